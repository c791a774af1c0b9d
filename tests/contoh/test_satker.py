"""What the offices hold: valid, of every kind, and unlike each other."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from kinerja_lib import contoh
from kinerja_lib.capaian.deret import METODE
from kinerja_lib.contoh.butir import choose
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.negeri import list_kantor
from kinerja_lib.contoh.setahun import Setahun, make_setahun
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.paket.folder import list_satker
from kinerja_lib.paket.paket import Paket, read_paket
from kinerja_lib.paket.skema import ARAH, BUTIR, STATUS, contracts
from kinerja_lib.satker.laporan import open_laporan

BENIH = 42
TAHUN = (2021, 2022, 2023)


@pytest.fixture(scope="module")
def paket(negeri: Path) -> list[Paket]:
    return [read_paket(kode, negeri) for kode in list_satker(negeri)]


@pytest.fixture(scope="module")
def setahun() -> list[Setahun]:
    """Return the years of 150 offices."""
    made = []
    for k in list_kantor(150):
        sasaran = choose(k, Dadu(BENIH, int(k.kode), 3))
        made += [make_setahun(k, sasaran, t, BENIH, t == TAHUN[-1]) for t in TAHUN]
    return made


def values(paket: list[Paket], tabel: str, kolom: str) -> set[str]:
    return set(chain.from_iterable(p.tabel[tabel][kolom] for p in paket))


def test_every_office_is_valid_and_says_that_it_is_invented(paket: list[Paket]) -> None:
    assert len(paket) == 24
    assert all(p.rekaan and p.tahun == TAHUN for p in paket)


def test_no_table_is_empty_and_nobody_is_named(paket: list[Paket]) -> None:
    for nama in contracts().keys() - {"pengecualian"}:
        assert all(len(p.tabel[nama]) for p in paket), nama
    for tabel, kolom in (
        ("struktur", "pejabat"),
        ("dokumen", "pihak_pertama"),
        ("dokumen", "pihak_kedua"),
    ):
        assert values(paket, tabel, kolom) == {""}
    assert not any({"telepon", "email"} & {*p.profil} for p in paket)


@pytest.mark.parametrize(
    ("tabel", "kolom", "semua"),
    [
        ("indikator", "arah", set(ARAH)),
        ("indikator", "konsolidasi", set(METODE)),
        ("indikator", "skala", {"", "akip", "opini"}),
        ("klaim", "butir", set(BUTIR)),
        ("triwulan", "status_realisasi", {"", *STATUS}),
        ("pengukuran", "dokumen", {"rkt", "rkt_kegiatan", "lkj_tabel5", "lkj_sasaran"}),
        ("anggaran", "tingkat", {"program", "kegiatan"}),
        ("dokumen", "jenis", {"rkt", "pk"}),
    ],
)
def test_everything_that_a_column_may_hold_is_there(
    paket: list[Paket], tabel: str, kolom: str, semua: set[str]
) -> None:
    assert values(paket, tabel, kolom) == semua


def test_every_kind_of_value_is_there(paket: list[Paket]) -> None:
    texts = [t for k in ("target", "realisasi") for t in values(paket, "pengukuran", k)]
    kinds = {read_nilai(t).jenis for t in texts}
    assert kinds == {"persen", "kuantitas", "rupiah", "label", "rentang", "ya_tidak", "kosong"}
    for part in (",5%", ".5%", " %", " dan ", "/", "Rp", "–", "WTP", "BB"):
        assert [t for t in texts if part in t], part


def test_four_quarters_of_a_sum_make_the_year(paket: list[Paket]) -> None:
    for p in paket:
        table = p.tabel["triwulan"]
        jumlah = p.tabel["indikator"].query("konsolidasi == 'jumlah'")["kode"]
        year = p.tabel["pengukuran"].query("dokumen == 'lkj_tabel5' and tahun == '2022'")
        printed = dict(zip(year["kode"], year["realisasi"], strict=True))
        for kode in jumlah:
            rows = table[(table["kode"] == kode) & (table["tahun"] == "2022")]
            parts = [read_nilai(t).angka for t in rows["realisasi"]]
            if len(parts) == 4 and None not in parts:
                assert sum(parts) == pytest.approx(read_nilai(printed[kode]).angka)


def test_last_quarters_can_be_late_and_only_in_the_last_year(setahun: list[Setahun]) -> None:
    late = [th for th in setahun if th.masuk < 4]
    assert late and {th.tahun for th in late} == {2023}
    assert len(late) < 0.2 * len(setahun) / len(TAHUN)


def test_capaian_spreads_as_in_a_real_country(setahun: list[Setahun]) -> None:
    capaian = sorted(c for th in setahun if (c := th.capaian) is not None)
    low, middle = capaian[len(capaian) // 50], capaian[len(capaian) // 2]
    assert capaian[0] > 60 and low < 82 < 88 < middle < 96
    by_year = [[th.capaian or 0 for th in setahun if th.tahun == t] for t in TAHUN]
    first, _, last = (sum(y) / len(y) for y in by_year)
    assert first < last
    assert any(b < a for a, b in zip(by_year[0], by_year[2], strict=True))


def test_some_sasaran_fail_more_often_than_others(setahun: list[Setahun]) -> None:
    missed: dict[str, list[bool]] = {}
    for th in setahun:
        for b in th.baris:
            if b.capaian is not None:
                nama = next(str(s.data["nama"]) for s in th.sasaran if b.butir in s.butir)
                missed.setdefault(nama, []).append(b.capaian < 100)
    share = sorted(sum(m) / len(m) for m in missed.values())
    assert share[0] < 0.25 and share[-1] > 0.7


def test_each_year_can_be_reported_and_goes_beyond_its_targets(negeri: Path) -> None:
    for tahun in TAHUN:
        lap = open_laporan("990002", tahun, negeri)
        assert lap.capaian.nilai is not None
        assert 10 <= len(lap.sasaran) <= 15
    assert any(
        (open_laporan(k, 2023, negeri).pengukuran["capaian_mentah"] > 100).any()
        for k in ("990002", "990003", "990004")
    )


def test_gaps_and_contradictions_are_there(paket: list[Paket]) -> None:
    assert "" in values(paket, "anggaran", "realisasi")
    assert "realisasi belum diisi pada sumber" in values(paket, "pengukuran", "catatan")
    names = {nama for p in paket for tahun, nama in p.narasi if tahun == 2023}
    assert all(("kata_pengantar" in {n for _, n in p.narasi}) for p in paket)
    assert any((2023, "monev-tw1") not in p.narasi for p in paket) and "monev-tw1" in names


def test_only_the_command_line_knows_the_invented_country() -> None:
    package = Path(str(contoh.__file__)).parent
    users = [
        p.relative_to(package.parent).as_posix()
        for p in package.parent.rglob("*.py")
        if package not in p.parents and "kinerja_lib.contoh" in p.read_text("utf-8")
    ]
    assert users == ["cli/cli.py"]

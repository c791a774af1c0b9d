"""The tidy tables agree with the reports, leave broken satker out, and come back from the cache."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_jelajah, open_laporan, perubahan
from kinerja_lib.capaian.ukur import measured_target
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.dasar.perintah import quote
from kinerja_lib.jelajah import bangun, buka
from kinerja_lib.jelajah.lintasan import _place
from kinerja_lib.jelajah.pilih import pick_satker
from kinerja_lib.jelajah.simpanan import cache_file
from tests.conftest import DATA
from tests.dua_tahun import laporan, rows


@pytest.mark.parametrize("tahun", [2021, 2022, 2023])
def test_rows_are_those_of_the_report(j: Any, negeri: Path, tahun: int) -> None:
    kode = j.satker[0]
    lap = open_laporan(kode, tahun, negeri)
    rows = {r["kode"]: r for r in j.rows("tahunan", satker=kode, tahun=tahun)}
    assert rows.keys() == {r["kode"] for r in lap.terukur}
    for r in lap.terukur:
        mine = rows[r["kode"]]
        assert mine["capaian"] == pytest.approx(r["capaian"], nan_ok=True)
        assert (mine["kategori"], mine["keterangan"]) == (r["kategori"], r["keterangan"])
        assert (mine["target"], mine["indikator"]) == (measured_target(r), r["nama"])
        assert mine["baris"] == r["_baris"]


def test_years_are_those_of_the_report(metro: Any, lap: Any) -> None:
    table = perubahan(metro, "656794").tabel
    assert [*zip(table["tahun"], table["capaian"], table["asal"], strict=True)] == [
        (t.tahun, t.nilai, t.asal) for t in lap.tahunan
    ]
    assert table["perubahan_poin_persen"].iloc[-1] == lap.selisih


def test_a_broken_satker_is_left_out_with_the_reason(j: Any) -> None:
    assert len(j.ditinggalkan) == 1
    ((kode, why),) = j.ditinggalkan.items()
    assert "baris ganda" in why
    assert kode not in j.satker
    with pytest.raises(UsageError, match="tidak ikut dijelajahi"):
        perubahan(j, kode)


@pytest.mark.parametrize("policy", ["", "[tahun.2022]\ncap = 120\n"])
@pytest.mark.parametrize("klaim", [None, "79%", "95%"])
def test_two_years_are_compared_as_in_the_report(
    satker_kecil: Callable[..., Path], policy: str, klaim: str | None
) -> None:
    said = {(2022, "capaian"): klaim} if klaim else {}
    two = rows(2022, ["140", "61,466"]) + rows(2023, ["140", "70,966"])
    lap = laporan(satker_kecil, two, said, policy)
    table = perubahan(open_jelajah(lap.paket.folder.parents[1]), "022207").tabel
    assert [*table["capaian"]] == pytest.approx([80.733, 85.483])
    assert table["perubahan_poin_persen"].iloc[-1] == pytest.approx(lap.selisih)
    stated = table["dinyatakan"].iloc[0]
    assert (None if stated != stated else stated) == (float(klaim[:-1]) if klaim else None)
    each = perubahan(open_jelajah(lap.paket.folder.parents[1]), "022207", "S01.1").tabel
    assert [*each["capaian"]] == [100, 100]


def test_a_year_that_is_only_claimed_is_told_apart(metro: Any) -> None:
    view = perubahan(metro, "656794")
    assert [*view.tabel["dasar"]] == ["", "berbeda"]
    assert view.kalimat[1] == "Dasarnya berbeda: 2022 dinyatakan, 2023 dihitung."
    assert view.baris[-1][-1].teks == "+4 poin persen, dasar berbeda"


PENGUKURAN = (
    "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
    "capaian_tercetak,sumber,catatan\n{tahun},lkj_tabel5,{kode},1,a,b,,4 laporan,{r},,uji,\n"
)


@pytest.mark.parametrize(
    ("tahun", "kode", "r", "why"),
    [
        ("2023", "S01.1", "4o laporan", "tidak terbaca"),
        ("2023", "S01.1", "sekitar empat", "tidak terbaca"),
        ("2023", "S99.9", "4 laporan", "S99.9 tidak ada"),
        ("dua ribu", "S01.1", "4 laporan", "tahun bukan empat angka"),
    ],
)
def test_what_breaks_a_satker(
    satker_kecil: Callable[..., Path], tahun: str, kode: str, r: str, why: str
) -> None:
    text = PENGUKURAN.format(tahun=tahun, kode=kode, r=r)
    with pytest.raises(UsageError, match=why):
        open_jelajah(satker_kecil(**{"pengukuran.csv": text}))


def test_only_what_changed_is_read_again(
    negeri: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "data"
    shutil.copytree(negeri, root)
    asked: list[list[str]] = []

    def watched(root: Path, kode: Any) -> Any:
        asked.append(list(kode))
        return bangun.build(root, kode)

    monkeypatch.setattr(buka, "build", watched)
    first = open_jelajah(root)
    again = open_jelajah(root)
    kode = first.satker[2]
    path = root / "satker" / kode / "pengukuran.csv"
    path.write_text(path.read_text("utf-8").replace("%", " %"), "utf-8")
    changed = open_jelajah(root)
    assert [len(a) for a in asked] == [10, 1]
    assert asked[1] == [kode]
    assert again.tahunan.astype("str").equals(first.tahunan.astype("str"))
    assert again.ditinggalkan == first.ditinggalkan == changed.ditinggalkan
    assert len(changed.tahunan) == len(first.tahunan)
    assert any(
        "%" in r["target"] and " %" in r["target"] for r in changed.rows("tahunan", satker=kode)
    )
    shutil.rmtree(root / "satker" / kode)
    assert kode not in open_jelajah(root).satker


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 bukan zip", b"\x80\x04K\x01."])
def test_a_cache_that_cannot_be_read_is_made_again(tmp_path: Path, content: bytes) -> None:
    root = tmp_path / "data"
    shutil.copytree(DATA, root)
    path = cache_file(root)
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    assert open_jelajah(root).satker == ["656794"]
    assert path.read_bytes() != content


def test_without_a_place_for_the_cache_all_is_the_same(
    metro: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ("-", "/dev/null/tidak-bisa"):
        monkeypatch.setenv("KINERJA_SIMPANAN", place)
        assert len(open_jelajah(DATA).tahunan) == len(metro.tahunan)


def test_many_processes_give_the_same(
    j: Any, negeri: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bangun, "SERENTAK", 4)
    monkeypatch.setattr(bangun.os, "cpu_count", lambda: 2)
    codes = sorted(p.name for p in (negeri / "satker").iterdir())
    tables, left = bangun.build(negeri, codes)
    assert left == j.ditinggalkan
    for nama, table in tables.items():
        assert len(table) == len(j.tabel[nama])
    assert tables["tahunan"]["capaian"].sum() == pytest.approx(j.tahunan["capaian"].sum())


def test_a_folder_without_satker_is_refused(tmp_path: Path) -> None:
    (tmp_path / "satker").mkdir()
    with pytest.raises(UsageError, match="belum berisi satker"):
        open_jelajah(tmp_path)


def test_a_message_repeats_the_folder_of_the_user(j: Any, negeri: Path) -> None:
    said = f"--data {quote(str(negeri))}`"
    with pytest.raises(UsageError, match=re.escape(f"`kinerja daftar {said}")):
        pick_satker(j, "123456")
    left = next(iter(j.ditinggalkan))
    with pytest.raises(UsageError, match=re.escape(f"`kinerja periksa --satker {left} {said}")):
        pick_satker(j, left)


@pytest.mark.parametrize(
    ("berkas", "place"),
    [
        ("satker/656794/pengukuran.csv", "satker/656794/renstra.csv"),
        ("satker/656794/tabel pengukuran", "satker/656794/tabel renstra"),
        ("satker/656794/a [b].xlsx[Pengukuran]", "satker/656794/a [b].xlsx, lembar renstra"),
    ],
)
def test_a_renstra_belongs_where_the_satker_keeps_its_tables(berkas: str, place: str) -> None:
    assert _place({"satker": "656794", "berkas": berkas}) == place

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.bab.akuntabilitas import kalimat_capaian, skala
from kinerja_lib.bab.depan import ikhtisar
from kinerja_lib.bab.sasaran import target_realisasi
from kinerja_lib.bab.tahunan import kalimat_tahunan
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.satker.laporan import Laporan
from tests.conftest import DATA

PENGUKURAN = (
    "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
    "capaian_tercetak,sumber,catatan\n"
)


@pytest.mark.parametrize(
    ("tercetak", "dihitung", "sama"),
    [
        ("100%", 100.0, True),
        ("66,7%", 66.6666, True),
        ("66,67 %", 66.6666, True),
        ("67%", 66.6666, True),
        ("66%", 66.6666, False),
        ("97,74%", 97.744, True),
        ("97,75%", 97.744, False),
        ("95%", 100.0, False),
        ("100%", None, False),
        ("B", 100.0, False),
    ],
)
def test_a_printed_number_is_compared_as_far_as_it_is_printed(
    tercetak: str, dihitung: float | None, sama: bool
) -> None:
    assert agrees(tercetak, dihitung) is sama


@pytest.mark.parametrize(
    ("arah", "policy", "target", "realisasi", "tercetak", "said", "unsaid"),
    [
        (
            "naik",
            "cap = 100",
            "5",
            "7",
            "140%",
            "lebih baik dari target",
            "tidak mengikuti rumusnya",
        ),
        (
            "naik",
            "cap = 100",
            "5",
            "7",
            "100%",
            "lebih baik dari target",
            "tidak mengikuti rumusnya",
        ),
        ("naik", "cap = 100", "5", "7", "90%", "tidak mengikuti rumusnya", "belum memenuhi"),
        ("naik", "cap = 100", "3", "2", "66,7%", "belum memenuhi", "tidak mengikuti rumusnya"),
        ("naik", "cap = 90", "100", "95", "", "belum memenuhi", "lebih baik dari target"),
        ("turun", 'cap = 120\nminimise = "rasio"', "3", "0", "", "memenuhi", "belum memenuhi"),
    ],
)
def test_a_result_is_said_by_its_state(
    satker_kecil: Callable[..., Path],
    arah: str,
    policy: str,
    target: str,
    realisasi: str,
    tercetak: str,
    said: str,
    unsaid: str,
) -> None:
    row = f'2023,lkj_tabel5,S01.1,1,a,b,,{target},{realisasi},"{tercetak}",uji,\n'
    data = satker_kecil(**{"pengukuran.csv": PENGUKURAN + row})
    table = data / "satker" / "022207" / "indikator.csv"
    table.write_text(table.read_text("utf-8").replace(",naik,", f",{arah},"), "utf-8")
    (data / "acuan").mkdir()
    (data / "acuan" / "kebijakan.toml").write_text(f"[bawaan]\n{policy}\n", "utf-8")
    blocks = target_realisasi(open_laporan("022207", 2023, data), "S01")
    text = str(blocks[1].data())
    assert said in text
    assert unsaid not in text


@pytest.mark.parametrize(
    ("skala_dipakai", "said"),
    [
        ("kpu", ["di bawah 55%", "mulai 55% di bawah 75,5%", "mulai 90,5%"]),
        ("akip", ["sampai 30%", "di atas 30% sampai 50%", "di atas 90%"]),
        ("ikpa", ["di bawah 70%", "mulai 89% di bawah 95%", "mulai 95%"]),
    ],
)
def test_the_applied_scale_says_which_ends_belong_to_it(
    satker_kecil: Callable[..., Path], skala_dipakai: str, said: list[str]
) -> None:
    data = satker_kecil()
    (data / "acuan").mkdir()
    (data / "acuan" / "kebijakan.toml").write_text(f'skala = "{skala_dipakai}"\n', "utf-8")
    table = skala(open_laporan("022207", 2023, data)).isi[0].data()
    applied = [row[2]["teks"] for row in table["baris"]]
    assert [a for a in applied if a in said] == said


def test_the_sentence_names_the_method_of_the_policy() -> None:
    lap = open_laporan("656794", 2023, DATA)
    assert lap.capaian.aturan in kalimat_capaian(lap)


@pytest.mark.parametrize(
    ("terukur", "jumlah", "warned"), [(1, 3, True), (2, 5, True), (2, 4, False), (3, 3, False)]
)
def test_a_number_that_rests_on_few_indicators_says_so(
    satker_kecil: Callable[..., Path], terukur: int, jumlah: int, warned: bool
) -> None:
    kode = [f"S01.{i}" for i in range(1, jumlah + 1)]
    rows = "".join(
        f"2023,lkj_tabel5,{k},1,a,b,,5,{'5' if i < terukur else ''},,uji,\n"
        for i, k in enumerate(kode)
    )
    head = "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,penanggung_jawab,sumber\n"
    meta = head + "".join(f"{k},S01,x,naik,,jumlah,,,uji\n" for k in kode)
    data = satker_kecil(**{"pengukuran.csv": PENGUKURAN + rows, "indikator.csv": meta})
    lap = open_laporan("022207", 2023, data)
    said = (
        f"**Baca angka ini dengan hati-hati**: hanya {terukur} dari {jumlah} indikator yang dapat "
        "dihitung, kurang dari separuhnya, sehingga angka ini belum mewakili kinerja KPU Uji "
        "seluruhnya."
    )
    assert (said in kalimat_capaian(lap)) is warned
    figure = str(ikhtisar(lap).isi[0].data())
    assert (f"dari {terukur} indikator saja" in figure) is warned


def test_the_summary_tells_the_change_from_last_year(lap: Laporan) -> None:
    paragraphs = kalimat_capaian(lap).split("\n\n")
    assert " ".join(filter(None, kalimat_tahunan(lap))) == paragraphs[-1] != ""

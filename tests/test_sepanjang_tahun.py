"""An office from January to its LKj: what it can make, and what its pages say, at each step."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from kinerja_lib import open_laporan
from kinerja_lib.bab import akuntabilitas, monev, perencanaan
from kinerja_lib.blok import Tabel
from kinerja_lib.cli.cli import cli
from tests.sepanjang_tahun import write


def said(*blocks: object) -> str:
    """Return the sentences of blocks."""
    flat = [b for block in blocks for b in getattr(block, "isi", [block])]
    return " ".join(str(getattr(b, "teks", "")) for b in flat)


@pytest.mark.parametrize(
    ("masuk", "triwulan", "lkj", "dokumen", "there", "absent"),
    [
        ([], 1, "", "pk", ["TW I belum diisi", "triwulan tahun ini"], ["dari 0"]),
        ([1], 1, "", "pk", ["4 dari 4 indikator", "6,38% sampai 97,78%"], ["belum diisi"]),
        ([1], 2, "", "pk", ["TW II belum diisi", "terakhir terisi adalah Triwulan I"], ["dari 0"]),
        ([1, 2], 2, "", "pk", ["2 dari 3 indikator", "pada 1 dari 4", "S01.1"], ["TW II belum"]),
        ([1, 2, 3], 3, "", "pk", ["Belum dapat dihitung 2 indikator", "S01.1"], ["belum diisi**"]),
        ([1, 2, 3, 4], 4, "lkj_bab3", "lkj_bab3", ["setahun (LKj (lkj"], ["belum diisi**"]),
    ],
)
def test_monev_of_each_step(
    tmp_path: Path,
    masuk: list[int],
    triwulan: int,
    lkj: str,
    dokumen: str,
    there: list[str],
    absent: list[str],
) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, masuk, lkj=lkj), triwulan)
    words = said(monev.ringkas(lap))
    assert lap.dokumen_ukur == dokumen
    assert [w for w in there if w not in words] == []
    assert [w for w in absent if w in words] == []


def test_the_lkj_is_a_draft_until_its_table_comes_in(tmp_path: Path) -> None:
    lap = open_laporan("022207", 2025, write(tmp_path, [1]))
    words = said(akuntabilitas.capaian(lap), akuntabilitas.rumus(lap))
    assert "Realisasi setahun KPU Uji tahun 2025 belum diisi" in words
    assert "Target 5 indikator diambil dari Perjanjian Kinerja." in words
    assert "Yang diukur: Perjanjian Kinerja." in words
    plans = [b for b in perencanaan.rencana_kerja(lap).isi if isinstance(b, Tabel)]
    assert [t.kolom[-1].judul for t in plans] == ["Target"]
    assert [row[-1].teks for row in plans[0].baris[1:]] == [  # type: ignore[union-attr]
        "47 laporan",
        "90%",
        "4 kasus",
        "B",
        "8 kegiatan",
    ]
    table = next(b for b in akuntabilitas.pengukuran(lap).isi if isinstance(b, Tabel))
    target = table.baris[1][2]
    assert target.teks == "47 laporan"  # type: ignore[union-attr]
    assert target.sumber == "satker/022207/perjanjian.csv:7:target"  # type: ignore[union-attr]
    done = open_laporan("022207", 2025, write(tmp_path, [1, 2, 3, 4], lkj="lkj_tabel7"))
    assert (done.dokumen_ukur, done.capaian.terukur, done.capaian.jumlah) == ("lkj_tabel7", 5, 5)


def test_the_terminal_in_april(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, [1])
    run = CliRunner().invoke
    can = "2025 (monev: TW I; lkj: realisasi setahun belum diisi; diukur: pk di tabel perjanjian)"
    assert f"Dapat disusun: 022207  KPU Uji: {can}" in run(cli, ["periksa"]).stderr
    assert f"022207  KPU Uji: {can}\n" in run(cli, ["daftar"]).stdout
    made = run(cli, ["render", "monev", "--tahun", "2025", "--triwulan", "2", "--format", "html"])
    assert made.exit_code == 0
    note = "TW II belum diisi (yang terisi: TW I): isi satker/022207/triwulan.csv, kolom realisasi"
    assert note in made.stderr
    page = (tmp_path / "output" / "2025" / "022207" / "monev-tw2.html").read_text("utf-8")
    assert "TW II belum diisi" in page
    assert "0 dari 0" not in page


def test_a_year_that_cannot_be_made_leads_to_periksa(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    folder = write(tmp_path, [1]) / "satker" / "022207"
    for nama in ("pengukuran", "perjanjian"):
        head = (folder / f"{nama}.csv").read_text("utf-8").splitlines()[0]
        (folder / f"{nama}.csv").write_text(f"{head}\n", "utf-8")
    run = CliRunner().invoke
    shown = run(cli, ["daftar"]).stdout
    assert "2025 (belum dapat disusun); lihat `kinerja periksa --satker 022207`" in shown
    checked = run(cli, ["periksa"])
    assert checked.exit_code == 1
    assert "2025: monev dan lkj belum dapat disusun: belum ada target setahun" in checked.stdout
    made = run(cli, ["render", "monev", "--tahun", "2025", "--triwulan", "1"])
    assert (made.exit_code, made.stdout) == (2, "")
    assert "laporan 2025 satker 022207 belum dapat disusun: belum ada target" in made.stderr

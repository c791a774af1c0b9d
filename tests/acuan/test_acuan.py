"""Reference data: a folder's own file by file, read once; scales of labels are rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.acuan.acuan import ACUAN, Acuan
from kinerja_lib.acuan.skala import label_scales
from kinerja_lib.capaian.banding import compare
from kinerja_lib.dasar.errors import PolicyError
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.paket.silang.label import check_labels

AKREDITASI = """\
akreditasi,uji,tidak,1,,ya,Tidak Terakreditasi,TT,
akreditasi,uji,tidak,2,1,ya,Baik,Baik,
akreditasi,uji,tidak,3,2,ya,Unggul,Unggul,
"""


@pytest.fixture
def acuan(tmp_path: Path) -> Acuan:
    own = (ACUAN / "skala.csv").read_text("utf-8") + AKREDITASI
    (tmp_path / "skala.csv").write_text(own, "utf-8")
    return Acuan(tmp_path)


def test_a_folder_has_its_own_file_or_the_projects(acuan: Acuan) -> None:
    assert acuan.path("skala.csv").parent == acuan.folder
    assert acuan.path("kalimat.toml") == ACUAN / "kalimat.toml"
    assert Acuan().path("skala.csv") == ACUAN / "skala.csv"


def test_a_file_is_read_once(acuan: Acuan) -> None:
    before = acuan.skala, acuan.kebijakan(2023)
    (acuan.folder / "skala.csv").write_text("rusak", "utf-8")
    assert (acuan.skala, acuan.kebijakan(2023)) == before
    with pytest.raises(PolicyError, match=r"skala\.csv:1:skala"):
        Acuan(acuan.folder).check()


def test_a_policy_with_a_scale_that_is_not_there_is_refused(acuan: Acuan) -> None:
    (acuan.folder / "kebijakan.toml").write_text('skala = "tiada"\n', "utf-8")
    with pytest.raises(PolicyError, match=r"skala: tiada: tidak ada di skala\.csv: pakai: kpu, "):
        acuan.check(2023)


def test_a_scale_whose_bands_all_have_names_is_one_of_labels(acuan: Acuan) -> None:
    assert label_scales(acuan.skala) == ("akip", "opini", "akreditasi")
    pair = compare(read_nilai("Baik"), read_nilai("Unggul"), "naik", acuan.skala, "akreditasi")
    assert pair.bagian == ((2.0, 3.0),)


@pytest.mark.parametrize(
    ("skala", "said"),
    [
        ("", None),
        ("akip", None),
        ("akreditasi", None),
        ("kpu", "kpu: bukan skala berlabel"),
        ("akreditas", 'mungkin maksudnya "akreditasi"; pakai akip, opini, akreditasi, kosongkan'),
    ],
)
def test_an_indicator_may_name_any_scale_of_labels(
    acuan: Acuan, skala: str, said: str | None
) -> None:
    row = {"kode": "S1", "skala": skala, "_berkas": "i.csv", "_baris": 2}
    found = [str(t) for t in check_labels({"indikator": [row]}, acuan.skala)]
    assert len(found) == (said is not None) and (said or "") in "".join(found)

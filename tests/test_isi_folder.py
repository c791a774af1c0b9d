"""What lies in the data folder that nobody reads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib.errors import DataError, KinerjaError, UsageError
from kinerja_lib.isi_folder import check_root, code_in, meant_by
from kinerja_lib.laporan import open_laporan
from kinerja_lib.paket import check_satker, read_paket

Make = Callable[..., Path]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("profil.toml.txt", "profil.toml"), ("Profil.TOML", "profil.toml"),
        ("profil.txt", "profil.toml"), ("profil - Copy.toml", "profil.toml"),
        ("triwulan.CSV", "triwulan.csv"), ("Sasaran.csv", "sasaran.csv"),
        ("sasaran.csv.txt", "sasaran.csv"), ("anggaran.tsv", "anggaran.csv"),
        ("pengukuran (1).csv", "pengukuran.csv"), ("Narasi", "narasi"), ("narasi2023", "narasi"),
        ("Pendukun", "pendukung"), ("LKj 2023.pdf", ""), ("catatan.txt", ""), ("2023", ""),
        ("narasi.docx", ""), ("triwulan", "triwulan.csv"), ("triwulan.json", "triwulan.csv"),
        ("Triwulan.csv.gz", "triwulan.csv"), ("triwulan.catatan rapat", ""),
    ],
)  # fmt: skip
def test_a_name_that_is_nearly_right_is_recognised(name: str, meant: str) -> None:
    assert meant_by(name) == meant


def folder_of(data: Path) -> Path:
    return data / "satker" / "022207"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("triwulan.CSV", 'mungkin maksudnya "triwulan.csv": ganti namanya'),
        ("triwulan.csv.txt", "Windows menyembunyikan akhiran"),
        ("triwulan.tsv", "simpan sebagai triwulan.csv"),
        ("data.xlsb", "simpan sebagai .xlsx"),
        ("Narasi/2023/S01.md", 'mungkin maksudnya "narasi"'),
        ("2023/anggaran.csv", "folder di dalam folder satker tidak dibaca"),
        ("pendukung/pelatihan.xlsx", "bukan tabel CSV"),
    ],
)
def test_a_table_that_nobody_reads_is_refused(satker_kecil: Make, name: str, said: str) -> None:
    data = satker_kecil()
    for old in (folder_of(data) / "narasi").rglob("*.md") if name.startswith("Narasi") else ():
        old.unlink()
    if name.startswith("Narasi"):
        (folder_of(data) / "narasi" / "2023").rmdir()
        (folder_of(data) / "narasi").rmdir()
    path = folder_of(data) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("kode\nx\n")
    with pytest.raises(DataError) as error:
        read_paket("022207", data)
    (line,) = str(error.value).splitlines()
    assert said in line and f"022207/{name.partition('/')[0]}" in line


@pytest.mark.parametrize(
    ("old", "new"),
    [("profil.toml", "profil.toml.txt"), ("profil.toml", "Profil.toml"),
     ("sasaran.csv", "sasaran.csv.txt"), ("sasaran.csv", "Sasaran.csv")],
)  # fmt: skip
def test_a_misnamed_file_is_one_message_and_the_first(
    satker_kecil: Make, old: str, new: str
) -> None:
    data = satker_kecil()
    (folder_of(data) / old).rename(folder_of(data) / new)
    with pytest.raises(DataError) as error:
        read_paket("022207", data)
    assert f'{new}: tidak dibaca: mungkin maksudnya "{old}"' in str(error.value).splitlines()[0]
    assert "tidak ada" not in str(error.value).splitlines()[0]


def test_a_missing_profile_says_what_to_make(satker_kecil: Make) -> None:
    data = satker_kecil()
    (folder_of(data) / "profil.toml").unlink()
    with pytest.raises(DataError, match="profil satker tidak ada: buat dengan kunci kode, nama"):
        read_paket("022207", data)


def test_what_is_like_nothing_is_only_said(satker_kecil: Make) -> None:
    data = satker_kecil()
    for name in ("LKj 2023.pdf", "profil.toml.bak", "~$data.xlsx", "desktop.ini", "Thumbs.db",
                 ".DS_Store", "_catatan.txt"):  # fmt: skip
        (folder_of(data) / name).write_text("x")
    assert [t.nilai for t in read_paket("022207", data).sisa] == ["LKj 2023.pdf", "profil.toml.bak"]


def test_links_that_lead_nowhere_are_refused(satker_kecil: Make) -> None:
    data = satker_kecil()
    (folder_of(data) / "putus").symlink_to("tidak-ada")
    (folder_of(data) / "putar").symlink_to("putar")
    with pytest.raises(DataError) as error:
        read_paket("022207", data)
    assert [Path(t.berkas).name for t in error.value.temuan] == ["putar", "putus"]


@pytest.mark.parametrize(
    "name",
    ["pengukuran.csv", "triwulan.csv", "profil.toml", "data.xlsx", "narasi/2023/S01.md",
     "narasi/2024", "pendukung/pelatihan.csv"],
)  # fmt: skip
@pytest.mark.parametrize(("target", "said"), [("", "berputar"), ("tidak-ada", "tidak menuju")])
def test_a_link_in_place_of_what_is_read_is_the_one_message(
    satker_kecil: Make, name: str, target: str, said: str
) -> None:
    data = satker_kecil()
    path = folder_of(data) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.symlink_to(target or path.name)
    with pytest.raises(DataError) as error:
        read_paket("022207", data)
    (line,) = str(error.value).splitlines()
    assert f"022207/{name}: " in line and f"tautan yang {said}" in line


@pytest.mark.parametrize("name", ["kebijakan.toml", "skala.csv", ""])
def test_a_link_in_place_of_reference_data_is_not_the_projects_own(
    satker_kecil: Make, name: str
) -> None:
    data = satker_kecil()
    (path := data / "acuan" / name).parent.mkdir(exist_ok=True)
    path.symlink_to("tidak-ada")
    with pytest.raises(KinerjaError, match="tautan yang tidak menuju apa pun"):
        open_laporan("022207", 2023, data)
    if name:
        refused, _ = check_root(data, "data", ["kebijakan.toml", "skala.csv"])
        assert [t.berkas for t in refused] == [f"data/acuan/{name}"]


def test_the_top_of_a_data_folder_is_looked_at(tmp_path: Path) -> None:
    for name in ("satker/656794", "satker/99001", "satker/990001 ", "satker/satker lama",
                 "satker/_arsip", "Acuan", "acuan"):  # fmt: skip
        (tmp_path / name).mkdir(parents=True)
    for name in ("acuan/Kebijakan.toml", "acuan/skala.csv", "acuan/surat.pdf", "kebijakan.toml",
                 "satker/data.xlsx", "BACA.md"):  # fmt: skip
        (tmp_path / name).write_text("")
    refused, said = check_root(tmp_path, "data", ["kebijakan.toml", "skala.csv"])
    found = {t.berkas.removeprefix("data/"): f"{t.aturan}: {t.perbaikan}" for t in refused}
    assert {*found} == {"satker/99001", "satker/990001 ", "satker/satker lama", "Acuan",
                        "acuan/Kebijakan.toml", "kebijakan.toml", "satker/data.xlsx"}  # fmt: skip
    assert "ganti namanya menjadi 099001" in found["satker/99001"]
    assert "ganti namanya menjadi 990001;" in found["satker/990001 "]
    assert "beri nama kode satker enam angka" in found["satker/satker lama"]
    assert "ganti namanya menjadi acuan" in found["Acuan"]
    assert [t.nilai for t in said] == ["surat.pdf"]


def test_a_code_is_found_in_the_profile_first(satker_kecil: Make) -> None:
    data = satker_kecil()
    folder = folder_of(data).rename(data / "satker" / "Uji 2023")
    assert code_in(folder) == "022207"
    with pytest.raises(UsageError, match='"data/satker/Uji 2023" bukan kode enam angka'):
        check_satker(data, "022207")

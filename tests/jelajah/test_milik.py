"""A folder of another office's data is left out with the reason, as `periksa` refuses it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from kinerja_lib import open_jelajah
from kinerja_lib.jalan.periksa import check_satker

KEPALA = "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
KEPALA += "capaian_tercetak,sumber,catatan\n"
ASING = "Sekretariat KPU Kabupaten Sukamaju"


def write(data: Path, kode: str, nama: str, mulai: int = 1, sebut: str = "Uji") -> Path:
    folder = data / "satker" / kode
    (folder / "narasi" / "2023").mkdir(parents=True)
    (folder / "profil.toml").write_text(
        f'kode = "{kode}"\nnama = "KPU Kota {nama}"\nnama_panjang = "KPU Kota {nama}"\n'
        f'jenis = "kota"\nwilayah = "Kota {nama}"\ntempat = "{nama}"\n'
    )
    (folder / "sasaran.csv").write_text(f"kode,no,nama,sumber\nS01,1,{sebut},uji\n")
    head = "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,penanggung_jawab,sumber\n"
    body = [f"I{i},S01,Ukur {i},naik,,jumlah,,,uji\n" for i in range(6)]
    (folder / "indikator.csv").write_text(head + "".join(body))
    body = [f"2023,lkj,I{i},,,Ukur {i},,10,{mulai + i},,uji,\n" for i in range(6)]
    (folder / "pengukuran.csv").write_text(KEPALA + "".join(body))
    (folder / "narasi" / "2023" / "S01.md").write_text("## analisis\n\nUji\n")
    return folder


def left(data: Path) -> dict[str, str]:
    """Return who is left out, which must be whom `periksa` refuses."""
    j = open_jelajah(data)
    codes = {p.name for p in (data / "satker").iterdir()}
    lines = check_satker([*j.ditinggalkan], str(data)).masalah
    assert all(any(k in line for line in lines) for k in j.ditinggalkan)
    assert {*j.satker} == codes - {*j.ditinggalkan}
    return dict(j.ditinggalkan)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("narasi/2023/kata_pengantar.md", f"Laporan {ASING}."),
        ("struktur.csv", f"kode,nama,pejabat,induk\nK,{ASING},,\n"),
        ("sasaran.csv", f"kode,no,nama,sumber\nS01,1,Terlaksananya tugas {ASING},uji\n"),
    ],
)
def test_a_text_of_another_office_is_named(tmp_path: Path, name: str, text: str) -> None:
    write(tmp_path, "100001", "Asri")
    (write(tmp_path, "100002", "Baru", mulai=20) / name).write_text(text)
    ((kode, why),) = left(tmp_path).items()
    assert kode == "100002" and "KPU Kabupaten Sukamaju" in why and "kantor lain disebut" in why


def test_a_workbook_of_another_office_is_named(tmp_path: Path) -> None:
    write(tmp_path, "100001", "Asri")
    folder = write(tmp_path, "100002", "Baru", mulai=20)
    (folder / "sasaran.csv").unlink()
    book = openpyxl.Workbook()
    book.active.title = "sasaran"
    book.active.append(["kode", "no", "nama", "sumber"])
    book.active.append(["S01", "1", f"Terlaksananya tugas {ASING}", "uji"])
    book.save(folder / "data.xlsx")
    assert [*left(tmp_path)] == ["100002"]


def test_a_mention_that_periksa_lets_pass_is_none(tmp_path: Path) -> None:
    folder = write(tmp_path, "100001", "Asri")
    (folder / "narasi/2023/S01.md").write_text(f"## analisis\n\nBanding dengan {ASING}.\n")
    assert left(tmp_path) == {}


def test_a_profile_of_another_code_or_name_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "100001", "Asri")
    shutil.copytree(tmp_path / "satker/100001", tmp_path / "satker/100002")
    path = write(tmp_path, "100003", "Baru", mulai=20) / "profil.toml"
    path.write_text(path.read_text().replace('wilayah = "Kota Baru"', 'wilayah = "Kota Asri"'))
    assert left(tmp_path) == {
        "100002": 'profil.toml kode "100001": harus sama dengan nama folder 100002',
        "100003": 'profil.toml wilayah "Kota Asri": bukan KPU Kota Baru, nama di profil ini',
    }


def test_the_same_figures_under_two_names_are_of_neither_until_mended(tmp_path: Path) -> None:
    write(tmp_path, "100001", "Asri")
    write(tmp_path, "100002", "Baru")
    write(tmp_path, "100003", "Ceria", mulai=30)
    found = left(tmp_path)
    assert [*found] == ["100001", "100002"]
    assert "6 dari 6 baris pengukuran sama dengan satker 100002 (KPU Kota Baru)" in found["100001"]
    assert left(tmp_path) == found
    shutil.rmtree(tmp_path / "satker/100002")
    write(tmp_path, "100002", "Baru", mulai=50)
    assert left(tmp_path) == {}


def test_a_text_that_comes_later_is_seen(tmp_path: Path) -> None:
    write(tmp_path, "100001", "Asri")
    folder = write(tmp_path, "100002", "Baru", mulai=20)
    assert left(tmp_path) == {}
    (folder / "narasi/2023/kata_pengantar.md").write_text(f"Laporan {ASING}.")
    assert [*left(tmp_path)] == ["100002"]

"""Every problem of every satker at once."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from kinerja_lib import open_jelajah
from kinerja_lib.jalan.periksa import Pemeriksaan, check_many
from kinerja_lib.jalan.reviu import review_many
from kinerja_lib.jelajah import bangun
from kinerja_lib.paket import paket
from kinerja_lib.satker import laporan


class PanicError(BaseException):
    """What a library in Rust raises."""


def test_clean_data_have_no_problem(proyek: Path) -> None:
    assert check_many(["656794"], "data") == Pemeriksaan((), (), 0, 1)


def test_all_problems_of_all_satker_are_listed(proyek: Path) -> None:
    satker = proyek / "data" / "satker"
    shutil.copytree(satker / "656794", satker / "000001")
    (satker / "656794" / "sasaran.csv").unlink()
    (satker / "656794" / "indikator.csv").unlink()
    problems = check_many(["000001", "656794"], "data").masalah
    for berkas in ("000001/profil.toml", "656794/sasaran.csv", "656794/indikator.csv"):
        assert [p for p in problems if p.startswith(f"data/satker/{berkas}:")]


@pytest.mark.parametrize("broken", [RecursionError(), MemoryError(), ValueError("x"), PanicError()])
def test_what_one_satker_breaks_is_its_own_problem(
    proyek: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException
) -> None:
    """Every command over many satker says it of that one, and goes on."""
    monkeypatch.setenv("KINERJA_SIMPANAN", "-")
    monkeypatch.delenv("KINERJA_DEBUG", raising=False)
    satker = proyek / "data" / "satker"
    shutil.copytree(satker / "656794", satker / "000001")

    def fail(place: object, *rest: object) -> object:
        if "000001" in str(place):
            raise broken
        return real(place, *rest)

    real = paket.read_paket
    for module in (paket, laporan):
        monkeypatch.setattr(module, "read_paket", fail)
    (problem,) = check_many(["000001", "656794"], "data").masalah
    assert problem.startswith("data/satker/000001: ")
    reviewed = review_many(["000001", "656794"], 2023, "data")
    assert [str(e)[:20] for e in reviewed.galat] == ["data/satker/000001: "]
    assert [r.satker for r in reviewed.reviu] == ["656794"]
    real = bangun.read_satker
    monkeypatch.setattr(bangun, "read_satker", fail)
    assert [*open_jelajah("data").ditinggalkan] == ["000001"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
@pytest.mark.parametrize("berkas", ["pengukuran.csv", "profil.toml", "data.xlsx"])
def test_a_pipe_among_the_files_is_not_waited_for(proyek: Path, berkas: str) -> None:
    path = proyek / "data" / "satker" / "656794" / berkas
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    problems = check_many(["656794"], "data").masalah
    assert [p for p in problems if f"/{berkas}:" in p and "bukan berkas biasa" in p]


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="devices of POSIX")
@pytest.mark.parametrize("berkas", ["pengukuran.csv", "profil.toml", "sasaran.csv", "data.xlsx"])
def test_a_device_in_one_folder_stops_no_other_satker(proyek: Path, berkas: str) -> None:
    satker = proyek / "data" / "satker"
    shutil.copytree(satker / "656794", satker / "000001")
    path = satker / "000001" / berkas
    path.unlink(missing_ok=True)
    path.symlink_to("/dev/zero")
    assert check_many(["656794"], "data").masalah == ()
    problems = check_many(["000001"], "data").masalah
    assert [p for p in problems if f"/000001/{berkas}" in p]


def test_a_bad_kebijakan_is_a_problem_named_once(proyek: Path) -> None:
    path = proyek / "data" / "acuan" / "kebijakan.toml"
    path.write_text('[bawaan]\nskala = "lain"\n')
    shutil.copytree(proyek / "data/satker/656794", proyek / "data/satker/000001")
    (problem,) = [p for p in check_many(["656794"] * 2, "data").masalah if "kebijakan.toml" in p]
    assert "skala: lain" in problem


@pytest.mark.parametrize(
    ("berkas", "before", "after", "said"),
    [
        (
            "triwulan.csv",
            "2023,S05.1,4,1 laporan,1 laporan",
            "2023,S05.1,4,1 laporan,2 laporan",
            "realisasi: 2 laporan: jumlah keempat triwulan (5 laporan dari",
        ),
        (
            "pengukuran.csv",
            ",3 Kegiatan,3 Kegiatan,100%,Tabel 5",
            ",3 Kegiatan,sekitar tiga,100%,Tabel 5",
            "realisasi: sekitar tiga: kata-kata ini bukan angka",
        ),
        (
            "pengukuran.csv",
            "90%,В,В,90%,Tabel 5",
            "90%,В,Bagus,90%,Tabel 5",
            "realisasi: Bagus: bukan label skala AKIP",
        ),
        (
            "pengukuran.csv",
            "90%,5 Orang,7 orang,100%,Tabel 5",
            "90%,4o Orang,7 orang,100%,Tabel 5",
            "target: 4o Orang: angka bercampur huruf yang mirip angka",
        ),
    ],
)
def test_one_planted_fault_of_real_data_is_one_problem(
    proyek: Path, berkas: str, before: str, after: str, said: str
) -> None:
    path = proyek / "data" / "satker" / "656794" / berkas
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")
    (problem,) = check_many(["656794"], "data").masalah
    assert said in problem and problem.startswith(f"data/satker/656794/{berkas}:")


def copy_of(proyek: Path, kode: str) -> Path:
    folder = proyek / "data" / "satker" / kode
    shutil.copytree(proyek / "data" / "satker" / "656794", folder)
    profil = folder / "profil.toml"
    profil.write_text(profil.read_text("utf-8").replace("656794", kode), encoding="utf-8")
    return folder


def test_a_copied_office_is_a_warning_that_names_both(proyek: Path) -> None:
    folder = copy_of(proyek, "000001")
    hasil = check_many(["000001", "656794"], "data")
    assert (hasil.masalah, hasil.ringkasan) == (
        (),
        "Tidak ada masalah pada 2 satker, 1 peringatan.",
    )
    assert hasil.peringatan == (
        "peringatan: data/satker/656794: pengukuran: sama dengan satker 000001: tiap satker "
        "mengukur kinerjanya sendiri: ganti dengan angka satker ini, atau hapus folder yang "
        "tersalin",
    )
    copy_of(proyek, "000002")
    (warning,) = check_many(["000001", "000002", "656794"], "data").peringatan
    assert "data/satker/000002: pengukuran: sama dengan satker 000001 dan 1" in warning
    for name in ("pengukuran.csv", "triwulan.csv"):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace("7 orang", "6 orang"), encoding="utf-8")
    (warning,) = check_many(["000001", "656794"], "data").peringatan
    assert "sama dengan satker 000001" in warning


def test_figures_under_two_names_are_a_problem_of_both(proyek: Path) -> None:
    folder = copy_of(proyek, "000001")
    for path in (p for p in folder.rglob("*") if p.suffix in (".csv", ".md", ".toml")):
        path.write_text(path.read_text("utf-8").replace("Kota Metro", "Kota Uji"), "utf-8")
    hasil = check_many(["000001", "656794"], "data")
    assert [p.split(": ")[0] for p in hasil.masalah] == ["data/satker/000001", "data/satker/656794"]
    assert hasil.bermasalah == 2 and not hasil.siap
    with (folder / "profil.toml").open("a", encoding="utf-8") as file:
        file.write('kantor_lain = ["KPU Kota Metro"]\n')
    assert check_many(["000001", "656794"], "data") == Pemeriksaan((), (), 0, 2)


def test_a_folder_of_another_office_is_one_problem_of_its_own(proyek: Path) -> None:
    profil = copy_of(proyek, "000001") / "profil.toml"
    profil.write_text(profil.read_text("utf-8").replace("Kota Metro", "Kota Uji"), "utf-8")
    hasil = check_many(["000001", "656794"], "data")
    (problem,) = hasil.masalah
    assert problem.startswith("data/satker/000001/") and "kantor lain disebut" in problem
    assert hasil.bermasalah == 1


def test_what_belongs_to_no_satker_is_named_with_all_of_them(proyek: Path) -> None:
    (proyek / "data" / "satker" / "99001").mkdir()
    assert check_many(["656794"], "data").masalah == ()
    hasil = check_many(["656794"], "data", semua=True)
    assert "data/satker/99001: 99001: nama folder bukan kode" in hasil.masalah[0]
    assert hasil.ringkasan == "1 masalah pada acuan atau folder data 1 satker."


def test_small_equal_tables_and_one_office_named_twice_are_no_copy(proyek: Path) -> None:
    table = proyek / "data" / "satker" / "656794" / "pengukuran.csv"
    assert check_many(["656794", "656794"], "data").peringatan == ()
    table.write_text("".join(table.read_text("utf-8").splitlines(True)[:4]), encoding="utf-8")
    copy_of(proyek, "000001")
    said = check_many(["000001", "656794"], "data").peringatan
    assert not [line for line in said if "sama persis" in line]


def test_the_summary_says_how_many_satker_have_problems(proyek: Path) -> None:
    (copy_of(proyek, "000001") / "sasaran.csv").unlink()
    (proyek / "data" / "satker" / "000001" / "indikator.csv").unlink()
    hasil = check_many(["000001", "656794"], "data")
    assert hasil.ringkasan == "2 masalah pada 1 dari 2 satker."


def test_a_misspelt_placeholder_is_a_problem_of_the_reference_data(proyek: Path) -> None:
    path = proyek / "data" / "acuan" / "kalimat.toml"
    path.write_text(
        path.read_text("utf-8").replace("adalah **$capaian**", "adalah $capain"), "utf-8"
    )
    hasil = check_many(["656794"], "data")
    assert "$capain: isian tidak dikenal" in hasil.masalah[0]
    assert hasil.ringkasan == "1 masalah pada acuan atau folder data 1 satker."

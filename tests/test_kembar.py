"""Two satker that share what only one can have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib.errors import DataError
from kinerja_lib.kembar import Jejak, pairs, refuse_twin, trace

Make = Callable[..., Path]
KEPALA = "tahun,dokumen,kode,indikator,target,realisasi\n"


def jejak(kode: str, *realisasi: str, pejabat: str = "", **more: str) -> Jejak:
    rows = [{"tahun": "2023", "dokumen": "d", "kode": f"I{i}", "target": "9", "realisasi": x}
            for i, x in enumerate(realisasi)]  # fmt: skip
    named = [{"pejabat": n} for n in pejabat.split(",") if n]
    profil = {"nama": f"KPU {kode}"} | more
    return trace(kode, profil, {"pengukuran": rows, "struktur": named})


A = ("1 unit", "2 unit", "3 unit", "4 unit", "5 unit", "6 unit", "7 unit", "8 unit", "9 unit", "10")


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [
        (jejak("1", *A), jejak("2", *A), "10 dari 10 baris pengukuran sama"),
        (jejak("1", *A), jejak("2", *A[:9], "11"), "9 dari 10 baris pengukuran sama"),
        (jejak("1", *A), jejak("2", *A[:8], "11", "12"), ""),
        (jejak("1", *A[:4]), jejak("2", *A[:4]), ""),
        (jejak("1", *["100%"] * 20), jejak("2", *["100%"] * 20), ""),
        (jejak("1", *["", "-"] * 9), jejak("2", *["", "-"] * 9), ""),
        (jejak("1", pejabat="A Uji,B Uji"), jejak("2", pejabat="B  uji,A Uji"), "2 pejabat sama"),
        (jejak("1", pejabat="A Uji,C Uji"), jejak("2", pejabat="A Uji,B Uji"), ""),
        (jejak("1", pejabat="A Uji,B Uji"), jejak("2", pejabat="A Uji,B Uji", induk="1"), ""),
    ],
)
def test_what_only_one_can_have(a: Jejak, b: Jejak, said: str) -> None:
    assert [s for _, _, s in pairs([a, b])] == ([said] if said else [])
    assert a.alike(b) == b.alike(a) == said


def test_a_profile_answers_for_both() -> None:
    a, b = jejak("1", *A), jejak("2", *A, kantor_lain="KPU 1")
    assert a.answered(b) and b.answered(a) and not a.answered(jejak("3", *A))


def write(data: Path, kode: str, nama: str, rows: str, more: str = "") -> None:
    folder = data / "satker" / kode
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "profil.toml").write_text(f'kode = "{kode}"\nnama = "{nama}"\n{more}', "utf-8")
    (folder / "pengukuran.csv").write_text(KEPALA + rows, "utf-8")


def rows_of(nama: str) -> str:
    return "".join(f"2023,d,I{i},Laporan {nama},9,{x}\n" for i, x in enumerate(A))


@pytest.mark.parametrize(
    ("nama", "rows", "more", "refused"),
    [
        ("KPU Kota Dua", rows_of("KPU Kota Dua"), "", True),
        ("KPU Kota Dua", rows_of("KPU Kota Satu"), "", False),
        ("KPU Kota Dua", rows_of("KPU Kota Dua").replace("5 unit", "55 unit"), "", False),
        ("KPU Kota Dua", rows_of("Dua"), 'kantor_lain = ["KPU Kota Satu"]\n', False),
        ("KPU Kota Satu", rows_of("KPU Kota Satu"), "", False),
    ],
    ids=["names replaced", "the other is the copy", "other figures", "answered", "one office"],
)
def test_before_a_report_the_digits_of_the_others_are_compared(
    tmp_path: Path, nama: str, rows: str, more: str, refused: bool
) -> None:
    write(tmp_path, "000001", "KPU Kota Satu", rows_of("KPU Kota Satu"))
    write(tmp_path, "000002", nama, rows, more)
    if not refused:
        return refuse_twin(tmp_path, "000001", "data")
    with pytest.raises(DataError) as error:
        refuse_twin(tmp_path, "000001", "data")
    for part in ("data/satker/000001: KPU Kota Satu", "satker 000002 (KPU Kota Dua)",
                 'kantor_lain = ["KPU Kota Dua"]'):  # fmt: skip
        assert part in str(error.value)
    return None

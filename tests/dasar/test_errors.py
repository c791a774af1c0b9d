"""Messages: one line a finding, the value shortened, nothing that a terminal would obey."""

from __future__ import annotations

import errno
from typing import Any

import pytest

from kinerja_lib.dasar.errors import (
    DataError,
    KinerjaError,
    PolicyError,
    ReportError,
    Temuan,
    UsageError,
    bring_together,
    nearest,
    one_line,
    os_reason,
    reason,
)


@pytest.mark.parametrize(
    ("temuan", "printed"),
    [
        (Temuan("a.csv", 3, "target", "x", "aturan", "obat"), "a.csv:3:target: x: aturan: obat"),
        (Temuan("a.csv", 0, "", "", "tabel kosong", "isi"), "a.csv: (kosong): tabel kosong: isi"),
        (Temuan("a.csv", 2, "", "x\ny", "r", "o"), r"a.csv:2: x\ny: r: o"),
        (Temuan("a.csv", 2, "k", "\x1b[31m", "r", "o"), r"a.csv:2:k: \x1b[31m: r: o"),
        (
            Temuan("a.csv", 2, "k\x07", "\u202etxt", "r\r", "o\t"),
            r"a.csv:2:k\x07: \u202etxt: r\r: o\t",
        ),
        (Temuan("a.csv", 2, "k", "a" * 61, "r", "o"), f"a.csv:2:k: {'a' * 59}…: r: o"),
        (Temuan("a.csv", 2, "k", "é" * 60, "r", "o"), f"a.csv:2:k: {'é' * 60}: r: o"),
    ],
)
def test_temuan_is_one_safe_line(temuan: Temuan, printed: str) -> None:
    assert str(temuan) == printed


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (KinerjaError("x"), 1),
        (UsageError("x"), 2),
        (DataError([]), 1),
        (PolicyError("x"), 1),
        (ReportError("x"), 1),
    ],
)
def test_every_error_has_its_exit_code(error: KinerjaError, code: int) -> None:
    assert error.exit_code == code


def test_data_error_lists_all_once_in_order_of_place() -> None:
    late, early = Temuan("b.csv", 9, "k", "", "r", "o"), Temuan("b.csv", 2, "k", "", "r", "o")
    error = DataError([late, early, late])
    assert error.temuan == (early, late)
    assert str(error).splitlines() == ["b.csv:2:k: (kosong): r (juga 1 baris lain: 9): o"]


def test_one_cause_is_said_once_the_decisive_first() -> None:
    def cell(baris: int, kolom: str = "k", **more: Any) -> Temuan:
        return Temuan("a.csv", baris, kolom, "x", "r", "o", **more)

    rows = [cell(n) for n in (3, 4, 5, 7, 9, 10)]
    head, file = cell(1, "a, b"), Temuan("z.csv", 0, "", "", "tabel wajib tidak ada", "o")
    lines = bring_together([*rows, cell(3, "lain"), head, file, cell(8, "s", utama=True)])
    assert lines == [
        "a.csv:8:s: x: r: o",
        "z.csv: (kosong): tabel wajib tidak ada: o",
        "a.csv:1:a, b: x: r: o",
        "a.csv:3:k: x: r (juga 5 baris lain: 4–5, 7, 9–10): o",
        "a.csv:3:lain: x: r: o",
    ]
    many = str(DataError([cell(n) for n in range(2, 100, 2)]))
    assert "juga 48 baris lain: 4, 6," in many and many.endswith(", …): o")


@pytest.mark.parametrize(
    ("value", "hint"),
    [("lkjj", 'Mungkin maksudnya "lkj".'), ("LKJ", 'Mungkin maksudnya "lkj".'), ("xyz", "")],
)
def test_unknown_names_value_neighbour_and_remedy(value: str, hint: str) -> None:
    text = str(UsageError.unknown("laporan", value, ["lkj", "monev"], "Lihat daftar."))
    assert text.startswith(f'laporan "{value}" tidak dikenal.')
    assert text.endswith("Lihat daftar.")
    assert hint in text and ("Mungkin" in text) == bool(hint)


def test_unknown_shortens_a_long_value_and_shows_control_characters() -> None:
    text = str(UsageError.unknown("satker", "\x1b" + "9" * 100_000, ["656794"], "Lihat daftar."))
    assert len(text) < 160 and "\x1b" not in text and r"\x1b" in text


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "tidak ada"),
        (PermissionError(errno.EACCES, "denied"), "izin"),
        (IsADirectoryError(errno.EISDIR, "dir"), "folder"),
        (NotADirectoryError(errno.ENOTDIR, "not dir"), "bukan folder"),
        (OSError(errno.ENOSPC, "No space left"), "disk penuh"),
        (OSError(errno.EROFS, "Read-only"), "media hanya dapat dibaca"),
        (OSError(errno.EMFILE, "Too many"), "terlalu banyak berkas terbuka"),
        (OSError(errno.ELOOP, "Too many levels"), "berputar"),
        (OSError(errno.ENAMETOOLONG, "too long"), "terlalu panjang"),
        (OSError(errno.EBUSY, "busy"), "sedang dipakai program lain"),
        (OSError(errno.ETXTBSY, "Text file busy"), "sedang dipakai program lain"),
        (OSError(errno.EIO, "Input/output"), "disk atau jaringannya bermasalah"),
        (OSError(errno.EINVAL, "Invalid"), "tidak dapat dipakai"),
        (OSError(errno.EDOM, "Numerical argument"), f"galat sistem nomor {errno.EDOM} (EDOM)"),
        (FileNotFoundError("s3://wadah"), "tidak ada"),
        (OSError("\x1b[2J"), r"galat sistem: \x1b[2J"),
    ],
)
def test_os_reason_is_indonesian(error: OSError, said: str) -> None:
    assert said in os_reason(error)


@pytest.mark.parametrize(("number", "said"), [(32, "sedang dibuka"), (33, "sedang dikunci")])
def test_a_file_that_windows_shares_with_nobody_is_open_elsewhere(number: int, said: str) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = number
    assert said in os_reason(error)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "Memori tidak cukup"),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), "Memori tidak cukup"),
        (ImportError("x.so: failed to map segment from shared object"), "Memori tidak cukup"),
        (ImportError("x.so: undefined symbol"), "Kesalahan tak terduga (ImportError: "),
        (RecursionError("maximum recursion"), "Isinya bersarang terlalu dalam"),
        (OSError(errno.EIO, "Input/output"), "(OSError: disk atau"),
        (ValueError("a\x1bb"), r"Kesalahan tak terduga (ValueError: a\x1bb)"),
    ],
)
def test_what_nobody_foresaw_is_one_sentence(error: BaseException, said: str) -> None:
    assert said in reason(error)


def test_nearest_of_nothing_is_empty() -> None:
    assert nearest("triwulann", ["triwulan", "tugas"]) == "triwulan"
    assert nearest("s1", ["S01", "penutup"]) == "S01"
    assert nearest("qqq", ["triwulan"]) == nearest("x", []) == ""


def test_one_line_keeps_indonesian_text() -> None:
    assert one_line("Rp1.500 – 5 % “é”") == "Rp1.500 – 5 % “é”"

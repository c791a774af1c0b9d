"""A file that is no TOML: its line, and in Indonesian what is likely wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.dasar.toml import TomlError, read_toml


@pytest.mark.parametrize(
    ("text", "baris", "nilai", "said"),
    [
        ("a = 1\nkode = x\n", 2, "kode = x", "nilai tidak diapit tanda kutip"),
        ('a = "x\nb = 1\n', 1, 'a = "x', "tanda kutip tidak ditutup di baris ini"),
        ("a = 1\na = 2\n", 2, "a = 2", "sudah ditulis di atas"),
        ("[x]\n[x]\n", 2, "[x]", "bagian [..] ini sudah ditulis"),
        ("nama 'x'\n", 1, "nama 'x'", "tidak ada tanda ="),
        ('nama: "x"\n', 1, 'nama: "x"', "tidak ada tanda ="),
        ("[x\n", 1, "[x", "kurung siku nama bagian"),
        ('a = "b" c\n', 1, 'a = "b" c', "ada tulisan sesudah nilai"),
        ('a = "C:\\data"\n', 1, 'a = "C:\\data"', "harus ditulis \\\\"),
        ("a = [1\n", 1, "a = [1", "kurung siku daftar"),
        ('a = """x\ny\n', 2, "y", "tanda kutip"),
        ("a = [" * 1 + "[" * 100_000, 1, "", "kurung di dalam kurung"),
        ("a = " + "9" * 4301, 0, "", "bilangan yang terlalu panjang"),
        ("a = [{b = 0x" + "f" * 20 + "}]", 0, "", "bilangan yang terlalu panjang"),
    ],
)
def test_says_where_and_what(tmp_path: Path, text: str, baris: int, nilai: str, said: str) -> None:
    path = tmp_path / "x.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TomlError) as error:
        read_toml(path)
    if nilai:
        assert (error.value.baris, error.value.nilai) == (baris, nilai)
    line = str(error.value.at("x.toml"))
    assert said in line and len(line.splitlines()) == 1
    english = ("line", "column", "after", "expected", "invalid", "value")
    assert not [w for w in english if f" {w} " in line.lower()]


def test_reads_with_a_mark_and_says_what_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_bytes("\ufeffa = 1".encode())
    assert read_toml(path) == {"a": 1}
    path.write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(TomlError, match="bukan teks UTF-8"):
        read_toml(path)
    with pytest.raises(TomlError, match="tidak ada"):
        read_toml(tmp_path / "y.toml")

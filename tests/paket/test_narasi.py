"""Narratives: what a report would not print is refused, with the nearest name."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from kinerja_lib.paket.narasi import BAGIAN, BAGIAN_SASARAN, read_narasi
from tests.conftest import DATA, PROYEK

SASARAN = ["S01", "S02"]


def check(folder: Path, files: dict[str, str], sasaran: list[str] | None = SASARAN) -> list[str]:
    for name, text in files.items():
        path = folder / "narasi" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return [str(t) for t in read_narasi(folder, "d", sasaran)[1]]


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"2023/S01.md": "## Realisasi\n\nx\n\n### bebas\n\n##   PROGRAM\n"},
        {"2023/S02.md": "\n\n## analisis\n"},
        {"2023/kata_pengantar.md": "Satu.\n\n### Dua\n"},
        {"2023/monev-tw4.md": "x", "2023/_catatan.md": "## apa saja", "_lama/x.md": "x"},
        {"2023/.DS_Store": "x", "2023/~$S01.docx": "x", ".git/x": "x"},
    ],
)
def test_known_names_and_headings_pass(tmp_path: Path, files: dict[str, str]) -> None:
    assert check(tmp_path, files) == []


@pytest.mark.parametrize(
    ("name", "text", "place", "said"),
    [
        (
            "2023/S01.md",
            "## progam\n",
            "2023/S01.md:1:##: progam",
            'judul bagian tidak dikenal, jadi tidak akan dicetak: mungkin maksudnya "## program"',
        ),
        (
            "2023/S01.md",
            "## realisasi\nx\n## zzz\n",
            "2023/S01.md:3:##: zzz",
            "tidak akan dicetak: pakai salah satu dari: realisasi, tahun sebelumnya",
        ),
        ("2023/S01.md", "##analisis\n", "2023/S01.md:1:##: ##analisis", 'tulis "## analisis"'),
        (
            "2023/S01.md",
            "Halo\nlagi\n## analisis\n",
            "2023/S01.md:1: Halo",
            "teks di atas judul ## pertama",
        ),
        (
            "2023/penutup.md",
            "## kesimpulan\n",
            "2023/penutup.md:1:##: kesimpulan",
            'mungkin maksudnya "## simpulan"',
        ),
        ("2023/ikhtisar.md", "x\n## y\n", "2023/ikhtisar.md:2:##: y", "naskah ini tidak dibagi"),
        ("2023/S1.md", "x", "2023/S1.md: S1", 'mungkin maksudnya "S01.md"'),
        ("2023/s01.md", "x", "2023/s01.md: s01", 'mungkin maksudnya "S01.md"'),
        ("2023/S77.md", "x", "2023/S77.md: S77", "bukan kode di tabel sasaran"),
        (
            "2023/penutupan.md",
            "x",
            "2023/penutupan.md: penutupan",
            'mungkin maksudnya "penutup.md"',
        ),
        ("2023/S01.docx", "x", "2023/S01.docx: S01.docx", "bukan berkas .md"),
        ("S01.md", "x", "S01.md: S01.md", "bukan folder tahun"),
        ("223/S01.md", "x", "223: 223", "bukan folder tahun"),
    ],
)
def test_what_would_vanish_is_refused(
    tmp_path: Path, name: str, text: str, place: str, said: str
) -> None:
    (line,) = check(tmp_path, {name: text})
    assert line.startswith(f"d/narasi/{place}: ") and said in line


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a" * 20_000, "baris lebih dari 20.000 huruf"),
        (">" * 10_000, "lebih dari 10 kutipan"),
        ("> " * 11 + "x", "lebih dari 10 kutipan"),
        ("- " * 11 + "x", "lebih dari 10 kutipan"),
        ("1. > " * 6 + "x", "lebih dari 10 kutipan"),
        (" " * 81 + "- x", "menjorok"),
        ("[" * 10_000, "kurung siku"),
        ("![a" * 30, "kurung siku"),
        ("*a_b~" * 60, "tanda tebal"),
        ("`" * 150, "tanda tebal"),
        ("a" + "\u0301" * 31, "lebih dari 30 tanda gabung"),
        ("a" + "\u0301\u0316" * 5_000, "tanda gabung"),
    ],
)
def test_what_nobody_writes_is_refused_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    (problem,) = check(tmp_path, {"2023/kata_pengantar.md": f"Satu.\n\n{line}\n"})
    assert problem.startswith("d/narasi/2023/kata_pengantar.md:3: ") and said in problem


def test_what_people_write_passes(tmp_path: Path) -> None:
    lines = [
        "> > kutipan",
        "      - daftar",
        "| a | b |",
        "|---|---|",
        "**tebal** *a* `b`",
        "[a](b) [c](d) [1][2][3]",
        "_" * 20,
        "e\u0301a\u0300",
        "-" * 80,
    ]
    assert check(tmp_path, {"2023/kata_pengantar.md": "\n\n".join(lines)}) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "narasi" / "2023").mkdir(parents=True)
    os.mkfifo(tmp_path / "narasi" / "2023" / "ikhtisar.md")
    assert "bukan berkas biasa" in check(tmp_path, {})[0]


def test_without_the_table_of_sasaran_names_are_not_judged(tmp_path: Path) -> None:
    assert check(tmp_path, {"2023/S77.md": "## apa\n"}, None) == []


def test_the_dictionary_and_the_chapters_know_the_same_names() -> None:
    text = (DATA / "README.md").read_text("utf-8").split("## Narasi")[1].split("## Menambah")[0]
    listed = {n.strip("`") for n in re.findall(r"`[^`]+`", text)}
    wanted = {*BAGIAN_SASARAN, *(b for bagian in BAGIAN.values() for b in bagian)}
    names = {f"{nama}.md" for nama in BAGIAN if nama not in ("monev-tw2", "monev-tw3")}
    assert wanted | names <= listed
    code = "\n".join(p.read_text("utf-8") for p in (PROYEK / "kinerja_lib" / "bab").glob("*.py"))
    assert [b for b in wanted if f'"{b}"' not in code] == []

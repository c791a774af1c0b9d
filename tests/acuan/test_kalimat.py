from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kinerja_lib.acuan.kalimat import check, fill
from kinerja_lib.dasar.errors import PolicyError
from tests.conftest import DATA, PROYEK

SENTENCES = DATA / "acuan" / "kalimat.toml"


def test_facts_are_filled_in_and_never_read_as_templates() -> None:
    said = fill(SENTENCES, "satker.klaim_sama", {"klaim": "$aturan {x.__class__}"})
    assert "$aturan {x.__class__}" in said


@pytest.mark.parametrize(
    ("toml", "kunci", "message"),
    [
        ("[a]\nb = 'satu $c'", "a.x", "kalimat tidak ada"),
        ("[a]\nb = 'satu $c'", "a.b", r"isian \$c tidak dikenal: isian yang dikenal: \$d"),
        ("[a]\nb = 'satu $'", "a.b", r"tulis \$\$"),
        ("[a\n", "a.b", "kurung siku nama bagian tidak ditutup"),
    ],
)
def test_a_broken_file_is_said_not_thrown(
    tmp_path: Path, toml: str, kunci: str, message: str
) -> None:
    path = tmp_path / "kalimat.toml"
    path.write_text(toml, encoding="utf-8")
    with pytest.raises(PolicyError, match=message):
        fill(path, kunci, {"d": 1})


def test_every_sentence_the_code_asks_for_is_there_and_no_other() -> None:
    sentences = tomllib.loads(SENTENCES.read_text("utf-8"))
    there = {f"{bagian}.{nama}" for bagian, rest in sentences.items() for nama in rest}
    code = "\n".join(p.read_text("utf-8") for p in (PROYEK / "kinerja_lib").rglob("*.py"))
    asked = set(re.findall(r'kalimat\(\s*f?"([a-z]+\.[^"]+)"', code))
    whole = {a for a in asked if "{" not in a}
    by_state = tuple(a.partition("{")[0] for a in asked if "{" in a)
    assert whole <= there
    assert [t for t in there - whole if not t.startswith(by_state)] == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            "adalah **$capaian** dengan",
            "adalah **$capain** dengan",
            ':[satker] capaian: $capain: isian tidak dikenal: mungkin maksudnya "$capaian"; '
            "isian yang dikenal: $nama, $tahun, $capaian",
        ),
        (
            "adalah **$capaian** dengan",
            "adalah **$xyz** dengan",
            ":[satker] capaian: $xyz: isian tidak dikenal: isian yang dikenal: $nama",
        ),
        ("dari $jumlah indikator.", "dari $ $jumlah indikator.", "tanda $ tanpa nama isian"),
        (
            '[satker]\ncapaian = "',
            '[satker]\ncapain = "',
            ":[satker] capaian: (kosong): kalimat tidak ada",
        ),
    ],
)
def test_a_file_of_its_own_is_checked_before_any_report(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    text = SENTENCES.read_text("utf-8")
    assert before in text
    path = tmp_path / "kalimat.toml"
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(PolicyError) as error:
        check(path, SENTENCES)
    (line,) = str(error.value).splitlines()
    number = next((n for n, t in enumerate(text.splitlines(), 1) if before in t), 0)
    assert said in line and line.startswith(f"{path}:{number}:" if number else f"{path}:")


def test_another_wording_with_the_same_facts_passes(tmp_path: Path) -> None:
    path = tmp_path / "kalimat.toml"
    text = SENTENCES.read_text("utf-8").replace(
        "$nama tahun $tahun", "$tahun, $nama, $$5, ${tahun}"
    )
    path.write_text("\ufeff" + text, encoding="utf-8")
    check(path, SENTENCES)
    path.write_text(text.replace("[sampul]", "sampul = 5\n[lain]"), encoding="utf-8")

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from kinerja_lib.errors import PolicyError
from kinerja_lib.kalimat import fill
from tests.conftest import DATA, PROYEK

SENTENCES = DATA / "acuan" / "kalimat.toml"


def test_facts_are_filled_in_and_never_read_as_templates() -> None:
    said = fill(SENTENCES, "satker.klaim_sama", {"klaim": "$aturan {x.__class__}"})
    assert "$aturan {x.__class__}" in said


@pytest.mark.parametrize(
    ("toml", "kunci", "message"),
    [
        ("[a]\nb = 'satu $c'", "a.x", "kalimat tidak ada"),
        ("[a]\nb = 'satu $c'", "a.b", "'c'"),
        ("[a]\nb = 'satu $'", "a.b", r"tulis \$\$"),
        ("[a\n", "a.b", "tidak dapat dibaca"),
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

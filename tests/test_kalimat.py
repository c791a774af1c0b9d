from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from conftest import DATA, PROYEK

from kinerja_lib.errors import PolicyError
from kinerja_lib.kalimat import fill

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
    there = {
        f"{a}.{b}" for a, rest in tomllib.loads(SENTENCES.read_text("utf-8")).items() for b in rest
    }
    code = "\n".join(p.read_text("utf-8") for p in (PROYEK / "kinerja_lib").rglob("*.py"))
    asked = set(re.findall(r'kalimat\(\s*f?"([a-z]+\.[a-z_{}\' ]+)"', code))
    plain = {a for a in asked if "{" not in a}
    assert plain <= there
    open_ended = {a.partition("{")[0] for a in asked if "{" in a}
    states = set(re.findall(r'"([a-z_]+)"', code))
    unused = {t for t in there - plain
              if not any(t.startswith(o) for o in open_ended) or t.startswith("dokumen.")}  # fmt: skip
    assert {t for t in unused if not t.startswith(("dokumen.", "sampul."))} == set()
    assert states

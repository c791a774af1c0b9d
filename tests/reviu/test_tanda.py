"""What a finding is called: numbers by severity, anchors that outlive other changes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.blok.tautan import is_beside
from kinerja_lib.reviu.tanda import Tanda, signs
from kinerja_lib.reviu.tinjau import review
from tests.reviu.bersih import bersih, write
from tests.reviu.test_pengecualian import JAWAB
from tests.reviu.test_tanam import TANAM, Tanam, add, both, ukur


def named(root: Path, *plants: Tanam) -> dict[str, Tanda]:
    """Return the names of a satker's findings by rule."""
    t = bersih()
    both(*plants)(t)
    found = signs(open_laporan("022207", 2023, write(t, root)))
    return {temuan.aturan: sign for temuan, sign in found.items()}


TAK_BERUMUS = TANAM["capaian-tak-berumus"][0]


@pytest.mark.parametrize(
    "other",
    [
        TANAM["arah-nama"][0],
        TANAM["angka-berbeda"][0],
        lambda t: t["pengukuran"].insert(
            0, {"tahun": "2021", "dokumen": "lkj_tabel5", "kode": "S01.1", "indikator": "x"}
        ),
        ukur("S02.1", capaian_tercetak="98%"),
    ],
)
def test_an_anchor_outlives_other_findings_rows_and_values(other: Tanam, tmp_path: Path) -> None:
    before = named(tmp_path / "a", TAK_BERUMUS)["capaian-tak-berumus"]
    after = named(tmp_path / "b", TAK_BERUMUS, other)["capaian-tak-berumus"]
    assert after.jangkar == before.jangkar
    assert is_beside(after.alamat)


def test_numbers_count_each_severity_in_the_order_of_the_paper(lap: object) -> None:
    found = signs(lap)  # type: ignore[arg-type]
    standing = review(lap).temuan  # type: ignore[arg-type]
    assert [*found] == [one for t in standing for one in (t, *t.bagian)]
    for letter, tingkat in (("B", "berat"), ("S", "sedang"), ("R", "ringan")):
        numbers = [found[t].nomor for t in standing if found[t].nomor.startswith(letter)]
        count = review(lap).jumlah[tingkat]  # type: ignore[arg-type]
        assert numbers == [f"{letter}{n}" for n in range(1, count + 1)]
    for t in standing:
        parts = [found[one].nomor for one in t.bagian]
        assert parts == [f"{found[t].nomor}.{n}" for n in range(1, len(parts) + 1)]
    anchors = [s.jangkar for s in found.values()]
    assert len(set(anchors)) == len(anchors) > 100
    assert all(re.fullmatch(r"temuan-[a-z-]+-[0-9a-f]{8}(-\d+)?", a) for a in anchors)


def test_an_answered_finding_has_no_name(tmp_path: Path) -> None:
    assert named(tmp_path, TAK_BERUMUS, add("pengecualian", JAWAB)) == {}

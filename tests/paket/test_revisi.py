from __future__ import annotations

import pytest

from kinerja_lib.paket.revisi import changes, in_force, latest, pengganti

JANJI = (("A", "100%"), ("B", "2 Lap"), ("C", "10"))


def rows(*janji: tuple[str, str]) -> list[dict[str, str]]:
    return [{"indikator": i, "target": t} for i, t in janji]


@pytest.mark.parametrize(
    ("baru", "found"),
    [
        (JANJI, []),
        ((("a.", "100 %"), ("B", "2 laporan"), ("C", "10")), []),
        ((("A", "90%"), *JANJI[1:]), [("diubah", "100%", "90%")]),
        (JANJI[1:], [("dihapus", "100%", None)]),
        ((*JANJI, ("D", "1")), [("ditambah", None, "1")]),
        ((*JANJI, ("A", "5")), [("ditambah", None, "5")]),
        (
            (("A", ""), ("D", "1"), *JANJI[1:2]),
            [("diubah", "100%", ""), ("ditambah", None, "1"), ("dihapus", "10", None)],
        ),
    ],
)
def test_changes(baru: tuple[tuple[str, str], ...], found: list[tuple[object, ...]]) -> None:
    made = changes(rows(*JANJI), rows(*baru))
    assert [
        (p.jenis, p.sebelum and p.sebelum["target"], p.sesudah and p.sesudah["target"])
        for p in made
    ] == found
    assert all(p.baris for p in made)


@pytest.mark.parametrize(
    ("menggantikan", "kode", "terakhir", "berlaku"),
    [
        ({}, "a", "a", ["a", "b", "c"]),
        ({"b": "a"}, "a", "b", ["b", "c"]),
        ({"b": "a", "c": "b"}, "a", "c", ["c"]),
        ({"b": "a", "c": "b"}, "b", "c", ["c"]),
        ({"c": "a"}, "a", "c", ["c", "b"]),
        ({"a": "b", "b": "a"}, "a", "b", ["c"]),
    ],
)
def test_the_document_in_force(
    menggantikan: dict[str, str], kode: str, terakhir: str, berlaku: list[str]
) -> None:
    dokumen = [{"dokumen": k, "menggantikan": menggantikan.get(k, "")} for k in "abc"]
    assert latest(kode, pengganti(dokumen)) == terakhir
    assert [d["dokumen"] for d in in_force(dokumen)] == berlaku

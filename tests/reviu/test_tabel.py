"""Findings as text, JSON, CSV and Excel: whole, short where asked, and harmless."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from kinerja_lib import open_laporan
from kinerja_lib.reviu.tabel import KOLOM, TANPA_PENGECUALIAN, Reviu, as_json, frame, rows, text
from kinerja_lib.reviu.tinjau import Hasil, review
from kinerja_lib.sumber.tulis import csv_text
from tests.reviu.bersih import bersih, write
from tests.reviu.test_pengecualian import JAWAB
from tests.reviu.test_tanam import TANAM, both, put, ukur


def made(root: Path) -> Reviu:
    t = bersih()
    for aturan in ("capaian-tak-berumus", "jumlah-pegawai", "nomor-hilang"):
        TANAM[aturan][0](t)
    t["pengecualian"] = [JAWAB, JAWAB | {"kunci": "tidak ada"}]
    return Reviu("022207", 2023, "KPU Uji", review(open_laporan("022207", 2023, write(t, root))))


def test_text_is_grouped_and_shows_what_is_waived(tmp_path: Path) -> None:
    lines = text(made(tmp_path)).splitlines()
    assert lines[0] == "022207 KPU Uji, 2023: 1 berat, 0 sedang, 1 ringan; 1 dikecualikan"
    heads = [line for line in lines if line.isupper()]
    assert heads == [
        "BERAT",
        "RINGAN",
        "DIKECUALIKAN",
        "PENGECUALIAN YANG TIDAK COCOK DENGAN TEMUAN MANA PUN",
    ]
    assert any("satker/022207/klaim.csv:2:nilai" in line for line in lines)


def test_json_holds_places_and_values(tmp_path: Path) -> None:
    [one] = json.loads(as_json([made(tmp_path)]))
    assert one["jumlah"] == {"berat": 1, "sedang": 0, "ringan": 1}
    first = one["temuan"][0]
    assert first["aturan"] == "jumlah-pegawai"
    assert first["tempat"][0]["nilai"] == "13 orang"
    assert first["tempat"][0]["kunci"] == "jumlah_pegawai"
    assert {v["nilai"] for v in first["nilai"]} == {"13 orang", "12"}
    assert one["dikecualikan"][0]["pengecualian"]["alasan"] == "Dihitung pusat"
    assert len(one["pengecualian_tak_terpakai"]) == 1


def test_csv_has_every_state_and_runs_nothing(tmp_path: Path) -> None:
    t = bersih()
    TANAM["capaian-tak-berumus"][0](t)
    put("indikator", {"nama": "=HYPERLINK(1)"}, kode="S02.1")(t)
    t["pengecualian"] = [JAWAB | {"alasan": '=cmd|"/c calc"!A1', "peran": "@SUM(1)"}]
    lap = open_laporan("022207", 2023, write(t, tmp_path))
    table = frame([Reviu("022207", 2023, "KPU Uji", review(lap))])
    assert tuple(table.columns) == KOLOM
    cells = [c for row in csv.reader(io.StringIO(csv_text(table))) for c in row]
    assert "022207" in cells and "dikecualikan" in cells
    assert not [c for c in cells if c.startswith(("=", "@", "+"))]
    assert any(c.startswith("'=cmd") for c in cells)


def test_one_cause_is_one_finding_with_a_line_for_each_thing(tmp_path: Path) -> None:
    t = bersih()
    both(ukur("S01.1", capaian_tercetak="97%"), ukur("S02.1", capaian_tercetak="97%"))(t)
    lap = open_laporan("022207", 2023, write(t, tmp_path))
    reviu = Reviu("022207", 2023, "KPU Uji", review(lap))
    lines = text(reviu).splitlines()
    assert lines[0].endswith("1 berat, 0 sedang, 0 ringan")
    things = [x.split()[:2] for x in lines if x.startswith("      B1.")]
    assert things == [["B1.1", "S01.1"], ["B1.2", "S02.1"]]
    assert [(r["nomor"], r["kunci"][-5:]) for r in rows([reviu])] == [
        ("B1.1", "S01.1"),
        ("B1.2", "S02.1"),
    ]
    [whole] = json.loads(as_json([reviu]))[0]["temuan"]
    assert [len(r["tempat"]) for r in whole["rinci"]] == [2, 2]
    assert len(whole["tempat"]) == 4


def test_a_finished_report_says_that_waivers_are_not_for_it() -> None:
    reviu = Reviu("", 2023, "lkj.txt", Hasil((), (), ()))
    assert TANPA_PENGECUALIAN in text(reviu)
    assert json.loads(as_json([reviu]))[0]["pengecualian_berlaku"] is False

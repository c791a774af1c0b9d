"""What holds for every setiap, plain or nasty."""

from __future__ import annotations

import re
import subprocess
import sys
from xml.etree import ElementTree as ET

import pytest

from kinerja_lib.grafik.gaya import PALET, to_svg

NS = "{http://www.w3.org/2000/svg}"
KINDS = (
    "andai anggaran gaya kanvas kuartil letak lintasan pergeseran peringkat peta pita "
    "pita_triwulan proyeksi sasaran sebaran sesama skala struktur tahunan teks terlewat titik "
    "tren tren_kecil wilayah"
)


def test_nothing_leaves_the_sheet(setiap, lembar):
    assert lembar(setiap).outside() == []


def test_no_text_hides_another(setiap, lembar):
    assert lembar(setiap).overlaps() == []


def test_svg_is_clean(setiap, svg):
    root = ET.fromstring(svg(setiap))
    tags = {n.tag.removeprefix(NS) for n in root.iter()}
    names = {k for n in root.iter() for k in n.attrib}
    assert tags <= {"svg", "g", "path", "text", "defs", "pattern", "rect", "clipPath", "use"}
    assert not {n for n in names if n in ("style", "class") or n.startswith("on")}
    assert all(
        v.startswith("#uji-") for n in root.iter() for k, v in n.items() if k.endswith("href")
    )
    ids = [n.get("id") for n in root.iter() if n.get("id")]
    assert all(i.startswith("uji-") for i in ids)
    assert len(ids) == len(set(ids))


def test_every_colour_is_in_the_palette(setiap, svg):
    paints = re.findall(r'(?:fill|stroke)="([^"]*)"', svg(setiap))
    found = {p for p in paints if p != "none" and not p.startswith("url(#uji-")}
    assert found <= set(PALET.values())


def test_svg_says_what_is_drawn(setiap, lembar, svg):
    assert [t.text for t in ET.fromstring(svg(setiap)).iter(f"{NS}text")] == lembar(setiap).texts()


def test_alt_is_a_sentence_on_one_line(setiap):
    alt = setiap.alt()
    assert alt.endswith(".")
    assert "\n" not in alt
    assert "nan" not in alt.split()


def test_data_is_a_table_of_text(setiap):
    head, rows = setiap.data()
    assert all(len(row) == len(head) for row in rows)
    assert all(
        isinstance(c, str) and c == " ".join(c.split()) for row in [head, *rows] for c in row
    )


def test_draws_the_same_bytes_again(setiap, svg):
    assert to_svg(setiap.draw(), "uji") == svg(setiap)


def test_import_is_light_and_leaves_matplotlib_alone():
    code = (
        f"import sys, importlib\n"
        f"[importlib.import_module('kinerja_lib.grafik.' + m) for m in {KINDS.split()}]\n"
        "print([m for m in ('matplotlib', 'numpy', 'pandas', 'babel') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"


KOSONG = (
    "tren peta tahunan sasaran anggaran struktur kecil sebaran peringkat wilayah terlewat pita "
    "lintasan sesama proyeksi andai"
)


@pytest.mark.parametrize("kind", KOSONG.split())
def test_an_empty_chart_says_so(kind, lembar, semua):
    name = f"{kind} kosong"
    assert "belum ada data" in lembar(semua[name]).texts()
    assert "belum ada data" in semua[name].alt().lower()

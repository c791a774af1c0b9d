"""Outputs that are not ours: shown, but never able to run or load anything."""

from __future__ import annotations

import pytest

from kinerja_lib.ekspor.luar import foreign_html

PIXEL = "iVBORw0KGgo="
FRAME = """<style scoped>.a{}</style><table class="dataframe" style="x"><thead><tr><th></th>
<th>nilai</th></tr></thead><tbody><tr><th>0</th><td onclick="a()">1</td></tr></tbody></table>"""


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<b onclick='x'>a</b>", "<b>a</b>"),
        ("a<script>alert(1)</script>", "a"),
        ('<a href="javascript:alert(1)">a</a>', '<a rel="noopener noreferrer">a</a>'),
        ('<p style="position:fixed" id="_utama" class="sisi">a</p>', "<p>a</p>"),
        ('a<img src="https://example.org/x.png">', "a"),
        ("a<iframe src=x></iframe><form><input></form>", "a"),
        ("<h1>a</h1>", "a"),
    ],
)
def test_html_is_cut_down(html: str, left: str) -> None:
    made = foreign_html({"html": html})
    assert left in made
    for bad in ("script", "onclick", "example.org", "style=", "id=", "iframe", "<h1", "<svg"):
        assert bad not in made.replace('class="gulir"', "")


def test_data_frame_keeps_its_cells_and_no_empty_header() -> None:
    made = foreign_html({"html": FRAME, "teks": "   nilai"})
    assert "<tr><td></td>\n<th>nilai" in made and "<td>1</td>" in made and "{}" not in made


@pytest.mark.parametrize(
    ("part", "piece"),
    [
        ({"teks": "a < b"}, "<pre>a &lt; b</pre>"),
        ({"png": PIXEL, "teks": "<Figure>"}, f'<img src="data:image/png;base64,{PIXEL}"'),
        (
            {"png": PIXEL, "teks": "<Figure>"},
            'alt="Gambar keluaran notebook, tanpa uraian: &lt;Figure',
        ),
        ({"jpeg": PIXEL}, 'src="data:image/jpeg;base64,'),
        ({"svg": "<svg onload='a'/>"}, 'src="data:image/svg+xml;base64,'),
        ({"html": "<script>x</script>", "teks": "cadangan"}, "<pre>cadangan</pre>"),
        ({"html": "<script>x</script>", "png": PIXEL}, "image/png"),
        ({"png": '"><script>', "teks": "cadangan"}, "<pre>cadangan</pre>"),
    ],
)
def test_richest_safe_form_is_shown(part: dict[str, str], piece: str) -> None:
    assert piece in foreign_html(part)


@pytest.mark.parametrize("part", [{}, {"teks": " \n"}, {"html": "<script>x</script>"}])
def test_nothing_to_show_is_nothing(part: dict[str, str]) -> None:
    assert foreign_html(part) == ""

"""Markdown as HTML: what an analyst writes, what comes out."""

from __future__ import annotations

import pytest

from kinerja_lib.blok.markdown import parse
from kinerja_lib.blok.prosa import tokens_html


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
        ("a\nb", "<p>a b</p>"),
        ("1. satu\n2. dua", "<ol><li>satu</li><li>dua</li></ol>"),
        ("3. tiga\n4. empat", '<ol start="3"><li>tiga</li><li>empat</li></ol>'),
        ("- a\n  - b", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("> kutipan", "<blockquote><p>kutipan</p></blockquote>"),
        ("# Judul", "<h3>Judul</h3>"),
        ("`a<b`", "<p><code>a&lt;b</code></p>"),
        ("```\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>"),
        ("[x](#tabel-a)", '<p><a href="#tabel-a">x</a></p>'),
        (
            "[x](https://kpu.go.id)",
            '<p><a href="https://kpu.go.id" rel="noopener noreferrer">x</a></p>',
        ),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](JavaScript:alert(1))", "<p>x</p>"),
        ("[x](data:text/html,1)", "<p>x</p>"),
        ("[x](berkas.html)", "<p>x</p>"),
        ("![peta <b>](https://example.org/x.png)", "<p><em>[gambar: peta &lt;b&gt;]</em></p>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ('teks <b onclick="x">', "<p>teks &lt;b onclick=&quot;x&quot;&gt;</p>"),
    ],
)
def test_markdown(markdown: str, html: str) -> None:
    assert tokens_html(parse(markdown)).strip() == html


def test_table_has_scopes_sides_and_no_empty_header() -> None:
    html = tokens_html(parse("|  | Jumlah |\n|---|--:|\n| IV | 3 |"))
    assert "<thead><tr><td></td>" in html
    assert '<th scope="col" class="kanan">Jumlah</th>' in html
    assert '<td class="kanan">3</td>' in html

"""What a process does once before it forks one report after another.

Libraries that come late, fonts, contracts and parsers; nothing of one satker, and no thread is
started, so that a fork is safe.
"""

from __future__ import annotations

LAZIM = "".join(map(chr, range(0x20, 0x7F))) + "–—…−×≤≥≠◊·→±"
"""Letters that charts are made of."""


def prepare() -> None:
    """Import and fill in everything that the first report would otherwise wait for."""
    _prepare_data()
    _prepare_charts()
    _prepare_text()


def _prepare_data() -> None:
    """Build the contracts, the rules and what of pandas comes late."""
    import pandas as pd

    from kinerja_lib.acuan.acuan import Acuan
    from kinerja_lib.paket.silang import check_across
    from kinerja_lib.paket.skema import contracts
    from kinerja_lib.reviu.aturan import semua_aturan

    contracts()
    semua_aturan()
    check_across({}, Acuan())
    table = pd.DataFrame({"a": ["b"], "c": ["d"], "e": [1]})
    table.pivot(index="a", columns="c", values="e").to_dict("records")


def _prepare_charts() -> None:
    from kinerja_lib.grafik.gaya import FONT_FILES, to_svg
    from kinerja_lib.grafik.kanvas import empty_figure
    from kinerja_lib.grafik.teks import displayable, width

    for weight in FONT_FILES:
        width(displayable(LAZIM, weight), 1, weight)
    to_svg(empty_figure(), "siap")


def _prepare_text() -> None:
    from kinerja_lib.blok import Narasi, Sel, Tabel
    from kinerja_lib.dasar.bahasa import tanggal, terbilang

    tanggal("2023-01-31")
    terbilang(1)
    for blok in (Narasi("**a** [b](#c)\n\n- d"), Tabel("a", "b", [], [[Sel("c")]])):
        blok._repr_mimebundle_()

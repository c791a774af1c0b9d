"""A sheet to draw on, in points from the upper left corner, y downwards.

Charts compute their own layout, so one matplotlib Axes covers the whole figure. All text goes
through `text`, where mathtext and TeX are off: `$x$` and `<b>` arrive as those letters.
"""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from kinerja_lib.grafik.gaya import KELUARGA, LEBAR, PALET, TEKS, register_fonts
from kinerja_lib.grafik.teks import displayable, plain

if TYPE_CHECKING:
    from matplotlib.figure import Figure

DASH, DOTS = (3.0, 2.0), (1.2, 1.8)
"""Dash patterns of what is illustrative and of what is derived, in points."""

KOSONG = "belum ada data"
SEKECIL = 1e-3
"""A length in points that no format prints."""


class Kanvas:
    """Draw text, lines and shapes; colours are keys of PALET, lengths are points."""

    def __init__(self, tinggi: float) -> None:
        from matplotlib.path import Path
        from matplotlib.transforms import Affine2D, TransformedPath

        self.tinggi = tinggi
        self.drawn = 0
        self.fig: Figure = pickle.loads(_sheet())
        self.fig.set_size_inches(LEBAR / 72, tinggi / 72)
        self.ax = self.fig.axes[0]
        self.ax.set_ylim(tinggi, 0)
        # What every artist would work out anew from the Axes: where points are, that nothing clips.
        self.points = Affine2D().scale(1 / LEBAR, -1 / tinggi).translate(0, 1) + self.ax.transAxes
        self.uncut = TransformedPath(Path.unit_rectangle(), self.ax.transAxes)

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEKS,
        color: str = "tinta",
        ha: str = "left",
        weight: str = "normal",
        style: str = "normal",
    ) -> None:
        """Write one line with its baseline at `y`; nothing is drawn for an empty text."""
        words = displayable(plain(text), weight if weight == "bold" else style)
        if not words:
            return
        from kinerja_lib.grafik.pena import Tulisan

        self._add(
            Tulisan(
                x,
                y,
                words,
                color=PALET[color],
                ha=ha,
                va="baseline",
                parse_math=False,
                usetex=False,
                fontproperties=_font(size, weight, style),
            )
        )

    def lines(self, x: float, y: float, lines: Sequence[str], leading: float, **how: Any) -> None:
        """Write several lines, the first baseline at `y`, `leading` points apart."""
        for i, line in enumerate(lines):
            self.text(x, y + i * leading, line, **how)

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        color: str,
        width: float = 0.6,
        *,
        dashed: bool = False,
        dotted: bool = False,
        label: str = "",
    ) -> None:
        """Draw a line through the points; `label` names the artist, it is not shown."""
        from matplotlib.lines import Line2D

        pattern = DASH if dashed else DOTS if dotted else ()
        dash: Any = (0, tuple(d / width for d in pattern)) if pattern else "-"
        self._add(
            Line2D(
                xs,
                ys,
                color=PALET[color],
                linewidth=width,
                linestyle=dash,
                marker="",
                solid_capstyle="butt",
                label=label,
            )
        )

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: str = "",
        edge: str = "",
        width: float = 0.6,
        *,
        closed: bool = True,
        label: str = "",
    ) -> None:
        """Draw a filled or outlined shape."""
        from matplotlib.patches import Polygon

        self._add(Polygon(points, closed=closed, label=label, **_paint(fill, edge, width)))

    def rect(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str = "",
        edge: str = "",
        width: float = 0.6,
        *,
        hatched: bool = False,
        label: str = "",
    ) -> None:
        """Draw a rectangle from its upper left corner; `hatched` draws thin diagonals in `edge`."""
        from matplotlib.patches import Rectangle

        hatch: dict[str, Any] = {"hatch": "/////", "hatch_linewidth": 0.5} if hatched else {}
        self._add(Rectangle((x, y), w, h, label=label, **hatch, **_paint(fill, edge, width)))

    def dot(
        self,
        x: float,
        y: float,
        r: float,
        color: str,
        *,
        hollow: bool = False,
        square: bool = False,
        edge: float = 1.2,
        label: str = "",
    ) -> None:
        """Mark a point with a disc or a square; hollow means that it is not measured."""
        from matplotlib.patches import Circle, Rectangle

        paint = _paint("kertas" if hollow else color, color, edge)
        if square:
            self._add(Rectangle((x - r, y - r), 2 * r, 2 * r, label=label, **paint))
        else:
            self._add(Circle((x, y), r, label=label, **paint))

    def dots(
        self, points: Sequence[tuple[float, float]], r: float, color: str, *, label: str = ""
    ) -> None:
        """Mark many points as one shape: a line of no length with round ends is a disc."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        if len(points) == 1:  # alone it is a shape without extent, which some readers leave out
            self.dot(*points[0], r, color, edge=0.0, label=label)
        if len(points) < 2:
            return
        # Agg leaves out a line of no length at all, so each is one too short to be seen or printed.
        ends = [(x + far, y) for x, y in points for far in (0.0, SEKECIL)]
        path = Path(ends, [Path.MOVETO, Path.LINETO] * len(points))
        path.should_simplify = False
        self._add(
            PathPatch(
                path,
                facecolor="none",
                edgecolor=PALET[color],
                linewidth=2 * r,
                capstyle="round",
                joinstyle="round",
                snap=False,
                label=label,
            )
        )

    def missing(self, x: float, y: float, ha: str = "left") -> None:
        """Say that there is nothing to draw."""
        self.text(x, y, KOSONG, ha=ha, style="italic", color="redup")

    def _add(self, artist: Any) -> None:
        self.drawn += 1
        artist.set_clip_on(False)
        artist.set_clip_path(self.uncut)
        artist.set_transform(self.points)
        artist.set_zorder(self.drawn)
        self.ax.add_artist(artist)


def empty_figure() -> Figure:
    """Return a strip that says that there is nothing to draw."""
    k = Kanvas(30)
    k.missing(0, 18)
    return k.fig


@cache
def _sheet() -> bytes:
    """Return an empty figure with its Axes, pickled: read back in a third of the time of making."""
    from matplotlib.figure import Figure

    register_fonts()
    fixed: dict[str, Any] = {"layout": "none", "dpi": 72}
    fig = Figure(figsize=(LEBAR / 72, 1), **fixed)
    fig.patch.set_visible(False)
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set_axis_off()
    ax.set_xlim(0, LEBAR)
    return pickle.dumps(fig)


@cache
def _font(size: float, weight: str, style: Any) -> Any:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=KELUARGA[0], style=style, weight=weight, size=size)


def _paint(fill: str, edge: str, width: float) -> dict[str, Any]:
    return {
        "facecolor": PALET[fill] if fill else "none",
        "edgecolor": PALET[edge] if edge else "none",
        "linewidth": width if edge else 0,
    }

"""The pen that matplotlib draws with: clean SVG at once, for a strict CSP and for Typst.

No prolog, doctype, metadata, comment, style sheet or style attribute; ids only where something
refers to them, each beginning with the salt; numbers with two decimals; text stays text. The same
elements as matplotlib's own SVG, which would have to be read and cleaned again (tests compare).
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.font_manager import weight_dict
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

SALT = re.compile(r"[A-Za-z][\w-]*", re.ASCII)
COMMANDS = {1: ("M", 1), 2: ("L", 1), 3: ("Q", 2), 4: ("C", 3)}
"""Letter of a path code of matplotlib and how many points it takes; every other code closes."""
ANCHORS = {"left": "", "center": ' text-anchor="middle"', "right": ' text-anchor="end"'}
UBIN = 72
"""Side of the tile of a hatch in points, as matplotlib has it."""

Garis = tuple[str, float, tuple[float, ...], str, str]
"""Colour, width, dashes, join and cap of a line."""


class Tulisan(Text):
    """One line of text on its baseline: nothing to lay out, so it is handed on as it is."""

    def draw(self, renderer: Any, *args: Any, **kwargs: Any) -> None:
        """Draw with the pen straight away, with another renderer as every text."""
        if not isinstance(renderer, Pena):
            super().draw(renderer, *args, **kwargs)
            return
        renderer.write(self)


class Pena(RendererBase):
    """Collect the elements of one figure of `width` × `height` points.

    It knows what `Kanvas` draws: opaque shapes that nothing clips, and lines of text.
    """

    def __init__(self, width: float, height: float, salt: str) -> None:
        if not SALT.fullmatch(salt):
            raise ValueError(f"salt {salt!r}: must be a letter, then letters, digits, - or _")
        super().__init__()
        self.width, self.height, self.salt = width, height, salt
        self.parts: list[str] = []
        self.hatches: dict[tuple[Any, ...], str] = {}

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size in points."""
        return self.width, self.height

    def svg(self, family: str) -> str:
        """Return what was drawn as one `<svg>` element, width and height in px."""
        size = (("width", self.width), ("height", self.height))
        pixels = " ".join(f'{name}="{_number(v * 96 / 72)}"' for name, v in size)
        defs = f"<defs>{''.join(self.hatches.values())}</defs>" if self.hatches else ""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" '
            f'viewBox="0 0 {_number(self.width)} {_number(self.height)}" {pixels}>'
            f'<g font-family="{escape(family)}" stroke-linejoin="round" stroke-linecap="butt">'
            f"{''.join(self.parts)}{defs}</g></svg>"
        )

    def draw_path(self, gc: Any, path: Any, transform: Any, rgbFace: Any = None) -> None:
        """Draw a shape; matplotlib makes markers and collections into shapes too."""
        fill = "none" if rgbFace is None else _hex(tuple(rgbFace))
        if gc.get_hatch() is not None:
            fill = f"url(#{self._hatch(gc, fill)})"
        data = _data(path, transform, self.height)
        self.parts.append(f'<path d="{data}" fill="{fill}"{_stroke(_line(gc))} />')

    def draw_text(
        self,
        gc: Any,
        x: float,
        y: float,
        s: str,
        prop: Any,
        angle: float,
        ismath: Any = False,
        mtext: Any = None,
    ) -> None:
        """Write a text that matplotlib laid out: level, and one line."""
        if angle or ismath or mtext is None:
            raise NotImplementedError("the pen writes level lines of plain text only")
        self.write(mtext)

    def write(self, text: Text) -> None:
        """Write one line of text at its anchor."""
        x, y = text.get_transform().transform(text.get_unitless_position())
        font = _font(text.get_fontstyle(), text.get_fontweight(), text.get_fontsize())
        self.parts.append(
            f"<text{font}{ANCHORS[text.get_horizontalalignment()]} "
            f'fill="{_hex(text.get_color())}" x="{_number(x)}" y="{_number(self.height - y)}">'
            f"{escape(text.get_text(), quote=False)}</text>"
        )

    def _hatch(self, gc: Any, fill: str) -> str:
        """Return the id of a hatch; equal ones are defined once."""
        key = (gc.get_hatch(), fill, gc.get_hatch_color(), gc.get_hatch_linewidth())
        if key not in self.hatches:
            name, paint = f"{self.salt}-{len(self.hatches) + 1}", _hex(tuple(gc.get_hatch_color()))
            lines = _data(gc.get_hatch_path(), Affine2D().scale(UBIN), UBIN)
            side = UBIN + 1
            self.hatches[key] = (
                f'<pattern patternUnits="userSpaceOnUse" x="0" y="0" width="{UBIN}" '
                f'height="{UBIN}" id="{name}">'
                f'<rect x="0" y="0" width="{side}" height="{side}" fill="{fill}" />'
                f'<path d="{lines}" fill="{paint}"'
                f"{_stroke((paint, gc.get_hatch_linewidth(), (), 'miter', 'butt'))} /></pattern>"
            )
        return f"{self.salt}-{[*self.hatches].index(key) + 1}"


def _data(path: Any, transform: Any, height: float) -> str:
    """Return a path as SVG has it, y downwards from `height`."""
    points = [f"{_number(x)} {_number(height - y)}" for x, y in transform.transform(path.vertices)]
    if path.codes is None:
        return f"M{'L'.join(points)}"
    out, i = [], 0
    codes = path.codes.tolist()
    while i < len(points):
        letter, taken = COMMANDS.get(codes[i], ("z", 0))
        out.append(letter + " ".join(points[i : i + taken]))
        i += taken or 1
    return "".join(out)


def _number(value: float) -> str:
    """Print with two decimals at most; what computing left beyond the sixth decides nothing."""
    return f"{round(round(float(value), 6), 2) + 0:g}"


@cache
def _hex(colour: Any) -> str:
    return to_hex(colour)


def _line(gc: Any) -> Garis:
    dashes = gc.get_dashes()[1]
    return (
        _hex(tuple(gc.get_rgb())),
        gc.get_linewidth(),
        tuple(dashes or ()),
        gc.get_joinstyle(),
        gc.get_capstyle(),
    )


@cache
def _stroke(line: Garis) -> str:
    """Return the attributes of a line that are not the group's."""
    colour, width, dashes, join, cap = line
    found = {"stroke-dasharray": ",".join(map(_number, dashes))} if dashes else {}
    if width:
        found["stroke"] = colour
        found |= {"stroke-width": _number(width)} if width != 1 else {}
        found |= {"stroke-linejoin": join} if join != "round" else {}
        found |= {"stroke-linecap": cap} if cap != "butt" else {}
    return "".join(f' {name}="{value}"' for name, value in found.items())


@cache
def _font(style: str, weight: str | int, size: float) -> str:
    number = weight if isinstance(weight, int) else weight_dict[weight]
    slant = "" if style == "normal" else f' font-style="{style}"'
    bold = "" if number == 400 else f' font-weight="{number}"'
    return f'{slant}{bold} font-size="{_number(size)}"'

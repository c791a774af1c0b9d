"""What our pen is compared with: matplotlib's own SVG, cleaned afterwards.

No prolog, doctype, metadata, comment, style sheet or style attribute; ids only where something
refers to them, each beginning with the salt; numbers with two decimals; text stays text.
"""

from __future__ import annotations

import re
import warnings
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG

from kinerja_lib.grafik.gaya import KELUARGA

ROOT = {"stroke-linejoin": "round", "stroke-linecap": "butt"}
DROPPED = {"metadata", "style", "title", "desc", "script"}
DEFAULTS = {
    "stroke-dashoffset": "0",
    "text-anchor": "start",
    "stroke-linejoin": "round",
    "font-style": "normal",
    "font-weight": "400",
    "stroke-linecap": "butt",
}
NUMERIC = {
    "d",
    "x",
    "y",
    "width",
    "height",
    "transform",
    "points",
    "viewBox",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
}
NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?")
REFERENCE = re.compile(r"(?<=url\(#)[^)]+(?=\))")

TWICE_CLOSED = re.compile(r'(?<=d=")(M([^LCQz]+)L[^"Mz]+)L\2z')
"""A line back to the first point before `z`: matplotlib's clipping puts it into unfilled shapes."""


def to_svg_slowly(fig: Any, salt: str) -> str:
    """Return the figure as matplotlib draws it itself."""
    buffer = BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": salt}), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*[Gg]lyph.*")
        FigureCanvasSVG(fig).print_svg(buffer, metadata={"Date": None})
    return TWICE_CLOSED.sub(r"\1z", clean(buffer.getvalue(), salt, ", ".join(KELUARGA)))


def clean(raw: bytes, salt: str, family: str) -> str:
    """Return matplotlib's SVG `raw` as one clean `<svg>` element, width and height in px."""
    source = ET.fromstring(raw)
    box = source.get("viewBox", "0 0 0 0")
    width, height = (float(v) * 96 / 72 for v in box.split()[2:])
    root = ET.Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": _round(box),
            "width": _round(f"{width}"),
            "height": _round(f"{height}"),
        },
    )
    group = ET.SubElement(root, "g", {"font-family": family, **ROOT})
    for child in source:
        _copy(child, group)
    _rename_ids(root, salt)
    return ET.tostring(root, encoding="unicode", short_empty_elements=True)


def _copy(node: ET.Element, parent: ET.Element) -> None:
    """Copy `node` under `parent`, cleaned; groups that say nothing dissolve."""
    tag = node.tag.rpartition("}")[2]
    if tag in DROPPED:
        return
    attributes = _attributes(node)
    kept = {k: v for k, v in attributes.items() if k != "id"}
    if tag in ("g", "defs") and (not len(node) or (tag == "g" and not kept)):
        for child in node:
            _copy(child, parent)
        return
    copy = ET.SubElement(parent, tag, attributes)
    copy.text = (node.text or "").strip("\n") if tag == "text" else None
    for child in node:
        _copy(child, copy)
    if tag == "defs" and not len(copy):
        parent.remove(copy)


def _attributes(node: ET.Element) -> dict[str, str]:
    """Return the attributes of `node` with its inline style written out, rounded, no defaults."""
    found: dict[str, str] = {}
    for key, value in node.attrib.items():
        name = key.rpartition("}")[2]
        if name == "style":
            found |= _declarations(value)
        elif not name.startswith("on"):
            found[name] = value
    found.pop("font-family", None)
    if NUMBER.sub("0", found.get("transform", "")) == "rotate(0 0 0)" and _angle(found) == 0:
        del found["transform"]
    rounded = {k: _round(v) if k in NUMERIC else v for k, v in found.items()}
    return {k: v for k, v in rounded.items() if DEFAULTS.get(k) != v}


def _angle(attributes: dict[str, str]) -> float:
    first = NUMBER.search(attributes["transform"])
    return float(first[0]) if first else 0.0


def _declarations(style: str) -> dict[str, str]:
    """Split `a: b; c: d`; the shorthand `font: italic 700 8px 'X'` becomes its parts."""
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    found = {key.strip(): value.strip() for key, value in pairs}
    for word in found.pop("font", "").split("'")[0].split():
        if word.endswith("px"):
            found["font-size"] = word
        elif word in ("italic", "oblique"):
            found["font-style"] = word
        elif word == "bold" or word.isdigit():
            found["font-weight"] = word
    if "font-size" in found:
        found["font-size"] = found["font-size"].removesuffix("px")
    return found


def _round(value: str) -> str:
    """Round every number in an attribute to two decimals and drop needless blanks."""
    text = NUMBER.sub(lambda m: f"{round(float(m[0]), 2) + 0:g}", value)
    return re.sub(r"\s*([MLCQZz])\s*", r"\1", text).strip()


def _rename_ids(root: ET.Element, salt: str) -> None:
    """Drop ids that nothing refers to; name the others `salt-1`, `salt-2` … in order."""
    used = {m[0] for n in root.iter() for v in n.attrib.values() for m in REFERENCE.finditer(v)}
    used |= {n.get("href", "").removeprefix("#") for n in root.iter()}
    names: dict[str, str] = {}
    for node in root.iter():
        mark = node.attrib.pop("id", "")
        if mark in used and mark:
            names[mark] = f"{salt}-{len(names) + 1}"
            node.set("id", names[mark])
    for node in root.iter():
        for key, value in node.attrib.items():
            if "url(#" in value:
                node.set(key, REFERENCE.sub(lambda m: names[m[0]], value))
            elif key == "href":
                node.set(key, f"#{names[value.removeprefix('#')]}")

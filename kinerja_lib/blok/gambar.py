"""SVG made safe for a page: elements and attributes on a list, everything else left out."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

ELEMENTS = {
    "svg",
    "g",
    "defs",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "clipPath",
    "use",
    "linearGradient",
    "radialGradient",
    "stop",
    "pattern",
    "marker",
}
ATTRIBUTES = {
    "viewBox",
    "width",
    "height",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "dx",
    "dy",
    "cx",
    "cy",
    "r",
    "rx",
    "ry",
    "d",
    "points",
    "transform",
    "id",
    "href",
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width",
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
    "opacity",
    "clip-path",
    "clip-rule",
    "clipPathUnits",
    "font-family",
    "font-size",
    "font-style",
    "font-weight",
    "text-anchor",
    "dominant-baseline",
    "letter-spacing",
    "preserveAspectRatio",
    "offset",
    "stop-color",
    "stop-opacity",
    "gradientUnits",
    "gradientTransform",
    "patternUnits",
    "patternTransform",
    "markerWidth",
    "markerHeight",
    "refX",
    "refY",
    "orient",
    "marker-start",
    "marker-mid",
    "marker-end",
}
REFERENCE = re.compile(r"url\(\s*['\"]?#([\w:.-]+)['\"]?\s*\)", re.ASCII)
DEPTH = 60


def safe_svg(svg: str, prefix: str) -> str:
    """Return `svg` without anything that runs, loads or styles; empty when it is no SVG.

    Ids and references to them start with `prefix`, so that pictures cannot clash on a page.
    """
    if "<!DOCTYPE" in svg.upper() or "<!ENTITY" in svg.upper():
        return ""
    try:
        source = ET.fromstring(svg)
    except (ET.ParseError, ValueError):
        return ""
    if _local(source.tag) != "svg":
        return ""
    return ET.tostring(_copy(source, prefix, 0), encoding="unicode")


def _copy(node: ET.Element, prefix: str, depth: int) -> ET.Element:
    copy = ET.Element(_local(node.tag), _attributes(node, prefix))
    copy.text = node.text if copy.tag in ("text", "tspan") else None
    for child in node if depth < DEPTH else ():
        if _local(child.tag) in ELEMENTS:
            made = _copy(child, prefix, depth + 1)
            made.tail = child.tail if copy.tag in ("text", "tspan") else None
            copy.append(made)
    return copy


def _attributes(node: ET.Element, prefix: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in node.attrib.items():
        name = _local(key)
        if name not in ATTRIBUTES:
            continue
        if name == "id":
            found[name] = f"{prefix}--{value}"
        elif name == "href":
            if value.startswith("#"):
                found[name] = f"#{prefix}--{value[1:]}"
        elif "url" not in value.lower():
            found[name] = value
        elif mark := REFERENCE.fullmatch(value.strip()):
            found[name] = f"url(#{prefix}--{mark[1]})"
    return found


def _local(name: object) -> str:
    """Return a tag or attribute without its namespace; comments and instructions have none."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""

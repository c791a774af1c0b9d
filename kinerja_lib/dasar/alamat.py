"""Addresses of data kept elsewhere; a password in one stays out of everything that is written.

It is taken off at the door (`conceal`) and kept in the environment of this process and of those
that it starts, under a name made of the address without it.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://|(?:file|local):")
_SANDI = re.compile(r"([A-Za-z][\w+.-]*://[^:/@?#]*):(?![0-9]*(?:[/?#]|$))(.*)@", re.DOTALL)
_KUNCI = re.compile(r"([?&])password=([^&#]*)&?", re.IGNORECASE)
_KATA = re.compile(r"\S+://\S+")


def is_remote(place: object) -> bool:
    """Tell an address from a path: `s3://bucket/data` from `data` or `C:/data`."""
    return bool(_ADDRESS.match(str(place)))


def mask(text: str) -> str:
    """Return a text whose addresses have no password."""
    return _KATA.sub(lambda m: _bare(m[0]), text) if "://" in text else text


def conceal(place: str | Path) -> str | Path:
    """Return an address without its password, which `whole` knows again; a path as it is."""
    if not is_remote(place):
        return place
    text = str(place)
    bare = _bare(text)
    if bare != text:
        os.environ[_name(bare)] = text
    return bare


def whole(address: str) -> str:
    """Return an address as it was given, with its password."""
    return os.environ.get(_name(address), address)


def password(address: str) -> str:
    """Return the password of an address that was concealed, "" for none."""
    from urllib.parse import unquote

    text = whole(address)
    found = _SANDI.match(text) or _KUNCI.search(text)
    return unquote(found[2]) if found else ""


def _bare(text: str) -> str:
    return _KUNCI.sub(lambda m: m[1], _SANDI.sub(r"\1@", text)).rstrip("?&")


def _name(bare: str) -> str:
    import hashlib

    return f"KINERJA_SANDI_{hashlib.sha256(bare.encode()).hexdigest()[:16].upper()}"

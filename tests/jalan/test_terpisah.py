"""What one item breaks, however it does, is its own failure; the others go on."""

from __future__ import annotations

import ctypes
import os
import time

import pytest

from kinerja_lib.dasar.denyut import beat
from kinerja_lib.dasar.errors import KinerjaError, UsageError
from kinerja_lib.jalan import terpisah
from kinerja_lib.jalan.terpisah import apart

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="a child is a fork")


class PanicException(BaseException):
    """What a library in Rust raises."""


def _deep() -> None:
    _deep()


def _do(what: str) -> str:
    if what == "galat":
        raise ValueError("a\x1b[2J")
    if what == "memori":
        raise MemoryError
    if what == "dalam":
        _deep()
    if what == "panik":
        raise PanicException("index out of bounds")
    if what == "salah":
        raise UsageError("tahun tidak ada")
    if what == "keluar":
        os._exit(3)
    if what == "rusak":
        ctypes.string_at(0)
    if what == "lama":
        time.sleep(60)
    if what == "denyut":
        for _ in range(8):
            time.sleep(0.1)
            beat()
    return what.upper()


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("galat", r"Kesalahan tak terduga (ValueError: a\x1b[2J)"),
        ("memori", "Memori tidak cukup"),
        ("dalam", "Isinya bersarang terlalu dalam"),
        ("panik", "(PanicException: index out of bounds)"),
        ("salah", "tahun tidak ada"),
        ("keluar", "pembacanya berhenti mendadak. Buka"),
        ("rusak", "pembacanya berhenti mendadak (SIGSEGV). Buka"),
        ("lama", "tidak selesai dalam 0 detik dan dihentikan"),
    ],
)
def test_one_that_fails_leaves_the_others(
    monkeypatch: pytest.MonkeyPatch, what: str, said: str
) -> None:
    monkeypatch.delenv("KINERJA_DEBUG", raising=False)
    first, failed, last = apart(_do, ["a", what, "b"], batas=0.4)
    assert (first, last) == ("A", "B")
    assert isinstance(failed, KinerjaError) and said in str(failed)
    assert len(str(failed).splitlines()) == 1


def test_a_beat_shows_that_long_work_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert list(apart(_do, ["denyut"], batas=0.4)) == ["DENYUT"]
    monkeypatch.setattr(terpisah, "BATAS_SEMUA", 0.3)
    (failed,) = apart(_do, ["denyut"], batas=0.4)
    assert "dihentikan" in str(failed)


def test_without_a_fork_errors_are_kept_apart_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    first, failed, last = apart(_do, ["a", "panik", "b"])
    assert (first, last) == ("A", "B")
    assert "PanicException" in str(failed)

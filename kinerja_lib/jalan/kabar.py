"""Tell how a batch goes: a bar on a terminal, plain lines elsewhere, JSON for machines."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from types import TracebackType
from typing import Any

from kinerja_lib.dasar.errors import DataError
from kinerja_lib.dasar.layar import letters, say, show
from kinerja_lib.jalan.tugas import Hasil

MUTAKHIR = "sudah mutakhir"
BILAH = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} · sisa {remaining}{postfix}"
MAX_GAGAL = 20
"""Failures that the closing list names; the manifest and the portal have them all."""


class Kabar:
    """Count results and say what each came to; `exit_code` sums them up.

    With `json` every result is one JSON object a line on stdout instead of words and paths, and a
    last object sums up.
    """

    def __init__(self, total: int, json: bool = False) -> None:
        self.total, self.json = total, json
        self.count: Counter[str] = Counter()
        self.failed: list[tuple[str, str]] = []
        self._wrong_usage_only = True
        self._bar: Any = None
        self._start = time.monotonic()

    def __enter__(self) -> Kabar:
        if self.total > 1 and sys.stderr.isatty():
            from tqdm import tqdm

            tqdm.monitor_interval = 0  # no thread of its own: a process that forks has one
            self._bar = tqdm(
                total=self.total, file=sys.stderr, leave=False, bar_format=BILAH, dynamic_ncols=True
            )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()
            self._bar = None
        if kind is not None:
            return
        if self.json:
            seconds = round(time.monotonic() - self._start, 1)
            self._emit({"selesai": self.total, **self.count, "detik": seconds})
        elif self.total > 1:
            parts = ", ".join(f"{n} {state}" for state, n in self.count.items())
            self._say(f"Selesai: {parts} dari {self.total} laporan.")
            self._list_failures()

    def _list_failures(self) -> None:
        if not self.failed:
            return
        self._say("Gagal, pesannya di atas:")
        for label, where in self.failed[:MAX_GAGAL]:
            self._say(f"  {label}{where}")
        if len(self.failed) > MAX_GAGAL:
            self._say(f"  … dan {len(self.failed) - MAX_GAGAL} lagi; semuanya ada di manifes.json.")

    def tell(self, hasil: Hasil) -> None:
        """Take one result in and say what it came to."""
        state = "gagal" if hasil.galat else "tersusun" if hasil.berkas else MUTAKHIR
        self.count[state] += 1
        if hasil.galat:
            self.failed.append((hasil.tugas.label, _where(hasil)))
            self._wrong_usage_only &= hasil.galat.exit_code == 2
        if self._bar is not None:
            minutes = (time.monotonic() - self._start) / 60
            said = f"{self.count.total() / minutes:.0f} laporan/menit"
            said += f", {len(self.failed)} gagal" if self.failed else ""
            self._bar.set_postfix_str(said, refresh=False)
            self._bar.update()
        if self.json:
            self._emit(_event(hasil, state))
        else:
            self._tell_words(hasil, state)

    def _tell_words(self, hasil: Hasil, state: str) -> None:
        number = f"[{self.count.total()}/{self.total}] " if self.total > 1 else ""
        if state == MUTAKHIR and self.total == 1:
            state += " (--paksa untuk menyusun ulang)"
        if hasil.galat or (self._bar is None and (state != MUTAKHIR or self.total == 1)):
            self._say(f"{number}{hasil.tugas.label}: {state}")
        if hasil.galat:
            self._say(str(hasil.galat))
        for note in hasil.catatan:
            self._say(f"  {hasil.tugas.label}: {note}" if self._bar is not None else f"  {note}")
        for berkas in hasil.berkas:
            self._write(berkas)

    def _emit(self, event: dict[str, Any]) -> None:
        self._write(json.dumps(event, ensure_ascii=False))

    def _write(self, line: str) -> None:
        """Write one line to stdout, past the bar."""
        if self._bar is not None and sys.stdout.isatty():
            self._bar.write(letters(line), file=sys.stdout)
        else:
            show(line)

    @property
    def exit_code(self) -> int:
        """Return 0 all done, 2 when every satker was a wrong call, else 1."""
        if not self.failed:
            return 0
        return 2 if self._wrong_usage_only and len(self.failed) == self.total else 1

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(letters(text), file=sys.stderr)
        else:
            say(text)


def _where(hasil: Hasil) -> str:
    """Say at which step it went wrong, and how many problems the data have; not why once more."""
    galat = hasil.galat
    said = f"tahap {galat.tahap}" if galat and galat.tahap else ""
    if isinstance(galat, DataError):
        said = f"{said or 'tahap data'}, {len(str(galat).splitlines())} masalah"
    return f": {said}" if said else ""


def _event(hasil: Hasil, state: str) -> dict[str, Any]:
    tugas, galat = hasil.tugas, hasil.galat
    said = galat and {"tahap": galat.tahap or "lain", "sel": galat.sel, "pesan": str(galat)}
    return {
        "laporan": tugas.laporan,
        "satker": tugas.satker,
        "tahun": tugas.tahun,
        "triwulan": tugas.triwulan,
        "keadaan": state,
        "berkas": list(hasil.berkas),
        "galat": said,
        "catatan": list(hasil.catatan),
    }

"""Tell on stderr how a batch goes: a bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
from collections import Counter
from types import TracebackType
from typing import Any

import click

from kinerja_lib.jalan.tugas import Hasil


class Kabar:
    """Count results and say what each came to; `exit_code` sums them up."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.count: Counter[str] = Counter()
        self.failed: list[str] = []
        self._wrong_usage_only = True
        self._bar: Any = None

    def __enter__(self) -> Kabar:
        if self.total > 1 and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=self.total, unit="satker", file=sys.stderr, leave=False)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:  # fmt: skip
        if self._bar is not None:
            self._bar.close()
        if kind is None and self.total > 1:
            parts = ", ".join(f"{n} {state}" for state, n in self.count.items())
            self._say(f"Selesai: {parts} dari {self.total} satker.")
            if self.failed:
                self._say(f"Gagal: {', '.join(self.failed)}.")

    def tell(self, hasil: Hasil) -> None:
        """Take one result in and say what it came to."""
        state = "gagal" if hasil.galat else "tersusun" if hasil.berkas else "sudah mutakhir"
        self.count[state] += 1
        if self._bar is not None:
            self._bar.update()
        number = f"[{self.count.total()}/{self.total}] " if self.total > 1 else ""
        remark = " (--paksa untuk menyusun ulang)" if state == "sudah mutakhir" else ""
        if hasil.galat or self._bar is None:
            self._say(f"{number}{hasil.tugas.label}: {state}{remark}")
        if hasil.galat:
            self.failed.append(hasil.tugas.satker)
            self._wrong_usage_only &= hasil.galat.exit_code == 2
            self._say(str(hasil.galat))

    @property
    def exit_code(self) -> int:
        """Return 0 all done, 2 when every satker was a wrong call, else 1."""
        if not self.failed:
            return 0
        return 2 if self._wrong_usage_only and len(self.failed) == self.total else 1

    def _say(self, text: str) -> None:
        if self._bar is not None:
            self._bar.write(text, file=sys.stderr)
        else:
            click.echo(text, err=True)

"""Pandangan: what a view returns. Shown by a notebook, saved by an analyst."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

from kinerja_lib.bab.bersama import Bagan
from kinerja_lib.blok import Bagian, Blok, Catatan, Grafik, Kolom, Narasi, Sel, Tabel
from kinerja_lib.dasar.berkas import replace_file
from kinerja_lib.dasar.errors import ReportError, UsageError, os_reason
from kinerja_lib.sumber.tulis import csv_text

BENTUK = (".csv", ".png", ".svg")
DPI = 200
LEBAR_JUDUL = 95
"""Letters of a title's line in a saved picture."""
Baris = Sequence["Sel | str"]


@dataclass(frozen=True, eq=False)
class Pandangan:
    """One picture, the table behind it, and what it says.

    `tabel` holds plain numbers and texts for pandas and CSV; `baris` the same as printed, every
    cell with its source. `peringatan` is said before everything: not official, or invented data.
    `sepi`: nothing to compare, so a page shows the sentences alone. `isi_tabel` names what the
    table holds, for its caption below a picture that says the rest.
    """

    label: str
    judul: str
    bagan: Bagan
    tabel: pd.DataFrame
    kolom: Sequence[Kolom]
    baris: Sequence[Baris]
    kalimat: Sequence[str] = ()
    catatan: str = ""
    peringatan: Sequence[str] = ()
    sepi: bool = False
    isi_tabel: str = "Nilai tiap titik"

    @cached_property
    def gambar(self) -> Figure:
        """Return the picture as a matplotlib figure."""
        figure: Figure = self.bagan.draw()
        return figure

    @cached_property
    def svg(self) -> str:
        """Return the picture as SVG."""
        from kinerja_lib.grafik.gaya import to_svg

        return to_svg(self.gambar, f"gambar-{self.label}")

    def blok(self) -> Bagian:
        """Return the view as blocks: warnings, picture with its words, sentences, table."""
        parts: list[Blok] = [Catatan(text) for text in self.peringatan]
        if self.sepi:
            return Bagian([*parts, Narasi(" ".join(self.kalimat))])
        head, rows = self.bagan.data()
        parts.append(
            Grafik(
                f"gambar-{self.label}",
                self.judul,
                self.svg,
                self.bagan.alt(),
                head,
                rows,
                self.catatan,
            )
        )
        parts += [Narasi(" ".join(self.kalimat))] if self.kalimat else []
        parts.append(
            Tabel(
                f"tabel-jelajah-{self.label}",
                f"{self.isi_tabel} (data gambar di atas)",
                self.kolom,
                self.baris,
                dapat_diurut=len(self.baris) > 5,
            )
        )
        return Bagian(parts)

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        return self.blok()._repr_mimebundle_(include, exclude)

    def simpan(self, berkas: str | Path, timpa: bool = False) -> Path:
        """Write the table (.csv) or the picture (.png, .svg), by the ending; return the path.

        A file that is there is kept unless `timpa`: UsageError says so. Texts in a CSV that a
        spreadsheet would run as a formula get an apostrophe.
        """
        path = Path(berkas)
        if path.suffix.lower() not in BENTUK:
            raise UsageError(
                f'berkas "{path.name}": akhiran tidak dikenal. Pakai: {", ".join(BENTUK)}.'
            )
        if path.exists() and not timpa:
            raise UsageError(
                f'berkas "{path}" sudah ada dan tidak ditimpa. Pakai nama lain, atau tulis '
                "timpa=True."
            )
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(path, self.isi(path.suffix.lower()))
        except OSError as error:
            raise ReportError(
                f"{path}: tidak dapat ditulis ({os_reason(error)}). Periksa foldernya."
            ) from None
        return path

    def titled(self) -> Figure:
        """Return a picture that says alone what a page's caption and notes say."""
        figure: Figure = self.bagan.draw()
        notes = " ".join(filter(None, [self.catatan, *self.peringatan]))
        title = fill(self.judul, LEBAR_JUDUL).replace("$", r"\$")
        figure.text(0, 1.02, title, va="bottom", weight="bold", size=9)
        figure.text(0, -0.02, fill(notes, LEBAR_JUDUL), va="top", size=7.5)
        return figure

    def isi(self, bentuk: str) -> bytes:
        """Return the content of a file of this ending."""
        if bentuk == ".csv":
            # With a byte order mark: Excel would read the text as Windows-1252 otherwise.
            table = self.tabel.assign(catatan=self.catatan) if self.catatan else self.tabel
            return csv_text(table).encode("utf-8-sig")
        out = io.BytesIO()
        self.titled().savefig(
            out, format=bentuk[1:], dpi=DPI, facecolor="white", bbox_inches="tight", pad_inches=0.15
        )
        return out.getvalue()

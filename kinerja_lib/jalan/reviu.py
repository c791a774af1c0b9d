"""Review satker and years without rendering; what a final report does not stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kinerja_lib.reviu.tabel import Reviu

from kinerja_lib.errors import KinerjaError, UsageError
from kinerja_lib.jalan.terpisah import apart

BATAS_DOKUMEN = 8.0
"""Seconds that one page, or one rule over a whole document, may take."""
FORMAT = ("teks", "json", "csv", "xlsx")


@dataclass
class Terkumpul:
    """Reviews that could be made, and what kept others from it."""

    reviu: list[Reviu] = field(default_factory=list)
    galat: list[KinerjaError] = field(default_factory=list)

    @property
    def exit_code(self) -> int:
        """Return 1 when a finding that is `berat` stands or the data of a satker are broken."""
        stands = any(r.hasil.berat for r in self.reviu)
        return max([int(stands), *(e.exit_code for e in self.galat)])


def review_many(kode: Iterable[str], tahun: int | None, data: str) -> Terkumpul:
    """Review each satker's year (None = every year it can report)."""
    found = Terkumpul()
    for one in apart(lambda k: _one(k, tahun, data), kode, lambda k: f"{data}/satker/{k}"):
        if isinstance(one, KinerjaError):
            found.galat.append(one)
        else:
            found.reviu += one
    return found


def check_scope(
    dokumen: str | None, satker: Sequence[str], tahun: int | None, output: str | None, timpa: bool
) -> None:
    """Raise UsageError when a finished report is to be reviewed together with data.

    So it is where the review may not be written: minutes pass before it is there.
    """
    from kinerja_lib.sumber.tulis import check_output

    if dokumen is not None and (satker or tahun):
        raise UsageError(
            "--dokumen mereviu satu berkas jadi dan tidak dapat digabung dengan --satker atau "
            "--tahun. Hapus salah satunya."
        )
    if output:
        check_output(Path(output), timpa, [Path(dokumen)] if dokumen else [])


def review_document(file: str) -> Terkumpul:
    """Review a finished report; raise UsageError when it cannot be read, or not in time."""
    (found,) = apart(_document, [file], lambda f: f'dokumen "{f}"', BATAS_DOKUMEN)
    if isinstance(found, UsageError):
        raise found
    if isinstance(found, KinerjaError):
        raise UsageError(str(found))
    return found


def _document(file: str) -> Terkumpul:
    from kinerja_lib.reviu.jadi.baca import read_naskah
    from kinerja_lib.reviu.jadi.tinjau import find_all, unread
    from kinerja_lib.reviu.periksa import Hasil
    from kinerja_lib.reviu.tabel import Reviu

    naskah = read_naskah(Path(file))
    hasil = Hasil(find_all(naskah), (), ())
    left = tuple(str(t) for t in unread(naskah))
    return Terkumpul([Reviu("", naskah.tahun or 0, naskah.berkas, hasil, left)])


def write_review(
    reviews: Sequence[Reviu], jenis: Sequence[str], output: str | None, timpa: bool = False
) -> str:
    """Return the reviews in one format, "" when they went to a file."""
    from kinerja_lib.reviu import tabel
    from kinerja_lib.sumber.tulis import csv_text, write_output, xlsx_bytes

    name = jenis[0] if len(jenis) == 1 else ", ".join(jenis)
    if name not in FORMAT:
        raise UsageError.unknown("format", name, FORMAT, f"Pilih satu: {', '.join(FORMAT)}.")
    if name == "xlsx" and not output:
        raise UsageError("format xlsx harus ditulis ke berkas. Tambahkan --output temuan.xlsx.")
    made: str | bytes
    if name == "xlsx":
        made = xlsx_bytes(tabel.frame(reviews))
    elif name == "csv":
        made = csv_text(tabel.frame(reviews))
    elif name == "json":
        made = tabel.as_json(reviews)
    else:
        made = "".join(f"{tabel.text(r)}\n" for r in reviews)
    if not output:
        return str(made)
    content = (
        made.encode("utf-8-sig" if name == "csv" else "utf-8") if isinstance(made, str) else made
    )
    write_output(Path(output), content, timpa)
    return ""


def _one(satker: str, tahun: int | None, data: str) -> list[Reviu]:
    from kinerja_lib.kembar import refuse_twin
    from kinerja_lib.laporan import open_laporan
    from kinerja_lib.paket import find_data, read_paket
    from kinerja_lib.reviu.final import check_waivers
    from kinerja_lib.reviu.periksa import review
    from kinerja_lib.reviu.tabel import Reviu

    refuse_twin(find_data(data), satker, data)
    years = [tahun] if tahun else [*read_paket(satker, data).tahun]
    made = []
    for year in years:
        try:
            lap = open_laporan(satker, year, data)
        except UsageError:
            if tahun:
                raise
            continue  # a year with rows of other documents only
        check_waivers(lap)
        made.append(Reviu(satker, year, lap.paket.profil["nama"], review(lap)))
    return made


def check_final(satker: str, tahun: int, data: str) -> None:
    """Raise what a satker's report that is to be final does not stand."""
    from kinerja_lib.laporan import open_laporan
    from kinerja_lib.reviu.final import check_final as check

    check(open_laporan(satker, tahun, data))

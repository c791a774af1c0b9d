"""What a notebook cell shows. One definition, two readers: the HTML page and the PDF.

Blok is a frozen dataclass whose `data()` is plain JSON. `halaman.to_html` turns that JSON into
HTML (in JupyterLab and on the page), `ekspor/templates/dokumen.typ` turns the same JSON into PDF.

Judul · Narasi · Tabel · Grafik · Angka (cards) · Rumus · Catatan · Kosong · Sampul · Kop · Isian ·
TandaTangan · Daftar · Bagian (many)

halaman, tabel   blocks as HTML; tables     markdown, prosa   Markdown as a tree; the tree as HTML
gambar, tautan   SVG and links made safe    bentuk            the shape of blocks read from a file
asal             cells that know their source    utuh         words that a line must not tear
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

MIME = "application/vnd.kinerja.blok+json"
TANDA = {
    "turunan": (
        "*",
        "turunan: mengikuti angka setahun atau jadwal di dokumen, bukan angka "
        "triwulan yang dicetak",
    ),
    "ilustrasi": ("◊", "ilustrasi, bukan hasil pengukuran"),
    "beda": ("≠", "berbeda dari angka pembandingnya"),
    "lama": ("†", "hasil terdahulu, karena penyusunan terakhir gagal"),
    "periksa": ("‡", "perlu diperiksa"),
    "klaim": ("¤", "memakai angka tahun lalu yang hanya dinyatakan dokumen, tidak dihitung ulang"),
}
"""Styles of cells that a sign must speak for too: the sign and what the key under a table says."""


class Blok:
    """Something that can be shown; subclasses give `data()`, with `jenis` naming the kind."""

    def data(self) -> dict[str, Any]:
        """Return the block as plain JSON: the one definition that every format reads."""
        return {"jenis": type(self).__name__.lower(), **asdict(self)}  # type: ignore[call-overload]

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, Any]:
        from kinerja_lib.blok.halaman import for_jupyter, to_html

        data = self.data()
        html = for_jupyter(to_html(data))
        return {MIME: data, "text/html": html, "text/plain": f"<{data['jenis']}>"}


@dataclass(frozen=True)
class Judul(Blok):
    """A heading; `tingkat` 2 = chapter, 3 = part, 4 = sasaran, 5 = item.

    With `halaman_baru` what follows is a document of its own and begins a page. What `tanda` of a
    document without cover says stands on every page.
    """

    teks: str
    tingkat: int = 3
    label: str = ""
    halaman_baru: bool = False
    tanda: str = ""


@dataclass(frozen=True)
class Narasi(Blok):
    """Markdown text; raw HTML in it is shown as letters. `[](#tabel-x)` becomes `Tabel 5`."""

    teks: str

    def data(self) -> dict[str, Any]:
        """Parse once; both readers walk the same tree."""
        from kinerja_lib.blok.markdown import parse

        return {"jenis": "narasi", "ast": parse(self.teks)}


@dataclass(frozen=True)
class Kolom:
    """One column: heading, alignment (kiri, kanan, tengah) and relative width.

    `saring` is how a reader may narrow the rows by it: "cari" (type some letters), "pilih" (choose
    one of its values) or "". A column only for the screen (`layar`) is left out of the PDF.
    """

    judul: str
    rata: str = "kiri"
    lebar: float = 1.0
    saring: str = ""
    layar: bool = False


Gaya = Literal["", "jumlah", "kosong", "turunan", "ilustrasi", "beda", "periksa", "lama", "klaim"]
"""What a cell is: a total, nothing there (said in words), following from what is printed, not
measured, different from what stands beside it, to be looked at, of an earlier run, or resting on
what a document only states."""


@dataclass(frozen=True)
class Sel:
    """One cell as printed; `sumber` says where its number comes from, `urut` is its sort value.

    `tautan` says which parts of `teks`, in their order, lead to which file beside this page:
    (part, relative address). What is no plain relative address stays text (`blok.tautan`).
    `jangkar` names the cell, for links from other pages.
    """

    teks: str
    sumber: str = ""
    urut: float | None = None
    gaya: Gaya = ""
    tautan: Sequence[tuple[str, str]] = ()
    jangkar: str = ""


@dataclass(frozen=True)
class Tabel(Blok):
    """A captioned table; cells may be plain text. `label` is what `[](#label)` refers to.

    A row of one cell in a table of several columns heads the rows below it, over the full width.
    `saring` names what a row is ("satker"): readers may then narrow the rows on the page.
    """

    label: str
    judul: str
    kolom: Sequence[Kolom]
    baris: Sequence[Sequence[Sel | str]]
    catatan: str = ""
    dapat_diurut: bool = False
    saring: str = ""

    def data(self) -> dict[str, Any]:
        """Return cells as small dicts, empty fields left out."""
        cells = [[_cell(c) for c in row] for row in self.baris]
        return {
            "jenis": "tabel",
            "label": self.label,
            "judul": self.judul,
            "kolom": [asdict(k) for k in self.kolom],
            "baris": cells,
            "catatan": self.catatan,
            "dapat_diurut": self.dapat_diurut,
            "saring": self.saring,
            "kunci": _key(cells),
        }


def _cell(cell: Sel | str) -> dict[str, Any]:
    if isinstance(cell, str):
        return {"teks": cell}
    sign = {"tanda": TANDA[cell.gaya][0]} if cell.gaya in TANDA else {}
    filled = {k: v for k, v in vars(cell).items() if v not in ("", None, ())}
    return filled | {"teks": cell.teks} | sign


def _key(cells: Sequence[Sequence[dict[str, Any]]]) -> list[str]:
    """Explain the signs that occur."""
    used = {c.get("gaya") for row in cells for c in row}
    return [f"{sign} {meaning}." for gaya, (sign, meaning) in TANDA.items() if gaya in used]


@dataclass(frozen=True)
class Grafik(Blok):
    """A captioned figure: SVG, a text that says what it shows, and the data behind it."""

    label: str
    judul: str
    svg: str
    alt: str
    kepala: Sequence[str]
    baris: Sequence[Sequence[Sel | str]]
    catatan: str = ""

    def data(self) -> dict[str, Any]:
        """Return the picture, its words and its data, cells as in a table."""
        cells = [[_cell(c) for c in row] for row in self.baris]
        return {
            "jenis": "grafik",
            "label": self.label,
            "judul": self.judul,
            "svg": self.svg,
            "alt": self.alt,
            "kepala": list(self.kepala),
            "baris": cells,
            "catatan": self.catatan,
            "kunci": _key(cells),
        }


@dataclass(frozen=True)
class Kartu:
    """A key figure, what it is, a remark; `sumber` says where it comes from, as that of a cell."""

    angka: str
    perihal: str
    keterangan: str = ""
    sumber: str = ""


@dataclass(frozen=True)
class Angka(Blok):
    """A row of key figures."""

    butir: Sequence[Kartu]


@dataclass(frozen=True)
class Rumus(Blok):
    """A formula in words and its working, line by line, with what its letters mean."""

    baris: Sequence[str]
    keterangan: str = ""


@dataclass(frozen=True)
class Catatan(Blok):
    """A remark that a reader must not miss, set apart from the text."""

    teks: str


@dataclass(frozen=True)
class Kosong(Blok):
    """An explicit `belum diisi`: what the regulation asks and where to fill it in.

    Gaps that follow each other are shown as one list (`ekspor.dokumen`).
    """

    perihal: str
    isi_di: str

    def data(self) -> dict[str, Any]:
        """Return a list of one gap."""
        return {"jenis": "kosong", "butir": [[self.perihal, self.isi_di]]}


@dataclass(frozen=True)
class Penanda:
    """A finding to be marked: its number, what it says in short, its address, its places.

    A place is what a cell has as `sumber` with one column, or a gap as `isi_di`.
    """

    nomor: str
    pesan: str
    alamat: str
    tempat: Sequence[str]


@dataclass(frozen=True)
class Sampul(Blok):
    """The cover; its title is the document's title.

    What `tanda` says stands on every page of the document, not on the cover alone. `reviu` says
    how the review stands, parts of it linked (`reviu_tautan`) like those of a cell, and a command
    in it (`reviu_perintah`), after the links, whose words do not break. `temuan` are findings to
    be marked wherever the document shows a place that they name (`ekspor.penanda`).
    """

    judul: str
    lembaga: str
    wilayah: str
    tahun: str
    alamat: str
    keterangan: str = ""
    tanda: str = ""
    reviu: str = ""
    reviu_tautan: Sequence[tuple[str, str]] = ()
    reviu_perintah: str = ""
    temuan: Sequence[Penanda] = ()


@dataclass(frozen=True)
class Kop(Blok):
    """The letterhead of the office at the top of an official page."""

    lembaga: str
    alamat: str


@dataclass(frozen=True)
class Isian(Blok):
    """Fields of a form: (what, value); an empty value is a dotted line to be filled in by hand."""

    butir: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class TandaTangan(Blok):
    """Signature blocks, one or two; each (jabatan, nama), a name that is empty a dotted line."""

    tempat_tanggal: str
    pihak: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Daftar(Blok):
    """Daftar isi, tabel or gambar, filled by the exporter; front matter ends with the last one."""

    isi: str


@dataclass(frozen=True)
class Navigasi(Blok):
    """Links to the pages around this one, for the screen: (text, relative address)."""

    butir: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Bagian(Blok):
    """Several blocks in order: what one call of a chapter returns."""

    isi: Sequence[Blok] = field(default_factory=tuple)

    def data(self) -> dict[str, Any]:
        """Return the blocks' data, flat."""
        flat: list[dict[str, Any]] = []
        for blok in self.isi:
            data = blok.data()
            flat += data["isi"] if data["jenis"] == "bagian" else [data]
        return {"jenis": "bagian", "isi": flat}

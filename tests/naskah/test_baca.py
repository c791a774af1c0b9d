"""Readers of finished reports: what they read, where it stands, what they refuse."""

from __future__ import annotations

import io
import sys
import zipfile
import zlib
from pathlib import Path

import pytest

from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.naskah import baca, docx, pdf, teks
from kinerja_lib.naskah.baca import read_naskah
from kinerja_lib.naskah.naskah import Naskah, roles
from kinerja_lib.reviu.naskah.tinjau import PENDEK, find_all, unread

OCR = (
    "#### **II. HASIL**\n\nTabel 5. Ukur\n\nNO\tINDIKATOR\tTarget (%)\tCapaia n (%)\n"
    "1\tPersentase sarana yang\t90%\t95%\n\n\tberfungsi dengan baik\t\t\n2\tLain\t4o\t9%\n"
)
MARKDOWN = (
    "## II. HASIL\n\nTabel 5. Ukur\n\n| NO | INDIKATOR | Target (%) | Capaian (%) |\n"
    "|---|:--|--:|--:|\n| 1 | Persentase sarana yang berfungsi dengan baik | 90% | 95% |\n"
    "| 2 | Lain | 4o | 9% |\n"
)


def write(root: Path, name: str, content: str | bytes) -> Path:
    """Write a file of the name and return its path."""
    path = root / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(("name", "text"), [("a.txt", OCR), ("a.md", MARKDOWN)])
def test_text_becomes_headings_and_tables_with_torn_rows_joined(
    tmp_path: Path, name: str, text: str
) -> None:
    naskah = read_naskah(write(tmp_path, name, text))
    (tabel,) = naskah.tabel
    assert [a.teks for a in naskah.judul] == ["II. HASIL"]
    assert (tabel.nama, tabel.judul) == ("Tabel 5", "Tabel 5. Ukur")
    assert tabel.peran == {"no": 0, "indikator": 1, "target": 2, "capaian": 3}
    assert tabel.isi[0].sel[1] == "Persentase sarana yang berfungsi dengan baik"
    assert [r.sel[0] for r in tabel.isi] == ["1", "2"]


@pytest.mark.parametrize(
    ("kepala", "peran"),
    [
        (
            ("NO", "INDIKATOR", "Targe t (%)", "Realisas i"),
            {"no": 0, "indikator": 1, "target": 2, "realisasi": 3},
        ),
        (
            ("10", "SASARAN STARTEGIS", "INDIKATOR KINERJA", "TARGET"),
            {"no": 0, "sasaran": 1, "indikator": 2, "target": 3},
        ),
        (
            ("NO", "SASARAN STRATEGIS INDIKATOR", "", "Target (Kegiatan)"),
            {"no": 0, "sasaran": 1, "indikator": 2, "target": 3},
        ),
        (
            ("Indikator", "Target (%)", "Target", "Realisasi"),
            {"indikator": 0, "target": 1, "target_satuan": 2, "realisasi": 3},
        ),
        (("Jenis kendaraan", "Jumlah"), {}),
    ],
)
def test_headings_say_what_columns_hold(kepala: tuple[str, ...], peran: dict[str, int]) -> None:
    assert roles(kepala) == peran


def test_what_was_not_read_is_counted_with_its_place(tmp_path: Path) -> None:
    text = OCR.replace("Lain", "Persentase hal lain") + "\nA\x1bB\n\n![x](y.png)\n\n2\t3\n4\t5\n"
    naskah = read_naskah(write(tmp_path, "a.txt", text))
    assert [str(t) for t in unread(naskah)] == [
        "1 baris memuat karakter kendali, karakternya diabaikan: baris 11",
        "1 gambar: baris 13",
        "1 tabel tanpa baris judul: baris 15",
        "1 sel angka: baris 9",
        f"1 {PENDEK}: baris 1",
    ]
    assert "\x1b" not in repr(naskah.bagian)


def test_a_few_letters_that_are_not_utf8_are_said_and_the_rest_is_read(tmp_path: Path) -> None:
    naskah = read_naskah(
        write(tmp_path, "a.txt", ("Satu kalimat.\n" * 20).encode() + b"\x96 dua\n")
    )
    assert "1 baris memuat huruf yang bukan UTF-8: baris 21" in map(str, unread(naskah))
    assert len(naskah.alinea) == 21


def _zip(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name.replace("_", "."), content)
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"x", '".xls" tidak dapat dibaca'),
        ("a", b"x", "tanpa akhiran"),
        ("a.txt", bytes(range(256)) * 9, "bukan teks UTF-8"),
        ("a.txt", b"a\x00b", "bukan teks"),
        ("a.txt", b"\xff\xfea", "bukan teks UTF-8"),
        ("a.docx", b"PK\x03\x04 rusak", "bukan berkas .docx"),
        ("a.docx", _zip(a_xml=b"<a/>"), "berkas .docx rusak"),
        ("a.docx", _zip(a_xml=b" " * 61_000_000), "terlalu besar"),
        ("a.pdf", b"bukan", "bukan berkas PDF"),
        ("a.pdf", b"%PDF-1.7\nstream\n" + zlib.compress(bytes(201_000_000), 1), "terlalu besar"),
        ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 40, "PDF rusak atau terkunci"),
    ],
)
def test_unreadable_files_are_refused_with_a_reason(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = write(tmp_path, name, content)
    with pytest.raises(UsageError) as error:
        read_naskah(path)
    assert said in str(error.value) and name in str(error.value)
    assert error.value.exit_code == 2 and "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("name", "said"), [("tiada.txt", "tidak ada"), ("ada.txt", "bukan berkas")]
)
def test_missing_files_and_folders_are_refused(tmp_path: Path, name: str, said: str) -> None:
    (tmp_path / "ada.txt").mkdir()
    with pytest.raises(UsageError, match=said):
        read_naskah(tmp_path / name)


def test_files_over_a_limit_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", "x\n" * 10)
    monkeypatch.setattr(teks, "MAX_BARIS", 5)
    with pytest.raises(UsageError, match="lebih dari 5 baris"):
        read_naskah(path)
    monkeypatch.setattr(baca, "MAX_BITA", 5)
    with pytest.raises(UsageError, match="batas"):
        read_naskah(path)


@pytest.mark.parametrize(
    ("name", "module", "content"),
    [("a.docx", "docx", _zip(a_xml=b"")), ("a.pdf", "pdfplumber", b"")],
)
def test_a_reader_that_is_not_installed_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, content: bytes
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(UsageError, match=r"pip install p"):
        read_naskah(write(tmp_path, name, content))


def _word() -> bytes:
    word = pytest.importorskip("docx").Document()
    word.add_heading("BAB III AKUNTABILITAS KINERJA", 1)
    word.add_paragraph("Pegawai sebanyak 9 orang, yang terdiri dari:")
    word.add_paragraph("Anggota sebanyak 5 orang", style="List Bullet")
    word.add_paragraph("ASN sebanyak 5 orang", style="List Bullet")
    word.add_paragraph("Tabel 2. Pengukuran")
    rows = [
        ("NO", "INDIKATOR", "Target", "Realisasi", "Capaian"),
        ("1", "Jumlah dokumen yang disusun", "4 lap", "3 lap", "90%"),
    ]
    table = word.add_table(rows=2, cols=5)
    for cells, row in zip(rows, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def test_word_documents_are_read_and_reviewed_by_paragraph_and_row(tmp_path: Path) -> None:
    naskah = read_naskah(write(tmp_path, "lkj.docx", _word()))
    found = {t.aturan: t for t in find_all(naskah)}
    assert [a.teks for a in naskah.judul] == ["BAB III AKUNTABILITAS KINERJA"]
    assert {"dok-jumlah", "dok-capaian", "dok-nomor-judul"} == {*found}
    assert "5 + 5 = 10 orang" in found["dok-jumlah"].pesan
    assert found["dok-jumlah"].tempat[0].sel == "lkj.docx:paragraf 2"
    assert found["dok-capaian"].tempat[-1].sel == "lkj.docx:tabel ke-1 baris 2, Capaian"


def test_word_documents_with_too_many_cells_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "MAX_SEL", 5)
    with pytest.raises(UsageError, match="lebih dari 5 sel"):
        read_naskah(write(tmp_path, "lkj.docx", _word()))


TYPST = """
#set page(header: [Kepala berjalan])
= BAB III
Pegawai sebanyak 9 orang terdiri dari 5 orang anggota dan 5 orang staf.

Tabel 1. Pengukuran
#table(columns: (1fr, 3fr, 2fr, 2fr, 2fr), stroke: none,
  ..("NO", "INDIKATOR", "Target", "Realisasi", "Capaian").map(x => table.cell(
    fill: luma(230), x)),
  table.hline(), [1], [Jumlah dokumen yang disusun seluruhnya setahun], [4 lap], [3 lap], [90%],
  table.hline(), table.cell(colspan: 5)[Kelompok rapat dan kegiatan lain yang panjang judulnya],
  table.hline(), [2], [Jumlah rapat yang diadakan], [4 kali], [4 kali], [100%], table.hline())
#pagebreak()
Halaman dua.
#pagebreak()
#rect(width: 2cm, height: 2cm)
"""


@pytest.fixture(scope="module")
def cetakan(tmp_path_factory: pytest.TempPathFactory) -> Naskah:
    """Return a PDF of three pages as it was read."""
    pytest.importorskip("pdfplumber")
    import typst

    folder = tmp_path_factory.mktemp("pdf")
    source = write(folder, "lkj.typ", TYPST)
    return read_naskah(write(folder, "lkj.pdf", typst.compile(str(source))))


def test_printed_pages_are_read_with_tables_that_are_ruled_across_only(cetakan: Naskah) -> None:
    (tabel,) = cetakan.tabel
    assert [r.sel[0][:8] for r in tabel.isi] == ["1", "Kelompok", "2"]
    assert tabel.isi[0].sel[1] == "Jumlah dokumen yang disusun seluruhnya setahun"
    assert [*filter(None, tabel.isi[1].sel)] == [tabel.isi[1].sel[0]]
    assert tabel.nama == "Tabel 1"
    assert "BAB III" in [a.teks for a in cetakan.judul]
    assert "Kepala berjalan" not in [a.teks for a in cetakan.alinea]


def test_printed_pages_are_reviewed_by_page(cetakan: Naskah) -> None:
    found = {t.aturan: t for t in find_all(cetakan)}
    assert {*found} == {"dok-jumlah", "dok-capaian"}
    assert found["dok-capaian"].tempat[-1].sel == "lkj.pdf:hal. 1, Capaian"


def test_a_pdf_with_too_many_pages_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pdfplumber")
    import typst

    monkeypatch.setattr(pdf, "MAX_HALAMAN", 1)
    made = typst.compile(str(write(tmp_path, "a.typ", "A\n#pagebreak()\nB")))
    with pytest.raises(UsageError, match="2 halaman, batas 1"):
        read_naskah(write(tmp_path, "a.pdf", made))


def _pdf(*objects: bytes) -> bytes:
    """Return a PDF of these objects; the first is its catalogue."""
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, len(body))
    )


KATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
HALAMAN = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]>>"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "", "kosong"),
        ("a.md", "\n\n  \n\t\n", "kosong"),
        ("a.md", "|||||\n", "kosong"),
        (
            "a.pdf",
            _pdf(KATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", HALAMAN),
            "tidak memuat teks yang dapat dibaca .1 halaman tanpa lapisan teks: hal. 1.*OCR",
        ),
        (
            "a.pdf",
            _pdf(KATALOG, b"<</Type/Pages/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>", HALAMAN),
            "OCR",
        ),
        ("a.pdf", _pdf(KATALOG, b"<</Type/Pages/Count 900000000>>"), "kosong"),
        ("a.md", "# A\n" * 20_001, "20001 alinea dan baris tabel, batas 20000"),
    ],
)
def test_what_holds_nothing_to_review_or_too_much_is_said(
    tmp_path: Path, name: str, content: str | bytes, said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        read_naskah(write(tmp_path, name, content))


@pytest.mark.parametrize(
    "run", ["1", ".", "1.", "a", "A", "(", "[", "![", "*", "_", "0O", "\u0301"]
)
def test_runs_that_slow_expressions_are_cut_and_said(tmp_path: Path, run: str) -> None:
    naskah = read_naskah(write(tmp_path, "a.md", f"# Judul\n{run * 9_000}\n"))
    assert len(naskah.alinea[-1].teks) <= 302
    (said,) = naskah.tak_terbaca
    assert str(said).endswith("huruf tanpa spasi, hanya awalnya dibaca: baris 2")

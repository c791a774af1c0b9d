"""RKT and PK to be signed: who signs, what is dotted, what a revision says, weak links."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from kinerja_lib import open_laporan
from kinerja_lib.bab import anggaran, perencanaan
from kinerja_lib.bab.perjanjian import keselarasan, naskah, pembuka
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.ekspor.pdf import KinerjaPDFExporter
from kinerja_lib.satker.laporan import Laporan
from tests.bab.test_bab import blocks_of, cells
from tests.conftest import Potongan, notebook_of

DOKUMEN = (
    "tahun,dokumen,jenis,judul,pihak_pertama,jabatan_pertama,pihak_kedua,jabatan_kedua,"
    "induk,jumlah,tempat,tanggal,sumber,catatan,menggantikan,alasan"
)
PERJANJIAN = "tahun,dokumen,no,program,sasaran,indikator,target,sumber,catatan"
ANGGARAN = "tahun,dokumen,no,tingkat,nama,kode_sasaran,pagu,realisasi,sumber,catatan"
LAMA = "2023,pk_ketua,pk,PK Ketua,A,Ketua,,,,1,Uji,2023-01-03,uji,,,"
BARU = "2023,pk_ketua_2,pk,PK Ketua Revisi,B,Ketua,,,,1,Uji,2023-07-03,uji,,pk_ketua,{}"
SEKRETARIS = "2023,pk_sek,pk,PK Sekretaris,,Sekretaris,B,Ketua,pk_ketua,1,,,uji,,,"
JANJI = (
    "2023,pk_ketua,1,,S,Indeks A,90%,uji,",
    "2023,pk_ketua,2,,S,Indeks B,2 lap,uji,",
    "2023,pk_ketua,3,,S,Indeks C,5,uji,",
)
JANJI_2 = (
    "2023,pk_ketua_2,1,,S,Indeks A,95%,uji,",
    "2023,pk_ketua_2,2,,S,indeks B,2 Laporan,uji,",
    "2023,pk_ketua_2,3,,S,Indeks D,1,uji,",
)
PAGU = ("2023,pk_ketua,1,program,P,,Rp 100,,uji,", "2023,pk_ketua_2,1,program,P,,Rp 80,,uji,")


@pytest.fixture
def satker(satker_kecil: Callable[..., Path]) -> Callable[..., Laporan]:
    """Return a maker of a small satker's year from rows of dokumen, perjanjian, anggaran."""

    def make(
        dokumen: tuple[str, ...], janji: tuple[str, ...] = (), pagu: tuple[str, ...] = ()
    ) -> Laporan:
        tables = {
            "dokumen": (DOKUMEN, *dokumen),
            "perjanjian": (PERJANJIAN, *janji),
            "anggaran": (ANGGARAN, *pagu),
        }
        files = {f"{nama}.csv": "\n".join(rows) for nama, rows in tables.items()}
        return open_laporan("022207", 2023, satker_kecil(**files))

    return make


@pytest.fixture
def revisi(satker: Callable[..., Laporan]) -> Laporan:
    """Return a year in which the Ketua's PK was revised once."""
    rows = (LAMA, BARU.format("pagu berubah"), SEKRETARIS)
    return satker(rows, (*JANJI, *JANJI_2), PAGU)


def parts(blok: Any) -> list[dict[str, Any]]:
    data: dict[str, Any] = blok.data()
    return list(data["isi"])


def of(blok: Any, jenis: str) -> list[dict[str, Any]]:
    return [p for p in parts(blok) if p["jenis"] == jenis]


def words(part: dict[str, Any]) -> str:
    from kinerja_lib.blok.markdown import plain

    return plain(part["ast"])


def rows_of(part: dict[str, Any]) -> list[list[str]]:
    return [[c["teks"] for c in row] for row in part["baris"]]


@pytest.mark.parametrize(
    ("dokumen", "pihak"),
    [
        ("pk_ketua", [["Ketua KPU Kota Metro", "Nurris Septa Pratama, M.Pd."]]),
        (
            "pk_sekretaris",
            [
                ["Pihak Kedua,\nKetua KPU Kota Metro", "Nurris Septa Pratama, M.Pd."],
                ["Pihak Pertama,\nSekretaris KPU Kota Metro", "Jumadi Ahmad, S.H."],
            ],
        ),
    ],
)
def test_the_parties_sign_statement_and_annex(
    lap: Laporan, dokumen: str, pihak: list[list[str]]
) -> None:
    signed = of(naskah.pk(lap, dokumen), "tandatangan")
    assert [[list(p) for p in s["pihak"]] for s in signed] == [pihak] * 2
    assert {s["tempat_tanggal"] for s in signed} == {"Metro, 3 Januari 2023"}


def test_every_document_begins_a_page_under_the_letterhead(lap: Laporan) -> None:
    blocks = parts(naskah.rkt(lap)) + parts(naskah.pk(lap))
    heads = [i for i, p in enumerate(blocks) if p["jenis"] == "judul" and p["tingkat"] == 2]
    assert len(heads) == len(lap.rows("dokumen")) == 12
    assert all(blocks[i]["halaman_baru"] and blocks[i + 1]["jenis"] == "kop" for i in heads)
    assert sum(p["jenis"] == "isian" for p in blocks) == 1 + 2 * 9


def test_what_is_missing_is_dotted_never_made_up(satker: Callable[..., Laporan]) -> None:
    lap = satker(
        (SEKRETARIS.replace("pk_ketua", ""),),
        ("2023,pk_sek,1,,S,Indeks A,,uji,",),
        ("2023,pk_sek,1,program,P,,,,uji,",),
    )
    made = naskah.pk(lap, "pk_sek")
    assert of(made, "isian")[0]["butir"][0] == ("Nama", "")
    assert of(made, "tandatangan")[0]["tempat_tanggal"] == "………………………, ………………………"
    assert [rows_of(t)[0][-1] for t in of(made, "tabel")] == ["………………………"] * 2


def test_a_form_for_several_has_rows_to_fill_in(lap: Laporan) -> None:
    made = naskah.pk(lap, "pk_pelaksana_teknis")
    table = of(made, "tabel")[0]
    assert "3 pelaksana" in table["catatan"] and of(made, "catatan") == []
    assert len(table["baris"]) == naskah.BARIS_KOSONG
    assert {row[-1].strip() for row in rows_of(table)} == {"………………………"}


def test_a_form_is_one_page_signed_once(lap: Laporan) -> None:
    forms = ["pk_pelaksana_teknis", "pk_pelaksana_keuangan", "pk_pelaksana_perencanaan"]
    for dokumen in forms:
        made = naskah.pk(lap, dokumen)
        (signed,) = of(made, "tandatangan")
        assert [nama for _, nama in signed["pihak"]][1] == ""
        assert "dalam tabel di bawah ini" in " ".join(map(words, of(made, "narasi")))
        pdf, _ = KinerjaPDFExporter().from_notebook_node(notebook_of(*map(Potongan, parts(made))))
        assert len(PdfReader(io.BytesIO(pdf)).pages) == 1


def test_what_could_not_be_read_is_dotted_with_a_remark(satker: Callable[..., Laporan]) -> None:
    nama = "Kegiatan ke-1 (nama tidak terbaca pada sumber)"
    lap = satker(
        (LAMA.replace(",A,", ",(tidak terbaca),"),),
        JANJI[:1],
        (PAGU[0].replace(",P,", f",{nama},"),),
    )
    made = naskah.pk(lap, "pk_ketua")
    table = of(made, "tabel")[1]
    assert rows_of(table)[0][1] == "………………………" and "nomor 1 tidak terbaca" in table["catatan"]
    assert {n for s in of(made, "tandatangan") for _, n in s["pihak"]} == {""}
    assert of(made, "isian")[0]["butir"][0] == ("Nama", "")
    assert "tidak terbaca pada sumber" in of(made, "catatan")[0]["teks"]


def test_budgets_have_a_total_and_no_remarks(lap: Laporan) -> None:
    table = of(naskah.pk(lap, "pk_sekretaris"), "tabel")[1]
    assert rows_of(table)[-1] == ["", "Jumlah", "Rp6.789.464.000"]
    assert table["catatan"] == ""


@pytest.mark.parametrize("alasan", ["pagu berubah", "pagu *berubah*.", ""])
def test_a_revision_says_what_it_replaces_and_why(
    satker: Callable[..., Laporan], alasan: str
) -> None:
    made = naskah.pk(satker((LAMA, BARU.format(alasan)), JANJI), "pk_ketua_2")
    said = " ".join(map(words, of(made, "narasi")))
    assert "menggantikan PK Ketua tanggal 3 Januari 2023" in said
    if alasan:
        assert f"Alasan revisi: {alasan.rstrip('.')}." in said
    else:
        assert ["alasan PK Ketua Revisi", "satker/022207/dokumen.csv, kolom alasan"] in of(
            made, "kosong"
        )[0]["butir"]


def test_a_revision_shows_what_changed(revisi: Laporan) -> None:
    tables = {p["label"]: rows_of(p) for p in of(naskah.pk(revisi, "pk_ketua_2"), "tabel")}
    assert tables["tabel-perubahan-target-pk-ketua-2"] == [
        ["Indeks A", "90%", "95%", "diubah"],
        ["Indeks D", "–", "1", "ditambah"],
        ["Indeks C", "5", "–", "dihapus"],
    ]
    assert tables["tabel-perubahan-anggaran-pk-ketua-2"] == [["P", "Rp 100", "Rp 80", "diubah"]]


def test_a_revision_without_changes_says_so(satker: Callable[..., Laporan]) -> None:
    made = naskah.pk(satker((LAMA, BARU.format("pejabat berganti"))), "pk_ketua_2")
    assert any("sama dengan dokumen yang digantikan" in words(p) for p in of(made, "narasi"))


def test_a_replaced_document_is_listed_but_not_printed(revisi: Laporan) -> None:
    heads = [p["teks"] for p in of(naskah.pk(revisi), "judul") if p["tingkat"] == 2]
    assert heads == ["PK Ketua Revisi Tahun\u00a02023", "PK Sekretaris Tahun\u00a02023"]
    table = of(pembuka.daftar(revisi), "tabel")[0]
    assert "PK Ketua diganti oleh PK Ketua Revisi" in table["catatan"]
    assert of(naskah.pk(revisi, "pk_ketua"), "judul")[0]["teks"] == "PK Ketua Tahun\u00a02023"


def test_the_report_of_the_year_speaks_of_the_revised_document(revisi: Laporan) -> None:
    assert [r["pagu"] for r in anggaran.program(revisi)] == ["Rp 80"]
    labels = [p["label"] for p in of(perencanaan.perjanjian(revisi), "tabel")]
    assert labels == ["tabel-pk", "tabel-ikhtisar-pk-ketua-2", "tabel-pagu-ikhtisar-pk-ketua-2"]


def test_the_cascade_marks_weak_links(lap: Laporan) -> None:
    made = keselarasan.tautan(lap)
    assert "27 perlu diperiksa" in words(of(made, "narasi")[0])
    rows = {(r[1]["teks"], r[2]["teks"]): r for r in of(made, "tabel")[0]["baris"] if len(r) > 1}
    arsip = rows[
        "Persentase KPU Kota Metro yang mengelola arsip inaktif sesuai aturan kearsipan", "87,5%"
    ]
    assert (arsip[2]["gaya"], arsip[3]["teks"], arsip[4]["teks"]) == ("beda", "100%", "lebih lemah")
    said = {r[4]["teks"]: r[4].get("gaya") for r in rows.values()}
    assert said["setara"] is None
    assert said["tidak ada padanan"] == said["tidak diampu PK di bawahnya"] == "periksa"
    assert said["setara; juga diampu Kasubbag Teknis Pemilu dan Hupmas"] == "periksa"
    tree = of(made, "grafik")[0]
    assert [
        "Sekretaris KPU Kota Metro",
        "18 target, 18 perlu diperiksa",
        "Ketua KPU Kota Metro",
    ] in rows_of(tree)


def test_budgets_above_the_parents_are_marked(lap: Laporan) -> None:
    rows = of(keselarasan.anggaran(lap), "tabel")[0]["baris"]
    assert [(r[2]["teks"], r[3].get("gaya")) for r in rows] == [
        ("Rp6.789.464.000", None),
        ("Rp10.183.766.000", "periksa"),
    ]


def test_one_document_stands_alone(lap: Laporan) -> None:
    for empty in (
        pembuka.sampul,
        pembuka.daftar,
        naskah.rkt,
        keselarasan.tautan,
        keselarasan.anggaran,
    ):
        assert parts(empty(lap, "pk_hukum")) == []
    assert [p["tingkat"] for p in of(naskah.pk(lap, "pk_hukum"), "judul")] == [2, 3]


def test_an_unknown_document_is_refused_with_the_known_ones(lap: Laporan) -> None:
    with pytest.raises(UsageError, match="pk_hukum"):
        pembuka.sampul(lap, "pk_hukm")


def test_every_printed_number_has_its_source(revisi: Laporan) -> None:
    for part in of(naskah.pk(revisi), "tabel"):
        bare = [
            c["teks"]
            for c in cells(part)
            if re.match(r"(Rp ?)?\d", c["teks"]) and not c.get("sumber")
        ]
        assert bare == []


@pytest.mark.parametrize("targets", [1, 12, 14, 16, 18, 20, 26])
def test_no_signature_stands_alone_on_a_page(satker: Callable[..., Laporan], targets: int) -> None:
    janji = tuple(
        f'2023,pk_ketua,{n},,S{n},"{"kata " * 28}{n}",90%,uji,' for n in range(1, targets + 1)
    )
    lap = satker((LAMA,), janji)
    blocks = [Potongan(p) for source, p in blocks_of("perjanjian", lap) if "naskah" in source]
    pdf, _ = KinerjaPDFExporter().from_notebook_node(notebook_of(*blocks))
    pages = [p.extract_text() for p in PdfReader(io.BytesIO(pdf)).pages]
    signed = [t for t in pages if "Uji, 3 Januari 2023" in t]
    assert len(signed) == 2
    for text in signed:
        before = text.partition("Uji, 3 Januari 2023")[0]
        assert "yang bersangkutan" in before or "penanda tangan" in before

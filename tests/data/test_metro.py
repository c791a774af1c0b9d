"""The data of KPU Kota Metro 2023: read whole, counted against the source, described in full."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest

from kinerja_lib.blok.markdown import sections
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.paket.paket import Paket, read_paket
from kinerja_lib.paket.skema import TERPAKAI, contracts
from kinerja_lib.sumber import BARIS, BERKAS

DATA = Path(__file__).parents[2] / "data"
METRO = DATA / "satker" / "656794"
BAGIAN = {
    "pendahuluan": {
        "latar belakang",
        "dasar hukum",
        "maksud dan tujuan",
        "tugas dan fungsi",
        "struktur organisasi",
        "sumber daya manusia",
        "aspek strategis",
        "permasalahan utama",
    },
    "perencanaan": {"renstra", "visi", "misi", "tujuan", "sasaran strategis", "rencana kerja"},
    "penutup": {"simpulan", "tindak lanjut"},
}
TANPA_BAGIAN = {"kata_pengantar", "monev-tw4"}
BAGIAN_SASARAN = {"realisasi", "tahun sebelumnya", "analisis", "efisiensi", "program"}


@pytest.fixture(scope="module")
def metro() -> Paket:
    return read_paket("656794", DATA)


def _dictionary() -> dict[str, str]:
    """Return the text of each table's section in the dictionary."""
    parts = re.split(r"^### `(\w+)`$", (DATA / "README.md").read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("nama", list(contracts()))
def test_dictionary_describes_exactly_the_columns_of_the_contract(nama: str) -> None:
    described = re.findall(r"^\| `(\w+)` \|", _dictionary().get(nama, ""), flags=re.M)
    assert described == list(contracts()[nama].columns)
    optional = re.search(r"boleh tidak ada: (.*?)\.$", _dictionary()[nama], flags=re.M)
    named = re.findall(r"`(\w+)`", optional[1]) if optional else []
    assert named == [c for c in contracts()[nama].columns if c in contracts()[nama].boleh]


@pytest.mark.parametrize(
    ("tabel", "kolom", "isi", "baris"),
    [
        ("sasaran", None, None, 15),
        ("indikator", None, None, 26),
        ("pengukuran", "dokumen", "rkt", 24),
        ("pengukuran", "dokumen", "rkt_kegiatan", 22),
        ("pengukuran", "dokumen", "lkj_tabel5", 22),
        ("perjanjian", "dokumen", "rkt_ketua", 3),
        ("perjanjian", "dokumen", "rkt_sekretariat", 18),
        ("perjanjian", "dokumen", "pk_ketua", 3),
        ("perjanjian", "dokumen", "pk_sekretaris", 18),
        ("perjanjian", "dokumen", "pk_teknis", 6),
        ("perjanjian", "dokumen", "pk_keuangan", 6),
        ("perjanjian", "dokumen", "pk_perencanaan", 5),
        ("perjanjian", "dokumen", "pk_hukum", 4),
        ("anggaran", "tingkat", "program", 4),
        ("anggaran", "tingkat", "kegiatan", 9),
        ("dokumen", None, None, 12),
        ("struktur", "jenis", "subbagian", 4),
        ("renstra", None, None, 0),
        ("standar", None, None, 0),
    ],
)
def test_rows_are_as_many_as_in_the_source(
    metro: Paket, tabel: str, kolom: str | None, isi: str | None, baris: int
) -> None:
    table = metro.tabel[tabel]
    assert len(table if kolom is None else table[table[kolom] == isi]) == baris


@pytest.mark.parametrize(
    ("dokumen", "kode", "kolom", "tercetak"),
    [
        ("rkt", "S02.1", "target", "\u0412"),
        ("rkt", "S04.2", "target", "4 triwulan"),
        ("rkt_kegiatan", "S14.1", "target", "5 kali / pekan"),
        ("lkj_tabel5", "S01.1", "realisasi", "7 orang"),
        ("lkj_tabel5", "S09.1", "realisasi", "20 unit"),
        ("lkj_sasaran", "S09.1", "realisasi", "12 unit"),
        ("lkj_tabel5", "S12.1", "target", "2 Iaporan"),
        ("lkj_tabel5", "S05.2", "realisasi", ""),
        ("lkj_tabel5", "S13.1", "target", "6 laporan"),
        ("lkj_sasaran", "S13.1", "target", "7 laporan"),
        ("lkj_tabel5", "S02.2", "capaian_tercetak", "90%"),
    ],
)
def test_values_are_as_printed(
    metro: Paket, dokumen: str, kode: str, kolom: str, tercetak: str
) -> None:
    rows = metro.tabel["pengukuran"].query("tahun == '2023' and dokumen == @dokumen")
    assert rows.set_index("kode").loc[kode, kolom] == tercetak


def test_an_indicator_of_a_plan_stands_under_the_programme_that_the_source_prints(
    metro: Paket,
) -> None:
    rkt = metro.tabel["perjanjian"].query("dokumen == 'rkt_sekretariat'")
    ppid = rkt[rkt["indikator"].str.contains("PPID")].iloc[0]
    assert (ppid["no"], ppid["program"]) == ("10", "Pengelolaan Data, Teknologi dan Informasi")
    assert ppid["program"] in metro.narasi[2023, "S14"]


@pytest.mark.parametrize(
    ("naskah", "tetap_ada"),
    [
        ("S06", "akan dilaksanakan pada 24 Januari 2024, dan telah ditetapkan"),
        ("S12", "hanya 16"),
        ("kata_pengantar", "Nomor [tak terbaca] Tahun 2006"),
        ("pendahuluan", "Nomor [tak terbaca] Tahun 2006"),
        ("pendahuluan", "diringkas"),
        ("pendahuluan", "sengaja tidak dimuat"),
    ],
)
def test_what_the_source_leaves_open_is_not_settled_here(
    metro: Paket, naskah: str, tetap_ada: str
) -> None:
    assert tetap_ada in metro.narasi[2023, naskah]


def test_a_table_of_the_source_is_not_called_by_its_bare_number(metro: Paket) -> None:
    """Its "Tabel 1" is another table in our report."""
    texts = [(nama, teks) for (_, nama), teks in metro.narasi.items()]
    for nama in ("pegawai", "dokumen", "anggaran", "klaim"):
        texts += [(nama, v) for v in metro.tabel[nama]["catatan"]]
    for nama, teks in texts:
        for place in re.finditer(r"(?:Tabel|Gambar) \d+", teks):
            assert teks[place.end() :].startswith(" dokumen asal"), (nama, place[0])


def test_quarters_add_up_to_the_year(metro: Paket) -> None:
    tahunan = metro.tabel["pengukuran"].query("tahun == '2023' and dokumen == 'lkj_tabel5'")
    yearly = {r["kode"]: r for r in tahunan.to_dict("records")}
    jumlah = set(metro.tabel["indikator"].query("konsolidasi == 'jumlah'")["kode"])
    checked = 0
    for kode, rows in metro.tabel["triwulan"].groupby("kode"):
        for kolom in ("target", "realisasi") if kode in jumlah else ():
            year = read_nilai(yearly[kode][kolom])
            want = year.angka if year.angka is not None else year.bagian[0][0]
            assert sum(read_nilai(v).angka or 0 for v in rows[kolom]) == want, (kode, kolom)
            checked += 1
    assert checked == 24


def test_every_quarterly_value_says_where_it_comes_from(metro: Paket) -> None:
    rows = metro.tabel["triwulan"]
    for kolom in ("target", "realisasi"):
        assert ((rows[kolom] == "") == (rows[f"status_{kolom}"] == "")).all()
    unsaid = rows[
        ((rows["status_target"] == "ilustrasi") | (rows["status_realisasi"] == "ilustrasi"))
        & ~rows["catatan"].str.contains("ilustrasi")
    ]
    assert unsaid.empty


def test_codes_of_documents_lead_somewhere(metro: Paket) -> None:
    known = set(metro.tabel["dokumen"]["dokumen"])
    for tabel, kolom in (("perjanjian", "dokumen"), ("anggaran", "dokumen"), ("dokumen", "induk")):
        assert set(metro.tabel[tabel][kolom]) - {""} <= known


def test_supporting_tables_end_with_their_source(metro: Paket) -> None:
    assert len(metro.pendukung) == len(metro.tabel["pendukung"]) == 13
    files = {p.stem for p in (METRO / "pendukung").glob("*.csv")}
    assert files == {nama for _, nama in metro.pendukung}
    for table in metro.pendukung.values():
        assert [c for c in table.columns if c not in (BERKAS, BARIS)][-1] == "sumber"
        assert (table["sumber"] != "").all()


def test_narratives_have_known_sections_and_references(metro: Paket) -> None:
    names = {nama for _, nama in metro.narasi}
    assert names == {*TANPA_BAGIAN, *BAGIAN, *metro.tabel["sasaran"]["kode"]}
    tables = {nama for _, nama in metro.pendukung}
    for (_, nama), teks in metro.narasi.items():
        allowed = {""} if nama in TANPA_BAGIAN else BAGIAN.get(nama, BAGIAN_SASARAN)
        assert set(sections(teks)) <= allowed, nama
        assert set(re.findall(r"\[\]\(#tabel-(\w+)\)", teks)) <= tables | TERPAKAI, nama


def test_no_long_personal_number_is_kept() -> None:
    for path in DATA.rglob("*"):
        if path.suffix in (".csv", ".md", ".toml"):
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"\d(?:[ .]?\d){17}", text), path.name


def test_a_workbook_of_the_same_sheets_gives_the_same_tables(metro: Paket, tmp_path: Path) -> None:
    from openpyxl import Workbook

    folder = tmp_path / "satker" / "656794"
    shutil.copytree(METRO / "narasi", folder / "narasi")
    shutil.copy(METRO / "profil.toml", folder)
    book = Workbook()
    book.remove(book.active)
    for path in sorted(METRO.rglob("*.csv")):
        prefix = "pendukung." if path.parent.name == "pendukung" else ""
        sheet = book.create_sheet(prefix + path.stem)
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                sheet.append(row)
    book.save(folder / "metro.xlsx")
    excel = read_paket("656794", tmp_path)
    for nama, table in metro.tabel.items():
        assert excel.tabel[nama].drop(columns=[BERKAS]).equals(table.drop(columns=[BERKAS])), nama
    assert set(excel.pendukung) == set(metro.pendukung)
    for key, table in metro.pendukung.items():
        assert excel.pendukung[key].drop(columns=[BERKAS]).equals(table.drop(columns=[BERKAS])), key
    assert excel.narasi == metro.narasi

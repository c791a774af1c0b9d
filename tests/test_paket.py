"""One satker's folder: read whole, or refused with everything that is wrong."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from kinerja_lib.errors import DataError, Temuan, UsageError
from kinerja_lib.paket import ACUAN, find_data, list_satker, read_paket, satker_code
from kinerja_lib.skema import contracts

Make = Callable[..., Path]
UKUR = (
    "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
    "capaian_tercetak,sumber,catatan\n"
)
INDEKS = "tahun,tabel,judul,kode_sasaran,sumber\n2023,pelatihan,Pelatihan,S01,uji\n"


def folder_of(data: Path) -> Path:
    return data / "satker" / "022207"


def faults(data: Path) -> tuple[Temuan, ...]:
    with pytest.raises(DataError) as error:
        read_paket("022207", data)
    return error.value.temuan


def put(data: Path, name: str, content: str | bytes) -> None:
    path = folder_of(data) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


def write_book(path: Path, tables: dict[str, str]) -> None:
    """Move CSV texts into sheets of one workbook, every cell as text."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, text in tables.items():
        sheet = book.create_sheet(title)
        for line in text.splitlines():
            sheet.append(line.split(","))
    book.save(path)


@pytest.mark.parametrize(
    ("typed", "kode"),
    [
        ("656794", "656794"), (656794, "656794"), ("22207", "022207"), (22207, "022207"),
        (" 022207 ", "022207"), ("65679", "065679"), ("1", "000001"),
    ],
)  # fmt: skip
def test_code_gets_its_zeros_back(typed: object, kode: str) -> None:
    assert satker_code(typed) == kode


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "6567941", "65679a", "٦٥٦٧٩٤", "６５６７９４", "-22207", "022 07", "../..",
     "6567.9", None, True, 656794.0, "656794\n656794", "²²"],
)  # fmt: skip
def test_what_is_no_code_is_refused(typed: object) -> None:
    with pytest.raises(UsageError, match="enam angka"):
        satker_code(typed)


def test_finds_the_data_folder_from_below(
    satker_kecil: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = satker_kecil()
    (tmp_path / "notebooks").mkdir()
    monkeypatch.chdir(tmp_path / "notebooks")
    assert find_data("data") == find_data(data) == data


@pytest.mark.parametrize("name", ["tidak-ada", "berkas", "kosong", "a\0b", "x" * 5000])
def test_what_is_no_data_folder_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "berkas").touch()
    (tmp_path / "kosong").mkdir()
    with pytest.raises(UsageError, match="Periksa --data"):
        find_data(f"{tmp_path}/{name}")


def test_lists_only_folders_with_a_code(satker_kecil: Make) -> None:
    data = satker_kecil()
    for name in ("abc", "1234567", "٦٥٦٧٩٤", "000001"):
        os.mkdir(os.fsencode(data / "satker") + b"/" + name.encode())
    (data / "satker" / "111111").touch()
    assert list_satker(data) == ["000001", "022207"]


def test_an_unknown_satker_names_its_neighbour(satker_kecil: Make) -> None:
    with pytest.raises(UsageError, match='Mungkin maksudnya "022207"'):
        read_paket("022208", satker_kecil())


def test_reads_a_satker(satker_kecil: Make) -> None:
    paket = read_paket(22207, satker_kecil())
    assert (paket.kode, paket.profil["nama"], paket.acuan) == ("022207", "KPU Uji", ACUAN)
    assert paket.tabel["pengukuran"]["_baris"].tolist() == [2]
    assert paket.tabel["pengukuran"]["_berkas"][0].endswith("satker/022207/pengukuran.csv")
    assert "## analisis" in paket.narasi[2023, "S01"]
    assert len(paket.tabel["triwulan"]) == 0 and "status_target" in paket.tabel["triwulan"]


def test_the_data_folder_may_bring_its_own_reference_data(satker_kecil: Make) -> None:
    data = satker_kecil()
    (data / "acuan").mkdir()
    assert read_paket("022207", data).acuan == data / "acuan"


def test_years_are_those_with_something_to_measure(satker_kecil: Make) -> None:
    rows = "".join(
        f"{tahun},d,S01.1,1,x,x,95%,{target},{realisasi},,uji,\n"
        for tahun, target, realisasi in ((2023, "4", ""), (2021, "", "3"), (2022, "", ""))
    )
    assert read_paket("022207", satker_kecil(**{"pengukuran.csv": UKUR + rows})).tahun == (
        2021,
        2023,
    )


def test_headings_of_contracts_are_lowered_those_of_supporting_tables_kept(
    satker_kecil: Make,
) -> None:
    data = satker_kecil(
        **{"sasaran.csv": "Kode,No,NAMA,Sumber\nS01,1,x,uji\n", "pendukung.csv": INDEKS}
    )
    put(data, "pendukung/pelatihan.csv", "Nama Pelatihan,Jumlah JP\nx,5\n")
    paket = read_paket("022207", data)
    assert list(paket.tabel["sasaran"])[:4] == ["kode", "no", "nama", "sumber"]
    assert list(paket.pendukung[2023, "pelatihan"])[:2] == ["Nama Pelatihan", "Jumlah JP"]


@pytest.mark.parametrize("book", [False, True])
@pytest.mark.parametrize("more", ["", ",alasan", ",menggantikan,alasan"])
def test_columns_may_be_left_out(satker_kecil: Make, book: bool, more: str) -> None:
    kontrak = contracts()["dokumen"]
    row = dict.fromkeys(kontrak.required, "") | {
        "tahun": "2023", "dokumen": "pk", "jenis": "pk", "judul": "PK", "jumlah": "1",
        "jabatan_pertama": "Ketua", "sumber": "uji",
    }  # fmt: skip
    text = f"{','.join(row)}{more}\n{','.join(row.values())}{',' * more.count(',')}\n"
    data = satker_kecil(**({} if book else {"dokumen.csv": text}))
    if book:
        write_book(folder_of(data) / "a.xlsx", {"dokumen": text})
    table = read_paket("022207", data).tabel["dokumen"]
    assert tuple(table.loc[0, ["menggantikan", "alasan"]]) == ("", "")


def test_a_workbook_gives_the_same_data_as_csv(satker_kecil: Make) -> None:
    data = satker_kecil(**{"pendukung.csv": INDEKS})
    put(data, "pendukung/pelatihan.csv", "Nama Pelatihan,Jumlah\nx,5\n")
    before = read_paket("022207", data)
    names = ("sasaran", "indikator", "pengukuran", "pendukung")
    texts = {n: (folder_of(data) / f"{n}.csv").read_text().replace('"', "") for n in names}
    texts["pendukung.pelatihan"] = "Nama Pelatihan,Jumlah\nx,5\n"
    write_book(folder_of(data) / "data.xlsx", texts)
    for name in ("sasaran.csv", "indikator.csv", "pengukuran.csv", "pendukung.csv"):
        (folder_of(data) / name).unlink()
    (folder_of(data) / "pendukung" / "pelatihan.csv").unlink()
    after = read_paket("022207", data)
    assert before.tabel.keys() == after.tabel.keys()
    for nama, table in before.tabel.items():
        same = table.drop(columns=["_berkas"]), after.tabel[nama].drop(columns=["_berkas"])
        assert same[0].equals(same[1]), nama
    assert after.tabel["sasaran"]["_berkas"][0].endswith("data.xlsx[sasaran]")
    assert list(after.pendukung) == list(before.pendukung)
    assert before.tempat["sasaran"] == "sasaran.csv"
    assert after.tempat["sasaran"] == "data.xlsx, lembar sasaran"
    assert list(after.pendukung[2023, "pelatihan"])[:2] == ["Nama Pelatihan", "Jumlah"]


@pytest.mark.parametrize(
    ("name", "content", "place", "rule"),
    [
        ("triwulann.csv", "a\n1\n", "triwulann.csv: triwulann",
         'tabel tidak dikenal: mungkin maksudnya "triwulan"'),
        ("Sasaran.csv", "a\n1\n", "Sasaran.csv: Sasaran.csv", "yang dibaca sasaran.csv"),
        ("TUGAS.CSV", "a\n1\n", "TUGAS.CSV: TUGAS.CSV", 'mungkin maksudnya "tugas.csv"'),
        ("xyzzy.csv", "a\n1\n", "xyzzy.csv: xyzzy", "tabel tidak dikenal: ganti nama"),
        ("pendukung/aneh.csv", "a\n1\n", "pendukung/aneh.csv: aneh", "tidak terdaftar"),
        ("pendukung.csv", INDEKS, "pendukung/pelatihan.csv", "tabel pendukung tidak ada"),
        ("pendukung.csv", INDEKS.replace("pelatihan", "../profil"),
        "pendukung.csv:2:tabel: ../profil", "nama berkas"),
        ("pendukung.csv", INDEKS.replace("pelatihan", "/etc/passwd"), "pendukung.csv:2:tabel",
         "nama berkas"),
        ("narasi/2023/S01.md", b"\xff\xfe\xfa", "narasi/2023/S01.md", "bukan teks UTF-8"),
        ("narasi/2023/S01.md", b"x" * 1_000_001, "narasi/2023/S01.md", "lebih dari 1 MB"),
        ("profil.toml", "x = 1\nkode = x\n", "profil.toml:2: kode = x: bukan TOML yang sah",
         "nilai tidak diapit tanda kutip"),
        ("profil.toml", b"\xff", "profil.toml", "bukan teks UTF-8"),
        ("data.xlsx", b"PK\x03\x04rusak", "data.xlsx", "bukan buku kerja Excel yang utuh"),
        ("sasaran.csv", 'kode,no,nama,sumber\n"S01,1\n', "sasaran.csv:2", "tanda kutip"),
        ("sasaran.csv", b"a\0b", "sasaran.csv", "bukan teks CSV"),
        ("sasaran.csv", "kode,no\nS01,1\n", "sasaran.csv:1:nama", "kolom wajib tidak ada"),
    ],
)  # fmt: skip
def test_one_fault_is_one_finding(
    satker_kecil: Make, name: str, content: str | bytes, place: str, rule: str
) -> None:
    data = satker_kecil()
    put(data, name, content)
    lines = [str(t) for t in faults(data)]
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{data}/satker/022207/{place}") and rule in lines[0]


@pytest.mark.parametrize(
    ("extra", "place", "rule"),
    [
        ("", "profil.toml:nama: (kosong)", "wajib diisi"),
        ('nama = "  "', "profil.toml:nama: (kosong)", "wajib diisi"),
        ('nama = ["a"]', "profil.toml:nama: ['a']", "harus satu teks"),
        ("[nama]\na = 1", "profil.toml:nama", "harus satu teks"),
        ('nama = "a\\u001b[31m"', r"profil.toml:nama: a\x1b[31m", "karakter kendali"),
        (f'nama = "{"a" * 501}"', "profil.toml:nama: aaa", "lebih dari 500 huruf"),
        ('nama = "x"\nrekaan = "true"', "profil.toml:rekaan: true", "harus true atau false"),
        ('nama = "x"\nrekaan = 1', "profil.toml:rekaan: 1", "harus true atau false"),
        ('nama = "x"\nalamat = "\\u0000"', r"profil.toml:alamat: \x00", "karakter kendali"),
        ('nama = "x"\nemial = "a@b"', "profil.toml:emial: a@b",
         'kunci tidak dikenal: mungkin maksudnya "email"; hapus, atau pakai'),
        ('nama = "x"\nzzz = 5', "profil.toml:zzz: 5", "kunci tidak dikenal: hapus, atau pakai"),
        ('nama = "x"\nrekaan = "ya"', "profil.toml:rekaan: ya", "harus true atau false"),
    ],
)  # fmt: skip
def test_a_hostile_profile_is_refused(
    satker_kecil: Make, extra: str, place: str, rule: str
) -> None:
    base = "\n".join(f'{k} = "x"' for k in ("nama_panjang", "wilayah", "tempat"))
    profil = f'kode = "022207"\njenis = "kota"\n{base}\n{extra}\n'
    data = satker_kecil(**{"profil.toml": profil})
    lines = [str(t) for t in faults(data)]
    assert len(lines) == 1 and place in lines[0] and rule in lines[0]


@pytest.mark.parametrize("jenis", ["Kota", "desa", "kota madya"])
def test_the_kind_of_office_is_one_of_three(satker_kecil: Make, jenis: str) -> None:
    data = satker_kecil()
    text = (folder_of(data) / "profil.toml").read_text()
    put(data, "profil.toml", text.replace("'kota'", f"'{jenis}'"))
    (line,) = [str(t) for t in faults(data)]
    assert f"profil.toml:jenis: {jenis}: harus salah satu dari: kota, kabupaten, provinsi" in line


@pytest.mark.parametrize(("line", "rekaan"), [("", False), ("rekaan = false", False),
                                               ("rekaan = true", True)])  # fmt: skip
def test_a_profile_may_say_that_all_is_invented(
    satker_kecil: Make, line: str, rekaan: bool
) -> None:
    data = satker_kecil()
    text = (folder_of(data) / "profil.toml").read_text()
    put(data, "profil.toml", f"{line}\n{text}")
    assert read_paket("022207", data).rekaan is rekaan


def test_the_code_in_the_profile_is_that_of_the_folder(satker_kecil: Make) -> None:
    data = satker_kecil()
    text = (folder_of(data) / "profil.toml").read_text().replace("022207", "656794")
    put(data, "profil.toml", text)
    assert [t.aturan for t in faults(data)] == ["harus sama dengan nama folder 022207"]


def test_everything_wrong_comes_at_once_even_beside_a_broken_file(satker_kecil: Make) -> None:
    data = satker_kecil()
    put(data, "sasaran.csv", b'kode,no,nama,sumber\n"S01,1\n')
    put(data, "profil.toml", "kode = '022207'\n")
    text = (folder_of(data) / "indikator.csv").read_text().replace("naik", "miring")
    put(data, "indikator.csv", text)
    put(data, "pengukuran.csv", UKUR + "202x,d,S09.9,1,x,x,95%,=1+1,\x1b,,uji,\n")
    (folder_of(data) / "narasi" / "2023" / "S01.md").write_bytes(b"\xff")
    places = {(Path(t.berkas).name, t.baris, t.kolom) for t in faults(data)}
    assert places == {
        ("sasaran.csv", 2, ""), ("indikator.csv", 2, "arah"), ("pengukuran.csv", 2, "tahun"),
        ("pengukuran.csv", 2, "kode"), ("pengukuran.csv", 2, "target"),
        ("pengukuran.csv", 2, "realisasi"), ("S01.md", 0, ""),
        *(("profil.toml", 0, k) for k in ("nama", "nama_panjang", "jenis", "wilayah", "tempat")),
    }  # fmt: skip


@pytest.mark.parametrize("nama", ["sasaran", "indikator", "pengukuran", "profil"])
def test_a_missing_required_file_is_named(satker_kecil: Make, nama: str) -> None:
    data = satker_kecil()
    name = "profil.toml" if nama == "profil" else f"{nama}.csv"
    (folder_of(data) / name).unlink()
    assert [Path(t.berkas).name for t in faults(data)] == [name]


def test_a_place_to_fill_in_is_what_the_satker_keeps(satker_kecil: Make) -> None:
    data = satker_kecil()
    texts = {"Sasaran": (folder_of(data) / "sasaran.csv").read_text().replace('"', "")}
    (folder_of(data) / "sasaran.csv").unlink()
    write_book(folder_of(data) / "buku {0} 2023.xlsx", texts)
    tempat = read_paket("022207", data).tempat
    assert tempat["pengukuran"] == "pengukuran.csv"
    assert tempat["sasaran"] == "buku {0} 2023.xlsx, lembar Sasaran"
    assert tempat["standar"] == "buku {0} 2023.xlsx, lembar standar"


def test_two_sources_and_two_workbooks_are_refused(satker_kecil: Make) -> None:
    data = satker_kecil()
    for name in ("a.xlsx", "b.xlsx"):
        write_book(folder_of(data) / name, {"sasaran": "kode,no,nama,sumber\nS01,1,x,uji\n"})
    put(data, "~$a.xlsx", b"kunci")
    put(data, "._sasaran.csv", b"\0")
    put(data, "a.xlsx.bak", b"\0")
    found = {(Path(t.berkas).name, t.aturan) for t in faults(data)}
    assert "a.xlsx, b.xlsx" in {t.nilai for t in faults(data)}
    assert found == {
        ("022207", "2 buku kerja di satu folder: tidak jelas mana yang berlaku"),
        ("sasaran.csv", "tabel ada di CSV dan di Excel"),
    }  # fmt: skip


def test_an_unknown_sheet_is_refused_a_note_is_not(satker_kecil: Make) -> None:
    data = satker_kecil()
    write_book(
        folder_of(data) / "a.xlsx",
        {"triwulann": "a\n1\n", "_catatan": "x\n", "pendukung.aneh": "a\n1\n"},
    )
    lines = [str(t) for t in faults(data)]
    assert len(lines) == 2
    assert "a.xlsx[pendukung.aneh]" in lines[0] and "tidak terdaftar" in lines[0]
    assert "a.xlsx[triwulann]" in lines[1] and 'mungkin maksudnya "triwulan"' in lines[1]


def test_control_characters_in_a_supporting_table_are_refused(satker_kecil: Make) -> None:
    data = satker_kecil(**{"pendukung.csv": INDEKS})
    put(data, "pendukung/pelatihan.csv", "Nama\nbaik\n\x1b[31m\n")
    assert [(t.baris, t.kolom) for t in faults(data)] == [(3, "Nama")]


def test_a_file_without_permission_is_one_finding(
    satker_kecil: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refuse the reading itself, since root and Windows may read whatever the mode says."""
    data, read = satker_kecil(), Path.read_bytes

    def guarded(path: Path) -> bytes:
        if path.name == "sasaran.csv":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", guarded)
    assert ["tidak ada izin" in t.aturan for t in faults(data)] == [True]


def test_a_folder_where_a_file_should_be(satker_kecil: Make) -> None:
    data = satker_kecil()
    (folder_of(data) / "sasaran.csv").unlink()
    (folder_of(data) / "sasaran.csv").mkdir()
    (folder_of(data) / "narasi" / "2023" / "x.md").mkdir()
    assert sorted(Path(t.berkas).name for t in faults(data)) == ["sasaran.csv", "x.md"]


def sheets_of(data: Path) -> dict[str, str]:
    """Take the small satker's CSV texts away."""
    texts = {}
    for name in ("sasaran", "indikator", "pengukuran"):
        path = folder_of(data) / f"{name}.csv"
        texts[name] = path.read_text().replace('"', "")
        path.unlink()
    return texts


def test_a_doubled_heading_hides_no_other_fault(satker_kecil: Make) -> None:
    data = satker_kecil(**{"sasaran.csv": "kode,no,nama,nama,,sumber\nS01,satu,x,y,,uji\n"})
    assert [(t.baris, t.kolom, t.aturan) for t in faults(data)] == [
        (1, "kolom ke-5", "judul kolom kosong"),
        (1, "nama", "judul kolom ganda"),
        (2, "no", "bilangan bulat"),
    ]


@pytest.mark.parametrize("above", ["Tabel 5 Pengukuran\n", "Tabel 5\nKPU Uji,2023\n\n"])
def test_a_title_above_the_headings_is_one_message(satker_kecil: Make, above: str) -> None:
    data = satker_kecil()
    path = folder_of(data) / "pengukuran.csv"
    path.write_text(above + path.read_text())
    (line,) = [str(t) for t in faults(data)]
    below = above.count("\n") + 1
    assert line.endswith(
        f"pengukuran.csv:1: {above.splitlines()[0]}: judul kolom ada di baris {below}, bukan di "
        f"baris pertama: hapus baris di atas baris {below} supaya judul kolom menjadi baris 1"
    )


def test_a_title_above_a_sheet_is_one_message(satker_kecil: Make) -> None:
    data = satker_kecil()
    texts = sheets_of(data)
    texts["pengukuran"] = "Tabel 5\n" + texts["pengukuran"]
    write_book(folder_of(data) / "a.xlsx", texts)
    book = openpyxl.load_workbook(folder_of(data) / "a.xlsx")
    book["pengukuran"].merge_cells("A1:F1")
    book.save(folder_of(data) / "a.xlsx")
    (line,) = [str(t) for t in faults(data)]
    assert "a.xlsx[pengukuran]:1: Tabel 5: judul kolom ada di baris 2" in line


def test_a_workbook_is_told_its_sheets_not_files(satker_kecil: Make) -> None:
    data = satker_kecil()
    texts = sheets_of(data)
    del texts["sasaran"]
    write_book(folder_of(data) / "a.xlsx", texts | {"pendukung": INDEKS})
    label = f"{data}/satker/022207/a.xlsx"
    lines = [str(t) for t in faults(data) if "tidak ada" in t.aturan]
    assert lines == [
        f"{label}[pendukung.pelatihan]: (kosong): tabel pendukung tidak ada: "
        'tambahkan lembar bernama "pendukung.pelatihan"',
        f"{label}[sasaran]: (kosong): lembar wajib tidak ada: "
        'tambahkan lembar bernama "sasaran" di buku kerja ini',
    ]
    put(data, "indikator.csv", "kode\n")
    (twice,) = [str(t) for t in faults(data) if "CSV dan di Excel" in t.aturan]
    assert twice.endswith(f"berkas ini atau lembar {label}[indikator]")


def test_a_workbook_that_cannot_be_opened_is_the_only_fault(satker_kecil: Make) -> None:
    data = satker_kecil()
    sheets_of(data)
    put(data, "a.xlsx", b"PK\x03\x04rusak")
    (line,) = [str(t) for t in faults(data)]
    assert "a.xlsx: (kosong): bukan buku kerja Excel yang utuh" in line


def test_an_empty_required_sheet_is_not_called_missing(satker_kecil: Make) -> None:
    data = satker_kecil()
    texts = sheets_of(data)
    write_book(folder_of(data) / "a.xlsx", texts | {"sasaran": " , \n"})
    (line,) = [str(t) for t in faults(data)]
    assert "a.xlsx[sasaran]: (kosong): tabel kosong" in line

"""Each kind of contradiction, planted into a clean satker, is found; and nothing else is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.reviu.aturan import semua_aturan
from kinerja_lib.reviu.temuan import TemuanReviu
from kinerja_lib.reviu.tinjau import find_all, review
from tests.reviu.bersih import BAWAAN, NARASI, Tabel, bersih, write

Tanam = Callable[[Tabel], object]


def found(t: Tabel, root: Path, narasi: dict[str, str] | None = None) -> list[TemuanReviu]:
    """Return what the rules find in a satker."""
    return find_all(open_laporan("022207", 2023, write(t, root, narasi)))


def put(tabel: str, isi: dict[str, str], **where: str) -> Tanam:
    """Change the rows that have these values."""

    def plant(t: Tabel) -> None:
        rows = [r for r in t[tabel] if all((BAWAAN | r).get(k, "") == v for k, v in where.items())]
        assert rows, where
        for r in rows:
            r.update(isi)

    return plant


def add(tabel: str, *rows: dict[str, str]) -> Tanam:
    """Add rows."""
    return lambda t: t[tabel].extend(rows)


def drop(tabel: str, **where: str) -> Tanam:
    """Remove the rows that have these values."""

    def plant(t: Tabel) -> None:
        keep = [r for r in t[tabel] if not all((BAWAAN | r).get(k) == v for k, v in where.items())]
        assert len(keep) < len(t[tabel]), where
        t[tabel][:] = keep

    return plant


def both(*plants: Tanam) -> Tanam:
    """Plant one contradiction that shows in several rows."""
    return lambda t: [p(t) for p in plants]


def ukur(kode: str, **isi: str) -> Tanam:
    """Change an indicator in both tables of the report."""
    return both(
        *(
            put("pengukuran", isi, kode=kode, dokumen=d, tahun="2023")
            for d in ("lkj_tabel5", "lkj_sasaran")
        )
    )


def di(kode: str, dokumen: str, **isi: str) -> Tanam:
    """Change an indicator in one document of 2023."""
    return put("pengukuran", isi, kode=kode, dokumen=dokumen, tahun="2023")


def semua_target(kode: str, nama: str, target: str, **meta: str) -> Tanam:
    """Change an indicator's name and target wherever they stand."""
    from tests.reviu.bersih import NAMA

    return both(
        put("pengukuran", {"indikator": nama, "target": target}, kode=kode),
        put("perjanjian", {"indikator": nama, "target": target}, indikator=NAMA[kode]),
        put("indikator", {"nama": nama, **meta}, kode=kode),
        put("renstra", {"target": target}, kode=kode),
    )


def klaim(butir: str, nilai: str, tahun: str = "2023") -> Tanam:
    """Claim a figure."""
    return add("klaim", {"butir": butir, "nilai": nilai, "tahun": tahun})


TABEL_96 = put("pengukuran", {"realisasi": "75,6%"}, kode="S01.1", tahun="2022")
"""Then the tables of 2022 give 96, and a claim of 96% contradicts none."""
TURUN_2022 = put("pengukuran", {"realisasi": "2 unit"}, kode="S02.1", tahun="2022")
"""Then the tables of 2022 give 91,67 and those of 2023 give 100."""
PEMILU = "Jumlah kegiatan sosialisasi pemilihan umum"
TANAM: dict[str, tuple[Tanam, str]] = {
    "klaim-capaian": (klaim("capaian", "93%"), "93%"),
    "klaim-kolom": (
        both(
            klaim("capaian", "83,33%"),
            ukur("S02.1", realisasi="1 unit", capaian_tercetak=""),
            put("pendukung/kendaraan", {"Jumlah": "1 buah"}),
        ),
        "rerata 3 angka",
    ),
    "klaim-kategori": (both(klaim("capaian", "100%"), klaim("kategori", "Baik")), "Baik"),
    "kenaikan-salah": (
        both(
            klaim("capaian", "100%"),
            klaim("capaian", "96%", "2022"),
            TABEL_96,
            klaim("kenaikan", "5 poin"),
        ),
        "5 poin",
    ),
    "kenaikan-satuan": (
        both(
            klaim("capaian", "100%"),
            klaim("capaian", "96%", "2022"),
            TABEL_96,
            klaim("kenaikan", "4 %"),
        ),
        "4,17%",
    ),
    "klaim-arah": (klaim("capaian", "93%", "2022"), "+7 poin persen"),
    "klaim-selisih": (both(TURUN_2022, klaim("capaian", "95%", "2022")), "+8,33 poin persen"),
    "klaim-pembulatan": (both(TURUN_2022, klaim("capaian", "92%", "2022")), "+8 poin persen"),
    "jumlah-pegawai": (put("klaim", {"nilai": "13 orang"}, butir="jumlah_pegawai"), "5 + 7 = 12"),
    "rincian-pegawai": (put("pegawai", {"jumlah": "3"}, kategori="Golongan II"), "9 orang"),
    "angka-berbeda": (
        both(
            di("S02.1", "lkj_tabel5", target_persen="90%"),
            di("S02.1", "lkj_sasaran", target_persen="85%"),
        ),
        "85%",
    ),
    "capaian-disalin": (ukur("S02.1", target_persen="95%", capaian_tercetak="95%"), "95%"),
    "capaian-tak-berumus": (ukur("S02.1", capaian_tercetak="97%"), "97%"),
    "capaian-rumus-lain": (
        ukur("S01.2", realisasi="5 pelanggaran", capaian_tercetak="80%"),
        "turun/rasio",
    ),
    "arah-nama": (both(put("indikator", {"arah": "naik"}, kode="S01.2")), "pelanggaran"),
    "satuan-nama": (
        both(
            semua_target("S02.1", "Jumlah kendaraan dinas yang layak pakai", "3 laporan"),
            ukur("S02.1", realisasi="3 laporan"),
        ),
        "laporan",
    ),
    "satuan-realisasi": (ukur("S01.2", realisasi="4 kali"), "4 kali"),
    "label-skala": (
        both(
            semua_target("S02.2", "Nilai evaluasi akuntabilitas kinerja", "WTP"),
            put("pengukuran", {"catatan": "tercetak WTP"}, kode="S02.2"),
            put("perjanjian", {"catatan": "tercetak WTP"}, target="WTP"),
            ukur("S02.2", capaian_tercetak=""),
            drop("renstra", kode="S02.2"),
        ),
        "WTP",
    ),
    "nomor-hilang": (put("pendukung/kendaraan", {"No": "3"}, No="2"), "Nomor 2"),
    "target-bergeser": (
        ukur("S01.2", target="5 pelanggaran", realisasi="5 pelanggaran"),
        "4 pelanggaran di",
    ),
    "target-rencana": (di("S01.2", "rkt", target="5 pelanggaran"), "5 pelanggaran"),
    "pk-tak-dilaporkan": (
        both(
            *(
                add(
                    "perjanjian", {"dokumen": d, "no": "5", "indikator": PEMILU, "target": "2 kali"}
                )
                for d in ("rkt_sekretariat", "pk_sekretaris", "pk_dua")
            )
        ),
        PEMILU,
    ),
    "rkt-tak-dilaporkan": (
        both(
            add(
                "indikator",
                {
                    "kode": "S02.3",
                    "kode_sasaran": "S02",
                    "nama": PEMILU,
                    "arah": "naik",
                    "konsolidasi": "jumlah",
                },
            ),
            add(
                "pengukuran",
                {
                    "dokumen": "rkt",
                    "kode": "S02.3",
                    "indikator": PEMILU,
                    "target": "2 kegiatan",
                    "no_tercetak": "5",
                },
            ),
        ),
        PEMILU,
    ),
    "lkj-tanpa-pk": (
        both(
            add(
                "indikator",
                {
                    "kode": "S02.3",
                    "kode_sasaran": "S02",
                    "nama": PEMILU,
                    "arah": "naik",
                    "konsolidasi": "jumlah",
                },
            ),
            *(
                add(
                    "pengukuran",
                    {
                        "dokumen": d,
                        "kode": "S02.3",
                        "indikator": PEMILU,
                        "target": "2 kegiatan",
                        "no_tercetak": "5",
                        "realisasi": "" if d == "rkt" else "2 kegiatan",
                    },
                )
                for d in ("rkt", "lkj_tabel5")
            ),
        ),
        PEMILU,
    ),
    "rkt-tanpa-pk": (
        add(
            "perjanjian",
            {"dokumen": "rkt_sekretariat", "no": "5", "indikator": PEMILU, "target": "2 kegiatan"},
        ),
        PEMILU,
    ),
    "pk-lebih-lemah": (put("perjanjian", {"target": "80%"}, dokumen="pk_satu", no="1"), "80%"),
    "pk-dua-pemilik": (
        add(
            "perjanjian",
            {
                "dokumen": "pk_dua",
                "no": "5",
                "target": "90%",
                "indikator": "Persentase pemilih yang terdaftar",
            },
        ),
        "pk_satu",
    ),
    "pk-tanpa-induk": (
        both(
            drop("perjanjian", dokumen="pk_sekretaris", no="1"),
            drop("perjanjian", dokumen="rkt_sekretariat", no="1"),
        ),
        "atasannya",
    ),
    "pk-tanpa-penerus": (drop("perjanjian", dokumen="pk_satu", no="1"), "pemilih"),
    "pk-tanpa-target": (
        add(
            "dokumen",
            {
                "dokumen": "pk_tiga",
                "jenis": "pk",
                "judul": "PK tiga",
                "sumber": "PK 3",
                "induk": "pk_sekretaris",
                "jabatan_pertama": "Kasubbag tiga",
            },
        ),
        "PK 3",
    ),
    "pagu-anak-melebihi": (put("anggaran", {"pagu": "Rp 250"}, dokumen="pk_dua"), "Rp350"),
    "pagu-kosong": (
        add("anggaran", {"dokumen": "pk_dua", "no": "2", "tingkat": "kegiatan", "nama": "Rapat"}),
        "Rapat",
    ),
    "realisasi-kosong": (ukur("S02.2", realisasi="", capaian_tercetak=""), "S02.2"),
    "kolom-kosong": (put("pendukung/kendaraan", {"Jenis": ""}), "Jenis"),
    "bukti-luar-tahun": (put("bukti", {"tanggal": "2024-01-24"}), "24 Januari 2024"),
    "tanggal-keputusan": (
        put("bukti", {"tanggal": "2023-01-10", "uraian": "SOP (keputusan 81 Tahun 2024)"}),
        "2024",
    ),
    "dokumen-luar-tahun": (
        put("dokumen", {"tanggal": "2024-02-01"}, dokumen="pk_satu"),
        "1 Februari 2024",
    ),
    "rincian-realisasi": (put("pendukung/kendaraan", {"Jumlah": "4 unit"}, No="1"), "4 + 1 = 5"),
    "jumlah-tabel": (
        add("pendukung/kendaraan", {"No": "", "Jenis": "Jumlah", "Jumlah": "4 unit"}),
        "3",
    ),
    "bagian-wajib": (put("anggaran", {"realisasi": ""}, dokumen="pk_sekretaris"), "anggaran"),
    "standar-nasional": (both(drop("standar", kode="S01.1"), drop("standar", kode="S01.2")), "S01"),
    "homoglif": (put("pengukuran", {"realisasi": "В"}, kode="S02.2", dokumen="lkj_tabel5"), "0412"),
    "salah-baca": (
        semua_target("S02.1", "Jumlah laporan kendaraan dinas yang layak pakai", "3 laporan"),
        "Iaporan",
    ),
    "periode-waktu": (
        both(
            semua_target("S02.1", "Waktu layanan kendaraan dinas", "12 bulan/4 triwulan"),
            ukur("S02.1", realisasi="12 bulan/3 triwulan", capaian_tercetak=""),
            di("S02.1", "lkj_tabel5", realisasi="12 bulan/4 triwulan"),
        ),
        "9 bulan",
    ),
    "pejabat-berbeda": (
        put(
            "dokumen",
            {"pihak_kedua": "A. Uji, S.E.", "jabatan_kedua": "Sekretaris"},
            dokumen="pk_dua",
        ),
        "S.E.",
    ),
    "kantor-lain": (
        put("bukti", {"uraian": "Pleno di KPU Kota Sebelah"}),
        "KPU Kota Sebelah disebut 1 kali",
    ),
    "tempat-berbeda": (put("dokumen", {"tempat": "Lain"}, dokumen="pk_satu"), "di Lain"),
    "catatan-pertentangan": (
        put("dokumen", {"catatan": "tidak tercantum pada Tabel 1"}, dokumen="pk_satu"),
        "Tabel 1",
    ),
    "catatan-sumber": (
        put("perjanjian", {"catatan": 'teks sumber: "1009"'}, dokumen="pk_satu", no="1"),
        "1009",
    ),
}
NARATIF = {
    "belum-dinilai": (
        "S02",
        NARASI["S02"] + "\nAkuntabilitas kinerja 2023 belum dinilai oleh tim evaluasi.\n",
        "belum dinilai",
    ),
    "periode-renstra": (
        "kata_pengantar",
        "Renstra 2020–2024. Tahun 2023 tahun ketiga periode Renstra.",
        "ketiga",
    ),
    "rujukan-kosong": (
        "S01",
        NARASI["S01"] + "\n## realisasi\n\nLihat grafik berikut.\n",
        "grafik berikut",
    ),
}
ACUAN = ("skala-bercelah", "batas-tak-dinyatakan")
"""Rules over the reference data, tested on their own below."""


def test_clean_satker_yields_nothing(tmp_path: Path) -> None:
    assert found(bersih(), tmp_path) == []


@pytest.mark.parametrize("aturan", [*TANAM])
def test_planted_contradiction_is_found_alone(aturan: str, tmp_path: Path) -> None:
    t = bersih()
    plant, said = TANAM[aturan]
    plant(t)
    if aturan == "salah-baca":
        ukur("S02.1", target="3 Iaporan", realisasi="3 laporan")(t)
    temuan = found(t, tmp_path)
    assert [x.aturan for x in temuan] == [aturan] * len(temuan) != []
    assert len(temuan) == 1
    assert said in temuan[0].pesan
    assert temuan[0].tempat and temuan[0].nilai


@pytest.mark.parametrize("aturan", [*NARATIF])
def test_planted_in_narrative_is_found_alone(aturan: str, tmp_path: Path) -> None:
    nama, teks, said = NARATIF[aturan]
    temuan = found(bersih(), tmp_path, {nama: teks})
    assert [x.aturan for x in temuan] == [aturan]
    assert said in temuan[0].pesan


@pytest.mark.parametrize(
    ("lama", "baru", "aturan", "said"),
    [
        ('skala = "nka"', 'skala = "kpu"', "skala-bercelah", "76%"),
        ("dasar_cap", "# dasar_cap", "batas-tak-dinyatakan", "166,67%"),
    ],
)
def test_policy_is_read(lama: str, baru: str, aturan: str, said: str, tmp_path: Path) -> None:
    t = bersih()
    if aturan == "batas-tak-dinyatakan":
        ukur("S02.1", realisasi="5 unit")(t)
        put("pendukung/kendaraan", {"Jumlah": "4 unit"}, No="1")(t)
    data = write(t, tmp_path)
    path = data / "acuan" / "kebijakan.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(lama, baru), encoding="utf-8")
    temuan = find_all(open_laporan("022207", 2023, data))
    assert [x.aturan for x in temuan if x.aturan == aturan] == [aturan]
    assert said in next(x for x in temuan if x.aturan == aturan).pesan


def test_every_rule_is_planted() -> None:
    assert {*TANAM, *NARATIF, *ACUAN} == {*semua_aturan()}


def test_review_keeps_worst_first(tmp_path: Path) -> None:
    t = bersih()
    for plant, _ in (TANAM["nomor-hilang"], TANAM["capaian-tak-berumus"], TANAM["arah-nama"]):
        plant(t)
    hasil = review(open_laporan("022207", 2023, write(t, tmp_path)))
    tingkat = [semua_aturan()[x.aturan].tingkat for x in hasil.temuan]
    assert tingkat == ["berat", "sedang", "ringan"]
    assert [x.aturan for x in hasil.berat] == ["capaian-tak-berumus"]

"""A clean satker: every mandatory part filled, nothing that contradicts anything."""

from __future__ import annotations

import csv
import io
from pathlib import Path

Tabel = dict[str, list[dict[str, str]]]
PROFIL = """\
kode = "022207"
nama = "KPU Uji"
nama_panjang = "Komisi Pemilihan Umum Uji"
jenis = "kota"
wilayah = "Kota Uji"
tempat = "Uji"
"""
KEBIJAKAN = """\
[bawaan]
cap = 100
skala = "nka"
dasar_cap = "Pedoman pengukuran kinerja, butir 4"
"""
NARASI = {
    "kata_pengantar": "Laporan ini disusun menurut Renstra 2020–2024, lima tahun.\n",
    "pendahuluan": "## aspek strategis\n\nA.\n\n## permasalahan utama\n\nB.\n",
    "penutup": "## simpulan\n\nA.\n\n## tindak lanjut\n\nB.\n",
    "S01": "## analisis\n\nA. Tahun 2023 adalah tahun keempat periode 2020–2024.\n",
    "S02": "## analisis\n\nA, lihat [](#tabel-kendaraan).\n",
}
INDIKATOR = (
    ("S01.1", "S01", "Persentase pemilih yang terdaftar", "naik", "", "90%", "95%"),
    ("S01.2", "S01", "Jumlah pelanggaran disiplin pegawai", "turun", "", "4 pelanggaran", ""),
    ("S02.1", "S02", "Jumlah kendaraan dinas yang layak pakai", "naik", "", "3 unit", ""),
    ("S02.2", "S02", "Nilai evaluasi akuntabilitas kinerja", "naik", "akip", "B", ""),
)
REALISASI = {"S01.1": "90%", "S01.2": "4 pelanggaran", "S02.1": "3 unit", "S02.2": "B"}
TARGET = {k: t for k, _, _, _, _, t, _ in INDIKATOR}
NAMA = {k: n for k, _, n, *_ in INDIKATOR}
PEMILIK = {"S01.1": "pk_satu", "S01.2": "pk_satu", "S02.1": "pk_dua", "S02.2": "pk_dua"}
KEPALA = {
    "sasaran": "kode,no,nama,sumber",
    "indikator": "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,penanggung_jawab,sumber",
    "pengukuran": "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,"
    "realisasi,capaian_tercetak,sumber,catatan",
    "klaim": "tahun,butir,nilai,sumber,catatan",
    "pegawai": "tahun,kelompok,kategori,jumlah,sumber,catatan",
    "perjanjian": "tahun,dokumen,no,program,sasaran,indikator,target,sumber,catatan",
    "dokumen": "tahun,dokumen,jenis,judul,pihak_pertama,jabatan_pertama,pihak_kedua,"
    "jabatan_kedua,induk,jumlah,tempat,tanggal,sumber,catatan",
    "anggaran": "tahun,dokumen,no,tingkat,nama,kode_sasaran,pagu,realisasi,sumber,catatan",
    "bukti": "tahun,kode_sasaran,tanggal,uraian,jumlah,sumber",
    "pendukung": "tahun,tabel,judul,kode_sasaran,sumber",
    "pendukung/kendaraan": "No,Jenis,Jumlah,sumber",
    "renstra": "kode,tahun,target,sumber",
    "standar": "kode,tahun,standar,nilai,sumber",
    "struktur": "kode,induk,nama,pejabat,jenis,sumber",
    "pengecualian": "tahun,aturan,tabel,kunci,alasan,peran,tanggal",
}


def bersih() -> Tabel:
    """Return the tables of a satker that no rule finds anything in."""
    t: Tabel = {nama: [] for nama in KEPALA}
    for no, kode in enumerate(("S01", "S02"), 1):
        t["sasaran"].append({"kode": kode, "no": str(no), "nama": f"Sasaran ke {kode}"})
    for no, (kode, sasaran, nama, arah, skala, target, _) in enumerate(INDIKATOR, 1):
        t["indikator"].append(
            {
                "kode": kode,
                "kode_sasaran": sasaran,
                "nama": nama,
                "arah": arah,
                "skala": skala,
                "konsolidasi": "terakhir",
            }
        )
        for tahun, dokumen in (
            ("2022", "lkj_tabel5"),
            ("2023", "rkt"),
            ("2023", "lkj_tabel5"),
            ("2023", "lkj_sasaran"),
        ):
            done = dokumen != "rkt"
            t["pengukuran"].append(
                {
                    "tahun": tahun,
                    "dokumen": dokumen,
                    "kode": kode,
                    "indikator": nama,
                    "no_tercetak": str(no),
                    "target": target,
                    "sumber": f"{dokumen} no. {no}",
                    "realisasi": REALISASI[kode] if done else "",
                    "capaian_tercetak": "100%" if done else "",
                }
            )
        t["renstra"].append({"kode": kode, "tahun": "2024", "target": target})
        t["standar"].append({"kode": kode, "tahun": "2023", "standar": "nasional", "nilai": target})
        for dokumen in ("rkt_sekretariat", "pk_sekretaris", PEMILIK[kode]):
            t["perjanjian"].append(
                {
                    "dokumen": dokumen,
                    "no": str(no),
                    "indikator": nama,
                    "sasaran": f"Sasaran ke {sasaran}",
                    "target": target,
                    "sumber": f"{dokumen} no. {no}",
                }
            )
    _berjenjang(t)
    t["klaim"] = [{"butir": "jumlah_pegawai", "nilai": "12 orang", "sumber": "Bab I"}]
    t["pegawai"] = [
        {"kelompok": k, "kategori": c, "jumlah": n}
        for k, c, n in (
            ("status", "Anggota", "5"),
            ("status", "ASN", "7"),
            ("golongan", "Golongan III", "6"),
            ("golongan", "Golongan II", "1"),
        )
    ]
    t["bukti"] = [{"kode_sasaran": "S01", "tanggal": "2023-05-01", "uraian": "Pleno"}]
    t["pendukung"] = [
        {"tabel": "kendaraan", "judul": "Kendaraan dinas layak pakai", "kode_sasaran": "S02"}
    ]
    t["pendukung/kendaraan"] = [
        {"No": "1", "Jenis": "Minibus", "Jumlah": "2 unit"},
        {"No": "2", "Jenis": "Pikap", "Jumlah": "1 unit"},
    ]
    return t


def _berjenjang(t: Tabel) -> None:
    people = {"sekretaris": "A. Uji, S.H.", "satu": "B. Coba, S.E.", "dua": "C. Tes, M.M."}
    t["dokumen"].append(
        {
            "dokumen": "rkt_sekretariat",
            "jenis": "rkt",
            "judul": "RKT",
            "pihak_pertama": people["sekretaris"],
            "jabatan_pertama": "Sekretaris",
        }
    )
    for kode, nama in people.items():
        t["dokumen"].append(
            {
                "dokumen": f"pk_{kode}",
                "jenis": "pk",
                "judul": f"PK {kode}",
                "pihak_pertama": nama,
                "jabatan_pertama": "Sekretaris" if kode == "sekretaris" else f"Kasubbag {kode}",
                "induk": "" if kode == "sekretaris" else "pk_sekretaris",
            }
        )
        pagu = {"sekretaris": "Rp 300", "satu": "Rp 100", "dua": "Rp 200"}[kode]
        t["anggaran"].append(
            {
                "dokumen": f"pk_{kode}",
                "no": "1",
                "nama": f"Kegiatan {kode}",
                "pagu": pagu,
                "tingkat": "program" if kode == "sekretaris" else "kegiatan",
                "realisasi": pagu,
                "kode_sasaran": {"satu": "S01", "dua": "S02"}.get(kode, ""),
            }
        )
    t["struktur"] = [
        {
            "kode": "sekretariat",
            "nama": "Sekretariat",
            "jenis": "sekretariat",
            "pejabat": people["sekretaris"],
        }
    ]


BAWAAN = {
    "tahun": "2023",
    "sumber": "uji",
    "jumlah": "1",
    "tanggal": "2023-01-10",
    "tempat": "Uji",
    "sasaran": "Sasaran",
}


def write(t: Tabel, root: Path, narasi: dict[str, str] | None = None) -> Path:
    """Write the satker as a data folder; what a row leaves out is filled with harmless text."""
    folder = root / "data" / "satker" / "022207"
    for sub in ("narasi/2023", "pendukung"):
        (folder / sub).mkdir(parents=True, exist_ok=True)
    (root / "data" / "acuan").mkdir(exist_ok=True)
    (root / "data" / "acuan" / "kebijakan.toml").write_text(KEBIJAKAN, encoding="utf-8")
    (folder / "profil.toml").write_text(PROFIL, encoding="utf-8")
    for nama, rows in t.items():
        heads = KEPALA[nama].split(",")
        bawaan = {"sumber": "uji"} if "/" in nama else BAWAAN
        out = io.StringIO()
        writer = csv.DictWriter(out, heads)
        writer.writeheader()
        for row in rows:
            base = {h: bawaan.get(h, "") for h in heads}
            if nama == "bukti":
                base["jumlah"] = ""
            writer.writerow(base | {k: v for k, v in row.items() if k in heads})
        (folder / f"{nama}.csv").write_text(out.getvalue(), encoding="utf-8")
    for nama, teks in (NARASI | (narasi or {})).items():
        (folder / "narasi" / "2023" / f"{nama}.md").write_text(teks, encoding="utf-8")
    return root / "data"

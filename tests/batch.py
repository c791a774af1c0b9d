"""A batch as the runner leaves it, made up for tests: manifest, list of satker, their folders."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

PROVINSI = {
    "11": "Aceh",
    "12": "Sumatera Utara",
    "13": "Sumatera Barat",
    "14": "Riau",
    "15": "Jambi",
    "16": "Sumatera Selatan",
    "17": "Bengkulu",
    "18": "Lampung",
    "19": "Kepulauan Bangka Belitung",
    "21": "Kepulauan Riau",
    "31": "DKI Jakarta",
    "32": "Jawa Barat",
    "33": "Jawa Tengah",
    "34": "Daerah Istimewa Yogyakarta",
    "35": "Jawa Timur",
    "36": "Banten",
    "51": "Bali",
    "52": "Nusa Tenggara Barat",
    "53": "Nusa Tenggara Timur",
    "61": "Kalimantan Barat",
    "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan",
    "64": "Kalimantan Timur",
    "65": "Kalimantan Utara",
    "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah",
    "73": "Sulawesi Selatan",
    "74": "Sulawesi Tenggara",
    "75": "Gorontalo",
    "76": "Sulawesi Barat",
    "81": "Maluku",
    "82": "Maluku Utara",
    "91": "Papua",
    "92": "Papua Barat",
    "93": "Papua Selatan",
    "94": "Papua Tengah",
    "95": "Papua Pegunungan",
    "96": "Papua Barat Daya",
}
SASARAN = [
    "Meningkatnya kapasitas SDM yang berkompeten",
    "Meningkatnya akuntabilitas kinerja KPU",
    "Terwujudnya Data Pemilih secara Berkelanjutan",
    "Terwujudnya rencana kerja yang efektif dan efisien",
    "Terlaksananya sistem akuntansi dan pelaporan keuangan",
    "Terwujudnya Pengelolaan Barang Milik Negara sesuai dengan Peraturan yang berlaku",
    "Terlaksananya pengelolaan dan pelayanan informasi hukum",
    "Pendidikan Pemilih Kepada Masyarakat Umum",
    "Meningkatnya kualitas layanan informasi dan data yang cepat serta akurat",
]
GALAT = {
    "data": (
        "",
        "data/satker/x/pengukuran.csv:52:target: 370.032.00: nilai tidak dapat dibaca: "
        "tulis sebagai angka\ndata/satker/x/sasaran.csv:3:no: dua: harus bilangan bulat: "
        "tulis 2",
    ),
    "notebook": ('sel [12] pada "Bab III Akuntabilitas"', "ZeroDivisionError: pembagian nol"),
    "pdf": ("", "PDF tidak dapat disusun: bagian ke-9 (tabel)"),
}


def satker_rows(jumlah: int) -> list[dict[str, str]]:
    """Return satker: the office of each province first, then its kabupaten and kota."""
    rows = []
    for i in range(jumlah):
        kode, nama = list(PROVINSI.items())[i % len(PROVINSI)]
        n = i // len(PROVINSI)
        jenis = "provinsi" if n == 0 else "kota" if n % 5 == 0 else "kabupaten"
        tail = f" {n:02}" if n else ""
        rows.append(
            {
                "kode": f"{650001 + i}",
                "nama": f"KPU {jenis.title()} {nama}{tail}",
                "jenis": jenis,
                "provinsi": nama,
                "kode_wilayah": f"{kode}.{n:02}" if n else kode,
                "induk": "",
                "sumber": "uji",
            }
        )
    return rows


def ringkasan(row: dict[str, str], tahun: int, chance: random.Random) -> dict[str, Any]:
    """Return plausible figures of one satker."""
    shift = (int(row["kode_wilayah"][:2]) * 7 % 11) / 2
    sasaran = [
        min(100.0, chance.gauss(99 - shift, 6) - (9 if i == 5 else 0)) for i in range(len(SASARAN))
    ]
    value = sum(sasaran) / len(sasaran)
    before = min(100.0, value + chance.gauss(-1.5, 3))
    named = enumerate(zip(SASARAN, sasaran, strict=True), 1)
    target = [25.0, 50.0, 75.0, 100.0]
    pace = chance.uniform(0.7, 1.0)
    return {
        **{k: row[k] for k in ("nama", "jenis", "provinsi", "kode_wilayah", "induk")},
        "satker": row["kode"],
        "rekaan": True,
        "tahun": tahun,
        "triwulan": 4,
        "capaian": value,
        "kategori": "Sangat Baik" if value >= 90.5 else "Baik" if value >= 75.5 else "Cukup Baik",
        "terukur": 19,
        "indikator": 22,
        "lalu": before,
        "lalu_asal": "dihitung",
        "kelengkapan": {"terisi": chance.randint(30, 105), "semua": 105},
        "berbeda": 2,
        "sasaran": [
            {"kode": f"S{i:02}", "no": i, "nama": n, "capaian": v, "terukur": 1, "jumlah": 1}
            for i, (n, v) in named
        ],
        "triwulanan": [
            {
                "triwulan": q + 1,
                "target": t,
                "realisasi": t * (pace + (1 - pace) * (q == 3)) * value / 100,
            }
            for q, t in enumerate(target)
        ],
        "anggaran": {"pagu": 6e9, "realisasi": 5.5e9},
    }


def record(
    row: dict[str, str],
    tahun: int,
    chance: random.Random,
    tahap: str = "",
    laporan: str = "lkj",
    triwulan: int | None = None,
) -> dict[str, Any]:
    """Return one report's record; `tahap` says at which stage it failed."""
    stem = f"{laporan}-tw{triwulan}" if triwulan else laporan
    files = {f"{stem}.{f}": {"ukuran": 9, "sha256": "0" * 64} for f in ("ipynb", "html", "pdf")}
    if tahap == "notebook":
        files[f"{stem}.gagal.ipynb"] = {"ukuran": 9, "sha256": "0" * 64}
    sel, pesan = GALAT.get(tahap, ("", ""))
    return {
        "laporan": laporan,
        "triwulan": triwulan,
        "satker": row["kode"],
        "tahun": tahun,
        "keadaan": "gagal" if tahap else "tersusun",
        "sidik": {"html": "a", "pdf": "a"},
        "berkas": files if tahap != "data" else {},
        "galat": {"tahap": tahap, "sel": sel, "pesan": pesan} if tahap else None,
        "ringkasan": ringkasan(row, tahun, chance) if tahap != "data" else None,
    }


def write_batch(root: Path, jumlah: int, tahun: int = 2023, monev: bool = True) -> Path:
    """Write data folder and manifest of `jumlah` satker; every 46th is not made, some failed.

    Returns `root`, which then holds `data/` and `output/`.
    """
    chance = random.Random(tahun)
    rows = satker_rows(jumlah)
    acuan, folder = root / "data" / "acuan", root / "output" / str(tahun)
    acuan.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    head = list(rows[0])
    lines = [",".join(head), *(",".join(r[k] for k in head) for r in rows)]
    (acuan / "satker.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    records = []
    for i, row in enumerate(rows):
        (root / "data" / "satker" / row["kode"]).mkdir(parents=True, exist_ok=True)
        if i % 46 == 45:
            continue
        tahap = {7: "data", 63: "notebook", 99: "pdf"}.get(i % 110, "")
        records.append(record(row, tahun, chance, tahap))
        if monev and i % 9 == 0:
            records.append(record(row, tahun, chance, "", "monev", 2))
    write_manifest(root, records, tahun)
    return root


def write_manifest(root: Path, records: list[dict[str, Any]], tahun: int = 2023) -> Path:
    """Write the manifest; return its path."""
    path = root / "output" / str(tahun) / "manifes.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"versi": 1, "tahun": tahun, "laporan": records}, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path

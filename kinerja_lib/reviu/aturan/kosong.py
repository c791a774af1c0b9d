"""What a table ought to hold and does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.reviu.aturan import PERMENPAN, aturan
from kinerja_lib.reviu.aturan.angka import dokumen_laporan
from kinerja_lib.reviu.tempat import pendukung, sebutan, semua, tempat
from kinerja_lib.reviu.temuan import BERAT, RINGAN, SEDANG, TemuanReviu
from kinerja_lib.satker.berlaku import berlaku
from kinerja_lib.satker.laporan import Laporan, Row


@aturan(
    "realisasi-kosong",
    BERAT,
    "Realisasi kosong",
    memeriksa="Indikator di tabel pengukuran yang realisasinya kosong.",
    dasar=f"{PERMENPAN}: setiap indikator dilaporkan target dan realisasinya",
    perbaikan="Isi realisasi dengan buktinya, atau nyatakan mengapa belum ada.",
)
def realisasi_kosong(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find measured indicators without a realisasi, with the targets that stand elsewhere."""
    report = dokumen_laporan(lap)
    for r in lap.terukur:
        if read_nilai(r["realisasi"]).jenis != "kosong":
            continue
        rows: Sequence[Row] = lap.rows("pengukuran", kode=r["kode"])
        blank = [x for x in rows if x["dokumen"] in report and not x["realisasi"]]
        plan = semua("pengukuran", rows, "target_persen", "target")
        wanted = next((p.nilai for p in plan), "kosong")
        yield TemuanReviu(
            "realisasi-kosong",
            f"{r['kode']} {r['indikator']}: realisasi kosong, target {wanted}.",
            (*(tempat("pengukuran", x, "realisasi") for x in blank or [r]), *plan),
            (("target", wanted), ("realisasi", "kosong")),
            "{n} indikator tanpa realisasi",
            (f"{r['kode']} {r['indikator']}, target {wanted}",),
        )


@aturan(
    "pagu-kosong",
    SEDANG,
    "Pagu kosong atau tidak terbaca",
    memeriksa="Program dan kegiatan yang pagunya kosong.",
    dasar=f"{PERMENPAN}: perjanjian kinerja memuat anggaran program dan kegiatan",
    perbaikan="Isi pagu menurut DIPA.",
)
def pagu_kosong(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find budget rows without pagu, once a document."""
    rows = [r for r in berlaku(lap, "anggaran") if read_nilai(r["pagu"]).jenis == "kosong"]
    for d in dict.fromkeys(r["dokumen"] for r in rows):
        here = [r for r in rows if r["dokumen"] == d]
        names = "; ".join(f"{r['nama']}{': ' if r['catatan'] else ''}{r['catatan']}" for r in here)
        yield TemuanReviu(
            "pagu-kosong",
            f"Pagu kosong atau tidak terbaca pada {len(here)} baris anggaran {sebutan(lap, d)}: "
            f"{names}.",
            tuple(tempat("anggaran", r, k) for r in here for k in ("pagu", "nama")),
            (("pagu", "kosong"), ("catatan", here[0]["catatan"])),
        )


@aturan(
    "kolom-kosong",
    RINGAN,
    "Kolom tabel diumumkan tetapi tidak berisi",
    memeriksa="Kolom tabel pendukung yang judulnya ada tetapi semua selnya kosong.",
    dasar="Judul kolom menjanjikan data",
    perbaikan="Isi kolomnya atau hapus judulnya.",
)
def kolom_kosong(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find columns of supporting tables without any value."""
    for entry, heads, rows in pendukung(lap):
        for head in heads:
            if rows and head.lower() != "catatan" and not any(r[head] for r in rows):
                cells = tuple(tempat(f"pendukung/{entry['tabel']}", r, head) for r in rows)
                yield TemuanReviu(
                    "kolom-kosong",
                    f'Kolom "{head}" di {entry["judul"]} tidak berisi sama sekali.',
                    cells,
                    (("kolom", head), ("baris kosong", str(len(rows)))),
                )

"""Polarity against what the indicator's name says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.reviu.aturan import aturan
from kinerja_lib.reviu.tempat import tempat
from kinerja_lib.reviu.temuan import SEDANG, TemuanReviu
from kinerja_lib.satker.laporan import Laporan, Row

BURUK = re.compile(
    r"\b(pelanggaran|keterlambatan|terlambat|kesalahan|keluhan|kecelakaan|kerugian|temuan|"
    r"penyimpangan|sengketa|kasus|gugatan|tunggakan|kerusakan|revisi|pengaduan|aduan|deviasi|"
    r"kegagalan|kehilangan)\b",
    re.I,
)
"""What is better the less there is of it."""
DIATASI = re.compile(
    r"tindak ?lanjut|ditindaklanjuti|selesai|penyelesaian|penanganan|ditangani|tertangani|dilayani|"
    r"sesuai|kesesuaian|ketepatan|pencegahan|pemulihan|rekomendasi|tanpa|bebas",
    re.I,
)
"""Words that turn it round: what is counted is that it was dealt with."""
TURUN = re.compile(r"^\s*(penurunan|menurunnya|berkurangnya|pengurangan|turunnya)\b", re.I)
BAIK = re.compile(r"\b(peningkatan|meningkatnya|kepuasan|tepat waktu|akurat|kesesuaian)\b", re.I)
DIUKUR = re.compile(r"^\s*(jumlah|banyaknya|persentase|tingkat|angka|rasio|frekuensi)\b", re.I)


def _wrong(meta: Row, target: str) -> str:
    """Say why a name and its polarity do not go together, "" when they do."""
    nama, arah = meta["nama"], meta["arah"]
    if TURUN.search(nama):
        relative = re.search(r"%|persen|poin", target, re.I)
        if arah == "naik" and target and not relative:
            return f'namanya menyatakan penurunan, targetnya "{target}" bukan besarnya penurunan'
        return ""
    if DIUKUR.search(nama) and BURUK.search(nama) and not DIATASI.search(nama):
        found = BURUK.search(nama)
        return f'"{found[0]}" makin sedikit makin baik' if found and arah == "naik" else ""
    if arah == "turun" and BAIK.search(nama) and not BURUK.search(nama):
        found = BAIK.search(nama)
        return f'"{found[0]}" makin tinggi makin baik' if found else ""
    return ""


@aturan(
    "arah-nama",
    SEDANG,
    "Arah indikator berlawanan dengan namanya",
    memeriksa="Arah (naik, turun) dibanding kata di nama indikator, misalnya pelanggaran, "
    "penurunan, kepuasan.",
    dasar="Rumus capaian ditentukan oleh arah; arah yang terbalik membalik capaian",
    perbaikan="Perbaiki arah di tabel indikator, atau ubah nama atau target indikatornya.",
)
def arah_nama(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find measured indicators whose polarity contradicts their name."""
    for r in lap.terukur:
        meta = lap.indikator[r["kode"]]
        target = str(r["target"] or r["target_persen"])
        why = _wrong(meta, "" if read_nilai(target).jenis == "kosong" else target)
        if why:
            yield TemuanReviu(
                "arah-nama",
                f"{r['kode']} {meta['nama']}: arah {meta['arah']}, padahal {why}.",
                (
                    tempat("indikator", meta, "nama"),
                    tempat("indikator", meta, "arah"),
                    tempat("pengukuran", r, "target"),
                ),
                (("arah", meta["arah"]), ("nama", meta["nama"])),
            )

"""Bab III A: the measurement of the satker as a whole, with its rule, scale and working."""

from __future__ import annotations

from collections.abc import Sequence
from math import isinf

from kinerja_lib.acuan.skala import Pita
from kinerja_lib.bab.angka_pokok import angka_pokok, kalimat_angka_pokok
from kinerja_lib.bab.bersama import gambar, join, persen_sel
from kinerja_lib.bab.tahunan import capaian_tahunan, kalimat_tahunan
from kinerja_lib.blok import Bagian, Blok, Kolom, Narasi, Rumus, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.blok.markdown import letters
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.dasar.bahasa import angka, daftar, persen
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.grafik.sasaran import CapaianSasaran
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import differs
from kinerja_lib.sumber.asal import DIHITUNG, asal, runs

RUMUS = {
    "naik": "Capaian = Realisasi / Target × 100%",
    "turun/selisih": "Capaian = (2 × Target − Realisasi) / Target × 100%, paling rendah 0%",
    "turun/rasio": "Capaian = Target / Realisasi × 100%",
    "tetap": "Capaian = 100% − |Realisasi − Target| / Target × 100%, paling rendah 0%",
}


def pengukuran(lap: Laporan) -> Bagian:
    """Return the measurement table: every indicator, as printed and as computed."""
    return Bagian(join(_tabel(lap), *_catatan(lap)))


def _tabel(lap: Laporan) -> Tabel:
    body: list[list[Sel | str]] = []
    for sasaran in lap.sasaran:
        rows = lap.measured(sasaran["kode"])
        if rows:
            body.append([Sel(f"{sasaran['no']}. {sasaran['nama']}")])
            body += [baris_ukur(lap, r) for r in rows]
    total = lap.capaian
    blank = Sel("", gaya="jumlah")
    body.append(
        [
            Sel("Capaian satker", gaya="jumlah"),
            blank,
            blank,
            blank,
            persen_sel(lap, total.nilai, diukur(lap.dipakai), "jumlah"),
            Sel(lap.kategori(total.nilai), gaya="jumlah"),
            _klaim(lap),
        ]
    )
    judul = f"Pengukuran kinerja {lap.paket.profil['nama']} Tahun {lap.tahun}"
    return Tabel("tabel-pengukuran", judul, KOLOM_UKUR, body, _bawah(lap))


KOLOM_UKUR = (
    Kolom("Indikator", lebar=3.2),
    Kolom("Target (%)", "kanan", 0.65),
    Kolom("Target", "kanan", 1.05),
    Kolom("Realisasi", "kanan", 1.05),
    Kolom("Capaian", "kanan", 0.85),
    Kolom("Kategori", lebar=0.85),
    Kolom("Capaian tercetak", "kanan", 0.8),
)


def baris_ukur(lap: Laporan, r: Row) -> list[Sel | str]:
    """Return one row of the measurement table."""
    return [
        Sel(f"{r['kode']} {r['indikator']}", asal(r, "indikator")),
        tercetak(r, "target_persen"),
        tercetak(r, "target"),
        tercetak(r, "realisasi"),
        persen_sel(lap, r["capaian"], diukur([r])),
        r["kategori"] or "–",
        tercetak(r, "capaian_tercetak", "beda" if differs(r) else ""),
    ]


def _klaim(lap: Laporan) -> Sel:
    claim = next(iter(lap.rows("klaim", butir="capaian")), None)
    return tercetak(claim, "nilai", "jumlah") if claim else Sel("–", gaya="jumlah")


def _bawah(lap: Laporan) -> str:
    out = lap.capaian.dikecualikan
    text = (
        "Target dan realisasi seperti tercetak. Capaian dihitung dari kolom Target dan Realisasi; "
        "capaian tercetak adalah angka yang dicetak dokumen, ditandai bila berbeda."
    )
    return text + (f" {out} indikator tidak dapat dihitung." if out else "")


def _catatan(lap: Laporan) -> list[Blok]:
    """Return remarks of the engine on single rows, each once."""
    notes: dict[str, list[str]] = {}
    for r in lap.terukur:
        for note in filter(None, r["keterangan"].split("; ")):
            notes.setdefault(note, []).append(r["kode"])
    if not notes:
        return []
    lines = [f"- {daftar(codes)}: {letters(note)}." for note, codes in notes.items()]
    return [Narasi("Catatan pembacaan dan penghitungan:\n\n" + "\n".join(lines))]


def rumus(lap: Laporan) -> Bagian:
    """Return the formulas in use, one worked through, and the policy that closes them."""
    used = dict.fromkeys(r["arah"] for r in lap.terukur)
    names = [f"turun/{lap.kebijakan.minimise}" if a == "turun" else a for a in used]
    lines = [RUMUS[n] for n in names]
    return Bagian(
        join(
            Rumus(
                lines,
                "Target dan realisasi dalam satuan yang sama; label (B, WTP) dibandingkan "
                "peringkatnya.",
            ),
            _contoh(lap),
            Narasi(kalimat_aturan(lap)),
        )
    )


def _contoh(lap: Laporan) -> Blok | None:
    """Work one indicator through, one above the cap where there is one."""
    rows = [r for r in lap.terukur if r["capaian"] == r["capaian"]]
    rows = [r for r in rows if read_nilai(r["target"]).angka and read_nilai(r["realisasi"]).angka]
    above = [r for r in rows if r["capaian_mentah"] > r["capaian"]]
    if not rows:
        return None
    r = (above or rows)[0]
    t, x = (angka(read_nilai(r[c]).angka or 0) for c in ("target", "realisasi"))
    work = {"naik": f"{x} / {t} × 100%", "tetap": f"100% − |{x} − {t}| / {t} × 100%"}
    shown = work.get(r["arah"], f"(2 × {t} − {x}) / {t} × 100%")
    if r["arah"] == "turun" and lap.kebijakan.minimise == "rasio":
        shown = f"{t} / {x} × 100%"
    line = f"{shown} = {lap.persen(r['capaian_mentah'])}"
    if r["capaian_mentah"] > r["capaian"]:
        line += f", dibatasi menjadi {lap.persen(r['capaian'])}"
    return Rumus(
        [line],
        f"Contoh: {r['kode']} {r['indikator']}, target {r['target']}, realisasi {r['realisasi']}.",
    )


def skala(lap: Laporan) -> Bagian:
    """Return the category scale as printed and as applied."""
    chosen = lap.skala[lap.kebijakan.skala]
    rows: list[list[Sel | str]] = []
    for pita, above in zip(chosen.pita, (*chosen.pita[1:], None), strict=True):
        place = f"acuan/skala.csv:{pita.baris}"
        ends = runs(p.baris for p in (pita, above) if p is not None and not isinf(p.bawah))
        rows.append(
            [
                Sel(str(pita.peringkat), f"{place}:peringkat"),
                Sel(pita.tercetak, f"{place}:tercetak"),
                Sel(_interval(pita, above), f"{DIHITUNG}acuan/skala.csv:{ends} (bawah)"),
                Sel(pita.kategori, f"{place}:kategori"),
            ]
        )
    kolom = [
        Kolom("No", "kanan", 0.3),
        Kolom("Rentang tercetak", lebar=1.6),
        Kolom("Yang diterapkan", lebar=1.6),
        Kolom("Kategori", lebar=1.2),
    ]
    note = f"Dasar: {chosen.dasar}."
    if any(p.mulai != p.bawah for p in chosen.pita):
        note += " " + lap.kalimat("skala.celah")
    return Bagian([Tabel("tabel-skala", "Skala kategori capaian", kolom, rows, note)])


def bands(lap: Laporan) -> list[tuple[float, float, str]]:
    """Return the scale's bands as they are applied: from, up to, kategori."""
    chosen = lap.skala[lap.kebijakan.skala]
    starts = [p.mulai for p in chosen.pita]
    ends = [*starts[1:], float("inf")]
    return [(lo, hi, p.kategori) for lo, hi, p in zip(starts, ends, chosen.pita, strict=True)]


def _interval(pita: Pita, above: Pita | None) -> str:
    """Say from where to where a band is applied, and whether its ends belong to it."""
    start = (
        ""
        if isinf(pita.mulai)
        else f"{'mulai' if pita.termasuk else 'di atas'} {persen(pita.mulai)}"
    )
    end = (
        ""
        if above is None
        else f"{'di bawah' if above.termasuk else 'sampai'} {persen(above.mulai)}"
    )
    return " ".join(part for part in (start, end) if part)


def capaian(lap: Laporan) -> Bagian:
    """Return the satker's capaian: what it is, beside what is claimed and printed, by year."""
    return Bagian(
        join(Narasi(kalimat_capaian(lap)), angka_pokok(lap), capaian_tahunan(lap), _sasaran(lap))
    )


def kalimat_capaian(lap: Laporan) -> str:
    """Say the satker's capaian, its coverage, its change, and what documents say of it."""
    total, nama = lap.capaian, lap.paket.profil["nama"]
    if not any(r["realisasi"] for r in lap.terukur):
        return lap.kalimat(
            "satker.belum_diisi",
            nama=nama,
            tahun=lap.tahun,
            jumlah=total.jumlah,
            dokumen=lap.nama_dokumen(lap.dokumen_ukur),
        )
    if total.nilai is None:
        said = lap.kalimat("satker.tidak_dihitung", nama=nama, tahun=lap.tahun, jumlah=total.jumlah)
        return _paragraphs([said], kalimat_angka_pokok(lap))
    alasan = daftar(
        [
            f"{n} karena {why.removeprefix('tidak dapat dihitung: ')}"
            for why, n in total.alasan.items()
        ]
    )
    out = (
        lap.kalimat("satker.dikecualikan", kecuali=total.dikecualikan, alasan=alasan)
        if total.dikecualikan
        else lap.kalimat("satker.semua_terukur")
    )
    said = lap.kalimat(
        "satker.capaian",
        nama=nama,
        tahun=lap.tahun,
        capaian=lap.persen(total.nilai),
        kategori=lap.kategori(total.nilai),
        terukur=total.terukur,
        jumlah=total.jumlah,
        metode=total.aturan,
    )
    return _paragraphs(
        [said, _kalimat_sedikit(lap), out], kalimat_angka_pokok(lap), kalimat_tahunan(lap)
    )


def _paragraphs(*parts: Sequence[str]) -> str:
    """Join the sentences of each part, and the parts as paragraphs; what is empty is left out."""
    return "\n\n".join(filter(None, (" ".join(filter(None, part)) for part in parts)))


def _kalimat_sedikit(lap: Laporan) -> str:
    """Warn beside the number when it rests on under half of the indicators."""
    total = lap.capaian
    if not total.sedikit:
        return ""
    return lap.kalimat(
        "satker.sedikit_terukur",
        terukur=total.terukur,
        jumlah=total.jumlah,
        nama=lap.paket.profil["nama"],
    )


def kalimat_aturan(lap: Laporan) -> str:
    """Say the policy that every capaian of the report rests on."""
    dokumen = lap.nama_dokumen(lap.dokumen_ukur)
    return lap.kalimat("satker.aturan", aturan=lap.kebijakan.aturan(), dokumen=dokumen)


def _sasaran(lap: Laporan) -> Blok:
    rows, sources = [], []
    for s in lap.sasaran:
        total = lap.per_sasaran.get(s["kode"])
        rows.append(
            (
                f"S{s['no']}",
                s["nama"],
                lap.bulat(total.nilai) if total else None,
                total.terukur if total else 0,
                total.jumlah if total else 0,
            )
        )
        every = lap.measured(s["kode"])
        used = [r for r in every if r["kode"] in {u["kode"] for u in lap.dipakai}]
        made, counted = (diukur(rs) for rs in (used or every, every))
        sources.append(["", "", made, made, counted])
    bagan = CapaianSasaran(rows, bands(lap), lap.kebijakan.cap)
    return gambar("gambar-sasaran", "Capaian tiap sasaran terhadap skala kategori", bagan, sources)

"""Bab III A, each sasaran: the seven items of Permenpan-RB 53/2014, in their order.

An item is a function (Laporan, kode) → blocks; none = it has no data. What has no data is said
explicitly, with where to fill it in, and counted (`lampiran.kelengkapan`).
"""

from __future__ import annotations

from collections.abc import Callable

from kinerja_lib.bab.akuntabilitas import KOLOM_UKUR, baris_ukur
from kinerja_lib.bab.anggaran import efisiensi_sasaran, kegiatan_sasaran
from kinerja_lib.bab.bersama import pendukung, persen_sel
from kinerja_lib.blok import Bagian, Blok, Judul, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.capaian.ukur import diukur
from kinerja_lib.dasar.bahasa import daftar, tanggal
from kinerja_lib.satker.kelengkapan import BUTIR, Butir, place
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.satker.tercetak import differs
from kinerja_lib.sumber.asal import asal, dihitung, gabung


def semua(lap: Laporan) -> Bagian:
    """Return every sasaran in order."""
    blocks: list[Blok] = []
    for s in lap.sasaran:
        blocks += _satu(lap, s)
    return Bagian(blocks)


def _satu(lap: Laporan, s: Row) -> list[Blok]:
    kode = s["kode"]
    blocks: list[Blok] = [Judul(f"Sasaran {s['no']}. {s['nama']}", 4, f"sasaran-{kode.lower()}")]
    blocks.append(Narasi(_kalimat(lap, kode)))
    kosong: list[Blok] = []
    for butir, isi in zip(BUTIR, tujuh_butir(lap, kode), strict=True):
        if isi:
            blocks += [Judul(f"{butir.no}. {butir.judul}", 5), *isi]
        else:
            kosong.append(
                Kosong(f"butir {butir.no}, {butir.judul.lower()}", tempat(lap, butir, kode))
            )
        if butir.no == 1:
            blocks += fakta(lap, kode)
    return blocks + kosong


@sekali
def tujuh_butir(lap: Laporan, kode: str) -> tuple[list[Blok], ...]:
    """Return the content of each of the seven items, made once: it is shown and counted."""
    return tuple(isi(lap, kode) for isi in ISI)


def tempat(lap: Laporan, butir: Butir, kode: str) -> str:
    """Say where an item of a sasaran is filled in."""
    return f"satker/{lap.paket.kode}/{place(lap, butir.isi_di, kode)}"


def _kalimat(lap: Laporan, kode: str) -> str:
    total = lap.per_sasaran.get(kode)
    if total is None:
        return lap.kalimat("sasaran.tidak_dihitung", alasan="tidak ada indikator yang dilaporkan")
    if total.nilai is None:
        why = daftar([w.removeprefix("tidak dapat dihitung: ") for w in total.alasan])
        return lap.kalimat("sasaran.tidak_dihitung", alasan=why)
    state = "sebagian" if total.dikecualikan else "satu" if total.jumlah == 1 else "semua"
    return lap.kalimat(
        f"sasaran.{state}",
        capaian=lap.persen(total.nilai),
        terukur=total.terukur,
        kategori=lap.kategori(total.nilai),
        jumlah=total.jumlah,
    )


def target_realisasi(lap: Laporan, kode: str) -> list[Blok]:
    """Item 1: the measured rows, each said by its state."""
    rows = lap.measured(kode)
    if not rows:
        return []
    label = f"tabel-ukur-{kode.lower()}"
    table = Tabel(
        label,
        f"Target dan realisasi sasaran {_no(lap, kode)}",
        KOLOM_UKUR,
        [baris_ukur(lap, r) for r in rows],
    )
    said = "\n".join(f"- {_state(lap, r)}" for r in rows)
    return [table, Narasi(said)]


def fakta(lap: Laporan, kode: str) -> list[Blok]:
    """Return what was done: the analyst's text, dated events and supporting tables."""
    teks = lap.narasi(kode, "realisasi")
    return [*([Narasi(teks)] if teks else []), *_bukti(lap, kode), *pendukung(lap, kode)]


def _no(lap: Laporan, kode: str) -> str:
    return next(str(s["no"]) for s in lap.sasaran if s["kode"] == kode)


def _state(lap: Laporan, r: Row) -> str:
    """Say one indicator's result by its state."""
    nama = r["indikator"]
    if r["capaian"] != r["capaian"]:
        return lap.kalimat("indikator.tidak_dihitung", nama=nama, alasan=r["keterangan"])
    raw = r["capaian_mentah"]
    met = raw != raw or raw >= 100
    state = "melampaui" if raw > max(r["capaian"], 100) else "sesuai" if met else "di_bawah"
    said = lap.kalimat(
        f"indikator.{state}",
        nama=nama,
        realisasi=r["realisasi"],
        target=r["target"] or r["target_persen"],
        mentah=lap.persen(raw),
        capaian=lap.persen(r["capaian"]),
    )
    if differs(r):
        said += " " + lap.kalimat("indikator.tercetak_beda", tercetak=r["capaian_tercetak"])
    return said


def _bukti(lap: Laporan, kode: str) -> list[Blok]:
    rows = sorted(lap.rows("bukti", kode_sasaran=kode), key=lambda r: r["tanggal"])
    if not rows:
        return []
    body: list[list[Sel | str]] = [
        [
            Sel(tanggal(r["tanggal"]) or "–", asal(r, "tanggal")),
            tercetak(r, "uraian"),
            tercetak(r, "jumlah"),
        ]
        for r in rows
    ]
    kolom = [
        Kolom("Tanggal", lebar=0.9),
        Kolom("Peristiwa", lebar=3),
        Kolom("Jumlah", "kanan", 0.8),
    ]
    return [
        Tabel(
            f"tabel-bukti-{kode.lower()}",
            f"Peristiwa pendukung sasaran {_no(lap, kode)}",
            kolom,
            body,
        )
    ]


def tahun_sebelumnya(lap: Laporan, kode: str) -> list[Blok]:
    """Item 2: realisasi and capaian against the years before, where those are in the data."""
    blocks: list[Blok] = []
    rows: list[list[Sel | str]] = []
    for now in lap.measured(kode):
        for old in _earlier(lap, now["kode"]):
            rows.append(_pair(lap, now, old))
    if rows:
        kolom = [
            Kolom("Indikator", lebar=2.4),
            Kolom("Tahun", "kanan", 0.6),
            Kolom("Realisasi", "kanan"),
            Kolom("Capaian", "kanan", 0.9),
            Kolom(f"Realisasi {lap.tahun}", "kanan"),
            Kolom(f"Capaian {lap.tahun}", "kanan", 0.9),
            Kolom("Selisih", "kanan", 1.1),
        ]
        judul = f"Sasaran {_no(lap, kode)} dibanding tahun sebelumnya"
        note = lap.plain_kalimat("indikator.aturan_lalu", tahun=lap.tahun)
        blocks.append(Tabel(f"tabel-lalu-{kode.lower()}", judul, kolom, rows, note))
    if teks := lap.narasi(kode, "tahun sebelumnya"):
        blocks.append(Narasi(teks))
    return blocks


def _earlier(lap: Laporan, kode: str) -> list[Row]:
    """Return one reported row a year before this one, of the year's measuring document if any."""
    rows = [
        r
        for r in lap.all_rows("pengukuran", kode=kode)
        if r["tahun"] < str(lap.tahun) and r["realisasi"] != ""
    ]
    own = [r for r in rows if r["dokumen"] == lap.measured_in(r["tahun"])]
    first: dict[str, Row] = {}
    for r in sorted(own or rows, key=lambda r: str(r["tahun"])):
        first.setdefault(r["tahun"], r)
    return [*first.values()]


def _pair(lap: Laporan, now: Row, old: Row) -> list[Sel | str]:
    capaian = lap.measure_row(old)["capaian"]
    d = now["capaian"] - capaian
    return [
        now["indikator"],
        Sel(old["tahun"], asal(old, "tahun")),
        tercetak(old, "realisasi"),
        persen_sel(lap, capaian, diukur([old])),
        tercetak(now, "realisasi"),
        persen_sel(lap, now["capaian"], diukur([now])),
        Sel(lap.poin_persen(d) if d == d else "–", diukur([old, now])),
    ]


def renstra(lap: Laporan, kode: str) -> list[Blok]:
    """Item 3: realisasi up to this year against the target at the end of the Renstra."""
    rows: list[list[Sel | str]] = []
    for now in lap.measured(kode):
        plan = sorted(lap.all_rows("renstra", kode=now["kode"]), key=lambda r: r["tahun"])
        if plan:
            end = plan[-1]
            result = lap.measure_row(now | {"target": end["target"]})
            progress = persen_sel(
                lap,
                result["capaian_mentah"],
                _against(end, "target", now),
            )
            year = Sel(end["tahun"], asal(end, "tahun"))
            printed = tercetak(end, "target"), tercetak(now, "realisasi")
            rows.append([now["indikator"], year, *printed, progress])
    kolom = [
        Kolom("Indikator", lebar=2.6),
        Kolom("Tahun target", "kanan", 0.7),
        Kolom("Target Renstra", "kanan"),
        Kolom(f"Realisasi {lap.tahun}", "kanan"),
        Kolom("Kemajuan", "kanan", 0.9),
    ]
    return (
        [
            Tabel(
                f"tabel-renstra-{kode.lower()}",
                f"Sasaran {_no(lap, kode)} terhadap Renstra",
                kolom,
                rows,
            )
        ]
        if rows
        else []
    )


def _against(other: Row, kolom: str, now: Row) -> str:
    """Say that a realisasi is compared with a target of another table."""
    return gabung(dihitung([other], kolom), dihitung([now], "realisasi"))


def standar(lap: Laporan, kode: str) -> list[Blok]:
    """Item 4: realisasi against a national standard."""
    rows: list[list[Sel | str]] = []
    for now in lap.measured(kode):
        for s in lap.rows("standar", kode=now["kode"]):
            result = lap.measure_row(now | {"target": s["nilai"]})
            beside = persen_sel(lap, result["capaian_mentah"], _against(s, "nilai", now))
            rows.append(
                [
                    now["indikator"],
                    s["standar"],
                    tercetak(s, "nilai"),
                    tercetak(now, "realisasi"),
                    beside,
                ]
            )
    kolom = [
        Kolom("Indikator", lebar=2.4),
        Kolom("Standar", lebar=1.4),
        Kolom("Nilai standar", "kanan"),
        Kolom("Realisasi", "kanan"),
        Kolom("Perbandingan", "kanan", 0.9),
    ]
    return (
        [
            Tabel(
                f"tabel-standar-{kode.lower()}",
                f"Sasaran {_no(lap, kode)} terhadap standar nasional",
                kolom,
                rows,
            )
        ]
        if rows
        else []
    )


def analisis(lap: Laporan, kode: str) -> list[Blok]:
    """Item 5: causes of success or failure, and the solutions carried out."""
    teks = lap.narasi(kode, "analisis")
    return [Narasi(teks)] if teks else []


def efisiensi(lap: Laporan, kode: str) -> list[Blok]:
    """Item 6: efficiency of the use of resources."""
    teks = lap.narasi(kode, "efisiensi")
    return [*efisiensi_sasaran(lap, kode), *([Narasi(teks)] if teks else [])]


def program(lap: Laporan, kode: str) -> list[Blok]:
    """Item 7: programmes and activities that supported success or failure."""
    teks = lap.narasi(kode, "program")
    return [*([Narasi(teks)] if teks else []), *kegiatan_sasaran(lap, kode)]


ISI: tuple[Callable[[Laporan, str], list[Blok]], ...] = (
    target_realisasi,
    tahun_sebelumnya,
    renstra,
    standar,
    analisis,
    efisiensi,
    program,
)
"""The content of each of `BUTIR`."""

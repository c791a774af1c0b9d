"""Bab III B: the budget used to deliver the performance in the Perjanjian Kinerja."""

from __future__ import annotations

from collections.abc import Sequence

from kinerja_lib.bab.bersama import ASAL, gambar, join, persen_sel
from kinerja_lib.blok import Bagian, Blok, Kolom, Kosong, Narasi, Sel, Tabel
from kinerja_lib.blok.asal import tercetak
from kinerja_lib.capaian.anggaran import efisiensi, penyerapan
from kinerja_lib.capaian.uang import one_level, sum_uang, uang
from kinerja_lib.dasar.bahasa import BELUM_DIISI, TITIK, angka, daftar, rupiah
from kinerja_lib.grafik.anggaran import AnggaranProgram
from kinerja_lib.satker.berlaku import berlaku
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.tercetak import terbaca
from kinerja_lib.sumber import BARIS
from kinerja_lib.sumber.asal import asal, dihitung

KOLOM = (
    Kolom("No", "kanan", 0.3),
    Kolom("Program atau kegiatan", lebar=2.6),
    Kolom("Pagu", "kanan", 1.2),
    Kolom("Realisasi", "kanan", 1.2),
    Kolom("Serapan", "kanan", 0.8),
)


def program(lap: Laporan) -> list[Row]:
    """Return the programmes of the first document that has any, else its kegiatan."""
    return one_level(berlaku(lap, "anggaran"))


def realisasi(lap: Laporan) -> Bagian:
    """Return pagu and realisasi by programme, absorption, and what is missing."""
    rows = program(lap)
    if not rows:
        return Bagian([Kosong("realisasi anggaran", lap.place_of("anggaran"))])
    bagan = AnggaranProgram([(r["nama"], uang(r, "pagu"), uang(r, "realisasi")) for r in rows])
    sumber = [["", asal(r, "pagu"), asal(r, "realisasi"), _asal_serapan(r)] for r in rows]
    missing = any(uang(r, "realisasi") is None for r in rows)
    gap = Kosong("realisasi anggaran per program", lap.place_of("anggaran", "realisasi"))
    return Bagian(
        join(
            Narasi(_kalimat(lap, rows)),
            gambar("gambar-anggaran", "Pagu dan realisasi menurut program", bagan, sumber),
            _tabel(lap, "tabel-anggaran", f"Realisasi anggaran Tahun {lap.tahun}", rows),
            gap if missing else None,
        )
    )


def _kalimat(lap: Laporan, rows: Sequence[Row]) -> str:
    pagu, spent = sum_uang(rows, "pagu"), sum_uang(rows, "realisasi")
    serapan = penyerapan(pagu, spent)
    if serapan is None or pagu is None or spent is None:
        return lap.kalimat("anggaran.belum", pagu=rupiah(pagu) if pagu else BELUM_DIISI)
    said = lap.kalimat(
        "anggaran.serapan", pagu=rupiah(pagu), realisasi=rupiah(spent), serapan=lap.persen(serapan)
    )
    return f"{said} {_kalimat_efisien(lap, lap.capaian.nilai, serapan)}"


def _kalimat_efisien(lap: Laporan, capaian: float | None, serapan: float | None) -> str:
    ie = efisiensi(capaian, serapan)
    if ie is None:
        return ""
    state = "efisien" if ie >= 1 else "tidak_efisien"
    return lap.kalimat(
        f"anggaran.{state}",
        capaian=lap.persen(capaian),
        serapan=lap.persen(serapan),
        ie=angka(ie),
    )


def _tabel(lap: Laporan, label: str, judul: str, rows: Sequence[Row]) -> Tabel:
    body = [_baris(lap, r) for r in rows]
    pagu, spent = sum_uang(rows, "pagu"), sum_uang(rows, "realisasi")
    body.append(
        [
            Sel("", gaya="jumlah"),
            Sel("Jumlah", gaya="jumlah"),
            Sel(rupiah(pagu) if pagu is not None else "–", dihitung(rows, "pagu"), pagu, "jumlah"),
            Sel(
                rupiah(spent) if spent is not None else BELUM_DIISI,
                dihitung(rows, "realisasi"),
                spent,
                "jumlah",
            ),
            persen_sel(lap, penyerapan(pagu, spent), dihitung(rows, "pagu", "realisasi"), "jumlah"),
        ]
    )
    return Tabel(label, judul, KOLOM, body, _sumber(rows))


def _baris(lap: Laporan, r: Row) -> list[Sel | str]:
    serapan = penyerapan(uang(r, "pagu"), uang(r, "realisasi"))
    return [
        Sel(r["no"], asal(r, "no")),
        r["nama"],
        _uang_sel(r, "pagu"),
        _uang_sel(r, "realisasi"),
        persen_sel(lap, serapan, _asal_serapan(r)),
    ]


def _asal_serapan(r: Row) -> str:
    return dihitung([r], "pagu", "realisasi")


def _uang_sel(r: Row, kolom: str, kosong: str = BELUM_DIISI) -> Sel:
    x = uang(r, kolom)
    if x is None:
        return Sel(kosong, asal(r, kolom), None, "kosong")
    return Sel(rupiah(x), asal(r, kolom), x)


def _sumber(rows: Sequence[Row]) -> str:
    notes = dict.fromkeys(r["catatan"] for r in rows if r["catatan"])
    places = dict.fromkeys(r["sumber"].removesuffix(f" baris {r[BARIS]}") for r in rows)
    return f"Sumber: {ASAL}, {'; '.join(places)}." + "".join(
        f" {n[:1].upper()}{n[1:]}." for n in notes
    )


def pagu_dokumen(
    lap: Laporan, d: Row, bagian: str = "", untuk_diteken: bool = False
) -> Blok | None:
    """Return the budgets that one Perjanjian Kinerja promises, None where it names none.

    In a document to be signed there is a total, gaps are dotted, and of sources only that a name
    could not be read.
    """
    rows = lap.rows("anggaran", dokumen=d["dokumen"])
    if not rows:
        return None
    gap = TITIK if untuk_diteken else BELUM_DIISI
    body: list[list[Sel | str]] = [
        [Sel(r["no"], asal(r, "no")), _nama(r, untuk_diteken), _uang_sel(r, "pagu", gap)]
        for r in rows
    ]
    if untuk_diteken and len({r["tingkat"] for r in rows}) == 1 < len(rows):
        total = sum_uang(rows, "pagu")
        said = TITIK if total is None else rupiah(total)
        body.append(
            [
                Sel("", gaya="jumlah"),
                Sel("Jumlah", gaya="jumlah"),
                Sel(said, dihitung(rows, "pagu"), total, "jumlah"),
            ]
        )
    label = f"tabel-pagu-{bagian}{d['dokumen'].replace('_', '-')}"
    note = _tak_terbaca(lap, rows) if untuk_diteken else _sumber(rows)
    return Tabel(label, f"Anggaran dalam {d['judul']}", KOLOM[:3], body, note)


def _nama(r: Row, untuk_diteken: bool) -> Sel | str:
    name = str(r["nama"])
    return (
        name if terbaca(name) or not untuk_diteken else Sel(TITIK, asal(r, "nama"), None, "kosong")
    )


def _tak_terbaca(lap: Laporan, rows: Sequence[Row]) -> str:
    gaps = [str(r["no"]) for r in rows if not terbaca(str(r["nama"]))]
    return lap.kalimat("perjanjian.tak_terbaca", nomor=daftar(gaps)) if gaps else ""


def efisiensi_sasaran(lap: Laporan, kode: str) -> list[Blok]:
    """Return IE of one sasaran, where its budget has a realisasi."""
    rows = one_level(berlaku(lap, "anggaran", kode_sasaran=kode))
    serapan = penyerapan(sum_uang(rows, "pagu"), sum_uang(rows, "realisasi")) if rows else None
    total = lap.per_sasaran.get(kode)
    said = _kalimat_efisien(lap, total.nilai if total else None, serapan)
    return [Narasi(said)] if said else []


def kegiatan_sasaran(lap: Laporan, kode: str) -> list[Blok]:
    """Return the budgeted activities that serve one sasaran."""
    rows = lap.rows("anggaran", kode_sasaran=kode)
    if not rows:
        return []
    body: list[list[Sel | str]] = [
        [
            Sel(r["no"], asal(r, "no")),
            tercetak(r, "nama"),
            _uang_sel(r, "pagu"),
            _uang_sel(r, "realisasi"),
        ]
        for r in rows
    ]
    no = next(str(s["no"]) for s in lap.sasaran if s["kode"] == kode)
    return [
        Tabel(
            f"tabel-kegiatan-{kode.lower()}",
            f"Kegiatan beranggaran sasaran {no}",
            KOLOM[:4],
            body,
            _sumber(rows),
        )
    ]

"""Money and promises: the tables anggaran, dokumen, perjanjian."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kinerja_lib.contoh.butir import Sasaran, bahan
from kinerja_lib.contoh.cetak import RUPIAH, ribuan
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.negeri import KantorRekaan
from kinerja_lib.contoh.setahun import Baris, Setahun

Row = dict[str, object]

BOBOT_TAHUN = (0.9, 0.8, 1.1, 2.4, 3.6)
"""Size of the budget in each year of a Renstra: an election stands at its end."""


@dataclass(frozen=True)
class Kegiatan:
    """One budgeted activity: whole rupiah."""

    sasaran: Sasaran
    pagu: int
    realisasi: int


def anggaran_rows(th: Setahun, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `anggaran`: programmes of the Ketua, activities of the Sekretaris."""
    kegiatan = [_kegiatan(s, th, dadu) for s in th.sasaran]
    form, blank = dadu.pilih(RUPIAH), dadu.mungkin(0.07)
    for no, nama in enumerate(bahan("kantor")["program"], 1):
        own = [k for k in kegiatan if k.sasaran.data["program"] == no]
        yield _row(
            th,
            "pk_ketua",
            no,
            "program",
            nama,
            "",
            sum(k.pagu for k in own),
            sum(k.realisasi for k in own),
            form,
            blank,
        )
    for no, k in enumerate(kegiatan, 1):
        nama = str(k.sasaran.data["kegiatan"])
        belum = blank or dadu.mungkin(0.03)
        yield _row(
            th,
            "pk_sekretaris",
            no,
            "kegiatan",
            nama,
            k.sasaran.kode,
            k.pagu,
            k.realisasi,
            form,
            belum,
        )


def _kegiatan(s: Sasaran, th: Setahun, dadu: Dadu) -> Kegiatan:
    size = 5.0 if th.kantor.adalah_provinsi else 1.0
    share = s.data["porsi"] * size * BOBOT_TAHUN[th.tahun % 5] * dadu.tengah(0.6, 1.5)
    pagu = round(share * 60_000) * 1000
    serapan = min(0.999, dadu.tengah(0.84, 1.02) - max(0.0, 0.95 - th.mutu) / 2)
    return Kegiatan(s, pagu, round(pagu * serapan))


def _row(
    th: Setahun,
    dokumen: str,
    no: int,
    tingkat: str,
    nama: str,
    kode_sasaran: str,
    pagu: int,
    realisasi: int,
    form: str,
    belum: bool,
) -> Row:
    return {
        "tahun": th.tahun,
        "dokumen": dokumen,
        "no": no,
        "tingkat": tingkat,
        "nama": nama,
        "kode_sasaran": kode_sasaran,
        "pagu": form.format(ribuan(pagu)),
        "realisasi": "" if belum else form.format(ribuan(realisasi)),
        "sumber": f"Rekaan: laporan anggaran {th.tahun}, no. {no}",
        "catatan": "realisasi belum diisi pada sumber" if belum else "",
    }


def dokumen_rows(kantor: KantorRekaan, tahun: int, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `dokumen`; parties are named by their office, never by a person."""
    hari, n = dadu.bulat(2, 28), kantor.nama
    date = f"{tahun}-01-{hari:02d}"
    ketua, sekretaris = f"Ketua {n}", f"Sekretaris {n}"
    rkt, pk = "Rencana Kinerja Tahunan", "Perjanjian Kinerja"
    rows = [
        ("rkt_sekretariat", "rkt", f"{rkt} Sekretariat {n}", sekretaris, "", ""),
        ("pk_ketua", "pk", f"{pk} Ketua {n}", ketua, "", ""),
        ("pk_sekretaris", "pk", f"{pk} Sekretaris {n}", sekretaris, ketua, "pk_ketua"),
    ]
    for unit in units(kantor):
        kepala = f"Kepala {unit['nama']}"
        rows.append(
            (f"pk_{unit['kode']}", "pk", f"{pk} {kepala}", kepala, sekretaris, "pk_sekretaris")
        )
    for kode, jenis, judul, pertama, kedua, induk in rows:
        yield {
            "tahun": tahun,
            "dokumen": kode,
            "jenis": jenis,
            "judul": judul,
            "pihak_pertama": "",
            "jabatan_pertama": pertama,
            "pihak_kedua": "",
            "jabatan_kedua": kedua,
            "induk": induk,
            "jumlah": 1,
            "tempat": "Contoh",
            "tanggal": date,
            "sumber": f"Rekaan: {judul} {tahun}",
            "catatan": "",
        }


def units(kantor: KantorRekaan) -> list[dict[str, str]]:
    """Return the units below the secretariat: bagian in a province, subbagian elsewhere."""
    kind = "Bagian" if kantor.adalah_provinsi else "Subbagian"
    return [{"kode": u["kode"], "nama": f"{kind} {u['nama']}"} for u in bahan("kantor")["unit"]]


def perjanjian_rows(th: Setahun, dadu: Dadu) -> Iterator[Row]:
    """Yield one year of `perjanjian`: a target drifts now and then between two documents."""
    heads = [s for s in th.sasaran if s.data.get("pasti")][:3]
    yield from _promises(th, "pk_ketua", [b for s in heads for b in th.of(s.kode)[:1]], dadu)
    for dokumen in ("rkt_sekretariat", "pk_sekretaris"):
        yield from _promises(th, dokumen, th.baris, dadu)
    for unit in bahan("kantor")["unit"]:
        own = [b for b in th.baris if b.butir.unit == unit["kode"]]
        yield from _promises(th, f"pk_{unit['kode']}", own, dadu)


def _promises(th: Setahun, dokumen: str, baris: Sequence[Baris], dadu: Dadu) -> Iterator[Row]:
    nama = {s.kode: s for s in th.sasaran}
    order = list(dict.fromkeys(b.butir.kode_sasaran for b in baris))
    for b in baris:
        s = nama[b.butir.kode_sasaran]
        drift = b.butir.jenis == "persen" and dadu.mungkin(0.04)
        program = bahan("kantor")["program"][s.data["program"] - 1]
        yield {
            "tahun": th.tahun,
            "dokumen": dokumen,
            "no": order.index(s.kode) + 1,
            "program": program if dokumen == "rkt_sekretariat" else "",
            "sasaran": s.data["nama"],
            "indikator": b.butir.data["nama"],
            "target": "100%" if drift else b.target,
            "sumber": f"Rekaan: {dokumen} {th.tahun}, lampiran",
            "catatan": "",
        }

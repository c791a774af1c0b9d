"""Front matter: what stands before Bab I (Permenpan-RB 53/2014, Lampiran II)."""

from __future__ import annotations

from kinerja_lib.bab.akuntabilitas import kalimat_aturan, kalimat_capaian
from kinerja_lib.bab.bersama import join, narasi, rekaan
from kinerja_lib.bab.kartu import kartu
from kinerja_lib.bab.lampiran import butir_kosong, count_beda
from kinerja_lib.bab.reviu.penanda import with_findings
from kinerja_lib.blok import (
    Bagian,
    Blok,
    Catatan,
    Daftar,
    Kop,
    Narasi,
    Sampul,
    TandaTangan,
)
from kinerja_lib.dasar.bahasa import triwulan
from kinerja_lib.reviu.final import check_final
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.tercetak import claim_differs, claim_effect


def sampul(lap: Laporan, jenis: str = "lkj", final: bool | None = None) -> Sampul:
    """Return the cover; `jenis` is the report's stem, a key of [sampul] in kalimat.toml.

    A report that is not `final` is a draft, says so on every page and marks what the review found;
    one that is must stand the review (None = a kind of report that knows no drafts). Raise
    NotFinalError.
    """
    if final:
        check_final(lap)
    profil, invented = lap.paket.profil, lap.paket.rekaan
    remarks = [lap.kalimat("rekaan.kalimat")] if invented else []
    remarks += [] if final is not False else [lap.kalimat("reviu.rancangan_kalimat")]
    marks = [lap.kalimat("rekaan.tanda")] if invented else []
    marks += [] if final is not False else [lap.kalimat("reviu.rancangan")]
    periode = f"{triwulan(lap.triwulan)} Tahun {lap.tahun}" if jenis == "monev" else str(lap.tahun)
    cover = Sampul(
        lap.kalimat(f"sampul.{jenis}"),
        profil["nama_panjang"],
        profil["wilayah"],
        periode,
        profil.get("alamat", ""),
        " ".join([*remarks, lap.kalimat("sampul.keterangan")]),
        " · ".join(marks),
    )
    return with_findings(lap, cover) if final is False else cover


def kop(lap: Laporan) -> Kop:
    """Return the office's letterhead."""
    profil = lap.paket.profil
    said = [profil.get("alamat", "")]
    said += [f"Telepon {profil['telepon']}"] if profil.get("telepon") else []
    said += [f"Surel {profil['email']}"] if profil.get("email") else []
    return Kop(profil["nama_panjang"], " · ".join(p for p in said if p))


def pejabat(lap: Laporan, jenis: str) -> tuple[str, str]:
    """Return (unit, name) of the head of the first unit of this kind, from `struktur`."""
    found = [r for r in lap.rows("struktur") if r["jenis"] == jenis]
    return (found[0]["nama"], found[0]["pejabat"]) if found else ("", "")


def kata_pengantar(lap: Laporan) -> Bagian:
    """Return the foreword, to be signed by the Sekretaris; the date is left to the signer."""
    _, nama = pejabat(lap, "sekretariat")
    tempat = f"{lap.paket.profil['tempat']}, ……………………… {lap.tahun + 1}"
    return Bagian(
        join(
            kop(lap),
            narasi(lap, "kata_pengantar", "", "kata pengantar"),
            TandaTangan(tempat, [(f"Sekretaris {lap.paket.profil['nama']}", nama)]),
        )
    )


def pernyataan_reviu(lap: Laporan) -> Bagian:
    """Return the form that APIP fills in and signs (Permenpan-RB 53/2014, Lampiran III)."""
    isi = lap.kalimat("reviu.isi", nama=lap.paket.profil["nama"], tahun=lap.tahun)
    return Bagian(
        join(
            Catatan(lap.kalimat("reviu.formulir")),
            Narasi(isi),
            TandaTangan("………………………, ………………………", [("Pereviu, Inspektorat Utama", "")]),
        )
    )


def ikhtisar(lap: Laporan) -> Bagian:
    """Return the executive summary: key figures, what they say, and by which rule."""
    return Bagian(join(rekaan(lap), kartu(lap), Narasi(_ringkas(lap)), _naskah(lap)))


def _ringkas(lap: Laporan) -> str:
    watch = perhatian(lap)
    tail = f"\n\nYang perlu diperhatikan pembaca:\n\n{watch}" if watch else ""
    return f"{kalimat_capaian(lap)}\n\n{kalimat_aturan(lap)}{tail}"


def perhatian(lap: Laporan) -> str:
    """List what a reader or a reviewer must look at, each with where it stands; "" for nothing."""
    kosong, semua = butir_kosong(lap)
    beda = count_beda(lap)
    watch = []
    if lap.capaian.dikecualikan:
        watch.append(
            f"{lap.capaian.dikecualikan} indikator tidak dapat dihitung, lihat "
            "[](#tabel-pengukuran)"
        )
    if claim_differs(lap):
        watch.append(
            "capaian yang dinyatakan dokumen berbeda dari hasil hitung, lihat "
            "[](#tabel-angka-pokok)"
        )
    if claim_effect(lap) in ("balik", "beda"):
        watch.append(
            f"capaian {lap.tahun - 1} yang dinyatakan dokumen berbeda dari tabelnya "
            "sehingga perubahannya tampak lain, lihat [](#gambar-tahunan)"
        )
    if beda:
        watch.append(
            f"{beda} indikator dicetak dengan capaian yang berbeda dari hasil hitung, "
            "lihat [](#tabel-tercetak)"
        )
    if kosong:
        watch.append(
            f"{kosong} dari {semua} butir wajib analisis sasaran belum diisi, lihat "
            "[](#tabel-kelengkapan)"
        )
    return ";\n".join(f"- {w}" for w in watch) + "." if watch else ""


def _naskah(lap: Laporan) -> Blok | None:
    """Return the analyst's own summary; it may be left out."""
    teks = lap.narasi("ikhtisar")
    return Narasi(teks) if teks else None


def daftar(lap: Laporan) -> Bagian:
    """Return daftar isi, tabel and gambar; the exporters fill them."""
    return Bagian([Daftar("isi"), Daftar("tabel"), Daftar("gambar")])

"""Every satker of the portal: figures, status and links to what was made for it."""

from __future__ import annotations

from kinerja_lib.blok import Gaya, Kolom, Sel, Tabel
from kinerja_lib.dasar.bahasa import ROMAWI, TIDAK_DIHITUNG, angka, persen
from kinerja_lib.negeri.manifes import GAGAL, Kelengkapan, Rekaman
from kinerja_lib.negeri.rekap import UTAMA, Baris, Rekap

JENIS_BERKAS = (("html", "HTML"), ("pdf", "PDF"), ("ipynb", "notebook"))
TIADA = Sel("–", gaya="kosong")


def satker(rekap: Rekap) -> Tabel:
    """Return the table of satker, to be searched, narrowed and sorted on the page."""
    kolom = [
        Kolom("Satker", lebar=4, saring="cari"),
        Kolom("Kode", lebar=0.8, saring="cari"),
        *([] if rekap.provinsi else [Kolom("Provinsi", lebar=1.4, saring="pilih")]),
        Kolom("Jenis", lebar=1.1, saring="pilih"),
        Kolom(f"Capaian tahun {rekap.tahun}", "kanan", 0.9),
        *(_kolom_lalu(rekap) if rekap.ada_lalu else []),
        Kolom("Kategori", lebar=1.2, saring="pilih"),
        Kolom("Lengkap", "kanan", 0.9),
        Kolom("Status", lebar=1.0, saring="pilih"),
        Kolom("Laporan", lebar=1.7, layar=True),
    ]
    judul = f"Satker, capaian dan laporannya, Tahun {rekap.tahun}"
    rows = [_baris(rekap, b) for b in rekap.baris]
    return Tabel(
        "tabel-satker",
        judul,
        kolom,
        rows,
        rekap.kalimat("rekap.tabel"),
        dapat_diurut=True,
        saring="satker",
    )


def _kolom_lalu(rekap: Rekap) -> list[Kolom]:
    return [
        Kolom(f"Capaian tahun {rekap.tahun - 1}", "kanan", 0.9),
        Kolom("Selisih, poin persen", "kanan", 0.9),
    ]


def _baris(rekap: Rekap, b: Baris) -> list[Sel | str]:
    page = _utama_html(b)
    k = b.kantor
    return [
        Sel(b.nama, tautan=((b.nama, page),) if page else ()),
        k.kode,
        *([] if rekap.provinsi else [k.provinsi or "–"]),
        k.jenis_tampil,
        *_angka(rekap, b),
        b.status,
        _laporan(b),
    ]


def _angka(rekap: Rekap, b: Baris) -> list[Sel]:
    """Return capaian, last year's and the difference (if any has one), kategori, completeness."""
    r = b.ringkasan
    if r is None or b.utama is None:
        return [TIADA] * (5 if rekap.ada_lalu else 3)
    sumber = f"{b.kantor.kode}/{stem(b.utama)}.ipynb"
    gaya: Gaya = "" if b.terkini else "lama"
    kategori = r.get("kategori") or ""
    return [
        _persen(rekap, b.capaian, sumber, gaya),
        *(_lalu(rekap, b, sumber, gaya) if rekap.ada_lalu else []),
        Sel(kategori, "", rekap.peringkat_kategori(kategori)) if kategori else TIADA,
        _lengkap(r["kelengkapan"], sumber, gaya),
    ]


def _lalu(rekap: Rekap, b: Baris, sumber: str, gaya: Gaya) -> list[Sel]:
    """Return last year's capaian and the change; where it rests on a claim, both are marked."""
    change = b.selisih
    gaya = gaya or ("" if b.sebanding or b.lalu is None else "klaim")
    if change is None:
        return [_persen(rekap, b.lalu, sumber, gaya), TIADA]
    shown = rekap.bulat(change)
    sign = "+" if shown > 0 else ""
    return [
        _persen(rekap, b.lalu, sumber, gaya),
        Sel(f"{sign}{angka(shown)}", sumber, change, gaya),
    ]


def _persen(rekap: Rekap, x: float | None, sumber: str, gaya: Gaya) -> Sel:
    if x is None:
        return TIADA
    return Sel(rekap.persen(x), sumber, rekap.bulat(x), gaya)


def _lengkap(kelengkapan: Kelengkapan, sumber: str, gaya: Gaya) -> Sel:
    whole = kelengkapan["semua"]
    if not whole:
        return Sel(TIDAK_DIHITUNG, sumber, None, "kosong")
    share = kelengkapan["terisi"] / whole * 100
    return Sel(persen(share, 0), sumber, round(share, 2), gaya)


def stem(r: Rekaman) -> str:
    """Return the name of a report's files without their ending: `lkj`, `monev-tw2`."""
    return f"{r['laporan']}-tw{r['triwulan']}" if r["triwulan"] else r["laporan"]


def _utama_html(b: Baris) -> str:
    name = f"{stem(b.utama)}.html" if b.utama else ""
    return f"{b.kantor.kode}/{name}" if b.utama and name in b.utama["berkas"] else ""


def _laporan(b: Baris) -> Sel:
    """Link the files of every report: the yearly one by format, others by name."""
    links: list[tuple[str, str]] = []
    for r in sorted(b.rekaman, key=lambda r: (r["laporan"] != UTAMA, r["triwulan"] or 0)):
        files = [(name, f"{stem(r)}.{end}") for end, name in JENIS_BERKAS]
        there = [(name, f"{b.kantor.kode}/{f}") for name, f in files if f in r["berkas"]]
        if r["laporan"] != UTAMA and there:
            there = [(nama_laporan(r), there[0][1])]
        links += there
    if not links:
        return TIADA
    return Sel("\u00a0· ".join(name for name, _ in links), tautan=tuple(links))


def nama_laporan(r: Rekaman) -> str:
    """Name a report for a reader: `LKj`, `Monev TW II`."""
    name = {"lkj": "LKj", "monev": "Monev", "reviu": "Reviu"}.get(r["laporan"], r["laporan"])
    return f"{name} TW {ROMAWI[r['triwulan']]}" if r["triwulan"] else name


def failed(rekap: Rekap) -> list[tuple[Baris, Rekaman]]:
    """Return every report that failed, in the order of the satker."""
    return [(b, r) for b in rekap.baris for r in b.rekaman if r["keadaan"] == GAGAL]

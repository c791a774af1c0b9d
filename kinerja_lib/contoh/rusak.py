"""Ways in which people break a folder of data; each is one mistake that `kinerja periksa` names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kinerja_lib.contoh.dadu import Dadu

Berkas = dict[str, bytes]


@dataclass(frozen=True)
class Rusak:
    """One kind of mistake: what it is called, what was done, and how."""

    jenis: str
    uraian: str
    ubah: Callable[[Berkas], Berkas]


def choose_broken(kode: Sequence[str], banyak: int, benih: int) -> dict[str, Rusak]:
    """Return which offices are broken and how; the kinds come round in turn."""
    taken = Dadu(benih, 0, 6).ambil(kode, banyak)
    return {k: RUSAK[i % len(RUSAK)] for i, k in enumerate(taken)}


def _lines(files: Berkas, nama: str) -> list[str]:
    return files[nama].decode().splitlines()


def _with(files: Berkas, nama: str, lines: Sequence[str]) -> Berkas:
    return files | {nama: ("\n".join(lines) + "\n").encode()}


def _without(files: Berkas, nama: str) -> Berkas:
    return {k: v for k, v in files.items() if k != nama}


def _doubled(files: Berkas) -> Berkas:
    lines = _lines(files, "pengukuran.csv")
    return _with(files, "pengukuran.csv", [*lines[:4], lines[3], *lines[4:]])


def _added(nama: str, row: str) -> Callable[[Berkas], Berkas]:
    """Return the mistake of one more row, which breaks a rule of its table."""
    return lambda files: _with(files, nama, [*_lines(files, nama), row])


def _column(files: Berkas) -> Berkas:
    lines = _lines(files, "indikator.csv")
    return _with(files, "indikator.csv", [lines[0].replace("konsolidasi", "cara"), *lines[1:]])


def _profil(files: Berkas) -> Berkas:
    lines = _lines(files, "profil.toml")
    return _with(files, "profil.toml", [lines[0], lines[1].rstrip('"'), *lines[2:]])


def _mixed(files: Berkas) -> Berkas:
    nama = min(k for k in files if k.endswith("/kata_pengantar.md"))
    return files | {nama: files[nama] + b"\xff\xfe\x93tahapan\x94\n"}


def _cut(files: Berkas) -> Berkas:
    half = files["triwulan.csv"]
    return files | {"triwulan.csv": half[: len(half) // 2] + b"\x00\x00\x00\x00"}


def _renamed(files: Berkas) -> Berkas:
    return _without(files, "bukti.csv") | {"bukit.csv": files["bukti.csv"]}


RUSAK = (
    Rusak("baris_ganda", "pengukuran.csv: satu baris tersalin dua kali", _doubled),
    Rusak(
        "kode_asing",
        "triwulan.csv: kode indikator S99.9 tidak ada",
        _added("triwulan.csv", "2023,S99.9,1,1 laporan,1 laporan,dokumen,dokumen,Rekaan,"),
    ),
    Rusak(
        "tanggal_teks",
        "bukti.csv: tanggal ditulis 3 Januari 2023",
        _added("bukti.csv", "2023,S01,3 Januari 2023,Rapat kerja,,Rekaan"),
    ),
    Rusak("kolom_hilang", "indikator.csv: kolom konsolidasi berganti nama", _column),
    Rusak("profil_rusak", "profil.toml: tanda kutip tidak ditutup", _profil),
    Rusak("tabel_hilang", "sasaran.csv terhapus", lambda files: _without(files, "sasaran.csv")),
    Rusak("bukan_utf8", "kata_pengantar.md: bukan teks UTF-8", _mixed),
    Rusak(
        "bukan_bilangan",
        "pegawai.csv: jumlah ditulis dengan huruf",
        _added("pegawai.csv", "2023,status,Tenaga ahli,dua orang,Rekaan,"),
    ),
    Rusak("berkas_terpotong", "triwulan.csv: isinya terpotong dan memuat bita nol", _cut),
    Rusak(
        "pagu_tak_terbaca",
        "anggaran.csv: pagu 370.032.00 tidak terbaca",
        _added("anggaran.csv", "2023,pk_ketua,9,program,Program lain,,370.032.00,,Rekaan,"),
    ),
    Rusak("tabel_salah_nama", "bukti.csv tersimpan sebagai bukit.csv", _renamed),
)

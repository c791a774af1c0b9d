"""An office in the course of a year: RKT and PK in January, one quarter after the other, an LKj."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tests.reviu.bersih import KEPALA, PROFIL

TAHUN = "2025"
KEPALA_TRIWULAN = (
    "tahun,kode,triwulan,target,realisasi,status_target,status_realisasi,sumber,catatan"
)
INDIKATOR = (
    ("S01.1", "Jumlah laporan kegiatan", "naik", "", "jumlah", "47 laporan"),
    ("S01.2", "Persentase pemilih yang terdaftar", "naik", "", "terakhir", "90%"),
    ("S01.3", "Jumlah pelanggaran disiplin", "turun", "", "jumlah", "4 kasus"),
    ("S02.1", "Nilai akuntabilitas kinerja", "naik", "akip", "terakhir", "B"),
    ("S02.2", "Jumlah sosialisasi", "naik", "", "jumlah", "8 kegiatan"),
)
RENCANA = {
    "S01.1": ("3 laporan", "10 laporan", "14 laporan", "20 laporan"),
    "S01.2": ("80%", "85%", "90%", "90%"),
    "S01.3": ("1 kasus", "1 kasus", "1 kasus", "1 kasus"),
    "S02.1": ("", "", "", "B"),
    "S02.2": ("2 kegiatan", "2 kegiatan", "2 kegiatan", "2 kegiatan"),
}
HASIL = {
    "S01.1": ("3 laporan", "", "14 laporan", "30 laporan"),
    "S01.2": ("88%", "86%", "91%", "92%"),
    "S01.3": ("0 kasus", "2 kasus", "1 kasus", "0 kasus"),
    "S02.1": ("", "", "", "BB"),
    "S02.2": ("2 kegiatan", "1 kegiatan", "2 kegiatan", "3 kegiatan"),
}
"""S01.1 leaves its second quarter blank; S02.1 is valued once a year."""


def write(
    root: Path,
    masuk: Iterable[int],
    *,
    di: str = "perjanjian",
    pk: str = "pk_ketua",
    lkj: str = "",
    hasil: dict[str, tuple[str, ...]] = HASIL,
) -> Path:
    """Write the office as a data folder and return it.

    `masuk` are the quarters that have come in; `di` names the table that holds the targets of the
    PK, `pengukuran` under the code `pk`; `lkj` is the code of the LKj's rows, "" before it is made.
    """
    folder = root / "data" / "satker" / "022207"
    folder.mkdir(parents=True, exist_ok=True)
    ukur = [f"{TAHUN},rkt,{_ukur(i, '')}" for i in INDIKATOR]
    ukur += [f"{TAHUN},{pk},{_ukur(i, '')}" for i in INDIKATOR if di == "pengukuran"]
    ukur += [f"{TAHUN},{lkj},{_ukur(i, _setahun(i))}" for i in INDIKATOR if lkj]
    janji = [
        f"{TAHUN},{d},{n},,Sasaran,{nama},{target},uji,"
        for d in (("rkt", "pk_ketua") if di == "perjanjian" else ("rkt",))
        for n, (_, nama, *_, target) in enumerate(INDIKATOR, 1)
    ]
    dokumen = [
        f"{TAHUN},{d},{j},{judul},,Ketua,,,,1,Uji,2025-01-10,uji,"
        for d, j, judul in (("rkt", "rkt", "RKT Uji"), ("pk_ketua", "pk", "PK Uji"))
    ]
    quarters = [
        f"{TAHUN},{i[0]},{q},{_quarter(i[0], q, {*masuk}, hasil)}"
        for i in INDIKATOR
        for q in (1, 2, 3, 4)
    ]
    sasaran = ["S01,1,Sasaran satu,uji", "S02,2,Sasaran dua,uji"]
    indikator = [f"{k},{k[:3]},{n},{a},{s},{c},,,uji" for k, n, a, s, c, _ in INDIKATOR]
    tables = {
        "sasaran": sasaran,
        "indikator": indikator,
        "pengukuran": ukur,
        "perjanjian": janji,
        "dokumen": dokumen,
        "triwulan": quarters,
    }
    for nama, rows in tables.items():
        head = KEPALA_TRIWULAN if nama == "triwulan" else KEPALA[nama]
        (folder / f"{nama}.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    (folder / "profil.toml").write_text(PROFIL, encoding="utf-8")
    return root / "data"


def _ukur(i: tuple[str, ...], realisasi: str) -> str:
    return f"{i[0]},1,Sasaran,{i[1]},,{i[-1]},{realisasi},,uji,"


def _setahun(i: tuple[str, ...]) -> str:
    """Return the year's realisasi as the quarters give it."""
    values = [v for v in HASIL[i[0]] if v]
    if i[4] != "jumlah":
        return values[-1]
    return f"{sum(int(v.split()[0]) for v in values)} {values[0].split()[1]}"


def _quarter(kode: str, q: int, masuk: set[int], hasil: dict[str, tuple[str, ...]]) -> str:
    target, value = RENCANA[kode][q - 1], hasil[kode][q - 1] if q in masuk else ""
    return f"{target},{value},{target and 'dokumen'},{value and 'dokumen'},uji,"

"""A small satker with quarters, one line an indicator, for tests of what is said of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from kinerja_lib import open_laporan
from kinerja_lib.satker.laporan import Laporan

NAMA = {"d": "dokumen", "t": "turunan", "i": "ilustrasi", "-": ""}


def indikator(
    setahun: str,
    target: str,
    realisasi: str,
    status_target: str = "dddd",
    status_realisasi: str = "dddd",
    arah: str = "naik",
    cara: str = "jumlah",
) -> tuple[str, ...]:
    """Return one indicator: `setahun` is "target|realisasi", quarters are parted by `|` too."""
    return setahun, target, realisasi, status_target, status_realisasi, arah, cara


def open_with(
    make: Callable[..., Path], rows: Sequence[tuple[str, ...]], triwulan: int = 4
) -> Laporan:
    """Open a satker with these indicators S01.1, S01.2, … in one sasaran."""
    meta, year, quarters = [], [], []
    for i, (setahun, target, realisasi, of_target, of_realisasi, arah, cara) in enumerate(rows, 1):
        kode = f"S01.{i}"
        t, _, r = setahun.partition("|")
        meta.append(f"{kode},S01,Indikator {i},{arah},,{cara},,,uji")
        year.append(f"2023,lkj_tabel5,{kode},{i},Uji,Indikator {i},,{t},{r},,uji,")
        if not target + realisasi:
            continue
        for q, cells in enumerate(
            zip(target.split("|"), realisasi.split("|"), of_target, of_realisasi, strict=True), 1
        ):
            a, b, s, x = cells
            said = f"{NAMA[s] if a else ''},{NAMA[x] if b else ''}"
            quarters.append(f"2023,{kode},{q},{a},{b},{said},uji,beda karena selisih")
    data = make(
        **{
            "indikator.csv": "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,penanggung_jawab,"
            "sumber\n" + "\n".join(meta) + "\n",
            "pengukuran.csv": "tahun,dokumen,kode,no_tercetak,sasaran,indikator,"
            "target_persen,target,"
            "realisasi,capaian_tercetak,sumber,catatan\n" + "\n".join(year) + "\n",
            "triwulan.csv": "tahun,kode,triwulan,target,realisasi,status_target,status_realisasi,"
            "sumber,catatan\n" + "".join(f"{row}\n" for row in quarters),
        }
    )
    return open_laporan("022207", 2023, data, triwulan)

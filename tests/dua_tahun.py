"""Two years of one invented satker: indicators with target 100, so that realisasi is capaian."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from kinerja_lib import Laporan, open_laporan

KOLOM = (
    "tahun,dokumen,kode,no_tercetak,sasaran,indikator,target_persen,target,realisasi,"
    "capaian_tercetak,sumber,catatan\n"
)
META = "kode,kode_sasaran,nama,arah,skala,konsolidasi,bobot,penanggung_jawab,sumber\n"
KLAIM = "tahun,butir,nilai,sumber,catatan\n"
LALU, KINI = ("70,61", "80", "86"), ("71,4", "81", "87")
"""Realisasi of 2022 and of 2023: 78,87 on average, then 79,8."""


def rows(
    tahun: int,
    realisasi: Sequence[str],
    tercetak: Sequence[str] = (),
    dokumen: str = "lkj_tabel5",
    mulai: int = 1,
) -> str:
    """Return one document's rows of `pengukuran`, indicators numbered from `mulai`."""
    printed = [*tercetak, *[""] * (len(realisasi) - len(tercetak))]
    return "".join(
        f'{tahun},{dokumen},S01.{i},1,a,b,,100,"{r}","{c}",uji,\n'
        for i, (r, c) in enumerate(zip(realisasi, printed, strict=True), mulai)
    )


def laporan(
    satker_kecil: Callable[..., Path],
    pengukuran: str,
    klaim: Mapping[tuple[int, str], str] = {},
    kebijakan: str = "",
    tahun: int = 2023,
) -> Laporan:
    """Open one year of the satker; `klaim` by (tahun, butir)."""
    meta = META + "".join(f"S01.{i},S01,Indikator {i},naik,,jumlah,,,uji\n" for i in range(1, 13))
    said = KLAIM + "".join(f'{t},{butir},"{v}",Bab III,\n' for (t, butir), v in klaim.items())
    data = satker_kecil(
        **{"pengukuran.csv": KOLOM + pengukuran, "indikator.csv": meta, "klaim.csv": said}
    )
    if kebijakan:
        (data / "acuan").mkdir(exist_ok=True)
        (data / "acuan" / "kebijakan.toml").write_text(kebijakan, encoding="utf-8")
    return open_laporan("022207", tahun, data)

"""Where a year may end, from its quarters so far: a simple estimate, its method and its spread.

Two methods, each named where it is used. `bagian`: the realisasi so far divided by the share of the
year that was usually reached by this quarter, over complete series of the same indicator in earlier
years; the interval is from the tenth to the ninetieth percentile of that share. `laju`: what is
added up goes on at the mean pace of the quarters so far; the interval is from their lowest to their
highest pace. Where neither holds there is no projection and a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from kinerja_lib.blok import Kolom, Sel
from kinerja_lib.capaian.banding import ANGKA, Pasangan
from kinerja_lib.capaian.deret import cumulate
from kinerja_lib.capaian.ukur import evaluate
from kinerja_lib.dasar.bahasa import angka, persen, triwulan
from kinerja_lib.dasar.nilai import read_nilai
from kinerja_lib.grafik.proyeksi import ProyeksiAkhir
from kinerja_lib.grafik.skala import number, with_unit
from kinerja_lib.jelajah.bentuk import Row
from kinerja_lib.jelajah.buka import Jelajah
from kinerja_lib.jelajah.pandangan import Pandangan
from kinerja_lib.jelajah.pilih import TW, pick_indikator, pick_satker, pick_tahun, pick_triwulan
from kinerja_lib.jelajah.tren import bring_together
from kinerja_lib.sumber.asal import asal, dihitung

MIN_DERET = 8
"""Complete series that a share must rest on."""
PERSENTIL = (10, 90)
KOLOM = (Kolom("Butir", lebar=1.6), Kolom("Nilai", "kanan"), Kolom("Keterangan", lebar=2.4))


@dataclass(frozen=True)
class Perkiraan:
    """A projected value and its interval with the method; or none, and why."""

    nilai: float | None = None
    rentang: tuple[float, float] | None = None
    metode: str = ""
    deret: int = 0
    bagian: float | None = None
    alasan: str = ""


def estimate(
    sejauh: Sequence[float], metode: str, bagian: np.ndarray, lain: np.ndarray | None = None
) -> Perkiraan:
    """Project the year's end of a series of quarters, brought together by `metode`.

    `bagian` are shares of the year that other series had reached by then, in earlier years; `lain`
    those of this year, used where the former are fewer than MIN_DERET.
    """
    q = len(sejauh)
    if q == 0:
        return Perkiraan(alasan="belum ada triwulan yang dilaporkan")
    if q >= len(TW):
        return Perkiraan(alasan="tahun sudah lengkap")
    if any(x != x for x in sejauh):
        return Perkiraan(alasan="ada triwulan yang kosong atau bukan angka")
    now = float(cumulate(np.array(sejauh, dtype=float), metode)[-1])
    if now <= 0:
        return Perkiraan(alasan="realisasi sejauh ini masih nol")
    for shares, name in ((bagian, "bagian tahun lalu"), (lain, "bagian satker lain tahun ini")):
        if shares is not None and len(shares) >= MIN_DERET:
            low, middle, high = np.percentile(shares, [PERSENTIL[0], 50, PERSENTIL[1]])
            ends = (now / float(high), now / float(low))
            return Perkiraan(now / float(middle), ends, name, len(shares), float(middle))
    if metode != "jumlah":
        return Perkiraan(
            alasan=f"pembanding kurang dari {MIN_DERET} deret lengkap, dan nilai yang "
            "tidak dijumlahkan tidak dapat diteruskan menurut lajunya"
        )
    if q < 2:
        return Perkiraan(
            alasan=f"pembanding kurang dari {MIN_DERET} deret lengkap, dan satu "
            "triwulan belum menunjukkan laju"
        )
    left = len(TW) - q
    ends = (now + left * min(sejauh), now + left * max(sejauh))
    return Perkiraan(now + left * now / q, ends, "laju triwulan sebelumnya")


def shares(j: Jelajah, row: Row, q: int, ini: bool = False) -> np.ndarray:
    """Return which share of the year's end series of the same indicator had by quarter `q`.

    Series of earlier years, of every satker; of this year and other satker where `ini`.
    Illustrations and series with a gap are left out.
    """
    t = j.triwulan
    here = ((t["kunci"] == row["kunci"]) & (t["konsolidasi"] == row["konsolidasi"])).to_numpy()
    t = t[here]
    years = t["tahun"] == row["tahun"] if ini else t["tahun"] < row["tahun"]
    t = t[(years & ~((t["tahun"] == row["tahun"]) & (t["satker"] == row["satker"]))).to_numpy()]
    key = t["satker"].cat.codes.to_numpy().astype(np.int64) * 10_000 + t["tahun"].to_numpy()
    distinct, place = np.unique(key, return_inverse=True)
    values = np.full((len(distinct), len(TW)), np.nan)
    number = t["realisasi_angka"].mask((t["status_realisasi"] == "ilustrasi").to_numpy())
    values[place, t["triwulan"].to_numpy() - 1] = number.to_numpy()
    values = values[~np.isnan(values).any(axis=1)]
    total = cumulate(values, row["konsolidasi"])
    use = (total[:, -1] > 0) & (total[:, q - 1] > 0)
    return np.asarray(total[use, q - 1] / total[use, -1])


def proyeksi(
    j: Jelajah,
    satker: object,
    tahun: object = None,
    indikator: object = "",
    sampai: object = None,
) -> Pandangan:
    """Return the projected year's end of an indicator from its quarters up to `sampai`.

    Without `sampai` it is the last reported quarter, or the third of a complete year: the
    projection then stands beside what became of it.
    """
    kode = pick_satker(j, satker)
    row = pick_indikator(j, kode, pick_tahun(j, kode, tahun), indikator)
    printed = sorted(
        j.rows("triwulan", satker=kode, tahun=row["tahun"], kode=row["kode"]),
        key=lambda r: int(r["triwulan"]),
    )
    reported = max([int(r["triwulan"]) for r in printed if r["realisasi"]], default=0)
    until = min(reported, 3) if sampai is None else min(pick_triwulan(sampai), reported)
    used = [r for r in printed if r["triwulan"] <= until]
    guess = _guess(j, row, used, until)
    ends = {int(r["triwulan"]): r for r in bring_together(j, row, printed)}
    unit = next((read_nilai(r["realisasi"]).satuan for r in used), "")
    row |= {"satuan": unit or row["satuan"]}
    sejauh = [
        number(ends[q]["realisasi_kumulatif"]) if q in ends and q <= until else None for q in TW
    ]
    actual = number(ends[4]["realisasi_kumulatif"]) if 4 in ends and reported == 4 > until else None
    target = number(row["target_angka"])
    bagan = ProyeksiAkhir(sejauh, guess.nilai, guess.rentang, target, actual, row["satuan"])
    items = _items(row, sejauh, guess, actual)
    places = _places(row, ends, used)
    rows: list[list[Sel | str]] = [
        [name, Sel(with_unit(x, unit), places.get(name, places[""]), x), note]
        for name, x, unit, note in items
    ]
    table = pd.DataFrame(
        [
            {
                "satker": kode,
                "tahun": row["tahun"],
                "kode": row["kode"],
                "butir": name,
                "nilai": x,
                "satuan": unit,
                "keterangan": note,
            }
            for name, x, unit, note in items
        ],
        columns=["satker", "tahun", "kode", "butir", "nilai", "satuan", "keterangan"],
    )
    made = guess.nilai is not None
    said = [_said(j, row, guess, until, actual)]
    if made and any(r["status_realisasi"] == "turunan" for r in used):
        said.append(j.kalimat("jelajah.proyeksi_turunan"))
    title = f"{row['kode']} {row['indikator']}: proyeksi akhir {row['tahun']}, {j.nama(kode)}"
    return Pandangan(
        "proyeksi",
        title,
        bagan,
        table,
        KOLOM,
        rows,
        [" ".join(said)],
        j.catatan(kode),
        (j.plain_kalimat("jelajah.proyeksi_tanda"),) if made else (),
        sepi=not made,
        isi_tabel="Realisasi, proyeksi, dan target",
    )


def _places(row: Row, ends: dict[int, Row], used: Sequence[Row]) -> dict[str, str]:
    """Return the source of each item by its name; "" is that of the projection and its ends."""
    done = {q: dihitung(end["baris_realisasi"], "realisasi") for q, end in ends.items()}
    known = {f"Realisasi sampai {triwulan(q)}": done.get(q, "") for q in TW}
    return known | {
        "": dihitung(used, "realisasi"),
        "Target setahun": asal(row, "target"),
        "Kenyataan akhir tahun": done.get(TW[-1], ""),
    }


def _guess(j: Jelajah, row: Row, used: Sequence[Row], until: int) -> Perkiraan:
    """Project, unless the printed values are no measured numbers."""
    if any(r["status_realisasi"] == "ilustrasi" for r in used):
        return Perkiraan(alasan="triwulannya ilustrasi, bukan hasil pengukuran")
    if row["skala"] or any(read_nilai(r["realisasi"]).jenis not in ANGKA for r in used):
        return Perkiraan(alasan="nilainya bukan satu angka")
    if len({read_nilai(r["realisasi"]).satuan for r in used}) > 1:
        return Perkiraan(alasan="satuan antartriwulan berbeda")
    at = {int(r["triwulan"]): float(r["realisasi_angka"]) for r in used}
    sejauh = [at.get(q, float("nan")) for q in range(1, until + 1)]
    if not 0 < until < len(TW):
        return estimate(sejauh, row["konsolidasi"], np.array([]))
    past, now = shares(j, row, until), shares(j, row, until, ini=True)
    return estimate(sejauh, row["konsolidasi"], past, now)


Butir = tuple[str, float, str, str]
"""What, its value, its unit, a remark."""


def _items(
    row: Row, sejauh: Sequence[float | None], guess: Perkiraan, actual: float | None
) -> list[Butir]:
    unit = row["satuan"]
    items: list[Butir] = [
        (f"Realisasi sampai {triwulan(q)}", x, unit, "")
        for q, x in zip(TW, sejauh, strict=True)
        if x is not None
    ]
    if guess.nilai is not None and guess.rentang is not None:
        note = "perkiraan, bukan data"
        items += [
            ("Proyeksi akhir tahun", guess.nilai, unit, f"{note}; metode: {guess.metode}"),
            ("Batas bawah rentang", guess.rentang[0], unit, note),
            ("Batas atas rentang", guess.rentang[1], unit, note),
        ]
    if (target := number(row["target_angka"])) is not None:
        items.append(("Target setahun", target, read_nilai(row["target"]).satuan or unit, ""))
    if actual is not None:
        items.append(("Kenyataan akhir tahun", actual, unit, "sudah dilaporkan, tidak dipakai"))
    return items


def _said(j: Jelajah, row: Row, guess: Perkiraan, until: int, actual: float | None) -> str:
    if guess.nilai is None or guess.rentang is None:
        base = f" dari triwulan sampai {triwulan(until)}" if until else ""
        return j.kalimat("jelajah.tanpa_proyeksi", sampai=base, alasan=guess.alasan)
    unit = row["satuan"]
    low, high = (with_unit(x, unit) for x in guess.rentang)
    facts = {
        "triwulan": triwulan(until),
        "nilai": with_unit(guess.nilai, unit),
        "bawah": low,
        "atas": high,
    }
    if low == high:
        said = [j.kalimat("jelajah.proyeksi_tunggal", triwulan=facts["triwulan"], nilai=low)]
    else:
        said = [j.kalimat("jelajah.proyeksi", **facts)]
    if guess.bagian is not None:
        facts = {
            "asal": guess.metode,
            "deret": angka(guess.deret, 0),
            "bagian": persen(guess.bagian * 100),
        }
        said.append(j.kalimat("jelajah.metode_bagian", **facts))
    else:
        said.append(j.kalimat("jelajah.metode_laju", deret=MIN_DERET))
    if (capaian := _capaian(j, row, guess.nilai)) is not None:
        ends = [_capaian(j, row, x) for x in guess.rentang]
        known = sorted(x for x in ends if x is not None)
        if persen(known[0]) == persen(known[-1]):
            said.append(j.kalimat("jelajah.proyeksi_capaian_tunggal", capaian=persen(capaian)))
        else:
            said.append(
                j.kalimat(
                    "jelajah.proyeksi_capaian",
                    capaian=persen(capaian),
                    bawah=persen(known[0]),
                    atas=persen(known[-1]),
                )
            )
    if actual is not None:
        said.append(j.kalimat("jelajah.proyeksi_kenyataan", nilai=with_unit(actual, unit)))
    return " ".join(said)


def _capaian(j: Jelajah, row: Row, x: float) -> float | None:
    """Measure a projected value against the year's target by the official policy."""
    target = number(row["target_angka"])
    if target is None or read_nilai(row["target"]).jenis not in ANGKA:
        return None
    pair = Pasangan(((target, x),), row["arah"])
    policy = j.kebijakan(int(row["tahun"]))
    return number(float(evaluate([pair], policy, j.skala)["capaian"].iloc[0]))

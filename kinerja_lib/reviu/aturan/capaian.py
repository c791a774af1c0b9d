"""The printed column of capaian: derived, copied, capped, or by no formula at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from kinerja_lib.acuan.kebijakan import name_cap
from kinerja_lib.capaian.cocok import agrees
from kinerja_lib.dasar.bahasa import angka, daftar
from kinerja_lib.dasar.nilai import makna, read_nilai
from kinerja_lib.reviu.aturan import PERMENPAN, TERTELUSUR, aturan
from kinerja_lib.reviu.tempat import semua, tempat
from kinerja_lib.reviu.temuan import BERAT, SEDANG, TemuanReviu
from kinerja_lib.reviu.varian import Jalan, Tercetak, printed_rows
from kinerja_lib.satker.laporan import Laporan, Row
from kinerja_lib.satker.sekali import sekali
from kinerja_lib.satker.tercetak import KOLOM


def _kind(lap: Laporan, t: Tercetak) -> str:
    """Class a printed capaian: sah, dibatasi, rumus lain, disalin, tak berumus, "" = no number."""
    if read_nilai(str(t.baris["capaian_tercetak"])).angka is None:
        return ""
    ways = list(t.ways())
    own = [w for w in ways if w.arah == t.arah and _policy(lap, w)]
    if any(w.cap is None for w in own):
        return "sah"
    if any(w.cap == lap.kebijakan.cap for w in own):
        return "dibatasi"
    if _carried(lap, t):
        return "sah"
    if _copied(t.baris):
        return "disalin"
    return "rumus lain" if ways else "tak berumus"


@sekali
def _kinds(lap: Laporan) -> tuple[tuple[Tercetak, str], ...]:
    """Return every row that prints a capaian with its class: told once for all rules."""
    return tuple((t, _kind(lap, t)) for t in printed_rows(lap))


def _carried(lap: Laporan, t: Tercetak) -> bool:
    """Tell whether another table of the indicator gives it: then what differs is target or result.

    That is said by `angka-berbeda`; the capaian follows from the figures it was made of.
    """
    text = str(t.baris["capaian_tercetak"])
    others = [o for o in printed_rows(lap) if o.baris["kode"] == t.baris["kode"] and o is not t]
    return not _copied(t.baris) and any(
        agrees(text, w.nilai)
        for o in others
        if any(o.baris[c] != t.baris[c] for c, _ in KOLOM)
        for w in o.jalan
        if w.arah == t.arah and _policy(lap, w)
    )


def _policy(lap: Laporan, w: Jalan) -> bool:
    return w.arah != "turun" or w.minimise == lap.kebijakan.minimise


def _copied(r: Row) -> bool:
    """Tell whether the printed capaian is the number of a target column in percent."""
    printed = read_nilai(str(r["capaian_tercetak"])).angka
    wanted = [read_nilai(str(r[c])) for c in ("target_persen", "target")]
    return printed is not None and any(n.jenis == "persen" and n.angka == printed for n in wanted)


def _by_indikator(lap: Laporan, kind: str) -> Iterator[tuple[str, list[Tercetak], list[Row]]]:
    """Yield kode, its rows of one kind, and every row of it that prints a capaian."""
    rows = sorted(_kinds(lap), key=lambda pair: str(pair[0].baris["kode"]))
    for kode, group in groupby(rows, key=lambda pair: str(pair[0].baris["kode"])):
        here = list(group)
        found = [t for t, own in here if own == kind]
        if found:
            yield kode, found, [t.baris for t, _ in here]


def _finding(
    id: str,
    lap: Laporan,
    kind: str,
    sebab: str,
    say: Callable[[list[Tercetak]], str],
    *kolom: str,
) -> Iterator[TemuanReviu]:
    for kode, found, every in _by_indikator(lap, kind):
        rows = [t.baris for t in found]
        cells = semua("pengukuran", rows, *kolom, "capaian_tercetak")
        rest = [r for r in every if r not in rows]
        cells += semua("pengukuran", rest, "capaian_tercetak")
        value = _computed(lap, found[0])
        name = f"{kode} {lap.indikator[kode]['nama']}"
        yield TemuanReviu(
            id,
            f"{name}: {say(found)}; dihitung {value}.",
            cells,
            (("tercetak", rows[0]["capaian_tercetak"]), ("dihitung", value)),
            sebab,
            (f"{name}: {_short(found)}, dihitung {value}",),
        )


def _computed(lap: Laporan, t: Tercetak) -> str:
    """Return the row's own capaian by the policy, in words where it cannot be computed."""
    own = [w for w in t.jalan if w.arah == t.arah and _policy(lap, w)]
    by_cap = {w.cap: w.nilai for w in own}
    return lap.persen(by_cap.get(lap.kebijakan.cap, by_cap.get(None)))


def _places(rows: Iterable[Tercetak]) -> str:
    return daftar([f"{t.baris['capaian_tercetak']} di {t.baris['sumber']}" for t in rows])


def _short(found: Iterable[Tercetak]) -> str:
    """Name each printed capaian once, with what it was to come from and its places."""
    groups: dict[tuple[object, ...], list[Row]] = {}
    for t in found:
        key = tuple(makna(t.baris[c]) for c in ("capaian_tercetak", "realisasi", "target"))
        groups.setdefault(key, []).append(t.baris)
    return daftar([_derived(rows) for rows in groups.values()])


def _derived(rows: list[Row]) -> str:
    first = rows[0]
    target = first["target"] or first["target_persen"] or "kosong"
    where = ", ".join(r["sumber"] for r in rows)
    return (
        f"{first['capaian_tercetak']} di {where} dari realisasi "
        f"{first['realisasi'] or 'kosong'} dan target {target}"
    )


@aturan(
    "capaian-disalin",
    BERAT,
    "Capaian disalin dari kolom target",
    memeriksa="Kolom Capaian (%) yang sama dengan kolom Target (%) dan bukan realisasi per target.",
    dasar=f"{PERMENPAN}: capaian adalah perbandingan realisasi dengan target",
    perbaikan="Hitung capaian dari realisasi dan target di baris itu.",
    serap=("angka-berbeda",),
)
def capaian_disalin(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a printed capaian that is the target column's number, and not computed."""
    yield from _finding(
        "capaian-disalin",
        lap,
        "disalin",
        "{n} indikator: kolom capaian menyalin kolom target",
        lambda t: f"capaian dicetak {_places(t)}, sama dengan kolom target",
        "target_persen",
    )


@aturan(
    "capaian-tak-berumus",
    BERAT,
    "Capaian yang tidak diberikan rumus mana pun",
    memeriksa="Kolom Capaian (%) terhadap semua rumus yang dikenal: tiga arah, dua rumus arah "
    "turun, tanpa batas atas dan dengan batas 100, 110, 120.",
    dasar=TERTELUSUR,
    perbaikan="Hitung ulang capaian; bila ada rumus lain, nyatakan di laporan.",
)
def capaian_tak_berumus(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a printed capaian that no polarity, cap or variant gives."""
    yield from _finding(
        "capaian-tak-berumus",
        lap,
        "tak berumus",
        "{n} indikator: capaian yang dicetak tidak dihasilkan rumus mana pun",
        lambda t: (
            f"capaian dicetak {_places(t)}, tidak dihasilkan rumus mana pun dari "
            f"{t[0].baris['realisasi'] or 'realisasi kosong'} dan target "
            f"{t[0].baris['target'] or t[0].baris['target_persen'] or 'kosong'}"
        ),
    )


@aturan(
    "capaian-rumus-lain",
    SEDANG,
    "Capaian mengikuti rumus lain dari kebijakan",
    memeriksa="Kolom Capaian (%) yang cocok dengan arah, rumus turun, atau batas atas lain.",
    dasar="Satu tahun diukur dengan satu kebijakan (kebijakan.toml)",
    perbaikan="Samakan rumusnya, atau ubah arah atau kebijakan bila itulah yang berlaku.",
)
def capaian_rumus_lain(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find a printed capaian that only another polarity, variant or cap gives."""

    def say(t: list[Tercetak]) -> str:
        w = next(t[0].ways())
        rumus = f"{w.arah}/{w.minimise}" if w.arah == "turun" else w.arah
        return f"capaian dicetak {_places(t)}, mengikuti arah {rumus} {name_cap(w.cap)}"

    sebab = "{n} indikator: capaian mengikuti rumus lain dari kebijakan"
    yield from _finding("capaian-rumus-lain", lap, "rumus lain", sebab, say)


@aturan(
    "batas-tak-dinyatakan",
    SEDANG,
    "Batas atas capaian tidak dinyatakan",
    memeriksa="Realisasi di atas target yang dicetak sebesar batas atas, sedangkan "
    "`dasar_cap` kebijakan kosong.",
    dasar="Batas atas adalah kebijakan yang harus dinyatakan dalam laporan",
    perbaikan="Nyatakan batas atas dan dasarnya di laporan, lalu isi dasar_cap di kebijakan.toml.",
)
def batas_tak_dinyatakan(lap: Laporan) -> Iterator[TemuanReviu]:
    """Find, once, the rows above their target that were cut to a cap without a stated basis."""
    rows = [t for t, kind in _kinds(lap) if kind == "dibatasi"]
    if lap.kebijakan.dasar_cap or not rows:
        return
    cap = angka(lap.kebijakan.cap or 0)
    raw: dict[str, float] = {}
    for t in rows:
        kode, over = t.baris["kode"], max(w.nilai for w in t.jalan if w.arah == t.arah)
        raw[kode] = max(over, raw.get(kode, 0.0))
    said = daftar([f"{k} ({lap.persen(x)})" for k, x in raw.items()])
    kolom = ("realisasi", "capaian_tercetak")
    cells = [tempat("pengukuran", t.baris, c) for t in rows for c in kolom]
    yield TemuanReviu(
        "batas-tak-dinyatakan",
        f"Realisasi di atas target dicetak {cap}% tanpa menyatakan batas atas: {said}.",
        tuple(cells),
        (("tercetak", f"{cap}%"), ("tanpa batas", lap.persen(max(raw.values())))),
    )

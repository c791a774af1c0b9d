"""Tables for `docs/kinerja-mesin.md`, and putting them between their markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any

from benchmarks import kertas
from benchmarks.kertas import Anggapan, Terukur
from benchmarks.ringkas import growth, middle, peak, per_satker, ratio
from benchmarks.tahap import TAHAP

Catatan = dict[str, Any]
MIB = 2**20
BAGIAN = ("hasil", "tahap", "kertas")
"""Parts of the document that the script fills in, each between `<!-- x -->` and `<!-- /x -->`."""
CARA = {
    "a": "(a) stock chain, three processes a satker",
    "b": "(b) strong baseline, one process, one browser",
    "c-sedikit": "(c) ours, the same few satker, 1 worker",
    "c": "(c) ours, 1 worker",
    "c-pekerja": "(c) ours, {pekerja} workers",
}
NAMA_TAHAP = {
    "sidik": "fingerprint of the inputs",
    "fork": "fork of a branch",
    "data": "read, validate and measure the data",
    "sel": "cells: chapters and charts, and nbclient taking in their outputs",
    "html": "HTML export",
    "pdf": "PDF export (Typst)",
    "antar": "results between the two processes",
    "tulis": "record, write, fsync",
    "lain": "papermill's parameters and the rest of the runner",
}


def write_section(text: str, name: str, body: str) -> str:
    """Replace what stands between a part's markers; ValueError when the document has none."""
    pattern = re.compile(rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
    if len(pattern.findall(text)) != 1:
        raise ValueError(f"the document must have <!-- {name} --> and <!-- /{name} --> once")
    return pattern.sub(lambda m: f"{m[1]}{body.strip()}\n{m[2]}", text)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a Markdown table; the first column is words, the others are figures."""
    lines = [head, ["---", *["--:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def sections(hasil: Catatan) -> dict[str, str]:
    """Return the body of every part for which there are measurements."""
    anggapan = Anggapan(**hasil.get("anggapan", {}))
    found = {}
    parts = [_compare(hasil), _growth(hasil), _workers(hasil), _big(hasil)]
    if any(parts):
        found["hasil"] = "\n\n".join([machine_line(hasil["mesin"]), *filter(None, parts)])
    if "tahap" in hasil:
        found["tahap"] = _stages(hasil["tahap"])
    if "tumbuh" in hasil:
        found["kertas"] = _paper(hasil["tumbuh"], anggapan)
    return found


def machine_line(mesin: Catatan) -> str:
    """Say on what it was measured, without a name, a place or a date."""
    libraries = ", ".join(f"{k} {v}" for k, v in mesin["pustaka"].items())
    return (
        f"Machine: {mesin['cpu']}, {mesin['inti']} cores, {mesin['memori']} GB; {mesin['sistem']}; "
        f"Python {mesin['python']}; {libraries}; {mesin['peramban']}."
    )


def _loads(runs: Iterable[Catatan]) -> str:
    loads = [run["beban"] for run in runs]
    return f"{min(loads):.1f}–{max(loads):.1f}"


def _mib(value: float) -> str:
    return f"{value / MIB:.0f}"


def _compare(hasil: Catatan) -> str:
    """Return the table of all ways, and how many times as much the baselines cost."""
    if "banding" not in hasil:
        return ""
    rounds, workers = hasil["banding"]["putaran"], hasil["banding"]["pekerja"]
    rows = [
        [
            name.format(pekerja=workers),
            str(rounds[0][cara]["n"]),
            per_satker(rounds, cara, "detik").text(),
            per_satker(rounds, cara, "cpu").text(),
            _mib(peak(rounds, cara, "rss")),
            _mib(peak(rounds, cara, "pss")),
        ]
        for cara, name in CARA.items()
    ]
    head = [
        "Way",
        "satker a round",
        "seconds a satker",
        "CPU-seconds a satker",
        "peak RSS, MiB",
        "peak PSS, MiB",
    ]
    times = [
        [
            f"{over} / {CARA[under].format(pekerja=workers)}",
            ratio(rounds, over, under, "detik").text(1),
            ratio(rounds, over, under, "cpu").text(1),
        ]
        for over in ("a", "b")
        for under in ("c-sedikit", "c", "c-pekerja")
    ]
    runs = [run for r in rounds for run in r.values()]
    sampler = sum(run["pencuplik"] for run in runs) / sum(run["detik"] for run in runs)
    said = (
        f"Medians of {len(rounds)} rounds (least–most); load average {_loads(runs)}; the memory "
        f"sampler itself took {sampler:.0%} of one core, not counted.\n\n"
    )
    return said + table(head, rows) + "\n\n" + table(["Ratio", "seconds", "CPU-seconds"], times)


def _run_row(run: Catatan) -> list[str]:
    return [
        str(run["n"]),
        str(run["pekerja"]),
        f"{run['detik']:.1f}",
        f"{run['detik'] / run['n']:.2f}",
        f"{run['cpu'] / run['n']:.2f}",
        _mib(run["pss"]),
        f"{_mib(run['cabang_pss'])} / {_mib(run['cabang_uss'])}",
    ]


RUN_HEAD = (
    "satker",
    "workers",
    "seconds",
    "s a satker",
    "CPU-s a satker",
    "peak PSS, MiB",
    "one branch, PSS / own, MiB",
)


def _growth(hasil: Catatan) -> str:
    """Return the growth with its line, the run with nothing to do and the portal."""
    if "tumbuh" not in hasil:
        return ""
    found = hasil["tumbuh"]
    runs, again, front = found["lari"], found["ulang"], found["portal"]
    lines = [
        f"Growth of ours, start-up included; load average {_loads(runs)}.",
        "",
        table(RUN_HEAD, map(_run_row, runs)),
        "",
    ]
    if line := growth(runs):
        lines += [
            f"The line through it: {line.awal:.1f} s to start and {line.tambah:.2f} s for "
            "each further satker.",
            "",
        ]
    quiet = middle(run["detik"] for run in again)
    lines += [
        f"A second run over {again[0]['n']} satker with nothing to do: {quiet.text()} s. The "
        f"portal of {front['n']} satker: {front['detik']:.1f} s."
    ]
    return "\n".join(lines)


def _workers(hasil: Catatan) -> str:
    if "pekerja" not in hasil:
        return ""
    runs = hasil["pekerja"]
    said = f"Workers, the same satker each time; load average {_loads(runs)}.\n\n"
    return said + table(RUN_HEAD, map(_run_row, runs))


def _big(hasil: Catatan) -> str:
    """Return what a year's manifest and portal cost as satker grow in number."""
    if "besar" not in hasil:
        return ""
    head = [
        "satker",
        "manifest assembled, s",
        "manifest, MB",
        "portal, s",
        "its peak PSS, MiB",
        "page, MB",
    ]
    said = (
        "Manifest and portal of a year of invented records (local disk, one report a satker).\n\n"
    )
    return said + table(head, map(_big_row, hasil["besar"]))


def _big_row(run: Catatan) -> list[str]:
    """Return one size; a portal that could not be made says so."""
    row = [str(run["n"]), f"{run['susun']:.2f}", f"{run['manifes'] / kertas.MB:.1f}"]
    if "portal" not in run:
        return [*row, "not made", "–", "–"]
    front = run["portal"]
    return [*row, f"{front['detik']:.1f}", _mib(front["pss"]), f"{run['halaman'] / kertas.MB:.1f}"]


def _stages(found: Sequence[Catatan]) -> str:
    whole = median(f["semua"] for f in found)
    rows = [
        [
            NAMA_TAHAP[t],
            f"{median(f[t] for f in found) * 1000:.0f}",
            f"{median(f[t] / f['semua'] for f in found):.0%}",
        ]
        for t in TAHAP
    ]
    rows.append(["**one report**", f"**{whole * 1000:.0f}**", ""])
    said = f"Medians of {len(found)} reports, one at a time in a warm runner.\n\n"
    return said + table(["Stage", "ms", "share"], rows)


def measured(tumbuh: Catatan) -> Terukur:
    """Return what the paper needs: from the line of growth, or from the longest run alone."""
    runs = tumbuh["lari"]
    longest = max(runs, key=lambda run: run["n"])
    line = growth(runs)
    seconds = line.tambah if line else longest["detik"] / longest["n"]
    worker = longest["pss"] // longest["pekerja"]
    return Terukur(seconds * longest["pekerja"], tumbuh["ukuran"], worker)


def _paper(tumbuh: Catatan, anggapan: Anggapan) -> str:
    """Return the arithmetic of all of government."""
    t = measured(tumbuh)
    rows = [*_paper_work(t, anggapan), *_paper_storage(t, anggapan), *_paper_money(t, anggapan)]
    return table(["Figure", "From", "Comes to"], rows)


def _paper_work(t: Terukur, a: Anggapan) -> list[list[str]]:
    return [
        [
            "work of a quarter",
            f"{a.satker} × {t.detik:.2f} worker-seconds",
            f"{kertas.hours(t, a):.1f} worker-hours",
        ],
        *(
            [f"wall time, {w} workers", "÷ workers", f"{kertas.wall_minutes(t, a, w):.0f} min"]
            for w in a.pekerja
        ),
        *(
            [
                f"network, {w} workers",
                f"(results + data) × {w} ÷ worker-seconds",
                f"{kertas.traffic(t, w):.0f} MB/s",
            ]
            for w in a.pekerja
        ),
        [
            "memory of a worker",
            "peak PSS of the longest run ÷ workers",
            f"{_mib(t.pekerja_bytes)} MiB",
        ],
    ]


def _paper_storage(t: Terukur, a: Anggapan) -> list[list[str]]:
    size = ", ".join(f"{n} {t.ukuran[n] / kertas.MB:.2f}" for n in ("html", "pdf", "ipynb"))
    manifest = kertas.records(a) * t.ukuran["manifes"] / kertas.MB
    return [
        ["one report", f"MB: {size}", f"{t.hasil / kertas.MB:.2f} MB"],
        [
            "storage of a quarter",
            f"{a.satker} × {t.hasil / kertas.MB:.2f} MB",
            f"{kertas.storage(t, a):.0f} GB",
        ],
        ["storage of a year", "× 4", f"{kertas.storage(t, a) * 4:.0f} GB"],
        ["records of a year", f"{a.satker} × 4", f"{kertas.records(a):,}"],
        ["their manifest", f"× {t.ukuran['manifes']} bytes", f"{manifest:.0f} MB"],
        [
            "its assembly from an object store",
            f"assumed {a.permintaan * 1000:.0f} ms a request, one after another",
            f"{kertas.assembly_minutes(a):.0f} min",
        ],
    ]


def _paper_money(t: Terukur, a: Anggapan) -> list[list[str]]:
    cores, month = kertas.cost(t, a)
    return [
        ["cores of a quarter", f"assumed Rp {a.inti_jam:.0f} a core-hour", f"Rp {cores:,.0f}"],
        [
            "keeping a year's results, a month",
            f"assumed Rp {a.gb_bulan:.0f} a GB-month",
            f"Rp {month:,.0f}",
        ],
    ]

"""The Markdown files of one year, from `bahan/narasi.toml`; a careless office leaves parts out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from string import Template

from kinerja_lib.contoh.butir import Sasaran, bahan
from kinerja_lib.contoh.dadu import Dadu
from kinerja_lib.contoh.setahun import Setahun

Bagian = tuple[str, str]


def narasi_files(th: Setahun, tabel: Mapping[str, Sequence[str]], dadu: Dadu) -> Iterator[Bagian]:
    """Yield (name without folder, text); `tabel` names the supporting tables of each sasaran."""
    rajin = dadu.antara(0.7, 1.0)
    facts = _facts(th)
    yield "kata_pengantar.md", _filled(dadu.pilih(bahan("narasi")["kata_pengantar"]["isi"]), facts)
    for nama in ("pendahuluan", "perencanaan", "penutup"):
        parts = [
            (judul, _filled(dadu.pilih(texts), facts))
            for judul, texts in bahan("narasi")[nama].items()
            if dadu.mungkin(rajin + 0.1)
        ]
        yield from _file(nama, parts)
    for s in th.sasaran:
        parts = [p for p in _sasaran(th, s, tabel.get(s.kode, ()), dadu) if dadu.mungkin(rajin)]
        yield from _file(s.kode, parts)
    for q in range(1, th.masuk + 1):
        text = dadu.pilih(bahan("narasi")["monev"]["isi"])
        if dadu.mungkin(rajin):
            yield f"monev-tw{q}.md", text + "\n"


def _facts(th: Setahun) -> dict[str, str]:
    return {
        "kantor": th.kantor.nama,
        "wilayah": th.kantor.wilayah,
        "provinsi": th.kantor.provinsi,
        "tahun": str(th.tahun),
        "jumlah_sasaran": str(len(th.sasaran)),
        "jumlah_indikator": str(len(th.baris)),
    }


def _filled(text: str, facts: Mapping[str, str]) -> str:
    return Template(text).substitute(facts)


def _file(nama: str, parts: Sequence[Bagian]) -> Iterator[Bagian]:
    if parts:
        yield f"{nama}.md", "\n\n".join(f"## {judul}\n\n{teks}" for judul, teks in parts) + "\n"


def _sasaran(th: Setahun, s: Sasaran, tabel: Sequence[str], dadu: Dadu) -> Iterator[Bagian]:
    """Yield the parts of one sasaran's file: what was done, why it came out so, with what."""
    words = bahan("narasi")["sasaran"]
    refs = "".join(f" Rinciannya ada pada [](#tabel-{t})." for t in tabel)
    yield "realisasi", f"{s.data['hasil']}{refs}"
    if dadu.mungkin(0.35):
        yield "tahun sebelumnya", dadu.pilih(words["lalu"])
    yield "analisis", _analisis(th, s, dadu)
    if dadu.mungkin(0.4):
        yield "efisiensi", dadu.pilih(words["efisiensi"])
    yield "program", "\n".join(f"- {d}" for d in s.data["dukungan"])


def _analisis(th: Setahun, s: Sasaran, dadu: Dadu) -> str:
    words = bahan("narasi")["sasaran"]
    rows = th.of(s.kode)
    short = [b for b in rows if b.capaian is not None and b.capaian < 100]
    if short:
        worst = min(short, key=lambda b: b.capaian or 0.0)
        nama = str(worst.butir.data["nama"])
        facts = {"sebab": str(s.data["sebab"]), "tertinggal": f"{nama[:1].lower()}{nama[1:]}"}
        return _filled(dadu.pilih(words["belum"]), facts)
    measured = all(b.capaian is not None for b in rows)
    return dadu.pilih(words["tercapai"] if measured else words["tertunda"])

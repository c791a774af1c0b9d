"""Every rule over one satker's year: findings in order, one cause said once, waivers kept."""

from __future__ import annotations

from dataclasses import dataclass

from kinerja_lib.reviu.aturan import rule_of, semua_aturan
from kinerja_lib.reviu.pengecualian import Pengecualian, read_pengecualian
from kinerja_lib.reviu.registri import absorb
from kinerja_lib.reviu.temuan import BERAT, TINGKAT, TemuanReviu, bring_together
from kinerja_lib.satker.laporan import Laporan
from kinerja_lib.satker.sekali import sekali


@dataclass(frozen=True)
class Hasil:
    """What a review found: what stands, what somebody answered for, waivers that fit nothing."""

    temuan: tuple[TemuanReviu, ...]
    dikecualikan: tuple[tuple[TemuanReviu, Pengecualian], ...]
    tak_terpakai: tuple[Pengecualian, ...]

    @property
    def berat(self) -> tuple[TemuanReviu, ...]:
        """Return the findings that a final report does not stand."""
        return self.of(BERAT)

    def of(self, tingkat: str) -> tuple[TemuanReviu, ...]:
        """Return the standing findings of one severity."""
        return tuple(t for t in self.temuan if rule_of(t.aturan).tingkat == tingkat)

    @property
    def pertentangan(self) -> tuple[TemuanReviu, ...]:
        """Return those of `berat` that a waiver may answer for: all but what is not filled in."""
        return tuple(t for t in self.berat if not rule_of(t.aturan).tetap)

    @property
    def jumlah(self) -> dict[str, int]:
        """Count the standing findings by severity, worst first."""
        return {tingkat: len(self.of(tingkat)) for tingkat in TINGKAT}


@sekali
def review(lap: Laporan) -> Hasil:
    """Run every rule; a finding that a waiver names is kept apart, never dropped."""
    found = find_all(lap)
    waivers = read_pengecualian(lap)
    standing: list[TemuanReviu] = []
    waived: list[tuple[TemuanReviu, Pengecualian]] = []
    for temuan in found:
        waiver = next((w for w in waivers if w.covers(temuan)), None)
        if waiver is None:
            standing.append(temuan)
        else:
            waived.append((temuan, waiver))
    used = {w for _, w in waived}
    return Hasil(
        tuple(bring_together(standing)), tuple(waived), tuple(w for w in waivers if w not in used)
    )


def find_all(lap: Laporan) -> list[TemuanReviu]:
    """Return what all rules find, worst first, one cause said once."""
    found = [t for a in semua_aturan().values() for t in a.find(lap)]
    return absorb(list(dict.fromkeys(found)), semua_aturan())

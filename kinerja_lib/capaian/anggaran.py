"""Budget absorption, efficiency and the official scores that rest on them. All in percent."""

from __future__ import annotations

from collections.abc import Sequence

JALUR_SERAPAN = (15.0, 40.0, 60.0, 90.0)
"""Usual absorption path by quarter, percent of pagu."""


def penyerapan(pagu: float | None, realisasi: float | None) -> float | None:
    """Return realisasi / pagu × 100, None when either is missing or pagu is not above 0."""
    if pagu is None or realisasi is None or pagu <= 0:
        return None
    return realisasi / pagu * 100


def efisiensi(capaian: float | None, serapan: float | None) -> float | None:
    """Return IE = capaian % / serapan %; a use of resources is efficient from 1 on."""
    if capaian is None or serapan is None or serapan <= 0:
        return None
    return capaian / serapan


def efisiensi_pmk214(keluaran: Sequence[tuple[float, float, float, float]]) -> float | None:
    """Return E of PMK 214/2017: mean of 1 − (RAK/RVK)/(PAK/TVK), in percent, within −20…20.

    Each output is (pagu anggaran PAK, realisasi RAK, target volume TVK, realisasi volume RVK);
    outputs without volume or pagu are left out.
    """
    parts = [
        (1 - (rak / rvk) / (pak / tvk)) * 100
        for pak, rak, tvk, rvk in keluaran
        if pak > 0 and tvk > 0 and rvk > 0
    ]
    if not parts:
        return None
    return max(-20.0, min(20.0, sum(parts) / len(parts)))


def nilai_efisiensi(e: float) -> float:
    """Return NE = 50 + E/20 × 50 of PMK 214/2017; E outside ±20 is bounded, so NE is 0–100."""
    return 50 + max(-20.0, min(20.0, e)) / 20 * 50


def nilai_kinerja_anggaran(perencanaan: float, ikpa: float) -> float:
    """Return NKA of PMK 62/2023: half the planning value, half IKPA."""
    return (perencanaan + ikpa) / 2


def skor_bagian(bagian: float, bobot: float = 10) -> float:
    """Bring a weighted IKPA part (`9,24` of 10) to 0–100."""
    return bagian / bobot * 100

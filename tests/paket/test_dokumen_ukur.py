from __future__ import annotations

import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.paket.dokumen_ukur import Pilihan, choose

DOKUMEN = [
    {"dokumen": k, "jenis": j, "induk": i, "menggantikan": m}
    for k, j, i, m in (
        ("pk_ketua", "pk", "", ""),
        ("pk_ketua_2", "pk", "", "pk_ketua"),
        ("pk_sekretaris", "pk", "pk_ketua", ""),
        ("pk_hukum", "pk", "pk_sekretaris", ""),
        ("pk_umum", "pk", "pk_sekretaris", ""),
        ("janji", "pk", "", ""),
        ("rencana", "rkt", "", ""),
    )
]


def rows(*codes: str) -> list[dict[str, str]]:
    """Return a row with a target for each code; `kode?` has a blank one."""
    return [{"dokumen": c.rstrip("?"), "target": "" if c.endswith("?") else "5"} for c in codes]


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (("rkt", "pk_ketua", "lkj_tabel5"), "lkj_tabel5"),
        (("rkt", "pk_ketua", "lkj_tabel7"), "lkj_tabel7"),
        (("lkj_tabel7", "lkj_tabel5"), "lkj_tabel5"),
        (("lkj_sasaran", "lkj_tabel7"), "lkj_tabel7"),
        (("LKj-2025",), "LKj-2025"),
        (("rkt", "rkt_kegiatan", "pk_2025"), "pk_2025"),
        (("rkt", "pk2025"), "pk2025"),
        (("rkt", "rkt_kegiatan"), "rkt_kegiatan"),
        (("rkt_ketua",), "rkt_ketua"),
        (("rkt", "rkt_ketua"), "rkt"),
        (("rencana",), "rencana"),
        (("rencana", "janji"), "janji"),
        (("lkj_sasaran",), ""),
        (("pkl", "iku", "renja"), ""),
        ((), ""),
        (("lkj_tabel5?", "pk"), "pk"),
        (("lkj_tabel5?",), "lkj_tabel5"),
    ],
)
def test_the_first_of_the_order_that_has_figures_is_measured(
    there: tuple[str, ...], chosen: str
) -> None:
    assert choose(rows(*there), DOKUMEN, Kebijakan()) == Pilihan(chosen)


@pytest.mark.parametrize(
    ("there", "chosen"),
    [
        (("pk_a", "pk_b"), Pilihan("", ("pk_a", "pk_b"))),
        (("lkj_1", "lkj_2", "pk_ketua"), Pilihan("", ("lkj_1", "lkj_2"))),
        (("pk_sekretaris", "pk_ketua"), Pilihan("pk_ketua", (), ("pk_sekretaris",))),
        (("pk_hukum", "pk_ketua"), Pilihan("pk_ketua", (), ("pk_hukum",))),
        (("pk_hukum", "pk_umum"), Pilihan("", ("pk_hukum", "pk_umum"))),
        (("pk_ketua", "pk_ketua_2"), Pilihan("pk_ketua_2", (), ("pk_ketua",))),
        (("pk_ketua_2", "pk_sekretaris"), Pilihan("pk_ketua_2", (), ("pk_sekretaris",))),
    ],
)
def test_of_one_kind_the_highest_in_force_is_measured_or_none(
    there: tuple[str, ...], chosen: Pilihan
) -> None:
    assert choose(rows(*there), DOKUMEN, Kebijakan()) == chosen


@pytest.mark.parametrize(
    ("order", "chosen"),
    [(("lkj_sasaran",), "lkj_sasaran"), (("iku", "pk"), "iku_2025"), (("pk", "lkj"), "pk_ketua")],
)
def test_another_order_is_data(order: tuple[str, ...], chosen: str) -> None:
    there = rows("lkj_sasaran", "iku_2025", "pk_ketua", "lkj_tabel5")
    assert choose(there, DOKUMEN, Kebijakan(dokumen_ukur=order)).dokumen == chosen

"""What a year can be reported from, said alike by `periksa`, `daftar` and whatever opens it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kinerja_lib import open_laporan
from kinerja_lib.acuan.kebijakan import Kebijakan
from kinerja_lib.dasar.errors import UsageError
from kinerja_lib.jalan.daftar import list_offices
from kinerja_lib.jalan.periksa import check_many
from kinerja_lib.paket.kesiapan import Kesiapan, assess
from tests.sepanjang_tahun import INDIKATOR, write


def of(ukur: dict[str, str], triwulan: dict[str, str] | None = None) -> Kesiapan:
    """Assess 2025: codes by document (`*` = with realisasi), by quarter (`A?` = without)."""
    rows = [
        {
            "tahun": "2025",
            "dokumen": d,
            "kode": k,
            "target": "5",
            "target_persen": "",
            "realisasi": "5" if "*" in codes else "",
        }
        for d, codes in ukur.items()
        for k in codes.replace("*", "")
    ]
    quarters = [
        {
            "tahun": "2025",
            "triwulan": q,
            "kode": k,
            "target": "1",
            "realisasi": "" if f"{k}?" in codes else "1",
        }
        for q, codes in (triwulan or {}).items()
        for k in codes
        if k != "?"
    ]
    tables: dict[str, Any] = {"pengukuran": rows, "triwulan": quarters}
    (made,) = assess(tables, lambda _: Kebijakan()).values()
    return made


@pytest.mark.parametrize(
    ("ukur", "triwulan", "keadaan"),
    [
        ({"lkj_tabel7": "AB*"}, dict.fromkeys("1234", "A"), ""),
        ({"lkj": "AB"}, dict.fromkeys("1234", "A"), "lkj: realisasi setahun belum diisi"),
        ({"lkj": "AB*"}, {}, "monev: triwulan belum diisi"),
        ({"pk": "AB"}, {"1": "A"}, "monev: TW I; lkj: realisasi setahun belum diisi; diukur: pk"),
        (
            {"pk": "AB*"},
            {"1": "AB", "2": "A?B", "3": "A?"},
            "monev: TW I, TW II (1 dari 2); diukur: pk",
        ),
        ({"rkt": "AB*"}, {"2": "A", "1": "B"}, "monev: TW I, TW II; diukur: rkt"),
        ({"lainnya": "AB"}, {"1": "A"}, "belum dapat disusun"),
        ({}, {"1": "A"}, "belum dapat disusun"),
    ],
)
def test_what_a_year_is_short_of(
    ukur: dict[str, str], triwulan: dict[str, str], keadaan: str
) -> None:
    assert of(ukur, triwulan).keadaan == keadaan


@pytest.mark.parametrize(
    ("ukur", "said"),
    [
        ({"pk_satu": "A", "pk_dua": "A"}, ["pk_satu dan pk_dua", "sejenis", "[tahun.2025]"]),
        ({"lainnya": "A"}, ["yang ada hanya dokumen lainnya", "lkj_tabel5, lkj, pk"]),
        ({}, ["belum ada target setahun", "tabel perjanjian"]),
        ({"pk": "A"}, []),
    ],
)
def test_a_year_that_cannot_be_reported_says_what_to_do(
    ukur: dict[str, str], said: list[str]
) -> None:
    kurang = of(ukur, {"1": "A"}).kurang
    assert all(part in kurang for part in said)
    assert bool(kurang) is bool(said)


@pytest.mark.parametrize(
    ("ukur", "triwulan", "said"),
    [
        ({"lkj": "A", "pk": "ABC"}, {}, "yang diukur lkj, padahal pk memuat lebih dari dua kali"),
        ({"lkj": "A", "pk": "AB"}, {}, ""),
        ({"pk": "A"}, {"1": "AB"}, "indikator B mempunyai triwulan"),
        ({"pk": "A"}, {"1": "ABCDEFGH"}, "B, C, D, E, F, dan 2 lagi mempunyai triwulan"),
        ({"pk": "A"}, {"1": "A"}, ""),
    ],
)
def test_what_the_measured_document_leaves_out_is_said(
    ukur: dict[str, str], triwulan: dict[str, str], said: str
) -> None:
    lines = of(ukur, triwulan).peringatan
    assert said in lines[0] if said else not lines


def _break(data: Path, **kolom: str) -> None:
    """Give every target of `perjanjian` another indicator, or another document."""
    path = data / "satker" / "022207" / "perjanjian.csv"
    text = path.read_text("utf-8")
    for nama in [n for _, n, *_ in INDIKATOR]:
        text = text.replace(nama, f"{kolom['awal']} {nama}")
    path.write_text(text, "utf-8")
    (path.parent / "pengukuran.csv").write_text(
        (path.parent / "pengukuran.csv").read_text("utf-8").splitlines()[0] + "\n", "utf-8"
    )


def test_every_door_gives_the_same_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = write(tmp_path, [1])
    hasil = check_many(["022207"], "data")
    (office,) = list_offices(data)
    assert (hasil.masalah, hasil.peringatan) == ((), ())
    assert hasil.siap == (str(office),)
    assert str(office).endswith(
        ": 2025 (monev: TW I; lkj: realisasi setahun belum diisi; diukur: pk di tabel perjanjian)"
    )
    assert open_laporan("022207", 2025).dokumen_ukur == "pk"
    _break(data, awal="Lain:")
    (masalah,) = check_many(["022207"], "data").masalah
    assert masalah.startswith("data/satker/022207: 2025: monev dan lkj belum dapat disusun: ")
    (office,) = list_offices(data)
    assert str(office).endswith(": 2025 (belum dapat disusun)")
    with pytest.raises(UsageError, match="laporan 2025 satker 022207 belum dapat disusun") as error:
        open_laporan("022207", 2025)
    assert masalah.partition("disusun: ")[2] in str(error.value)

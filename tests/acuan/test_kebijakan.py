"""The policy of a year, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.acuan.kebijakan import Kebijakan, read_kebijakan
from kinerja_lib.dasar.errors import PolicyError
from tests.conftest import DATA


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "kebijakan.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "tahun", "expected"),
    [
        ("", None, Kebijakan()),
        ("cap = 120", None, Kebijakan(cap=120)),
        ('[bawaan]\ncap = "tanpa"', 2023, Kebijakan(cap=None)),
        ("[bawaan]\ncap = 110\n[tahun.2022]\ncap = 120", 2022, Kebijakan(cap=120)),
        ("[bawaan]\ncap = 110\n[tahun.2022]\ncap = 120", 2023, Kebijakan(cap=110)),
        ("[bawaan]\ncap = 110\n[tahun.2022]\ncap = 120", None, Kebijakan(cap=110)),
        (
            'nama = "X"\ndesimal = 0\nminimise = "rasio"',
            2023,
            Kebijakan(nama="X", desimal=0, minimise="rasio"),
        ),
        ('dokumen_ukur = "pk_2025"', 2025, Kebijakan(dokumen_ukur=("pk_2025",))),
        (
            'dokumen_ukur = ["lkj", "pk"]\ndokumen_rincian = []',
            2025,
            Kebijakan(dokumen_ukur=("lkj", "pk"), dokumen_rincian=()),
        ),
        ('\ufeffagregasi = "tertimbang"', 2023, Kebijakan(agregasi="tertimbang")),
    ],
)
def test_reads(tmp_path: Path, text: str, tahun: int | None, expected: Kebijakan) -> None:
    assert read_kebijakan(write(tmp_path, text), tahun) == expected


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cap = 0", "cap: 0: harus angka di atas 0, paling tinggi 1000000"),
        ("cap = -1", "cap: -1:"),
        ("cap = nan", "cap: nan: harus angka"),
        ("cap = inf", "cap: inf: harus angka"),
        ("cap = 1e400", "cap: inf:"),
        ("cap = 1" + "0" * 400, "bilangan yang terlalu panjang"),
        ("batas_wajar = 1_000_001", "batas_wajar: 1000001: harus angka di atas 0, paling tinggi"),
        ("cap = true", "cap: True:"),
        ('cap = "100"', 'tulis misalnya 100 atau "tanpa"'),
        ("cap = [1]", "cap: [1]:"),
        ('minimise = "lain"', "minimise: lain: nilai tidak dikenal: pakai: selisih, rasio"),
        ("minimise = 1", "pakai: selisih, rasio"),
        ("desimal = 2.5", "desimal: 2.5: harus bilangan bulat 0 sampai 2"),
        ("desimal = true", "desimal: True:"),
        ("desimal = 3", "desimal: 3:"),
        ("skala = 5", "skala: 5: nilai tidak dikenal: pakai: teks"),
        ("dokumen_ukur = 5", "dokumen_ukur: 5: harus kode atau jenis dokumen: tulis misalnya"),
        ("dokumen_ukur = []", "dokumen_ukur: []: harus kode"),
        ("dokumen_ukur = [5]", "dokumen_ukur: [5]: harus kode"),
        ('dokumen_ukur = ""', "dokumen_ukur: : harus kode"),
        ("kap = 5", "kap: 5: kunci tidak dikenal: pakai: nama, cap,"),
        ('"a\\u001bb" = 5', r"a\x1bb: 5: kunci tidak dikenal"),
        ("bawaan = 5", "bawaan: 5: harus berupa tabel"),
        ("[[bawaan]]\ncap = 5", "bawaan: [{'cap': 5}]: harus berupa tabel"),
        ("tahun = 2023", "tahun: 2023: harus berupa tabel"),
        ("[tahun]\n2023 = 5", "tahun.2023: 5: harus berupa tabel"),
        ("[tahun.2022]\ncap = -1", "tahun.2022.cap: -1:"),
        ("[tahun.202x]\ncap = 1", "tahun.202x: 202x: tahun empat angka"),
        ("cap = ", "kebijakan.toml:1: cap =: bukan TOML yang sah: nilai tidak diapit tanda kutip"),
        ("cap = 1\ncap = 2", "kebijakan.toml:2: cap = 2: bukan TOML yang sah: kunci ini sudah"),
    ],
)
def test_refuses(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PolicyError) as error:
        read_kebijakan(write(tmp_path, text), 2023)
    assert message in str(error.value) and "kebijakan.toml:" in str(error.value)


def test_refuses_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(PolicyError, match="tidak ada"):
        read_kebijakan(tmp_path / "x.toml")
    with pytest.raises(PolicyError, match="folder"):
        read_kebijakan(tmp_path)
    (tmp_path / "y.toml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(PolicyError, match="bukan teks UTF-8"):
        read_kebijakan(tmp_path / "y.toml")


@pytest.mark.parametrize(
    ("kebijakan", "words"),
    [
        (Kebijakan(), ("100%", "sebelum dirata-rata", "rumus selisih", "2 desimal", "skala KPU")),
        (Kebijakan(cap=None, desimal=0), ("tanpa batas atas", "paling banyak 0 desimal")),
        (Kebijakan(cap=112.5, minimise="rasio"), ("112,5%", "T / R × 100")),
        (Kebijakan(agregasi="tertimbang"), ("tertimbang bobot",)),
    ],
)
def test_says_the_whole_policy(kebijakan: Kebijakan, words: tuple[str, ...]) -> None:
    assert all(word in kebijakan.aturan() for word in words)


def test_the_project_has_a_named_policy_for_2023() -> None:
    kebijakan = read_kebijakan(DATA / "acuan" / "kebijakan.toml", 2023)
    assert (kebijakan.nama, kebijakan.cap) == ("batas 100, selisih", 100)
    assert kebijakan.sumber

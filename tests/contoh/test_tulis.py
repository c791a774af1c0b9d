"""The data folder as a whole: the same for the same seed, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kinerja_lib.contoh import tulis
from kinerja_lib.contoh.tulis import read_tahun, write_contoh
from kinerja_lib.dasar.errors import UsageError


def content(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def make(folder: Path, benih: int = 42, satker: int = 3) -> dict[str, bytes]:
    write_contoh(folder, satker, range(2022, 2024), benih, 1)
    return content(folder)


def test_a_seed_gives_the_same_folder_and_another_gives_another(tmp_path: Path) -> None:
    one = make(tmp_path / "a")
    assert make(tmp_path / "b") == one
    other = make(tmp_path / "c", benih=43)
    path = "satker/990001/pengukuran.csv"
    assert one[path] != other[path]


def test_an_office_does_not_depend_on_how_many_there_are(tmp_path: Path) -> None:
    write_contoh(tmp_path / "a", 3, range(2022, 2024), 42, 0)
    write_contoh(tmp_path / "b", 20, range(2022, 2024), 42, 0)
    own = "satker/990002"
    assert content(tmp_path / "a" / own) == content(tmp_path / "b" / own)


def test_a_year_does_not_depend_on_the_range(tmp_path: Path) -> None:
    def measured(tahun: range, folder: Path) -> list[str]:
        write_contoh(folder, 2, tahun, 42, 0)
        lines = (folder / "satker/990002/pengukuran.csv").read_text("utf-8").splitlines()
        return [line for line in lines if line.startswith("2022")]

    assert measured(range(2021, 2024), tmp_path / "a") == measured(
        range(2022, 2024), tmp_path / "b"
    )


def test_its_own_folder_is_written_again(tmp_path: Path) -> None:
    make(tmp_path / "d", benih=1, satker=5)
    assert make(tmp_path / "d") == make(tmp_path / "e")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["d", "e"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    assert make(tmp_path / "d")


def test_half_a_run_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = make(tmp_path / "d")

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tulis, "make_satker", fail)
    for name in ("d", "baru"):
        with pytest.raises(KeyboardInterrupt):
            make(tmp_path / name)
    assert content(tmp_path / "d") == before
    assert [p.name for p in tmp_path.iterdir()] == ["d"]


@pytest.mark.parametrize("place", ["berkas", "berkas/dalam"])
def test_a_place_that_cannot_be_a_folder_is_refused(tmp_path: Path, place: str) -> None:
    (tmp_path / "berkas").write_text("")
    with pytest.raises(UsageError, match="Pilih folder lain"):
        make(tmp_path / place)


@pytest.mark.parametrize(
    ("teks", "tahun"),
    [("2023", [2023]), ("2021-2023", [2021, 2022, 2023]), (" 2021–2022 ", [2021, 2022])],
)
def test_years_are_read(teks: str, tahun: list[int]) -> None:
    assert list(read_tahun(teks)) == tahun


@pytest.mark.parametrize(
    ("teks", "said"),
    [
        ("", "tulis satu tahun"),
        ("23", "tulis satu tahun"),
        ("2021-", "tulis satu tahun"),
        ("-2023", "tulis satu tahun"),
        ("2021-2023-2025", "tulis satu tahun"),
        ("1999", "tulis satu tahun"),
        ("dua ribu", "tulis satu tahun"),
        ("２０２３", "tulis satu"),
        ("2023-2021", "tahun awal"),
        ("2001-2023", "paling banyak 10"),
    ],
)
def test_other_forms_of_years_are_refused(teks: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read_tahun(teks)


def test_no_more_are_broken_than_there_are(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="paling banyak sebanyak satker"):
        write_contoh(tmp_path / "d", 2, range(2023, 2024), 42, 3)
    assert not (tmp_path / "d").exists()

"""A database gives what the folder gives that was copied into it, and says why it cannot."""

from __future__ import annotations

import csv
import errno
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import Workbook

from kinerja_lib import open_jelajah, open_laporan, read_paket
from kinerja_lib.cli.cli import cli
from kinerja_lib.dasar.errors import DataError, UsageError
from kinerja_lib.jalan.daftar import list_offices
from kinerja_lib.jelajah import bangun, buka
from kinerja_lib.paket.folder import find_data, list_satker
from kinerja_lib.sumber import BARIS, BERKAS, basisdata, jauh
from kinerja_lib.sumber.asal import asal
from kinerja_lib.sumber.jauh import mirror
from tests import postgres
from tests.conftest import DATA, PROYEK

KODE = "656794"


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Give the address of a PostgreSQL; without one these tests are skipped, but not on CI."""
    programs = postgres.find_bin()
    if programs is None:
        assert not os.environ.get("CI"), "PostgreSQL is not installed"
        pytest.skip("PostgreSQL is not installed")
    with postgres.server(programs) as address:
        yield address


@pytest.fixture(autouse=True)
def _sendiri(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jauh, "_mirrors", {})


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def basis(request: Any, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give a database with the real satker in it, copied by the command."""
    if request.param == "sqlite":
        address = f"sqlite:///{tmp_path_factory.mktemp('basis') / 'data.db'}"
    else:
        address = f"{request.getfixturevalue('server')}/postgres"
    said = _run("salin", str(DATA), address)
    assert (said.exit_code, said.stdout) == (0, f"{KODE}\n"), said.output
    return address


def _run(*words: str) -> Any:
    return CliRunner().invoke(cli, [*words])


def _cells(data: str | Path) -> dict[str, Any]:
    paket = read_paket(KODE, data)
    tables = {**paket.tabel, **{f"{t}/{n}": f for (t, n), f in paket.pendukung.items()}}
    found: dict[str, Any] = {
        n: t.drop(columns=[BERKAS]).to_dict("records") for n, t in tables.items()
    }
    return found | {"profil": paket.profil, "narasi": paket.narasi}


def test_a_database_gives_the_cells_rows_and_texts_of_its_folder(basis: str) -> None:
    ours, theirs = _cells(DATA), _cells(basis)
    assert ours.keys() == theirs.keys()
    for name, rows in ours.items():
        if isinstance(rows, list):
            keys = {k for r in rows for k in r} & {k for r in theirs[name] for k in r}
            assert [{k: r[k] for k in keys} for r in rows] == [
                {k: r[k] for k in keys} for r in theirs[name]
            ], name
        else:
            assert rows == theirs[name], name


def test_figures_agree_and_say_table_and_key(basis: str) -> None:
    far, near = open_laporan(KODE, 2023, basis), open_laporan(KODE, 2023, DATA)
    assert (far.capaian, far.selisih) == (near.capaian, near.selisih)
    row = far.paket.tabel["pengukuran"].iloc[0]
    assert asal(row, "target") == f"satker/{KODE}/tabel pengukuran:{row[BARIS]}:target"
    assert far.paket.tempat["pengukuran"] == "tabel pengukuran"


def test_every_command_reads_it(basis: str) -> None:
    assert [k.kode for k in list_offices(basis)] == [KODE]
    j = open_jelajah(basis)
    assert len(j.tahunan) == len(open_jelajah(DATA).tahunan)
    assert j.rows("tahunan")[0]["berkas"] == f"satker/{KODE}/tabel pengukuran"
    for name in ("periksa", "daftar", "reviu"):
        said = _run(name, "--data", basis)
        assert said.exit_code == _of_folder(name), said.output
        assert postgres.SANDI not in said.output


@pytest.mark.slow
def test_the_report_is_the_same_but_for_where_figures_stand(
    basis: str, jadi: dict[str, Path], tmp_path: Path
) -> None:
    if basis.startswith("sqlite") and postgres.find_bin():
        pytest.skip("PostgreSQL shows it")
    command = [sys.executable, "-m", "kinerja_lib", "render", "lkj", "--satker", KODE, "--tahun"]
    more = ["2023", "--format", "html", "--data", basis, "--output", str(tmp_path)]
    subprocess.run([*command, *more], cwd=PROYEK, check=True, capture_output=True)
    made = (tmp_path / "2023" / KODE / "lkj.html").read_text("utf-8")
    places = re.sub(rf"satker/{KODE}/tabel ([a-z]+)", rf"satker/{KODE}/\1.csv", made)
    assert made != places == jadi["lkj.html"].read_text("utf-8")
    for path in tmp_path.rglob("*"):
        assert path.is_dir() or postgres.SANDI not in path.read_text("utf-8", "replace"), path


@cache
def _of_folder(name: str) -> int:
    code: int = _run(name, "--data", str(DATA)).exit_code
    return code


def test_back_in_a_folder_every_file_says_the_same(basis: str, tmp_path: Path) -> None:
    assert _run("salin", basis, str(tmp_path / "data")).exit_code == 0
    old, new = DATA / "satker" / KODE, tmp_path / "data" / "satker" / KODE
    names = {str(p.relative_to(old)) for p in old.rglob("*") if p.is_file()}
    made = {str(p.relative_to(new)) for p in new.rglob("*") if p.is_file()}
    bare = {n for n in names if n.endswith(".csv") and len((old / n).read_text().split("\n")) == 2}
    assert made == names - bare, "tables without rows need no file"
    for name in made:
        if not name.endswith(".csv") or "/" in name:
            assert (new / name).read_bytes() == (old / name).read_bytes(), name
    mine, theirs = _cells(tmp_path / "data"), _cells(DATA)
    assert mine["pengukuran"] == theirs["pengukuran"]
    acuan = DATA / "acuan"
    for path in acuan.iterdir():
        assert (tmp_path / "data" / "acuan" / path.name).read_bytes() == path.read_bytes()


def test_what_is_there_is_not_replaced_unsaid(basis: str, tmp_path: Path) -> None:
    again = _run("salin", str(DATA), basis)
    assert again.exit_code == 1
    assert f"satker {KODE} sudah ada" in again.stderr
    assert _run("salin", str(DATA), basis, "--timpa").exit_code == 0
    other = tmp_path / "data"
    shutil.copytree(DATA, other)
    (other / "acuan" / "kebijakan.toml").write_text("# lain\n")
    refused = _run("salin", str(other), basis)
    assert refused.exit_code == 2
    assert "acuannya berbeda" in refused.stderr


def test_the_mirror_follows_the_database_and_rewrites_only_what_changed(
    kecil: Callable[..., str],
) -> None:
    address = kecil()
    folder = mirror(address, "022207") / "satker" / "022207"
    before = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
    _sql(address, "UPDATE pengukuran SET realisasi = '5 laporan' WHERE satker = '022207'")
    mirror(address, "022207")
    after = {p.name: p.stat().st_mtime_ns for p in folder.iterdir()}
    assert {n for n in after if after[n] != before[n]} == {"pengukuran.csv"}
    _sql(address, "DELETE FROM narasi")
    mirror(address, "022207")
    assert not list((folder / "narasi").rglob("*.md"))


def test_only_the_satker_asked_for_is_read_by_its_code(
    kecil: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from sqlalchemy import Engine, event

    address, asked = kecil(), []

    def note(conn: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        mirror(address, "022207")
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    of_tables = [(s, p) for s, p in asked if "FROM pengukuran" in s or "FROM narasi" in s]
    assert len(of_tables) == 2
    assert all("WHERE satker = ?" in s and "022207" in p for s, p in of_tables)


def test_exploration_knows_again_what_did_not_change(
    kecil: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    address, asked = kecil(), []

    def watched(root: Path, kode: Any) -> Any:
        asked.append([*kode])
        return bangun.build(root, kode)

    monkeypatch.setattr(buka, "build", watched)
    for _ in range(2):
        monkeypatch.setattr(jauh, "_mirrors", {})  # as in another process
        open_jelajah(address)
    _sql(address, "UPDATE pengukuran SET realisasi = '5 laporan'")
    open_jelajah(address)
    assert asked == [["022207"], ["022207"]]


@pytest.fixture
def kecil(satker_kecil: Callable[..., Path], tmp_path: Path) -> Callable[..., str]:
    """Make a SQLite database of a small satker."""

    def make(**tables: str) -> str:
        data = satker_kecil(**tables)
        (data / "satker" / "022207" / "narasi" / "2023").mkdir(parents=True, exist_ok=True)
        (data / "satker" / "022207" / "narasi" / "2023" / "S01.md").write_text("## analisis\n\nx\n")
        address = f"sqlite:///{tmp_path / 'kecil.db'}"
        said = _run("salin", str(data), address)
        assert said.exit_code == 0, said.output
        return address

    return make


def _sql(address: str, *statements: str) -> None:
    with sqlite3.connect(address.removeprefix("sqlite:///")) as c:
        for statement in statements:
            c.execute(statement)
    c.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("ALTER TABLE pengukuran ADD COLUMN warna TEXT", "warna: warna: kolom tidak dikenal"),
        ("ALTER TABLE pengukuran DROP COLUMN target", "target: (kosong): kolom wajib tidak ada"),
        ("DROP TABLE pengukuran", "tabel pengukuran: (kosong): tabel wajib tidak ada"),
        ("UPDATE pengukuran SET target = X'41'", "bukan teks"),
        ("UPDATE pengukuran SET baris = 1", "baris harus bilangan bulat"),
        ("UPDATE pengukuran SET baris = 99000000", "baris harus bilangan bulat"),
        ("ALTER TABLE pengukuran RENAME TO pengukurn", 'mungkin maksudnya "pengukuran"'),
        ("INSERT INTO berkas VALUES ('022207', 'pengukuran.csv', X'41')", "hapus salah satunya"),
        ("INSERT INTO berkas VALUES ('022207', '../../jahat.csv', X'41')", "tidak sah"),
        ("UPDATE satker SET profil = NULL", "profil satker tidak ada"),
        ("DELETE FROM satker", "profil satker tidak ada"),
        ("UPDATE satker SET kode = '1111'", "bukan kode satker enam angka"),
        ("DROP TABLE satker", "tidak memuat tabel satker"),
        ("ALTER TABLE narasi RENAME COLUMN teks TO isi", "tabel narasi tidak berkolom teks"),
    ],
)
def test_what_is_wrong_in_a_database_is_said(
    kecil: Callable[..., str], change: str, said: str
) -> None:
    address = kecil()
    _sql(address, change)
    found = _run("periksa", "--data", address)
    assert found.exit_code in (1, 2)
    assert said in found.output, found.output


def test_blank_lines_separators_and_line_ends_come_back(kecil: Callable[..., str]) -> None:
    text = 'kode;no;nama;sumber\n\n\nS01;1;"Nama; ""dua""\nbaris, 87,5%";x\n'
    paket = read_paket("022207", kecil(**{"sasaran.csv": text}))
    (row,) = paket.tabel["sasaran"].to_dict("records")
    assert (row["nama"], row[BARIS]) == ('Nama; "dua"\nbaris, 87,5%', 4)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("sasaran.csv", "kode,no,nama,sumber,warna\nS01,1,Uji,,biru\n", "kolom tidak dikenal"),
        ("sasaran.csv", 'kode,nama\nS01,"Uji\n', "tanda kutip"),
    ],
)
def test_what_is_read_in_no_way_is_not_copied(
    satker_kecil: Callable[..., Path], tmp_path: Path, name: str, content: str, said: str
) -> None:
    data = satker_kecil(**{name: content})
    found = _run("salin", str(data), f"sqlite:///{tmp_path / 'x.db'}")
    assert (found.exit_code, found.stdout) == (1, "")
    assert said in found.stderr
    assert "satker 022207 tidak disalin" in found.stderr


def test_a_workbook_becomes_tables_and_is_said_to_stay_behind(
    satker_kecil: Callable[..., Path], tmp_path: Path
) -> None:
    data = satker_kecil()
    folder, book = data / "satker" / "022207", Workbook()
    for nama in ("sasaran", "indikator", "pengukuran"):
        sheet = book.create_sheet(nama)
        for row in csv.reader((folder / f"{nama}.csv").open(encoding="utf-8")):
            sheet.append(row)
        (folder / f"{nama}.csv").unlink()
    sheet = book.create_sheet("pendukung.media")
    sheet.append(["akun", "pengikut"])
    sheet.append(["@kpu", "5"])
    book.create_sheet("pendukung").append(["tahun", "tabel", "judul"])
    book["pendukung"].append(["2023", "media", "Media sosial"])
    book["pengukuran"]["H2"], book["pengukuran"]["I2"] = 0.9, 0.875
    for cell, look in (("H2", "0%"), ("I2", "0.0%")):
        book["pengukuran"][cell].number_format = look
    del book["Sheet"]
    book.save(folder / "data.xlsx")
    near = read_paket("022207", data)
    address = f"sqlite:///{tmp_path / 'x.db'}"
    said = _run("salin", str(data), address)
    assert (said.exit_code, "data.xlsx: lembarnya disalin" in said.stderr) == (0, True)
    far = read_paket("022207", address)
    row = far.tabel["pengukuran"].iloc[0]
    assert (row["target"], row["realisasi"], row[BARIS]) == ("90%", "87,5%", 2)
    ours, theirs = far.pendukung[2023, "media"], near.pendukung[2023, "media"]
    assert ours.drop(columns=BERKAS).equals(theirs.drop(columns=BERKAS))


def test_links_are_followed_and_what_cannot_come_along_is_said(
    satker_kecil: Callable[..., Path], tmp_path: Path
) -> None:
    data = satker_kecil()
    folder = data / "satker" / "022207"
    (folder / "narasi").rename(tmp_path / "narasi")
    (folder / "narasi").symlink_to(tmp_path / "narasi")
    (folder / "mati.pdf").symlink_to(tmp_path / "tidak-ada")
    (folder / "surat.pdf").write_bytes(b"%PDF\0\xff")
    if os.name == "posix":
        (folder / "a\\b.pdf").write_bytes(b"x")
    address = f"sqlite:///{tmp_path / 'x.db'}"
    said = _run("salin", str(data), address)
    assert (said.exit_code, said.stdout) == (0, "022207\n")
    assert "mati.pdf: tautan yang tidak menuju" in said.stderr
    assert os.name != "posix" or "b.pdf" in said.stderr
    made = mirror(address, "022207") / "satker" / "022207"
    assert (made / "surat.pdf").read_bytes() == b"%PDF\0\xff"
    assert (made / "narasi" / "2023" / "S01.md").is_file()


def test_a_folder_is_replaced_whole_or_left_as_it_was(
    kecil: Callable[..., str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, target = kecil(), tmp_path / "baru"
    assert _run("salin", address, str(target)).exit_code == 0
    old = target / "satker" / "022207"
    (old / "catatan.pdf").write_bytes(b"punya kami")
    real = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        if path.name.endswith(".baru"):
            raise OSError(errno.EACCES, "")
        return real(path, to)

    with monkeypatch.context() as m:
        m.setattr(Path, "rename", refuse)
        failed = _run("salin", address, str(target), "--timpa")
    assert (failed.exit_code, "022207 tidak disalin" in failed.stderr) == (1, True)
    assert (old / "catatan.pdf").read_bytes() == b"punya kami"
    assert _run("salin", address, str(target), "--timpa").exit_code == 0
    assert not (old / "catatan.pdf").exists()
    assert [p.name for p in (target / "satker").iterdir()] == ["022207"]


@pytest.mark.parametrize("name", ["berkas", "penuh"])
def test_a_folder_with_something_else_in_it_is_no_target(tmp_path: Path, name: str) -> None:
    (tmp_path / "penuh").mkdir()
    for path in (tmp_path / "berkas", tmp_path / "penuh" / "a.txt"):
        path.write_text("lain")
    found = _run("salin", str(DATA), str(tmp_path / name))
    assert (found.exit_code, "berisi hal lain" in found.stderr) == (2, True)


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:///tidak-ada.db", "tidak ada. Periksa --data"),
        ("sqlite://", "tidak menyebut berkas"),
        ("postgresql://u:rahasia@127.0.0.1:{port}/x", "tidak dapat dihubungi"),
        ("postgresql://u:rahasia@h:port/x", "tidak dapat dibaca"),
        ("mysql://u:rahasia@h/x", "basis data (postgresql://"),
    ],
)
def test_an_address_that_leads_nowhere_is_said(address: str, said: str) -> None:
    found = _run("periksa", "--data", address.format(port=_closed_port()))
    assert found.exit_code == 2
    assert said in found.stderr, found.output
    assert len(found.stderr.strip().splitlines()) == 1
    assert "rahasia" not in found.output


def test_what_a_server_refuses_is_said_without_the_password(server: str) -> None:
    host = server.rpartition("@")[2]
    for address, said in (
        (f"postgresql://penguji:salah-sandi@{host}/postgres", "menolak nama atau sandinya"),
        (f"postgresql://lain:salah-sandi@{host}/postgres", "menolak nama atau sandinya"),
        (f"{server}/tidak_ada", "tidak ada di server itu"),
        (f"{server}/template1", "tidak memuat tabel satker"),
    ):
        found = _run("periksa", "--data", address)
        assert found.exit_code == 2
        assert said in found.stderr, found.stderr
        assert not {"salah-sandi", postgres.SANDI} & {*found.output.split()}
        assert "sandi@" not in found.output and postgres.SANDI not in found.output


def test_the_password_may_come_from_the_environment(
    basis: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if basis.startswith("postgresql"):
        monkeypatch.setenv("PGPASSWORD", postgres.SANDI)
        bare = basis.replace(f":{postgres.SANDI}", "").replace(
            "penguji@127.0.0.1", "penguji@localhost"
        )
        assert list_satker(find_data(bare.replace("localhost", "127.0.0.1"))) == [KODE]


def test_a_locked_file_is_said(kecil: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    address = kecil()
    monkeypatch.setattr(basisdata, "BATAS_SAMBUNG", 0)
    lock = sqlite3.connect(address.removeprefix("sqlite:///"), isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(UsageError, match="sedang dikunci program lain"):
            find_data(address)
    finally:
        lock.close()


def test_results_do_not_go_into_a_database() -> None:
    found = _run("render", "lkj", "--tahun", "2023", "--output", "sqlite:///hasil.db")
    assert (found.exit_code, "tidak dapat menjadi tempat hasil" in found.stderr) == (2, True)


def test_without_sqlalchemy_the_package_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "sqlalchemy", None)
    found = _run("periksa", "--data", "postgresql://u@h/x")
    assert found.exit_code == 2
    assert 'pip install "kinerja[basisdata]"' in found.stderr


def test_one_broken_satker_keeps_no_other_from_being_compared(basis: str, tmp_path: Path) -> None:
    if basis.startswith("sqlite"):
        copy = tmp_path / "dua.db"
        shutil.copy(basis.removeprefix("sqlite:///"), copy)
        _sql(
            f"sqlite:///{copy}",
            "INSERT INTO satker VALUES ('222222', NULL)",
            "INSERT INTO sasaran (satker, baris, kode) VALUES ('222222', 1, 'S01')",
        )
        j = open_jelajah(f"sqlite:///{copy}")
        assert (j.satker, [*j.ditinggalkan]) == ([KODE], ["222222"])
        with pytest.raises(DataError, match="tabel sasaran:baris: 1"):
            read_paket("222222", f"sqlite:///{copy}")

"""A PostgreSQL of the tests' own: made in a temporary folder, reached by a socket and a port."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

SANDI = "rahasia-sekali"


def find_bin() -> Path | None:
    """Return the folder of the server's programs: Debian keeps them off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    here = shutil.which("initdb")
    found = places or ([Path(here)] if here else [])
    return found[0].parent if found else None


@contextmanager
def server(programs: Path) -> Iterator[str]:
    """Start a server and give its address, `postgresql://penguji:…@127.0.0.1:PORT`; stop it."""
    with TemporaryDirectory(prefix="kinerja-pg-", ignore_cleanup_errors=True) as name:
        yield from _serve(Path(name), programs)


def _serve(folder: Path, programs: Path) -> Iterator[str]:
    other = _ordinary_user() if os.geteuid() == 0 else None
    data, secret = folder / "pg", folder / "sandi"
    secret.write_text(SANDI)
    if other:
        for path in (folder, secret):
            shutil.chown(path, *other)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    def run(name: str, *words: str) -> None:
        # Output goes to a file: the server would hold a pipe open as long as it lives.
        with open(folder / f"{name}.txt", "ab") as log:
            subprocess.run(
                [str(programs / name), *words],
                check=True,
                stdout=log,
                stderr=log,
                user=other[0] if other else None,
                group=other[1] if other else None,
                cwd=folder,
                extra_groups=[] if other else None,
            )

    run(
        "initdb",
        "-D",
        str(data),
        "-U",
        "penguji",
        "-A",
        "scram-sha-256",
        "--no-sync",
        f"--pwfile={secret}",
        "--no-locale",
        "-E",
        "UTF8",
    )
    options = f"-p {port} -h 127.0.0.1 -k '' -F -c max_connections=20"
    run("pg_ctl", "-D", str(data), "-w", "-t", "30", "-o", options, "start")
    try:
        yield f"postgresql://penguji:{SANDI}@127.0.0.1:{port}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")


def _ordinary_user() -> tuple[int, int]:
    """Return who the server runs as where the tests are root, whom it refuses."""
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
            return found.pw_uid, found.pw_gid
        except KeyError:
            continue
    raise RuntimeError("no user to run PostgreSQL as")

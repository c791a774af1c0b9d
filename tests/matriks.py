"""The suite's data part and whole commands of one satker under other circumstances; print a table.

    python -m tests.matriks [CONDITION ...]        a condition is given by part of its name

`sama`: tests pass, and `render lkj`, `periksa`, `reviu` end, print and write what they do without
the condition, byte by byte (lines where the terminal has another encoding). `pesan`: a command that
cannot go on says so, without a traceback, and the earlier report stays as it was, byte by byte.
What this machine cannot do is a row of its own. Nothing here is part of `make test`.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PROYEK = Path(__file__).parents[1]
SATKER, TAHUN = "656794", "2023"
UJI = ("tests/sumber", "tests/capaian", "tests/silang", "tests/test_paket.py",
       "tests/test_nilai.py", "tests/test_bilangan.py", "tests/test_skema.py",
       "-k", "not pandera_is_sound", "-p", "no:cacheprovider")  # fmt: skip
"""The data part, without the one search that takes two minutes and asks nothing of a system."""
TIADA = "tidak ada di mesin ini"
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1
HENTI = re.compile(r"Traceback|[A-Z]\w*Error\b|\berrno\b|panicked", re.IGNORECASE)
"""What a user must never read."""

VERSI = re.compile(rb'"version": "3\.\d+\.\d+"')
"""What a notebook says of the Python that ran it: the one thing in which results may differ."""


class Tiada(Exception):
    """Say that this machine cannot make a condition."""


@dataclass(frozen=True)
class Kondisi:
    """One circumstance: what is set in the environment and in the process before it starts.

    `batas` are limits by the names of `resource`; `harap` is what commands must come to; `uji`
    tells whether the tests run as well; `perintah` are those that do.
    """

    nama: str
    env: Mapping[str, str] = field(default_factory=dict)
    batas: Mapping[str, int] = field(default_factory=dict)
    awal: Callable[[], None] = lambda: None
    python: str = ""
    ruang: int = 0
    """Bytes of the disk that results go to, 0 = the machine's own."""
    harap: str = "sama"
    uji: bool = True
    perintah: Sequence[str] = ("render", "periksa", "reviu")

    def prepare(self) -> None:
        """Set limits and descriptors in the process that is to run."""
        import resource

        for name, value in self.batas.items():
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (value, value))
        self.awal()


def _onto(place: str) -> Callable[[], None]:
    return lambda: os.dup2(os.open(place, os.O_WRONLY), 1) and None


def _bound() -> None:
    """Let root be bound by permissions, too: what comes after `exec` has no such capability."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)


PYTHON = [Kondisi(f"Python 3.{minor}", python=f"python3.{minor}") for minor in (11, 12, 13, 14)]
LAIN = [
    Kondisi("tanpa fork", {"PYTHONPATH": "{tanpa_fork}"}),
    Kondisi("konsol cp1252", {"PYTHONIOENCODING": "cp1252"}),
    Kondisi("locale ASCII", {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    Kondisi("home hanya-baca", {"HOME": "{terkunci}", "XDG_CACHE_HOME": "", "XDG_CONFIG_HOME": "",
                                "KINERJA_SIMPANAN": ""}, awal=_bound),
    Kondisi("home tidak ada", {"HOME": "/tidak/ada"}, uji=False),
    Kondisi("TZ Pacific/Kiritimati", {"TZ": "Pacific/Kiritimati"}),
    Kondisi("TZ tidak dikenal", {"TZ": "bukan/zona:waktu"}),
    Kondisi("peringatan usang galat", {"PYTHONWARNINGS": "error::DeprecationWarning:kinerja_lib"}),
    Kondisi("64 berkas terbuka", batas={"NOFILE": 64}),
    Kondisi("memori 3 GB", batas={"AS": 3 << 30}),
    Kondisi("memori 400 MB", batas={"AS": 400 << 20}, harap="pesan", uji=False),
    Kondisi("disk penuh", ruang=5 << 20, harap="pesan", uji=False, perintah=("render",)),
    Kondisi("berkas paling besar 200 kB", batas={"FSIZE": 200_000}, harap="pesan", uji=False,
            perintah=("render",)),
    Kondisi("stdout ditutup", awal=lambda: os.close(1), uji=False),
    Kondisi("stdout penuh", awal=_onto("/dev/full"), harap="pesan", uji=False),
]  # fmt: skip


@dataclass(frozen=True)
class Akhir:
    """What a command came to."""

    kode: int
    cetak: bytes
    pesan: str
    hasil: dict[str, bytes]


class Ruang:
    """The folder of a run: places that conditions name, and results."""

    def __init__(self, akar: Path) -> None:
        self.akar = akar
        tanpa = akar / "tanpa_fork"
        tanpa.mkdir()
        (tanpa / "sitecustomize.py").write_text("import os\ndel os.fork\n")
        (akar / "terkunci").mkdir(mode=0o555)

    def environment(self, k: Kondisi) -> dict[str, str]:
        """Return the environment of a condition; "" takes a name away."""
        own = {n: v.format(tanpa_fork=self.akar / "tanpa_fork", terkunci=self.akar / "terkunci")
               for n, v in k.env.items()}  # fmt: skip
        base = os.environ | {"KINERJA_SIMPANAN": str(self.akar / "simpanan")} | own
        base["PYTHONPATH"] = os.pathsep.join(filter(None, [own.get("PYTHONPATH"), str(PROYEK)]))
        return {n: v for n, v in base.items() if v or n not in own}

    def python(self, k: Kondisi) -> str:
        """Return the interpreter of a condition, with what Kinerja needs in `.venv-3.x`."""
        if not k.python or k.python == f"python3.{sys.version_info.minor}":
            return sys.executable
        folder = PROYEK / f".venv-{k.python.removeprefix('python')}"
        own = str(folder / "bin" / "python")
        install = [own, "-m", "pip", "install", "-qq", "-c", "constraints.txt", "-e", ".[dev]"]
        if not (folder / ".siap").exists():
            for command in ([_interpreter(k.python), "-m", "venv", str(folder)], install):
                if subprocess.run(command, cwd=PROYEK, capture_output=True).returncode:
                    raise Tiada(f"{k.python} ada, tetapi pustakanya tidak dapat dipasang")
            (folder / ".siap").touch()
        return own

    @contextlib.contextmanager
    def output(self, k: Kondisi) -> Iterator[Path]:
        """Give a folder for results, on a disk of the size that the condition names."""
        folder = Path(tempfile.mkdtemp(dir=self.akar))
        if not k.ruang:
            yield folder
            return
        mount = ["mount", "-t", "tmpfs", "-o", f"size={k.ruang}", "tmpfs", str(folder)]
        if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
            raise Tiada("disk sekecil itu tidak dapat dibuat di mesin ini (perlu root)")
        try:
            yield folder
        finally:
            subprocess.run(["umount", str(folder)], check=True)

    def command(self, k: Kondisi, name: str, output: Path, *more: str) -> Akhir:
        """Run one command of Kinerja as the condition has it."""
        args = {"render": ["render", "lkj", "--satker", SATKER, "--tahun", TAHUN, "--output",
                           str(output), *more],
                "periksa": ["periksa"],
                "reviu": ["reviu", "--satker", SATKER, "--tahun", TAHUN]}[name]  # fmt: skip
        done = subprocess.run(
            [self.python(k), "-m", "kinerja_lib", *args, "--data", str(PROYEK / "data")],
            env=self.environment(k), preexec_fn=k.prepare, capture_output=True, cwd=self.akar,
            timeout=300,
        )  # fmt: skip
        printed = done.stdout.replace(str(output).encode(), b"OUTPUT")
        return Akhir(done.returncode, printed, done.stderr.decode("utf-8", "replace"),
                     _results(output))  # fmt: skip

    def tests(self, k: Kondisi) -> str:
        """Run the data part and return what fell; "" when nothing did."""
        done = subprocess.run(
            [self.python(k), "-m", "pytest", *UJI, "--basetemp", str(self.akar / "uji")],
            env=self.environment(k), preexec_fn=k.prepare, capture_output=True, cwd=PROYEK,
        )  # fmt: skip
        lines = done.stdout.decode("utf-8", "replace").splitlines() or [done.stderr.decode()[-300:]]
        fallen = [line for line in lines if line.startswith(("FAILED", "ERROR"))]
        return "" if done.returncode == 0 else "; ".join(fallen or lines[-1:])


def _interpreter(name: str) -> str:
    """Return an interpreter that runs: on the path, or one of pyenv's that is not switched on."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv", "versions")
    for found in (shutil.which(name), *map(str, sorted(root.glob(f"*/bin/{name}")))):
        if found and not subprocess.run([found, "--version"], capture_output=True).returncode:
            return found
    raise Tiada(TIADA)


def _results(output: Path) -> dict[str, bytes]:
    folder = output / TAHUN / SATKER
    return {p.name: VERSI.sub(b"", p.read_bytes()) for p in sorted(folder.glob("*"))}


def judge(k: Kondisi, name: str, got: Akhir, calm: Akhir) -> str:
    """Return `sama`, `pesan`, or what is wrong with how a command ended."""
    if found := HENTI.search(got.pesan):
        return f"JATUH ({found[0]}): kode {got.kode}: {got.pesan[-300:]}"
    other = [n for n in calm.hasil if got.hasil.get(n) != calm.hasil[n]]
    if other and name == "render":
        return f"JATUH: hasilnya lain ({', '.join(other)}), kode {got.kode}: {got.pesan[-300:]}"
    if got.kode == calm.kode and _alike(k, got.cetak, calm.cetak):
        return "sama"
    if k.harap == "pesan" and got.kode in (1, 2) and got.pesan.strip():
        return "pesan"
    return f"JATUH: kode {got.kode}, semestinya {calm.kode}: {got.pesan[-300:]}"


def _alike(k: Kondisi, now: bytes, before: bytes) -> bool:
    """Compare what was printed, by lines only where letters are encoded in another way."""
    if k.nama in TANPA_CETAK:
        return not now
    if "PYTHONIOENCODING" in k.env or "LC_ALL" in k.env:
        return now.count(b"\n") == before.count(b"\n")
    return now == before


def run(k: Kondisi, ruang: Ruang, calm: Mapping[str, Akhir]) -> dict[str, str]:
    """Return how each command ended, and the tests."""
    ends = {}
    if k.uji and (fallen := ruang.tests(k)):
        ends["uji"] = f"JATUH: {fallen}"
    with ruang.output(k) as output:
        for name in k.perintah:
            again = k.harap == "pesan" and name == "render"
            if again:
                ruang.command(TENANG, name, output)
            got = ruang.command(k, name, output, *(["--paksa"] if again else []))
            ends[name] = judge(k, name, got, calm[name])
    if k.harap not in ends.values():
        ends["harap"] = f"JATUH: tidak satu pun {k.harap}"
    return ends


TENANG = Kondisi("tenang")
TANPA_CETAK = ("stdout ditutup",)
"""Conditions in which nothing can be printed, and nothing is."""


def _brief(ends: Mapping[str, str]) -> str:
    """Say one word where all ended alike, else each."""
    one = {*ends.values()}
    return one.pop() if len(one) == 1 else "; ".join(f"{n}: {e}" for n, e in ends.items())


def main(wanted: Sequence[str]) -> int:
    """Run the conditions asked for and print the table; the exit code is 1 when one fell."""
    fell = 0
    print(f"{'kondisi':<30} {'detik':>6}  hasil", flush=True)
    with tempfile.TemporaryDirectory(prefix="matriks-") as folder:
        ruang = Ruang(Path(folder))
        with ruang.output(TENANG) as output:
            calm = {n: ruang.command(TENANG, n, output) for n in TENANG.perintah}
        for k in (*PYTHON, *LAIN):
            if wanted and not any(w.lower() in k.nama.lower() for w in wanted):
                continue
            start = time.monotonic()
            try:
                ends = run(k, ruang, calm)
                fell += any(e.startswith("JATUH") for e in ends.values())
                end = _brief(ends)
            except Tiada as error:
                end = str(error)
            except subprocess.TimeoutExpired:
                end, fell = "JATUH: tidak selesai dalam 300 detik", fell + 1
            print(f"{k.nama:<30} {time.monotonic() - start:>6.1f}  {end}", flush=True)
    return int(fell > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

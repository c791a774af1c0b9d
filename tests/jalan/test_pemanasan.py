"""A prepared process has nothing left to load, and can still be forked safely."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

CHAPTERS = "akuntabilitas anggaran depan lampiran monev pendahuluan penutup perencanaan sasaran"
CODE = f"""
import importlib, json, sys, threading
from kinerja_lib.jalan.pemanasan import prepare
chapters = [importlib.import_module("kinerja_lib.bab." + n) for n in "{CHAPTERS}".split()]
import kinerja_lib.satker.laporan
prepare()
before, threads = set(sys.modules), threading.active_count()
lap = kinerja_lib.satker.laporan.open_laporan("656794", 2023)
for make in (chapters[0].capaian, chapters[2].ikhtisar, chapters[4].semua, chapters[8].semua):
    make(lap)._repr_mimebundle_()
print(json.dumps([sorted(set(sys.modules) - before), threads]))
"""


@pytest.fixture(scope="module")
def prepared():
    ran = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def test_a_report_imports_nothing_more(prepared):
    assert [m for m in prepared[0] if not m.startswith("encodings")] == []


def test_no_thread_is_started(prepared):
    assert prepared[1] == 1

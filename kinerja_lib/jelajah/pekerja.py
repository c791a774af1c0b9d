"""One process of a build: codes as JSON on stdin, tables as `.npz` at the place named."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from kinerja_lib.jelajah.bangun import write_part

if __name__ == "__main__":
    write_part(Path(sys.argv[1]), json.load(sys.stdin), Path(sys.argv[2]))

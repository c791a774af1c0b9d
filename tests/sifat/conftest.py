"""How many examples a property is tried on: few and always the same ones in the suite.

`KINERJA_HYPOTHESIS=5000 pytest tests/sifat` tries as many of each, others at every run.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

BANYAK = int(os.environ.get("KINERJA_HYPOTHESIS", "0"))

settings.register_profile(
    "kinerja",
    max_examples=BANYAK or 60,
    derandomize=not BANYAK,
    database=None,
    deadline=None,
    suppress_health_check=[*HealthCheck],
)
settings.load_profile("kinerja")

"""A row of a table has the columns of its contract, and where it stands."""

from __future__ import annotations

import pytest

from kinerja_lib.paket import baris
from kinerja_lib.paket.skema import contracts
from kinerja_lib.sumber import BARIS, BERKAS


@pytest.mark.parametrize("nama", contracts())
def test_a_row_has_the_columns_of_its_contract(nama: str) -> None:
    kind = getattr(baris, f"Baris{nama.capitalize()}")
    columns = dict.fromkeys(contracts()[nama].columns, "str")
    assert {k: v.__forward_arg__ for k, v in kind.__annotations__.items()} == {
        BERKAS: "str",
        BARIS: "int",
        **columns,
    }

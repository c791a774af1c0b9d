"""Addresses: told from paths, their passwords known to the process and shown to nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kinerja_lib.dasar.alamat import conceal, is_remote, mask, password, whole


@pytest.mark.parametrize(
    ("place", "remote"),
    [
        ("s3://a/b", True),
        ("memory://a", True),
        ("data", False),
        ("/data", False),
        ("C:/data", False),
        ("C:\\data", False),
        (Path("data"), False),
    ],
)
def test_an_address_is_told_from_a_path(place: object, remote: bool) -> None:
    assert is_remote(place) is remote


@pytest.mark.parametrize(
    ("address", "bare", "secret"),
    [
        ("postgresql://u:rahasia@h:5432/db", "postgresql://u@h:5432/db", "rahasia"),
        ("postgresql+psycopg://u:a%40b@h/db", "postgresql+psycopg://u@h/db", "a@b"),
        ("postgres://u:a@b:c@h/db", "postgres://u@h/db", "a@b:c"),
        (
            "postgresql://h/db?user=u&password=p%2Fq&sslmode=require",
            "postgresql://h/db?user=u&sslmode=require",
            "p/q",
        ),
        ("postgresql://h/db?password=x", "postgresql://h/db", "x"),
        ("ftp://u:p@h/data", "ftp://u@h/data", "p"),
        ("postgresql://h:5432/db", "postgresql://h:5432/db", ""),
        ("tcp://10.0.0.5:8786", "tcp://10.0.0.5:8786", ""),
        ("s3://wadah/data@2023", "s3://wadah/data@2023", ""),
        ("sqlite:///data.db", "sqlite:///data.db", ""),
        ("C:/data:x@y", "C:/data:x@y", ""),
    ],
)
def test_a_password_is_taken_off_and_known_again(
    address: str, bare: str, secret: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "environ", {})
    assert conceal(address) == bare
    assert (whole(bare), password(bare)) == (address, secret)
    assert mask(f"alamat {address} ditolak") == f"alamat {bare} ditolak"

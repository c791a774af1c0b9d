"""The notebooks in a real JupyterLab: Run All; in the exploration a control changes the picture."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import PROYEK

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SABAR = 120_000
"""Milliseconds that a slow machine may take for a step."""


def free_port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start JupyterLab on a copy of notebooks and data; give its address."""
    root = tmp_path_factory.mktemp("lab")
    for name in ("notebooks", "data"):
        shutil.copytree(PROYEK / name, root / name)
    port = free_port()
    options = [
        "--no-browser",
        "--ServerApp.ip=127.0.0.1",
        f"--port={port}",
        "--allow-root",
        "--ServerApp.port_retries=0",
        "--IdentityProvider.token=",
        "--ServerApp.password=",
        f"--LabApp.workspaces_dir={root}/ruang",
        "--LabApp.news_url=",
        f"--LabApp.user_settings_dir={root}/setelan",
        "--LabApp.expose_app_in_browser=True",
    ]
    env = os.environ | {"JUPYTER_CONFIG_DIR": f"{root}/config", "PYTHONPATH": str(PROYEK)}
    with open(root / "log", "wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "kinerja_lib", "lab", *options],
            cwd=root,
            env=env,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/api", process, root / "log")
        yield address
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert process.poll() is None, log.read_text("utf-8", errors="replace")[-2000:]
        try:
            urllib.request.urlopen(address, timeout=2)
            return
        except OSError:
            time.sleep(0.5)
    pytest.fail(log.read_text("utf-8", errors="replace")[-2000:])


def run_all(page: Any, address: str, notebook: str) -> None:
    # A workspace of its own: JupyterLab would open the notebooks of the test before again.
    place = f"{address}/lab/workspaces/{notebook}/tree/{notebook}.ipynb"
    page.goto(place, wait_until="domcontentloaded")
    page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=SABAR)
    page.wait_for_function("jupyterapp.shell.currentWidget?.sessionContext?.isReady", timeout=SABAR)
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "notebook, said",
    [
        ("lkj", "Laporan Kinerja"),
        ("monev", "Triwulan IV"),
        ("reviu", "Kertas Kerja Reviu"),
        ("perjanjian", "Perjanjian Kinerja"),
        ("eksplorasi", "Eksplorasi Kinerja"),
    ],
)
def test_run_all_runs_all(page: Any, lab: str, notebook: str, said: str) -> None:
    run_all(page, lab, notebook)
    # JupyterLab draws only what is near the window: the outputs are read from its model.
    cells = page.evaluate(
        "jupyterapp.shell.currentWidget.content.model.sharedModel.toJSON().cells"
        ".filter(c => c.cell_type === 'code')"
    )
    assert all(c["execution_count"] for c in cells)
    outputs = [o for c in cells for o in c["outputs"]]
    assert [o for o in outputs if o["output_type"] in ("error", "stream")] == []
    shown = "".join("".join(o["data"].get("text/html", "")) for o in outputs if "data" in o)
    assert said.lower() in shown.lower()
    assert "<svg" in shown or "<table" in shown


def test_a_control_changes_the_picture(page: Any, lab: str) -> None:
    run_all(page, lab, "eksplorasi")
    page.wait_for_selector(".kinerja-pandangan svg", timeout=SABAR)
    shown = page.locator(".kinerja-pandangan").first
    before = shown.inner_html()
    button = page.get_by_role("button", name="Antartahun", exact=True)
    button.scroll_into_view_if_needed(timeout=SABAR)
    button.click(timeout=SABAR)
    page.wait_for_function(
        "old => document.querySelector('.kinerja-pandangan').innerHTML !== old",
        arg=before,
        timeout=SABAR,
    )
    scope = page.locator(".widget-dropdown:has(label:text-is('Lingkup')) select")
    scope.select_option(label="seluruh satker", timeout=SABAR)
    page.wait_for_function(
        "document.querySelector('.kinerja-pandangan').textContent.includes('+4 poin persen')",
        timeout=SABAR,
    )
    assert re.search(r"96\s*%", shown.inner_text())
    if where := os.environ.get("KINERJA_GAMBAR"):
        page.screenshot(path=where)

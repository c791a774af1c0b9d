"""The strong baseline, `python -m benchmarks.kuat BROWSER YEAR DATA OUTPUT KODE ...`.

One process, papermill's API with its own kernel, one nbconvert exporter and one Chromium kept open:
what an expert makes of the stock parts. The notebook is saved once, not after every cell.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import papermill
from nbconvert.exporters import HTMLExporter
from playwright.sync_api import sync_playwright

from benchmarks.cara import NOTEBOOK, OPSI_PERAMBAN


def main(peramban: str, tahun: str, data: str, output: str, *kode: str) -> None:
    """Make every report."""
    logging.disable(logging.WARNING)
    exporter = HTMLExporter(exclude_input=True)
    # playwright keeps an event loop in its thread; papermill wants a thread without one
    with ThreadPoolExecutor(1) as pool, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=peramban, args=[*OPSI_PERAMBAN])
        page = browser.new_page()
        for satker in kode:
            folder = Path(output, satker)
            folder.mkdir(parents=True, exist_ok=True)
            values = {"satker": satker, "tahun": int(tahun), "data": data}
            name = pool.submit(write_page, exporter, values, folder).result()
            page.goto(name.as_uri())
            page.pdf(path=folder / "lkj.pdf", format="A4", print_background=True)
        browser.close()


def write_page(exporter: Any, values: dict[str, Any], folder: Path) -> Path:
    """Run the notebook, write it and its page; return the page's path."""
    executed = papermill.execute_notebook(
        str(NOTEBOOK), None, parameters=values, engine_name=None, progress_bar=False
    )
    nbformat.write(executed, folder / "lkj.ipynb")
    page = folder / "lkj.html"
    page.write_text(exporter.from_notebook_node(executed)[0], encoding="utf-8")
    return page


def run(arguments: Sequence[str]) -> None:
    """Call `main` with the command's words."""
    main(*arguments)


if __name__ == "__main__":
    run(sys.argv[1:])

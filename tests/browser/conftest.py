"""A real browser for pages from disk; without one the tests are skipped, on CI they fail."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass
class Lembar:
    """A page that is open, with what it asked the network for and what it complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


OpenPage = Callable[..., Lembar]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Start the system's Chromium, or playwright's own."""
    from playwright.sync_api import Error, sync_playwright

    found = next(filter(None, map(shutil.which, NAMES)), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=found, args=ARGS)
        except Error as problem:
            if os.environ.get("CI") == "true":
                pytest.fail(f"browser tests need Chromium: {problem}")
            pytest.skip("no Chromium on this machine")
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Give a function that opens a file: `open_page(path, width=1280, dark=False)`.

    `bypass_csp` is for axe alone, which puts its own script into the page.
    """
    contexts = []

    def opened(
        path: Path, width: int = 1280, dark: bool = False, bypass_csp: bool = False, **more: Any
    ) -> Lembar:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            bypass_csp=bypass_csp,
            **more,
        )
        contexts.append(context)
        sheet = Lembar(context.new_page())
        sheet.page.on("request", lambda r: sheet.requests.append(r.url))
        sheet.page.on("console", lambda m: sheet.complaints.append(m.text))
        sheet.page.on("pageerror", lambda e: sheet.complaints.append(str(e)))
        sheet.page.goto(path.absolute().as_uri())
        return sheet

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def violations() -> Callable[[Any], list[str]]:
    """Give a function that lists what axe finds wrong with a page, with the places."""
    from axe_playwright_python.sync_playwright import Axe

    def found(page: Any) -> list[str]:
        response = Axe().run(page).response
        return [
            f"{v['id']}: {node['target']}" for v in response["violations"] for node in v["nodes"]
        ]

    return found

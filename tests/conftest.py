"""A browser for tests of pages, and what looks for obstacles in them; both skip where they cannot be had; Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver


def pytest_configure() -> None:
    """Take Ctrl-C as usual, also in a job in the background, which ignores it and so would all that it starts."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which the browser downloads."""
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="session")
def browser(downloads: Path) -> Iterator[WebDriver]:
    """Start a headless Chromium; tests skip where there is none."""
    os.environ["SE_AVOID_STATS"] = "true"  # Selenium tells its makers of each start otherwise; tests tell nobody
    selenium = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("no Chromium with its driver here (Debian: apt-get install chromium chromium-driver)")
    options = selenium.ChromeOptions()
    options.binary_location = binary
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,1000"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", {"download.default_directory": str(downloads)})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    made = selenium.Chrome(options=options, service=selenium.ChromeService(driver))
    yield made
    made.quit()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return axe-core, which looks for what keeps people from using a page; tests skip where npm cannot give it."""
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("no npm here to fetch axe-core with")
    place = tmp_path_factory.mktemp("axe")
    fetched = subprocess.run([npm, "pack", "axe-core@4"], cwd=place, capture_output=True, timeout=120, check=False)
    if fetched.returncode:
        pytest.skip("npm could not fetch axe-core")
    shutil.unpack_archive(next(place.glob("*.tgz")), place, "gztar")
    return (place / "package" / "axe.min.js").read_text(encoding="utf-8")

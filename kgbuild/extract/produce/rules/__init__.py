"""The rules that propose events, one file for each type, found by name order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kgbuild.extract.candidate import Candidate
    from kgbuild.extract.context import Context
    from kgbuild.extract.merging import Draft, Gathered

Producer = Callable[["Context"], Iterator["Candidate"]]
"""What proposes candidates for an article."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a type: what proposes its candidates, and what makes events of them if merging alone does not."""

    find: Producer
    gather: Callable[[Context, Sequence[Draft]], list[Gathered]] | None


@cache
def rules() -> Mapping[str, Rules]:
    """Return the rules of each type by the name of its class, in the order of the files."""
    modules = [import_module(f"{__name__}.{m.name}") for m in sorted(iter_modules(__path__), key=lambda m: m.name)]
    return {m.TYPE: Rules(m.find, getattr(m, "gather", None)) for m in modules}

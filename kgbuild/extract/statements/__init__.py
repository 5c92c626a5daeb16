"""Find who said what: quotations with their cues, and clauses reported in the writer's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kgbuild.extract.context import Context
from kgbuild.extract.cues import find_cues
from kgbuild.extract.statements.draft import Draft
from kgbuild.extract.statements.joint import shared
from kgbuild.extract.statements.layout import transcript
from kgbuild.extract.statements.learned import reported_drafts
from kgbuild.extract.statements.quoted import quoted
from kgbuild.extract.statements.reported import reported
from kgbuild.extract.statements.speaking_on import learned_attributions
from kgbuild.model import Statement

__all__ = ["find_statements"]


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of an article in text order.

    What labels give to somebody is direct speech as a whole. Quotations come first of the rest, since their marks are
    exact; then what the learned layer reads as reported; the rules for reported clauses fill what both leave open.
    """
    cues = find_cues(context)
    learned = learned_attributions(context)
    turns = transcript(context)
    drafts = turns + _outside(turns, quoted(context, cues, learned))
    drafts += _outside(turns, reported_drafts(context, learned, drafts))
    drafts += _outside(turns, reported(context, cues, drafts))
    statements = [draft.statement(context) for draft in shared(context, drafts)]
    return tuple(sorted(statements, key=lambda s: (s.parts[0].start, s.parts[-1].end)))


def _outside(turns: Sequence[Draft], drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts that share no word with a turn of a transcript."""
    taken = [part for turn in turns for part in turn.parts]
    return [draft for draft in drafts if not draft.overlaps(taken)]

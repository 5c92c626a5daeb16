"""Find who said what: quotations with their cues, and clauses reported in the writer's words."""

from __future__ import annotations

from kgbuild.extract.context import Context
from kgbuild.extract.cues import find_cues
from kgbuild.extract.statements.learned import learned_attributions, reported_drafts
from kgbuild.extract.statements.quoted import quoted
from kgbuild.extract.statements.reported import reported
from kgbuild.model import Statement

__all__ = ["find_statements"]


def find_statements(context: Context) -> tuple[Statement, ...]:
    """Return the statements of an article in text order.

    Quotations come first, since their marks are exact; then what the learned layer reads as reported; the rules for
    reported clauses fill what both leave open.
    """
    cues = find_cues(context)
    learned = learned_attributions(context)
    drafts = quoted(context, cues, learned)
    drafts += reported_drafts(context, learned, drafts)
    drafts += reported(context, cues, drafts)
    statements = [draft.statement(context) for draft in drafts]
    return tuple(sorted(statements, key=lambda s: (s.parts[0].start, s.parts[-1].end)))

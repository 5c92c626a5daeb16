"""What forbids a candidate to become an event, as one table; each firing is recorded."""

from kgbuild.extract.veto.table import AFTERWARDS, VETOES, EventVeto, Veto, vetoes_of

__all__ = ["AFTERWARDS", "VETOES", "EventVeto", "Veto", "vetoes_of"]

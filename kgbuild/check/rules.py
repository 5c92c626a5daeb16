"""The rules that SHACL cannot state well: what each is called and how grave a breach of it is."""

from __future__ import annotations

from dataclasses import dataclass

from rdflib.term import Node

from kgbuild.check.report import Finding, Severity

_BASE = "https://w3id.org/kgbuild/rules#"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its IRI, and what its findings are about in plain words."""

    iri: str
    title: str
    severity: Severity = Severity.VIOLATION

    def finding(self, focus: Node, message: str, *, path: str | None = None, value: Node | None = None) -> Finding:
        """Return a finding of this rule about one node; its label and location are filled in later."""
        return Finding(
            source=self.iri,
            title=self.title,
            component=self.iri,
            severity=self.severity,
            message=message,
            focus=focus,
            path=path,
            value=value,
        )


FACT_WITHOUT_PASSAGE = Rule(_BASE + "fact-without-passage", "Facts that do not say where they come from")
PASSAGE_INCOMPLETE = Rule(_BASE + "passage-incomplete", "Passages that do not lead to words in an article")
PASSAGE_INCONSISTENT = Rule(_BASE + "passage-inconsistent", "Passages that contradict themselves")
PASSAGE_QUOTE = Rule(_BASE + "passage-quote", "Passages whose words are not in the article at that place")
TEXT_CHANGED = Rule(_BASE + "text-changed", "Articles whose text is not the one that was read")
TEXT_MISSING = Rule(_BASE + "text-missing", "Articles whose text was not given", Severity.WARNING)
UNKNOWN_TERM = Rule(_BASE + "unknown-term", "Terms that their vocabulary does not define")
WRONG_USE = Rule(_BASE + "wrong-use", "Terms used as something else than what they are defined as")
LOOKALIKE = Rule(_BASE + "lookalike-namespace", "Terms of a namespace that only looks like a known one")
BLANK_NODE = Rule(_BASE + "blank-node", "Nodes without an IRI")
TEXT_NOT_IN_PASSAGES = Rule(_BASE + "text-not-in-passages", "Statements whose words are not those of their passages")
NAME_NOT_IN_PASSAGE = Rule(_BASE + "name-not-in-passage", "Passages that do not name what they are said to name")
MENTION_WRONG = Rule(_BASE + "mention-wrong", "Articles that mention other entities than their passages name")
WORDS_NOT_IN_TEXT = Rule(_BASE + "words-not-in-text", "Facts with words that their articles do not have")
FACT_ELSEWHERE = Rule(_BASE + "fact-elsewhere", "Facts whose passages are not of their article")
LABEL_WRONG = Rule(_BASE + "label-wrong", "Nodes whose label says other words than they do")
ACTOR_WRONG = Rule(_BASE + "actor-wrong", "Events whose actors or place are not those of their roles")
ROLE_WRONG = Rule(_BASE + "role-wrong", "Memberships whose role is another post than their words")
CLASS_WRONG = Rule(_BASE + "class-wrong", "Nodes of a class that is not above their own", Severity.WARNING)
LINK_WRONG = Rule(_BASE + "link-wrong", "Links to another node than the one that is spoken of")
LINE_WRONG = Rule(_BASE + "line-wrong", "Passages with the wrong line")
NOT_OURS = Rule(_BASE + "not-ours", "Not a graph of kgbuild's")
COUNT_WRONG = Rule(_BASE + "count-wrong", "A graph of another size than it says", Severity.WARNING)
NO_DESCRIPTION = Rule(_BASE + "no-description", "A graph that does not describe itself", Severity.WARNING)
TWO_BUILDS = Rule(_BASE + "two-builds", "Several builds in one graph", Severity.WARNING)
OLD_BUILD = Rule(_BASE + "old-build", "A graph of an older version", Severity.WARNING)

RULES = (
    FACT_WITHOUT_PASSAGE,
    PASSAGE_INCOMPLETE,
    PASSAGE_INCONSISTENT,
    PASSAGE_QUOTE,
    TEXT_CHANGED,
    TEXT_MISSING,
    UNKNOWN_TERM,
    WRONG_USE,
    LOOKALIKE,
    BLANK_NODE,
    TEXT_NOT_IN_PASSAGES,
    NAME_NOT_IN_PASSAGE,
    MENTION_WRONG,
    WORDS_NOT_IN_TEXT,
    FACT_ELSEWHERE,
    LABEL_WRONG,
    ACTOR_WRONG,
    ROLE_WRONG,
    CLASS_WRONG,
    LINK_WRONG,
    LINE_WRONG,
    NOT_OURS,
    COUNT_WRONG,
    NO_DESCRIPTION,
    TWO_BUILDS,
    OLD_BUILD,
)

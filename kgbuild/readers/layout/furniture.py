"""Tell page furniture, dates of publication and correction notes by their wording."""

from __future__ import annotations

import re

from kgbuild.model import PartialDate
from kgbuild.readers.dates import DATE, date_of, parse_date

_VERBS = "(?:share|like|tweet|print|e-?mail|save|send|bookmark|comment)"
_CHANNELS = "facebook|twitter|whatsapp|linkedin|pinterest|google plus|reddit|rss|e-?mail|(?:a |your )?friends?"
# Wordings that news pages put around articles; each stands for a whole line.
_PHRASES = (
    r"click (?:here )?to (?:follow|share|enlarge|subscribe|play|watch)\b.*",
    rf"{_VERBS}(?: (?:this|it)(?: \w+){{0,4}})?(?: (?:on|via|with|by|to) (?:{_CHANNELS}).*)?",
    rf"(?:{_VERBS}|{_CHANNELS})(?:[ |/,]+(?:{_VERBS}|{_CHANNELS}))*",
    r"(?:copy|copied) (?:this )?link(?: to .*)?",
    r"(?:no |\d+ )?comments?(?: \(?\d+\)?)?|(?:add|post|leave) (?:a |your )?comments?",
    r"(?:advertisement|advert|sponsored|promoted|paid content)(?: (?:feature|content|post|by|continues?)\b.*)?",
    r"(?:article|story) continues (?:below|after)\b.*",
    r"(?:sign up|subscribe|register|(?:log|sign) in)(?: (?:now|here|today|free|for (?:our|the)|to (?:our|get))\b.*)?",
    r"follow (?:us|me|the author|@\w+)\b.{0,80}|follow (?:him|her|them) (?:on|at)\b.{0,80}",
    r"(?:read|see|watch|listen|find out|show|load) (?:more|also|next|now|on)\b(?: ?[:>»…].*| (?:about|on) .*)?",
    r"(?:related|recommended|most (?:read|popular|viewed))(?:\s?:.*| (?:stories|articles|links|content|topics|news))?",
    r"more (?:on|from|about)(?: (?:this|the|our))?(?: \w+){1,2}|in (?:pictures|depth)(?:\s?:.*)?",
    r"scroll down(?: for (?:video|more|the latest).*)?",
    r"(?:video|photo|picture|image|graphic|audio|gallery|infographic)s?(?:\s?(?:by|credit|courtesy|:).*)?",
    r"(?:media|image) (?:caption|copyright|credit|playback)\b.*",
    r"(?:getty images?|reuters|ap photo|afp/getty images|pa wire|press association|rex features)(?:\s?[/|].*)?",
    r"(?:skip|jump) to (?:main |the )?(?:content|navigation|comments|footer)",
    r"(?:back|return) to (?:the )?(?:top|home|home ?page|main page|index)",
    r"(?:accept|manage) (?:all )?cookies\b.*",
    r"copyright\s*(?:©|\(c\)|\d{4}).*|©.*|.*\ball rights reserved\b.{0,40}",
    r"(?:topics|tags|filed under|topics mentioned|keywords|section|category)\s?:.*",
    r"\d+ (?:min(?:ute)?s?) read",
    r".*\bclick here\b.{0,60}",
    r"\((?:additional |with )?(?:reporting|writing|editing|compiled) by\b.*|(?:additional|with) reporting by\b.*",
    r"[\w.+-]+@[\w-]+\.[\w.]+|(?:https?://|www\.)\S+|@\w{2,20}",
)
_FURNITURE = re.compile("|".join(f"(?:{phrase})" for phrase in _PHRASES), re.IGNORECASE)
_SECTION_NAMES = """
    home news politics uk us usa world europe business economy sport sports opinion comment editorial analysis exclusive
    breaking live video culture society education health money tech science environment
"""
_SECTIONS = frozenset(_SECTION_NAMES.split())
_UPDATED = re.compile(r"(?:last )?(?:updated|modified)(?: on| at)?\s*[:|]?\s*", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|created|issued|date|filed)(?: on| at| online)?\s*[:|]?\s*)",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"[A-Z][\w ,.'’-]{{1,40}}?[,(]? ?{DATE}\)?(?: ?\([^()]{{1,30}}\))? ?(?:--|[-–—:])", re.IGNORECASE
)
_CORRECTION = re.compile(
    r"(?:the following (?:correction|clarification|apology|amendment)s?\b"
    r"|(?:an? |this )?(?:correction|clarification|erratum)s?(?: (?:and|&) (?:correction|clarification)s?)?"
    r"(?:\s*[:.–—-]|$| (?:to|of) (?:this|an earlier|the (?:article|story|report)|our)\b| \(| appended\b)"
    r"|(?:editor['’]?s['’]? )?(?:note|update|footnote)\s*[:.–—-].{0,80}"
    r"\b(?:amended|corrected|updated|revised|clarified|misstated|wrongly|incorrectly|in error)\b"
    r"|this (?:article|story|piece|report|post|page|headline|version)\b.{0,40}?"
    r"\b(?:was|were|has been|have been|is) (?:\w+ )?(?:amended|corrected|updated|edited|changed|revised|clarified)\b"
    r"|(?:an? )?(?:earlier|previous|original) versions? of this\b"
    r"|we (?:were wrong|wrongly|incorrectly|mistakenly)\b"
    r"|we (?:have|had) (?:amended|corrected)\b)",
    re.IGNORECASE,
)


def is_furniture(words: str) -> bool:
    """Say whether a line belongs to the page and not to the article."""
    if not any(character.isalnum() for character in words):
        return True
    if len(words.split()) > 16:
        return False
    updated = _UPDATED.match(words)
    if updated and parse_date(words[updated.end() :]):
        return True
    return bool(_FURNITURE.fullmatch(words)) or words.lower().strip(" :|>") in _SECTIONS


def publication_date(words: str) -> PartialDate | None:
    """Return the date of a line that holds nothing else, such as "Published: 8 May 2011" or "Sunday 8 May 2011"."""
    if not any(character.isalpha() for character in words) and len(words) < 8:
        return None  # a bare number such as 2011 is more often a figure than a date
    prefix = _PUBLISHED.match(words)
    return parse_date(words[prefix.end() :] if prefix else words)


def dateline_date(words: str) -> PartialDate | None:
    """Return the date of a paragraph that begins with place and full date: "LONDON, 8 May 2011 (AFP) - …"."""
    match = _DATELINE.match(words)
    return date_of(match) if match else None


def is_correction(words: str) -> bool:
    """Say whether a paragraph begins as a note that corrects the article."""
    return bool(_CORRECTION.match(words))

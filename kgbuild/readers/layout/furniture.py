"""Tell page furniture, dates of publication and correction notes by their wording."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kgbuild.model import PartialDate
from kgbuild.readers.bylines import is_post
from kgbuild.readers.dates import DATE, date_of, find_date, parse_date
from kgbuild.readers.layout.phrases import FURNITURE

_SECTION_NAMES = """
    home news politics uk us usa world europe business economy sport sports opinion comment editorial analysis exclusive
    breaking live video culture society education health money tech science environment
"""
_SECTIONS = frozenset(_SECTION_NAMES.split())
_MENU = frozenset(
    "sign in|log in|login|sign up|register|subscribe|subscriptions|menu|search|my account|account|newsletters|e-paper"
    "|epaper"
    "|jobs|weather|contact|contact us|about|about us|help|advertise|notices|obituaries|letters|sections|video|pictures"
    "|most read|latest|shop|donate|podcasts|puzzles".split("|")
)
_BARS = re.compile(r"\s*[|•·>/]\s*")
_UPDATED = re.compile(
    r"[(\[]?(?:this (?:article|story|page|report|post) (?:was|has been) )?(?:last |most recently )?"
    r"(?:updated?|modified|amended|edited|changed)(?: on| at)?\s*[:|]?\s*",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"(?:(?:first |originally |article |story |date )?(?:published|posted|created|issued|date|filed|aired|broadcast"
    r"|publication date)"
    r"(?: on| at| online)?\s*[:|,]?\s*)",
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


_CREDITED = re.compile(
    r".{10,300}(?:[.?!”\"] ?(?:Photo|Photograph|Picture|Image|Pic)s?(?: credit)?(?::| by| courtesy of)"
    r"|\((?:Photo|Photograph|Picture|Image|Pic)s?(?::| by| courtesy of))"
    r" ?[A-Z][^.:()]{1,60}\)?\.?"
    r"|.{10,300}(?:[.?!”\"] ?\(?|\()(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w.'’-]+ ?/ ?"
    r"(?:Getty(?: Images)?|AFP|AP|EPA|PA|Reuters|Rex|Shutterstock"
    r"|Bloomberg|Alamy|Press Association)(?: Images| Photo| via Getty Images)?\)?"
    r"|.{10,300}\((?:AP|PA|AFP|EPA|Reuters|Getty)(?: (?:Photo|Images?|Wire|Archive))?/[^()]{2,60}\)"
)
"""A caption that ends with whose picture it is."""


def is_furniture(words: str) -> bool:
    """Say whether a line belongs to the page and not to the article."""
    if not any(character.isalnum() for character in words) or _CREDITED.fullmatch(words):
        return True
    if len(words.split()) > 16:
        return False
    updated = _UPDATED.match(words)
    if updated and (updated_date(words, day_first=True) or _CLOCK.fullmatch(words[updated.end() :])):
        return True
    sections = _BARS.split(words.lower().strip(" :|>"))
    if len(sections) > 1 and all(section in _SECTIONS or section in _MENU for section in sections):
        return True  # a menu of the page
    posted = _PUBLISHED.match(words)
    if _CLOCK.fullmatch(words[posted.end() :].strip("[]()") if posted else words.strip("[]()")):
        return True  # the time of an entry of a live blog
    return bool(FURNITURE.fullmatch(words)) or words.lower().strip(" :|>") in _SECTIONS


def could_be_two_days(words: str) -> bool:
    """Say whether a line gives the date of publication, or of a change, in figures that cannot be read for certain."""
    return any(
        read(words) is None and read(words, day_first=True) is not None for read in (publication_date, updated_date)
    )


def publication_date(words: str, day_first: bool | None = None) -> PartialDate | None:
    """Return the date of a line that holds nothing else, such as "Published: 8 May 2011" or "Sunday 8 May 2011".

    What else such a line may hold is when the article was changed, and where it stands: "8 May 2011 | UK politics".
    `day_first` says how 08/05/2011 is meant.
    """
    if len(words) > _LONGEST_DATE_LINE or (not any(c.isalpha() for c in words) and len(words) < 8):
        return None  # a bare number such as 2011 is more often a figure than a date
    prefix = _PUBLISHED.match(words)
    rest = words[prefix.end() :] if prefix else words
    if date := parse_date(rest, day_first):
        return date
    first = _AFTER_DATE.split(rest, maxsplit=1)[0]
    if first != rest and (date := parse_date(first.strip(" ,;-–—"), day_first)):
        return date
    return find_date(rest) if prefix and len(words.split()) <= _MOST_WORDS else None


def updated_date(words: str, day_first: bool | None = None) -> PartialDate | None:
    """Return the date of a line that says when an article was changed: "Updated 9 May 2011 at 10:30"."""
    match = _UPDATED.match(words) if len(words) <= _LONGEST_DATE_LINE else None
    if match is None:
        return None
    rest = words[match.end() :].strip(" ()[]")
    return parse_date(rest, day_first) or find_date(rest)


_LONGEST_DATE_LINE = 160
_MOST_WORDS = 14
_AFTER_DATE = re.compile(
    r"\s*[|•·]\s*|\s/\s|[,;(]?\s*\b(?:last |and )*(?:updated|modified|amended)\b|\s+From the section\b"
    r"|\s+\d+ min(?:ute)?s? read",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at )?\d{1,2}[.:]\d\d(?:[.:]\d\d)?\s*(?:[ap]\.?m\.?)?(?: ?(?:GMT|BST|UTC|CET|E[SD]T"
    r"|[CMP][SD]T))?(?: ?\(\d.{0,20}\))?"
    r"|\d{1,2}\s?[ap]\.?m\.?(?: ?(?:GMT|BST|UTC|E[SD]T|[CMP][SD]T))?"
    r"|\d{1,3} ?(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?) ago",
    re.IGNORECASE,
)
_SMALL = frozenset("of the and & on for in le la de".split())


@dataclass(frozen=True, slots=True)
class Masthead:
    """A line that names somebody, the publisher for the most part, with the day of the issue.

    `publisher` is None if the name has no word that newspapers and broadcasters call themselves by.
    """

    publisher: str | None
    date: PartialDate


def masthead(words: str, day_first: bool | None = None) -> Masthead | None:
    """Read a line such as "Leeds Courier, 3 May 2017" or "Wednesday 3 May 2017 | Leeds Courier"; None if it is none.

    `day_first` says how 08/05/2011 is meant.
    """
    if len(words) > _LONGEST_DATE_LINE or len(words.split()) > _MOST_WORDS:
        return None
    for blank in re.finditer(r"\s+", words):
        before, after = words[: blank.start()].strip(_AROUND), words[blank.end() :].strip(_AROUND)
        for name, stated in ((before, after), (after, before)):
            day = _TIME_BESIDE.split(stated, maxsplit=1)[0]
            date = parse_date(stated, day_first) or parse_date(day, day_first) if _is_title(name) else None
            if date and len(date.iso) == _FULL:
                return Masthead(name if _PAPER.search(name) else None, date)
    return None


def is_nameplate(words: str) -> bool:
    """Say whether a line is the name of a newspaper or broadcaster and nothing else, such as "LEEDS COURIER"."""
    parts = words.split()
    capital = len(parts) <= _LONGEST_NAMEPLATE and all(p[0].isupper() or p.lower() in _SMALL for p in parts)
    return capital and bool(_NAMEPLATE.search(words))


_LONGEST_NAMEPLATE = 4
_NAMEPLATE = re.compile(
    r"\b(?:courier|times|herald|telegraph|gazette|chronicle|argus|tribune|advertiser|examiner|mercury|guardian|observer)$"
    r"|^(?:the )?(?:daily|evening|sunday|morning) (?:\w+ )?(?:mail|mirror|express|news|post|echo|star|standard|record)$"
    r"|^(?:bbc|itv|sky|cnn|nbc|abc|cbs|fox|npr|pbs) news$"
    r"|^(?:the )?(?!(?:next|previous|older|newer|latest|new|guest|blog|free|hot|full|all|our|your|my|world|e)\b)[\w-]+ "
    r"(?:daily |evening |sunday |weekly )?(?:mail|mirror|express|post|echo|star|standard|record|journal|press"
    r"|independent|sun|citizen|argus)$",
    re.IGNORECASE,
)
"""Fewer words than `_PAPER` knows: without a date beside it, "Post" or "Leader" may stand in any headline."""
_PAPER_WORDS = """
    courier times news post herald mail guardian telegraph express mirror star sun independent observer gazette echo
    chronicle journal standard argus press tribune record advertiser examiner mercury reporter review today daily weekly
    evening morning bbc itv sky cnn nbc abc cbs npr pbs reuters ap afp pa bloomberg online tv radio magazine globe
    bulletin dispatch scotsman spectator statesman citizen voice politico guido standard economist wire monitor register
    sentinel ledger leader democrat republican union inquirer enquirer sunday saturday argus banner beacon
"""
_PAPER = re.compile(rf"\b(?:{'|'.join(_PAPER_WORDS.split())})\b|\.(?:com|co\.uk|org|net)\b", re.IGNORECASE)
_FULL = len("2011-05-08")
_TIME_BESIDE = re.compile(r"\s+[/|]\s+(?=\d)")
_AROUND = " ,.-–—|•·():/"


def _is_title(name: str) -> bool:
    """Say whether words are a name: capitalised but for small words, and none of them a weekday or month."""
    parts = name.split()
    if not 1 <= len(parts) <= 6 or parse_date(f"1 {parts[-1]} 2000") or find_date(name):
        return False
    if _NOT_TITLES.match(name) or any(is_post(part) for part in name.split(", ")[1:]):
        return False
    return all(part[0].isupper() or part.lower() in _SMALL for part in parts) and any(p[0].isupper() for p in parts)


_NOT_TITLES = re.compile(
    r"(?:by|load|published|posted|updated|last|first|on|date|at|from|since|until|issued|created|filed)\b"
    r"|.*\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)


_COMMENTS = re.compile(
    r"(?:view |read |show |see |leave |post |write |add |join )?(?:all |a |your |the |reader |readers['’]? )*(?:\d+ )?"
    r"(?:comments?|conversation|discussion|responses|repl(?:y|ies))(?: ?\(?\d+\)?)?\s*[:▼]?|have your say"
    r"|what do you think\?|(?:\d+|one|two|three) (?:responses?|comments?|repl(?:y|ies)|thoughts?) (?:to|on) .*"
    r"|comments (?:are|have been|is) .{0,40}|what (?:our |the )?readers (?:say|said|think)\s*:?",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"(?:more on this story|related (?:stories|articles|content|topics|links|news)|more (?:stories|news|from"
    r"|like this)\b.*"
    r"|you (?:may|might) also (?:like|be interested in)|most (?:read|popular|viewed|shared)|(?:read|see) (?:also|more)"
    r"|(?:top|latest|other|recommended) (?:stories|news|articles)|elsewhere on .{0,30}|around the (?:web|bbc))\s*:?",
    re.IGNORECASE,
)


def begins_comments(words: str) -> bool:
    """Say whether a line stands above what readers wrote: "12 comments", "Join the conversation"."""
    return len(words) < _LONGEST_DATE_LINE and bool(_COMMENTS.fullmatch(words))


def begins_more(words: str) -> bool:
    """Say whether a line stands above links to other articles: "Related stories", "Most read"."""
    return len(words) < 60 and bool(_MORE.fullmatch(words))


def dateline_date(words: str) -> PartialDate | None:
    """Return the date of a paragraph that begins with place and full date: "LONDON, 8 May 2011 (AFP) - …"."""
    match = _DATELINE.match(words)
    return date_of(match) if match else None


def is_correction(words: str) -> bool:
    """Say whether a paragraph begins as a note that corrects the article."""
    return bool(_CORRECTION.match(words))

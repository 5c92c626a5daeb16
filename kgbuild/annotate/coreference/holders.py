"""Ask the reference data who held the post that a role phrase names: in the country it speaks of, on that day.

An article without a date is of the days on which all posts that it gives were held.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from kgbuild import nouns
from kgbuild.annotate.coreference.draft import Scene, StatedPost
from kgbuild.layers import HintKind, PostPhrase, state
from kgbuild.model import DateInterval
from kgbuild.reference import Known


@dataclass(slots=True)
class Holders:
    """Who surely held a post, and who may have, each with why that is not sure."""

    certain: set[str] = field(default_factory=set)
    open: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which countries a phrase may speak: those it surely does, and those that its sentence brings in besides.

    `told`: its own words say so. Where nothing in the article tells of any country, `countries` is None: any.
    """

    countries: frozenset[str] | None
    others: frozenset[str] = frozenset()
    told: bool = False


def asked_of(scene: Scene, phrase: PostPhrase, office: str) -> Asked:
    """Return the countries of whose post a phrase may speak.

    Its own words decide ("the French president"). Else it is the country that the article is about, unless the
    sentence speaks of others alone; in an article on no one country it is the only one of its sentence. A country
    that has no such post ("the prime minister said that America had spoken") does not count.
    """
    layer = scene.countries
    inside = layer.within(phrase.chunk.start, phrase.chunk.end)
    if inside:
        nations = frozenset(c for c in inside if c != state(c))
        return Asked(nations or inside, told=True)
    around = scene.sentence(phrase.head)
    here = frozenset(c for c in layer.within(around.start, around.end) if _has(scene, c, office))
    near = frozenset(state(c) for c in here)
    if layer.main and _has(scene, layer.main, office):
        here = claimed(scene, phrase.head, office)
        near = frozenset(state(c) for c in here)
        return Asked(_narrow(here, layer.main), near - {layer.main} if layer.main not in near else frozenset())
    if len(near) == 1:
        return Asked(_narrow(here, next(iter(near))))
    every = frozenset(state(c) for c in layer.named | ({layer.home} - {""}) if _has(scene, c, office))
    any_at_all = None if not layer.named and not layer.home else frozenset[str]()
    return Asked(near or every or any_at_all, (near or every) if len(near or every) > 1 else frozenset())


def claimed(scene: Scene, i: int, office: str) -> frozenset[str]:
    """Return the countries that may have a post and that the sentence of token i names as more than a place or topic.

    "The prime minister flew to Paris" and "spoke on Iraq" leave him his own country's; "In Israel the prime minister"
    and "French ministers told the prime minister" do not.
    """
    here = scene.sentence(i)
    found: set[str] = set()
    for hint in scene.countries.hints:
        if not (hint.tells and here.start <= hint.chunk.start and hint.chunk.end <= here.end):
            continue
        before = hint.chunk.start - 1 - (scene.lower(hint.chunk.start - 1) == "the")
        topic = hint.kind in _PLACES and before > here.start and scene.lower(before) in _PREPOSITIONS
        if not topic and _has(scene, hint.country, office):
            found |= {hint.country, state(hint.country)}
    return frozenset(found)


_PLACES = frozenset({HintKind.NAME, HintKind.CAPITAL, HintKind.PLACE})
_PREPOSITIONS = frozenset("in on to with over from against into about towards across at by for near of via".split())


def _has(scene: Scene, country: str, office: str) -> bool:
    """Say whether a country may have a post: for the heads of states and governments the data list who has which."""
    record = scene.reference.countries.get(country)
    if record is None or not (record.government or record.state) or office not in scene.head_offices:
        return True
    whole = scene.reference.countries.get(state(country), record)
    if office in {*record.government, *record.state, *whole.government, *whole.state}:
        return True
    held = scene.reference.holders(office, ANY_TIME, country=country)  # a chancellor need not lead the government
    return bool(held.certain or held.candidates)


def _narrow(here: frozenset[str], country: str) -> frozenset[str]:
    """Return a country with the nations of it that a sentence tells, or that may be meant where it tells none."""
    return frozenset({country}) | {c for c in here if state(c) == country}


def spoken_of(scene: Scene, i: int) -> frozenset[str]:
    """Return the countries that the sentence of token i, the one before it, or the article as a whole speaks of."""
    here = scene.sentence(i)
    before = scene.sentence(max(here.start - 1, 0))
    first = before if scene.block_of[before.start] == scene.block_of[i] else here
    near = scene.countries.within(first.start, here.end)
    return near | (frozenset({scene.countries.main}) - {""})


def holders_of(scene: Scene, post: StatedPost, on: DateInterval, countries: frozenset[str] | None) -> Holders:
    """Return the holders of a post in some countries (None: in any), their nations included.

    A post whose country the data do not say, as in a folder of the user's own, is a post of any.
    """
    found = Holders()
    for office in dict.fromkeys((post.words, post.office)):
        others = _own_sense(scene, post.words, office)
        known = scene.reference.holders(office, on, post.body) if office else Known()
        for identifier in known.certain:
            if _of(scene, identifier, office, on, countries, others):
                found.certain.add(identifier)
        for candidate in known.candidates:
            if _of(scene, candidate.id, office, on, countries, others):
                found.open[candidate.id] = candidate.reason
    found.open = {i: reason for i, reason in found.open.items() if i not in found.certain}
    return found


def _own_sense(scene: Scene, words: str, office: str) -> frozenset[str]:
    """Return the countries where words do not mean this office: the premiers of Canada lead its provinces."""
    if words == office:
        return frozenset()
    return frozenset(o.country for o in scene.reference.offices if o.office == words and o.country and o.same != office)


def _of(
    scene: Scene,
    person: str,
    office: str,
    on: DateInterval,
    countries: frozenset[str] | None,
    others: frozenset[str],
) -> bool:
    """Say whether somebody's post of these days is one of these countries, and of none of the others."""
    held = (p for p in scene.reference.people[person].posts if p.office == office and p.period.may_meet(on))
    own = {p.country for p in held} - others
    return bool(own) and (countries is None or "" in own or any(_within(c, countries) for c in own))


def _within(country: str, countries: frozenset[str]) -> bool:
    """Say whether a post's country is asked for: a nation with its state, unless other nations of it are.

    The state's own post is also one of a nation's: "the Scottish first minister" is listed as Britain's.
    """
    nations = {c for c in countries if c != state(c) and state(c) == state(country)}
    if country in countries or (country == state(country) and nations):
        return True
    return state(country) in countries and not nations


def basis_of(scene: Scene, person: str, post: StatedPost, words: str, on: DateInterval) -> str:
    """Say what makes somebody the holder that a phrase means: the phrase, the day, and from when to when he held it."""
    offices = {post.office, post.words}
    held = next(p.period for p in scene.reference.people[person].posts if p.office in offices and p.period.meets(on))
    start = held.start.isoformat() if held.start else "an unknown day"
    known = f", known until {held.last_seen}" if held.last_seen else ""
    when = f"{start} to {held.end}" if held.end else f"from {start} on{known}"
    return f'"{words}" on {days(on)}: post held {when}'


def days(on: DateInterval) -> str:
    """Return a day, or the first and last of several."""
    return str(on.first) if on.first == on.last else f"{on.first} to {on.last}"


ANY_TIME = DateInterval(date(1900, 1, 1), date(2100, 12, 31))
"""What an article is read against when nothing dates it: whoever ever held a post may be meant."""


_MARGIN = 7


def time_frame(scene: Scene) -> DateInterval | None:
    """Return the article's own date, else the days that most of its posts share; None when it gives none.

    Where it gives nobody a post by name, those that it speaks of may still tell: in an article on Blair and Brown that
    speaks of the prime minister and of the chancellor, the one was prime minister and the other chancellor.
    """
    if scene.when is not None:
        return scene.when
    held = [
        days
        for draft in scene.people
        for stated in draft.posts
        if draft.reference is not None and not stated.former
        if (days := scene.reference.days_in_office(draft.reference, stated.office, stated.body)) is not None
    ]
    if not held:
        return _inside(_spoken_of(scene))
    shared = ([d for d in held if d.first <= one.first <= d.last] for one in held)
    return _inside(_span(max(shared, key=lambda around: (len(around), _span(around).first))))


def _span(around: Sequence[DateInterval]) -> DateInterval:
    """Return the days that all of some intervals share."""
    return DateInterval(max(d.first for d in around), min(d.last for d in around))


def _spoken_of(scene: Scene) -> DateInterval | None:
    """Return the days on which people whom the article names held most of the posts that it speaks of, two at least.

    None where two spans of days fit as well.
    """
    posts = (p.post for p in scene.posts if p.determiner == "the" and not p.plural and not p.former)
    offices = {nouns.office(" ".join(scene.lower(i) for i in post)) for post in posts}
    known = [d.reference for d in scene.people if d.reference is not None]
    held = {
        (name, DateInterval(days.first + timedelta(_MARGIN), days.last - timedelta(_MARGIN)))
        for name in offices
        for person in known
        if (days := scene.reference.days_in_office(person, name, None)) is not None
        and (days.last - days.first).days > 3 * _MARGIN
    }
    spans = {}
    for _, day in held:
        around = [(o, d) for o, d in held if d.first <= day.first <= d.last]
        span = _span([d for _, d in around])
        spans[(span.first, span.last)] = len({o for o, _ in around})
    best = max(spans.values(), default=0)
    fitting = [DateInterval(*span) for span, count in sorted(spans.items()) if count == best]
    return fitting[0] if best >= _FEWEST and len(fitting) == 1 else None


_FEWEST = 2  # posts that together tell a time


def _inside(frame: DateInterval | None) -> DateInterval | None:
    """Leave out the days around the ends: there two people hold one post, and registers differ by a day or two."""
    if frame is None or (frame.last - frame.first).days < 3 * _MARGIN:
        return frame
    return DateInterval(frame.first + timedelta(_MARGIN), frame.last - timedelta(_MARGIN))

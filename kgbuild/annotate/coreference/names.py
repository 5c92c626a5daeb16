"""Cluster mentions by name: full names first, then what is part of the name of just one person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from kgbuild.annotate.coreference.draft import Draft, Scene
from kgbuild.annotate.coreference.spelling import CALLED_BY_GIVEN_NAME, bare_family_name, family_names
from kgbuild.annotate.lexicon import COURTESY, GIVEN_NAME_TITLES, PEERAGE, ROYAL
from kgbuild.annotate.turns import in_order
from kgbuild.layers import MentionForm, Name
from kgbuild.lookup import Index
from kgbuild.model import EntityKind
from kgbuild.reference.lookup import fold

_COLLECTIVE = frozenset({EntityKind.PARTY, EntityKind.ORGANIZATION})


@dataclass(frozen=True, slots=True)
class _Form:
    """A person's name as it stands in one place: the words without titles, and the title in lower case."""

    name: Name
    shown: tuple[str, ...]
    words: tuple[str, ...]
    title: str

    @property
    def gender(self) -> str | None:
        return COURTESY.get(self.title)

    @property
    def full(self) -> bool:
        return len(self.words) > 1


def cluster_people(scene: Scene, names: Iterable[Name]) -> None:
    """Cluster the names of people; a name that is part of two others goes to neither, and keeps both."""
    forms = [f for n in names if n.kind is EntityKind.PERSON and (f := _form(scene.doc, n)) is not None]
    forms = _with_shared_names(scene, forms)
    people: Index[str, Draft] = Index()
    undecided: list[tuple[_Form, list[Draft]]] = []
    for form in sorted((f for f in forms if f.full), key=lambda f: (-len(f.words), f.name.chunk.start)):
        draft = _bearer(scene, form, people) or _new(scene, people, " ".join(form.shown), form.words)
        draft.namesake |= _is_namesake(scene, form) and any(
            d.words == draft.words for d in scene.people if d is not draft
        )
        _add(scene, draft, form)
    short = [f for f in forms if not f.full]
    for form in sorted(short, key=lambda f: f.title not in PEERAGE | ROYAL):
        bearers = _bearers(scene, form, people)
        if len(bearers) > 1 and all(d.namesake for d in bearers):
            _add(scene, _last_named(bearers, form), form)
        elif len(bearers) > 1:
            undecided.append((form, bearers))
        else:
            _add(scene, bearers[0] if bearers else _new_short(scene, form, people), form)
    for form, bearers in undecided:
        _add(scene, _usual(bearers) or _ambiguous(scene, form, bearers, people), form)


def _with_shared_names(scene: Scene, forms: Sequence[_Form]) -> list[_Form]:
    """Return the forms, each given name with the family name that it shares with the one behind "and"."""
    families = {f.words[-1] for f in forms if f.full}
    untitled = {f.name.chunk.start: f for f in reversed(forms) if f.full and not f.title}
    return [_with_shared_name(scene, f, families, untitled) for f in forms]


def _with_shared_name(scene: Scene, form: _Form, families: Collection[str], untitled: Mapping[int, _Form]) -> _Form:
    """Return a given name with the family name that it shares with the one behind "and": "Ann and Ben Bell"."""
    end = form.name.chunk.end
    if form.full or form.title or scene.lower(end) != "and" or scene.reference.first_name_gender(form.shown[0]) is None:
        return form
    if form.words[0] in families:  # "Stewart and Ben Bell", of Tom Stewart
        return form
    other = untitled.get(end + 1)
    if other is None or len(other.words) != 2 or scene.reference.first_name_gender(other.shown[0]) is None:
        return form
    return _Form(form.name, (*form.shown, other.shown[-1]), (*form.words, other.words[-1]), form.title)


def _new(scene: Scene, people: Index[str, Draft], name: str, words: tuple[str, ...]) -> Draft:
    """Start the cluster of a person, who is found by the words of the name and by the records that bear it."""
    draft = scene.new(EntityKind.PERSON, name, words)
    records = (f"record {i}" for i in scene.reference.people_named(name))
    called = (words[0], words[-1], " ".join(words[-2:]), *family_names(words, scene.countries.named))
    people.add(draft, (*called, *records))
    return draft


def cluster_things(scene: Scene, names: Iterable[Name]) -> None:
    """Cluster parties, organisations, places and publications by identifier, else by name."""
    found: dict[tuple[EntityKind, str], Draft] = {}
    for name in names:
        if name.kind is EntityKind.PERSON:
            continue
        text = scene.text(name.chunk)
        known = name.candidates[0] if len(name.candidates) == 1 else None
        open_ = "" if known else "|".join(name.candidates)
        key = (name.kind, known or fold(text).removeprefix("the ") + open_)
        draft = found.get(key) or scene.new(name.kind, text)
        found[key] = draft
        draft.reference = draft.reference or known
        draft.candidates |= set() if known else set(name.candidates)
        draft.plural = draft.plural or name.kind in _COLLECTIVE
        draft.add(name.chunk, MentionForm.NAME)


def name_words(doc: Doc, name: Name) -> list[str]:
    """Return the words of a person's name without the titles before it."""
    words: list[str] = []
    for token in doc[name.chunk.start : name.chunk.end]:
        if words and not doc[token.i - 1].whitespace_:
            words[-1] += token.text
        else:
            words.append(token.text)
    words = in_order(words)
    words = [w[:-2] if w.endswith(("'s", "’s")) else w for w in words]
    while len(words) > 1 and _is_title(words[0], name.title) and words[1] != "of" and not _initials(words):
        words.pop(0)
    return words


def _initials(words: Sequence[str]) -> bool:
    """Say whether a name opens with two initials: "M. A. Bell" is no Monsieur."""
    return all(len(w.rstrip(".")) == 1 for w in words[:2])


def _is_title(word: str, title: str) -> bool:
    lower = word.lower().rstrip(".")
    return lower in COURTESY or lower == title.lower()


def _form(doc: Doc, name: Name) -> _Form | None:
    shown = [w for w in name_words(doc, name) if fold(w)]  # a dash is no word of a name
    if not shown:
        return None
    first = doc[name.chunk.start].lower_.rstrip(".")
    title = name.title.lower() or (first if first in COURTESY and len(name.chunk) > len(shown) else "")
    if _initials(shown):
        title = ""
    if title in PEERAGE and "of" in shown and not _is_title(shown[0], title):
        shown.insert(0, name.title or title.title())
    return _Form(name, tuple(shown), tuple(fold(w) for w in shown), title)


def _add(scene: Scene, draft: Draft, form: _Form) -> None:
    """Add a name to a cluster, with what its title and first name tell."""
    draft.add(form.name.chunk, MentionForm.NAME)
    if form.title:
        draft.titles.add(form.name.title or form.title.title())
    draft.gender = draft.gender or form.gender
    if not draft.gender and len(draft.words) > 1:
        draft.gender = scene.reference.first_name_gender(draft.words[0]) or None


def _bearer(scene: Scene, form: _Form, people: Index[str, Draft]) -> Draft | None:
    """Return the person of whom a full name is another form: same first and last word, the end of a longer name, or a
    nickname that the reference data know.
    """
    fitting: list[Draft] = []
    same: list[Draft] = []
    own = set(scene.reference.people_named(" ".join(form.words)))
    for draft in people.by((form.words[-1], *(f"record {i}" for i in own))):
        if form.gender and draft.gender and form.gender != draft.gender:
            continue
        ends = len(draft.words) > len(form.words) and draft.words[-len(form.words) :] == form.words
        if draft.words[-1] == form.words[-1] and _same_first(draft.words[0], form.words[0]):
            same.append(draft)
            continue
        if ends or len(own.intersection(scene.reference.people_named(draft.name))) == 1:
            fitting.append(draft)
    if same and _is_namesake(scene, form):
        for draft in same:
            draft.namesake = True
        return None
    if same:
        return _last_named(same, form) if same[0].namesake else same[0]
    return fitting[0] if len(fitting) == 1 else None


def _is_namesake(scene: Scene, form: _Form) -> bool:
    """Say whether the words beside a name tell that it is another's: "his namesake Ann Bell", "Bell (no relation)"."""
    start, end = form.name.chunk.start, form.name.chunk.end
    behind = [scene.lower(i) for i in range(end, min(scene.sentence(start).end, end + _NEAR))]
    before = (scene.lower(start - 2), scene.lower(start - 1))
    if ("no", "relation") in pairwise(behind) or before == ("confused", "with"):
        return True
    if scene.lower(start - 1) in {"different", "second", "other"}:
        return scene.lower(start - 2) in {"a", "the"}
    return scene.lower(start - 1) in {"namesake", "another"}


_NEAR = 10  # tokens


def _last_named(drafts: Sequence[Draft], form: _Form) -> Draft:
    """Return the one of several namesakes who is named last before a name; the first of them if none is."""
    start = form.name.chunk.start
    return max(drafts, key=lambda d: max((m.chunk.end for m in d.mentions if m.chunk.end <= start), default=-1))


def _same_first(a: str, b: str) -> bool:
    """Say whether two first names agree: the same word, or an initial of it."""
    short, long = sorted((a, b), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _bearers(scene: Scene, form: _Form, people: Index[str, Draft]) -> list[Draft]:
    """Return the people whom a family name, with or without a title, or a first name may mean."""
    word = form.words[-1]
    called = people.by((word, bare_family_name(word)))
    called = [d for d in called if not (form.gender and d.gender and form.gender != d.gender)]
    called = [d for d in called if not d.candidates and _titles_agree(scene, form, d)]
    if form.title in GIVEN_NAME_TITLES:
        return [d for d in called if d.words[0] == word]
    # "Mr Hale-Crane" is Ann Hale Crane, too
    by_family = [
        d
        for d in called
        if bare_family_name(word) in family_names(d.words, scene.countries.named) or word == " ".join(d.words[-2:])
    ]
    by_given = not form.title or scene.countries.main in CALLED_BY_GIVEN_NAME
    if by_family or not (by_given or scene.reference.first_name_gender(word) is None):
        return by_family
    return [d for d in called if d.words[0] == word]  # "Mr Thaksin": a given name that is none of English


def _titles_agree(scene: Scene, form: _Form, draft: Draft) -> bool:
    """Say whether a title may belong to a person: "Lord Lamb" need not be Mr Lamb, nor "Prince Adam" Adam Bell."""
    own = {t.lower() for t in draft.titles}
    if form.title in ROYAL:
        return bool(own & ROYAL)
    if own & ROYAL and len(draft.words) == 1:
        return not form.title
    if form.title not in PEERAGE:
        return len(draft.words) > 1 or not form.title or not own & PEERAGE
    if len(draft.words) == 1 or own & PEERAGE:
        return bool(own & PEERAGE)
    peers = set(scene.reference.people_named(f"{form.title} {form.words[-1]}"))
    person = set(scene.reference.people_named(draft.name))
    return bool(peers & person) or not person


def _new_short(scene: Scene, form: _Form, people: Index[str, Draft]) -> Draft:
    keeps_title = form.title in PEERAGE or form.title in ROYAL
    label = f"{form.name.title or form.title.title()} {form.shown[-1]}" if keeps_title else form.shown[-1]
    return _new(scene, people, label, (form.words[-1],))


def _usual(bearers: Sequence[Draft]) -> Draft | None:
    """Return the one bearer of a shared family name whom the article also calls by the short form elsewhere."""
    called = []
    for draft in bearers:
        titled = any(t.lower() in COURTESY and t.lower() not in GIVEN_NAME_TITLES for t in draft.titles)
        if any(len(m.chunk) == 1 or (titled and len(m.chunk) == 2) for m in draft.mentions):
            called.append(draft)
    return called[0] if len(called) == 1 else None


def _ambiguous(scene: Scene, form: _Form, bearers: Sequence[Draft], people: Index[str, Draft]) -> Draft:
    """Return the cluster of a short name that may mean several people."""
    names = {d.name for d in bearers}
    for draft in people.by(form.words[-1:]):
        if draft.words == form.words[-1:] and draft.candidates == names:
            return draft
    draft = _new(scene, people, form.shown[-1], form.words[-1:])
    draft.candidates = names
    return draft

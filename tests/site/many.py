"""A graph of many articles without the hours that reading them would take.

A few articles are built as any are. Each is then repeated under another name, with other people and another year: names
of people are swapped for names of as many letters, in the text and in the graph, so that every passage still stands on
its words. What people have in common (parties, places, bodies) stays.
"""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import cycle
from pathlib import Path

from pyoxigraph import RdfFormat, Store, serialize

from kgbuild.build import BuildOptions, build
from kgbuild.query.view import View, load_view

WOMEN = ("Anna", "Dora", "Edie", "Faye", "Jean", "Lena", "Lucy", "Mary", "Nina", "Nora", "Rosa", "Ruth", "Tess", "Vera")
MEN = ("Adam", "Carl", "Dirk", "Ewan", "Fred", "Hugh", "Ivor", "Joel", "Karl", "Luke", "Noel", "Omar", "Owen", "Sven")
FAMILIES = ("Bell", "Cole", "Dorn", "Frye", "Gale", "Hart", "Holm", "Kerr", "Lowe", "Moss", "Nash", "Orme", "Penn",
            "Pike", "Rudd", "Shaw", "Tull", "Voss", "Webb", "Yale")  # fmt: skip
YEARS = ("2009", "2010", "2011", "2012", "2013", "2014")
_SEED = 20

PATTERNS = {
    "talks.txt": """Anna Bell meets Carl Dorn in Leeds

12 May 2011

Anna Bell met Carl Dorn in Leeds on 11 May 2011. The talks lasted for two hours.

"We talked about schools and nothing else," Ms Bell said. Mr Dorn said that the talks had been useful.

"I will not join the Green Party," Mr Dorn told the House of Commons. He denied that he had met Ruth Frye.

Ms Bell will meet Ruth Frye in Cardiff on 20 May 2011. She may meet Mr Dorn again.
""",
    "leaves.txt": """Party loses a councillor

3 March 2011

Carl Dorn, a councillor in Leeds, has left the Labour Party and joined the Green Party.

Anna Bell, the leader of the Labour Party, said she was sad about it. "He was a good councillor," Ms Bell said.

Ruth Frye has endorsed Mr Dorn. She said that he "would be missed by nobody".
""",
    "posts.txt": """Leader resigns

8 June 2011

Anna Bell resigned as leader of the Liberal Democrats on 7 June 2011.

Carl Dorn was appointed leader of the Liberal Democrats on 8 June 2011. "It is an honour," Mr Dorn said.

Ruth Frye claimed that Ms Bell had been pushed out. Ms Bell denied it.
""",
    "count.txt": """Greens win in Leeds

6 May 2011

The Green Party won the local elections on 5 May 2011. The Green Party gained 40 seats. The Labour Party lost 31 seats.

Anna Bell, a councillor in Leeds, said the voters had been clear. "We must listen," she said.

The Conservative Party and the Liberal Democrats may form a coalition, Carl Dorn said.

MPs voted against the motion on 4 May 2011.
""",
    "unnamed.txt": """12 April 2011. Anna Bell and Carl Dorn met in Dundee on 11 April 2011, a spokesman said.

"They got on well," said the spokesman. Mr Dorn said nothing of Ruth Frye.
""",
}
_NAMES = ("Anna", "Carl", "Ruth", "Bell", "Dorn", "Frye", "2011")
_PLACE = re.compile(rf"(?<![A-Za-z0-9])({'|'.join([*_NAMES, *map(str.lower, _NAMES)])})(?![A-Za-z0-9])")


def many(folder: Path, number: int) -> tuple[View, dict[str, str]]:
    """Return the records of a graph of many articles, and their texts by file name.

    Args:
        folder: where the patterns may be written.
        number: how many articles.
    """
    for name, text in PATTERNS.items():
        (folder / name).write_text(text, encoding="utf-8")
    built = build([folder], BuildOptions(check=False))
    lines = sorted(serialize(built.quads, format=RdfFormat.N_QUADS).decode().splitlines())
    shared = [line for line in lines if not _PLACE.search(line) and not any(f"/{name}" in line for name in PATTERNS)]
    parts = {name: _PLACE.split("\n".join(_part(lines, name, set(shared)))) for name in PATTERNS}
    chance, store, texts = random.Random(_SEED), Store(), dict[str, str]()
    store.load(input="\n".join(shared).encode(), format=RdfFormat.N_QUADS)
    for n, (name, text) in zip(range(number), cycle(PATTERNS.items()), strict=False):
        file, names = f"{n:04}-{name}", _people(chance)
        texts[file] = _swapped(_PLACE.split(text), names)
        own = _swapped(parts[name], names).replace(f"/{name}", f"/{file}").replace(f'"{name}"', f'"{file}"')
        store.load(input=own.replace(_sha256(text), _sha256(texts[file])).encode(), format=RdfFormat.N_QUADS)
    return load_view(store), texts


def _part(lines: Iterable[str], name: str, shared: Set[str]) -> Iterator[str]:
    """Yield what a graph says of an article and of whom it may name: not what it says of others, nor what all share."""
    others = [other for other in PATTERNS if other != name]
    return (line for line in lines if line not in shared and not any(f"/{other}" in line for other in others))


def _people(chance: random.Random) -> dict[str, str]:
    """Return other people and another year for those of the patterns; some come up far more often than others."""
    women, families = _some(chance, WOMEN, 2), _some(chance, FAMILIES, 3)
    others = (women[0], *_some(chance, MEN, 1), women[1], *families, chance.choice(YEARS))
    names = dict(zip(_NAMES, others, strict=True))
    return names | {name.lower(): other.lower() for name, other in names.items()}


def _swapped(pieces: Sequence[str], names: Mapping[str, str]) -> str:
    """Return a text of which every second piece is a name, with other names."""
    return "".join(names[piece] if n % 2 else piece for n, piece in enumerate(pieces))


def _some(chance: random.Random, names: Sequence[str], number: int) -> list[str]:
    """Return different names, the first of them far more often than the last."""
    found: list[str] = []
    while len(found) < number:
        name = names[int(len(names) * chance.random() ** 2)]
        found += [name] if name not in found else []
    return found


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()

"""Time resolution on made-up articles: 100,000 mentions of people must take under 10 seconds.

    python bench/resolution.py [--mentions 100000]

The names come from the reference data, shuffled: records, namesakes, strangers and bare family names, with posts and
parties. Prints the seconds, and how many entities came out.
"""

from __future__ import annotations

import argparse
import random
import time

from kgbuild.model import Article, ArticleFacts, EntityKind, EntityRef, LocalEntity, PartialDate, Role, Span
from kgbuild.reference import Reference, load_reference
from kgbuild.resolve import resolve

PEOPLE, MENTIONS = 20, 5  # of an article; of each person


def articles(reference: Reference, mentions: int) -> list[ArticleFacts]:
    """Return articles that hold so many mentions of people."""
    chance = random.Random(1)
    names = sorted({p.name for p in reference.people.values()})
    parties = sorted(reference.parties)
    found = []
    for n in range(mentions // (PEOPLE * MENTIONS)):
        entities, roles = [], []
        for k in range(PEOPLE):
            first, last = (chance.choice(names).split() for _ in range(2))
            name = chance.choice([" ".join(first), f"{first[0]} {last[-1]}", last[-1]])
            spans = tuple(Span(m * 10, m * 10 + 5) for m in range(MENTIONS))
            entities.append(LocalEntity(kind=EntityKind.PERSON, name=name, mentions=spans))
            if chance.random() < 0.3:
                post, party = chance.choice(["MP", "leader", "councillor"]), EntityRef(PEOPLE)
                roles.append(Role(person=EntityRef(k), post=post, organization=party, passages=(spans[0],)))
        party_id = chance.choice(parties)
        entities.append(LocalEntity(kind=EntityKind.PARTY, name=party_id, mentions=(Span(0, 1),), reference=party_id))
        date = PartialDate(str(chance.randint(1998, 2014)))
        article = Article(file_name=f"{n}.txt", text="x" * 99, path=f"{n}.txt", date=date)
        found.append(ArticleFacts(article=article, entities=tuple(entities), roles=tuple(roles)))
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, default=100_000)
    options = parser.parse_args()
    reference = load_reference()
    made = articles(reference, options.mentions)
    start, cpu = time.perf_counter(), time.process_time()
    resolution = resolve(made, reference)
    took, waited = time.process_time() - cpu, time.perf_counter() - start
    print(f"{options.mentions} mentions in {len(made)} articles: {len(resolution.entities)} entities")
    print(f"{took:.1f} s of processor time, {waited:.1f} s by the clock")


if __name__ == "__main__":
    main()

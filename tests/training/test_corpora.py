from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span

from training.corpora import passage_places, syntax_and_entities

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
VOCAB = spacy.blank("en").vocab


def test_passages_are_found_in_another_order():
    """A passage's place is where its text stands, whatever order the other annotation has its documents in."""
    assert passage_places(["one.", "two.", "three."], "three.one.two.") == [6, 10, 0]


def test_a_repeated_passage_stands_before_its_own_successor():
    """Of several places with the same text the one is meant after which the next passages follow."""
    assert passage_places(["Thanks,", "Ann", "Thanks,", "Bob"], "Thanks,BobThanks,Ann") == [10, 17, 0, 7]


def test_a_passage_that_is_missing_is_an_error():
    """Entities are never read off another passage's place."""
    with pytest.raises(ValueError, match="passage 1"):
        passage_places(["here.", "gone."], "here.there.")


def test_entities_reach_their_words_through_another_order_and_tokenisation(tmp_path):
    """Each entity is marked on the words that it was annotated on, and on no others."""
    bins = {
        "ud/ewt_train": [["Ann", "came", "."], ["Bob", "Hill", "left", "."]],
        "ner/uner_train": [["Bob", "Hill", "left."], ["Ann", "came", "."]],
        **{f"{kind}_{part}": [] for kind in ("ud/gumfree", "ner/gum") for part in ("train", "dev")},
        **{f"{kind}_dev": [] for kind in ("ud/ewt", "ner/uner")},
    }
    for name, texts in bins.items():
        docs = [Doc(VOCAB, words) for words in texts]
        for doc in docs if name.startswith("ner") else ():
            doc.set_ents([Span(doc, 0, 2 if doc[0].text == "Bob" else 1, "PERSON")])
        (tmp_path / name).parent.mkdir(exist_ok=True)
        DocBin(attrs=["ENT_IOB", "ENT_TYPE"], docs=docs).to_disk(tmp_path / f"{name}.spacy")
    assert [[w.entity for w in p.words] for p in syntax_and_entities(tmp_path)] == [
        ["B-PERSON", "O", "O"],
        ["B-PERSON", "I-PERSON", "O", "O"],
    ]


@pytest.mark.slow
@pytest.mark.skipif(not CORPORA.exists(), reason="needs ../shared/corpora")
def test_no_entity_of_the_corpora_is_lost():
    """All but a few of the entities that UNER and GUM annotate begin and end with words of the treebanks."""
    names = [f"ner/{name}_{part}.spacy" for name in ("uner", "gum") for part in ("train", "dev")]
    annotated = sum(len(doc.ents) for name in names for doc in DocBin().from_disk(CORPORA / name).get_docs(VOCAB))
    marked = sum(w.entity.startswith("B") for p in syntax_and_entities(CORPORA) for w in p.words)
    assert annotated * 0.999 < marked <= annotated

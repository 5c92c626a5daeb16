"""The tables of a graph: their columns with types and meanings, as a data dictionary states them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Cell = str | int | float | bool | None
"""A value of a table; None where there is none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type ("string", "integer", "number", "boolean" or "date") and what it says.

    `refers` names the table whose `id` it holds.
    """

    name: str
    type: str
    description: str
    refers: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its rows in a fixed order; `key` says whether `id` tells each row from all others."""

    name: str
    description: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]

    @property
    def key(self) -> bool:
        """Whether the first column is the key of the table."""
        return self.columns[0].name == "id"


def text(name: str, description: str, refers: str = "") -> Column:
    """Return a column of texts."""
    return Column(name, "string", description, refers)


ID = text("id", "What the thing is called in all tables: its IRI without the graph's base.")
IRI = text("iri", "The node of the graph.")
CONFIDENCE = Column("confidence", "number", "From 0 to 1: a hint how sure kgbuild is, not a probability.")
DAYS = (
    Column("first_day", "date", "The first day on which it can have been; empty if the text tells none."),
    Column("last_day", "date", "The last day on which it can have been; empty if the text tells none."),
)
PLACE = (
    text("words", "The words that state it; several passages are joined by ' … '."),
    text("sentence", "The words of the first passage with the rest of their sentence."),
    text("article_id", "The article that states it.", "articles"),
    text("file", "The file or record that was read."),
    Column("line", "integer", "The line of the file on which the words begin, from 1."),
)
ARTICLES = (
    ID,
    text("file", "The file or record that was read."),
    text("headline", "The headline."),
    text("publisher", "Who published it."),
    text("published", "The date of publication as far as known: 2011, 2011-05 or 2011-05-08."),
    text("authors", "Who wrote it, separated by '; '."),
    text("url", "Where it is on the web."),
    text("language", "The language, as a tag of BCP 47."),
    Column("statements", "integer", "How many statements it reports."),
    Column("events", "integer", "How many events it tells of."),
    IRI,
)
PEOPLE = (
    ID,
    text("name", "The full name."),
    text("party", "The party that the graph gives most often for this person."),
    text("party_id", "The same party.", "parties"),
    text("posts", "Posts held by the articles, separated by '; '."),
    text("same_as", "Identifiers elsewhere, separated by blanks."),
    text("candidates", "Whom the name may mean, if the articles do not decide, separated by '; '."),
    Column("articles", "integer", "How many articles name the person."),
    Column("mentions", "integer", "How many passages name the person."),
    Column("statements", "integer", "How many statements the person makes."),
    Column("events", "integer", "In how many events the person takes part."),
    IRI,
)
PARTIES = (
    ID,
    text("name", "The full name."),
    text("same_as", "Identifiers elsewhere, separated by blanks."),
    Column("articles", "integer", "How many articles name the party."),
    Column("mentions", "integer", "How many passages name the party."),
    Column("statements_of_members", "integer", "How many statements people of this party make."),
    Column("events", "integer", "In how many events the party takes part."),
    IRI,
)
OTHERS = (
    ID,
    text("kind", "Organization, Place, Publication, Document or UnnamedSource."),
    text("name", "The name, or the words for a source without one."),
    text("same_as", "Identifiers elsewhere, separated by blanks."),
    Column("articles", "integer", "How many articles name it."),
    Column("mentions", "integer", "How many passages name it."),
    IRI,
)
NAMES = (
    text("entity_id", "Whom or what the name means."),
    text("kind", "Person, Party, Organization, Place, Publication, Document or UnnamedSource."),
    text("name", "A name by which articles call it."),
    Column("main", "boolean", "Whether this is the full name."),
)
POSTS = (
    ID,
    text("person", "Who holds or held the post."),
    text("person_id", "The same.", "people"),
    text("post", "The post, such as 'leader' or 'MP for Wantage'."),
    text("organization", "The party or body."),
    text("organization_id", "The same."),
    Column("former", "boolean", "Whether it is a post of the past, by the article."),
    *DAYS,
    text("source", "Where it is from if no article states it: the reference data, or an event."),
    *PLACE,
    IRI,
)
EVENTS = (
    ID,
    text("kind", "Meeting, Defection, Election, ElectionResult, Resignation, …"),
    text("label", "The event in a few words."),
    text("factuality", "Actual, Planned, Possible or Denied; several, separated by '; ', where articles differ."),
    *DAYS,
    text("date_text", "When, in the words of the article."),
    text("rank", "Deprecated: a figure that was corrected; Preferred: the one to go by among several."),
    text("revises_id", "The figure that this one corrects.", "events"),
    CONFIDENCE,
)
PARTICIPANTS = (
    text("event_id", "The event.", "events"),
    text("role", "The property of the ontology: person, participant, fromParty, contestant, place, …"),
    text("entity_id", "Who or what has this role."),
    text("kind", "What kind of thing that is."),
    text("name", "Its name."),
)
STATEMENTS = (
    ID,
    text("speaker", "Who says it; '(unknown)' where the text does not tell."),
    text("speaker_id", "The same."),
    text("speaker_kind", "What kind of thing the speaker is."),
    text("speaker_party", "The speaker's party, as in the table of people."),
    text("speaker_candidates", "Who it may be where the text does not decide, separated by '; '."),
    text("speech_type", "Direct, Indirect or Mixed."),
    text("cue", "The words that report it, such as 'said'."),
    text("text", "What was said."),
    text("about", "Who and what is named in it, separated by '; '."),
    text("published", "The date of the article, as far as known."),
    CONFIDENCE,
)
ABOUT = (
    text("statement_id", "The statement.", "statements"),
    text("entity_id", "Who or what is named in it."),
    text("kind", "What kind of thing that is."),
    text("name", "Its name."),
)
PASSAGES = (
    text("of_id", "The fact or entity that the passage is of."),
    text("of_kind", "What kind of thing that is: Statement, Post, an event's or an entity's kind."),
    text("role", "'states' it, is its 'cue', names its 'speaker', or is a 'mention' of an entity."),
    text("article_id", "The article.", "articles"),
    text("file", "The file or record that was read."),
    Column("line", "integer", "The line on which the words begin, from 1."),
    Column("start", "integer", "The first character of the words in the text, from 0."),
    Column("end", "integer", "The character after the last."),
    text("words", "The words."),
    text("sentence", "The words with the rest of their sentence."),
)

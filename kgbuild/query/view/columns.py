"""The columns of tables, described once: for files, their data dictionary, data frames, and the tables of a site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_FILTERS = {"date": "date", "integer": "number", "number": "number"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type ("string", "integer", "number", "boolean" or "date") and what it says.

    `refers` names the table whose `id` it holds. `heading` is its name on a page (else its name in words), and `filter`
    how a page filters by it: "text" (part of it), "choice" (one of few values), "date", "number" or "none"; left open,
    its type decides.
    """

    name: str
    type: str
    description: str
    refers: str = ""
    heading: str = ""
    filter: str = ""

    @property
    def title(self) -> str:
        """What a page calls it."""
        return self.heading or self.name.replace("_", " ").capitalize()

    @property
    def filters(self) -> str:
        """How a page filters by it."""
        return self.filter or _FILTERS.get(self.type, "text")


def pick(columns: Iterable[Column], *names: str) -> tuple[Column, ...]:
    """Return some columns by their names, in the order of these."""
    found = {column.name: column for column in columns}
    return tuple(found[name] for name in names)


def text(name: str, description: str, refers: str = "", *, heading: str = "", filter: str = "") -> Column:
    """Return a column of texts."""
    return Column(name, "string", description, refers, heading, filter)


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
PUBLISHED = text(
    "published", "The article's date of publication as far as known: 2011, 2011-05 or 2011-05-08.", filter="date"
)
ARTICLES = (
    ID,
    text("file", "The file or record that was read."),
    text("headline", "The headline.", heading="Article"),
    text("publisher", "Who published it.", filter="choice"),
    PUBLISHED,
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
    text("party", "The party that the graph gives most often for this person.", filter="choice"),
    text("party_id", "The same party.", "parties"),
    text("posts", "Posts held by the articles, separated by '; '."),
    text("same_as", "Identifiers elsewhere, separated by blanks."),
    text("candidates", "Whom the name may mean, if the articles do not decide, separated by '; '."),
    Column("articles", "integer", "How many articles name the person."),
    Column("mentions", "integer", "How many passages name the person."),
    Column("statements", "integer", "How many statements the person makes.", heading="Said"),
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
    text("kind", "Meeting, Defection, Election, ElectionResult, Resignation, …", filter="choice"),
    text("label", "The event in a few words.", heading="Who and what"),
    text(
        "factuality",
        "Actual, Planned, Possible or Denied; several, separated by '; ', where articles differ.",
        filter="choice",
    ),
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
    text("speaker_party", "The speaker's party, as in the table of people.", heading="Party", filter="choice"),
    text("speaker_candidates", "Who it may be where the text does not decide, separated by '; '."),
    text("speech_type", "Direct, Indirect or Mixed.", heading="Speech", filter="choice"),
    text("cue", "The words that report it, such as 'said'."),
    text("text", "What was said.", heading="What was said"),
    text("about", "Who and what is named in it, separated by '; '."),
    PUBLISHED,
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
ON_PAGES = (
    text("article", "The headline of the article that states it, or its first words and its file."),
    text("where", "The file, and the line on which the words begin.", filter="none"),
    text("place", "Where it happened, if the text tells."),
    text("parties", "The parties that take part, and those of the people who do."),
    Column("said_of", "integer", "How many statements name the person in what is said.", heading="Said about"),
)
"""What only a site's tables hold: several columns of others in one, or what others have in a table of their own."""
NAMED = (
    text("name", "The full name."),
    Column("articles", "integer", "How many articles name it."),
    Column("statements", "integer", "How many statements are made in its name.", heading="Said"),
    Column("said_of", "integer", "How many statements name it in what is said.", heading="Said about"),
    Column("events", "integer", "In how many events it takes part."),
)
"""What a site's tables hold of parties, bodies and places."""

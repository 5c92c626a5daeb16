"""Words of English that the rules of annotation know, as data; names of a country's politics live in data/reference."""

from __future__ import annotations

from kgbuild.english import table, words

COURTESY = {word: None if gender == "any" else gender for word, gender in table("title").items()}
"""Titles that stand before a name, in lower case, with the gender they tell."""

HONOURS = frozenset("highness majesty excellency holiness eminence royal".split())
"""What follows "His" and "Her" before the names of some."""

GIVEN_NAME_TITLES = frozenset(
    "sir dame prince princess king queen pope sheikh sheik shaykh sheikha datuk dato datin tun sultan emir".split()
)
"""Titles that go with a given name alone ("Sir Digby", "Datuk Anwar")."""

DOUBLE_HONOURS = frozenset("sri seri".split())
"""Second words of honours: "Tan Sri Muhyiddin", "Datuk Seri Anwar"; "Sri" alone opens other names."""

ARABIC_ARTICLES = frozenset("al el ul ad as ash an at az".split())
"""Articles that a hyphen joins to a family name, which news leaves out elsewhere ("al-Sisi", "Mr Sisi")."""

SURNAMES_FIRST = words("family name first")
"""Family names of China, Korea and Vietnam, which stand first."""

PEERAGE = frozenset("lord lady baroness viscount viscountess earl countess baron marquess".split())
"""Titles that belong to the name: "Lord Lamb" need not be Mr Lamb."""

ROYAL = frozenset("prince princess king queen pope duke duchess".split())
"""Titles without which a name is not complete."""

RANKS = words("rank")
"""Posts that news writes like a title before a name ("President Bush", "Councillor Niblock"): no part of the name."""

NOT_AFTER_PEERAGE = frozenset(
    """
    chancellor mayor chief justice advocate president privy speaker provost lieutenant high consort royal regent
    universe world america
    """.split()
)
"""Words that make a post or rank of "Lord" or "Princess", not a name."""

PARTICLES = frozenset("de del della di da van von der den bin bint ibn al el la du dos ap ben abu".split())
"""Lower-case words inside a family name."""

SUFFIXES = frozenset("jr sr jnr snr ii iii iv".split())

POST_NOMINALS = frozenset("MP MEP MSP AM TD QC KC MLA OBE MBE CBE".split())
"""Letters after a name: no part of it."""

NAME_WORDS = words("word and given name")
"""Given names that are words as well: at the start of a sentence they count only if no other given name follows."""

NOT_NAMES = frozenset(
    """
    the a an and or but if when while as at in on of for to from with by is was are were be been he she it they we you
    i his her its their our my your this that these those there here what who which where why how not no yes so then
    now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april
    june july august september october november december some many most more all any each few several one two
    three four five six seven eight nine ten after before during since until about against between among both
    either neither however although though because despite meanwhile earlier later last next first second third new
    old former also only just even still yet never always often sometimes asked speaking writing according
    government parliament commons lords cabinet downing street house brexit
    mr mrs ms miss sir dr
    """.split()
)
"""Words that a capital letter alone does not make part of a person's name."""

NAMES_OF_BODIES = words("end of a name")
"""Words that end the name of a body, a place or a thing, or that name a group."""

COMPASS = frozenset("north south east west northern southern eastern western central great upper lower greater".split())
"""Words that open the name of a place."""

SURNAMES_TOO = frozenset(
    "hall church lane park west north day bush street hill wood poll rivers mountain bridge court house lake".split()
)
"""Those of them that are family names as well: after a given name alone they make a person."""

ORGANIZATION_WORDS = words("end of a body")
"""Words that end the name of a body."""

BODY_NOUNS = frozenset(
    """
    group union charity thinktank think-tank tank firm company agency organisation organization watchdog campaign lobby
    consultancy supermarket bank retailer broadcaster quango institute airline manufacturer startup start-up
    """.split()
)
"""Nouns right before the name of a body: "the pressure group Clear Water"."""

PARTISANS = frozenset("liberal labour labor tory conservative republican democrat green".split())
"""What somebody is, before the name: "the former Liberal Ann Bell"."""

FIRMS = words("before a firm")
"""Nouns before the name of a body, or of somebody whose given name tells it apart."""

SPEECH_VERBS = words("speech verb")
"""Verbs that report speech, writing or a state of mind, as lemmas."""

GENDERED = table("gendered")
"""Nouns that tell the gender of whom they name, in lower case."""

GENDER_OF = table("pronoun")
"""Pronouns of the third person that tell a gender."""


POST_HEADS = words("post")
"""Nouns that name a post or an occupation; what stands before them says which."""

POST_PLURALS = frozenset(
    """
    mps meps msps ams tds mlas mpps qcs chairmen chairwomen spokesmen spokeswomen businessmen congressmen councilmen
    people police critics policemen secretaries attorneys-general
    """.split()
)
"""Plurals of heads that do not just add an s, or that are listed among the heads themselves."""

IN_CAPITALS = words("post in capitals")
"""Heads that are abbreviations: in small letters they are other words."""

SHORT_FOR = table("short for")
"""Abbreviations of heads, with a full stop or without, that stand right before a name."""

SEAT_HOLDERS = words("seat holder")
"""Heads that are named with the place they sit for ("MP for Harborne", "Harborne MP")."""

CHAMBERS = words("chamber")
"""Last words of the bodies that belong to the name of a post ("Cabinet minister", "Commons leader")."""

NAMED_WITH_THEIR_BODY = words("post of a body")
"""Heads that are so named."""

ABOUT = frozenset("adviser advisor expert spokesman spokeswoman spokesperson authority commentator specialist".split())
"""Heads that "on" joins to what they deal with."""

POST_MODIFIERS = words("before a post")
"""Words that may stand between a party or determiner and the head of a post."""

PARTY_POSTS = words("behind a party")
"""Nouns that a party's name stands before."""

FORMER = frozenset("former ex ex- one-time onetime then late erstwhile sometime previous outgoing ousted".split())
"""Words that say a post is over."""

PASSED_OVER = frozenset(
    """
    new current present longest-serving long-serving veteran leading top young old newly-elected newly-appointed
    centre-left centre-right left-wing right-wing influential popular controversial outspoken rebel maverick
    flamboyant respected prominent powerful famous failed sacked disgraced retired respected
    british english french german italian spanish american russian chinese japanese indian israeli palestinian iraqi
    iranian turkish greek dutch belgian swedish danish norwegian finnish polish czech hungarian romanian bulgarian
    portuguese swiss austrian australian canadian mexican brazilian argentine argentinian chilean cuban egyptian
    libyan syrian lebanese jordanian saudi afghan pakistani bangladeshi indonesian malaysian thai vietnamese korean
    ukrainian georgian serbian croatian bosnian kosovan albanian cypriot maltese icelandic zimbabwean kenyan nigerian
    ghanaian ugandan sudanese ethiopian tunisian moroccan algerian gibraltarian us u.s. uk eu un
    """.split()
)
"""Adjectives before a post that are no part of its name: they tell of the holder, or of which country."""

LINKED_TO_A_PLACE = words("post of a place")
"""Heads whose post is named with the place ("Bishop of Durham")."""

GROUP_HEADS = words("group")
"""Heads of noun phrases that stand for somebody who is not named."""

DOCUMENT_HEADS = words("document")
"""Heads that stand for something written rather than somebody."""

PARTS = words("part of a body")
"""Nouns in small letters that name a part of a named body."""

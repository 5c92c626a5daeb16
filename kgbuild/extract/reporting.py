"""The verbs and nouns that report words or a state of mind, as lemmas: what a learned cue must contain to count.

Gathered by class: speech acts and manner of speech, writing and publishing, judgement and praise, belief and feeling,
evidence (after the reporting verbs of Quirk et al. 1985, section 16.31, and Hyland 2002 on citation verbs). Verbs that
tell only what somebody wants or does ("want", "plan", "try") are left out on purpose.
"""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell add ask claim warn argue insist announce explain reveal stress suggest declare state continue conclude
    confirm concede acknowledge maintain note observe complain comment reply respond answer retort remark repeat
    reiterate recall assert allege contend imply indicate signal hint inform remind assure advise brief caution counter
    disclose divulge emphasise emphasize underline underscore highlight mention point outline propose recommend
    request call demand urge beg plead appeal press implore exhort order instruct invite challenge
    question query wonder quip joke boast brag mutter murmur whisper shout cry exclaim scream rant thunder rage
    testify swear promise pledge vow threaten guarantee predict forecast prophesy speculate confess admit own
    deny reject dismiss refute rebut repudiate dispute rule disagree agree accept object protest
    interject interrupt intervene elaborate clarify specify detail describe define characterise characterize portray
    depict label brand dub term liken compare speak talk lecture preach pronounce proclaim decree submit
    muse record quote cite paraphrase summarise summarize translate
    relay convey communicate relate recount narrate report encourage refer reference chant apologise apologize
    """.split()
)
WRITING = frozenset("write tweet blog post publish email e-mail text sign pen print read headline".split())
JUDGING = frozenset(
    """
    accuse blame criticise criticize condemn denounce attack blast slam lambast lambaste deride ridicule mock scorn
    scoff rubbish savage decry deplore lament bemoan regret rebuke chide scold berate castigate censure charge
    praise hail applaud welcome commend congratulate laud salute thank defend justify excuse vouch
    endorse advocate express voice air offer play
    """.split()
)
BELIEVING = frozenset(
    """
    believe think feel hope fear expect assume reckon guess suspect doubt consider regard see view know understand
    suppose imagine realise realize recognise recognize worry anticipate estimate calculate judge hold conclude decide
    bet trust consider convince persuade
    """.split()
)
SHOWING = frozenset(
    """
    show find prove demonstrate suggest confirm conclude establish discover identify estimate warn tell indicate imply
    """.split()
)
NOUNS = frozenset(
    """
    warning statement allegation accusation complaint criticism suggestion prediction denial admission belief
    opinion concern insistence assertion argument announcement message assessment advice plea assurance
    confession declaration contention expectation conviction feeling speculation rumour rumor word threat
    objection proposal recommendation verdict conclusion response description explanation speech letter
    acknowledgement accord according confident adamant certain sure clear convinced aware worried concerned
    afraid hopeful optimistic pessimistic sceptical skeptical account judgment judgement estimation reckoning
    """.split()
)
"""Nouns and adjectives that are none of the verbs above."""

REPORTING = SAYING | WRITING | JUDGING | BELIEVING | SHOWING | NOUNS
"""Every lemma that makes a cue."""

DOES_OTHERWISE = frozenset("charge claim publish release sign see know hold find discover establish order".split())
"""Verbs whose noun phrase is plainly what something is done to: "claimed an allowance", "charged a man"."""

NEEDS_CLAUSE = DOES_OTHERWISE | frozenset(
    """
    appeal challenge identify judge offer respond accept advocate tell announce decide realise realize
    learn agree underline highlight speak talk recall report question add
    """.split()
)
"""Verbs that report only a clause or quoted words: what they take as a mere noun phrase is no proposition."""

RESOLVES = frozenset({"decide", "agree"})
"""Verbs that with an infinitive tell what somebody does: "decided to go"."""

WITHHELD = frozenset(
    """
    say tell state announce confirm mention reveal specify disclose explain comment elaborate claim promise respond
    reply answer
    """.split()
)
"""Verbs that tell nobody's words where they are denied: "never said that", "would not say whether"."""

EVIDENT_FROM = frozenset(
    """
    move decision deal fact step development event episode row case defection departure resignation success failure
    victory defeat loss win launch arrival visit timing way presence absence appearance silence mood issue
    experience history life sense logic wisdom reason instinct
    """.split()
)
"""Nouns that show or suggest something without saying it: happenings, not documents."""

TAKES_ADDRESSEE = frozenset(
    "tell ask warn remind inform assure urge advise call challenge accuse promise write".split()
)
"""Verbs whose object is the one spoken to."""

"""The words that tell whether something happened, is planned, is only possible or is denied, as data.

Grouped by what they do to the event they govern (after FactBank and Sauri and Pustejovsky's "Determining modality and
factuality for text entailment"); inflected forms are written out, since a verb and its noun often differ in kind.
"""

from __future__ import annotations

from kgbuild.english import words

NEGATORS = frozenset("not n't n’t never no nobody neither nor without hardly none nothing".split())
"""Words that deny what follows."""

DENIES = frozenset(
    """
    denied denies deny denying denial refused refuse refuses refusing refusal failed fails fail failing failure
    reject rejected rejects rejecting rejection declined decline declines declining unable unwilling avoid
    avoided avoids avoiding abandon abandoned abandoning abandons banned ban bans banning block blocked blocks
    blocking prevent prevented prevents preventing rebuffed cancelled canceled scrapped shelved dismissed
    dismisses dismissing exclude excluded excludes unsuccessful resisted resist resists resisting opposed
    opposes shun shunned shuns spurned turned_down ruled_out rule_out rules_out ruling_out called_off
    stopped_short rather_than instead_of far_from pulled_out pull_out short_of
    """.split()
)
"""Verbs, nouns and phrases (with an underscore) whose complement does not happen."""

ATTITUDES = frozenset("opposed opposes oppose opposing resisted resists".split())
"""Verbs of those that deny which say nothing of whether a particular event takes place."""

POSSIBLE = frozenset(
    """
    may might could would should can cannot must ought if whether unless perhaps maybe possibly potentially urge
    urged urges urging demand demanded demands demanding consider considered considers considering consideration
    mull mulled mulling mulls contemplate contemplating contemplated suggest suggested suggests suggesting
    suggestion suggestions speculation rumour rumours rumor rumors rumoured rumored alleged alleges alleging
    allegedly allegation allegations possible possibility possibilities potential prospect prospects chance
    chances likelihood likely unlikely option options offer offered offers offering expect expected expects
    expecting expectation expectations threaten threatened threatens threatening threat threats want wanted
    wants wanting wish wished wishes wishing hope hoped hopes hoping keen eager propose proposed proposes
    proposing proposal proposals predict predicted predicts predicting prediction predictions forecast tipped
    touted mooted seek sought seeks seeking try tried tries trying attempt attempted attempts attempting bid
    bidding fear feared fears fearing encourage encouraged encourages encouraging allow allowed allows allowing
    enable pressure pressured pressed pressing ask asked asks asking invite invited invites inviting invitation
    call calls called calling calls_for calls_on call_for call_on ambition ambitions opportunity right free able
    ability willing willingness ready prefer preferred favour favoured favours favor favored wonder wondered
    idea notion dream dreams dreamed temptation tempted dependent depends depend hinges contingent conditional
    let lets letting need needs needed appeal appealed appealing plea
    persuade persuading lobbying lobbied debate_over question_of discuss discussed discussing discusses
    discussion_of talk_of talks_about talks_on explore exploring explored weigh weighing weighed toy_with
    toying_with path pave route hypothetical eventual successor warn warned warns warning running_for run_for
    runs_for ran_for standing_for stand_for stood_for vying challenge_for challenging_for contest contesting
    counted_on counts_on counting_on count_on banked_on banking_on bank_on relied_on relying_on rely_on
    contested favourite frontrunner front-runner contender qualify aspire aspired aspires
    """.split()
)
"""Words that make what they govern a possibility."""

PLANNED = frozenset(
    """
    will shall 'll ’ll wo due plan plans planned planning scheduled schedule set agreed agree agrees agreeing
    intend intends intended intending intention preparation preparations next
    forthcoming coming upcoming future looming impending
    imminent prepare prepared prepares preparing about_to going_to pledge pledged pledges pledging promise promised
    promises promising vow vowed vows vowing arrange arranged arranging arrangements deal poised ahead_of
    tomorrow run-up build-up earmarked pencilled hold_on
    """.split()
)
"""Words that put what they govern into the future."""


SETTLES = frozenset(
    """
    terms after following since despite managed manages manage forced obliged compelled able_to decided decides
    decision chose chosen went used helped proceeded first last only second third resigned quit left stepped
    returned happened continued continues continue began started because amid welcomed hailed praised regretted
    regrets glad pleased delighted disappointed sorry surprised shocked when while who which where as during
    announced announces confirmed revealed admitted admits
    """.split()
)
"""Words under which an event is a fact: nothing further left says more about it."""

PROMISES = frozenset(
    """
    said says say told tells announced announces announce announcing confirmed confirms confirm revealed reveals
    declared decided agreed pledged vowed stated insisted added
    """.split()
)
"""Verbs after which "he would" is a plan and no mere possibility."""

HELD_IN_VAIN = frozenset("failed unsuccessful fruitless inconclusive abortive ill-fated doomed stalled".split())
"""Adjectives of events that took place and brought nothing: "failed talks"."""

MOTION = frozenset(
    """
    flew flies flown flying travelled traveled travels travelling traveling went goes gone came comes arrived
    arrives arriving visited visit visiting trip returned returns gathered assembled joined flew_in drove sailed
    visits defied defies defying rebelled rebels broke crossed
    """.split()
)
"""Verbs of going: what one goes for is taken to happen, as is what one breaks ranks to do."""

ASKS = words("asked of somebody")
"""Nouns for what others are to do: who defies "orders to resign" does not."""

AFTER_PLANNED = frozenset(
    """
        will shall due scheduled planned set begin begins resume expected 'll forthcoming tomorrow
        next earmarked pencilled
        """.split()
)
AFTER_POSSIBLE = frozenset(
    "could would may might should likely unlikely expected possible impossible needed mooted".split()
)
AFTER_DENIED = frozenset("banned cancelled canceled scrapped postponed off abandoned rejected refused shelved".split())
"""What is said of an event named by a noun after that noun."""

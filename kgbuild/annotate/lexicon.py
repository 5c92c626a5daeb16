"""Words of English that the rules of annotation know, as data. Names of a country's politics live in data/reference."""

from __future__ import annotations

COURTESY = {
    "mr": "male", "mrs": "female", "ms": "female", "miss": "female", "sir": "male", "dame": "female",
    "lord": "male", "lady": "female", "baroness": "female", "baron": "male", "viscount": "male", "earl": "male",
    "dr": None, "doctor": None, "professor": None, "prof": None, "rev": None, "reverend": None, "hon": None,
    "archbishop": "male", "bishop": "male", "king": "male", "queen": "female", "prince": "male", "princess": "female",
    "judge": None, "justice": None,
}  # fmt: skip
"""Titles that stand before a name, in lower case, with the gender they tell."""

RANKS = frozenset(
    """
    general colonel major captain lieutenant sergeant admiral commander president senator congressman congresswoman
    representative governor chancellor councillor cllr alderman mayor judge justice pope cardinal sheikh ayatollah
    imam rabbi inspector constable superintendent
    """.split()
)
"""Offices that news writes as a title before a bare surname ("President Bush", "Councillor Niblock")."""

PARTICLES = frozenset("de del della di da van von der den bin ibn al el le la du dos ap".split())
"""Lower-case words inside a family name."""

SUFFIXES = frozenset("jr sr jnr snr ii iii qc kc".split())

NOT_NAMES = frozenset(
    """
    the a an and or but if when while as at in on of for to from with by is was are were be been he she it they we you
    i his her its their our my your this that these those there here what who which where why how not no yes so then
    now today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday january february march april
    june july august september october november december some many most more all any each few several one two
    three four five six seven eight nine ten after before during since until about against between among both
    either neither however although though because despite meanwhile earlier later last next first second third new
    old former also only just even still yet never always often sometimes asked speaking writing according
    government parliament commons lords cabinet downing street house
    mr mrs ms miss sir dr
    """.split()
)
"""Words that a capital letter alone does not make part of a person's name."""

SPEECH_VERBS = frozenset(
    """
    accept accuse acknowledge add admit advise advocate agree allege announce answer anticipate appeal argue ask assert
    assume assure attack backtrack beg believe blame boast call caution challenge charge claim comment complain concede
    conclude condemn confess confirm consider contend continue counter criticise criticize deal declare defend demand
    deny describe dismiss disclose dispute doubt emphasise emphasize encourage estimate expect explain express fear
    feel forecast guess hail highlight hint hold hope imply indicate inform insist joke know lament maintain mention mock
    note observe object order outline play plead pledge point praise predict promise propose protest quip rebuff
    recall reckon recommend reflect refuse reiterate reject remark remember remind repeat reply report request respond
    retort reveal rule say scoff signal speculate state stress suggest suspect swear tell testify think
    threaten urge voice vow warn welcome wonder worry write read conceded quote tweet
    """.split()
)
"""Verbs that report speech, writing or a state of mind, as lemmas."""

POST_HEADS = frozenset(
    """
    leader minister secretary chancellor president chairman chairwoman chair chairperson premier mayor governor
    senator congressman congresswoman councillor spokesman spokeswoman spokesperson director chief commissioner
    ambassador envoy adviser advisor strategist treasurer whip backbencher frontbencher candidate peer
    peeress baroness mp mps mep meps msp msps am td ms editor columnist correspondent professor lecturer economist
    analyst lawyer solicitor barrister judge justice general colonel commander inspector constable
    head founder co-founder boss manager executive officer official aide ally deputy speaker
    prime-minister vice-president taoiseach negotiator coordinator co-ordinator organiser activist campaigner
    bishop archbishop doctor teacher headteacher author historian banker businessman businesswoman
    researcher scientist fellow convener convenor member representative delegate lord counterpart
    lawmaker legislator king queen prince princess dictator ruler nominee hopeful
    """.split()
)
"""Nouns that name a post or an occupation; what stands before them says which."""

POST_MODIFIERS = frozenset(
    """
    deputy vice shadow prime foreign home business chief executive finance health education trade industry cabinet
    work pensions culture transport defence defense environment treasury economic campaign general senior junior acting
    interim assistant principal private parliamentary permanent press media communications political policy legal
    constitutional affairs justice interior energy climate international development overseas rural agriculture farming
    food sports sport arts schools children families family women equality local communities community housing planning
    regional welsh scottish irish northern european national state first second joint co honorary life chancellor
    immigration asylum police prisons crime security intelligence counter-terrorism science technology innovation skills
    universities employment labour social services welfare tourism consumer small fisheries water
    opposition party election selection committee council city county district borough town
    managing non-executive medical nursing
    union federal world presidential mayoral congressional gubernatorial republican democratic conservative
    former ex-chief one-time onetime then ruling group branch budget tax spokesman
    """.split()
)
"""Words that may stand between a party or determiner and the head of a post."""

FORMER = frozenset("former ex ex- one-time onetime then late erstwhile sometime previous outgoing".split())
"""Words that say a post is over."""

GROUP_HEADS = frozenset(
    """
    sources source officials official insiders insider figures figure allies ally critics critic activists backbenchers
    mps peers ministers spokesman spokeswoman spokesperson aides aide campaigners experts analysts
    advisers supporters opponents colleagues members people voters residents doctors teachers police friends lawyers
    councillors leaders union unions group groups campaign organisers union charities charity employers
    observers commentators pundits rebels delegates workers students parents families scientists researchers
    economists executives diplomats diplomat politicians minister mp peer adviser backbencher sources critics
    report survey poll study polls surveys document documents letter memo statement circular paper papers
    inquiry committee watchdog commission
    """.split()
)
"""Heads of noun phrases that stand for somebody who is not named."""

DOCUMENT_HEADS = frozenset(
    "report survey poll study document letter memo statement circular paper polls surveys documents".split()
)

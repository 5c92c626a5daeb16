"""Words that name posts, occupations and groups of people, as data: what the rules for post phrases know of English."""

from __future__ import annotations

POST_HEADS = frozenset(
    """
    leader co-leader minister secretary chancellor president chairman chairwoman chair chairperson co-chairman co-chair
    premier mayor governor senator congressman congresswoman congressperson councillor councilman councilwoman
    alderman spokesman spokeswoman spokesperson director chief commissioner ambassador envoy adviser advisor
    strategist treasurer whip backbencher frontbencher candidate peer peeress baroness mp mps mep meps msp msps am td
    editor columnist correspondent professor lecturer economist analyst lawyer solicitor barrister judge justice qc kc
    general colonel major captain lieutenant sergeant brigadier admiral commander commandant inspector constable
    superintendent marshal head founder co-founder boss manager executive officer deputy speaker
    prime-minister vice-president vice-chairman vice-chair vice-chancellor taoiseach tanaiste negotiator mediator
    coordinator co-ordinator organiser organizer activist campaigner bishop archbishop cardinal pope rabbi imam
    vicar priest dean canon chaplain pastor doctor surgeon nurse teacher headteacher headmaster headmistress author
    historian banker businessman businesswoman entrepreneur industrialist financier tycoon researcher scientist
    fellow convener convenor representative delegate rapporteur lord lawmaker legislator
    king queen prince princess duke duchess earl emperor dictator ruler monarch nominee hopeful contender frontrunner
    ceo co-ceo cfo coo cto
    pm tsar czar lieutenant-governor attorney prosecutor registrar ombudsman clerk auditor comptroller controller
    curator librarian principal provost chancellor-elect president-elect trustee broker pollster
    psephologist lobbyist consultant architect engineer designer inventor physicist chemist biologist
    psychologist psychiatrist sociologist philosopher academic scholar tutor theorist
    critic-in-chief journalist reporter presenter broadcaster newscaster newsreader host chatshow-host commentator
    producer publisher writer novelist poet playwright biographer screenwriter blogger singer musician composer
    conductor guitarist actor actress comedian comedienne artist painter photographer filmmaker film-maker
    model impresario rapper star footballer cricketer boxer athlete golfer jockey coach captain-general referee
    agent spy diplomat negotiator-general official spokesman-general counsel magistrate sheriff marshal-general
    policeman policewoman detective soldier serviceman guardsman pilot sailor guerrilla warlord militant
    trade-unionist unionist socialist nationalist dissident reviewer moderator liaison
    chef farmer restaurateur retailer broker-dealer accountant secretary-general director-general
    attorney-general solicitor-general comptroller-general governor-general troubleshooter trouble-shooter doctor
    donor benefactor philanthropist patron convict aide speechwriter speech-writer ex-minister ex-leader expert
    specialist mastermind guru lordship member counterpart ordinator spokesmen statesman stateswoman
    governess
    assemblyman assemblywoman selectman undersecretary under-secretary viceroy caliph shah prefect burgomaster
    mla mlas mpp mpps bailiff marshall superintendent magistrate envoy broadcaster co-leader regent premier host
    """.split()
)
"""Nouns that name a post or an occupation; what stands before them says which."""

POST_PLURALS = frozenset(
    """
    mps meps msps ams tds mlas mpps qcs chairmen chairwomen spokesmen spokeswomen businessmen congressmen councilmen
    people police critics policemen secretaries attorneys-general
    """.split()
)
"""Plurals of heads that do not just add an s, or that are listed among the heads themselves."""

IN_CAPITALS = frozenset(
    "ceo co-ceo cfo coo cto mp mps mep meps msp msps am ams td tds mla mlas mpp mpps qc qcs kc pm pms".split()
)
"""Heads that are abbreviations: in small letters they are other words."""

SHORT_FOR = {
    "sen": "senator", "sens": "senators", "rep": "representative", "reps": "representatives", "gov": "governor",
    "govs": "governors", "gen": "general", "lt": "lieutenant", "col": "colonel", "sgt": "sergeant", "capt": "captain",
    "cllr": "councillor", "prof": "professor", "pres": "president", "maj": "major", "cmdr": "commander",
}  # fmt: skip
"""Abbreviations of heads, with a full stop or without, that stand right before a name."""

SEAT_HOLDERS = frozenset(
    "mp mps mep meps msp msps am ams td tds mla mlas senator senators congressman congresswoman".split()
)
"""Heads that are named with the place they sit for ("MP for Harborne", "Harborne MP")."""

CHAMBERS = frozenset("cabinet commons lords senate house congress parliament assembly treasury".split())
"""Last words of the bodies that belong to the name of a post ("Cabinet minister", "Commons leader")."""

NAMED_WITH_THEIR_BODY = frozenset("minister ministers secretary leader whip speaker member members clerk".split())
"""Heads that are so named."""

ABOUT = frozenset("adviser advisor expert spokesman spokeswoman spokesperson authority commentator specialist".split())
"""Heads that "on" joins to what they deal with."""

POST_MODIFIERS = frozenset(
    """
    deputy vice shadow prime foreign home business chief executive finance financial health education trade industry
    cabinet work pensions culture media transport defence defense environment treasury economic campaign campaigns
    general senior junior acting caretaker interim assistant associate principal private parliamentary permanent
    press communications political policy legal constitutional affairs justice interior energy climate change
    international development overseas rural agriculture agricultural farming food sports sport arts schools school
    children children's families family women women's equality equalities local communities community housing planning
    regional welsh scottish irish northern southern european national federal federation state first second third
    co joint honorary life hereditary working law chancellor immigration asylum police prisons prison crime criminal
    security intelligence counter-terrorism terrorism science technology innovation skills universities
    university higher further employment labour social services welfare tourism consumer small fisheries water
    opposition party election elections electoral selection select committee council city county district borough town
    village parish managing non-executive medical nursing clinical union world presidential mayoral congressional
    gubernatorial senatorial vice-presidential republican democratic conservative one-time onetime then ruling group
    branch budget tax revenue
    spokesman spin rock pop film television tv radio chat chatshow breakfast news newspaper tabloid magazine science
    diplomatic royal religious court crown courts high lay special independent public human rights resources
    relations marketing technical operating operations information data protection privacy surveillance
    chess football cricket rugby club team company business-affairs bank banking investment hedge fund
    prospective parliamentary would-be nuclear military army navy air force armed forces veterans
    peace refugee humanitarian aid relief charity race racial disability disabled older pensioners
    road roads rail aviation shipping postal post communication telecommunications broadcasting digital
    drug drugs alcohol gambling licensing property estate housing-policy homeland drugs-policy
    assembly commons lords senate congress parliament house district ward constituency
    trade-union shop strike labor undercover secret double majority minority brexit levelling levelling-up attorney
    solicitor lieutenant indigenous ethics
    """.split()
)
"""Words that may stand between a party or determiner and the head of a post."""

PARTY_POSTS = frozenset(
    """
    mp mps mep meps msp msps am ams td tds peer peers leader leaders leadership candidate candidates
    councillor councillors
    senator senators congressman congresswoman representative governor mayor nominee nomination spokesman spokeswoman
    spokesperson chairman chairwoman frontbencher frontbenchers backbencher backbenchers frontbench activist activists
    member members supporter supporters voter voters vote votes party government council group conference manifesto
    lawmaker lawmakers legislator legislators seat seats benches strategist strategists donor donors primary convention
    ticket presidential treasurer whip whips assembly minister ministers president co-chairman lord lords rebel rebels
    """.split()
)
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

LINKED_TO_A_PLACE = frozenset(
    """
    bishop archbishop duke duchess prince princess earl mayor dean lord lady provost governor king queen emperor
    commissioner director minister ambassador commissioner sheriff
    """.split()
)
"""Heads whose post is named with the place ("Bishop of Durham")."""

GROUP_HEADS = frozenset(
    """
    sources source officials official insiders insider figures figure allies ally critics critic activists
    campaigners experts analysts supporters supporter opponents opponent colleagues colleague people
    voters residents police friends friend campaigner union unions group groups campaign charities charity
    employers observers observer pundits rebels rebel workers students pupils parents families
    politicians politician members victims relatives protesters demonstrators strategists whips
    report survey poll study polls surveys document documents letter memo statement circular paper papers
    inquiry committee watchdog commission tribunal thinktank think-tank
    """.split()
)
"""Heads of noun phrases that stand for somebody who is not named."""

DOCUMENT_HEADS = frozenset(
    "report survey poll study document letter memo statement circular paper polls surveys documents papers".split()
)
"""Heads that stand for something written rather than somebody."""

PARTS = frozenset(
    "committee subcommittee council group branch wing panel board inquiry association team youth bench".split()
)
"""Nouns in small letters that name a part of a named body."""

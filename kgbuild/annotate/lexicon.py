"""Words of English that the rules of annotation know, as data. Names of a country's politics live in data/reference."""

from __future__ import annotations

COURTESY = {
    "mr": "male", "mrs": "female", "ms": "female", "miss": "female", "sir": "male", "dame": "female",
    "lord": "male", "lady": "female", "baroness": "female", "baron": "male", "viscount": "male", "earl": "male",
    "viscountess": "female", "countess": "female", "marquess": "male",
    "dr": None, "doctor": None, "prof": None, "rev": None, "revd": None, "reverend": None,
    "hon": None, "rt": None, "fr": "male", "pope": "male",
    "king": "male", "queen": "female", "prince": "male", "princess": "female", "duke": "male", "duchess": "female",
    "m": "male", "mme": "female", "herr": "male", "frau": "female", "señor": "male",
    "sheikh": "male", "ayatollah": "male", "imam": "male", "rabbi": None, "sister": "female",
    "sheik": "male", "shaykh": "male", "sheikha": "female", "mullah": "male", "maulana": "male", "emir": "male",
    "sultan": "male", "datuk": "male", "dato": "male", "datin": "female", "tun": None, "puan": "female",
    "shri": "male", "smt": "female", "monsieur": "male", "madame": "female", "signor": "male", "signora": "female",
    "señora": "female", "monsignor": "male", "mgr": "male", "marchioness": "female",
}  # fmt: skip
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

SURNAMES_FIRST = frozenset(
    """
    ahn bae bai ban bui cai cao chang chen cheng cheung chiang cho choe choi chu chung dang deng ding doan dong duong
    fang feng gao guo ha han he ho hong hu huang huynh hwang jang jeong ji jiang jin jung kang kim koo kwon lai lam le
    lee leung li liang lim lin liu lu luo luong ly ma mao moon ng ngo nguyen oh pak pan park peng pham phan qian qin
    ri roh ryu seo shen shin son song su sun tan tang thich tran trinh truong tsai tsang tse vo vu wang wei wen wong wu
    xi xiao xie xu yan yang ye yeoh yi yoo yoon you yu yuan zeng zhang zhao zheng zhou zhu
    """.split()
)
"""Family names of China, Korea and Vietnam, which stand first."""

PEERAGE = frozenset("lord lady baroness viscount viscountess earl countess baron marquess".split())
"""Titles that belong to the name: "Lord Lamb" need not be Mr Lamb."""

ROYAL = frozenset("prince princess king queen pope duke duchess".split())
"""Titles without which a name is not complete."""

PLURAL_TITLES = {"Princes": "Prince", "Princesses": "Princess", "Lords": "Lord", "Messrs": "Mr"}
"""Titles that open a list of people, with the title of each."""

RANKS = frozenset(
    """
    general colonel major captain lieutenant sergeant admiral commander president senator congressman congresswoman
    representative governor chancellor councillor councilman councilwoman alderman mayor brigadier premier
    inspector constable superintendent detective judge justice bishop archbishop cardinal speaker ambassador
    professor secretary sheriff pastor coach officer chairman chairwoman commissioner
    sen rep gov gen lt col sgt capt cllr coun pres maj cmdr cpl supt insp brig
    """.split()
)
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

NAME_WORDS = frozenset(
    """
    will mark may rose grace hope bill frank jack rich grant dean guy art sue pat drew chase amber dawn joy lance rand
    ruby stacey faith iris holly crystal dale earl max miles penny pearl summer norm skip ray
    """.split()
)
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

NAMES_OF_BODIES = frozenset(
    """
    trust ltd plc inc co corp corporation company group party parties union society association federation foundation
    institute council committee commission court courts department ministry office agency authority board bureau bank
    university college school hospital church cathedral chapel abbey tower street road square avenue lane park hall
    house palace castle bridge station airport stadium arena centre center club league cup award awards prize act bill
    plan pact charter protocol doctrine basin
    inquiry report review treaty agreement accord convention declaration programme program project scheme fund festival
    conference summit election elections referendum campaign poll war day week month year show news radio television
    times post mail herald tribune gazette telegraph guardian island islands river lake mountain bay city county town
    village north south east west central region district memorial garden gardens square division panthers
    towers savings bancorp dairy motors airlines airways industries holdings electronics laboratories sawmill vista
    catholics protestants muslims jews christians hindus sikhs princess
    borough parish constituency assembly parliament senate congress
    register monitor chronicle observer examiner inquirer harbor harbour
    oval racecourse showground service services temple mandir mosque synagogue regiment strait
    """.split()
)
"""Words that end the name of a body, a place or a thing, or that name a group."""

COMPASS = frozenset("north south east west northern southern eastern western central great upper lower greater".split())
"""Words that open the name of a place."""

SURNAMES_TOO = frozenset(
    "hall church lane park west north day bush street hill wood poll rivers mountain bridge court house lake".split()
)
"""Those of them that are family names as well: after a given name alone they make a person."""

ORGANIZATION_WORDS = frozenset(
    """
    trust ltd plc inc corporation company union society association federation foundation institute council committee
    commission department ministry agency authority board bureau bank university college party partnership alliance
    coalition group network service forum congress chamber chambers confederation campaign inquiry fund club
    hospital school infirmary academy organisation organization secretariat corps commissariat parliament assembly
    """.split()
)
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

FIRMS = frozenset(
    """
    consultant regulator developer contractor builder publisher insurer auditor pollster maker
    newspaper daily weekly magazine tabloid website
    """.split()
)
"""Nouns before the name of a body, or of somebody whose given name tells it apart."""

SPEECH_VERBS = frozenset(
    """
    accept accuse acknowledge add admit advise advocate agree allege announce answer anticipate appeal argue ask assert
    assume assure attack backtrack beg believe blame boast call caution challenge charge claim comment complain concede
    conclude condemn confess confirm consider contend continue counter criticise criticize deal declare defend demand
    deny describe dismiss disclose dispute doubt emphasise emphasize encourage estimate expect explain express fear
    feel forecast guess hail highlight hint hold hope imply indicate inform insist joke know lament maintain mention
    mock note observe object order outline play plead pledge point praise predict promise propose protest quip rebuff
    recall reckon recommend reflect refuse reiterate reject remark remember remind repeat reply report request respond
    retort reveal rule say scoff signal speculate state stress suggest suspect swear tell testify think
    threaten urge voice vow warn welcome wonder worry write quote tweet
    """.split()
)
"""Verbs that report speech, writing or a state of mind, as lemmas."""

GENDERED = {
    "man": "male", "woman": "female", "boy": "male", "girl": "female", "wife": "female", "husband": "male",
    "mother": "female", "father": "male", "son": "male", "daughter": "female", "brother": "male", "sister": "female",
    "girlfriend": "female", "boyfriend": "male", "uncle": "male", "aunt": "female", "nephew": "male", "niece": "female",
    "grandfather": "male", "grandmother": "female", "widow": "female", "widower": "male", "fiancée": "female",
    "fiancé": "male", "lady": "female", "gentleman": "male", "mum": "female", "dad": "male", "grandson": "male",
    "granddaughter": "female", "stepmother": "female", "stepfather": "male", "heroine": "female", "bride": "female",
    "spokeswoman": "female", "businesswoman": "female", "businessman": "male", "chairwoman": "female",
    "actress": "female", "headmistress": "female", "policeman": "male", "policewoman": "female", "congressman": "male",
    "congresswoman": "female", "king": "male", "queen": "female", "prince": "male", "princess": "female",
    "duke": "male", "duchess": "female", "countess": "female", "baroness": "female", "waitress": "female",
}  # fmt: skip
"""Nouns that tell the gender of whom they name, in lower case."""

GENDER_OF = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
"""Pronouns of the third person that tell a gender."""

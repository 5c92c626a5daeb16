"""The closed vocabularies of the graph: a misspelt term is an error at the line that spells it."""

from __future__ import annotations

from collections.abc import Iterator

from kgbuild.plugins import plugins


class Namespace:
    """A namespace that knows its own terms; ``KG.Meeting`` is the IRI, ``KG.Meting`` raises AttributeError."""

    def __init__(self, prefix: str, base: str, terms: str) -> None:
        self._prefix, self._base, self._terms = prefix, base, frozenset(terms.split())

    def __getattr__(self, term: str) -> str:
        if term.startswith("_"):
            raise AttributeError(term)
        iri = self.__dict__[term] = self[term]  # from now on an attribute, which is looked up in less time
        return iri

    def __getitem__(self, term: str) -> str:
        if term not in self._terms:
            raise AttributeError(f"{self._prefix}:{term} is not a term of <{self._base}> that kgbuild uses")
        return self._base + term

    def declare(self, terms: str) -> None:
        """Add terms, given with blanks between: those of an event type, in its own file."""
        self._terms |= frozenset(terms.split())

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._terms))

    def __contains__(self, iri: object) -> bool:
        return isinstance(iri, str) and iri.startswith(self._base) and iri[len(self._base) :] in self._terms

    def __str__(self) -> str:
        return self._base


KG = Namespace(
    "kg",
    "https://w3id.org/kgbuild/ontology#",
    """
    Article Entity Person Party Organization Place Publication Document UnnamedSource Statement Event
    Meeting Defection Election ElectionResult Resignation Appointment Endorsement Coalition
    fileName post former factuality Factuality Actual Planned Possible Denied dateText place confidence
    participant topic person fromParty toParty electionType election contestant measure change value
    organization endorser endorsed contest accordingTo rank Rank Deprecated Preferred
    speaker speakerStatus UnknownSpeaker speakerCandidate candidate speechType SpeechType Direct Indirect Mixed
    cue cuePassage speakerPassage addressee saidWithin medium occasion onBehalfOf line page paragraph entryTime copyOf
    matchEvidence ReferenceRecord possiblySameEvent KnownElection sameElection electionKind country asOf datedBy
    """,
)
SCHEMA = Namespace(
    "schema",
    "https://schema.org/",
    """
    NewsArticle TextObject Person Organization Place Event CreativeWork Periodical name alternateName sameAs sha256
    headline author publisher datePublished inLanguage mentions text about url gender description Dataset Quotation
    spokenByCharacter collectionSize eventStatus isPartOf recipient roleName
    """,
)
OA = Namespace(
    "oa",
    "http://www.w3.org/ns/oa#",
    "SpecificResource TextPositionSelector TextQuoteSelector hasSource hasSelector start end exact prefix suffix",
)
PROV = Namespace(
    "prov",
    "http://www.w3.org/ns/prov#",
    """
    Entity Collection Activity SoftwareAgent Agent wasDerivedFrom wasRevisionOf wasGeneratedBy wasAssociatedWith used
    wasAttributedTo hadPrimarySource Person Organization actedOnBehalfOf
    """,
)
ORG = Namespace(
    "org",
    "http://www.w3.org/ns/org#",
    "Membership Organization Role member organization role hasMembership memberDuring subOrganizationOf",
)
SEM = Namespace(
    "sem",
    "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "Event Actor Place hasActor hasPlace accordingTo hasEarliestBeginTimeStamp hasLatestEndTimeStamp",
)
GAF = Namespace("gaf", "http://groundedannotationframework.org/gaf#", "denotedBy denotes")
FOAF = Namespace("foaf", "http://xmlns.com/foaf/0.1/", "Person Organization Document Agent name")
SKOS = Namespace(
    "skos",
    "http://www.w3.org/2004/02/skos/core#",
    """
    Concept ConceptScheme inScheme prefLabel altLabel definition example scopeNote closeMatch broadMatch hasTopConcept
    """,
)
RDF = Namespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type Property first rest")
RDFS = Namespace(
    "rdfs",
    "http://www.w3.org/2000/01/rdf-schema#",
    "label comment subClassOf subPropertyOf domain range isDefinedBy seeAlso Class Literal",
)
OWL = Namespace(
    "owl",
    "http://www.w3.org/2002/07/owl#",
    """
    Ontology Class ObjectProperty DatatypeProperty AnnotationProperty NamedIndividual versionIRI versionInfo imports
    sameAs differentFrom disjointWith inverseOf equivalentClass FunctionalProperty SymmetricProperty oneOf unionOf
    priorVersion AllDifferent distinctMembers
    """,
)
XSD = Namespace(
    "xsd",
    "http://www.w3.org/2001/XMLSchema#",
    "string boolean integer nonNegativeInteger decimal date gYear gYearMonth dateTime anyURI double",
)
DCTERMS = Namespace(
    "dcterms",
    "http://purl.org/dc/terms/",
    """
    title description creator publisher license source issued modified created identifier hasPart conformsTo format
    language temporal PeriodOfTime rights bibliographicCitation
    """,
)
VOID = Namespace(
    "void",
    "http://rdfs.org/ns/void#",
    """
    Dataset triples entities distinctSubjects distinctObjects properties classes documents classPartition class
    propertyPartition property vocabulary uriSpace exampleResource dataDump feature Linkset subjectsTarget objectsTarget
    linkPredicate
    """,
)
VANN = Namespace("vann", "http://purl.org/vocab/vann/", "preferredNamespacePrefix preferredNamespaceUri")
DCAT = Namespace(
    "dcat",
    "http://www.w3.org/ns/dcat#",
    """
    Dataset Distribution distribution mediaType keyword byteSize accessURL downloadURL landingPage endDate startDate
    version
    """,
)

NAMESPACES: dict[str, Namespace] = {
    "dcat": DCAT,
    "dcterms": DCTERMS,
    "foaf": FOAF,
    "gaf": GAF,
    "kg": KG,
    "oa": OA,
    "org": ORG,
    "owl": OWL,
    "prov": PROV,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "sem": SEM,
    "skos": SKOS,
    "vann": VANN,
    "void": VOID,
    "xsd": XSD,
    **{p.prefix: Namespace(p.prefix, p.namespace, p.terms) for p in plugins()},
}
"""Every namespace that a graph of ours may use, by the prefix that queries and Turtle bind to it."""

_OWN = (str(KG), *(p.namespace for p in plugins()))


def is_own(iri: str) -> bool:
    """Say whether an IRI is a term of the ontology, or of the event types that a plug-in brings."""
    return iri.startswith(_OWN)


DATA_BASE = "https://w3id.org/kgbuild/data/"
"""Where the IRIs of a graph live unless ``--base`` says otherwise."""

"""The words of the fictional session: entries, speeches, conclusions. All of it is invented."""

from __future__ import annotations

from observance.domain.conclusions import ConclusionItem, Conclusions, ConclusionText, DueEvent
from observance.domain.findings import ActAsked
from observance.domain.record import Convention
from observance.domain.roster import AgendaItem, Credential, Delegation, Identity, Office, Person

LANGUAGES = ("en", "fr", "es")
PV_9 = Identity(body="ilo-cas", session=112, sitting=9, symbol="CAN/PV.9", day="2024-06-10", offset=120)
PV_16 = Identity(body="ilo-cas", session=112, sitting=16, symbol="CAN/PV.16", day="2024-06-21", offset=120)
NEXT = Identity(body="ilo-cas", session=113, sitting=1, symbol="CAN/PV.1", day="2025-06-02", offset=120)


def alike(name: str) -> tuple[tuple[str, str], ...]:
    """One name in every language."""
    return tuple((code, name) for code in LANGUAGES)


def _by_language(en: str, fr: str, es: str) -> tuple[tuple[str, str], ...]:
    return ("en", en), ("fr", fr), ("es", es)


def _convention(number: int, en: str, fr: str, es: str) -> tuple[Convention, ...]:
    return tuple(Convention(number=number, title=title, language=code) for code, title in _by_language(en, fr, es))


NO_98 = _convention(
    98,
    "Right to Organise and Collective Bargaining Convention, 1949 (No. 98)",
    "Convention (no 98) sur le droit d’organisation et de négociation collective, 1949",
    "Convenio sobre el derecho de sindicación y de negociación colectiva, 1949 (núm. 98)",
)
NO_144 = _convention(
    144,
    "Tripartite Consultation (International Labour Standards) Convention, 1976 (No. 144)",
    "Convention (no 144) sur les consultations tripartites relatives aux normes internationales du travail, 1976",
    "Convenio sobre la consulta tripartita (normas internacionales del trabajo), 1976 (núm. 144)",
)
WORK = AgendaItem(
    id="work", sitting=9,
    titles=_by_language("Work of the Committee", "Travaux de la commission", "Trabajos de la Comisión"),
)  # fmt: skip
CLOSING_WORK = AgendaItem(
    id="adoption", sitting=16,
    titles=_by_language("Adoption of records", "Adoption des comptes rendus", "Adopción de las actas"),
)  # fmt: skip
VELDANIA = AgendaItem(id="veldania", sitting=0, state="Veldania", state_code="XV", ratified=1997, conventions=NO_98)
CALDORO = AgendaItem(
    id="caldoro", sitting=0, state="Caldoro Islands", state_code="XC", ratified=2004, conventions=NO_144
)
NORLAND = AgendaItem(id="norland", sitting=0, state="Norland", state_code="XN", ratified=1961, conventions=NO_98)
SOUTHLAND = AgendaItem(id="southland", sitting=0, state="Southland", state_code="XS", ratified=1988, conventions=NO_144)

DELEGATIONS = (
    Delegation(id="xv", names=_by_language("Veldania", "Veldanie", "Veldania"), state_code="XV"),
    Delegation(id="xc", names=_by_language("Caldoro Islands", "Îles Caldoro", "Islas Caldoro"), state_code="XC"),
    Delegation(id="xn", names=_by_language("Norland", "Norlande", "Norlandia"), state_code="XN"),
    Delegation(id="xs", names=_by_language("Southland", "Sudlande", "Sudlandia"), state_code="XS"),
    Delegation(id="wfl", names=alike("World Federation of Lamplighters (WFL)"), observer=True),
)
MR, MS = _by_language("Mr", "M.", "Sr."), _by_language("Ms", "Mme", "Sra.")
PEOPLE = (
    Person(id="chair", name="ORLAVEDA", honorifics=MS, form="f"),
    Person(id="vice-chair", name="TAVI", honorifics=MR),
    Person(id="minister", name="ORZHELYUK", delegation="xv", honorifics=MR),
    Person(id="docker", name="ARTUMOVA", delegation="xv", honorifics=MS, form="f"),
    Person(id="director", name="PEÑALVERA", delegation="xc", honorifics=MS, form="f"),
    Person(id="envoy", name="KOVRANIK", delegation="xn", honorifics=MS, form="f"),
    Person(id="teacher", name="BRUNADZE", delegation="xs", honorifics=MR),
    Person(id="lamplighter", name="SELZHANOV", delegation="wfl", honorifics=MR),
)
CREDENTIALS = (
    Credential(id="the-chair", office=Office.CHAIR),
    Credential(id="writer", office=Office.WRITER),
    *(
        Credential(id=f"{name}-mail", office=Office.DELEGATE, delegation=name)
        for name in ("xv", "xc", "xn", "xs", "wfl")
    ),
)

#: What was said, by turn: the language of the record, and the paragraphs.
SPEECHES: dict[str, tuple[str, tuple[str, ...]]] = {
    "welcome": ("en", (
        "Good afternoon to all of you. We have two cases on our programme this afternoon, that of Veldania and that of "
        "the Caldoro Islands.",
        "In view of the length of the list, the officers have decided to reduce speaking time to three minutes for "
        "delegates who speak individually.",
    )),
    "v-gov": ("en", (
        "Allow me to convey the greetings of my Government, and to report on what has been done since our last "
        "discussion.",
        "The Parliament adopted the amendments to the Law on Representative Associations in March, and the register "
        "has been open to everybody since then.",
        "Forty-one associations were registered in the first two months, and three were asked to complete their "
        "papers.",
    )),
    "v-workers": ("en", (
        "We thank the Government for its report. The certificate of representativeness, however, is still asked of "
        "every union that wishes to bargain for a branch.",
        "We urge the Government to amend section 23 of the Law and to publish the register of certificates.",
    )),
    "v-employers": ("fr", (
        "Nous remercions le gouvernement des informations qu’il a bien voulu fournir à la commission.",
        "Nous l’invitons à poursuivre, avec les partenaires sociaux, l’examen de la loi sur les associations "
        "représentatives.",
    )),
    "v-docker": ("en", (
        "Our members in the ports of Tarsk have waited for two years for the certificate that the law promises them.",
    )),
    "v-norland": ("en", (
        "I have the honour to speak on behalf of the Northern Lights Group. Norway and Iceland align themselves with "
        "this statement.",
        "We welcome the reform of the law and encourage the Government to complete it.",
    )),
    "v-teacher": ("en", (
        "The teachers of Southland know what it means to bargain without a certificate.",
    )),
    "order": ("en", (
        "On a point of order, Chairperson: the speaker is invited to keep to the case before us.",
    )),
    "ruling": ("en", ("The speaker has the floor, and will keep to the case of Veldania.",)),
    "v-teacher-on": ("en", (
        "I shall do so. In Veldania the teachers’ union was refused its certificate three times, each time without a "
        "reason.",
    )),
    "v-lamps": ("es", (
        "Agradecemos a la comisión la oportunidad de describir la situación de los faroleros de Tarsk, que siguen sin "
        "convenio colectivo.",
    )),
    "v-gov-closing": ("en", (
        "We have listened carefully to the speakers, and we thank them for their questions, which my Ministry will "
        "study with the social partners.",
    )),
    "v-end": ("en", ("I thank the Government and all the speakers. The discussion of this case is closed.",)),
    "c-gov": ("es", (
        "El Gobierno de las Islas Caldoro agradece a la comisión su interés y le informa de que el Consejo Laboral "
        "Tripartito volverá a reunirse en septiembre.",
    )),
    "c-workers": ("en", ("The Council has not met since 2021. We request the Government to convene it now.",)),
    "c-employers": ("fr", ("Nous prenons note de la date annoncée et souhaitons que l’ordre du jour soit arrêté de "
                           "concert avec les organisations représentatives.",)),
    "c-end": ("en", ("I thank the Government of the Caldoro Islands. The conclusions will be adopted at a later "
                     "sitting.",)),
    "c-read": ("en", ("We now come to the conclusions on the case of the Caldoro Islands, which you have before you in "
                      "three languages.",)),
    "v-read": ("en", ("We now come to the conclusions on the case of Veldania, which you have before you in three "
                      "languages.",)),
    "v-after": ("en", ("My Government thanks the Committee for its conclusions. They will be studied with the "
                       "attention that they deserve.",)),
}  # fmt: skip

_VELDANIA_TEXTS = {
    "en": (
        "The Committee took note of the information provided by the Government representative and of the discussion "
        "that followed.",
        "The Committee requests the Government to amend section 23 of the Law on Representative Associations, so that "
        "bargaining for a branch needs no certificate.",
        "The Committee requests the Government to submit a report on the measures taken to the Committee of Experts "
        "before 1 September 2024.",
        "The Committee invites the Government to accept a direct contacts mission before the next session of the "
        "Conference.",
    ),
    "fr": (
        "La commission a pris note des informations fournies par le représentant gouvernemental et de la discussion "
        "qui a suivi.",
        "La commission prie le gouvernement de modifier l’article 23 de la loi sur les associations représentatives, "
        "afin que la négociation de branche ne requière pas de certificat.",
        "La commission prie le gouvernement de soumettre à la commission d’experts, avant le 1er septembre 2024, un "
        "rapport sur les mesures prises.",
        "La commission invite le gouvernement à accepter une mission de contacts directs avant la prochaine session de "
        "la Conférence.",
    ),
    "es": (
        "La comisión tomó nota de la información proporcionada por el representante gubernamental y de la discusión "
        "que tuvo lugar a continuación.",
        "La comisión pide al Gobierno que modifique el artículo 23 de la Ley de Asociaciones Representativas, a fin de "
        "que la negociación de rama no requiera certificado.",
        "La comisión pide al Gobierno que presente a la Comisión de Expertos, antes del 1.º de septiembre de 2024, una "
        "memoria sobre las medidas adoptadas.",
        "La comisión invita al Gobierno a que acepte una misión de contactos directos antes de la próxima reunión de "
        "la Conferencia.",
    ),
}
_CALDORO_TEXTS = {
    "en": (
        "The Committee took note of the information provided by the Government and noted with regret that the "
        "Tripartite Labour Council had not met since 2021.",
        "The Committee requests the Government to convene the Council and to supply information on its work in its "
        "next regular report.",
    ),
    "fr": (
        "La commission a pris note des informations fournies par le gouvernement et a noté avec regret que le Conseil "
        "tripartite du travail ne s’était pas réuni depuis 2021.",
        "La commission prie le gouvernement de convoquer le conseil et de fournir des informations sur ses travaux "
        "dans son prochain rapport régulier.",
    ),
    "es": (
        "La comisión tomó nota de la información proporcionada por el Gobierno y lamentó que el Consejo Laboral "
        "Tripartito no se hubiera reunido desde 2021.",
        "La comisión pide al Gobierno que convoque el Consejo y que proporcione información sobre su labor en su "
        "próxima memoria regular.",
    ),
}
_GOVERNMENT = _by_language("the Government", "le gouvernement", "Gobierno")


def _texts(texts: dict[str, tuple[str, ...]]) -> tuple[ConclusionText, ...]:
    return tuple(ConclusionText(language=code, paragraphs=texts[code]) for code in LANGUAGES)


ON_VELDANIA = Conclusions(
    id="conclusions-veldania",
    item="veldania",
    texts=_texts(_VELDANIA_TEXTS),
    items=(
        ConclusionItem(
            id="veldania-2024-1", act=ActAsked.CHANGE_LAW, paragraph=1, of_whom=_GOVERNMENT,
            what=_by_language("to amend section 23 of the Law on Representative Associations",
                              "de modifier l’article 23 de la loi sur les associations représentatives",
                              "que modifique el artículo 23 de la Ley de Asociaciones Representativas"),
        ),
        ConclusionItem(
            id="veldania-2024-2", act=ActAsked.REPORT, paragraph=2, of_whom=_GOVERNMENT, by_date="2024-09-01",
            by_event=DueEvent.NEXT_EXPERTS,
            what=_by_language("to submit a report on the measures taken",
                              "de soumettre à la commission d’experts", "que presente a la Comisión de Expertos"),
        ),
        ConclusionItem(
            id="veldania-2024-3", act=ActAsked.MISSION, paragraph=3, of_whom=_GOVERNMENT,
            by_event=DueEvent.NEXT_CONFERENCE,
            what=_by_language("to accept a direct contacts mission", "à accepter une mission de contacts directs",
                              "que acepte una misión de contactos directos"),
        ),
    ),
)  # fmt: skip
ON_CALDORO = Conclusions(
    id="conclusions-caldoro",
    item="caldoro",
    texts=_texts(_CALDORO_TEXTS),
    items=(
        ConclusionItem(
            id="caldoro-2024-1", act=ActAsked.CONSULT, paragraph=1, of_whom=_GOVERNMENT,
            what=_by_language("to convene the Council", "de convoquer le conseil", "que convoque el Consejo"),
        ),
        ConclusionItem(
            id="caldoro-2024-2", act=ActAsked.SUPPLY_INFORMATION, paragraph=1, of_whom=_GOVERNMENT,
            by_event=DueEvent.NEXT_REPORT,
            what=_by_language("to supply information on its work", "de fournir des informations sur ses travaux",
                              "que proporcione información sobre su labor"),
        ),
    ),
)  # fmt: skip

"""A sitting of an invented committee with invented States and people, act by act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar

from observance.domain import acts
from observance.domain.acts import Act
from observance.domain.amendments import AdoptedRecord
from observance.domain.conclusions import ConclusionItem, Conclusions, ConclusionText, DueEvent
from observance.domain.findings import ActAsked
from observance.domain.record import Capacity, Convention, SpeechKind
from observance.domain.roster import AgendaItem, Credential, Delegation, FloorRequest, Identity, Office, Person
from observance.domain.rules import Part, RulesProfile
from observance.domain.sitting import OutOfOrder, Sitting, State
from observance.floor import apply, shipped_profile

A = TypeVar("A", bound=Act)
HOUR = 3_600_000
DAY = 24 * HOUR
#: Eight o'clock, UTC, on 6 June 2022; the room is two hours ahead.
MORNING = 1_654_502_400_000


@cache
def profile() -> RulesProfile:
    """The example that is shipped."""
    return shipped_profile()


IDENTITY = Identity(body="ilo-cas", session=110, sitting=9, symbol="CAN/PV.9", day="2022-06-06", offset=120)
VELDANIA = AgendaItem(
    id="veldania",
    sitting=9,
    state="Veldania",
    state_code="XV",
    ratified=1997,
    conventions=(
        Convention(number=98, language="en",
                   title="Right to Organise and Collective Bargaining Convention, 1949 (No. 98)"),
        Convention(number=98, language="fr",
                   title="Convention (no 98) sur le droit d’organisation et de négociation collective, 1949"),
        Convention(number=98, language="es",
                   title="Convenio sobre el derecho de sindicación y de negociación colectiva, 1949 (núm. 98)"),
    ),
)  # fmt: skip
CALDORO = AgendaItem(id="caldoro", sitting=10, state="Caldoro Islands", state_code="XC", ratified=2004)
WORK = AgendaItem(
    id="work",
    sitting=9,
    titles=(("en", "Work of the Committee"), ("fr", "Travaux de la commission"), ("es", "Trabajos de la Comisión")),
)


def everywhere(name: str) -> tuple[tuple[str, str], ...]:
    """One name in the languages of the record."""
    return tuple((code, name) for code in ("en", "fr", "es"))


DELEGATIONS = (
    Delegation(id="xv", names=everywhere("Veldania"), state_code="XV"),
    Delegation(id="xc", names=everywhere("Caldoro Islands"), state_code="XC"),
    Delegation(id="xn", names=everywhere("Norland"), state_code="XN"),
    Delegation(id="wfl", names=everywhere("World Federation of Lamplighters (WFL)"), observer=True),
)
MR = (("en", "Mr"), ("fr", "M."), ("es", "Sr."))
MS = (("en", "Ms"), ("fr", "Mme"), ("es", "Sra."))
PEOPLE = (
    Person(id="chair", name="ORLAVEDA", honorifics=MS, form="f"),
    Person(id="deputy", name="TAVI", honorifics=MR),
    Person(id="minister", name="ORZHELYUK", delegation="xv", honorifics=MR),
    Person(id="stevedore", name="ARTUMOVA", delegation="xv", honorifics=MS, form="f"),
    Person(id="employer", name="LINDROVICH", delegation="xv", honorifics=MR),
    Person(id="envoy", name="KOVRANIK", delegation="xn", honorifics=MS, form="f"),
    Person(id="lamplighter", name="SELZHANOV", delegation="wfl", honorifics=MR),
)
CREDENTIALS = (
    Credential(id="the-chair", office=Office.CHAIR),
    Credential(id="writer", office=Office.WRITER),
    Credential(id="xv-mail", office=Office.DELEGATE, delegation="xv"),
    Credential(id="xn-mail", office=Office.DELEGATE, delegation="xn"),
    Credential(id="wfl-mail", office=Office.DELEGATE, delegation="wfl"),
)


def asking(name: str, capacity: Capacity, **more: object) -> FloorRequest:
    """A request on the case of Veldania, by nobody in particular."""
    given = {"item": "veldania", "delegation": None, "person": None, "language": "en", **more}
    return FloorRequest(id=name, capacity=capacity, **given)  # type: ignore[arg-type]


@dataclass
class Room:
    """A sitting in the making: every act gets the next id and the next moment."""

    sitting: Sitting = field(default_factory=Sitting)
    at: int = MORNING
    n: int = 0

    def make(self, kind: type[A], by: str = "desk", **fields: object) -> A:
        """The next act, not done yet."""
        return kind(**{"id": f"a{self.n + 1}", "by": by, "at": self.at, **fields})  # type: ignore[arg-type]

    def attempt(self, kind: type[Act], by: str = "desk", **fields: object) -> str:
        """Do an act: "" where it was in order, else the rule."""
        after = apply(self.sitting, self.make(kind, by, **fields))
        self.n += 1
        if isinstance(after, OutOfOrder):
            assert str(after)
            return after.rule
        self.sitting = after
        return ""

    def do(self, kind: type[Act], by: str = "desk", **fields: object) -> str:
        """Do an act that is in order; gives its id."""
        after = apply(self.sitting, self.make(kind, by, **fields))
        assert isinstance(after, Sitting), str(after)
        self.sitting = after
        self.n += 1
        return f"a{self.n}"

    def wait(self, milliseconds: int) -> None:
        """Time goes by."""
        self.at += milliseconds

    def ask(self, request: FloorRequest, by: str = "desk") -> None:
        """Ask for the floor."""
        self.do(acts.RequestFloor, by, request=request)

    def speak(self, request: str, milliseconds: int, *paragraphs: str, language: str = "en") -> None:
        """Give the floor, let time go by, end the turn, write it down."""
        self.do(acts.GiveFloor, "the-chair", turn=f"t-{request}", request=request)
        self.wait(milliseconds)
        self.do(acts.EndTurn, "the-chair")
        self.write(f"t-{request}", *paragraphs, language=language)

    def chair(self, turn: str, *paragraphs: str, language: str = "en") -> None:
        """The Chair says something."""
        self.do(acts.ChairSpeaks, "the-chair", turn=turn, language=language)
        self.wait(20_000)
        self.do(acts.EndTurn, "the-chair")
        self.write(turn, *paragraphs, language=language)

    def write(self, turn: str, *paragraphs: str, language: str = "en", part: int = 1) -> None:
        """Write a part of a turn down."""
        self.do(acts.WriteTurn, "writer", turn=turn, paragraphs=paragraphs, language=language, part=part)

    @property
    def state(self) -> State:
        """What it has come to."""
        return self.sitting.state


def founded() -> Room:
    """A sitting with its rules, programme, delegations, people and credentials."""
    room = Room(at=MORNING - 4 * DAY)
    room.do(acts.FoundSitting, identity=IDENTITY)
    room.do(acts.AdoptProfile, profile=profile())
    room.do(acts.SetProgramme, items=(WORK, VELDANIA, CALDORO))
    for delegation in DELEGATIONS:
        room.do(acts.RegisterDelegation, delegation=delegation)
    for person in PEOPLE:
        room.do(acts.RegisterPerson, person=person)
    for credential in CREDENTIALS:
        room.do(acts.RegisterCredential, credential=credential)
    return room


GOVERNMENT = asking(
    "gov", Capacity.GOVERNMENT_REPRESENTATIVE, delegation="xv", person="minister", language="ru", part=Part.OPENING
)
WORKERS = asking("workers", Capacity.WORKER_MEMBERS, part=Part.OPENING)
EMPLOYERS = asking("employers", Capacity.EMPLOYER_MEMBERS, part=Part.OPENING, language="fr")
NATIONAL = asking("national", Capacity.WORKER_MEMBER, delegation="xv", person="stevedore", language="ru")
NATIONAL_EMPLOYER = asking("national-employer", Capacity.EMPLOYER_MEMBER, delegation="xv", person="employer")
NORLAND = asking(
    "norland",
    Capacity.GOVERNMENT_MEMBER,
    delegation="xn",
    person="envoy",
    on_behalf_of=("Northern Lights Group",),
    aligned=("Norway", "Iceland"),
)
LAMPLIGHTERS = asking("lamps", Capacity.OBSERVER, delegation="wfl", person="lamplighter", language="es")
CLOSING = replace(GOVERNMENT, id="gov-closing", part=Part.CLOSING)


def listed() -> Room:
    """The same with a list of speakers, open and on the case."""
    room = founded()
    room.ask(GOVERNMENT, "xv-mail")
    room.ask(NATIONAL, "xv-mail")
    room.ask(CLOSING, "xv-mail")
    room.ask(NORLAND, "xn-mail")
    room.ask(LAMPLIGHTERS, "wfl-mail")
    for request in (WORKERS, EMPLOYERS, NATIONAL_EMPLOYER):
        room.ask(request)
    room.at = MORNING
    room.do(acts.TakeChair, person="chair")
    room.do(acts.OpenSitting)
    return room


def opened() -> Room:
    """The same, with the case open."""
    room = listed()
    room.do(acts.OpenItem, "the-chair", item="veldania")
    return room


def held() -> Room:
    """The whole sitting, written and over."""
    room = listed()
    room.do(acts.OpenItem, "the-chair", item="work")
    room.chair("t-welcome", "Good morning to all of you. I call the Committee to order and I wish you a fruitful day.")
    room.do(acts.CloseItem, "the-chair")
    room.do(acts.OpenItem, "the-chair", item="veldania")
    room.chair("t-case", "Nous passons maintenant à l’examen du cas inscrit à notre programme de travail. "
               "Je donne la parole au représentant du gouvernement.", language="fr")  # fmt: skip
    room.speak(
        "gov",
        850_000,
        "Allow me to convey the greetings of the Government and to report on what has been done since last year.",
        "The Parliament adopted the amendments to the Law on Associations, and the register is open to everybody.",
    )
    room.speak("workers", 600_000, "We thank the Government for its report, and we ask it to reinstate the members "
               "of the union who were dismissed.",
               "The law itself remains a matter of deep concern to our group.")  # fmt: skip
    room.speak("employers", 500_000, "Nous remercions le gouvernement des informations qu’il a bien voulu fournir à la "
               "commission, et nous l’invitons à poursuivre le dialogue social.", language="fr")  # fmt: skip
    room.do(acts.SuspendSitting)
    room.wait(900_000)
    room.do(acts.ResumeSitting)
    room.speak("national", 300_000, "Our members in the ports are waiting for the certificates that the law promises "
               "them, and they have waited for two years.")  # fmt: skip
    room.speak("national-employer", 200_000, "The enterprises of the country support the reform of the law and have "
               "taken part in its drafting.")  # fmt: skip
    room.speak("norland", 250_000, "I have the honour to speak on behalf of the Northern Lights Group. Norway and "
               "Iceland align themselves with this statement.", "We welcome the reform of the law.")  # fmt: skip
    room.do(acts.GrantLeave, "the-chair", request="lamps")
    room.speak("lamps", 100_000, "Agradecemos a la comisión la oportunidad de describir la situación de los "
               "trabajadores de los puertos, que es muy difícil.", language="es")  # fmt: skip
    room.speak("gov-closing", 100_000, "We have listened carefully to the speakers, and we thank them for their "
               "questions, which my Ministry will study.")  # fmt: skip
    room.chair("t-end", "I thank the Government and all the speakers for this discussion, which is now closed.")
    room.do(acts.CloseItem, "the-chair")
    room.do(acts.CloseSitting, "the-chair")
    return room


def published() -> Room:
    """The draft is out, with a deadline in three days."""
    room = held()
    room.do(acts.PublishDraft, deadline=room.at + 3 * DAY)
    return room


def replayed(journal: Iterable[Act]) -> Sitting:
    """The fold of acts that are all in order."""
    sitting = Sitting()
    for act in journal:
        after = apply(sitting, act)
        assert isinstance(after, Sitting), str(after)
        sitting = after
    return sitting


QUOTED = {
    "en": ("The Committee took note of the information provided by the Government and of the discussion.",
           "The Committee requests the Government to amend the Law on Associations before 1 September 2022.",
           "The Committee requests the Government to accept a direct contacts mission."),
    "fr": ("La commission a pris note des informations fournies par le gouvernement et de la discussion.",
           "La commission prie le gouvernement de modifier la loi sur les associations avant le 1er septembre 2022.",
           "La commission prie le gouvernement d’accepter une mission de contacts directs."),
    "es": ("La comisión tomó nota de la información proporcionada por el Gobierno y de la discusión.",
           "La comisión pide al Gobierno que modifique la ley de asociaciones antes del 1.º de septiembre de 2022.",
           "La comisión pide al Gobierno que acepte una misión de contactos directos."),
}  # fmt: skip
GOVERNMENT_IS = (("en", "the Government"), ("fr", "le gouvernement"), ("es", "Gobierno"))
CONCLUSIONS = Conclusions(
    id="conclusions-veldania",
    item="veldania",
    texts=tuple(ConclusionText(language=code, paragraphs=words) for code, words in QUOTED.items()),
    items=(
        ConclusionItem(
            id="veldania-1",
            act=ActAsked.CHANGE_LAW,
            paragraph=1,
            what=(("en", "to amend the Law on Associations"), ("fr", "de modifier la loi sur les associations"),
                  ("es", "que modifique la ley de asociaciones")),
            of_whom=GOVERNMENT_IS,
            by_date="2022-09-01",
        ),
        ConclusionItem(
            id="veldania-2",
            act=ActAsked.MISSION,
            paragraph=2,
            what=(("en", "to accept a direct contacts mission"), ("fr", "d’accepter une mission de contacts directs"),
                  ("es", "que acepte una misión de contactos directos")),
            of_whom=GOVERNMENT_IS,
            by_event=DueEvent.NEXT_CONFERENCE,
        ),
    ),
)  # fmt: skip

REPLY = asking("reply", Capacity.EMPLOYER_MEMBER, delegation="xv", person="employer", kind=SpeechKind.RIGHT_OF_REPLY)

#: The sitting in which records and conclusions of the first are adopted, four days later.
LATER = Identity(body="ilo-cas", session=110, sitting=12, symbol="CAN/PV.12", day="2022-06-10", offset=120)
CAN_9, CAN_12 = IDENTITY.symbol, LATER.symbol


def concluded() -> Room:
    """The session up to the opening of a later sitting, with conclusions drafted and the amendments' time over."""
    room = published()
    room.do(acts.FoundSitting, identity=LATER)
    room.do(acts.DraftConclusions, conclusions=CONCLUSIONS)
    room.at = MORNING + 4 * DAY
    room.do(acts.TakeChair, sitting=CAN_12, person="deputy")
    room.do(acts.OpenSitting, sitting=CAN_12)
    return room


def read_out(room: Room) -> None:
    """The Chair opens the case again and reads the conclusions out."""
    room.do(acts.OpenItem, sitting=CAN_12, item="veldania")
    room.do(acts.ChairSpeaks, sitting=CAN_12, turn="t-read", language="en")
    room.do(acts.ReadOutConclusions, "the-chair", sitting=CAN_12, conclusions=CONCLUSIONS.id)
    room.wait(60_000)
    room.do(acts.EndTurn, sitting=CAN_12)
    room.do(acts.WriteTurn, "writer", sitting=CAN_12, turn="t-read", paragraphs=QUOTED["en"], language="en")


def adopted() -> Room:
    """The record of the first sitting and the conclusions are adopted in the later one; the Government has spoken."""
    room = concluded()
    room.do(acts.AdoptEarlierRecords, sitting=CAN_12, records=(AdoptedRecord(symbol=CAN_9, as_amended=False),))
    read_out(room)
    room.do(acts.AdoptConclusions, sitting=CAN_12, conclusions=CONCLUSIONS.id)
    room.ask(replace(GOVERNMENT, id="gov-after", part=Part.AFTER_CONCLUSIONS), "xv-mail")
    room.do(acts.GiveFloor, sitting=CAN_12, turn="t-after", request="gov-after")
    room.wait(30_000)
    room.do(acts.EndTurn, sitting=CAN_12)
    words = ("We thank the Committee for its conclusions, which my Government will study with attention.",)
    room.do(acts.WriteTurn, "writer", sitting=CAN_12, turn="t-after", paragraphs=words, language="en")
    room.do(acts.CloseItem, sitting=CAN_12)
    room.do(acts.CloseSitting, sitting=CAN_12)
    return room

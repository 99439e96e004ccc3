"""Generated findings of many cases, for ``assemble.py``, and the stages that make them of files.

Each case has its own State, law, unions and persons; its documents are comments of experts, conclusions, written
information of the Government and letters of unions, year after year, in four languages. A document asks eight things,
states and alleges, names persons and bodies (one of them in every case), relies on others of its case, and holds claims
of which some are the opposite of what another says.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from random import Random

from observance.assemble.about import about_alone
from observance.casefile.finding_rows import findings_of, findings_rows
from observance.casefile.rows import document_of, document_rows, outline_of, outline_rows
from observance.domain.edition import Outline
from observance.domain.findings import (
    ActAsked,
    ActorKind,
    Allegation,
    AllegationType,
    Appreciation,
    Claim,
    DateMention,
    Finding,
    Findings,
    Grade,
    Insistence,
    InstrumentKind,
    Measure,
    MeasureStatus,
    NameMention,
    Position,
    ProvisionMention,
    Reference,
    ReferenceKind,
    Request,
    Stance,
    identified,
)
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind
from observance.domain.text import Citation, Document, Reading, Source
from observance.pipeline import Scope, Stage
from observance.reference.countries import country_names

#: What is asked in each language, with the act; {n} tells one section from another.
ASKED = (
    ("en", ActAsked.CHANGE_LAW, "amend section {n} of the Carriers Act"),
    ("fr", ActAsked.CHANGE_LAW, "modifier l’article {n} de la loi sur les transporteurs"),
    ("es", ActAsked.REGISTER, "registrar el sindicato de transportistas de la zona {n}"),
    ("ru", ActAsked.LIFT, "освободить активистов профсоюза, осуждённых по делу {n}"),
    ("en", ActAsked.ENSURE, "strengthen the labour inspectorate in district {n}"),
    ("fr", ActAsked.SUPPLY_INFORMATION, "fournir des statistiques sur les sanctions prononcées"),
    ("es", ActAsked.CEASE, "poner fin a los actos de injerencia y de violencia contra los dirigentes sindicales"),
    ("en", ActAsked.CONSULT, "consult the social partners on the bill on strikes"),
)
STATED = ("section {n} of the Carriers Act was amended", "the sentences of the activists were reviewed")
ALLEGED = ("section {n} of the Carriers Act still bars strikes", "the union was refused registration once more")
#: What is held to be so or not, by the point: each with the words of one side and of the other.
CLAIMED = (
    ("registered", "the union of district {n} was registered", "the union of district {n} was refused registration"),
    ("authorization", "no permission is needed under section {n}", "section {n} requires prior permission"),
    ("consulted", "the unions were consulted on the bill", "nobody consulted the unions on the bill"),
    ("dismissed", "{person} was dismissed by the port", "{person} left the port of her own will"),
    ("requirement", "section {n} requires a threshold of 40 members", "section {n} requires no threshold any more"),
    ("investigated", "the attack on {person} was investigated", "the attack on {person} was never investigated"),
)
NAMES = ("Alda", "Berin", "Corva", "Dario", "Elva", "Fenno", "Gilda", "Haro", "Iveta", "Joran")
LASTS = ("Marenko", "Tolvas", "Quisner", "Balandin", "Ordóñez", "Lefrane", "Svitak", "Morvan", "Terlan", "Ubarov")
#: How many documents a case has before its kinds come round again.
KINDS = (
    DocumentKind.EXPERTS_COMMENT,
    DocumentKind.LETTER,
    DocumentKind.WRITTEN_INFORMATION,
    DocumentKind.CONCLUSIONS,
    DocumentKind.LETTER,
)


#: How persons are named: of ten stems whose endings alone differ, so that most names of all cases are nearly alike; or
#: of names as unlike as those of the world, of which few are borne by many.
NAMES_OF = ("stems", "common")
#: Persons of a case; five are named in every document of it.
PERSONS = 6
#: Family names of the world, the most common first; one of rank r is borne about 1/r as often as the first.
FAMILIES = 6000
GIVEN = 80
_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "z", "br", "dr", "kr", "st", "tr")
_VOWELS = ("a", "e", "i", "o", "u")
_CODAS = ("", "l", "n", "r", "s", "k", "m", "nd", "rt", "sk")

CONVENTIONS = (87, 98, 29)
#: Characters of a document's text.
LENGTH = 10_000


@cache
def state_codes() -> tuple[str, ...]:
    """The States of the world, by their codes."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return tuple(a + b for a in letters for b in letters if country_names(a + b))


def document(name: str, case: int, year: int, names: str = NAMES_OF[0]) -> Findings:
    """The findings of one document of a case, the ``year``-th."""
    person = _person_of_stem if names == NAMES_OF[0] else _person_by_commonness
    return _Document(name=name, case=case, year=year, persons=tuple(person(case, k) for k in range(PERSONS))).findings()


def file_of(folder: Path, name: str, case: int, year: int, names: str = NAMES_OF[0]) -> None:
    """Put a document into a folder: its text begins with its place, and is as long as that of a letter."""
    words = f"the union of district {case} said in {2000 + year} that the matter of {name} had been put to the court\n"
    (folder / f"{name}.txt").write_text(f"{case} {year} {names}\n" + words * (LENGTH // len(words)))


def read(path: Path, _: Path, name: str, reference: str) -> Document:
    """A file as it stands."""
    data = path.read_bytes()
    total = sha256(data).hexdigest()
    return Document(
        reference=reference,
        source=Source(name=name, sha256=total, size=len(data)),
        reading=Reading(reader="bench/1", media="text/plain", text=data.decode(), text_sha256=total),
    )


def found_in(read: Document) -> Findings:
    """The findings of a document, from its place."""
    case, year, names = read.reading.text.partition("\n")[0].split()
    return document(read.reference, int(case), int(year), names)


def own_stages() -> tuple[Stage, ...]:
    """The stages of documents: what they make is generated, and written as always."""
    made = (
        ("read", (), read, document_rows, document_of),
        ("extract", ("read",), found_in, findings_rows, findings_of),
        ("outline", ("extract",), outline, outline_rows, outline_of),
        ("about", ("extract",), about_alone, findings_rows, findings_of),
    )
    return tuple(
        Stage(name=name, version="1", scope=Scope.DOCUMENT, needs=needs, run=run, write=write, restore=restore)
        for name, needs, run, write, restore in made
    )


def outline(found: Findings) -> Outline:
    """The outline of a document of forty sentences of its own."""
    sums = sorted({zlib.crc32(f"{found.document} {k}".encode()) for k in range(40)})
    return Outline(
        reference=found.document,
        kind=found.about.kind.value,
        date=found.about.date,
        author=found.about.author,
        text_sha256=f"{zlib.crc32(found.document.encode()):064x}",
        characters=9000,
        languages=("en", "fr"),
        passages=40,
        sentences=tuple(sums),
    )


def _person_of_stem(case: int, k: int) -> str:
    first, last = NAMES[(case + k) % len(NAMES)], LASTS[(case // 10 + 3 * k) % len(LASTS)]
    return f"{first} {last}{'aeiou'[case % 5]}{'kmnrst'[case % 6]}{'aeiou'[case // 6 % 5]}v"


def _person_by_commonness(case: int, k: int) -> str:
    """The same for the same person: drawn by the sum of its number."""
    drawn = zlib.crc32(f"family {case} {k}".encode()) / 2**32
    rank, given = int(FAMILIES**drawn), zlib.crc32(f"{case} {k}".encode()) % GIVEN
    return f"{_word(f'given {given}', 2)} {_word(f'name {rank}', 2 + rank % 2)}"


@cache
def _word(seed: str, syllables: int) -> str:
    """An invented name."""
    chance = Random(seed)
    return "".join(
        chance.choice(_ONSETS) + chance.choice(_VOWELS) + chance.choice(_CODAS) for _ in range(syllables)
    ).title()


@dataclass(slots=True, kw_only=True)
class _Document:
    """A document that is being made; ``at`` is where its next words stand."""

    name: str
    case: int
    year: int
    persons: tuple[str, ...]
    at: int = 0
    provisions: list[ProvisionMention] = field(default_factory=list)

    def findings(self) -> Findings:
        kinds: dict[str, tuple[Finding, ...]] = {
            "requests": tuple(self._requests()),
            "measures": tuple(self._measures()),
            "allegations": tuple(self._allegations()),
            "claims": tuple(self._claims()),
            "appreciations": tuple(self._appreciations()),
            "names": tuple(self._names()),
            "references": tuple(self._references()),
            "dates": tuple(self._dates()),
            "positions": (Position(**self._said("en", "The law is not in conformity"), stance=Stance.CRITICAL),),
            "provisions": tuple(self.provisions),
        }
        found = Findings(document=self.name, about=self._about())
        for kind, some in kinds.items():
            found = found.with_kind(kind, identified(kind, some))
        return found

    def _about(self) -> About:
        kind = KINDS[self.year % len(KINDS)]
        return About(
            kind=kind,
            date=self._date(self.year),
            author=f"Union of Carriers {self.case}" if kind is DocumentKind.LETTER else None,
            matters=(self._matter(),),
        )

    def _matter(self) -> Matter:
        """A State of the world under one of three Conventions: so there are some 580 cases."""
        codes = state_codes()
        code = codes[self.case % len(codes)]
        convention = CONVENTIONS[self.case // len(codes) % len(CONVENTIONS)]
        return Matter(state=country_names(code)[0], state_code=code, conventions=(convention,))

    def _date(self, year: int) -> str:
        return f"{2000 + year}-03-{1 + self.case % 28:02}"

    def _number(self, k: int) -> int:
        return 10 + (self.case + k + self.year) % 15

    def _requests(self) -> Iterator[Request]:
        for k, (language, act, words) in enumerate(ASKED):
            said = words.format(n=self._number(k))
            place = self._said(language, said)
            if act is ActAsked.CHANGE_LAW:
                law = {"instrument": "Law on Carriers", "kind": InstrumentKind.NATIONAL_LAW}
                self.provisions.append(ProvisionMention(**place, **law, provision=f"article {self._number(k)}"))
            asked = {"strength": Insistence.URGE, "act": act, "action": said}
            yield Request(**place, **asked, asker="A union", addressee=None)

    def _measures(self) -> Iterator[Measure]:
        for words in STATED:
            yield Measure(**self._said("en", words.format(n=12)), claimed_by=None, status=MeasureStatus.DONE)

    def _allegations(self) -> Iterator[Allegation]:
        for words in ALLEGED:
            yield Allegation(**self._said("en", words.format(n=12)), alleged_by=None, type=AllegationType.OTHER)

    def _claims(self) -> Iterator[Claim]:
        for k, (point, so, not_so) in enumerate(CLAIMED):
            holds = (self.year + k) % 3 > 0
            person = self.persons[k]
            words = (so if holds else not_so).format(n=self._number(k), person=person)
            yield Claim(
                **self._said("en", words),
                by=None,
                point=point,
                holds=holds,
                actors=(person,) if person in words else (),
                provisions=(f"Law on Carriers|section {self._number(k)}",) if "section" in words else (),
                focus=0.5,
            )
        for k in range(2):
            words = f"there are {100 + 10 * self.year + k} unions in the ports"
            value = str(100 + 10 * self.year + k)
            yield Claim(**self._said("en", words), by=None, point="organisations", holds=True, value=value)

    def _appreciations(self) -> Iterator[Appreciation]:
        yield Appreciation(
            **self._said("en", "notes with interest that section 12 was amended"), by=None, grade=Grade.INTEREST
        )
        yield Appreciation(**self._said("en", "regrets that no statistics were given"), by=None, grade=Grade.REGRET)

    def _names(self) -> Iterator[NameMention]:
        for person in self.persons[:5]:
            yield NameMention(**self._said("en", person), kind=ActorKind.PERSON, name=person)
        for name in (f"Union of Carriers {self.case}", f"Dockers’ League {self.case}", "World Council of Carriers"):
            yield NameMention(**self._said("en", name), kind=ActorKind.ORGANISATION, name=name)
        for _ in range(2):
            state = self._matter().state or ""
            yield NameMention(**self._said("en", state), kind=ActorKind.STATE, name=state)

    def _references(self) -> Iterator[Reference]:
        """The comment of the Experts before, a letter before, and one that is in no case."""
        before = self.year - self.year % len(KINDS)
        told = (
            (ReferenceKind.OBSERVATION, "Committee of Experts", self._date(before)),
            (ReferenceKind.LETTER, f"Union of Carriers {self.case}", self._date(max(0, before - 4))),
            (ReferenceKind.REPORT, "Committee on Freedom of Association", "1999-11"),
        )
        for kind, author, date in told:
            words = f"the {kind.value} of the {author} of {date}"
            yield Reference(**self._said("en", words), kind=kind, title=words, author=author, date=date)

    def _dates(self) -> Iterator[DateMention]:
        for year in (self.year, self.year - 1):
            yield DateMention(**self._said("en", f"in March {2000 + year}"), iso=f"{2000 + year}-03")

    def _said(self, language: str, words: str) -> dict[str, object]:
        """The place of words, and the rule that found them."""
        start, self.at = self.at, self.at + 200
        citation = Citation(
            document=self.name,
            text_sha256="0" * 64,
            passage=1 + start // 200,
            page=1 + start // 3000,
            start=start,
            end=start + len(words),
            segments=((start, start + len(words)),),
            quote=words,
        )
        return {"citation": citation, "rule": f"{language}/bench/said"}

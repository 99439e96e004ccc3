"""A case of any size, made of generated products: what pages and the making of their index are measured on.

``python bench/big_case.py FOLDER [PASSAGES]`` writes a case folder with a generation, as a build leaves one, without
running a build: documents of 500 passages of words by Zipf's law in four languages (those of ``search.py``), every
third a record with speeches; findings, twenty States of which the first has two fifths of the documents, asks of which
few have very many quotations, differences, what has a date, provisions, actors. The same numbers come with every run.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from growth import ENDINGS as NAME_ENDINGS
from growth import GIVEN, ONSETS, TRADES, VOWELS
from search import CAPACITIES, PASSAGES_A_DOCUMENT, STEMS, stems, text

from observance.assemble.steps import step_of
from observance.casefile.case_rows import case_rows, difference_rows, holding_rows
from observance.casefile.finding_rows import findings_rows
from observance.casefile.folder import (
    CaseFolder,
    begin_case,
    generation_names,
    read_generation,
    switch_generation,
    write_shard,
)
from observance.casefile.generation import Entry, Generation, Shard, State
from observance.casefile.party_rows import party_rows
from observance.casefile.rows import document_rows, edition_rows, outline_rows, segmentation_rows
from observance.domain import case as cases
from observance.domain import findings as nouns
from observance.domain.disagreements import Differences, Disagreement, DisagreementKind, Side, disagreement_id
from observance.domain.edition import Edition, Outline
from observance.domain.fold import read_out
from observance.domain.matters import About, Intervention, Matter
from observance.domain.parties import Actor, Mention, Parties
from observance.domain.record import (
    Capacity,
    Detail,
    DocumentKind,
    Item,
    Record,
    Segmentation,
    Speech,
    SpeechKind,
)
from observance.domain.text import Citation, Document, Passage, Reading, Source

A_SPEECH, CASES, YEARS = 8, 20, 30
#: How many of a hundred passages hold a finding of each kind.
SHARES = {
    "requests": 10,
    "measures": 6,
    "allegations": 6,
    "appreciations": 4,
    "references": 5,
    "provisions": 8,
    "dates": 8,
    "figures": 4,
    "names": 20,
}
KINDS = (DocumentKind.EXPERTS_COMMENT, DocumentKind.LETTER, DocumentKind.LAW, DocumentKind.CONCLUSIONS)
T = TypeVar("T")


@dataclass(kw_only=True)
class Of:
    """What a State's case is made of so far: steps by what they are, each with what it is about."""

    matter: Matter
    documents: list[str] = field(default_factory=list)
    steps: dict[str, list[tuple[nouns.Finding, cases.Step]]] = field(default_factory=dict)


def names(chance: random.Random, count: int) -> list[tuple[nouns.ActorKind, str]]:
    """Names of persons and bodies."""
    made = []
    for n in range(count):
        family = "".join(chance.choice(ONSETS) + chance.choice(VOWELS) for _ in range(2)).title()
        family += chance.choice(NAME_ENDINGS)
        person = (nouns.ActorKind.PERSON, f"{chance.choice(GIVEN)} {family}")
        made.append(person if n % 2 else (nouns.ActorKind.ORGANISATION, f"{chance.choice(TRADES)} Union of {family}"))
    return made


def zipf(count: int) -> list[float]:
    """Cumulated weights of so many things, the first the commonest."""
    return list(accumulate(1 / (n + 1) for n in range(count)))


def about_of(d: int, matter: Matter) -> About:
    """What a document says of itself."""
    kind = DocumentKind.VERBATIM_RECORD if d % 3 == 0 else KINDS[d % len(KINDS)]
    date = f"{1995 + d % YEARS}-{1 + d % 12:02}-{1 + d % 28:02}"
    author = None if d % 3 == 0 else f"Body {d % 17}"
    return About(
        kind=kind,
        date=date,
        symbol=f"DOC/{d}",
        title=f"Document {d}",
        author=author,
        draft=d % 7 == 0,
        matters=(matter,),
    )


def segmentation_of(d: int, about: About, language: str, written: Sequence[str]) -> Segmentation:
    """A document cut into its passages; a record into speeches too."""
    whole = "\n\n".join(written)
    reference = f"document-{d}"
    summed = sha256(whole.encode()).hexdigest()
    reading = Reading(reader="generated", media="text/plain", text=whole, text_sha256=summed)
    document = Document(
        reference=reference, source=Source(name=f"{reference}.txt", sha256=summed, size=len(whole)), reading=reading
    )
    passages, at = [], 0
    for n, words in enumerate(written, start=1):
        span = (at, at + len(words))
        passages.append(
            Passage(
                document=reference,
                text_sha256=summed,
                n=n,
                start=span[0],
                end=span[1],
                segments=(span,),
                reading=read_out(whole, (span,)),
                source_text=whole,
                language=language,
                page=1 + n // 10,
                sheet=1 + n // 10,
            )
        )
        at = span[1] + 2
    detail = Detail(name="title", value=about.title or "", rule="generated")
    if about.kind is not DocumentKind.VERBATIM_RECORD:
        return Segmentation(document=document, kind=about.kind, passages=tuple(passages), details=(detail,))
    item = Item(n=1, start=0, end=len(whole), titles=((language, f"Item of {about.title}"),))
    return Record(
        document=document,
        kind=about.kind,
        passages=tuple(passages),
        details=(detail,),
        body="generated",
        items=(item,),
        speeches=tuple(speeches(passages, language)),
    )


def speeches(passages: Sequence[Passage], language: str) -> Iterator[Speech]:
    """Speeches of eight passages each."""
    for n in range(0, len(passages), A_SPEECH):
        part = passages[n : n + A_SPEECH]
        capacity = Capacity(CAPACITIES[n // A_SPEECH % len(CAPACITIES)])
        yield Speech(
            n=n // A_SPEECH + 1,
            item=1,
            kind=SpeechKind.SPEECH,
            capacity=capacity,
            start=part[0].start,
            end=part[-1].end,
            body_start=part[0].start,
            heading=f"{capacity.value} {n // A_SPEECH % 40}",
            speaker=f"Speaker {n // A_SPEECH % 40}",
            state=f"State {n // A_SPEECH % 40}" if capacity is Capacity.GOVERNMENT_MEMBER else None,
            language=language,
            passages=tuple(passage.n for passage in part),
        )


def span(passage: Passage, chance: random.Random) -> Citation:
    """Ten to twenty-five words of a passage."""
    words = passage.reading.text.split(" ")
    first = chance.randrange(max(len(words) - 12, 1))
    start = len(" ".join(words[:first])) + (first > 0)
    return passage.cite(start, start + len(" ".join(words[first : first + chance.randint(10, 25)])))


def finding_of(kind: str, passage: Passage, name: tuple[nouns.ActorKind, str], chance: random.Random) -> nouns.Finding:
    """A finding of a kind in a passage."""
    cited, rule = span(passage, chance), f"{passage.language}/generated"
    law = f"Law No. {int(chance.paretovariate(0.6)) % 40}"
    article = f"article {int(chance.paretovariate(0.6)) % 60}"
    match kind:
        case "requests":
            return nouns.Request(
                citation=cited,
                rule=rule,
                asker=None,
                addressee="government",
                strength=chance.choice([*nouns.Insistence][:6]),
                act=chance.choice([*nouns.ActAsked]),
                action=cited.quote,
                provisions=(f"{law}|{article}",),
            )
        case "measures":
            return nouns.Measure(
                citation=cited,
                rule=rule,
                claimed_by=None,
                status=chance.choice([*nouns.MeasureStatus]),
                provisions=(law,),
            )
        case "allegations":
            return nouns.Allegation(
                citation=cited, rule=rule, alleged_by=None, type=chance.choice([*nouns.AllegationType])
            )
        case "appreciations":
            return nouns.Appreciation(citation=cited, rule=rule, by=None, grade=chance.choice([*nouns.Grade]))
        case "references":
            title = f"Report No. {int(chance.paretovariate(0.5)) % 900}"
            return nouns.Reference(citation=cited, rule=rule, kind=chance.choice([*nouns.ReferenceKind]), title=title)
        case "provisions":
            kinds = [*nouns.InstrumentKind]
            return nouns.ProvisionMention(
                citation=cited, rule=rule, instrument=law, kind=chance.choice(kinds), provision=article
            )
        case "dates":
            return nouns.DateMention(citation=cited, rule=rule, iso=f"{1995 + chance.randrange(YEARS)}")
        case "figures":
            return nouns.Figure(citation=cited, rule=rule, value=str(chance.randrange(9999)))
        case _:
            return nouns.NameMention(citation=passage.cite(0, len(name[1])), rule=rule, kind=name[0], name=name[1])


def findings_of(
    found: Segmentation, about: About, chosen: Sequence[tuple[nouns.ActorKind, str]], chance: random.Random
) -> nouns.Findings:
    """The findings of a document: each kind in its share of the passages, a position in every speech or letter."""
    turns = found.speeches if isinstance(found, Record) else ()
    speech_of = {n: speech.n for speech in turns for n in speech.passages}
    made: dict[str, list[nouns.Finding]] = {kind: [] for kind in (*SHARES, "positions")}
    for passage, name in zip(found.passages, chosen, strict=True):
        for kind, share in SHARES.items():
            if (kind == "names") == passage.reading.text.startswith(name[1]) and chance.randrange(100) < (
                100 if kind == "names" else share
            ):
                one = finding_of(kind, passage, name, chance)
                made[kind].append(replace(one, speech=speech_of.get(passage.n)))
    for first in [turn.passages[0] for turn in turns] or [1]:
        cited, stances = span(found.passages[first - 1], chance), [*nouns.Stance]
        made["positions"].append(
            nouns.Position(citation=cited, rule="generated", stance=chance.choice(stances), speech=speech_of.get(first))
        )
    whole = nouns.Findings(
        document=found.document.reference,
        about=about,
        interventions=tuple(
            Intervention(n=turn.n, capacity=turn.capacity, label=turn.heading, matter=0, closing=turn.n > 55)
            for turn in turns
        ),
    )
    for kind, rows in made.items():
        whole = whole.with_kind(kind, rows)
    return whole


def parted(items: Sequence[T], parts: int, chance: random.Random) -> list[list[T]]:
    """Things in so many parts by Zipf's law: the first has very many, most have a few. None is empty."""
    drawn: list[list[T]] = [[] for _ in range(parts)]
    for item, n in zip(items, chance.choices(range(parts), cum_weights=zipf(parts), k=len(items)), strict=True):
        drawn[n].append(item)
    return [part for part in drawn if part]


def steps_in(of: Of, what: str) -> list[cases.Step]:
    """The steps of a kind, in the order of time."""
    return sorted((step for _, step in of.steps.get(what, ())), key=lambda step: (step.date or "", step.finding))


def asks_of(of: Of, chance: random.Random) -> tuple[cases.Ask, ...]:
    """A tenth as many asks as requests, with what bears upon each."""
    requests = of.steps.get("requests", [])
    parts = parted(requests, max(1, len(requests) // 10), chance)
    others = {
        what: parted(steps_in(of, what), len(parts), chance) for what in ("measures", "allegations", "appreciations")
    }
    made = []
    for n, part in enumerate(parts):
        first = part[0][0]
        assert isinstance(first, nouns.Request)
        steps = tuple(sorted((step for _, step in part), key=lambda step: (step.date or "", step.finding)))

        def bearing(what: str, n: int = n) -> tuple[cases.Step, ...]:
            return tuple(others[what][n]) if n < len(others[what]) else ()

        made.append(
            cases.Ask(
                id=cases.ask_id(first.id, first.citation.quote),
                act=first.act,
                object=" ".join(first.citation.quote.split()[:9]),
                requests=steps,
                provisions=first.provisions,
                closing=[*cases.Closing][n % 4],
                answers=bearing("measures"),
                contested=bearing("allegations"),
                appreciations=bearing("appreciations"),
                state=cases.state_of(bearing("measures"), bearing("allegations"), bearing("appreciations")),
            )
        )
    return tuple(made)


def years_of(ask: cases.Ask) -> Iterator[cases.YearOfAsk]:
    """An ask over the years: each asker once a year."""
    by_year: dict[int, dict[str, cases.Step]] = {}
    for step in ask.requests:
        by_year.setdefault(int((step.date or "1995")[:4]), {}).setdefault(step.by or "", step)
    for year, askers in sorted(by_year.items()):
        asked = tuple(
            cases.Asking(by=by, insistence=nouns.Insistence(step.how), request=step) for by, step in askers.items()
        )
        yield cases.YearOfAsk(ask=ask.id, year=year, asked=asked)


def provisions_of(of: Of) -> tuple[cases.ProvisionEntry, ...]:
    """The articles that requests name; what is stated and alleged goes round among them."""
    asked: dict[str, list[cases.Step]] = {}
    for one, step in of.steps.get("requests", ()):
        assert isinstance(one, nouns.Request)
        asked.setdefault(one.provisions[0], []).append(step)
    keys = sorted(asked)
    stated, alleged = steps_in(of, "measures"), steps_in(of, "allegations")
    return tuple(
        cases.ProvisionEntry(
            instrument=key.split("|")[0],
            provision=key.split("|")[1],
            asked=tuple(asked[key]),
            stated=tuple(stated[n :: len(keys)]),
            alleged=tuple(alleged[n :: len(keys)]),
        )
        for n, key in enumerate(keys)
    )


def case_of(of: Of, chance: random.Random) -> cases.Case:
    """A State's case."""
    asks = asks_of(of, chance)
    told = [("measures", cases.MilestoneKind.STATED), ("allegations", cases.MilestoneKind.ALLEGED)]
    timeline = [
        cases.Milestone(date=step.date or "", kind=kind, what=step.how or "", told=(step,))
        for what, kind in told
        for step in steps_in(of, what)[::4]
    ]
    topics = parted(steps_in(of, "requests"), max(1, len(of.documents) // 2), chance)
    relied = parted(of.steps.get("references", []), max(1, 4 * len(of.documents)), chance)
    asked = parted(steps_in(of, "requests")[::3], max(1, len(of.documents)), chance)
    return cases.Case(
        matter=of.matter,
        documents=tuple(of.documents),
        asks=asks,
        follow_up=tuple(row for ask in asks for row in years_of(ask)),
        timeline=tuple(sorted(timeline, key=lambda one: one.date)),
        provisions=provisions_of(of),
        positions=tuple(steps_in(of, "positions")),
        issues=tuple(
            cases.Issue(topic=f"c{of.matter.conventions[0]}", provision=f"Law No. {n}", requests=tuple(part))
            for n, part in enumerate(topics)
        ),
        relied=tuple(
            cases.Relied(
                kind=nouns.ReferenceKind(part[0][1].how), title=f"Report No. {n}", told=tuple(step for _, step in part)
            )
            for n, part in enumerate(relied)
        ),
        due=tuple(
            cases.Due(date=f"{2000 + n % 40}-06-01", words=("before the next session",), asked=tuple(part))
            for n, part in enumerate(asked)
        ),
    )


def differences_of(of: Of, chance: random.Random) -> Differences:
    """A difference for every fifth statement of the Government: with an allegation."""

    def side(step: cases.Step, kind: str, others: Sequence[cases.Step]) -> Side:
        return Side(said=step, kind=kind, quote=step.words, start=0, end=1, value="12", others=tuple(others))

    stated, alleged = steps_in(of, "measures"), steps_in(of, "allegations")
    made = []
    for one in stated[::5] if alleged else ():
        other = chance.choice(alleged)
        kind = chance.choice([*DisagreementKind])
        made.append(
            Disagreement(
                id=disagreement_id(kind, None, one.finding, other.finding),
                kind=kind,
                point=None,
                a=side(one, "measures", chance.sample(stated, min(6, len(stated)))),
                b=side(other, "allegations", ()),
            )
        )
    return Differences(matter=of.matter, disagreements=tuple({one.id: one for one in made}.values()))


def parties_of(mentions: dict[tuple[nouns.ActorKind, str], list[Mention]]) -> Parties:
    """An actor for each name; the commonest are named very often."""
    return Parties(
        actors=tuple(
            Actor(
                id=sha256(repr(key).encode()).hexdigest()[:16],
                kind=key[0],
                name=key[1],
                names=(key[1],),
                mentions=tuple(told),
            )
            for key, told in mentions.items()
        )
    )


def entry_of(folder: CaseFolder, found: Segmentation, findings: nouns.Findings) -> Entry:
    """A document of the generation, its products written."""
    about, document = findings.about, found.document
    outline = Outline(
        reference=document.reference,
        kind=found.kind.value,
        title=about.title,
        symbol=about.symbol,
        date=about.date,
        author=about.author,
        draft=about.draft,
        pages=1 + len(found.passages) // 10,
        languages=(found.passages[0].language or "en",),
        passages=len(found.passages),
        speeches=len(found.speeches) if isinstance(found, Record) else None,
        text_sha256=document.reading.text_sha256,
    )
    products = {
        "read": document_rows(document),
        "segment": segmentation_rows(found),
        "extract": findings_rows(findings),
        "outline": outline_rows(outline),
    }
    return Entry(
        document=document.source.name,
        reference=document.reference,
        sha256=document.source.sha256,
        size=document.source.size,
        state=State.READ,
        media=document.reading.media,
        shards=tuple(_shard(folder, stage, rows) for stage, rows in products.items()),
    )


def _shard(folder: CaseFolder, stage: str, rows: tuple[bytes, ...]) -> Shard:
    return write_shard(folder, stage, sha256(stage.encode() + b"\0".join(rows)).hexdigest(), rows)


def make(place: Path, passages: int, seed: int = 7) -> str:
    """Write a case of so many passages; the name of its generation."""
    chance = random.Random(seed)
    folder = CaseFolder(path=place)
    (place / "documents").mkdir(parents=True)
    begin_case(folder, place / "documents")
    vocabulary, known = stems(chance), names(chance, max(40, passages // 40))
    weights, entries = [0.0, *zipf(STEMS - 1)], []
    matters = [Of(matter=Matter(state=f"Land {n}", conventions=((29, 87, 98, 100)[n % 4],))) for n in range(CASES)]
    mentions: dict[tuple[nouns.ActorKind, str], list[Mention]] = {}
    for d in range(max(1, passages // PASSAGES_A_DOCUMENT)):
        of = matters[0] if d % 5 < 2 else matters[d % CASES]
        about, language = about_of(d, of.matter), chance.choice(tuple(vocabulary))
        size = min(passages, PASSAGES_A_DOCUMENT)
        chosen = chance.choices(known, cum_weights=zipf(len(known)), k=size)
        written = [text(language, vocabulary[language], weights, chance) for _ in range(size)]
        named = chance.sample(range(size), size * SHARES["names"] // 100)
        for n in named:
            written[n] = f"{chosen[n][1]} {written[n]}"
        found = segmentation_of(d, about, language, written)
        findings = findings_of(found, about, chosen, chance)
        of.documents.append(found.document.reference)
        for kind in ("requests", "measures", "allegations", "appreciations", "references", "positions"):
            of.steps.setdefault(kind, []).extend((one, step_of(one, findings)) for one in getattr(findings, kind))
        for one in findings.names:
            mention = Mention(finding=one.id, citation=one.citation, name=one.name)
            mentions.setdefault((one.kind, one.name), []).append(mention)
        entries.append(entry_of(folder, found, findings))
    told = [of for of in matters if of.documents]
    wide = {
        "editions": edition_rows([Edition(document=entry.reference) for entry in entries]),
        "resolve": party_rows(parties_of(mentions)),
        "asks": case_rows([case_of(of, chance) for of in told]),
        "disagreements": difference_rows([differences_of(of, chance) for of in told]),
        "holdings": holding_rows([]),
    }
    shards = tuple(_shard(folder, stage, rows) for stage, rows in wide.items())
    entries.sort(key=lambda entry: entry.document)
    return switch_generation(folder, Generation(entries=tuple(entries), shards=shards))


def touch(place: Path) -> None:
    """Make a generation in which the last document is another: it, and what quotes it, has to be made again."""
    folder = CaseFolder(path=place)
    generation = read_generation(folder, generation_names(folder)[0])
    *entries, last = generation.entries
    switch_generation(folder, replace(generation, entries=(*entries, replace(last, size=(last.size or 0) + 1))))


if __name__ == "__main__":
    print(make(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 100_000))

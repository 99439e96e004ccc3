"""How long a case file takes to assemble: 10,000 documents of 500 cases, and one document more.

    python bench/assemble.py [--documents 10000] [--cases 500]

The documents are generated: each case has its own State, law, union and persons, and the requests, measures and
allegations of its documents speak of them in four languages. What is measured is the assembling alone, of findings that
are there already, on one core: the asks of all cases with all that is told of each, and the asks of the one case that
another document changes.
"""

from __future__ import annotations

import argparse
import resource
from collections.abc import Iterator
from dataclasses import replace
from time import process_time

from observance.assemble.asks import tell_asks
from observance.domain.findings import (
    ActAsked,
    Allegation,
    AllegationType,
    Findings,
    Insistence,
    InstrumentKind,
    Measure,
    MeasureStatus,
    ProvisionMention,
    Request,
    identified,
)
from observance.domain.matters import About, Matter
from observance.domain.record import DocumentKind
from observance.domain.text import Citation

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


def documents(count: int, cases: int) -> Iterator[Findings]:
    """Findings of so many documents, those of one case after the other."""
    for n in range(count):
        case = n % cases
        yield document(f"d{n:05}", case, 2000 + n // cases)


def document(name: str, case: int, year: int) -> Findings:
    """The findings of one document of a case."""
    matter = Matter(state=f"State {case}", conventions=(87,))
    about = About(kind=DocumentKind.LETTER, date=f"{year}-03-{1 + case % 28:02}", matters=(matter,))
    places = iter(range(0, 100_000, 200))
    requests, provisions = [], []
    for k, (language, act, words) in enumerate(ASKED):
        said = words.format(n=10 + (case + k + year) % 15)
        citation = cite(name, next(places), said)
        requests.append(
            Request(
                citation=citation,
                rule=f"{language}/bench/ask",
                asker="A union",
                addressee=None,
                strength=Insistence.URGE,
                act=act,
                action=said,
            )
        )
        if act is ActAsked.CHANGE_LAW:
            provisions.append(
                ProvisionMention(
                    citation=citation,
                    rule=f"{language}/bench/law",
                    instrument="Law on Carriers",
                    kind=InstrumentKind.NATIONAL_LAW,
                    provision=f"article {10 + (case + k + year) % 15}",
                )
            )
    measures = [
        Measure(
            citation=cite(name, next(places), words.format(n=12)),
            rule="en/bench/done",
            claimed_by=None,
            status=MeasureStatus.DONE,
        )
        for words in STATED
    ]
    allegations = [
        Allegation(
            citation=cite(name, next(places), words.format(n=12)),
            rule="en/bench/alleged",
            alleged_by=None,
            type=AllegationType.OTHER,
        )
        for words in ALLEGED
    ]
    return Findings(
        document=name,
        about=about,
        provisions=identified("provisions", provisions),
        requests=identified("requests", requests),
        measures=identified("measures", measures),
        allegations=identified("allegations", allegations),
    )


def cite(name: str, start: int, words: str) -> Citation:
    """A quotation in a document that is not there."""
    end = start + len(words)
    return Citation(
        document=name,
        text_sha256="0" * 64,
        passage=1 + start // 200,
        page=1,
        start=start,
        end=end,
        segments=((start, end),),
        quote=words,
    )


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--cases", type=int, default=500)
    args = parser.parse_args()
    every = list(documents(args.documents, args.cases))
    begun = process_time()
    found = tell_asks(every)
    seconds = process_time() - begun
    asks = sum(len(case.asks) for case in found)
    print(f"{args.documents} documents of {args.cases} cases: {seconds:.1f} s, {len(found)} cases, {asks} asks")
    more = replace(document("dx", 0, 2050), document="dx")
    begun = process_time()
    tell_asks([one for one in every if one.about.matters == more.about.matters] + [more])
    print(f"one document more, its case alone: {process_time() - begun:.2f} s")
    begun = process_time()
    tell_asks([*every, more])
    print(f"one document more, all cases told again: {process_time() - begun:.1f} s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()

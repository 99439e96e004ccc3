"""Records of a few words each, made of who says what in which year, and the disagreements that are told of them."""

from __future__ import annotations

import hashlib
from collections import defaultdict

from observance.assemble.disagreements import tell_disagreements
from observance.domain.disagreements import Disagreement
from observance.domain.findings import Findings
from observance.domain.text import Document, Source
from observance.extract import extract
from observance.read.txt import read_txt
from observance.resolve import resolve
from observance.segment import segment

#: Who speaks, by a letter.
SPEAKERS = {
    "G": "Government representative (Mr ORZEK)",
    "W": "Worker members",
    "E": "Employer members",
    "O": "Observer, World Federation of Harbour Labour (Mr TANVOLD)",
    "M": "Government member, Portugal (Ms LIVRAMAR)",
    "N": "Worker member, Norland (Ms ARTUMOVA)",
    "I": "Interpretation from Russian: Worker member, Norland (Ms ARTUMOVA)",
}

HEAD = """CAN/PV.{n}

Committee on the Application of Standards
{n}th Session, Geneva, {year}

Eleventh sitting, 8 June {year}, 10 a.m.
Onzième séance, 8 juin {year}, 10 heures
Undécima sesión, 8 de junio de {year}, 10 horas

Chairperson: Ms Tavrelle
Présidente: Mme Tavrelle
Presidenta: Sra. Tavrelle

Discussion of individual cases (cont.)

Norland (ratification: 1999)

Freedom of Association and Protection of the Right to Organise Convention, 1948 (No. 87)

Chairperson – Good morning. I give the floor to the first speaker.
"""

#: The year of a session that is not named.
YEAR = "2022"


def disagreements(*said: list[str]) -> tuple[Disagreement, ...]:
    """What is told of what is said: lists of a letter, the words, and a year where it is not that of the others."""
    by_year: dict[str, list[list[str]]] = defaultdict(list)
    for one in said:
        by_year[one[2] if len(one) > 2 else YEAR].append(one)
    found = [findings(year, spoken) for year, spoken in sorted(by_year.items())]
    return tuple(one for case in tell_disagreements(found, (), resolve(found)) for one in case.disagreements)


def findings(year: str, spoken: list[list[str]]) -> Findings:
    """The findings of a session's record."""
    turns = [f"{SPEAKERS[one[0]]} – {one[1]}\n" for one in spoken]
    text = "\n".join([HEAD.format(n=int(year) - 1912, year=year), *turns, "The sitting closed at 1 p.m.\n"])
    data = text.encode()
    source = Source(name=f"pv-{year}.txt", sha256=hashlib.sha256(data).hexdigest(), size=len(data))
    return extract(segment(Document(reference=f"pv-{year}", source=source, reading=read_txt(data))))

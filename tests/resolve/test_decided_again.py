"""Two hundred decisions about who is who, and then other rules: every one stands."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from observance.casefile.locating import locator
from observance.domain.decisions import Decision
from observance.domain.findings import ActorKind, Finding, Findings, NameMention
from observance.domain.identities import actor_group, as_decided
from observance.domain.joinings import Member, Signature, merge, part, rename, split
from observance.domain.matters import About
from observance.domain.parties import Actor, Parties
from observance.domain.record import DocumentKind
from observance.domain.regrouping import Effect
from observance.domain.selectors import Selector, select
from observance.domain.text import Citation
from observance.resolve import people, resolve

FAMILIES = [
    a + b for a in ("Or", "Kes", "Var", "Bru", "Lin", "Tam") for b in ("lovik", "treld", "danor", "quimb", "fesh")
]
GIVEN = ("Anna", "Boris", "Clara", "Dmitri", "Elena", "Farid", "Greta", "Hugo", "Irina", "Jonas", "Karim")
SENTENCE = "On that day {honorific} {name} spoke before the assembly of number {n} about the work of the union. "


def texts() -> dict[str, str]:
    """Four documents; each of 330 persons is named in three of them, now by the initial, now with the given name."""
    made = {}
    for at in range(4):
        sentences = []
        for n, (family, given) in enumerate((f, g) for f in FAMILIES for g in GIVEN):
            if n % 4 != at:
                name = f"{given} {family}" if (n + at) % 2 else f"{given[0]}. {family}"
                sentences.append(SENTENCE.format(honorific="Comrade", name=name, n=n))
        made[f"d{at}"] = "\n".join(sentences)
    return made


def findings(read: dict[str, str], before: str = "") -> list[Findings]:
    """The names in some texts; ``before`` is what a rule takes for a part of the name."""
    return [_found(reference, text, before) for reference, text in read.items()]


def _found(reference: str, text: str, before: str) -> Findings:
    names = tuple(_names(reference, text, before))
    return Findings(document=reference, about=About(kind=DocumentKind.OTHER)).with_kind("names", names)


def _names(reference: str, text: str, before: str) -> Iterator[NameMention]:
    sums = hashlib.sha256(text.encode()).hexdigest()
    for n, line in enumerate(text.split("\n")):
        if " spoke" not in line:
            continue
        start = text.index(line) + len("On that day ")
        name = line[len("On that day Comrade ") : line.index(" spoke")]
        start += 0 if before else len("Comrade ")
        end = start + len(before + name)
        place = Citation(
            document=reference, text_sha256=sums, passage=n, page=None, start=start, end=end,
            segments=((start, end),), quote=text[start:end],
        )  # fmt: skip
        yield NameMention(citation=place, name=name, kind=ActorKind.PERSON, rule="names:person")


def signed(n: int) -> Signature:
    return Signature(id=f"{n:03}", at=f"2024-06-05T{n // 60:02}:{n % 60:02}:00Z", author="reviewer", reason="read both")


def decide(parties: Parties, read: dict[str, str]) -> list[Decision]:
    """Two hundred decisions, no two of which speak of one actor: cut, joined, parted and named in turn."""

    def chosen(member: Member) -> Selector:
        return select(read[member.citation.document], member.citation, member.finding)

    log: list[Decision] = []
    left = iter([actor_group(actor) for actor in parties.actors])
    while len(log) < 200:
        n = len(log)
        one = next(left)
        if n % 4 == 0:
            log.append(split("actor", one, [one.members[1 + n % 2].finding], chosen, signed(n)))
        elif n % 4 == 1:
            log.append(merge("actor", [one, next(left)], chosen, signed(n)))
        elif n % 4 == 2:
            log.append(part("actor", one, next(left), chosen, signed(n)))
        else:
            log.append(rename("actor", one, f"Person {n}", chosen, signed(n)))
    return log


def shown(made: Parties, read: dict[str, str], found: Sequence[Findings], log: Iterable[Decision]) -> Parties:
    """The parties of a later build with the decisions of an earlier one."""
    names = {one.document: one.names for one in found}

    def look(reference: str) -> tuple[str, str, Sequence[Finding]]:
        text = read[reference]
        return text, hashlib.sha256(text.encode()).hexdigest(), names[reference]

    known = [mention.finding for actor in made.actors for mention in actor.mentions]
    return as_decided(made, log, locator(known, look), sorted(read).index)


def actor_at(parties: Parties, read: dict[str, str], place: Selector) -> Actor:
    """Whose name stands at the words that a decision speaks of: a name stands once in a document."""
    text = read[place.document]
    sentence = next(line for line in text.split("\n") if f" {place.quote} spoke" in line)
    at = text.index(sentence)
    held = [
        actor
        for actor in parties.actors
        for mention in actor.mentions
        if mention.document == place.document and at <= mention.citation.start < at + len(sentence)
    ]
    assert len(held) == 1
    return held[0]


def check(log: Sequence[Decision], parties: Parties, read: dict[str, str]) -> None:
    """Every decision holds, by its own words."""
    assert [one.effect for one in parties.outcomes] == [Effect.STANDS] * len(log)
    for one in log:
        these, those = ({actor_at(parties, read, s).id for s in side} for side in (one.these, one.those))
        verb = one.kind.partition(".")[2]
        if verb == "merge":
            assert len(these | those) == 1
        elif verb == "rename":
            assert one.value in {actor_at(parties, read, s).name for s in one.these}
        else:
            assert not these & those


def above(read: dict[str, str]) -> dict[str, str]:
    """The texts as a better reader reads them: with a line more on top, and other blanks."""
    return {
        reference: "A line that was missing.\n" + text.replace("the work", "the  work")
        for reference, text in read.items()
    }


NOTHING, MORE = 99.0, 1.0


@pytest.mark.parametrize("threshold", [NOTHING, people.JOIN, MORE])
@pytest.mark.parametrize("before", ["", "Comrade "])
@pytest.mark.parametrize("reread", [dict, above])
def test_two_hundred_decisions_stand_after_a_build_with_other_rules(
    threshold: float, before: str, reread: Callable[[dict[str, str]], dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = texts()
    first = resolve(findings(read))
    log = decide(first, read)
    assert len(log) == 200
    check(log, shown(first, read, findings(read), log), read)
    monkeypatch.setattr(people, "JOIN", threshold)
    later = reread(read)
    found = findings(later, before)
    check(log, shown(resolve(found), later, found, log), later)


def test_without_decisions_the_parties_are_those_of_the_machine() -> None:
    read = texts()
    made = resolve(findings(read))
    assert shown(made, read, findings(read), ()) is made


def test_an_actor_is_found_by_the_id_that_it_had_before_a_decision() -> None:
    read = texts()
    made = resolve(findings(read))
    one, other = made.actors[:2]
    log = [merge("actor", [actor_group(one), actor_group(other)], lambda m: _select(m, read), signed(1))]
    after = shown(made, read, findings(read), log)
    assert after.actor(other.id) == after.actor(one.id)
    assert after.actor(one.id) is not None


def _select(member: Member, read: dict[str, str]) -> Selector:
    return select(read[member.citation.document], member.citation, member.finding)

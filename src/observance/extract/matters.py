"""What a document is about and who speaks in it, taken from its segmentation.

Reads a Segmentation; gives :class:`~observance.domain.matters.About` and the interventions of a record.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from observance.domain.matters import About, Intervention, Matter
from observance.domain.record import Capacity, Item, Record, Segmentation, Speech
from observance.reference.countries import country_code

#: Whoever speaks twice on a matter closes with the second.
_CLOSES = frozenset({Capacity.WORKER_MEMBERS, Capacity.EMPLOYER_MEMBERS, Capacity.GOVERNMENT_REPRESENTATIVE})


def about(found: Segmentation) -> About:
    """What a document is."""
    return About(
        kind=found.kind,
        date=found.date,
        symbol=found.value("symbol"),
        title=found.value("title"),
        author=found.value("author"),
        draft=found.draft,
        matters=tuple(map(_matter, _cases(found))) or _named(found),
    )


def _cases(found: Segmentation) -> tuple[Item, ...]:
    """The items of a record that are cases."""
    return tuple(item for item in found.items if item.state) if isinstance(found, Record) else ()


def _matter(item: Item) -> Matter:
    numbers = (convention.number for convention in item.conventions)
    return Matter(
        state=item.state, state_code=item.state_code, conventions=tuple(sorted({n for n in numbers if n is not None}))
    )


def _named(found: Segmentation) -> tuple[Matter, ...]:
    """The State that a document without items names as its own, under the Convention that its head names."""
    state, convention = found.value("state"), found.value("convention")
    if not state:
        return ()
    numbers = (int(convention),) if convention else ()
    return (Matter(state=state, state_code=country_code(state), conventions=numbers),)


def interventions(found: Segmentation) -> tuple[Intervention, ...]:
    """The turns of a record, in order."""
    return tuple(_interventions(found)) if isinstance(found, Record) else ()


def _interventions(record: Record) -> Iterator[Intervention]:
    places = {item.n: place for place, item in enumerate(_cases(record))}
    pages = {passage.n: passage.page for passage in record.passages}
    spoken: Counter[tuple[int | None, Capacity]] = Counter()
    for speech in record.speeches:
        matter = places.get(speech.item or 0)
        turn = (matter, speech.capacity)
        closing = speech.capacity in _CLOSES and spoken[turn] > 0 and matter is not None
        spoken[turn] += 1
        yield Intervention(
            n=speech.n,
            capacity=speech.capacity,
            label=label_of(speech),
            matter=matter,
            state_code=speech.state_code,
            named=speech.organisation or speech.state,
            closing=closing,
            language=speech.language,
            interpreted_from=speech.interpreted_from,
            page=pages.get(speech.passages[0]) if speech.passages else None,
        )


def label_of(speech: Speech) -> str:
    """How a speaker is cited: the heading without the person and the interpretation."""
    heading = speech.heading
    if speech.interpreted_from and ":" in heading:
        heading = heading.split(":", 1)[1]
    if speech.speaker and speech.speaker in heading:
        heading = heading[: heading.index(speech.speaker)].rsplit("(", 1)[0]
    return " ".join(heading.split()).rstrip(" ,(–-")

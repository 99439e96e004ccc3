"""The cases of a folder of documents: which State under which Conventions each statement belongs to.

Reads the findings of all documents; gives the matters and, for each document, the matter of each of its speeches.
Records name their cases in the headings of items. A document that names no State belongs to the only one, where the
folder holds one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from observance.domain.findings import Findings
from observance.domain.fold import fold_words
from observance.domain.matters import Matter


@dataclass(frozen=True, slots=True, kw_only=True)
class Matters:
    """The matters of a folder, and which of them a document's own matters are."""

    all: tuple[Matter, ...]
    of_documents: dict[str, tuple[int, ...]]

    def of(self, found: Findings, speech: int | None) -> int | None:
        """The matter of a speech, or of a document that is no record; ``None`` where nothing tells."""
        own = self.of_documents.get(found.document, ())
        if speech is None or not found.interventions:
            return own[0] if own else None
        turn = next((turn for turn in found.interventions if turn.n == speech), None)
        return own[turn.matter] if turn is not None and turn.matter is not None else None


def matters_of(documents: Sequence[Findings]) -> Matters:
    """All matters of a folder, in the order in which they are first named."""
    found: dict[tuple[str, tuple[int, ...]], Matter] = {}
    for document in documents:
        for matter in document.about.matters:
            found.setdefault(_key(matter), matter)
    kept = _without_partial(found)
    places = {key: n for n, key in enumerate(kept)}
    only = (0,) if len(kept) == 1 else ()
    of_documents = {
        document.document: tuple(_place(matter, places) for matter in document.about.matters) or only
        for document in documents
    }
    return Matters(all=tuple(kept.values()), of_documents=of_documents)


_Key = tuple[str, tuple[int, ...]]


def _key(matter: Matter) -> _Key:
    return matter.state_code or fold_words(matter.state or ""), matter.conventions


def _without_partial(found: dict[_Key, Matter]) -> dict[_Key, Matter]:
    """A State without Conventions is that State's only case, where it has one with them."""
    named = {state for state, conventions in found if conventions}
    return {key: matter for key, matter in found.items() if key[1] or key[0] not in named}


def _place(matter: Matter, places: dict[_Key, int]) -> int:
    key = _key(matter)
    return places[key] if key in places else next(n for (state, _), n in places.items() if state == key[0])

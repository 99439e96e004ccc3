"""Who speaks or writes: by what name, for whom, and about which State.

Reads an utterance, its setting and its document; gives names and labels. A finding's ``by`` is the heading of the
speech; an asker is called by the side and the State or organisation, so that one asker has one name in every language.
"""

from __future__ import annotations

from functools import lru_cache

from observance.domain.fold import fold_words
from observance.domain.record import Capacity, DocumentKind, Segmentation, Speech
from observance.extract.utterances import Setting, Utterance
from observance.reference.countries import country_names
from observance.reference.labels import speaker_label


def heading_of(utterance: Utterance, setting: Setting) -> str | None:
    """Who speaks or writes, as printed: the heading of the speech, else the document's author."""
    return utterance.speech.heading if utterance.speech else setting.author


def label_of(utterance: Utterance, setting: Setting) -> str | None:
    """Who speaks or writes, as a label: "Worker members", "Government member, Norland"."""
    return speaker_label(utterance.speech) if utterance.speech else setting.author


def is_own_account(utterance: Utterance, setting: Setting) -> bool:
    """Whether the Government concerned speaks or writes."""
    if utterance.speech is None:
        return setting.kind is DocumentKind.WRITTEN_INFORMATION
    return utterance.speech.capacity is Capacity.GOVERNMENT_REPRESENTATIVE


def states_of(utterance: Utterance, found: Segmentation) -> tuple[str, ...]:
    """The names of the State concerned: that of the item, else those the document is about."""
    if utterance.item is not None and utterance.item.state:
        return (utterance.item.state,)
    return found.values("state")


@lru_cache(maxsize=1024)
def own_names(speech: Speech | None, author: str | None = None) -> tuple[str, ...]:
    """The names, folded, of the State, body or groups for which a speech is made, with their initials; else the author.

    ``author`` is that of a document without speeches.
    """
    if speech is None:
        return (fold_words(author),) if author else ()
    printed = [name for name in (speech.state, speech.organisation, *speech.on_behalf_of) if name]
    names = {fold_words(name) for name in printed}
    names |= {fold_words(other) for code in [speech.state_code] if code for other in country_names(code)}
    names |= {initials for name in printed if len(initials := _initials(name)) > 1}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _initials(name: str) -> str:
    """The first letters of a name's words that have a capital: "EU" of "European Union"."""
    return fold_words("".join(word[0] for word in name.split() if word[0].isupper()))

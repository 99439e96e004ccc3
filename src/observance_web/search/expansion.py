"""What somebody typed as words of the index: their forms and spellings, looked up in the words that the index holds.

However many words were typed, the index is asked four times at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from observance_web.search.forms import name_key, sounds_of, stems_of
from observance_web.search.query import How, Matching, Phrase, Query, Wanted
from observance_web.search.store import Cursor
from observance_web.search.terms import Term, folded, terms_of, words_of

#: A word is looked for in no more forms, and a name in no more spellings, than this.
MOST_FORMS = 64
_Found = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the index knows of the words typed: stems by word, words by stem and by sound, spellings by name."""

    stems: _Found = field(default_factory=dict)
    by_stem: _Found = field(default_factory=dict)
    by_sound: _Found = field(default_factory=dict)
    spellings: _Found = field(default_factory=dict)

    def forms(self, word: str) -> list[str]:
        """The words that share a stem with one: a stem that the index has for it, or could have."""
        return _all(self.by_stem, self.stems.get(folded(word)) or stems_of(word))

    def sounding(self, word: str) -> list[str]:
        """The words that are a name that sounds like this one."""
        return _all(self.by_sound, sounds_of(word))

    def spelled(self, name: str) -> list[Phrase]:
        """All spellings of the actors of whom a name is one spelling."""
        return [Phrase(words=tuple(words_of(one)), how=How.SPELLING) for one in self.spellings.get(name_key(name), ())]


def _all(found: _Found, keys: Iterable[str]) -> list[str]:
    return sorted({word for key in keys for word in found.get(key, ())})[:MOST_FORMS]


def wanted_of(query: Query, cursor: Cursor) -> Wanted:
    """A query in terms of the index; without groups where nothing was typed that could be found."""
    terms = terms_of(query.text)
    asked = tuple(term for term in terms if not term.unwanted)
    known = _look_up(asked, query.matching, cursor)
    name = _name(asked, known) if query.matching is Matching.SPELLING else ()
    groups = (name,) if name else tuple(_alternatives(term, query.matching, known) for term in asked)
    return Wanted(groups=groups, unwanted=tuple(_typed(term) for term in terms if term.unwanted))


def _look_up(terms: Sequence[Term], matching: Matching, cursor: Cursor) -> _Known:
    if matching is Matching.EXACT:
        return _Known()
    words = [term.words[0] for term in terms if not term.phrase and not term.prefix]
    stems = _table(cursor, "SELECT word, stem FROM search_form WHERE word IN ({})", map(folded, words))
    wanted = [stem for word in words for stem in stems.get(folded(word)) or stems_of(word)]
    by_stem = _table(cursor, "SELECT stem, word FROM search_form WHERE stem IN ({})", wanted)
    if matching is Matching.FORMS:
        return _Known(stems=stems, by_stem=by_stem)
    sounds = [sound for word in words for sound in sounds_of(word)]
    by_sound = _table(cursor, "SELECT sound, word FROM search_form WHERE sound IN ({})", sounds)
    names = [*(" ".join(term.words) for term in terms), _as_typed(terms)]
    spellings = _table(
        cursor,
        "SELECT one.sounds, other.name FROM search_spelling one JOIN search_spelling other ON other.actor = one.actor"
        " WHERE one.sounds IN ({})",
        filter(None, map(name_key, names)),
    )
    return _Known(stems=stems, by_stem=by_stem, by_sound=by_sound, spellings=spellings)


def _table(cursor: Cursor, sql: str, values: Iterable[str]) -> dict[str, list[str]]:
    """Rows of two columns as lists by the first, in the order of the second."""
    wanted = sorted(set(values))
    if not wanted:
        return {}
    cursor.execute(sql.format(", ".join(["%s"] * len(wanted))), wanted)
    found: dict[str, list[str]] = {}
    for key, value in sorted(set(map(tuple, cursor.fetchall()))):
        found.setdefault(key, []).append(value)
    return found


def _typed(term: Term) -> Phrase:
    return Phrase(words=tuple(map(folded, term.words)), prefix=term.prefix)


def _alternatives(term: Term, matching: Matching, known: _Known) -> tuple[Phrase, ...]:
    """What a term may be found as; a phrase is found as it was typed, or as another spelling of a name."""
    typed = _typed(term)
    if matching is Matching.EXACT or typed.prefix:
        return (typed,)
    if term.phrase:
        return _distinct([typed, *known.spelled(" ".join(term.words))])
    forms = [Phrase(words=(word,), how=How.FORM) for word in known.forms(term.words[0])]
    sounds = [Phrase(words=(word,), how=How.SPELLING) for word in known.sounding(term.words[0])]
    return _distinct([typed, *forms, *sounds, *known.spelled(term.words[0])])


def _as_typed(terms: Sequence[Term]) -> str:
    return " ".join(word for term in terms for word in term.words)


def _name(terms: Sequence[Term], known: _Known) -> tuple[Phrase, ...]:
    """All that was typed as one name of an actor in all its spellings, where it is one."""
    if len(terms) < 2 or any(term.phrase or term.prefix for term in terms):
        return ()
    whole = _as_typed(terms)
    spellings = known.spelled(whole)
    return _distinct([Phrase(words=tuple(words_of(whole))), *spellings]) if spellings else ()


def _distinct(phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
    """Each words once, as the first that has them."""
    kept: dict[tuple[str, ...], Phrase] = {}
    for phrase in phrases:
        if phrase.words:
            kept.setdefault(phrase.words, phrase)
    return tuple(kept.values())

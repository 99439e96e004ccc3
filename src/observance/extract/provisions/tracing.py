"""What short names and bare articles stand for: "the Law", "this provision", "section 23".

Reads what is spoken of in the order of the text; gives each its instrument and articles, and the words that it goes
back to. A short name goes back to the last naming of its form in the same speech, else to the instrument of that form
that the document names most; "the Convention" is the item's or the document's. An article alone goes back to the same
article named with its instrument, else to the instrument spoken of last.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from observance.domain.law import Article, Form, Instrument
from observance.extract.provisions.grouping import one_form
from observance.extract.provisions.naming import Naming, Numbered
from observance.extract.utterances import Utterance
from observance.lang import pattern, worded
from observance.lang.frames import groups

KIND = "provisions"
_TREATIES = frozenset({Form.CONVENTION, Form.PROTOCOL, Form.COVENANT, Form.CHARTER, Form.TREATY, Form.DECLARATION})
#: How many passages back "this provision" may go.
_NEAR = 3
#: How often a law must be named for "the law" to mean it in a speech that does not name it.
_PRINCIPAL = 2
#: How many citations back a short name may go.
_LATELY = 200
#: The printed number of a paragraph.
_PRINTED = re.compile(r"\(?\d{1,3}[.)]\s*")
#: Characters before a short name in which a word may show that an idea is meant.
_BEFORE = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A place where something is cited: a naming, articles, or articles with the naming that follows them."""

    start: int
    end: int
    rule: str
    naming: Naming | None = None
    numbered: Numbered | None = None

    @property
    def n(self) -> int:
        """The place of the utterance."""
        return (self.naming or self.numbered).n  # type: ignore[union-attr]


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """What a citation stands for; ``back`` is the citation that it goes back to."""

    cited: Cited
    instrument: Instrument | None
    articles: tuple[Article, ...] = ()
    back: Cited | None = None


@dataclass(slots=True)
class Trail:
    """What has been spoken of so far, and what the document speaks of as a whole."""

    utterances: Sequence[Utterance]
    known: Mapping[Naming, Instrument]
    conventions: Mapping[int | None, tuple[Instrument, ...]]
    own: Instrument | None = None
    #: Whether the document's own Convention is not told: no other is taken for it.
    untold: bool = False
    constitutions: dict[int | None, Instrument] = field(default_factory=dict)
    counts: Counter[tuple[int | None, Instrument]] = field(default_factory=Counter)
    past: list[Traced] = field(default_factory=list)
    #: Of the past what has an instrument, with its place in the past.
    past_named: list[tuple[int, Traced]] = field(default_factory=list)
    named: dict[Instrument, Cited] = field(default_factory=dict)
    of_article: dict[tuple[int | None, str], list[Traced]] = field(default_factory=dict)

    def add(self, traced: Traced) -> None:
        """Remember what was spoken of."""
        self.past.append(traced)
        if traced.instrument is None:
            return
        self.past_named.append((len(self.past) - 1, traced))
        self.named[traced.instrument] = traced.cited
        for article in traced.articles:
            self.of_article.setdefault((self.item(traced.cited.n), article.number), []).append(traced)

    def lately(self) -> Iterator[Traced]:
        """What was spoken of shortly before, the last first."""
        return reversed(self.past[-_LATELY:])

    def lately_named(self) -> Iterator[tuple[Traced, Instrument]]:
        """What was spoken of shortly before and has an instrument, the last first."""
        for at, one in reversed(self.past_named):
            if at < len(self.past) - _LATELY:
                return
            if one.instrument:
                yield one, one.instrument

    def item(self, n: int) -> int | None:
        """The item of the agenda that an utterance belongs to."""
        item = self.utterances[n].item
        return item.n if item else None

    def speech(self, n: int) -> int | None:
        """The speech of an utterance."""
        speech = self.utterances[n].speech
        return speech.n if speech else None


def traced(trail: Trail, cited: Cited) -> tuple[Traced, ...]:
    """What a citation stands for; several where it names several Conventions, none where it names nothing."""
    found = _traced(trail, cited)
    for one in found:
        trail.add(one)
    return found


def _traced(trail: Trail, cited: Cited) -> tuple[Traced, ...]:
    naming, numbered = cited.naming, cited.numbered
    articles = numbered.articles if numbered else ()
    if naming is None:
        return _of_articles(trail, cited)
    if naming.instruments:
        return tuple(Traced(cited=cited, instrument=one, articles=articles) for one in naming.instruments)
    if not naming.short:
        return (Traced(cited=cited, instrument=trail.known[naming], articles=articles),)
    back, instrument = _of_short(trail, naming)
    if naming.small and (instrument is None or (numbered is None and _is_idea(trail, naming))):
        return ()
    return (Traced(cited=cited, instrument=instrument, articles=articles, back=back),)


# --- Short names ----------------------------------------------------------------------------------------------------


def _of_short(trail: Trail, naming: Naming) -> tuple[Cited | None, Instrument | None]:
    """What a short name goes back to, and the instrument."""
    form = one_form(naming.form)
    if form is Form.CONVENTION and not _points(trail, naming):
        own = trail.conventions.get(trail.item(naming.n), ())
        if len(own) == 1:
            return None, own[0]
        if trail.untold:
            return None, None
    last = _last(trail, naming.n, form)
    if last:
        return last.cited, last.instrument
    if form is Form.CONSTITUTION:
        return None, trail.constitutions.get(trail.item(naming.n))
    own = trail.conventions.get(trail.item(naming.n), ()) if form is Form.CONVENTION else ()
    if own:
        return None, own[0]
    principal = _principal(trail, naming.n, form, least=_PRINCIPAL if naming.small else 1)
    return (_first_of(trail, principal), principal) if principal else (None, None)


def _points(trail: Trail, naming: Naming) -> bool:
    """Whether the short name points back ("this Convention"), rather than to the document's own matter."""
    return bool(_pointing(naming.language).match(trail.utterances[naming.n].text, naming.start, naming.end))


@worded
def _pointing(code: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(groups(KIND, code).get('det_said', ()))}(?!\w)", re.IGNORECASE)


def _last(trail: Trail, n: int, form: Form) -> Traced | None:
    """The last thing spoken of that has the form, in the same speech."""
    for past, instrument in trail.lately_named():
        if trail.speech(past.cited.n) != trail.speech(n):
            return None
        if _same_form(instrument.form, form):
            return past
    return None


def _same_form(form: Form, wanted: Form) -> bool:
    return one_form(form) is wanted


def _principal(trail: Trail, n: int, form: Form, least: int) -> Instrument | None:
    """The instrument of a form that the item names most, the first of equals."""
    scope = trail.item(n)
    named = [
        (count, one) for (item, one), count in trail.counts.items() if item == scope and _same_form(one.form, form)
    ]
    best = max(named, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= least else None


def _first_of(trail: Trail, instrument: Instrument) -> Cited | None:
    return trail.named.get(instrument)


def _is_idea(trail: Trail, naming: Naming) -> bool:
    """Whether "the law" is said of law as such: the words before it say so, and nothing points back."""
    text = trail.utterances[naming.n].text
    return not _points(trail, naming) and bool(
        _ideas(naming.language).search(text, max(0, naming.start - _BEFORE), naming.start)
    )


@worded
def _ideas(code: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern(groups(KIND, code).get('idea', ()))}\s*\Z", re.IGNORECASE)


# --- Articles without their instrument ------------------------------------------------------------------------------


def _of_articles(trail: Trail, cited: Cited) -> tuple[Traced, ...]:
    numbered = cited.numbered
    assert numbered is not None
    if not numbered.articles:
        return _of_anaphor(trail, cited)
    if own := _at_its_head(trail, numbered):
        return (Traced(cited=cited, instrument=own, articles=numbered.articles),)
    back = _same_article(trail, numbered) or _spoken_of_last(trail, numbered)
    if back and not (trail.untold and back.instrument and back.instrument.form is Form.CONVENTION):
        return (Traced(cited=cited, instrument=back.instrument, articles=numbered.articles, back=back.cited),)
    return (Traced(cited=cited, instrument=_default(trail, numbered), articles=numbered.articles),)


def _at_its_head(trail: Trail, numbered: Numbered) -> Instrument | None:
    """The Convention whose Article opens a paragraph as its subject: "Article 4. Promotion of bargaining"."""
    utterance = trail.utterances[numbered.n]
    own = trail.conventions.get(trail.item(numbered.n), ())
    ahead = utterance.text[utterance.start : numbered.start]
    opens = len(ahead) <= 1 or _PRINTED.fullmatch(ahead) is not None
    opens = opens and utterance.text[numbered.end : numbered.end + 1] == "."
    return own[0] if opens and own and utterance.speech is None and not _only_laws(trail, numbered) else None


def _only_laws(trail: Trail, numbered: Numbered) -> bool:
    """Whether the noun is one that Conventions do not use ("section")."""
    return _noun_is(trail, numbered, "of_laws")


def _noun_is(trail: Trail, numbered: Numbered, group: str) -> bool:
    words = trail.utterances[numbered.n].text[numbered.start : numbered.end]
    return bool(_nouns(numbered.language, group).match(words))


@worded
def _nouns(code: str, group: str) -> re.Pattern[str]:
    return re.compile(rf"{pattern(groups(KIND, code).get(group, ()))}(?!\w)", re.IGNORECASE)


def _same_article(trail: Trail, numbered: Numbered) -> Traced | None:
    """The last place that cites the same article, in the same item."""
    scope = trail.item(numbered.n)
    for article in numbered.articles:
        for past in reversed(trail.of_article.get((scope, article.number), ())[-_LATELY:]):
            if past.instrument and _fits(trail, past.instrument, numbered):
                return past
    return None


def _fits(trail: Trail, instrument: Instrument, numbered: Numbered) -> bool:
    """Whether an instrument may have articles that are called so."""
    return not (instrument.form in _TREATIES and _only_laws(trail, numbered))


def _spoken_of_last(trail: Trail, numbered: Numbered) -> Traced | None:
    """The instrument spoken of last in the same speech; where there is no speech, in the passages near by."""
    treaty = _in_manner_of_treaties(trail, numbered)
    for past, instrument in trail.lately_named():
        if trail.speech(past.cited.n) != trail.speech(numbered.n):
            return None
        if not _fits(trail, instrument, numbered):
            continue
        if not treaty or instrument.form in _TREATIES or instrument.form is Form.CONSTITUTION:
            return past
    return None


def _in_manner_of_treaties(trail: Trail, numbered: Numbered) -> bool:
    """Whether the noun is written as it is of Conventions ("Article" within an English sentence)."""
    utterance = trail.utterances[numbered.n]
    inside = utterance.sentence_at(numbered.start)[0] != numbered.start
    return inside and _noun_is(trail, numbered, "of_conventions")


def _default(trail: Trail, numbered: Numbered) -> Instrument | None:
    """What an article is of where nothing was spoken of before: a law's own, else the item's Convention."""
    if trail.own:
        return trail.own
    own = trail.conventions.get(trail.item(numbered.n), ())
    if own and not _only_laws(trail, numbered):
        return own[0]
    return _principal(trail, numbered.n, Form.LAW, least=_PRINCIPAL) if _only_laws(trail, numbered) else None


def _of_anaphor(trail: Trail, cited: Cited) -> tuple[Traced, ...]:
    """What "this provision" goes back to: articles cited shortly before, by the same speaker."""
    for past in trail.lately():
        if trail.speech(past.cited.n) != trail.speech(cited.n) or cited.n - past.cited.n > _NEAR:
            return ()
        if past.articles:
            return (Traced(cited=cited, instrument=past.instrument, articles=past.articles, back=past.cited),)
    return ()

"""An ask as an entry of the sheet: who asked first, who asks here and how, who objects, what the Government says.

Reads an :class:`~observance.domain.case.Ask`; gives an entry of blocks. Nothing in it is the program's own prose but
the labels and the title, which is made of the act and the object. Words that are too long for a sheet are cut, with a
sign where they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from observance.domain.case import Ask, AskState, Milestone, MilestoneKind, Step
from observance.domain.findings import ActAsked
from observance.errors import N_
from observance.lang.objects import brief
from observance.publish import days
from observance.publish.report.blocks import Entry, Line, Run, cited, mark, own, quoted
from observance.publish.source_titles import source_called
from observance.publish.speakers import language_name, source_of, speaker_of

#: Puts a message of the catalogue into words.
Say = Callable[..., str]

#: What is asked, how, and what is said to have become of it, as they are shown.
ACTS = {
    "supply_information": N_("supply information"),
    "report": N_("report"),
    "consult": N_("consult"),
    "technical_assistance": N_("technical assistance"),
    "change_law": N_("change law"),
    "register": N_("register"),
    "lift": N_("lift"),
    "investigate": N_("investigate"),
    "cease": N_("cease"),
    "ensure": N_("ensure"),
    "mission": N_("mission"),
    "close": N_("close"),
    "conduct": N_("conduct of the sitting"),
    "other": N_("other act"),
}
HOW = {
    "hope": N_("hopes"),
    "encourage": N_("encourages"),
    "invite": N_("invites"),
    "request": N_("requests"),
    "call_on": N_("calls on"),
    "urge": N_("urges"),
    "must": N_("must, should"),
}
STATES = {
    "none_found": N_("no answer found in the documents read"),
    "referred_to": N_("referred to, not in this file"),
    "stated": N_("measure stated by the Government"),
    "contested": N_("stated and contested"),
    "appreciated": N_("stated and appreciated"),
    "closed": N_("closed by a reviewer"),
}
#: Quotations of one kind, askers and characters of a title or a quotation that an entry shows.
_MOST, _MOST_ASKERS, _MOST_OF_TITLE, _MOST_OF_WORDS = 3, 6, 70, 170
#: Characters that the names of a title take at most, and that its quotation has at least; where there are many names,
#: fewer are shown.
_MOST_OF_NAMES, _FEW_OF_WORDS, _MANY, _MOST_OF_MANY = 40, 24, 3, 22
_BETWEEN = " – "
#: How many characters words have that say best what is asked.
_FIT_WORDS = 130


class Titled(Protocol):
    """What a title is made of: an ask, or as much of it as a page has."""

    @property
    def act(self) -> ActAsked: ...
    @property
    def object(self) -> str: ...
    @property
    def named(self) -> bool: ...
    @property
    def words(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def called(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def names(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a sheet is written: its language, what puts messages into words, and which sources the file holds.

    ``symbol`` is that of the document of which pages stand alone: it is named on top of the sheet.
    """

    language: str
    say: Say
    held: Mapping[str, str] = field(default_factory=dict)
    symbol: str | None = None

    def speaker(self, step: Step) -> str:
        """Who says something, in the language of the sheet."""
        return speaker_of(step, self.language, self.say)

    def day(self, iso: str | None) -> str:
        """A date in words."""
        return days.told(iso, self.language, self.say) if iso else ""

    def written(self, iso: str | None) -> str:
        """The date of a document; where two days are known between which it lies, both."""
        return days.written(iso, self.language, self.say) if iso else ""

    def dated(self, name: str) -> str:
        """A name that the program gave, with its dates in words."""
        return days.in_names(name, self.say)

    def source(self, kind: str, title: str) -> str:
        """The title of a source of a kind."""
        return source_called(kind, title, self.language, self.say)

    def milestone(self, one: Milestone) -> str:
        """What a milestone is called: a source by its title, a document as it calls itself."""
        name = one.title or one.document or ""
        return self.source(one.what, name) if one.kind is MilestoneKind.RELIED_ON else self.dated(name)

    def as_of(self, iso: str | None) -> str:
        """Up to which day the documents go."""
        return self.say("as of {date}", date=self.day(iso)) if iso else self.say("date not known")

    def words(self, steps: Sequence[Step]) -> tuple[Run, ...]:
        """The first quotations, each with its citation."""
        return words_of(steps, self.say, language=self.language)


def entry_of(number: int, ask: Ask, manner: Manner) -> Entry:
    """An ask with its lines."""
    say = manner.say
    lines = (
        _line(say("in words"), _in_words(ask, manner)),
        _line(say("points back to"), words_of(ask.behind, say, language=manner.language)),
        _line(say("first asked"), first_asked(ask, manner)),
        _line(say("asked here"), askers([one for one in ask.requests if not one.reported], manner)),
        _line(say("recalled"), askers([one for one in ask.requests if one.reported], manner)),
        _line(say("objected"), words_of(ask.objections, say, language=manner.language)),
        _line(say("Government"), _government(ask, manner)),
        _line(say("contested"), words_of(ask.contested, say, 1, manner.language)),
        _line(say("noted"), words_of(ask.appreciations, say, 1, manner.language)),
        _line(say("deadline"), tuple(joined((quoted(words),) for words in ask.deadlines))),
        _line(say("rests on"), tuple(_rests_on(ask, manner))),
    )
    return Entry(
        number=number,
        title=title_of(ask, manner),
        aside=say(STATES[ask.state.value]) if ask.state is not AskState.NONE_FOUND else "",
        lines=tuple(line for line in lines if line is not None),
    )


def title_of(ask: Titled, manner: Manner) -> tuple[Run, ...]:
    """The act, and the object by the names and the words of the requests, in the sheet's language where there are any;
    one that a person named is called so."""
    act = own(f"{manner.say(ACTS[ask.act.value])}: ")
    said = ask.called or ask.words
    if not said or (ask.named and not ask.called):
        return act, own(shortened(manner.dated(ask.object), _MOST_OF_TITLE - len(act.text)))
    language, words = next((pair for pair in said if pair[0] == manner.language), said[0])
    if ask.act is ActAsked.OTHER:
        return (quoted(shortened(words, _MOST_OF_TITLE), language),)
    names = _title_names([manner.dated(name) for name in ask.names])
    room = _MOST_OF_TITLE - len(act.text) - len(names) - len(_BETWEEN)
    words = shortened(words, max(room, _FEW_OF_WORDS))
    held = any(name.casefold() in words.casefold() for name in ask.names)
    if names and (held or len(words) < _FEW_OF_WORDS or room < _FEW_OF_WORDS):
        return act, own(names)
    return act, own(f"{names}{_BETWEEN if names else ''}"), quoted(words, language)


def _title_names(names: Sequence[str]) -> str:
    """As many names as a title has room for beside its words, and how many more there are."""
    shown, room = "", _MOST_OF_NAMES if len(names) < _MANY else _MOST_OF_MANY
    for n, name in enumerate(names):
        longer = f"{shown}, {name}" if shown else shortened(name, _MOST_OF_NAMES)
        if shown and len(longer) > room:
            return f"{shown} +{len(names) - n}"
        shown = longer
    return shown


def shortened(words: str, most: int) -> str:
    """Words cut behind one that may end a phrase where they are too long, with the sign that says so."""
    return brief(words, most)


def is_addressed(ask: Ask) -> bool:
    """Whether the Government states a measure on the object of an ask, or names it at all."""
    return bool(ask.answers or ask.spoken_of)


def _line(label: str, runs: tuple[Run, ...]) -> Line | None:
    return Line(label=label, runs=runs) if runs else None


def _in_words(ask: Ask, manner: Manner) -> tuple[Run, ...]:
    """The request whose words say best what is asked, with its citation: of closing remarks, in the sheet's language,
    in the speaker's own voice, as far as there is one, and neither too short nor too long."""

    def fits(step: Step) -> tuple[bool, bool, bool, int]:
        other = step.language != manner.language
        return step.closing is None, other, step.reported, abs(len(step.words) - _FIT_WORDS)

    best = min(ask.requests, key=fits, default=None)
    return words_of([best], manner.say, language=manner.language) if best is not None else ()


def first_asked(ask: Ask, manner: Manner) -> tuple[Run, ...]:
    """Who asked first, where that is another than the first who asks here: recalled by somebody, or in former years."""
    first = ask.requests[0] if ask.requests else None
    if first is None:
        return ()
    say, speaker = manner.say, manner.speaker(first)
    if first.reported and first.of_whom and first.of_whom != first.by:
        recalled = say("as recalled by {speaker}", speaker=speaker)
        return own(f"{source_of(first.of_whom, say)} ({recalled}, "), cited(pages_of([first], manner)), own(")")
    if first.date and any(step.date != first.date for step in ask.requests):
        return own(f"{speaker}, {manner.day(first.date)}, "), cited(pages_of([first], manner))
    return ()


def askers(steps: Sequence[Step], manner: Manner, most: int = _MOST_ASKERS) -> tuple[Run, ...]:
    """Each asker once with how and on which pages, those of closing remarks first; how many more there are."""
    groups: dict[str, list[Step]] = {}
    for step in sorted(steps, key=lambda step: step.closing is None):
        groups.setdefault(manner.speaker(step), []).append(step)
    shown = [_asker(by, made, manner) for by, made in list(groups.items())[:most]]
    more = len(groups) - len(shown)
    return tuple(joined([*shown, *([(own(manner.say("and {count} more", count=more)),)] if more else [])]))


def _asker(by: str, made: Sequence[Step], manner: Manner) -> tuple[Run, ...]:
    ways: dict[str | None, list[Step]] = {}
    for step in made:
        ways.setdefault(step.how, []).append(step)
    runs: list[Run] = [own(f"{by}: ")]
    for n, (how, said) in enumerate(ways.items()):
        words = manner.say(HOW[how]) if how in HOW else ""
        runs += [own(f"{', ' if n else ''}{words} "), cited(pages_of(said, manner))]
    spoken = next((step.language for step in made if step.language and step.language != manner.language), None)
    foreign = (mark(f" [{spoken}]"),) if spoken else ()
    return (*runs, *foreign, *marks(made[0], manner.say, manner.language, draft=False))


def pages_of(steps: Sequence[Step], manner: Manner) -> str:
    """Where steps stand: pages, behind the symbol of a document other than the one that the sheet is headed by."""
    named: dict[str, list[int]] = {}
    for step in steps:
        pages = named.setdefault(step.symbol or step.document, [])
        if step.page is not None and step.page not in pages:
            pages.append(step.page)
    return "; ".join(_place(name, sorted(pages), manner) for name, pages in named.items())


def _place(name: str, pages: Sequence[int], manner: Manner) -> str:
    numbers = ", ".join(map(str, pages))
    if not pages:
        return name
    if name == manner.symbol:
        return manner.say("p. {page}", page=numbers)
    return manner.say("{document}, p. {pages}", document=name, pages=numbers)


def _government(ask: Ask, manner: Manner) -> tuple[Run, ...]:
    """What the Government states; else where it names the object; else that nothing was found."""
    say = manner.say
    if ask.answers:
        return words_of(ask.answers, say, language=manner.language)
    if ask.spoken_of:
        return own(say("names it, no measure found:") + " "), cited(pages_of(ask.spoken_of, manner))
    return (own(say("no answer found in the documents read")),)


def _rests_on(ask: Ask, manner: Manner) -> Iterator[Run]:
    """The sources that the requests name, each with whether the file holds it."""
    titles: dict[str, bool] = {}
    for step in ask.rests_on:
        titles[step.words] = titles.get(step.words, False) or step.finding in manner.held
    runs = (
        (quoted(shortened(words, _MOST_OF_TITLE)), *(() if held else (mark(f" {manner.say('(not in this file)')}"),)))
        for words, held in list(titles.items())[:_MOST]
    )
    return joined(runs)


def words_of(steps: Sequence[Step], say: Say, most: int = _MOST, language: str | None = None) -> tuple[Run, ...]:
    """The first quotations, each with its citation; how many more there are. Who speaks is cited in a language, or as
    printed."""
    shown = [
        (
            quoted(shortened(step.words, _MOST_OF_WORDS), step.language),
            own(" "),
            cited(citation_of(step, say, language), _by(step, say, language)),
            *marks(step, say, language),
        )
        for step in steps[:most]
    ]
    more = [(own(say("and {count} more", count=len(steps) - most)),)] if len(steps) > most else []
    return tuple(joined([*shown, *more]))


def citation_of(step: Step, say: Say, language: str | None = None) -> str:
    """A citation as it is pasted: "CAN/PV.9, p. 13, Worker member, Norland"; who speaks is called so in a language, or
    as printed."""
    page = say("p. {page}", page=step.page) if step.page is not None else None
    parts = [step.symbol or step.document, page, _by(step, say, language)]
    return ", ".join(part for part in parts if part)


def _by(step: Step, say: Say, language: str | None) -> str | None:
    return speaker_of(step, language, say) if language and step.by else step.by


def marks(step: Step, say: Say, language: str | None = None, *, draft: bool = True) -> Iterator[Run]:
    """That words are an interpreter's, or of a draft; a language is given by its name in a language, or by its code."""
    if step.interpreted_from:
        spoken = language_name(step.interpreted_from, language) if language else step.interpreted_from
        yield mark(" " + say("[interpreted from {language}]", language=spoken))
    if draft and step.draft:
        yield mark(" " + say("[draft]"))


def joined(groups: Iterable[tuple[Run, ...]]) -> Iterator[Run]:
    for n, group in enumerate(groups):
        if n:
            yield own(" · ")
        yield from group

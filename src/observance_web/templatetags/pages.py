"""Tags and filters of every template: messages, dates, names of things, and who says something.

Messages come from the engine's catalogue; ``{% say "as of {date}" date=day %}`` fills its fields, escaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from observance.cli.belonging import TIES
from observance.cli.layout import problem_words
from observance.domain.edition import Problem
from observance.domain.parties import Evidence
from observance.errors import N_, ObservanceError
from observance.publish.report.issues import topic_heading
from observance.publish.report.one_ask import shortened
from observance.publish.report.past import EVENTS
from observance.publish.source_titles import source_runs
from observance.reference.countries import country_code
from observance.reference.points import points
from observance.reference.sessions import session_name
from observance.reference.topics import contested_of
from observance_web import words
from observance_web.cases.models import Actor, Ask, Case, Due
from observance_web.cases.people import Related
from observance_web.cases.titling import title_runs
from observance_web.citing import citation_of
from observance_web.deciding.queries import Belongs
from observance_web.library.models import Fact, Speech
from observance_web.quotations import Quotation, Voice

register = template.Library()
#: Characters of a quotation that a cell of a story shows.
SHORT = 110
#: The message of a number of a page.
PAGE = N_("p. {page}")


@register.simple_tag(name="say")
def say(message: str, **fields: Any) -> SafeString:
    """A message, its fields escaped; a number of a page stays on the line of its word."""
    told = {name: conditional_escape(value) for name, value in fields.items()}
    said = words.say(str(conditional_escape(message)), **told)
    return mark_safe(said.replace(" ", "\u00a0") if message == PAGE else said)


@register.filter(name="called")
def called(key: object, table: str) -> str:
    """What a key is called, by the name of its table."""
    return words.called(table, str(key or ""))


@register.simple_tag(name="ask_title")
def ask_title(ask: Ask) -> SafeString:
    """The title of an ask: its act, then what is data, each in its own language."""
    act, *rest = title_runs(ask)
    if act.language or not rest:
        rest, act_words = [act, *rest], SafeString("")
    else:
        act_words = format_html('<span class="act">{}</span> ', act.text.rstrip())
    data = [
        format_html('<span class="object" lang="{}" translate="no">{}</span>', run.language, words.dated(run.text))
        if run.language
        else format_html('<span class="object" translate="no">{}</span>', words.dated(run.text))
        for run in rest
    ]
    return mark_safe(act_words + "".join(data))


@register.filter(name="title_words")
def title_words(ask: Ask) -> str:
    """The title of an ask as plain words."""
    return "".join(words.dated(run.text) for run in title_runs(ask))


@register.filter(name="shortly")
def shortly(text: str) -> str:
    """Words that are too long for a cell, cut with the sign that says so."""
    return shortened(text, SHORT)


@register.filter(name="message")
def message(text: str) -> str:
    """A message that the code has marked."""
    return words.say(text)


@register.filter(name="fact")
def fact(one: Fact) -> SafeString:
    """The value of a fact, translated where it is a key, a day or a language; else marked as data."""
    told = words.fact_called(one.name, one.value)
    return format_html('<span translate="no">{}</span>', one.value) if told is None else format_html("{}", told)


@register.filter(name="day")
def day(iso: str | None) -> str:
    """A date in words."""
    return words.day(iso)


@register.filter(name="written")
def written(iso: str | None) -> str:
    """The date of a document in words."""
    return words.written(iso)


@register.filter(name="dated")
def dated(name: str | None) -> str:
    """A name that the program gave, with its dates in words."""
    return words.dated(name or "")


@register.filter(name="matter")
def matter(value: str) -> SafeString:
    """A case as a decision names it: the State, and its Conventions."""
    name, _, numbers = value.partition("|")
    if not name:
        return format_html("{}", words.say(N_("no case")))
    told = words.say(N_("Convention No. {number}"), number=numbers.replace(",", ", ")) if numbers else ""
    state = format_html(_DATA, words.state_called(country_code(name), name))
    return mark_safe(f"{state} · {conditional_escape(told)}" if told else state)


@register.filter(name="source")
def source(title: str | None, kind: str | None) -> SafeString:
    """The title of a source; words of a document in it are marked as data."""
    runs = source_runs(kind or "", title or "", words.messages().language, words.say, words.day)
    return mark_safe("".join(format_html(_DATA if run.printed else "{}", run.text) for run in runs))


@register.filter(name="state")
def state(case: Case) -> str:
    """The State of a case in the language of the page; nothing where none is known."""
    return words.state_called(case.state_code, case.state)


@register.filter(name="by_name")
def by_name(codes: Iterable[str]) -> list[tuple[str, str]]:
    """States with their names in the language of the page, in the order of these."""
    return sorted(((code, words.state_called(code, code)) for code in codes), key=lambda pair: pair[1])


@register.filter(name="language")
def language(code: str | None) -> str:
    """The name of a language."""
    return words.language_called(code) if code else ""


@register.simple_tag(name="related")
def related(one: Related) -> SafeString:
    """How an actor stands to another, which is a link."""
    other = format_html('<a href="/people/{}" translate="no">{}</a>', one.other.id, one.other.name)
    return mark_safe(words.related(one.kind, one.way, other))


@register.simple_tag(name="tied")
def tied(one: Belongs) -> SafeString:
    """By what a document belongs to its case."""
    other = one.through
    link = format_html('<a href="/documents/{}/" translate="no">{}</a>', other.reference, other.called) if other else ""
    return mark_safe(words.say(TIES[one.row.tie or "named"], document=link))


@register.simple_tag(name="held_one")
def held_one(one: Evidence, how: str) -> SafeString:
    """A sentence that says on what it rests that names are of one (``held``), may be (``may``) or may not (``not``)."""
    table = "doubt" if how == "not" else "ground"
    grounds = ", ".join(words.called(table, ground.value) for ground in one.grounds)
    quoted = [format_html('<q translate="no">{}</q>', name) for name in dict.fromkeys(one.words)]
    if not quoted:
        return mark_safe(words.say(_OF_ONE[how][1], grounds=conditional_escape(grounds)))
    return mark_safe(words.say(_OF_ONE[how][0], names=" = ".join(quoted), grounds=conditional_escape(grounds)))


#: The sentences of :func:`held_one`, with names and without.
_OF_ONE = {
    "held": (N_("{names}: held to be one because of {grounds}."), N_("Held to be one because of {grounds}.")),
    "may": (N_("{names}: may be one because of {grounds}."), N_("May be one because of {grounds}.")),
    "not": (N_("{names}: against it speaks {grounds}."), N_("Against it speaks {grounds}.")),
}


@register.filter(name="who")
def who(voice: Voice) -> SafeString:
    """Who says something and in what capacity; what is data is marked as such."""
    if voice.capacity is None:
        return author(voice.label)
    parts = [conditional_escape(words.called("capacity", voice.capacity))]
    parts += [format_html(_DATA, one) for one in (words.body_called(voice), voice.name) if one]
    return mark_safe(", ".join(parts))


#: What is no word of ours.
_DATA = '<span translate="no">{}</span>'


@register.filter(name="author")
def author(name: str | None) -> SafeString:
    """Who wrote something or is recalled; a name that the program gives is translated, any other marked as data."""
    told = words.author_called(name)
    if not told:
        return SafeString("")
    return format_html(_DATA, told) if told == (name or "") else format_html("{}", told)


@register.filter(name="actor_name")
def actor_name(actor: Actor) -> str:
    """The name of an actor; of a State that in the language of the page."""
    return words.state_called(actor.country, actor.name) if actor.kind == "state" else actor.name


@register.filter(name="printed")
def printed(voice: Voice) -> str:
    """The State of a speaker as it is printed, where it is called otherwise."""
    return voice.body if voice.body and voice.capacity and voice.body != words.body_called(voice) else ""


@register.filter(name="cited")
def cited(quotation: Quotation) -> str:
    """How a quotation is cited where it is pasted."""
    return citation_of(quotation)


@register.filter(name="who_plain")
def who_plain(voice: Voice) -> str:
    """The same without marks, for what holds text alone."""
    return words.voice_called(voice)


@register.filter(name="speaker")
def speaker(speech: Speech) -> SafeString:
    """Who speaks in a speech."""
    return who(speech.voice)


@register.filter(name="called_or_none")
def called_or_none(key: object, table: str) -> str:
    """What a key is called, and what the want of one is called."""
    return words.called(table, str(key) if key else "")


@register.filter(name="problem")
def problem(one: Problem) -> str:
    """What failed and what to do, in words."""
    return problem_words(one, words.messages())


@register.filter(name="version")
def version(one: str) -> str:
    """What a version of a law is called."""
    return words.version_called(one)


@register.filter(name="provision")
def provision(key: str) -> str:
    """A provision as it is read: the instrument, and its article."""
    return words.dated(", ".join(part for part in key.split("|") if part))


@register.filter(name="failure")
def failure(error: ObservanceError) -> str:
    """An error on one line: what, where, what to do."""
    return words.messages().line(error)


@register.filter(name="duration")
def duration(seconds: float) -> str:
    """A time that is left, in hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.filter(name="instrument")
def instrument(key: str) -> str:
    """The instrument of a provision."""
    return key.split("|")[0]


@register.filter(name="topic")
def topic(key: str) -> str:
    """A topic of a Convention with its Articles."""
    return topic_heading(key, words.messages().language, words.say)


@register.filter(name="reason")
def reason(point: str | None) -> str:
    """The one thing on which two sides differ."""
    if point in points():
        return points()[point].told(words.messages().language)
    return words.say(N_("whether it is to be done away with or kept in another form"))


@register.filter(name="due")
def due(one: Due) -> str:
    """The session or event by which something falls due."""
    if one.session is not None and one.event is not None:
        return session_name(one.event, one.session, words.messages().language)
    return words.say(EVENTS[one.event]) if one.event in EVENTS else one.event or ""


@register.filter(name="disputed")
def disputed(key: str) -> list[tuple[str, str]]:
    """What is disputed about a topic's place under its Convention: in words, and the source."""
    return [
        (note.words(words.messages().language), f"{words.day(note.date)}. {note.source}.") for note in contested_of(key)
    ]


@register.filter(name="words_of")
def words_of(text: str) -> list[str]:
    """The names in a text, parted by blanks."""
    return (text or "").split()


@register.filter(name="unlocalised")
def unlocalised(number: float) -> str:
    """A number of a drawing: with a point, whatever the language."""
    return f"{number:g}"

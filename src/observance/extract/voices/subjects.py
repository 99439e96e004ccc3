"""Subjects: who does what a verb says, the speaker or somebody of whom the speaker tells.

Reads an utterance and the place of a verb; gives the verb's :class:`Subject`. A subject is the speaker's own where it
is the first person, a name of the side, State or body for which is spoken, or, in reported speech ("The Worker members
noted ..."), the side whose speech it is. Words stand in ``lang/<code>/voices.toml``; kinds of finding share them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from observance.domain.fold import fold_words
from observance.domain.record import Capacity, DocumentKind
from observance.extract.utterances import Setting, Utterance
from observance.extract.voices.speakers import own_names
from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.lang.parties import VOICES

#: How far before its verb a subject may begin, in characters.
REACH = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who does what a verb says: the words, where they stand in the utterance, and whether the speaker means itself.

    ``role`` is the side or body that the words name: a :class:`Capacity`, ``experts``, ``committee``, ``government``;
    ``None`` for anybody else. ``start`` is the verb's where no subject is printed.
    """

    start: int
    end: int
    own: bool
    words: str = ""
    role: str | None = None


#: The role of the first person and of the names for which is spoken.
FIRST = "first"
#: The groups of words that name a side or body.
ROLES = (
    "worker_members",
    "employer_members",
    "government",
    "experts",
    "freedom_committee",
    "committee",
    "chair",
    "group",
)


def subject_of(utterance: Utterance, verb: int, setting: Setting) -> Subject:
    """The subject of a verb that begins at ``verb``; words between the two ("also", ", however,") are passed over.

    Where no subject is printed (a second verb of the sentence, a first person in its ending) it is that of the
    sentence; where that tells nothing, the statement is the speaker's own.
    """
    sentence, _ = utterance.sentence_at(verb)
    begin = max(sentence, verb - REACH)
    words = _ready(utterance.language)
    left = words.aside.sub("", utterance.text[begin:verb]).rstrip(" ,")
    known = _known_at_end(left, words, utterance)
    if known is not None:
        role, start = known
        own = _is_own(role, utterance, setting)
        return Subject(start=begin + start, end=begin + len(left), own=own, words=left[start:], role=role)
    start = max((found.end() for found in words.breaks.finditer(left + " ")), default=0)
    said = left[start:]
    if not said.strip():
        return _of_sentence(utterance, sentence, verb, words, setting)
    named = words.article.match(said)
    opened = _known_at_start(said, words, utterance)
    if opened is not None or named is None:
        own = opened is None or _is_own(opened, utterance, setting)
        return Subject(start=verb, end=verb, own=own, role=opened)
    if words.pronoun.fullmatch(said):
        own = _of_sentence(utterance, *_before(utterance, sentence), words, setting).own
    else:
        own = False
    return Subject(start=begin + start, end=begin + len(left), own=own, words=said)


def _before(utterance: Utterance, sentence: int) -> tuple[int, int]:
    """The sentence before one that begins at an offset; that one itself where it is the first."""
    earlier = [span for span in utterance.sentences if span[0] < sentence]
    return earlier[-1] if earlier else (sentence, sentence)


def _of_sentence(utterance: Utterance, start: int, verb: int, words: _Words, setting: Setting) -> Subject:
    """Whose sentence it is that a verb without a subject stands in: its first words tell."""
    role = _known_at_start(utterance.text[start:verb], words, utterance)
    return Subject(start=verb, end=verb, own=role is None or _is_own(role, utterance, setting), role=role)


def _known_at_end(left: str, words: _Words, utterance: Utterance) -> tuple[str, int] | None:
    """A known subject that a stretch ends with: its role, and where it begins."""
    short = words.company.sub("", left)
    for role, ending, _ in words.roles:
        if (found := ending.search(short)) is not None:
            return role, found.start()
    for name in own_names(utterance.speech):
        if fold_words(short).endswith(name):
            return FIRST, _with_article(short, len(short) - len(name), words)
    return None


def _with_article(text: str, start: int, words: _Words) -> int:
    found = words.article_before.search(text, 0, start)
    return found.start() if found else start


def _known_at_start(said: str, words: _Words, utterance: Utterance) -> str | None:
    """The role of a known subject that a stretch begins with."""
    for role, _, opening in words.roles:
        if opening.match(said):
            return role
    bare = words.article_after.sub("", said, count=1)
    return FIRST if any(fold_words(bare).startswith(name) for name in own_names(utterance.speech)) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The words of a language made ready: roles with their patterns at an end and at a beginning, and the rest."""

    roles: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]
    aside: re.Pattern[str]
    breaks: re.Pattern[str]
    article: re.Pattern[str]
    article_before: re.Pattern[str]
    article_after: re.Pattern[str]
    pronoun: re.Pattern[str]
    company: re.Pattern[str]


@worded
def _ready(code: str | None) -> _Words:
    known = [groups(VOICES, one) for one in ((code,) if code else codes_of(VOICES))]

    def pooled(name: str) -> str:
        return pattern(form for words in known for form in words.get(name, ()))

    def compiled(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    article = rf"{pooled('articles')}(?:(?<=['’])|\s+)"
    return _Words(
        roles=tuple(
            (role, compiled(rf"(?<!\w){pooled(role)}$"), compiled(rf"{pooled(role)}(?:(?<=['’])|(?!\w))"))
            for role in (FIRST, *ROLES)
        ),
        aside=compiled(rf"(?:[\s,(–—-]*(?<!\w){pooled('aside')}(?:(?<=['’])|(?!\w))[\s,)–—-]*){{1,4}}$"),
        breaks=compiled(rf"[,;:.()–—«»“”\"]\s*|(?<!\w){pooled('breaks')}(?:(?<=['’])|\s+)"),
        article=compiled(rf"(?:{article})?(?-i:[^\W\d_a-zà-ÿа-яё])|{article}|{pooled('pronoun')}$"),
        article_before=compiled(rf"(?<!\w){article}$"),
        article_after=compiled(article),
        pronoun=compiled(rf"\s*{pooled('pronoun')}\s*"),
        company=compiled(rf",?\s+{pooled('company')}$"),
    )


def _is_own(role: str, utterance: Utterance, setting: Setting) -> bool:
    """Whether a side or body is the one that speaks."""
    speech = utterance.speech
    if role == FIRST or (role == "group" and speech is not None):
        return True
    if speech is None:
        return _OF_DOCUMENT.get(setting.kind) == role or (role == "committee" and setting.kind in _OF_COMMITTEES)
    if role == "government":
        return speech.capacity is Capacity.GOVERNMENT_REPRESENTATIVE
    return role == speech.capacity.value


#: Whose document it is: there, what that body does is its own.
_OF_DOCUMENT = {
    DocumentKind.EXPERTS_COMMENT: "experts",
    DocumentKind.CFA_REPORT: "freedom_committee",
    DocumentKind.WRITTEN_INFORMATION: "government",
}
_OF_COMMITTEES = frozenset({DocumentKind.EXPERTS_COMMENT, DocumentKind.CFA_REPORT, DocumentKind.CONCLUSIONS})

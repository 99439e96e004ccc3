"""The words by which voices are told: the groups of ``lang/<code>/voices.toml``, made ready.

Reads those files; gives the :class:`Words` of a language, those of all languages together where it is not known. Groups
that name somebody are *roles*; a form of one may hold ``(?P<state>...)``, the State of that side, and a role may be
followed by its ``company``. ``aside`` stands between a subject and its verb; a new subject begins behind a word of
``breaks``; ``articles`` open a noun phrase, ``prepositions`` what is none. A ``relative`` stands for what is before it,
a ``pronoun`` for what an earlier sentence names (a ``person`` for no side, a ``singular`` for no group), unless it is
``impersonal``; ``first_verb`` are forms of a verb that have the first person in them. ``says`` are verbs of saying
(``answers`` those that a supervisory body does not say of itself), ``says_noun`` nouns of what is said, whose
``genitive`` tells who said it; ``according`` leads to a source, ``of`` to
one who is no subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from observance.lang import pattern, worded
from observance.lang.frames import codes_of, groups
from observance.lang.parties import VOICES

#: The role of the first person and of the names for which is spoken.
FIRST = "first"
#: The role of the Committee of Experts.
EXPERTS = "experts"
#: The role of ministries, ministers and the authorities.
AUTHORITIES = "authorities"
#: The groups of words that name a side or body, those of one member before those of the side.
ROLES = (
    FIRST,
    "speaker",
    "worker_member",
    "employer_member",
    "government_member",
    "observer",
    "worker_members",
    "employer_members",
    "government",
    AUTHORITIES,
    EXPERTS,
    "freedom_committee",
    "committee",
    "chair",
    "group",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A side or body: its pattern at the end and at the beginning of a stretch, and anywhere in one."""

    name: str
    ending: re.Pattern[str] = field(repr=False)
    opening: re.Pattern[str] = field(repr=False)
    within: re.Pattern[str] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a language made ready: roles, and what stands around a subject."""

    roles: tuple[Role, ...]
    aside: re.Pattern[str] = field(repr=False)
    breaks: re.Pattern[str] = field(repr=False)
    article: re.Pattern[str] = field(repr=False)
    article_before: re.Pattern[str] = field(repr=False)
    article_after: re.Pattern[str] = field(repr=False)
    preposition: re.Pattern[str] = field(repr=False)
    pronoun: re.Pattern[str] = field(repr=False)
    person: re.Pattern[str] = field(repr=False)
    singular: re.Pattern[str] = field(repr=False)
    impersonal: re.Pattern[str] = field(repr=False)
    relative: re.Pattern[str] = field(repr=False)
    company: re.Pattern[str] = field(repr=False)
    first_verb: re.Pattern[str] = field(repr=False)
    says: re.Pattern[str] = field(repr=False)
    says_noun: re.Pattern[str] = field(repr=False)
    answers: re.Pattern[str] = field(repr=False)
    genitive: re.Pattern[str] = field(repr=False)
    of: re.Pattern[str] = field(repr=False)
    according: re.Pattern[str] = field(repr=False)

    def role(self, name: str) -> Role:
        """A role by its name."""
        return next(role for role in self.roles if role.name == name)


@worded
def words_of(code: str | None) -> Words:
    """The words of a language; of all languages where it is not known."""
    known = [groups(VOICES, one) for one in ((code,) if code else codes_of(VOICES))]

    def pooled(name: str) -> str:
        forms = [form for words in known for form in words.get(name, ())]
        # A pattern may give one name once: of all languages together no State is told.
        several = sum("(?P<state>" in form for form in forms) > 1
        return pattern(form.replace("(?P<state>", "(") if several else form for form in forms)

    def compiled(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    def role(name: str) -> Role:
        forms, end = pooled(name), r"(?:(?<=['’])|(?!\w))"
        return Role(
            name=name,
            ending=compiled(rf"(?<!\w){forms}$"),
            opening=compiled(forms + end),
            within=compiled(rf"(?<!\w){forms}{end}"),
        )

    def whole(name: str) -> re.Pattern[str]:
        return compiled(rf"(?<!\w){pooled(name)}(?:(?<=['’])|(?!\w))")

    article = rf"{pooled('articles')}(?:(?<=['’])|\s+)"
    return Words(
        roles=tuple(map(role, ROLES)),
        aside=compiled(rf"(?:[\s,(–—-]*(?<!\w){pooled('aside')}(?:(?<=['’])|(?!\w))[\s,)–—-]*){{1,4}}$"),
        breaks=compiled(rf"[,;:()–—«»“”\"]\s*|[.!?]\s+(?=\D)|(?<!\w){pooled('breaks')}(?:(?<=['’])|\s+)"),
        article=compiled(rf"(?:{article})?(?-i:[^\W\d_a-zà-ÿа-яё])|{article}"),
        article_before=compiled(rf"(?<!\w){article}$"),
        article_after=compiled(article),
        preposition=compiled(rf"{pooled('prepositions')}(?:(?<=['’])|\s)"),
        pronoun=compiled(rf"\s*{pooled('pronoun')}\s*"),
        person=compiled(rf"\s*{pooled('person')}(?!\w)"),
        singular=compiled(rf"\s*{pooled('singular')}(?!\w)"),
        impersonal=compiled(rf"\s*{pooled('impersonal')}(?!\w)"),
        relative=whole("relative"),
        company=compiled(rf",?\s+{pooled('company')}$"),
        first_verb=compiled(rf"{pooled('first_verb')}(?!\w)"),
        says=whole("says"),
        says_noun=whole("says_noun"),
        answers=whole("answers"),
        genitive=compiled(pooled("genitive")),
        of=whole("of"),
        according=whole("according"),
    )

"""Rows of what was read: documents, passages, speeches. Made by ``observance_web.index.bringing``, never changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from observance.domain.edition import Problem
from observance_web.payload import Payload
from observance_web.quotations import Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that is known of a document: the name of the detail, its value, and the words that show it.

    ``passage`` is where the words stand: 0 where they are printed on the page outside of its text.
    """

    name: str
    value: str
    words: str | None = None
    passage: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """An item of a record's agenda: its headings by language, and its first passage."""

    n: int
    titles: tuple[tuple[str | None, str], ...]
    passage: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """Furniture of the page: where in the passage's text it stands, and its words."""

    at: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMark:
    """Where a page begins within a passage's text, and its printed number."""

    at: int
    page: int | None


class Document(models.Model):
    """A document of the case, read or not; ``digest`` sums up all that its rows were made of.

    ``title_language`` is that of the words of its title.
    """

    reference = models.CharField(max_length=200, primary_key=True)
    order = models.IntegerField(db_index=True)
    name = models.TextField()
    state = models.CharField(max_length=12)
    kind = models.CharField(max_length=30, null=True)
    title = models.TextField(null=True)
    title_language = models.CharField(max_length=8, null=True)
    symbol = models.TextField(null=True)
    date = models.CharField(max_length=30, null=True)
    author = models.TextField(null=True)
    draft = models.BooleanField(null=True)
    media = models.CharField(max_length=100, null=True)
    sha256 = models.CharField(max_length=64, null=True)
    pages = models.IntegerField(null=True)
    passages = models.IntegerField(default=0)
    speeches = models.IntegerField(null=True)
    languages = Payload(tuple[str, ...])
    same_as = models.CharField(max_length=200, null=True)
    replaces = Payload(tuple[str, ...])
    problems = Payload(tuple[Problem, ...])
    facts = Payload(tuple[Fact, ...])
    items = Payload(tuple[AgendaItem, ...])
    after = Payload(tuple[Cut, ...])
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ("order",)

    @property
    def cited_as(self) -> str:
        """How the document is cited: its symbol, else its reference."""
        return self.symbol or self.reference

    @property
    def called(self) -> str:
        """What people call it."""
        return self.title or self.symbol or self.name


class Speech(models.Model):
    """A turn of a record: who, in what capacity, for whom, in which language, and its passages.

    ``body_at`` is where its heading ends in the text of its first passage; ``code`` is that of the State that ``body``
    is, if it is one.
    """

    document = models.CharField(max_length=200)
    n = models.IntegerField()
    item = models.IntegerField(null=True)
    kind = models.CharField(max_length=20)
    capacity = models.CharField(max_length=30)
    label = models.TextField()
    name = models.TextField(null=True)
    body = models.TextField(null=True)
    code = models.CharField(max_length=2, null=True)
    language = models.CharField(max_length=8, null=True)
    interpreted_from = models.CharField(max_length=8, null=True)
    groups = Payload(tuple[str, ...])
    aligned = Payload(tuple[str, ...])
    page = models.IntegerField(null=True)
    first = models.IntegerField()
    last = models.IntegerField()
    body_at = models.IntegerField(default=0)
    closing = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("document", "n"), name="speech_place"),)
        ordering = ("document", "n")

    @property
    def voice(self) -> Voice:
        """Who speaks."""
        return Voice(
            label=self.label,
            name=self.name,
            capacity=self.capacity,
            body=self.body,
            code=self.code,
            language=self.language,
            groups=self.groups,
        )


class Passage(models.Model):
    """A paragraph, heading, list item or note: its text as it is read, with page marks and furniture in their places.

    ``key`` names it in links: it is made of its words, so that it stays when segmentation improves.
    """

    document = models.CharField(max_length=200)
    n = models.IntegerField()
    key = models.CharField(max_length=20)
    kind = models.CharField(max_length=12)
    level = models.IntegerField(null=True)
    number = models.TextField(null=True)
    language = models.CharField(max_length=8, null=True)
    page = models.IntegerField(null=True)
    sheet = models.IntegerField(null=True)
    speech = models.IntegerField(null=True)
    text = models.TextField()
    before = Payload(tuple[str, ...])
    cuts = Payload(tuple[Cut, ...])
    marks = Payload(tuple[PageMark, ...])

    class Meta:
        indexes = (
            models.Index(fields=("document", "n"), name="passage_place"),
            models.Index(fields=("document", "key"), name="passage_key"),
        )
        ordering = ("document", "n")

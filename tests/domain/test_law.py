"""Articles and versions as they are printed, and the kind of an instrument by its form."""

from __future__ import annotations

import pytest

from observance.domain.findings import InstrumentKind
from observance.domain.law import Article, Form, Provision, Stage, Version


@pytest.mark.parametrize(
    ("articles", "printed"),
    [
        ((), ""),
        ((Article(number="148", within=("5",)),), "article 148(5)"),
        ((Article(number="12"), Article(number="13")), "articles 12, 13"),
        ((Article(number="11", last="14"),), "articles 11-14"),
        ((Article(number="6", within=("1", "a")),), "article 6(1)(a)"),
    ],
)
def test_articles_are_printed_in_one_way(articles: tuple[Article, ...], printed: str) -> None:
    assert str(Provision(instrument=None, articles=articles)) == printed


def test_a_version_is_printed_with_its_date() -> None:
    assert str(Version(stage=Stage.DRAFT)) == "draft"
    assert str(Version(stage=Stage.AMENDED, date="2023-12-19")) == "amended 2023-12-19"


@pytest.mark.parametrize("form", list(Form))
def test_every_form_has_a_kind(form: Form) -> None:
    assert form.kind in InstrumentKind
    assert (form.kind is InstrumentKind.NATIONAL_LAW) == (form in {Form.LAW, Form.CODE, Form.BILL, Form.REGULATIONS})

from __future__ import annotations

import random
from dataclasses import replace

from counted import calls
from observance.assemble.editions import tell_editions
from observance.domain.edition import Edition, Outline


def outline(reference: str, marks: range | list[int], draft: bool | None = None, kind: str = "letter") -> Outline:
    return Outline(
        reference=reference, kind=kind, draft=draft, text_sha256=reference, sentences=tuple(sorted(set(marks)))
    )


def test_the_same_text_in_another_format_names_the_first() -> None:
    found = tell_editions([outline("a", range(100)), outline("b", range(2, 100)), outline("c", range(5, 104))])
    assert found == (Edition(document="b", same_as="a"), Edition(document="c", same_as="a"))


def test_of_one_text_the_edition_counts_whose_pages_are_known_best() -> None:
    few, most = (replace(outline(name, range(100)), pages=pages) for name, pages in (("a", 3), ("b", 20)))
    none = outline("c", range(100))
    assert tell_editions([few, most, none]) == (Edition(document="a", same_as="b"), Edition(document="c", same_as="b"))
    draft = outline("draft", range(100), draft=True)
    adopted = [replace(outline(name, range(20, 110), draft=False), pages=n) for name, n in (("e", 2), ("f", 9))]
    told = {edition.document: edition for edition in tell_editions([draft, *adopted])}
    assert told["f"].replaces == ("draft",)
    assert told["e"] == Edition(document="e", same_as="f")


def test_a_letter_that_quotes_another_is_a_text_of_its_own() -> None:
    assert tell_editions([outline("a", range(100)), outline("news", range(30)), outline("b", range(300))]) == ()


def test_an_adopted_record_replaces_its_draft_in_either_order() -> None:
    draft, adopted = outline("draft", range(100), draft=True), outline("final", range(20, 110), draft=False)
    assert tell_editions([draft, adopted]) == (Edition(document="final", replaces=("draft",)),)
    assert tell_editions([adopted, draft]) == (Edition(document="final", replaces=("draft",)),)


def test_documents_without_a_sentence_are_the_same_only_where_their_text_is() -> None:
    empty = [Outline(reference=name, kind="other", text_sha256=text) for name, text in (("a", "1"), ("b", "2"))]
    assert tell_editions(empty) == ()
    same = [Outline(reference=name, kind="other", text_sha256="1") for name in "ab"]
    assert tell_editions(same) == (Edition(document="b", same_as="a"),)


def test_work_grows_with_documents_and_not_with_their_square() -> None:
    chance = random.Random(1)

    def outlines(n: int) -> list[Outline]:
        formulas = list(range(20))
        return [outline(f"d{k}", [*formulas, *(chance.randrange(2**32) for _ in range(40))]) for k in range(n)]

    once, twice = calls(outlines, tell_editions, 1000)
    assert once > 1000
    assert twice <= 2.1 * once

"""A correction changes the words that it names and moves everything else along."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from observance.domain.corrections import carrier, corrected, corrections_by_reference
from observance.domain.decisions import Decision
from observance.domain.selectors import Selector
from observance.domain.text import Furniture, FurnitureKind, Page, Reading

TEXT = "CN/4 1\nThe Goverment has register ed the union.\nCN/4 2\nIt was registered in May.\n"


def reading(text: str = TEXT) -> Reading:
    second = text.index("CN/4 2")
    return Reading(
        reader="pdf/1",
        media="application/pdf",
        text=text,
        text_sha256=sha256(text.encode()).hexdigest(),
        pages=(
            Page(sheet=1, start=0, end=second, number=1, printed="1"),
            Page(sheet=2, start=second, end=len(text), number=2, printed="2"),
        ),
        furniture=(Furniture(start=second, end=second + 6, kind=FurnitureKind.RUNNING_HEAD),),
    )


def decision(n: int, words: str, new: str, text: str = TEXT, document: str = "cn-4") -> Decision:
    at = text.index(words)
    place = Selector(
        document=document,
        quote=words,
        before=text[max(0, at - 32) : at],
        after=text[at + len(words) : at + len(words) + 32],
        start=at,
        end=at + len(words),
        text_sha256=sha256(text.encode()).hexdigest(),
    )
    return Decision(
        id=f"d{n}", kind="correct", at=f"2024-06-0{n}T09:00:00+00:00", author="tavi", reason="misread",
        subject=document, value=new, place=place,
    )  # fmt: skip


def test_the_words_are_corrected_and_pages_and_furniture_move_along():
    log = [decision(1, "Goverment", "Government"), decision(2, "register ed", "registered")]
    found = corrected(reading(), corrections_by_reference(log)["cn-4"])
    text = found.reading.text
    assert text == TEXT.replace("Goverment", "Government").replace("register ed", "registered")
    assert found.lost == ()
    assert [text[p.start : p.start + 6] for p in found.reading.pages] == ["CN/4 1", "CN/4 2"]
    assert [text[f.start : f.end] for f in found.reading.furniture] == ["CN/4 2"]
    assert found.reading.text_sha256 == sha256(text.encode()).hexdigest()
    assert found.reading.reader == "pdf/1+corrected"


def test_a_correction_finds_its_words_in_a_better_reading():
    better = TEXT.replace("CN/4 1\n", "CN/4  page 1\n\n")
    found = corrected(reading(better), [decision(1, "Goverment", "Government")])
    assert "The Government has" in found.reading.text


def test_a_correction_whose_words_are_gone_is_lost_and_said_so():
    gone = decision(1, "Goverment", "Government")
    found = corrected(reading(TEXT.replace("Goverment", "Government")), [gone])
    assert found.lost == (gone,)
    assert found.reading == reading(TEXT.replace("Goverment", "Government"))


def test_of_two_corrections_of_the_same_words_the_later_holds():
    log = [decision(1, "Goverment", "Governmant"), decision(2, "Goverment", "Government")]
    assert "The Government has" in corrected(reading(), log).reading.text


def test_corrections_of_other_documents_and_undone_ones_do_not_count():
    own, other = decision(1, "Goverment", "Government"), decision(2, "May", "June", document="cn-5")
    undo = Decision(id="d9", kind="undo", at="2024-06-09T09:00:00+00:00", author="tavi", reason="", subject="d1")
    assert corrections_by_reference([own, other])["cn-4"] == (own,)
    assert "cn-4" not in corrections_by_reference([own, other, undo])


@given(st.data())
def test_every_offset_outside_of_an_edit_keeps_its_character(data):
    text = data.draw(st.text(alphabet="abc \n", min_size=5, max_size=60))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [((a, b), data.draw(st.text(alphabet="XYZ", max_size=5))) for a, b in pairs]
    changed, at = "", 0
    for (start, end), new in edits:
        changed, at = changed + text[at:start] + new, end
    changed += text[at:]
    carry = carrier(edits)
    for offset in range(len(text)):
        if not any(start <= offset < end for (start, end), _ in edits):
            assert changed[carry(offset)] == text[offset]
    assert carry(len(text)) == len(changed)

"""Where a sentence ends, in four languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from observance.extract.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


@pytest.mark.parametrize(
    "parts",
    [
        ("We thank the Government.", "We urge it to amend section 4."),
        ("Convention No. 98 was ratified in 1993.", "Mr. A. Tavi signed it."),
        ("La convention no. 98 est en vigueur.", "« Nous le regrettons. »", "Mme. Tavi l’a dit."),
        ("¿Qué ha hecho?", "El art. 12 sigue vigente.", "¡Pedimos su reforma!"),
        ("Закон принят в 2021 г. в Велдании.", "Ст. 12 не изменена."),
        ("It asked for 3.5 per cent, i.e. less than before.", "(That was in May.)"),
        ("“Nobody was registered.”", "This was said in 2020."),
    ],
)
def test_sentences_end_where_a_reader_ends_them(parts: tuple[str, ...]) -> None:
    assert cut(" ".join(parts)) == list(parts)


@given(st.text(alphabet="Aa. !?(«»”\n1", max_size=60))
def test_sentences_hold_all_letters_in_order_and_do_not_overlap(text: str) -> None:
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert [b for _, b in spans[:-1]] <= [a for a, _ in spans[1:]]
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())

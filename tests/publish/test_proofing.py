"""The proofing sheet: what it lists, and what it leaves alone. Every word here is invented."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from docx import Document as open_docx

from observance.cli import main
from observance.domain.record import Record
from observance.messages import messages_in
from observance.pipeline import build
from observance.publish.proofing import Remark, RemarkKind, proof
from observance.publish.proofing.remarks import lines_of
from observance.publish.proofing.sheet import sheet_to_csv, sheet_to_docx
from observance.publish.proofing.verbs import lacks_verb
from observance.publish.proofing.words import proof_words
from observance.read import read
from observance.reference.spelling import romanised, sound_key
from observance.segment import segment

EXAMPLES = Path(__file__).parents[2] / "examples"
RECORD = """CAN/PV.3

Chairperson: Ms TAVI

Norland (ratification: 1994)

Chairperson – We now turn to the case of Norland. I give the floor to the Government.

Government representative (Mr ORLOVANDEZ) – There are 212 branch unions in the register, and Mr Dmitri Selkanov chairs \
the largest of them. We have answered every question (see the report of the mission.

We thank the the Committee. The harbour of Tamarinda was opened, and Tamarinda has grown. Tamarinda is a port, and \
the people of Tamarinda work in it.

Worker members – The Government speaks of 221 branch unions. We know that Mr Selkanow was dismissed on 12 May 2021, \
after 45 working days. A serious concern for the members of our group.

Membres employeurs – Nous remercions M. Orlovendez de son exposé et nous saluons la réforme. M. Selqanov n’a pas \
été réintégré. La ville de Tamarinda est connue.

Government member, Southland (Ms QUERTON) – We visited Tamarynda last year, and we saw that Ms Quertan, of another \
country, was there. He said “that is not so, and left.

Miembros trabajadores – Ms Selkanova no era el señor Selkanov. Existen 300 sindicatos portuarios en 2021.
"""


def made(text: str, folder: Path, name: str = "can-pv-3.txt") -> Record:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    record = segment(read(path))
    assert isinstance(record, Record)
    return record


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return made(RECORD, tmp_path)


def of(remarks: tuple[Remark, ...], kind: RemarkKind) -> list[Remark]:
    return [remark for remark in remarks if remark.kind is kind]


def seen(remark: Remark) -> str:
    return remark.what.format(**dict(remark.fields))


def test_spellings_of_one_name_are_shown_together_the_rarest_first(record: Record) -> None:
    found = of(proof(record), RemarkKind.NAME)
    shown = {seen(remark).partition(": ")[2] for remark in found}
    assert "ORLOVANDEZ (en 1), Orlovendez (fr 1)" in shown
    selkanov = next(remark for remark in found if "Selkanow" in seen(remark))
    assert {place.citation.quote for place in selkanov.places} == {"Selkanow", "Selqanov", "Selkanov"}
    assert [place.speech for place in selkanov.places if place.citation.quote == "Selkanow"] == [3]


def test_a_word_that_is_no_persons_name_is_shown_where_it_differs_once_from_a_common_one(record: Record) -> None:
    found = [remark for remark in of(proof(record), RemarkKind.NAME) if "Tamarynda" in seen(remark)]
    assert [seen(remark) for remark in found] == ["spelt in more than one way: Tamarynda (en 1), Tamarinda (en/fr 5)"]


def test_names_that_differ_at_their_end_alone_may_be_of_two_people(record: Record) -> None:
    shown = " ".join(seen(remark) for remark in of(proof(record), RemarkKind.NAME))
    assert "Selkanova" not in shown
    assert "Quertan" not in shown


def test_two_figures_for_the_same_thing_are_shown_and_dates_and_days_are_not(record: Record) -> None:
    found = of(proof(record), RemarkKind.FIGURE)
    assert [seen(remark) for remark in found] == ["different figures before the same words: 212, 221 branch unions"]
    assert [place.speech for place in found[0].places] == [2, 3]
    assert [place.citation.quote for place in found[0].places] == ["212 branch unions", "221 branch unions"]


def test_a_sentence_without_a_verb_is_shown(record: Record) -> None:
    found = of(proof(record), RemarkKind.NO_VERB)
    assert [remark.places[0].citation.quote for remark in found] == ["A serious concern for the members of our group."]


def test_signs_without_the_other_of_their_pair_are_shown(record: Record) -> None:
    found = of(proof(record), RemarkKind.SIGNS)
    assert [(seen(remark), remark.places[0].speech) for remark in found] == [
        ("nothing closes what ( opens", 2),
        ("nothing closes what “ opens", 5),
    ]


def test_words_that_stand_twice_are_shown(record: Record) -> None:
    assert [seen(remark) for remark in of(proof(record), RemarkKind.DOUBLED)] == ["a word stands twice in a row: the"]


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("Membres travailleurs", "Nous nous félicitons de la réforme de la loi, et nous la suivons: a) une; b) deux."),
        ("Worker members", "The list (section 4(2)) is long: 1) the first; 2) the second, which is the longer one."),
        ("Worker members", "He said: “This is the first paragraph of it.\n\n“And this is the second, which ends it.”"),
        ("Miembros trabajadores", "El pueblo de Bora Bora está lejos, y «así es», como se dijo en la reunión."),
    ],
)
def test_what_is_rightly_so_is_left_alone(role: str, text: str, tmp_path: Path) -> None:
    other = made(RECORD.replace("Worker members –", f"{role} – {text}\n\nWorker members –"), tmp_path)
    kinds = [remark.kind for remark in proof(other) if remark.places[0].speech == 3]
    assert RemarkKind.SIGNS not in kinds
    assert RemarkKind.DOUBLED not in kinds


#: Sentences of each language: those without a verb, and those with one that is not in any list.
WITHOUT = {
    "en": ["A matter of deep concern to our group.", "The third report of the Government on this Convention."],
    "fr": ["Une question de la plus haute importance pour notre groupe.", "Le troisième rapport du gouvernement."],
    "es": ["Una cuestión de suma importancia para nuestro grupo.", "El tercer informe del Gobierno sobre el Convenio."],
}
WITH = {
    "en": [
        "The plan envisages a larger role for the inspectors.",
        "Norland counts among its members four federations.",
        "Many workers in the harbour were never heard.",
        "Thank you, Madam Chairperson, for the floor.",
        "On a point of order, Madam Chairperson.",
        "The law, as amended, entered into force in May.",
    ],
    "fr": [
        "La Norlande salue cette évolution de la législation.",
        "Le gouvernement étoffe ses services de l’inspection.",
        "Les membres travailleurs prirent part au vote.",
        "Merci beaucoup, Madame la présidente, pour la parole.",
        "Voilà les faits de cette affaire.",
    ],
    "es": [
        "El Gobierno acometió la reforma del Código.",
        "Los trabajadores del puerto llevan dos años en espera.",
        "Muchas gracias, señora Presidenta, por la palabra.",
        "Intervengo en nombre del grupo de países.",
        "La ley ampara a los trabajadores del mar.",
    ],
}


@pytest.mark.parametrize(("code", "sentence"), [(code, one) for code in WITHOUT for one in WITHOUT[code]])
def test_a_sentence_without_a_verb_is_told(code: str, sentence: str) -> None:
    assert lacks_verb(sentence, proof_words(code))


@pytest.mark.parametrize(("code", "sentence"), [(code, one) for code in WITH for one in WITH[code]])
def test_a_sentence_with_a_verb_is_not(code: str, sentence: str) -> None:
    assert not lacks_verb(sentence, proof_words(code))


@pytest.mark.parametrize("name", ["can-pv-9.txt", "can-pv-9.pdf", "can-pv-9.docx"])
def test_of_the_example_the_names_are_shown_and_no_whole_sentence(name: str) -> None:
    record = segment(read(EXAMPLES / "documents" / name))
    assert isinstance(record, Record)
    assert sorted(seen(remark) for remark in proof(record)) == [
        "spelt in more than one way: Iourmat (fr 1), Yurmat (es 1)",
        "spelt in more than one way: Selzhanov (en 2), Seljanov (es/fr 4)",
        "spelt in more than one way: Veshtórskaya (es 1), Veshtorskaya (en 3), Vechtorskaïa (fr 3)",
    ]


@pytest.mark.parametrize("code", ["en", "fr", "es"])
def test_nothing_is_shown_where_nothing_is_to_be_seen(code: str) -> None:
    record = segment(read(EXAMPLES / "genres" / "documents" / f"verbatim-{code}.txt"))
    assert isinstance(record, Record)
    assert proof(record) == ()


def test_the_text_handed_in_is_held_against_the_draft_by_paragraph(record: Record) -> None:
    given = (
        "The Government speaks of 212 branch unions. We know that Mr Selkanow was dismissed on 12 May 2021, after 45 "
        "working days. A serious concern for the members of our group.\n\nThis paragraph was left out when it was read."
    )
    found = of(proof(record, {3: given}), RemarkKind.HANDED_IN)
    assert [seen(remark) for remark in found] == [
        "handed in and in the draft: [-212] [+221]; [-This paragraph was left out when it was read .]",
    ]
    other = of(
        proof(record, {2: "We thank the the Committee. The harbour of Tamarinda was opened."}), RemarkKind.HANDED_IN
    )
    assert seen(other[0]) == "this paragraph is not in the text handed in"
    assert seen(other[1]).startswith("handed in and in the draft: [+, and Tamarinda has grown")
    assert of(proof(record, {99: "nobody"}), RemarkKind.HANDED_IN) == []


def test_every_quotation_is_the_text(record: Record) -> None:
    text = record.document.reading.text
    for remark in proof(record, {3: "Something else."}):
        for place in remark.places:
            cited = place.citation
            assert cited.quote == " ".join(text[a:b] for a, b in cited.segments)


def test_names_are_compared_across_scripts() -> None:
    assert romanised("Вешторская") == "veshtorskaya"
    assert len({sound_key(name) for name in ("Вешторская", "Veshtorskaya", "Vechtorskaïa", "VESHTÓRSKAYA")}) == 1
    assert len({sound_key(name) for name in ("Iourmat", "Yurmat", "Юрмат")}) == 1
    assert sound_key("Tavi") != sound_key("Tavo")


def test_the_sheet_is_written_as_csv_and_docx(record: Record) -> None:
    remarks = proof(record)
    for language in ("en", "fr", "es", "ru"):
        say = messages_in(language).say
        rows = list(csv.DictReader(io.StringIO(sheet_to_csv(remarks, say))))
        assert len(rows) == len(remarks)
        assert [row["start"] for row in rows] == [str(r.places[0].citation.start) for r in remarks]
        data = sheet_to_docx(record, remarks, say)
        assert data == sheet_to_docx(record, remarks, say)
        table = open_docx(io.BytesIO(data)).tables[0]
        assert len(table.rows) == len(remarks) + 1
        assert [row.cells[1].text for row in table.rows[1:]] == [row["speech"] for row in rows]


def test_the_lines_of_a_record_are_all_of_its_passages(record: Record) -> None:
    assert [line.passage.n for line in lines_of(record)] == [p.n for p in record.passages]


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["--language", "en", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_the_command_line_shows_the_sheet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "documents").mkdir()
    made(RECORD, tmp_path / "documents")
    (tmp_path / "documents" / "note.txt").write_text("A note\n\nNothing more.\n", encoding="utf-8")
    build(tmp_path / "documents", tmp_path / "case")
    (tmp_path / "given.txt").write_text("The Government speaks of 212 branch unions.", encoding="utf-8")
    case = tmp_path / "case"
    assert run("proof", case, "can-pv-3", "--handed-in", f"3={tmp_path / 'given.txt'}") == 0
    out = capsys.readouterr().out
    assert "[3] different figures before the same words" not in out
    assert "[2] different figures before the same words: 212, 221 branch unions" in out
    assert "speech 3: The Government speaks of 221 branch unions." in out
    assert run("proof", case, "can-pv-3", "--csv", tmp_path / "s.csv", "--docx", tmp_path / "s.docx") == 0
    assert (tmp_path / "s.csv").read_text(encoding="utf-8").startswith("page,sheet,speech,kind,seen")
    assert (tmp_path / "s.docx").read_bytes().startswith(b"PK")
    assert run("proof", case, "note") == 2
    assert "no record of a sitting" in capsys.readouterr().err
    assert run("proof", case, "can-pv-3", "--handed-in", "three") == 2
    assert run("proof", case, "can-pv-3", "--handed-in", "3=nowhere.txt") == 2

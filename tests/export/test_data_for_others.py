"""Tables as XLSX, a case as JSON-LD, actors for FollowTheMoney: data for the public, without private persons."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from observance.casefile import CaseFile
from observance.cli import observance
from observance.domain.findings import ActorKind
from observance.pipeline import build
from observance.publish.discretion import Discretion
from observance.publish.linked import context, linked_data
from observance.publish.tables import COLUMNS, Format, _flat, export_case
from observance.publish.workbook import MOST_CHARACTERS, Workbook

DOCUMENTS = Path(__file__).resolve().parents[2] / "examples" / "documents"
#: Of each schema of FollowTheMoney the properties that may be given, its own and those it inherits.
FTM = {
    "Document": {"fileName", "title", "date"},
    "Person": {"name", "alias", "nationality"},
    "Organization": {"name", "alias", "jurisdiction"},
    "PublicBody": {"name", "alias", "jurisdiction"},
    "Mention": {"document", "resolved", "name", "detectedSchema"},
    "Membership": {"member", "organization", "role", "proof"},
}
SALT = b"always"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("others")
    (place / "documents").mkdir()
    for name in ("can-pv-9.txt", "wftl-letter.txt", "prichal-news.txt"):
        (place / "documents" / name).write_bytes((DOCUMENTS / name).read_bytes())
    build(place / "documents", place / "case")
    return place / "case"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(observance, ["--language", "en", *arguments])


def export(case: Path, form: str, to: Path, *more: str) -> Path:
    done = run("export", str(case), "--format", form, "--to", str(to), *more)
    assert done.exit_code == 0, done.output
    return to


# --- XLSX -----------------------------------------------------------------------------------------------------------


def test_the_workbook_has_a_sheet_for_each_table_with_its_rows(case: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(export(case, "xlsx", tmp_path / "x") / "tables.xlsx")
    lines = export(case, "jsonl", tmp_path / "j")
    assert book.sheetnames == list(COLUMNS)
    for name in ("requests", "speeches", "asks", "issues", "due", "procedures"):
        rows = (lines / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        sheet = book[name]
        assert [cell.value for cell in sheet[1]] == list(COLUMNS[name])
        assert sheet.max_row == len(rows) + 1
    first = json.loads((lines / "speeches.jsonl").read_text(encoding="utf-8").splitlines()[0])
    column = list(COLUMNS["speeches"]).index("start")
    assert book["speeches"].cell(row=2, column=column + 1).value == first["start"]


def test_the_workbook_is_the_same_bytes_for_the_same_rows(case: Path, tmp_path: Path) -> None:
    file = CaseFile.open(case)
    for name in ("1", "2"):
        export_case(file, tmp_path / name, Format.XLSX, Discretion.of(file, (), SALT))
    first, second = ((tmp_path / name / "tables.xlsx").read_bytes() for name in ("1", "2"))
    assert first == second


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "https://example.org", "007", "{=A1}", "\tx", "x\x02y", "😀"]
)
def test_a_string_is_a_string_whatever_it_begins_with(text: str, tmp_path: Path) -> None:
    with Workbook(path=tmp_path / "t.xlsx", flat=_flat) as book:
        book.sheet("t", ("a", "b", "c"))({"a": text, "b": 7, "c": True})
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]
    assert sheet["A2"].data_type == "s"
    assert (sheet["B2"].value, sheet["C2"].value) == (7, True)
    if "\x02" not in text:
        assert sheet["A2"].value == text


def test_a_text_longer_than_a_cell_is_cut_and_shows_it(tmp_path: Path) -> None:
    with Workbook(path=tmp_path / "t.xlsx", flat=_flat) as book:
        book.sheet("t", ("a",))({"a": "x" * 40_000})
    value = str(openpyxl.load_workbook(tmp_path / "t.xlsx")["t"]["A2"].value)
    assert len(value) == MOST_CHARACTERS
    assert value.endswith("…")


def test_a_folder_that_cannot_be_written_to_is_told(case: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = run("export", str(case), "--format", "xlsx", "--to", str(tmp_path / "file"))
    assert "cannot be written" in str(done.exception)


# --- who is left out ------------------------------------------------------------------------------------------------


def test_private_persons_stay_out_of_data_unless_they_are_named(case: Path, tmp_path: Path) -> None:
    file = CaseFile.open(case)
    out = Discretion.of(file, (), SALT).out
    hidden = max(
        (a for a in file.parties().actors if a.kind is ActorKind.PERSON and a.id in out), key=lambda a: len(a.mentions)
    )
    for form, place in (("jsonld", "case.jsonld"), ("ftm", "entities.ftm.json")):
        told = (export(case, form, tmp_path / form) / place).read_text(encoding="utf-8")
        assert hidden.id not in told
        assert not [name for name in hidden.names if name in told]
        named = export(case, form, tmp_path / f"{form}-named", "--with-person", hidden.id)
        assert hidden.id in (named / place).read_text(encoding="utf-8")
    book = openpyxl.load_workbook(export(case, "xlsx", tmp_path / "x") / "tables.xlsx")
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row}
    assert not [cell for cell in cells if hidden.name in cell]


# --- JSON-LD --------------------------------------------------------------------------------------------------------


def keys_of(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            if key != "title":
                yield from keys_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from keys_of(inner)


def expanded(node: Mapping[str, Any], terms: Mapping[str, Any]) -> dict[str, Any]:
    """A node with every word as the IRI that the context gives: what a reader of linked data makes of it."""

    def iri(term: str) -> str:
        told = terms[term]
        whole = str(told["@id"] if isinstance(told, Mapping) else told)
        head, _, rest = whole.partition(":")
        return f"{terms[head]}{rest}" if head in terms and rest else whole

    return {iri(key): node[key] for key in node}


def test_every_word_of_the_linked_data_is_in_the_context(case: Path, tmp_path: Path) -> None:
    place = export(case, "jsonld", tmp_path / "ld")
    data = json.loads((place / "case.jsonld").read_text(encoding="utf-8"))
    written = json.loads((place / "context.jsonld").read_text(encoding="utf-8"))
    assert written == context()
    terms = written["@context"]
    assert data["@context"] == "context.jsonld"
    assert {key for key in keys_of(data["@graph"]) if not key.startswith("@")} <= set(terms)
    types = {t for node in data["@graph"] for t in ([node["type"]] if isinstance(node["type"], str) else node["type"])}
    assert types <= set(terms)
    for node in data["@graph"]:
        assert all(key.startswith(("https://schema.org/", "urn:observance:", "@")) for key in expanded(node, terms))


def test_linked_data_tells_the_asks_again(case: Path) -> None:
    file = CaseFile.open(case)
    data = json.loads(json.dumps(linked_data(file, Discretion())))
    nodes = {node["id"]: node for node in data["@graph"]}
    terms = context()["@context"]
    links = [name for name, told in terms.items() if isinstance(told, Mapping) and told.get("@type") == "@id"]
    for node in nodes.values():
        for link in links:
            targets = node.get(link, [])
            assert set([targets] if isinstance(targets, str) else targets) <= set(nodes), (node["id"], link)
    for found in file.cases():
        for ask in found.asks:
            node = nodes[f"urn:observance:ask:{ask.id}"]
            said = [nodes[one] for one in node.get("requests", [])]
            assert [one["text"]["@value"] for one in said] == [step.words for step in ask.requests]
            assert (node["act"], node["object"], node["askState"]) == (ask.act.value, ask.object, ask.state.value)


# --- FollowTheMoney -------------------------------------------------------------------------------------------------


def test_entities_have_schemas_properties_and_provenance(case: Path, tmp_path: Path) -> None:
    place = export(case, "ftm", tmp_path / "ftm") / "entities.ftm.json"
    found = [json.loads(line) for line in place.read_text(encoding="utf-8").splitlines()]
    ids = {one["id"] for one in found}
    assert len(ids) == len(found)
    for one in found:
        assert set(one["properties"]) <= FTM[one["schema"]], one
        assert all(values and all(isinstance(v, str) for v in values) for values in one["properties"].values())
        for link in ("document", "resolved", "member", "organization", "proof"):
            assert set(one["properties"].get(link, [])) <= ids
    actors = {one["id"] for one in found if one["schema"] in ("Person", "Organization", "PublicBody")}
    mentioned = {target for one in found if one["schema"] == "Mention" for target in one["properties"]["resolved"]}
    assert actors == mentioned
    bodies = {name for one in found if one["schema"] == "PublicBody" for name in one["properties"]["name"]}
    assert any("Minist" in name or "ministère" in name for name in bodies)
    assert not any("Federation" in name for name in bodies)

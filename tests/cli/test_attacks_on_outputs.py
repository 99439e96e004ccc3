"""Attacks on every output of a case that protects somebody, with the whole record in hand.

The adversary has the documents, the gold that says in which spellings the person is named in them, and everything that
the program makes of the unprotected case: each passage, finding, id, offset, page and sum. Every command that is given
a case alone is run, in each of its formats, and what it prints and writes is unpacked: the parts of DOCX and XLSX, the
text and the metadata of PDF, names of files. Commands that are added later are attacked too.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import click
import pypdfium2
import pytest
from click.testing import CliRunner

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.casefile.vault import VaultPlace
from observance.cli import observance
from observance.domain.fold import fold_words
from observance.domain.parties import actor_id
from observance.domain.text import Passage
from observance.domain.withholding import WITHHELD
from observance.pipeline import build
from observance.pipeline.guarding import protect
from observance.reference.romanisation import letters

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOCUMENTS = ("can-pv-9.docx", "wftl-letter.txt", "harbour-news.html", "prichal-news.txt")
WHO = "veshtorskaya"
#: Not made of a case, or asked for with more than a case.
LEFT_OUT = {"build", "sitting", "cite", "config", "doctor", "protect", "unprotect", "erase", "serve", "correct"}


@dataclass(frozen=True, kw_only=True)
class World:
    """The unprotected case, the shown one, and all outputs: what they are called and what they hold as text."""

    true: CaseFile
    shown: CaseFile
    outputs: dict[str, str]
    names: frozenset[str]
    withheld: dict[str, list[Passage]]

    @cached_property
    def bared(self) -> dict[str, str]:
        """The outputs by their letters alone."""
        return {name: bare(text) for name, text in self.outputs.items()}


def run(*arguments: str) -> str:
    done = CliRunner().invoke(observance, ["--language", "en", *arguments])
    assert done.exit_code == 0 or isinstance(done.exception, SystemExit), (arguments, done.exception, done.output)
    return done.output


def of_a_case() -> Iterator[tuple[str, click.Command]]:
    for name in observance.list_commands(click.Context(observance)):
        command = observance.get_command(click.Context(observance), name)
        assert command is not None
        required = [p for p in command.params if isinstance(p, click.Argument) and p.required]
        if name not in LEFT_OUT and [p.name for p in required] == ["case"]:
            yield name, command


def option(command: click.Command, name: str) -> click.Parameter | None:
    return next((p for p in command.params if name in p.opts), None)


def outputs_of(case: Path, to: Path) -> Iterator[tuple[str, bytes]]:
    """What every command makes of a case, in every format."""
    for name, command in of_a_case():
        form = option(command, "--format")
        forms = list(form.type.choices) if form is not None and isinstance(form.type, click.Choice) else [None]
        for one in forms:
            place = to / f"{name}-{one}"
            given = ["--format", one] if one else []
            takes_place = option(command, "--to")
            if takes_place is not None and (takes_place.required or one not in (None, "text", "csv")):
                place.parent.mkdir(parents=True, exist_ok=True)
                given += ["--to", str(place)]
            yield f"{name} {one}", run(name, str(case), *given).encode()
    for entry in CaseFile.open(case, as_held=True).documents():
        if entry.media and has_product(entry, "segment"):
            yield f"show {entry.reference}", run("show", str(case), entry.reference).encode()
            yield (
                f"proof {entry.reference}",
                CliRunner().invoke(observance, ["proof", str(case), entry.reference]).output.encode(),
            )
    for actor in CaseFile.open(case).parties().actors[::7]:
        yield f"actors {actor.id}", run("actors", str(case), actor.id).encode()
    for path in sorted(p for p in to.rglob("*") if p.is_file()):
        yield f"file {path.relative_to(to)}", path.read_bytes()


def unpacked(data: bytes, depth: int = 0) -> Iterator[str]:
    """Everything that can be read in bytes."""
    if data[:4] == b"PK\x03\x04" and depth < 3:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for name in archive.namelist():
                yield name
                yield from unpacked(archive.read(name), depth + 1)
            yield archive.comment.decode(errors="replace")
        return
    if data[:4] == b"%PDF":
        document = pypdfium2.PdfDocument(data)
        yield str(document.get_metadata_dict())
        for page in document:
            yield page.get_textpage().get_text_range()
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            try:
                yield zlib.decompress(stream).decode("latin-1")
            except zlib.error:
                continue
    text = data.decode("utf-8", "replace")
    yield text
    if "<" in text[:2000]:
        yield re.sub(r"<[^>]{0,5000}>", "", text)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    place = tmp_path_factory.mktemp("attack")
    root = place / "documents"
    root.mkdir()
    for name in DOCUMENTS:
        (root / name).write_bytes((EXAMPLES / "documents" / name).read_bytes())
    # A file named after the person, in another alphabet.
    (root / "Вешторская.txt").write_text("The Government of Veldania answered nothing in 2031.\n")
    build(root, place / "true")
    shutil.copytree(place / "true", place / "case")
    vault = VaultPlace(path=place / "secret.vault", passphrase="a long passphrase", cost=16)
    gold = next(one for one in json.loads((EXAMPLES / "gold" / "identities.json").read_text()) if one["id"] == WHO)
    protect(place / "case", vault, [gold["name"]])
    true = CaseFile.open(place / "true")
    names = frozenset(mention["quote"] for mention in gold["mentions"])
    return World(
        true=true,
        shown=CaseFile.open(place / "case", as_held=True),
        outputs={name: "\n".join(unpacked(data)) for name, data in outputs_of(place / "case", place / "out")},
        names=names,
        withheld={e.reference: named_in(true, e.reference, names) for e in true.documents()},
    )


def named_in(case: CaseFile, reference: str, names: frozenset[str]) -> list[Passage]:
    found = case.segmentation(reference).passages
    return [p for p in found if any(bare(name) in bare(p.reading.text) for name in names)]


def bare(text: str) -> str:
    """Letters and digits alone, without case and accents: no line break, hyphen or blank hides a name."""
    return re.sub(r"[\W_]+", "", fold_words(unicodedata.normalize("NFKC", text)))


def hits(world: World, needles: set[str], minimum: int = 5) -> list[tuple[str, str]]:
    """The needles that stand in an output, compared by letters alone."""
    bared = {needle for needle in map(bare, needles) if len(needle) >= minimum}
    return [(name, needle) for name, text in world.bared.items() for needle in bared if needle in text]


def test_the_adversary_has_what_to_attack(world: World) -> None:
    assert len(world.outputs) > 40
    assert sum(map(len, world.withheld.values())) >= 10
    assert any(name.endswith("pdf") for name in world.outputs)
    assert any(WITHHELD in text for text in world.outputs.values())
    shown = "\n".join(run("show", str(world.true.folder.path), reference) for reference in world.withheld)
    assert len(hits(replace(world, outputs={"show": shown}), set(world.names))) >= 8


def test_spellings_of_the_gold(world: World) -> None:
    words = {word for name in world.names for word in re.findall(r"[^\W\d_]{5,}", name)} - {
        "Galina",
        "Galyna",
        "Галины",
    }
    assert hits(world, words | set(world.names)) == []


def test_given_name_with_patronymic_and_initials(world: World) -> None:
    assert hits(world, {"Veshtorskaya G.P.", "G.P. Veshtorskaya", "Вешторская Г.П.", "Г.П. Вешторской"}) == []


def test_transliterations_and_case_endings(world: World) -> None:
    stems = {"вешторск", "vechtorsk", "veshtorsk", "wescht orsk", "vestorsk", "veštorsk", "vyeshtorsk"}
    table = letters()
    stems |= {"".join(table.get(c, c) for c in stem) for stem in stems}
    forms = {
        stem + end for stem in stems for end in ("", "ая", "ой", "ую", "ий", "aya", "aia", "oi", "oy", "y", "a", "i")
    }
    assert hits(world, forms) == []


def test_sums_of_what_is_withheld(world: World) -> None:
    texts = {p.cite().quote for found in world.withheld.values() for p in found} | set(world.names)
    texts |= (
        {" ".join(text.split()) for text in texts} | {fold_words(text) for text in texts} | {bare(t) for t in texts}
    )
    changed = [reference for reference, found in world.withheld.items() if found]
    sums = {h(text.encode()).hexdigest() for text in texts for h in (hashlib.sha256, hashlib.sha1, hashlib.md5)}
    sums |= {world.true.reading(reference).reading.text_sha256 for reference in changed}
    sums |= {str(world.true.entry(reference).sha256) for reference in changed}
    found = [(name, one) for name, text in world.outputs.items() for one in sums if one[:12] in text]
    assert found == []


def test_ids_made_of_withheld_words(world: World) -> None:
    """Ids of findings and of actors follow from words: whoever has the record can make them."""
    ids: set[str] = set()
    for reference, passages in world.withheld.items():
        numbers = {p.n for p in passages}
        ids |= {f.id for f in world.true.findings(reference).all() if f.citation.passage in numbers}
    people = [a for a in world.true.parties().actors if set(a.names) & world.names]
    ids |= {a.id for a in people} | {actor_id(a.kind, m.finding) for a in people for m in a.mentions}
    documents = [e.reference for e in world.shown.documents() if has_product(e, "extract")]
    shown = {f.id for reference in documents for f in world.shown.findings(reference).all()}
    # The id of a word that stands in a shown place too is that place's.
    ids -= shown
    assert len(ids) > 30
    assert [(name, one) for name, text in world.outputs.items() for one in ids if one[:8] in text] == []


def test_sentences_of_withheld_passages(world: World) -> None:
    left = "\n".join(
        bare(p.reading.text)
        for reference, found in world.withheld.items()
        for p in world.true.segmentation(reference).passages
        if p.n not in {one.n for one in found}
    )
    windows = {
        text[at : at + 40]
        for found in world.withheld.values()
        for text in (bare(p.reading.text) for p in found)
        for at in range(0, max(1, len(text) - 40), 8)
    }
    windows = {window for window in windows if len(window) == 40 and window not in left}
    assert len(windows) > 100
    assert [(name, w) for name, text in world.bared.items() for w in windows if w in text] == []


def rows(world: World) -> Iterator[tuple[str, dict[str, object]]]:
    for name, text in world.outputs.items():
        if name.startswith("file export-jsonl") and name.endswith(".jsonl"):
            yield from ((name, json.loads(line)) for line in text.splitlines() if line.strip())


def test_offsets_and_lengths_of_withheld_passages(world: World) -> None:
    spans = {
        (world.true.entry(reference).document, p.start, p.end) for reference, ps in world.withheld.items() for p in ps
    }
    lengths = {(d, e - s) for d, s, e in spans}
    every = list(rows(world))
    assert len(every) > 500
    assert [row for _, row in every if (row.get("document"), row.get("start"), row.get("end")) in spans] == []
    for _, row in every:
        if row.get("quote") == WITHHELD:
            kept = {key: value for key, value in row.items() if value not in (None, [], "")}
            assert set(kept) <= {"document", "quote"}, kept
            assert (row.get("document"), len(WITHHELD)) not in lengths


def test_pages_of_withheld_passages(world: World) -> None:
    for entry in world.shown.documents():
        if has_product(entry, "segment"):
            for passage in world.shown.segmentation(entry.reference).passages:
                assert WITHHELD not in passage.reading.text or passage.page is passage.sheet is None


def test_sums_and_sizes_of_files_with_something_withheld(world: World) -> None:
    files = {world.true.entry(r).document for r, found in world.withheld.items() if found}
    found = [row for name, row in rows(world) if name.endswith("documents.jsonl") and row["document"] in files]
    assert len(found) == len(files)
    assert {row["sha256"] for row in found} == {None}


def test_names_of_files_written(world: World) -> None:
    named = {name for name in world.outputs if any(bare(word) in bare(name) for word in ("veshtor", "вештор"))}
    assert named == set()


def test_pseudonyms_of_two_exports_are_not_the_same(world: World, tmp_path: Path) -> None:
    seen = []
    for n in range(2):
        run("export", str(world.shown.folder.path), "--to", str(tmp_path / str(n)))
        lines = (tmp_path / str(n) / "documents.jsonl").read_text().splitlines()
        seen.append({row["document"] for row in map(json.loads, lines) if row["document"].startswith("withheld-")})
    held = {entry.document for entry in world.shown.documents() if entry.document.startswith("withheld-")}
    assert [len(one) for one in seen] == [1, 1] == [len(held), 1]
    assert not seen[0] & seen[1]
    assert not (seen[0] | seen[1]) & held
    fixed = {CaseFile.open(world.shown.folder.path, salt=b"1").documents() for _ in range(2)}
    assert len(fixed) == 1


def test_no_file_of_the_case_tells_more(world: World) -> None:
    every = (path for path in world.shown.folder.path.rglob("*") if path.is_file())
    inside = replace(world, outputs={str(p): "\n".join([p.name, *unpacked(p.read_bytes())]) for p in every})
    test_spellings_of_the_gold(inside)
    test_transliterations_and_case_endings(inside)
    test_sums_of_what_is_withheld(inside)
    test_sentences_of_withheld_passages(inside)

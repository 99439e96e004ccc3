"""A case that protects somebody: what is left, what comes back, and that what is withheld makes no difference to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from observance.casefile import CaseFile
from observance.casefile.checking import check_case
from observance.casefile.folder import CaseFolder
from observance.casefile.held import read_held
from observance.casefile.vault import VaultPlace
from observance.domain.decisions import Decision
from observance.domain.findings import ActorKind, finding_id
from observance.domain.selectors import select
from observance.domain.withholding import WITHHELD, is_withheld
from observance.errors import NotFound, UsageError, VaultError
from observance.pipeline import build, standard_stages
from observance.pipeline.erasing import erase
from observance.pipeline.guarding import build_open, opened, private_folder, protect, unprotect
from observance.progress import ProgressEvent, Refused

LETTER = """Federation of Harbour Pilots of Veldania

12 May 2031

To the Director-General

We write about Convention No. 87 in Veldania. The Government of Veldania has refused to register our federation.

Our treasurer, {name}, was arrested on 3 April 2031 and {fate}. We request the Government to release {last} at once.

We request the Government to amend section 14 of the Harbour Act, which bans our federation.

{russian}

Yours sincerely,

The Federation of Harbour Pilots
"""
RUSSIAN = "Наш казначей {cyrillic} находится под стражей с апреля 2031 года, и к ней не пускают адвоката."
OTHER = (
    "The Harbour Gazette\n\n14 May 2031\n\nPort of Tarsk quiet\n\nThe port of Tarsk was quiet on Sunday, said {name}.\n"
)
NAME, LAST, CYRILLIC = "Ms Avelina Drozhenkova", "Ms Drozhenkova", "Авелина Дроженкова"
FORMS = ("drozhenkov", "дроженков", "avelina", "авелин")


def write(root: Path, name: str = NAME, last: str = LAST, cyrillic: str = CYRILLIC, fate: str = "beaten") -> Path:
    root.mkdir(parents=True, exist_ok=True)
    letter = LETTER.format(name=name, last=last, fate=fate, russian=RUSSIAN.format(cyrillic=cyrillic))
    (root / "letter.txt").write_text(letter, encoding="utf-8")
    (root / "gazette.txt").write_text(OTHER.format(name=name), encoding="utf-8")
    (root / "plain.txt").write_text("The Government of Veldania replied on 1 June 2031.\n", encoding="utf-8")
    return root


class Case:
    """A case on the disk, its documents and its vault."""

    def __init__(self, tmp: Path, **words: str) -> None:
        self.root, self.path = write(tmp / "documents", **words), tmp / "case"
        self.place = VaultPlace(path=tmp / "secret.vault", passphrase="a long passphrase", cost=16)
        build(self.root, self.path)

    @property
    def file(self) -> CaseFile:
        return CaseFile.open(self.path)

    def protect(self, *who: str, entropy: Callable[[int], bytes] = bytes) -> None:
        protect(self.path, self.place, who, entropy=entropy)

    def bytes(self) -> bytes:
        return b"\n".join(
            str(p.relative_to(self.path)).encode() + b"\n" + p.read_bytes()
            for p in sorted(self.path.rglob("*"))
            if p.is_file() and p.name not in ("lock", "log.jsonl")
        )

    def names(self) -> list[str]:
        """The forms of the protected name that any file of the case holds."""
        text = (self.bytes() + (self.path / "log.jsonl").read_bytes()).decode(errors="replace").lower()
        return [form for form in FORMS if form in text]


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_before_it_is_protected_a_name_is_in_the_case(case: Case) -> None:
    assert case.names() == list(FORMS)


def test_no_file_of_a_case_names_who_is_protected(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    assert case.names() == []
    assert b"Drozhen" not in case.place.path.read_bytes()
    texts = [p.reading.text for p in case.file.segmentation("letter").passages]
    assert texts.count(WITHHELD) == 2
    assert any("amend section 14" in text for text in texts)
    assert check_case(case.file).faults == ()


def test_what_does_not_name_them_is_found_as_before(case: Case) -> None:
    before = case.file
    asked = {r.citation.quote for r in before.findings("letter").requests}
    case.protect("Avelina Drozhenkova")
    left = {r.citation.quote for r in case.file.findings("letter").requests}
    assert left == {quote for quote in asked if "section 14" in quote}
    assert case.file.findings("plain") == before.findings("plain")


def test_no_sum_id_or_offset_of_what_is_withheld_is_left(case: Case) -> None:
    true = case.file
    passages = [p for p in true.segmentation("letter").passages if "rozhenkov" in p.reading.text]
    found = [f for f in true.findings("letter").all() if f.citation.passage in {p.n for p in passages}]
    assert passages
    assert found
    data = (case.root / "letter.txt").read_bytes()
    sums = {hashlib.sha256(p.cite().quote.encode()).hexdigest() for p in passages}
    sums |= {hashlib.sha256(data).hexdigest(), true.reading("letter").reading.text_sha256}
    ids = {f.id for f in found} | {finding_id("requests", "letter", p.cite().quote, 1) for p in passages}
    actors = {a.id for a in true.parties().actors if "Drozhenkova" in a.name}
    assert actors
    case.protect("Avelina Drozhenkova")
    text = case.bytes().decode(errors="replace")
    # An id that is left is that of the same words in another place, which is shown.
    shown = {f.id for f in case.file.findings("letter").all()}
    assert {f.citation.quote for f in found if f.id in shown} <= {"2031", "Veldania", "Government", "the Government"}
    assert [x for x in sums | (ids - shown) | actors if x in text] == []
    entry = case.file.entry("letter")
    assert (entry.sha256, entry.size) == (None, None)
    for passage in case.file.segmentation("letter").passages:
        assert not is_withheld(passage) or (passage.page, passage.sheet, passage.page_starts) == (None, None, ())


WORDS = st.text("abdegiklmnorstuvz ", min_size=3, max_size=120).map(lambda s: " ".join(s.split()) or "held")
NAMES = st.text("abdegiklmnorstuvz", min_size=5, max_size=11).map(str.capitalize)


@settings(max_examples=6, phases=[Phase.explicit, Phase.generate])
@given(family=NAMES, fate=WORDS)
@example(family="Ideas", fate="aaa")
def test_what_is_withheld_makes_no_difference(family: str, fate: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Two true cases that differ in the withheld passages alone, names and lengths, are one case when shown."""
    one = Case(tmp_path_factory.mktemp("one"))
    other = Case(
        tmp_path_factory.mktemp("other"), name=f"Ms Belisa {family}", last=f"Ms {family}", fate=fate,
        cyrillic="Белиса " + family,
    )  # fmt: skip
    one.protect("Avelina Drozhenkova")
    other.protect(f"Belisa {family}")
    assert one.bytes() == other.bytes()


def test_a_document_is_withheld_whole(case: Case) -> None:
    case.protect("letter")
    assert b"letter" not in case.bytes()
    (hidden,) = [entry for entry in case.file.documents() if entry.state.value == "not_read"]
    assert hidden.document.startswith("withheld-")
    assert hidden.sha256 is None
    (case.root / "letter.txt").unlink()
    build_open(lambda true: build(case.root, true), case.root, case.path, case.place)
    with opened(case.path, case.place) as vault:
        assert "section 14" in CaseFile.open(vault.true).reading("letter").reading.text
    unprotect(case.path, case.place, ["letter"])
    assert (case.root / "letter.txt").is_file()
    assert "section 14" in case.file.reading("letter").reading.text


def test_a_file_named_after_somebody_has_a_pseudonym(tmp_path: Path) -> None:
    root = write(tmp_path / "documents")
    (root / "drozhenkova-case.txt").write_text("The Government of Veldania did not reply in 2031.\n")
    build(root, tmp_path / "case")
    place = VaultPlace(path=tmp_path / "v", passphrase="a long passphrase", cost=16)
    protect(tmp_path / "case", place, ["Avelina Drozhenkova"])

    def names() -> list[str]:
        return [entry.document for entry in CaseFile.open(tmp_path / "case", as_held=True).documents()]

    before = names()
    (hidden,) = [name for name in before if name.startswith("withheld-")]
    file = CaseFile.open(tmp_path / "case", as_held=True)
    assert "did not reply" in file.reading(hidden).reading.text
    build(root, tmp_path / "case")
    assert names() == before


def test_without_the_vault_new_files_wait_unnamed_and_the_others_stay(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    (case.root / "drozhenkova.txt").write_text("Ms Drozhenkova wrote again.\n")
    (case.root / "letter.txt").write_text("Something else by Ms Drozhenkova.\n")
    (case.root / "plain.txt").write_text("The Government of Veldania replied on 2 June 2031.\n")
    told: list[ProgressEvent] = []
    build(case.root, case.path, on_event=told.append)
    assert [event.problem.fields for event in told if isinstance(event, Refused)] == [(("count", "2"),)]
    assert case.names() == []
    assert [e.document for e in case.file.documents()] == ["gazette.txt", "letter.txt", "plain.txt"]
    assert b"1 June" in case.bytes()


def test_with_the_vault_new_files_are_read_and_withheld(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    (case.root / "more.txt").write_text("Ms DROZHENKOVA wrote again.\n\nThe Government answered nothing in 2031.\n")
    build_open(lambda true: build(case.root, true), case.root, case.path, case.place)
    assert case.names() == []
    assert "answered nothing" in case.file.reading("more").reading.text
    with opened(case.path, case.place) as vault:
        assert "DROZHENKOVA" in CaseFile.open(vault.true).reading("more").reading.text


def test_better_rules_reach_the_documents_that_are_held(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    stages = tuple(replace(stage, version=f"{stage.version}+better") for stage in standard_stages())
    before = {p.name for p in case.path.rglob("shards/*/*.jsonl")}
    build(case.root, case.path, stages=stages)
    build(case.root, case.path, stages=stages)
    assert len(before & {p.name for p in case.path.rglob("shards/*/*.jsonl")}) >= 3
    assert case.names() == []
    assert {r.citation.quote for r in case.file.findings("letter").requests}
    assert check_case(case.file).faults == ()


def test_a_file_that_is_gone_is_gone_without_the_vault(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    (case.root / "gazette.txt").unlink()
    build(case.root, case.path)
    assert [entry.document for entry in case.file.documents()] == ["letter.txt", "plain.txt"]


def test_decisions_on_what_is_withheld_lose_their_content_and_keep_their_place(case: Case) -> None:
    file = case.file
    text = file.reading("letter").reading.text
    requests = file.findings("letter").requests
    for n, request in enumerate(requests):
        place = select(text, request.citation, request.id)
        file.decide(
            "log", Decision(id=f"d{n}", kind="note", at="2031-06-01T10:00:00+00:00", author="Ms Drozhenkova",
                            reason="", subject=request.id, value=request.citation.quote, place=place),
        )  # fmt: skip
        file.decide(
            "log", Decision(id=f"e{n}", kind="judgement", at="2031-06-01T10:00:00+00:00", author="An editor",
                            reason="", subject=request.id, place=place),
        )  # fmt: skip
    case.protect("Avelina Drozhenkova")
    assert case.names() == []
    lines = [msgspec.json.decode(line) for line in (case.path / "decisions" / "log.jsonl").read_bytes().splitlines()]
    assert [line["id"] for line in lines] == [f"{k}{n}" for n in range(len(requests)) for k in "de"]
    kept = [line["id"] for line in lines if line["subject"] != WITHHELD]
    assert kept == [f"e{n}" for n, request in enumerate(requests) if "section 14" in request.citation.quote]
    (own,) = [d for d in case.file.decisions() if d.id in kept]
    assert own.place is not None
    reading = case.file.reading("letter").reading
    assert (own.place.text_sha256, reading.text[own.place.start : own.place.end]) == (
        reading.text_sha256, own.place.quote,
    )  # fmt: skip
    case.file.decide("log", Decision(id="later", kind="note", at="2031-07-01", author="p", reason="r", subject="plain"))
    with opened(case.path, case.place) as vault:
        ours = CaseFile.open(vault.true).decisions()
        assert {"later", "d0"} <= {d.id for d in ours}
        assert "Ms Drozhenkova" in {d.author for d in ours}


def test_protecting_no_longer_brings_everything_back(case: Case) -> None:
    before = {p.name: p.read_bytes() for p in case.path.rglob("*") if p.is_file() and "shards" in p.parts}
    case.protect("Avelina Drozhenkova")
    case.protect("plain")
    unprotect(case.path, case.place, ["plain"])
    assert case.names() == []
    unprotect(case.path, case.place, ["Avelina Drozhenkova"])
    assert before.keys() <= {p.name for p in case.path.rglob("*")}
    assert not CaseFolder(path=case.path).held.exists()
    with pytest.raises(VaultError, match="nothing is withheld"):
        unprotect(case.path, case.place, ["plain"])


def test_what_cannot_be_protected_is_said(case: Case) -> None:
    with pytest.raises(NotFound, match="neither an actor nor a document"):
        case.protect("Nobody")
    with pytest.raises(UsageError, match="a State"):
        case.protect("Veldania")
    inside = VaultPlace(path=case.path / "v", passphrase="a long passphrase", cost=16)
    with pytest.raises(VaultError, match="in the case folder"):
        protect(case.path, inside, ["Avelina Drozhenkova"])
    case.protect("A name that nobody bears yet")
    other = VaultPlace(path=case.place.path.with_name("other"), passphrase="a long passphrase", cost=16)
    with pytest.raises(VaultError, match="no vault here"), opened(case.path, other):
        pass


def test_the_true_case_lies_in_a_private_folder_and_is_gone_at_the_end(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    with opened(case.path, case.place) as vault:
        folder = vault.folder
        assert folder.stat().st_mode & 0o077 == 0
        assert not folder.is_relative_to(case.path)
    assert not folder.exists()
    with private_folder(1 << 60) as large:
        assert not large.is_relative_to("/dev/shm")


def test_the_vault_of_another_case_is_refused(tmp_path: Path) -> None:
    one, other = Case(tmp_path / "1"), Case(tmp_path / "2")
    one.protect("plain", entropy=lambda n: b"1" * n)
    other.protect("plain", entropy=lambda n: b"2" * n)
    with pytest.raises(VaultError, match="another case"), opened(one.path, other.place):
        pass


def test_an_erased_actor_is_gone_for_good(case: Case) -> None:
    case.file.decide(
        "log", Decision(id="d", kind="note", at="2031-01-01", author="p", reason="about Drozhenkova", subject="x")
    )
    done = erase(case.path, "Avelina Drozhenkova")
    assert case.names() == []
    assert done.searched.files > 5
    assert done.withheld.traces.count > 5
    assert [d.id for d in case.file.decisions()] == ["d"]
    build(case.root, case.path)
    assert case.names() == []
    assert read_held(CaseFolder(path=case.path).held).vault is None
    (case.root / "new.txt").write_text("The Government of Veldania replied again.\n")
    build(case.root, case.path)
    assert "replied again" in case.file.reading("new").reading.text
    erase(case.path, "Government of Veldania", kind=ActorKind.ORGANISATION)
    assert case.names() == []


def test_a_document_is_erased_when_its_file_is_gone(case: Case) -> None:
    with pytest.raises(UsageError, match="still in the folder"):
        erase(case.path, "letter")
    (case.root / "letter.txt").unlink()
    erase(case.path, "letter")
    assert b"letter" not in case.bytes() + (case.path / "log.jsonl").read_bytes()
    assert b"section 14" not in case.bytes()
    assert [entry.document for entry in case.file.documents()] == ["gazette.txt", "plain.txt"]
    assert not CaseFolder(path=case.path).held.exists()


def test_erasing_reaches_into_the_vault(case: Case) -> None:
    case.protect("Avelina Drozhenkova")
    with pytest.raises(VaultError, match="--vault"):
        erase(case.path, "Avelina Drozhenkova")
    erase(case.path, "Avelina Drozhenkova", case.place)
    assert case.names() == []
    assert read_held(CaseFolder(path=case.path).held).vault is None


def test_erasing_one_leaves_the_other_protected(case: Case) -> None:
    case.protect("Avelina Drozhenkova", "plain")
    (case.root / "gazette.txt").unlink()
    erase(case.path, "gazette", case.place)
    assert case.names() == []
    assert b"gazette" not in case.bytes()
    with opened(case.path, case.place) as vault:
        text = b"".join(p.read_bytes() for p in vault.folder.rglob("*") if p.is_file())
        assert b"gazette" not in text
        assert b"Drozhenkova" in text

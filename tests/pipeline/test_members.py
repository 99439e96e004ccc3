"""What is packed in messages and archives: documents of their own, in every build the same."""

from __future__ import annotations

import hashlib
import io
import shutil
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from observance.casefile import CaseFile, Entry, State
from observance.casefile.checking import check_case
from observance.executors import Processes
from observance.pipeline import Limits, build
from observance.progress import BuildStarted, DocumentDone, ProgressEvent


def letter(n: int) -> bytes:
    return f"Letter {n}\n\nThe Government is asked for information on the matter numbered {n}.\n".encode()


def archive(**members: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(zipfile.ZipInfo(name.replace("_", ".")), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def message(**attached: bytes) -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "Two annexes"
    made["Message-ID"] = "<1@example.org>"
    made.set_content("The annexes of our letter follow.\n")
    for name, content in attached.items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name.replace("_", "."))
    made.set_boundary("b")
    return made.as_bytes()


@pytest.fixture
def packed(tmp_path: Path) -> Path:
    """A folder with a message that holds a letter and an archive, which holds another message."""
    folder = tmp_path / "documents"
    (folder / "mail").mkdir(parents=True)
    inner = archive(b_txt=letter(2), c_eml=message(d_txt=letter(3)))
    (folder / "mail" / "a.eml").write_bytes(message(a_txt=letter(1), all_zip=inner))
    (folder / "b.txt").write_bytes(letter(4))
    return folder


NAMES = {
    "b.txt": "b",
    "mail/a.eml": "a",
    "mail/a.eml!/a.txt": "a-2",
    "mail/a.eml!/all.zip": "all",
    "mail/a.eml!/all.zip!/b.txt": "b-2",
    "mail/a.eml!/all.zip!/c.eml": "c",
    "mail/a.eml!/all.zip!/c.eml!/d.txt": "d",
}


def content(case: Path) -> dict[str, bytes]:
    return {str(path): (case / path).read_bytes() for path in CaseFile.open(case).files()}


def rows_of(case: Path) -> dict[str, Entry]:
    return {entry.document: entry for entry in CaseFile.open(case).documents()}


def read_anew(folder: Path, case: Path) -> list[str]:
    heard: list[ProgressEvent] = []
    build(folder, case, on_event=heard.append)
    return [event.name for event in heard if isinstance(event, DocumentDone)]


def test_members_are_documents_with_names_sums_and_references_of_their_own(packed: Path, tmp_path: Path) -> None:
    build(packed, tmp_path / "case")
    rows = rows_of(tmp_path / "case")
    assert {name: entry.reference for name, entry in rows.items()} == NAMES
    assert {entry.state for entry in rows.values()} == {State.READ}
    assert rows["mail/a.eml!/all.zip!/c.eml!/d.txt"].sha256 == hashlib.sha256(letter(3)).hexdigest()
    case = CaseFile.open(tmp_path / "case")
    assert case.reading("d").source.name == "mail/a.eml!/all.zip!/c.eml!/d.txt"
    assert "matter numbered 3" in case.reading("d").reading.text
    assert "annexes of our letter" in case.reading("a").reading.text
    assert check_case(case).faults == ()


def test_a_second_build_opens_nothing_and_keeps_the_generation(packed: Path, tmp_path: Path, monkeypatch) -> None:
    first = build(packed, tmp_path / "case")
    monkeypatch.setattr("observance.pipeline.members.unpack", None)
    second = build(packed, tmp_path / "case")
    third = build(packed, tmp_path / "case")
    assert first.generation == second.generation == third.generation
    assert read_anew(packed, tmp_path / "case") == []


def test_one_changed_member_is_read_anew_and_no_other(packed: Path, tmp_path: Path) -> None:
    (packed / "all.zip").write_bytes(archive(x_txt=letter(8), y_txt=letter(9)))
    build(packed, tmp_path / "case")
    (packed / "all.zip").write_bytes(archive(x_txt=letter(8), y_txt=letter(10)))
    assert read_anew(packed, tmp_path / "case") == ["all.zip", "all.zip!/y.txt"]


def test_one_process_or_two_and_any_history_give_the_same_bytes(packed: Path, tmp_path: Path) -> None:
    build(packed, tmp_path / "one")
    mail = packed / "mail" / "a.eml"
    kept = mail.read_bytes()
    mail.unlink()
    build(packed, tmp_path / "two", executor=Processes(2))
    mail.write_bytes(kept)
    shutil.copy(tmp_path / "one" / "references.jsonl", tmp_path / "two")
    build(packed, tmp_path / "two", executor=Processes(2))
    assert content(tmp_path / "one") == content(tmp_path / "two")


def test_parts_and_listings_that_were_lost_are_made_anew(packed: Path, tmp_path: Path) -> None:
    case = tmp_path / "case"
    build(packed, case)
    before = content(case)
    rows = rows_of(case)
    for name in ("mail/a.eml!/all.zip!/c.eml!/d.txt", "mail/a.eml!/a.txt", "mail/a.eml!/all.zip"):
        for shard in rows[name].shards:
            (case / "shards" / shard.key[:2] / f"{shard.key}.jsonl").unlink()
        build(packed, case)
        assert content(case) == before
    shutil.rmtree(case / "cache")
    build(packed, case)
    assert content(case) == before


def test_a_broken_member_costs_itself_and_a_broken_container_what_is_in_it(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    folder.mkdir()
    whole = archive(a_txt=letter(1), b_txt=letter(2), c_txt=letter(3))
    place = whole.index(b"b.txt") + 5
    (folder / "one.zip").write_bytes(whole[:place] + b"\xff\xff" + whole[place + 2 :])
    (folder / "two.zip").write_bytes(whole[: len(whole) // 2])
    (folder / "none.zip").write_bytes(archive())
    build(folder, case)
    rows = rows_of(case)
    assert {name: (entry.state, *(problem.code for problem in entry.problems)) for name, entry in rows.items()} == {
        "none.zip": (State.NOT_READ, "empty"),
        "one.zip": (State.READ,),
        "one.zip!/a.txt": (State.READ,),
        "one.zip!/b.txt": (State.NOT_READ, "damaged"),
        "one.zip!/c.txt": (State.READ,),
        "two.zip": (State.NOT_READ, "damaged"),
    }


def test_number_and_depth_are_those_of_all_that_one_file_holds(packed: Path, tmp_path: Path) -> None:
    build(packed, tmp_path / "case", limits=Limits(members=3, depth=5))
    rows = rows_of(tmp_path / "case")
    assert len(rows) == 5
    assert rows["mail/a.eml!/all.zip"].problems[0].code == "too-large"
    assert rows["mail/a.eml!/all.zip"].state is State.PARTLY
    build(packed, tmp_path / "case", limits=Limits(depth=1))
    rows = rows_of(tmp_path / "case")
    assert set(rows) == {"b.txt", "mail/a.eml", "mail/a.eml!/a.txt", "mail/a.eml!/all.zip"}
    assert rows["mail/a.eml!/all.zip"].state is State.NOT_READ
    build(packed, tmp_path / "case")
    assert set(rows_of(tmp_path / "case")) == set(NAMES)


def test_what_a_container_unpacks_to_is_shared_by_those_in_it(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    large = archive(**{f"{n}_txt": b"word " * 8_000 for n in range(4)})
    (folder / "a.zip").write_bytes(archive(**{f"{n}_zip": large for n in range(4)}))
    build(folder, tmp_path / "case", limits=Limits(bytes=300_000))
    rows = rows_of(tmp_path / "case")
    inner = [entry for name, entry in rows.items() if name.endswith(".zip") and name != "a.zip"]
    assert [entry.problems[0].code for entry in inner] == ["too-large"] * 4
    assert sum(entry.size or 0 for entry in rows.values() if entry.document.endswith(".txt")) <= 300_000


def test_what_was_declared_of_a_container_holds_for_its_members(packed: Path, tmp_path: Path) -> None:
    (packed / "mail" / "a.eml.source.toml").write_text('given_by = "a federation"\n')
    build(packed, tmp_path / "case")
    case = CaseFile.open(tmp_path / "case")
    assert {case.reading(reference).source.given_by for reference in ("a", "a-2", "d")} == {"a federation"}
    assert case.reading("b").source.given_by is None


def test_a_member_whose_name_a_file_has_already_gets_another(packed: Path, tmp_path: Path) -> None:
    (packed / "c.zip").write_bytes(archive(a_txt=letter(5)))
    (packed / "c.zip!").mkdir()
    (packed / "c.zip!" / "a.txt").write_bytes(letter(6))
    build(packed, tmp_path / "case")
    assert {"c.zip!/a.txt", "c.zip!/a.txt~"} <= set(rows_of(tmp_path / "case"))


def test_events_count_members_as_they_come(packed: Path, tmp_path: Path) -> None:
    heard: list[ProgressEvent] = []
    build(packed, tmp_path / "case", on_event=heard.append)
    done = [event for event in heard if isinstance(event, DocumentDone)]
    assert [event.n for event in done] == list(range(1, 8))
    assert done[-1].total == 7
    assert sum(isinstance(event, BuildStarted) for event in heard) == 1

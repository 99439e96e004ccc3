from __future__ import annotations

from pathlib import Path

import pytest

from observance.casefile import CaseFile, State
from observance.casefile.address import Address, find_place, parse_address
from observance.casefile.checking import check_case
from observance.casefile.lock import locked
from observance.domain.decisions import Decision
from observance.errors import CaseError, CaseLocked, NoCase, NotFound, UsageError


def test_a_case_gives_back_what_was_read(built: CaseFile, folder: Path) -> None:
    assert [(entry.document, entry.state) for entry in built.documents()] == [
        ("a.txt", State.READ),
        ("broken.txt", State.NOT_READ),
        ("mail/b.txt", State.READ),
    ]
    assert built.reading("b").reading.text == (folder / "mail/b.txt").read_bytes().decode()
    found = built.segmentation("a")
    assert [passage.cite().quote for passage in found.passages] == (folder / "a.txt").read_text().splitlines()
    assert built.outline("a").title == "A letter"


def test_what_is_not_there_is_said_with_a_remedy(built: CaseFile, tmp_path: Path) -> None:
    for ask in (built.reading, built.segmentation, built.outline):
        with pytest.raises(NotFound, match="observance show"):
            ask("broken")
        with pytest.raises(NotFound):
            ask("nothing")
    with pytest.raises(NoCase):
        CaseFile.open(tmp_path)
    with pytest.raises(NoCase):
        CaseFile.open(tmp_path / "nowhere")


def test_a_case_of_a_later_format_is_not_touched(built: CaseFile) -> None:
    built.folder.head.write_text('format = 99\nsource = "."\n')
    with pytest.raises(CaseError, match="99"):
        CaseFile.open(built.folder.path)


def test_people_have_the_last_word_about_same_texts(built: CaseFile, folder: Path) -> None:
    from observance.pipeline import build
    from plain_stages import plain_stages

    (folder / "z.txt").write_bytes((folder / "a.txt").read_bytes())
    build(folder, built.folder.path, stages=plain_stages())
    case = CaseFile.open(built.folder.path)
    assert [(edition.document, edition.same_as) for edition in case.editions()] == [("z", "a")]
    case.decide("t", Decision(id="1", kind="same_as", at="2026", author="p", reason="r", subject="z", value=""))
    assert case.editions()[0].same_as is None


def test_the_lock_of_a_process_that_is_gone_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "lock").write_text('{"pid": 1, "host": "elsewhere"}')
    with locked(tmp_path / "lock"), pytest.raises(CaseLocked, match="process"), locked(tmp_path / "lock"):
        pass
    with locked(tmp_path / "lock"):
        pass


def test_a_whole_case_has_no_faults_and_says_what_was_checked(built: CaseFile) -> None:
    report = check_case(built)
    assert report.faults == ()
    counts = dict(report.counts)
    assert (counts["documents"], counts["passages"], counts["quotations"], counts["references"]) == (3, 5, 2, 3)


def test_every_damaged_part_is_told_and_hides_no_other(built: CaseFile) -> None:
    shards = built.generation.all_shards()
    for shard in shards:
        place = built.folder.shard_place(shard.key)
        content = place.read_bytes()
        place.write_bytes(content[:20] + bytes([content[20] ^ 1]) + content[21:])
    assert len(check_case(built).faults) == len(shards)


def test_a_quotation_that_is_not_the_text_is_a_fault(built: CaseFile) -> None:
    from observance.casefile.disk import seal
    from observance.casefile.folder import read_shard

    entry = built.entry("a")
    shard = entry.shard("segment")
    assert shard is not None
    told = [row.replace(b'"quote":"A letter"', b'"quote":"A latter"') for row in read_shard(built.folder, shard).rows]
    content, sha256 = seal(told)
    built.folder.shard_place(shard.key).write_bytes(content)
    object.__setattr__(shard, "sha256", sha256)
    faults = check_case(built).faults
    assert [(fault.where, dict(fault.fields)) for fault in faults] == [("a~p1", {"quote": "A latter"})]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("can-pv-12", Address(document="can-pv-12")),
        ("can-pv-12~s4", Address(document="can-pv-12", speech=4)),
        ("can-pv-12~s4.p3", Address(document="can-pv-12", speech=4, passage=3)),
        ("can-pv-12~p12", Address(document="can-pv-12", passage=12)),
    ],
)
def test_an_address_is_read_and_written_the_same(text: str, address: Address) -> None:
    assert parse_address(text) == address
    assert str(address) == text


@pytest.mark.parametrize("text", ["", "a b", "a~", "a~x1", "a~s", "a~s1.p", "a~p1.p2", "../a"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        parse_address(text)


def test_an_address_finds_its_passage(built: CaseFile) -> None:
    found = built.segmentation("a")
    assert [p.n for p in find_place(parse_address("a~p2"), found).passages] == [2]
    assert [p.n for p in find_place(parse_address("a"), found).passages] == [1, 2, 3]
    for missing in ("a~p9", "a~s1", "a~p0"):
        with pytest.raises(NotFound):
            find_place(parse_address(missing), found)

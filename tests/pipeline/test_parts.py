"""Stages that are divided: a part is made again where what it is made of changed, and nowhere else."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from observance.assemble.cases import OfMatter, matters_apart
from observance.casefile import CaseFile
from observance.casefile.checking import check_case
from observance.domain.matters import Matters
from observance.domain.parties import Parties
from observance.pipeline import build
from told_stages import Heard, told_stages


def write(folder: Path, **texts: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text.replace("; ", "\n") + "\n")


NORLAND = "State: Norland 87; Ask: amend section 3 of the Carriers Act; Name: Union of Carriers"
SOUTHLAND = "State: Southland 98; Ask: amend section 7 of the Docks Act; Name: Union of Dockers"


def told(case: Path) -> dict[str, tuple[str, ...]]:
    """The documents of each case, as readers see them."""
    return {f"{one.matter.state} {one.matter.conventions}": one.documents for one in CaseFile.open(case).cases()}


def test_a_document_more_of_one_state_makes_that_state_again_and_no_other(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, a=NORLAND, b=SOUTHLAND)
    build(folder, case, stages=told_stages())
    write(folder, c=NORLAND.replace("3", "4"))
    heard: Heard = []
    build(folder, case, stages=told_stages(heard))
    assert [name for stage, name in heard if stage == "asks"] == ["norland 87"]
    assert [name for stage, name in heard if stage == "disagreements"] == ["norland 87"]
    assert told(case) == {"Norland (87,)": ("a", "c"), "Southland (98,)": ("b",)}


def test_nothing_is_made_where_nothing_changed_and_a_damaged_part_is_made_again(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, a=NORLAND, b=SOUTHLAND)
    build(folder, case, stages=told_stages())
    heard: Heard = []
    assert not build(folder, case, stages=told_stages(heard)).changed
    assert heard == []
    asks = next(one for one in CaseFile.open(case).generation.divided if one.stage == "asks")
    part = asks.parts[1]
    place = CaseFile.open(case).folder.shard_place(part.key)
    content = place.read_bytes()
    place.write_bytes(content[:-4])
    assert [fault.what for fault in check_case(CaseFile.open(case)).faults]
    assert not build(folder, case, stages=told_stages(heard)).changed
    assert heard == [("asks", "southland 98")]
    assert place.read_bytes() == content


def test_who_is_who_in_another_state_does_not_make_a_part_again(tmp_path: Path) -> None:
    """The first to name a body gives it its id: that does not reach into other cases."""
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, b=NORLAND, c=SOUTHLAND + "; Name: Union of Carriers")
    build(folder, case, stages=told_stages())
    write(folder, a="State: Southland 98; Name: Union of Carriers")
    heard: Heard = []
    build(folder, case, stages=told_stages(heard))
    assert ("resolve", "") in heard
    assert [name for stage, name in heard if stage == "asks"] == ["southland 98"]


def test_a_document_of_two_states_belongs_to_both_and_one_without_any_to_the_only_case(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, a=NORLAND, b="Ask: amend section 5 of the Carriers Act")
    build(folder, case, stages=told_stages())
    assert list(told(case).values()) == [("a", "b")]
    write(folder, c="State: Southland 98; State: Norland 87; Name: Union of Dockers")
    build(folder, case, stages=told_stages())
    assert list(told(case).values()) == [("a", "c"), ("c",)]


def test_a_state_that_gets_a_convention_takes_the_documents_that_named_none(tmp_path: Path) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, a="State: Norland; Name: Union of Carriers", b=SOUTHLAND)
    build(folder, case, stages=told_stages())
    assert list(told(case)) == ["Norland ()", "Southland (98,)"]
    write(folder, c=NORLAND)
    build(folder, case, stages=told_stages())
    assert told(case) == {"Southland (98,)": ("b",), "Norland (87,)": ("a", "c")}


lines = st.sampled_from(
    [
        "State: Norland 87",
        "State: Norland",
        "State: Southland 98",
        "State: Southland 87 98",
        "State: Veldania 87",
        "Ask: amend section 3 of the Carriers Act",
        "Ask: amend section 4 of the Carriers Act",
        "Ask: register the Union of Dockers",
        "Name: Union of Dockers",
        "Name: Union of Carriers",
        "Country: Norland",
        "Country: Southland",
        "Date: 2024-05-01",
        "Date: 2024-05-02",
        "Letter: 2024-05-01",
        "Letter: 2024-05-02",
    ]
)
names = st.sampled_from(["a", "b", "c", "d", "e", "f"])
changes = st.lists(
    st.one_of(
        st.tuples(names, st.lists(lines, max_size=5)),
        st.tuples(names, st.none()),
        st.tuples(st.just("build"), st.none()),
    ),
    max_size=14,
)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(sequence=changes)
def test_what_is_made_in_parts_after_any_changes_is_what_is_made_from_nothing(sequence) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, case, fresh = (Path(scratch) / name for name in ("documents", "case", "fresh"))
        folder.mkdir()
        for name, text in sequence:
            if name == "build":
                build(folder, case, stages=told_stages())
            elif text is None:
                (folder / f"{name}.txt").unlink(missing_ok=True)
            else:
                write(folder, **{name: "; ".join(text)})
        build(folder, case, stages=told_stages())
        build(folder, fresh, stages=told_stages())
        contents = [
            {str(path): (place / path).read_bytes() for path in CaseFile.open(place).files()} for place in (case, fresh)
        ]
        assert contents[0] == contents[1]
        assert check_case(CaseFile.open(case)).faults == ()


def test_stages_that_are_divided_alike_are_divided_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, case = tmp_path / "documents", tmp_path / "case"
    write(folder, a=NORLAND, b=SOUTHLAND)
    divided: list[int] = []

    def listened(matters: Matters, parties: Parties) -> list[OfMatter]:
        found = list(matters_apart(matters, parties))
        divided.append(len(found))
        return found

    monkeypatch.setattr("observance.assemble.cases.matters_apart", listened)
    build(folder, case, stages=told_stages())
    assert divided == [2]

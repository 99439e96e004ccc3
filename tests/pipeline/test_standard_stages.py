from __future__ import annotations

import shutil
from pathlib import Path

from observance.casefile import CaseFile, State
from observance.casefile.checking import check_case
from observance.executors import Processes
from observance.pipeline import build, standard_stages
from observance.pipeline.stages import rules_version

EXAMPLES = Path(__file__).parents[2] / "examples" / "documents"


def content(case: CaseFile) -> dict[str, bytes]:
    return {str(path): (case.folder.path / path).read_bytes() for path in case.files()}


def test_the_example_case_grows_to_what_it_is_from_nothing_and_is_whole(tmp_path: Path) -> None:
    folder, case, fresh = tmp_path / "documents", tmp_path / "case", tmp_path / "fresh"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("*.pdf", "aisl*"))
    build(folder, case)
    shutil.copytree(EXAMPLES, folder, dirs_exist_ok=True)
    build(folder, case, executor=Processes(2))
    fresh.mkdir()
    shutil.copy(case / "case.toml", fresh)
    shutil.copy(case / "references.jsonl", fresh)
    build(folder, fresh)
    assert content(CaseFile.open(case)) == content(CaseFile.open(fresh))
    assert check_case(CaseFile.open(case)).faults == ()
    assert {entry.state for entry in CaseFile.open(case).documents()} == {State.READ}


def test_the_record_in_three_formats_is_one_text(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    shutil.copytree(EXAMPLES, folder, ignore=shutil.ignore_patterns("*news*", "aisl*"))
    build(folder, tmp_path / "case")
    case = CaseFile.open(tmp_path / "case")
    names = {entry.reference: entry.document for entry in case.documents()}
    same = {names[edition.document]: names[edition.same_as or ""] for edition in case.editions()}
    assert same == {"can-pv-9.docx": "can-pv-9.txt", "can-pv-9.pdf": "can-pv-9.txt"}


def test_another_word_in_a_folder_of_words_is_another_version(tmp_path: Path) -> None:
    before = standard_stages((tmp_path,))
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "words.toml").write_text("a = 1")
    after = standard_stages((tmp_path,))
    changed = [one.name for one, other in zip(before, after, strict=True) if one.version != other.version]
    assert changed == ["segment", "extract", "matters", "resolve", "asks", "disagreements"]
    assert rules_version([tmp_path]) == rules_version([tmp_path])

"""The documents are true of the code: every noun has its row, every name exists, every link leads to a file."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from observance import reference
from observance.domain.acts import ACTS
from observance.lang import languages

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
ENGINE = ROOT / "src" / "observance"
PAGES = sorted([*DOCS.glob("**/*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
NAMES = [page.relative_to(ROOT).as_posix() for page in PAGES]
ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| `([\w./]+)` \|$", re.MULTILINE)


def nouns() -> Iterator[tuple[str, str]]:
    """Every public class of the domain, with its module."""
    for path in sorted((ENGINE / "domain").glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name, f"domain/{path.name}"


def rows() -> list[tuple[str, str, str]]:
    return ROW.findall((DOCS / "glossary.md").read_text(encoding="utf-8"))


def test_every_noun_has_a_row_in_the_glossary_and_every_row_a_noun() -> None:
    assert {(name, module) for name, _, module in rows()} == set(nouns())


def test_the_glossary_is_in_order_and_names_each_noun_once() -> None:
    names = [name for name, _, _ in rows()]
    assert names == sorted(set(names))


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_path_named_in_a_document_exists(page: Path) -> None:
    """Paths into the project stand in backquotes; what has a capital or a star in it is a placeholder."""
    named = re.findall(
        r"`((?:src|docs|tests|examples|bench|tools|\.ci)/[a-z0-9_./-]*)`", page.read_text(encoding="utf-8")
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_a_dotted_name_in_a_document_exists(page: Path) -> None:
    for name in re.findall(r"`(observance(?:\.\w+)+)`", page.read_text(encoding="utf-8")):
        assert name == "observance.toml" or exists(name), f"{page.name}: {name}"


def exists(name: str) -> bool:
    """A module, or an attribute of one."""
    try:
        import_module(name)
    except ImportError:
        module, _, attribute = name.rpartition(".")
        return hasattr(import_module(module), attribute)
    return True


def test_architecture_has_a_row_for_every_part_of_the_engine() -> None:
    parts = {path.stem if path.is_file() else path.name for path in ENGINE.iterdir()
             if path.suffix == ".py" or (path / "__init__.py").is_file()}  # fmt: skip
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = set(re.findall(r"^\| `(\w+)(?:\.py)?` \|", text, re.MULTILINE))
    assert parts - {"__init__"} <= named


def test_the_stages_of_the_pipeline_stand_in_their_order() -> None:
    from observance.pipeline import standard_stages

    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    named = re.findall(r"^\d+\. `(\w+)`", text, re.MULTILINE)
    assert named == [stage.name for stage in standard_stages()]


def test_languages_lists_every_group_of_words() -> None:
    text = (DOCS / "languages.md").read_text(encoding="utf-8")
    groups = {f"{part}.{field.name}" for part in ("sitting", "writing", "names")
              for field in fields(getattr(languages()[0], part))}  # fmt: skip
    assert set(re.findall(r"`((?:sitting|writing|names)\.\w+)`", text)) == groups


def test_bodies_lists_every_key_of_a_profile_and_every_slot_in_use() -> None:
    text = (DOCS / "bodies.md").read_text(encoding="utf-8")
    keys = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert keys == {field.name for field in fields(reference.Body)}
    used = {slot for body in reference.bodies() for form in body.grammar for slot in re.findall(r"\{\w+\}", form)}
    assert used <= set(re.findall(r"^\| `(\{\w+\})` \|", text, re.MULTILINE))


def test_the_first_version_in_the_changelog_is_that_of_the_project() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert (
        any(version in heading for heading in headings) or f"Towards {version}" in (ROOT / "CHANGELOG.md").read_text()
    )


def test_decisions_are_numbered_without_a_gap_and_short() -> None:
    pages = sorted((DOCS / "decisions").glob("*.md"))
    assert [page.name[:3] for page in pages] == [f"{n:03}" for n in range(1, len(pages) + 1)]
    for page in pages:
        lines = page.read_text(encoding="utf-8").splitlines()
        assert lines[0].startswith(f"# {page.name[:3]} ")
        assert 10 <= len(lines) <= 40, page.name


def test_every_constraint_is_exact() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    wrong = [line for line in lines if not re.fullmatch(r"#.*|[\w.-]+==[\w.]+", line)]
    assert wrong == []


def test_every_dependency_has_a_constraint() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(need for group in project["optional-dependencies"].values() for need in group),
    ]
    pinned = {plain(line) for line in (ROOT / "constraints.txt").read_text().splitlines() if "==" in line}
    assert {plain(need) for need in wanted} - pinned == set()


def plain(requirement: str) -> str:
    """The name in a requirement, as indexes compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement, maxsplit=1)[0]).lower()


def test_every_act_of_a_sitting_is_named_in_the_page_on_sittings() -> None:
    page = (DOCS / "running-a-sitting.md").read_text(encoding="utf-8")
    assert [kind for kind in ACTS if f"`{kind}`" not in page] == []

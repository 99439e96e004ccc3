"""The structure of the house: who imports whom, what an import costs, where words may stand, what things are called."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import observance
from observance import reference
from observance.domain import (
    case,
    decisions,
    disagreements,
    edition,
    findings,
    fold,
    law,
    matters,
    parties,
    record,
    text,
)
from observance.extract.kinds import SLOTS
from observance.lang import languages
from observance.lang.frames import frames, groups, kinds_of

ROOT = Path(__file__).resolve().parents[1]
ENGINE = ROOT / "src" / "observance"
WEB = ROOT / "src" / "observance_web"
MODULES = sorted(ENGINE.rglob("*.py"))
NAMES = [path.relative_to(ENGINE).as_posix() for path in MODULES]

#: What each part of the engine may import from the others. A stage of the way is a pure function of its input: it
#: knows the nouns and the data, and neither the case file nor another stage.
DATA = {"errors", "domain", "lang", "reference"}
STAGES = {"read", "segment", "extract", "resolve", "assemble", "floor"}
MAY_IMPORT = {
    "errors": set(),
    "executors": {"errors"},
    "domain": {"errors"},
    "progress": {"errors", "domain"},
    "config": {"errors"},
    "messages": {"errors"},
    "doctor": {"errors"},
    "meaning": {"errors"},
    "disk": set(),
    "casefile": {"errors", "disk", "domain"},
    "lang": {"errors", "domain"},
    "reference": {"errors", "domain", "lang"},
    **dict.fromkeys(STAGES, DATA),
    # The journal of a sitting is on the disk.
    "floor": {*DATA, "disk"},
    # A debate in Akoma Ntoso is cut by its own markup, which only its writer knows.
    "segment": {*DATA, "publish"},
    # Akoma Ntoso is written and read back: reading it grows a text as the readers do.
    "publish": {*DATA, "casefile", "extract", "floor", "read"},
    "pipeline": {*DATA, *STAGES, "casefile", "disk", "executors", "progress"},
    "cli": {
        *DATA,
        "casefile",
        "config",
        "doctor",
        "executors",
        "floor",
        "meaning",
        "messages",
        "pipeline",
        "progress",
        "publish",
    },
    "__init__": {"errors", "domain", "read", "segment", "extract", "assemble"},
}

MOST_LINES = 450
NO_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
HEAVY = ("pypdfium2", "lxml", "docx", "click", "rich", "babel", "py3langid", "numpy", "django")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Full names of the modules that a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield from [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_no_two_files_of_tests_have_one_name() -> None:
    names = sorted(path.name for path in (ROOT / "tests").rglob("test_*.py"))
    assert sorted(set(names)) == names


def part_of(path: Path) -> str:
    return path.relative_to(ENGINE).with_suffix("").parts[0]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_imports_point_one_way(path: Path) -> None:
    others = {name.split(".")[1] for name in imported(path) if name.startswith("observance.")} - {part_of(path)}
    assert others - MAY_IMPORT[part_of(path)] == set()


def test_what_may_be_imported_has_no_circle() -> None:
    left = dict(MAY_IMPORT)
    while left:
        free = {name for name, needs in left.items() if not needs & left.keys()}
        assert free, f"a circle among {sorted(left)}"
        left = {name: needs for name, needs in left.items() if name not in free}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_the_engine_knows_no_database_and_no_network(path: Path) -> None:
    refused = {"django", "sqlite3", "urllib.request", "http", "requests", "httpx", "observance_web", "random"}
    assert not [name for name in imported(path) if name in refused or name.split(".")[0] in refused]


def loaded_by(statement: str) -> set[str]:
    """The top-level modules that a statement loads in a fresh interpreter."""
    program = f"{statement}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_observance_loads_no_reader_and_no_web() -> None:
    assert loaded_by("import observance") & set(HEAVY) == set()


def test_importing_the_command_line_loads_click_alone() -> None:
    assert loaded_by("import observance.cli") & set(HEAVY) == {"click"}


def test_the_verbs_stay_verbs_when_their_packages_are_loaded() -> None:
    program = "import observance as ob, observance.read.files, observance.segment.headings, observance.pipeline as way"
    program += "\nway.standard_stages()\nassert callable(ob.read) and callable(ob.segment), (ob.read, ob.segment)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_observance_exports_what_it_says_and_nothing_else() -> None:
    public = {name for name, value in vars(observance).items() if not name.startswith("_")}
    modules = {name for name in public if isinstance(getattr(observance, name), ModuleType)}
    assert sorted(observance.__all__) == sorted(public - modules - {"annotations"})
    verbs = {name for name in ("read", "segment", "extract", "assemble") if name in observance.__all__}
    nouns = {name: getattr(observance, name) for name in observance.__all__ if name not in verbs}
    assert {"read", "segment"} <= verbs
    assert all(callable(getattr(observance, verb)) for verb in verbs)
    assert all(isinstance(noun, type) for noun in nouns.values())
    assert {noun.__module__.rsplit(".", 1)[0] for noun in nouns.values()} <= {"observance", "observance.domain"}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_says_what_it_is_for_and_is_short(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "opens with what it is for"
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES
    assert not set(path.relative_to(ENGINE).with_suffix("").parts) & NO_NAMES


WEB_MODULES = [path for path in sorted(WEB.rglob("*.py")) if "migrations" not in path.parts]


@pytest.mark.parametrize("path", WEB_MODULES, ids=[path.relative_to(WEB).as_posix() for path in WEB_MODULES])
def test_a_module_of_the_web_says_what_it_is_for_and_is_short(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "opens with what it is for"
    assert len(path.read_text(encoding="utf-8").splitlines()) < MOST_LINES
    assert not set(path.relative_to(WEB).with_suffix("").parts) & NO_NAMES


@pytest.mark.parametrize("path", sorted(WEB.rglob("views.py")), ids=lambda path: path.parent.name)
def test_views_never_save(path: Path) -> None:
    """Every write goes through the ``actions`` of an app, every reading through its ``queries``."""
    writes = {"save", "create", "update", "delete", "bulk_create", "get_or_create", "update_or_create", "objects"}
    called = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
    assert called & writes == set()


def test_serve_imports_no_django_before_it_is_run() -> None:
    assert "django" not in loaded_by("import observance_web.serving, observance_web.parent")


@pytest.mark.parametrize(
    "module",
    [case, decisions, disagreements, edition, findings, fold, law, matters, parties, record, text],
    ids=lambda m: m.__name__,
)
def test_what_is_public_in_the_domain_is_documented(module: ModuleType) -> None:
    missing = [node.name for node in public(tree(Path(str(module.__file__)))) if not ast.get_docstring(node)]
    assert missing == []


def public(parent: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Functions, classes and methods without an underscore."""
    for node in parent.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def test_every_package_has_its_tests() -> None:
    packages = sorted(path.parent.name for path in ENGINE.glob("*/__init__.py"))
    assert [name for name in packages if not any((ROOT / "tests" / name).glob("test_*.py"))] == []


# --- Words are data -------------------------------------------------------------------------------------------------

#: Where no string may hold words of a language.
WORDLESS = ("segment", "extract", "resolve", "assemble")

#: Strings that hold letters in a row and are no words of a language, by package or module, with the reason.
NO_WORDS = {
    "segment": {"turn": "a group of the patterns of headings"},
    "segment/language.py": {
        **dict.fromkeys(("CJK", "HANGUL", "HIRAGANA", "KATAKANA", "LATIN"), "names of scripts in Unicode"),
        **dict.fromkeys(("observance.lang", "function_words.toml", "scripts", "told_apart"), "where its words stand"),
        "utf-8": "an encoding",
    },
    "segment/letter.py": {"copy_to": "one of the lines that a letter's head may hold"},
    "segment/news.py": {"site": "the name of a fact that the HTML reader states"},
    "segment/widths.py": {"": "letters of the same width, not words"},
    "extract/requests/effort.py": dict.fromkeys(("general", "specific"), "levels of the coding of effort"),
    "segment/events.py": {"PV.": "the symbol under which minutes are listed in the export"},
}

#: The facts that segmentation may state, as the docstring of Detail lists them.
_DETAIL_NAMES = re.search(r"is one of: ([^.]+)\.", str(record.Detail.__doc__))
#: What patterns are built of: slots, group names, flags, escapes, classes of characters.
_STRUCTURE = re.compile(
    r"\{\w+\}|\(\?P<\w+>|\(\?-?[aimsxLu]+[:)]|\\[uU][0-9a-fA-F]{4,8}|\\N\{.*?\}|\\.|\[(?:\\.|[^\]\\])+\]"
)


#: The modules whose fields and values are names that data may use.
NOUNS = (case, decisions, disagreements, edition, findings, fold, law, matters, parties, record, text, reference)


def known_names() -> set[str]:
    """Names of fields and values of the nouns, of groups of words, and of the slots of a body's grammar."""
    names: set[str] = set()
    for module in NOUNS:
        for value in vars(module).values():
            names |= set(getattr(value, "__dataclass_fields__", ()))
            names |= {str(member) for member in getattr(value, "__members__", {}).values()}
    for language in languages():
        names.add(language.code)
        for part in ("sitting", "writing", "names"):
            names |= {f"{part}.{group}" for group in getattr(language, part).__dataclass_fields__}
        names |= set(names_of_frames(language.code))
    assert _DETAIL_NAMES is not None
    names |= set(
        re.findall(r"^\| `\{(\w+)\}` \|", (ROOT / "docs" / "bodies.md").read_text(encoding="utf-8"), re.MULTILINE)
    )
    return names | {name.strip() for name in _DETAIL_NAMES[1].split(",")}


def names_of_frames(code: str) -> Iterator[str]:
    """What the files of frames name: kinds, groups of words, and the values that a frame gives."""
    for kind in kinds_of(code):
        yield kind
        yield from groups(kind, code)
        for frame in frames(kind, code, SLOTS.get(kind, ())):
            yield from frame.values
            yield from (value for value in frame.values.values() if isinstance(value, str))
            yield from frame.pattern.groupindex


KNOWN = known_names()
#: A rule's own name: where it stands, a colon or a slash, and what it is.
RULE = re.compile(r"[a-z_]+(?::[a-z ,\x00]*|/\d+|\.[a-z_]+)")
#: Characters that a class in a pattern is made of, with a range among them.
RANGES = re.compile(r"(?:\w-\w\w?)+")


def literals(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Strings of a module with their lines: an f-string as one, its values as nothing; no docstrings, no errors."""
    skipped: set[int] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node) is not None:
            skipped |= {id(part) for part in ast.walk(node.body[0])}
        is_list_of_names = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
        if isinstance(node, ast.Raise) or is_list_of_names:
            skipped |= {id(part) for part in ast.walk(node)}
    for node in ast.walk(module):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.JoinedStr):
            pieces = [part.value if isinstance(part, ast.Constant) else "\x00" for part in node.values]
            skipped |= {id(part) for part in node.values if isinstance(part, ast.Constant)}
            yield node.lineno, "".join(map(str, pieces))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


def own_names(module: ast.Module, strings: list[str]) -> set[str]:
    """Names that a module gives: groups of its patterns, functions, classes, arguments."""
    names = {name for string in strings for name in re.findall(r"\(\?P<(\w+)>", string)}
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names |= {node.name, node.name.lstrip("_")}
        elif isinstance(node, ast.arg):
            names.add(node.arg)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
            names |= {str(part.value) for part in node.args if isinstance(part, ast.Constant)}
    return names


def has_words(string: str) -> bool:
    """Whether letters stand in a row, or letters of another script at all, outside of what a pattern is built of."""
    bare = _STRUCTURE.sub("\x00", string)
    return bool(re.search(r"[A-Za-z]{2,}", bare)) or any(c.isalpha() and not c.isascii() for c in bare)


def names_of(package: str) -> set[str]:
    """Names that the modules of a package give: one module reads the groups that another's patterns have."""
    modules = [tree(path) for path in sorted((ENGINE / package).glob("**/*.py"))]
    return KNOWN.union(*(own_names(module, [string for _, string in literals(module)]) for module in modules))


def words_in(path: Path, known: set[str]) -> list[str]:
    """The strings of a module that may hold words of a language."""
    name = path.relative_to(ENGINE).as_posix()
    found = list(literals(tree(path)))
    allowed = NO_WORDS.get(name, {}) | NO_WORDS.get(part_of(path), {})
    if "" in allowed:
        return []
    return [
        f"{name}:{line}: {string!r}"
        for line, string in found
        if has_words(string) and string not in known and not RULE.fullmatch(string) and not RANGES.fullmatch(string)
        and has_words(re.sub("|".join(map(re.escape, allowed)) or "$^", "", string))
    ]  # fmt: skip


@pytest.mark.parametrize("package", WORDLESS)
def test_no_words_of_a_language_stand_in_python(package: str) -> None:
    known = names_of(package)
    found = [hit for path in sorted((ENGINE / package).glob("**/*.py")) for hit in words_in(path, known)]
    assert found == [], "words belong into lang/ or reference/"


@pytest.mark.parametrize(
    "string", ["on behalf of", "Government", "(?:le|la)", "заявил", r"(?i)minutes?\s+of", "décide"]
)
def test_words_are_recognised_as_words(string: str) -> None:
    assert has_words(string)


@pytest.mark.parametrize("string", [r"(?P<word>\w+)\s", "[a-zа-я]", r"[«»“”]", r"\u00ad", "(?-i:", "–", "{2,60}"])
def test_structure_is_not_taken_for_words(string: str) -> None:
    assert not has_words(string)


# --- What no file may hold ------------------------------------------------------------------------------------------

_PLACES = re.compile(r"/work/|/root/|/home/\w|[^\w]pypi[^\w]|registry\.|localhost:\d|127\.0\.0\.1|https?://\d")
_NOT_OURS = {".git", ".venv", "out", "build", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis"}


def our_files() -> Iterator[Path]:
    """The files of the project, without what is made of them."""
    left = [ROOT]
    while left:
        for path in left.pop().iterdir():
            if path.name in _NOT_OURS or path.name.endswith(".egg-info"):
                continue
            if path.is_dir():
                left.append(path)
            else:
                yield path


def test_no_file_names_a_place_of_one_machine() -> None:
    found = []
    for path in our_files():
        content = path.read_bytes()
        if b"\0" not in content[:4096] and path != Path(__file__):
            found += [f"{path.relative_to(ROOT)}: {hit}" for hit in _PLACES.findall(content.decode("utf-8", "replace"))]
    assert found == []


# --- Who may look at what a case withholds --------------------------------------------------------------------------

#: What leads around the case as it is shown: to its parts, to the documents themselves, to the vault.
AROUND = re.compile(
    r"observance\.(?:casefile\.(?:disk|rows|finding_rows|case_rows|party_rows|log|references|vault)\b(?!\.CLASSES)"
    r"|casefile\.folder\.(?:find_shard|read_shard|read_generation|write_shard|\*)"
    r"|pipeline\.(?:guarding|withholding|erasing|blanking|traces|sources|work)\b|read\.(?:read|files)\b)"
)
#: Modules that may, with the reason.
MAY_LOOK = {
    "observance/cli/opening.py": "opens the vault where it is asked to",
    "observance/cli/protecting.py": "protects",
    "observance/cli/unprotecting.py": "protects no longer",
    "observance/cli/erasing.py": "erases",
    "observance/cli/building.py": "builds",
}
#: Commands that show the true case on a terminal; what is written for others is always made of the shown one.
MAY_OPEN = {"building.py", "showing.py", "explaining.py", "acting.py", "listing_references.py"}
OUTPUTS = [
    path
    for part in ("observance/publish", "observance/cli", "observance_web")
    for path in sorted((ROOT / "src" / part).rglob("*.py"))
]


def test_no_test_measures_a_time() -> None:
    # Other work on a machine takes time too: growth is held by counting calls, seconds are measured in bench/.
    measured = re.compile(r"\b(?:perf_counter|process_time|thread_time|monotonic|time)(?:_ns)?\(\)\s*-")
    found = [path.name for path in (ROOT / "tests").rglob("*.py") if measured.search(path.read_text(encoding="utf-8"))]
    assert found == [Path(__file__).name], "the sentence below is the only one"
    assert measured.search("assert time.monotonic() - begun < 5")


@pytest.mark.parametrize("path", OUTPUTS, ids=lambda path: path.relative_to(ROOT / "src").as_posix())
def test_every_output_is_made_of_the_case_that_is_shown(path: Path) -> None:
    found = sorted({name for name in imported(path) if AROUND.match(name)})
    assert found == [] or path.relative_to(ROOT / "src").as_posix() in MAY_LOOK


def test_what_is_written_for_others_opens_no_vault() -> None:
    opens = {
        path.name
        for path in OUTPUTS
        if {"observance.cli.opening.with_open", "observance.cli.opening.opened_case"} & set(imported(path))
    }
    assert opens == MAY_OPEN

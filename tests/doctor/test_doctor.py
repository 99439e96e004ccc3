from __future__ import annotations

import tomllib
from pathlib import Path

from observance.doctor import LIBRARIES, MEANING_LIBRARIES, WEB_LIBRARIES, examine


def test_every_library_that_the_project_needs_is_looked_for() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    needed = {line.split(">")[0] for line in project["dependencies"]}
    assert {need.name for need in LIBRARIES} == needed
    web = {line.split(">")[0] for line in project["optional-dependencies"]["web"]}
    assert {need.name for need in WEB_LIBRARIES} == web
    meaning = {line.split(">")[0] for line in project["optional-dependencies"]["meaning"]}
    assert {need.name for need in MEANING_LIBRARIES} == meaning


def test_what_is_missing_says_what_it_is_for_and_how_to_get_it() -> None:
    findings = examine(version_of=lambda _: None, place_of=lambda _: None)
    missing = [finding.need for finding in findings if finding.found is None]
    assert {"lxml", "tesseract", "libreoffice", "chromium", "pdftoppm", "psql"} <= {need.name for need in missing}
    assert all(need.purpose and need.get for need in missing)
    assert findings[0].need.name == "python"
    assert findings[0].found


def test_any_of_a_tools_programs_will_do() -> None:
    findings = examine(place_of=lambda name: "/opt/soffice" if name == "libreoffice" else None)
    assert next(f.found for f in findings if f.need.name == "libreoffice") == "/opt/soffice"

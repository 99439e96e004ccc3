"""The report of a case: every statement numbered to its citation, in four formats and languages, the same bytes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from datetime import date
from itertools import pairwise
from pathlib import Path

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from click.testing import CliRunner, Result
from lxml import etree, html

from missing_tools import need
from observance.casefile import CaseFile
from observance.cli import observance
from observance.domain.case import Milestone, MilestoneKind
from observance.messages import LANGUAGES, messages_in
from observance.pipeline import build
from observance.publish.report import as_docx, as_html, as_pdf, as_text
from observance.publish.report.blocks import Report, RunKind
from observance.publish.report.full import case_report
from observance.publish.report.picture import timeline_picture

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
CHAPTERS = 14


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("report")
    (place / "documents").mkdir()
    for name in ("can-pv-9.pdf", "wftl-letter.txt", "aisl-carta.txt", "prichal-news.txt"):
        (place / "documents" / name).write_bytes((EXAMPLES / "documents" / name).read_bytes())
    build(place / "documents", place / "case")
    return place / "case"


def report(case: Path, language: str = "en", state: int = 0) -> Report:
    file = CaseFile.open(case)
    found = sorted(file.cases(), key=lambda one: -len(one.asks))[state]
    return case_report(file, found, "2024-06-14", language, messages_in(language).say)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(observance, ["--language", "en", *arguments])


def runs_of(made: Report) -> list[object]:
    groups = [section.words for section in made.sections]
    groups += [entry.title for section in made.sections for entry in section.entries]
    groups += [line.runs for section in made.sections for entry in section.entries for line in entry.lines]
    groups += [c for section in made.sections if section.table for row in section.table.rows for c in row.cells]
    return [run for group in groups for run in group]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_chapter_has_its_heading_in_the_language_of_the_report(case: Path, language: str) -> None:
    made = report(case, language)
    chapters = [section.heading for section in made.sections if section.level == 2]
    assert len(chapters) == CHAPTERS
    if language != "en":
        english = [section.heading for section in report(case).sections if section.level == 2]
        assert not set(chapters) & set(english) - {"Citations"}


def test_every_quotation_is_numbered_to_a_citation_that_is_listed_once(case: Path) -> None:
    made = report(case)
    listed = {note.number: note.text for section in made.sections for note in section.notes}
    told = [run.note for run in runs_of(made) if run.kind is RunKind.NOTE]  # type: ignore[attr-defined]
    assert set(told) == set(listed)
    assert list(listed) == list(range(1, len(listed) + 1))
    assert len(set(listed.values())) == len(listed)
    assert any(re.search(r"CAN/PV\.9, p\. \d+, ", text) for text in listed.values())


def test_html_has_each_quotation_in_its_language_and_each_number_leads_somewhere(case: Path) -> None:
    page = html.fromstring(as_html(report(case)))
    assert {q.get("lang") for q in page.iter("q")} >= {"en", "fr", "es"}
    ids = {element.get("id") for element in page.iter() if element.get("id")}
    assert {a.get("href")[1:] for a in page.iter("a")} <= ids
    levels = [int(element.tag[1]) for element in page.iter("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("write", [as_html, as_docx, as_pdf, as_text])
def test_the_same_case_gives_the_same_bytes(case: Path, write: object) -> None:
    assert write(report(case, "fr")) == write(report(case, "fr"))  # type: ignore[operator]


def test_the_pdf_is_tagged_and_names_its_language_and_title(case: Path) -> None:
    data = as_pdf(report(case, "es"))
    document = pypdfium2.PdfDocument(data)
    assert pdfium.FPDFCatalog_IsTagged(document.raw)
    assert document.get_metadata_value("Title") == report(case, "es").title
    assert b"/Lang" in data or b"pdfuaid" in data
    assert b"pdfuaid:part>1<" in data or b'pdfuaid:part="1"' in data
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    assert "Peticiones al Gobierno" in text


def test_the_docx_has_headings_tables_that_repeat_and_a_picture_with_its_words(case: Path) -> None:
    data = as_docx(report(case))
    read = docx.Document(io.BytesIO(data))
    assert sum(p.style.name == "Heading 2" for p in read.paragraphs) == CHAPTERS
    assert len(read.tables) >= 2
    xml = zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml")
    root = etree.fromstring(xml)
    space = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    anchors = {str(a) for a in root.xpath("//w:hyperlink/@w:anchor", namespaces=space)}
    marks = {str(a) for a in root.xpath("//w:bookmarkStart/@w:name", namespaces=space)}
    assert anchors == marks
    assert b"w:tblHeader" in xml
    assert xml.count(b"<w:cantSplit/>") == sum(len(table.rows) - 1 for table in read.tables)
    for level in range(1, 5):
        font = read.styles[f"Heading {level}"].font
        assert (str(font.color.rgb), font.italic) == ("1B1B1B", False)
    assert b'descr="The dates of this case' in xml


def test_the_docx_opens_in_libreoffice_with_all_its_words(case: Path, tmp_path: Path) -> None:
    need("soffice")
    made = report(case, "ru")
    (tmp_path / "report.docx").write_bytes(as_docx(made))
    command = [shutil.which("soffice") or "", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    subprocess.run([*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "report.docx")],
                   check=True, capture_output=True, timeout=180)  # fmt: skip
    document = pypdfium2.PdfDocument(tmp_path / "report.pdf")
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    missing = [s.heading for s in made.sections if s.level == 2 and s.heading.split()[0] not in text]
    assert missing == []


def test_axe_finds_nothing_in_the_page(case: Path, tmp_path: Path) -> None:
    need("chromium")
    pytest.importorskip("playwright", reason="playwright is missing; get it with: make .venv")
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for language in LANGUAGES:
            (tmp_path / "report.html").write_text(as_html(report(case, language)), encoding="utf-8")
            page = browser.new_page()
            page.goto((tmp_path / "report.html").as_uri())
            found = Axe().run(page).response["violations"]
            assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
            page.close()
        browser.close()


def test_nothing_of_the_page_is_cut_off_in_a_narrow_window(case: Path, tmp_path: Path) -> None:
    need("chromium")
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is missing; get it with: make .venv")
    (tmp_path / "report.html").write_text(as_html(report(case, "es")), encoding="utf-8")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 320, "height": 800})
        page.goto((tmp_path / "report.html").as_uri())
        wide = page.evaluate(
            "[...document.querySelectorAll('table, p, dl, h1, h2, h3, h4')]"
            ".filter((e) => e.getBoundingClientRect().right > 321).length"
        )
        browser.close()
    assert wide == 0


def test_the_command_writes_the_file_in_the_language_asked_for(case: Path, tmp_path: Path) -> None:
    place = tmp_path / "report.html"
    done = run("report", str(case), "--format", "html", "--lang", "ru", "--state", "VE", "--to", str(place))
    assert "no case" in str(done.exception)
    done = run("report", str(case), "--format", "html", "--lang", "ru", "--convention", "144", "--to", str(place))
    assert done.exit_code == 0, done.output
    assert 'lang="ru"' in place.read_text(encoding="utf-8")
    assert "Caldoro" in place.read_text(encoding="utf-8")


def milestone(day: str, kind: MilestoneKind = MilestoneKind.DOCUMENT) -> Milestone:
    return Milestone(date=day, kind=kind, what="law", title="A secret name")


def test_the_picture_holds_years_and_labels_and_no_name() -> None:
    kinds = dict.fromkeys(MilestoneKind, "a label")
    some = [milestone("2019-05"), milestone("2022/2024", MilestoneKind.STATED), milestone("1999-12-31")]
    made = timeline_picture(some, kinds, "told")
    assert made is not None
    root = etree.fromstring(made.svg.encode())
    words = {text.strip() for text in root.itertext() if text.strip()}
    assert words - {"a label"} <= {str(year) for year in range(1990, date.max.year)}
    assert "secret" not in made.svg
    assert timeline_picture([], kinds, "told") is None
    assert timeline_picture([milestone("soon")], kinds, "told") is None
    assert timeline_picture([milestone("2024-01-01")], kinds, "told") is not None


def own_words(made: Report) -> list[str]:
    runs = runs_of(made)
    asides = [entry.aside for section in made.sections for entry in section.entries]
    heads = [section.heading for section in made.sections]
    return [made.title, made.made_of, *heads, *asides, *(run.text for run in runs if run.kind is not RunKind.QUOTE)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_and_no_language_is_a_code(case: Path, language: str) -> None:
    words = own_words(report(case, language))
    dates = [one for one in words if re.search(r"\b\d{4}-\d\d(-\d\d)?\b|\d{4}/\d{4}", one)]
    assert dates == []
    assert [one for one in words if re.search(r"(?:from|de|с): ?(?:ru|en|fr|es)\b", one)] == []
    between = {"en": "between 5 June 2024 and 14 June 2024", "ru": "между 5 июня 2024\u202fг. и 14 июня 2024\u202fг."}
    assert between.get(language, "2024") in " ".join(words)


def test_who_speaks_is_called_in_the_language_of_the_report_in_every_chapter(case: Path) -> None:
    words = own_words(report(case, "ru"))
    assert "Члены Комитета от работодателей" in words
    assert [one for one in words if re.match(r"(?:Employer|Worker|Government) member|Membres? ", one)] == []


def test_a_difference_says_who_speaks_on_each_side_and_nothing_that_only_commands_know(case: Path) -> None:
    made = report(case)
    [chapter] = [section for section in made.sections if section.heading == "Where statements differ"]
    assert chapter.entries
    for entry in chapter.entries:
        assert [line.label for line in entry.lines if not line.label] == []
        for line in entry.lines[:1]:
            assert [run.kind for run in line.runs[:3]] == [RunKind.QUOTE, RunKind.OWN, RunKind.CITATION]


def test_asks_over_the_years_are_called_as_among_the_asks(case: Path) -> None:
    made = report(case)
    over = next(section for section in made.sections if section.heading == "Asks over the years")
    first = [entry for section in made.sections for entry in section.entries][: len(over.entries)]
    assert [entry.title for entry in first] == [entry.title for entry in over.entries]

"""A page keeps all that a visitor sees, in blocks, with the site's own parts marked."""

import random
from collections import Counter

import lxml.html
import pytest
import trafilatura
from hypothesis import given
from hypothesis import strategies as st

from observance.domain.text import BlockKind, FurnitureKind, Reading
from observance.errors import DamagedFile, EmptyFile
from observance.read.html import READER, read_html

PAGE = """<!DOCTYPE html>
<html lang="fr"><head><meta charset="utf-8"><title>Grève au port de Valmérie | Voix des dockers</title>
<meta property="og:title" content="Grève au port de Valmérie"><meta property="og:site_name" content="Voix des dockers">
<meta name="author" content="Rédaction"><meta property="article:published_time" content="2031-05-02T08:00:00+02:00">
<link rel="canonical" href="https://example.org/greve"><style>p { color: red }</style></head>
<body class="has-sidebar single">
<header class="site"><a href="/"><span>Voix des dockers</span></a></header>
<nav><ul><li><a href="/a">Accueil</a></li><li><a href="/b">Nouvelles</a></li></ul></nav>
<div class="cookieBanner">Ce site utilise des témoins.</div>
<main><article><header><h1>Grève au port de Valmérie</h1><p>Grève au port de Valmérie</p></header>
<p>Les dockers de Valmérie ont cessé le travail lundi, après l'arrestation de deux délégués du syndicat des quais,
selon un communiqué que la fédération a publié dans la soirée.</p>
<h2>Ce que demande le syndicat</h2>
<p>Le syndicat demande la libération des délégués<br>et l'ouverture d'une enquête indépendante sur les faits, ainsi
qu'une rencontre avec le ministère du Travail avant la fin du mois.</p>
<ul><li>la libération des délégués détenus depuis lundi</li><li>une enquête indépendante sur les faits</li></ul>
<table><tr><th>Port</th><th>Grévistes</th></tr><tr><td>Valmérie</td><td>1 200</td></tr></table>
<div class="social-dialogue">Le dialogue social reste ouvert, a déclaré la direction du port dans un message adressé
aux familles des travailleurs et à la presse locale.</div>
<div class="social-share"><a href="x">Partager</a></div>
<footer>Par la rédaction, à Valmérie.</footer></article></main>
<aside><h3>À lire aussi</h3><a href="c">Les tarifs du port</a></aside>
<script>var hidden = "never";</script><template><p>never</p></template><p hidden>never</p>
<p style="display: none">never</p><noscript>never</noscript>
<footer>Tous droits réservés</footer></body></html>"""


def shown(reading: Reading, kind: FurnitureKind) -> list[str]:
    return [reading.text[f.start : f.end] for f in reading.furniture if f.kind is kind]


def body(reading: Reading) -> list[str]:
    cut = {f.start for f in reading.furniture}
    return [reading.text[b.start : b.end] for b in reading.blocks or () if b.start not in cut]


def letters(text: str) -> Counter[str]:
    return Counter(c for c in text if not c.isspace())


def visible(page: str) -> str:
    root = lxml.html.document_fromstring(page)
    for unseen in root.xpath("//head|//script|//style|//template|//noscript|//*[@hidden]|//*[contains(@style,'none')]"):
        unseen.drop_tree()
    return str(root.text_content())


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_html(PAGE.encode())


def test_every_visible_letter_is_kept_and_no_hidden_one(reading: Reading) -> None:
    assert letters(reading.text) == letters(visible(PAGE))
    assert "never" not in reading.text


def test_blocks_say_what_they_are(reading: Reading) -> None:
    kinds = {reading.text[b.start : b.end]: (b.kind, b.level) for b in reading.blocks or ()}
    assert kinds["Ce que demande le syndicat"] == (BlockKind.HEADING, 2)
    assert kinds["une enquête indépendante sur les faits"] == (BlockKind.LIST_ITEM, None)
    assert kinds["1 200"] == (BlockKind.CELL, None)


def test_blocks_are_parted_by_a_blank_line_and_a_break_is_a_line_end(reading: Reading) -> None:
    assert "Valmérie\n\n1 200" in reading.text
    assert "la libération des délégués\net l'ouverture d'une enquête" in reading.text


def test_what_belongs_to_the_site_is_marked_by_kind(reading: Reading) -> None:
    assert shown(reading, FurnitureKind.NAVIGATION) == ["Accueil", "Nouvelles", "À lire aussi", "Les tarifs du port"]
    assert shown(reading, FurnitureKind.NOTICE) == ["Ce site utilise des témoins.", "Tous droits réservés"]
    assert shown(reading, FurnitureKind.LINK) == ["Partager"]
    assert shown(reading, FurnitureKind.LETTERHEAD) == ["Voix des dockers"]
    assert shown(reading, FurnitureKind.DUPLICATE) == ["Grève au port de Valmérie"]


def test_the_articles_own_header_and_footer_are_text(reading: Reading) -> None:
    assert body(reading)[0] == "Grève au port de Valmérie"
    assert body(reading)[-1] == "Par la rédaction, à Valmérie."


def test_content_is_not_taken_for_a_share_bar_by_its_name(reading: Reading) -> None:
    assert any("dialogue social" in block for block in body(reading))


def test_the_main_text_that_another_program_finds_is_no_furniture(reading: Reading) -> None:
    found = trafilatura.extract(PAGE, include_comments=False, favor_recall=True) or ""
    sentences = [line for line in found.splitlines() if len(line) > 60]
    kept = "".join(" ".join(body(reading)).split())
    assert sentences
    assert all("".join(line.split()) in kept for line in sentences)


def test_a_page_says_facts_about_itself(reading: Reading) -> None:
    assert dict(reading.facts) == {
        "title": "Grève au port de Valmérie",
        "author": "Rédaction",
        "date": "2031-05-02T08:00:00+02:00",
        "language": "fr",
        "site": "Voix des dockers",
        "url": "https://example.org/greve",
        "encoding": "utf-8",
    }
    assert (reading.reader, reading.media) == (READER, "text/html")


def test_the_date_may_stand_in_an_element_of_time() -> None:
    page = '<!doctype html><p>On <time datetime="2031-05-02">Friday</time> they met.</p>'
    assert dict(read_html(page.encode()).facts)["date"] == "2031-05-02"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ('<meta charset="windows-1251"><p>Рабочие Линдории</p>'.encode("windows-1251"), "cp1251"),
        ("<p>Рабочие Линдории обратились в комиссию</p>".encode("windows-1251"), "windows-1251"),
        ("<!doctype html><p>Рабочие Линдории</p>".encode("utf-16"), "utf-16-le"),
        ('\ufeff<meta charset="koi8-r"><p>Рабочие Линдории</p>'.encode(), "utf-8"),
        ('<meta charset="iso-8859-1"><p>Рабочие Линдории</p>'.encode("utf-16-le"), "utf-16-le"),
        ('<meta charset="ascii"><p>Рабочие Линдории</p>'.encode(), None),
        ('<meta charset="nonsense"><p>Рабочие Линдории</p>'.encode(), "utf-8"),
        ('<?xml version="1.0" encoding="utf-8"?><html><p>Рабочие Линдории</p></html>'.encode(), "utf-8"),
    ],
)
def test_the_encoding_is_the_marks_then_the_declared_then_the_look_of_it(data: bytes, encoding: str | None) -> None:
    reading = read_html(data)
    if encoding is not None:
        assert dict(reading.facts)["encoding"] == encoding
        assert "Рабочие Линдории" in reading.text


@pytest.mark.parametrize("page", ["<html>", "<p></p>", "<body><script>draw()</script></body>", "<!doctype html>"])
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(EmptyFile):
        read_html(page.encode())


def test_broken_markup_is_mended() -> None:
    page = "<p>One <b>two <i>three</b> four<table><td>five<p>six</div></span><li>seven"
    assert "".join(read_html(page.encode()).text.split()) == "Onetwothreefourfivesixseven"


def test_a_page_nested_beyond_reason_is_reported_and_never_cut() -> None:
    with pytest.raises(DamagedFile):
        read_html(b"<html><body>" + b"<div>" * 9000 + b"deep" + b"</div>" * 9000 + b"after</body>")


def test_no_file_is_fetched_through_an_entity() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>a&x;b</p></body></html>'
    assert "a&x;b" in read_html(page.encode()).text


def test_a_list_of_nothing_but_links_is_marked_and_a_list_with_words_is_not() -> None:
    menu = "".join(f'<li><a href="{n}">Page {n}</a></li>' for n in range(5))
    words = "".join(f'<li>The <a href="{n}">law</a> was amended by Parliament</li>' for n in range(5))
    reading = read_html(f"<body><ul>{menu}</ul><ul>{words}</ul><p>{'The weavers met. ' * 9}</p></body>".encode())
    assert shown(reading, FurnitureKind.LINK) == [f"Page {n}" for n in range(5)]


def test_a_form_around_the_whole_page_is_not_furniture() -> None:
    reading = read_html(f"<body><form><h1>Lindoria</h1><p>{'The weavers met. ' * 9}</p></form></body>".encode())
    assert reading.furniture == ()


def test_a_header_that_holds_the_only_title_is_text() -> None:
    reading = read_html(b"<body><header><h1>Strike in Lindoria</h1></header><p>The weavers met in the hall.</p></body>")
    assert body(reading)[0] == "Strike in Lindoria"


def test_text_that_a_page_puts_into_its_head_is_shown_as_in_a_browser() -> None:
    page = (
        "<html><head><title>never</title><x-notice>The weavers met.</x-notice></head><body><p>Later.</p></body></html>"
    )
    assert " ".join(read_html(page.encode()).text.split()) == "The weavers met. Later."


def test_preformatted_text_keeps_its_lines() -> None:
    assert read_html(b"<pre>one\n  two</pre>").text == "one\n  two"


ELEMENTS = ("p", "div", "span", "b", "li", "ul", "td", "h2", "nav", "aside", "a", "section", "em", "button")


@given(st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=12), st.text("abcé <&\n", max_size=40), st.integers())
def test_whatever_the_markup_no_letter_is_lost(names: list[str], words: str, seed: int) -> None:
    random_ = random.Random(seed)
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    pieces = [f"<{name}>" for name in names] + [f"</{name}>" for name in names] + [safe, "x"] * 3
    random_.shuffle(pieces)
    page = "<html><body>start " + "".join(pieces) + "</body></html>"
    assert letters(read_html(page.encode()).text) == letters(visible(page))

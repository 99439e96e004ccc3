from __future__ import annotations

import re
from collections.abc import Iterator

from django.test import Client

from observance_web.environment import LOOPBACK

LINK = re.compile(r'(?:href|hx-get)="([^"#]*)')


def crawl(browser: Client, most: int = 400) -> Iterator[tuple[str, str]]:
    """Every page that can be reached by links, with its text; of pages of one kind, the first ones."""
    waiting, seen, of_kind = ["/"], {"/"}, {}
    while waiting and most:
        address = waiting.pop(0)
        answer = browser.get(address, HTTP_HOST=LOOPBACK, follow=True)
        assert answer.status_code == 200, address
        most -= 1
        if "html" not in answer["Content-Type"]:
            continue
        text = answer.content.decode()
        yield address, text
        for link in LINK.findall(text):
            link = link.replace("&amp;", "&")
            link = address.split("?")[0] + link if link.startswith("?") else link
            kind = re.sub(r"[0-9a-f]{16,20}|\d+|=[^&]+", "*", link)
            of_kind[kind] = of_kind.get(kind, 0) + 1
            if link.startswith("/") and link not in seen and not link.startswith("/static/") and of_kind[kind] <= 3:
                seen.add(link)
                waiting.append(link)


def test_every_page_that_is_linked_is_there(browser: Client) -> None:
    pages = dict(crawl(browser))
    assert len(pages) > 30
    assert all("<h1" in text or "<dl" in text or "<figure" in text for text in pages.values())

"""How a reader wants pages: language, size of text, contrast, pictures. Kept in a cookie of the browser.

Reads the cookie, else the language that was named for the program, else that which the browser asks for; touches no
database.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from observance.messages import LANGUAGES, language_wanted

COOKIE = "observance-reading"
#: What each aid can be; the first is what a reader gets who chose nothing.
CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("", *LANGUAGES),
    "size": ("normal", "large", "largest"),
    "contrast": ("normal", "high"),
    "pictures": ("on", "off"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Aids:
    """What a reader chose; ``language`` is empty where nothing was chosen."""

    language: str = ""
    size: str = "normal"
    contrast: str = "normal"
    pictures: str = "on"


def aids_of(given: Mapping[str, str]) -> Aids:
    """The aids that a form or cookie names; what it does not know is left as it is for everybody."""
    chosen = {f.name: given.get(f.name, "") for f in fields(Aids)}
    return Aids(**{name: value for name, value in chosen.items() if value in CHOICES[name]})


def lines_of(aids: Aids) -> str:
    """The aids as the text of a cookie."""
    return "&".join(f"{name}={value}" for name, value in asdict(aids).items())


def _of_cookie(text: str) -> Aids:
    return aids_of(dict(part.split("=", 1) for part in text.split("&") if "=" in part))


def _language(request: HttpRequest, aids: Aids) -> str:
    """The language chosen, else that named for the program, else the browser's first of ours, else this machine's."""
    asked = [code.split("-")[0] for code, _ in parse_accept_lang_header(request.headers.get("Accept-Language", ""))]
    wanted = (aids.language, settings.ENVIRONMENT.language or "", *asked)
    return next((code for code in wanted if code in LANGUAGES), language_wanted(os.environ))


class ReadingAids:
    """Middleware: gives the request its ``aids`` and its language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        aids = _of_cookie(request.COOKIES.get(COOKIE, ""))
        request.aids = aids  # type: ignore[attr-defined]
        with translation.override(_language(request, aids)):
            answer = self.get_response(request)
            answer.headers.setdefault("Content-Language", translation.get_language() or "en")
        return answer


def aids_for(request: HttpRequest) -> Aids:
    """The aids of a request."""
    return cast(Aids, getattr(request, "aids", None) or Aids())

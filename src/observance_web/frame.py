"""What the frame of every page shows: the case, the places, the reading aids.

A context processor: reads the request and the rows of cases, gives values for ``observance/base.html``.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from observance.errors import N_
from observance.messages import LANGUAGES
from observance_web.assets import version
from observance_web.cases.models import Case
from observance_web.cases.queries import cases_shown, chosen
from observance_web.index.current import IN_USE
from observance_web.reading_aids import CHOICES, aids_for

#: Other cases that the head names; where there are more, it leads to a page of all.
CASES = 6
#: The languages by the name that each has in itself.
OWN_NAMES = {"en": "English", "fr": "Français", "es": "Español", "ru": "Русский"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """One of the places under the head."""

    name: str
    address: str
    here: bool


def frame(request: HttpRequest) -> dict[str, object]:
    """The values of the frame; without an index there is no case to show."""
    aids = aids_for(request)
    values: dict[str, object] = {
        "aids": aids,
        "LANGUAGE_CODE": get_language() or "en",
        "languages": [(code, OWN_NAMES[code]) for code in LANGUAGES],
        "aid_choices": [(name, CHOICES[name], getattr(aids, name)) for name in ("size", "contrast", "pictures")],
        "static_version": version(),
    }
    if IN_USE.name is None or not request.session.get("admitted"):
        return values
    case = chosen(request)
    return values | {
        "case": case,
        # One more than are shown: it says that there are others.
        "cases": list(cases_shown()[: CASES + 1]),
        "cases_beside": CASES,
        "places": _places(request, case),
        "behind": IN_USE.behind,
    }


def _places(request: HttpRequest, case: Case | None) -> tuple[PlaceLink, ...]:
    """The places of a case; where no case was found, those that need none."""
    match = request.resolver_match
    here = (match.url_name or "").split("-")[0] if match else ""
    of_all: tuple[tuple[str, str], ...] = ((N_("Documents"), "documents"), (N_("People and bodies"), "people"))
    of_case = ((N_("Law"), "law"), (N_("Time"), "time"), (N_("Differences"), "differences"))
    places = ((N_("Asks"), "asks"), *of_all, *of_case) if case else of_all
    links = [
        (name, place, {} if (name, place) in of_all or not case else {"slug": case.slug}) for name, place in places
    ]
    return tuple(
        PlaceLink(name=name, address=reverse(place, kwargs=given), here=here == place.rstrip("s") or here == place)
        for name, place, given in links
    )

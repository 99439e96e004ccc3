"""Style sheet, scripts and the mark of the site: files of this package, and nothing else.

Reads ``static/observance``; answers anybody, for there is nothing of a case in it.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

HERE = Path(__file__).parent / "static" / "observance"
MEDIA = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


@cache
def content_of(name: str) -> tuple[bytes, str] | None:
    """The bytes of an asset, and its media type; ``None`` where there is none of that name."""
    place = HERE / name
    if place.suffix not in MEDIA or place.parent != HERE or not place.is_file():
        return None
    return place.read_bytes(), MEDIA[place.suffix]


@cache
def version() -> str:
    """What changes with any asset: no browser keeps a former one under it."""
    content = b"".join(path.read_bytes() for path in sorted(HERE.iterdir()))
    return hashlib.sha256(content).hexdigest()[:8]


@require_safe
def asset(_request: HttpRequest, name: str) -> HttpResponse:
    """An asset, to be kept by the browser."""
    found = content_of(name)
    if found is None:
        raise Http404(name)
    answer = HttpResponse(found[0], content_type=found[1])
    patch_cache_control(answer, public=True, max_age=86_400)
    return answer

"""The web as an application of Django."""

from __future__ import annotations

from django.apps import AppConfig


class ObservanceWeb(AppConfig):
    """Templates, static files and tags that every part shares."""

    name = "observance_web"

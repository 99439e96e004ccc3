"""Which rows lie where: those of the index in the index, what people do here in the other database."""

from __future__ import annotations

from typing import Any

#: The apps whose rows are made of a case and of nothing else.
INDEXED = ("library", "findings", "cases")


class IndexRouter:
    """Rows of the index are read there; no migration touches it: an index of another shape is made anew."""

    def db_for_read(self, model: Any, **_hints: object) -> str:
        """Where rows of a model are."""
        return "index" if model._meta.app_label in INDEXED else "default"

    db_for_write = db_for_read

    def allow_migrate(self, db: str, app_label: str, **_hints: object) -> bool:
        """Whether migrations make the tables of an app in a database."""
        return db == "default" and app_label not in INDEXED

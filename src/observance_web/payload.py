"""A column that holds a value of ours as JSON: written and read as what it is, not as a bare dict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from django.db import models

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
else:
    _Text = models.TextField


class Payload(_Text):
    """A column for values of one type (a frozen dataclass, a tuple of them, or what JSON holds)."""

    if TYPE_CHECKING:
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any

    def __init__(self, type_: Any = Any, **options: Any) -> None:
        super().__init__(**options)
        self._decoder = msgspec.json.Decoder(type_)

    def from_db_value(self, value: str | None, *_of: object) -> Any:
        """The value as it was put there."""
        return None if value is None else self._decoder.decode(value)

    def get_prep_value(self, value: Any) -> str | None:
        """The value as text."""
        return None if value is None else msgspec.json.encode(value).decode()

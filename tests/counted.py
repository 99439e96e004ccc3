"""How much work something is, as a number that is the same on every machine: the calls that it makes.

What a test holds about growth it holds about calls; seconds are measured in ``bench/``. What a pattern does inside one
call is not counted here: ``bench/hostile_text.py`` and ``bench/hostile_kinds.py`` take the time of that.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TypeVar

Given = TypeVar("Given")


def calls(given: Callable[[int], Given], work: Callable[[Given], object], size: int) -> tuple[int, int]:
    """The calls for what is given of a size, and for twice the size; words and patterns are made ready by a smaller.

    What is given is made beforehand and not counted, and nothing is done twice with the same, since what was done once
    may be kept.
    """
    work(given(max(1, size // 3)))
    return counted(work, given(size)), counted(work, given(2 * size))


def counted(work: Callable[[Given], object], given: Given) -> int:
    """How many calls it takes to do something with what is given."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        work(given)
    finally:
        sys.setprofile(None)
    return counted


class Hangs(AssertionError):
    """What was to end has not ended."""


@contextmanager
def ending(seconds: float = 60.0) -> Iterator[None]:
    """Stop what does not end by itself, after so many seconds of the processor: thousands of times what it takes."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise Hangs(f"not done after {seconds:g} seconds of the processor")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

"""The timeline of a case as a picture: a line for each kind of milestone, a mark for each date.

Reads milestones; gives SVG as text, the same for the same milestones. It holds years and labels alone, no words of any
document; what it shows stands in the table beside it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from html import escape

from observance.domain.case import Milestone, MilestoneKind
from observance.publish.calendars import first_day, last_day
from observance.publish.report.blocks import Picture

_WIDTH, _LEFT, _RIGHT, _LANE, _TOP = 720, 120, 20, 34, 12
#: Years between two lines, the first that gives no more lines than fit.
_STEPS, _MOST_LINES = (1, 2, 5, 10, 20, 50), 12
_SHAPES = {
    MilestoneKind.DOCUMENT: '<rect x="{left:.1f}" y="{top:.1f}" width="8" height="8" fill="#1b1b1b"/>',
    MilestoneKind.STATED: '<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="#1f5a99"/>',
    MilestoneKind.ALLEGED: '<path d="M {x:.1f} {top:.1f} l 5 8 h -10 z" fill="#9b2d1f"/>',
    MilestoneKind.RELIED_ON: '<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="none" stroke="#595959"/>',
}


def timeline_picture(timeline: Sequence[Milestone], labels: Mapping[MilestoneKind, str], told: str) -> Picture | None:
    """The picture of a timeline; ``told`` is what is read out in its place. ``None`` where nothing has a date."""
    spans = [(one.kind, span) for one in timeline if (span := _span(one.date)) is not None]
    if not spans:
        return None
    first, last = min(span[0].year for _, span in spans), max(span[1].year for _, span in spans)
    kinds = [kind for kind in MilestoneKind if any(kind is other for other, _ in spans)]
    height = _TOP + _LANE * len(kinds) + 24
    body = [*_years(first, last, height), *_lanes(kinds, labels), *_marks(spans, kinds, first, last)]
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        f'font-family="Libertinus Serif, Georgia, serif" font-size="12">{"".join(body)}</svg>'
    )
    return Picture(svg=svg, told=told)


def _span(text: str) -> tuple[date, date] | None:
    start, end = first_day(text), last_day(text)
    return (start, end) if start and end and start <= end else None


def _x(day: date, first: int, last: int) -> float:
    """Where a day lies between the first day of a year and the last of another."""
    start, end = date(first, 1, 1).toordinal(), date(last, 12, 31).toordinal()
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * (day.toordinal() - start) / (end - start)


def _years(first: int, last: int, height: int) -> Iterator[str]:
    step = next((step for step in _STEPS if (last - first) // step < _MOST_LINES), _STEPS[-1])
    for year in range(first, last + 1):
        if year % step == 0 or first == last:
            x = _x(date(year, 1, 1), first, last)
            yield f'<line x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{height - 22}" stroke="#c8c8c8"/>'
            yield f'<text x="{x:.1f}" y="{height - 8}" text-anchor="middle" fill="#1b1b1b">{year}</text>'


def _lanes(kinds: Sequence[MilestoneKind], labels: Mapping[MilestoneKind, str]) -> Iterator[str]:
    for n, kind in enumerate(kinds):
        y = _TOP + _LANE * n + _LANE / 2
        yield f'<line x1="{_LEFT}" y1="{y:.1f}" x2="{_WIDTH - _RIGHT}" y2="{y:.1f}" stroke="#767676"/>'
        yield f'<text x="{_LEFT - 10}" y="{y + 4:.1f}" text-anchor="end" fill="#1b1b1b">{escape(labels[kind])}</text>'


def _marks(
    spans: Sequence[tuple[MilestoneKind, tuple[date, date]]], kinds: Sequence[MilestoneKind], first: int, last: int
) -> Iterator[str]:
    for kind, (start, end) in spans:
        y = _TOP + _LANE * kinds.index(kind) + _LANE / 2
        left, right = _x(start, first, last), _x(end, first, last)
        if right - left > 10:
            width = right - left
            yield f'<rect x="{left:.1f}" y="{y - 2:.1f}" width="{width:.1f}" height="4" fill="#767676" opacity="0.5"/>'
        x = (left + right) / 2
        yield _SHAPES[kind].format(x=x, y=y, left=x - 4, top=y - 4)

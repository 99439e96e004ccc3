from __future__ import annotations

from observance.cli.speaking import Session
from observance.cli.watching import Lines, done_line
from observance.domain.edition import Problem
from observance.progress import Count


def test_rate_and_time_left_follow_from_the_clock() -> None:
    now = [10.0]
    count = Count(total=4, clock=lambda: now[0], begun=10.0)
    first = count.done("a", (("read", 0.5),), ())
    assert (first.rate, first.left) == (None, None)
    now[0] = 12.0
    second = count.done("b", (), (Problem(stage="read", code="empty", what="x"),))
    assert (second.n, second.rate, second.left, second.errors) == (2, 1.0, 2.0, (("read", 1),))


def test_a_line_tells_documents_rate_time_left_and_errors() -> None:
    now = [0.0]
    count = Count(total=8000, clock=lambda: now[0], begun=0.0)
    now[0] = 1.0
    event = count.done("b", (), (Problem(stage="read", code="empty", what="x"),))
    said = done_line(event, Session(environ={}))
    assert said == "1/8000; 1.0 documents a second; 2:13:19 left; errors: read 1"


def test_lines_come_every_few_seconds_and_at_the_end(capsys) -> None:
    now = [0.0]
    lines = Lines(Session(environ={}), lambda: now[0])
    count = Count(total=20, clock=lambda: now[0], begun=0.0)
    for _ in range(20):
        now[0] += 1.0
        lines(count.done("x", (), ()))
    shown = [line.split(";")[0] for line in capsys.readouterr().err.splitlines()]
    assert shown == ["5/20", "10/20", "15/20", "20/20"]

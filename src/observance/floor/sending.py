"""Acts as a client sends them, one JSON object a line, and the answers that it gets, one JSON object a line.

Reads and gives bytes. What is sent is the row of an act (``observance.floor.rows``) without ``seq``; ``expected`` may
say how many acts the client has seen. A field that the act does not have is an error: a slip in its name would
otherwise be silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from observance.domain.acts import ACTS, Act
from observance.domain.sitting import OutOfOrder
from observance.errors import BadAct
from observance.floor.journal import Accepted
from observance.floor.rows import act_in

#: What a row may hold beside the fields of its act.
_BESIDE = frozenset({"act", "seq", "expected"})


class _Sent(msgspec.Struct):
    act: str
    expected: int | None = None


def act_sent(line: bytes) -> tuple[Act, int | None]:
    """An act and how many acts its client has seen. Raises BadAct."""
    try:
        named = msgspec.json.decode(line, type=dict[str, object])
        sent = msgspec.json.decode(line, type=_Sent)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(error) from error
    if sent.act not in ACTS:
        raise BadAct("there is no act {name}", do="see the acts in docs/running-a-sitting.md", name=sent.act)
    try:
        act = act_in(line)[1]
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(error) from error
    given = {name: value for name, value in named.items() if name not in _BESIDE}
    unknown = sorted(_not_in(given, msgspec.to_builtins(act)))
    if unknown:
        raise BadAct("the act {name} has no field {fields}", name=sent.act, fields=", ".join(unknown))
    return act, sent.expected


def _not_in(given: object, kept: object, path: str = "") -> Iterator[str]:
    """The fields that were sent and are none of what was made of them."""
    if isinstance(given, dict) and isinstance(kept, dict):
        for name, value in given.items():
            place = f"{path}.{name}" if path else str(name)
            if name in kept:
                yield from _not_in(value, kept[name], place)
            else:
                yield place
    elif isinstance(given, list) and isinstance(kept, list | tuple):
        for own, other in zip(given, kept, strict=False):
            yield from _not_in(own, other, path)


def _bad(error: Exception) -> BadAct:
    return BadAct("this line is no act ({problem})", do="send one JSON object a line", problem=error)


def answer_row(answer: Accepted | OutOfOrder, say: Callable[..., str] = str.format) -> bytes:
    """The answer as a row; ``say`` puts why an act is out of order into the words of a language."""
    if isinstance(answer, Accepted):
        return msgspec.json.encode({"id": answer.id, "seq": answer.seq})
    why = say(answer.why, **dict(answer.fields))
    refused = {"id": answer.act, "rule": answer.rule, "why": why}
    return msgspec.json.encode({**refused, "because": answer.because} if answer.because else refused)

"""Acts as a client sends them, one JSON object a line, and the answers that it gets, one JSON object a line.

Reads and gives bytes. What is sent is the row of an act (``observance.floor.rows``) without ``seq``; ``expected`` may
say how many acts the client has seen. A field that the act does not have is an error: a slip in its name would
otherwise be silence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields

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
        named = msgspec.json.decode(line, type=dict[str, msgspec.Raw])
        sent = msgspec.json.decode(line, type=_Sent)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(error) from error
    if sent.act not in ACTS:
        raise BadAct("there is no act {name}", do="see the acts in docs/running-a-sitting.md", name=sent.act)
    unknown = sorted(named.keys() - _BESIDE - {own.name for own in fields(ACTS[sent.act])})
    if unknown:
        raise BadAct("the act {name} has no field {fields}", name=sent.act, fields=", ".join(unknown))
    try:
        return act_in(line)[1], sent.expected
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _bad(error) from error


def _bad(error: Exception) -> BadAct:
    return BadAct("this line is no act ({problem})", do="send one JSON object a line", problem=error)


def answer_row(answer: Accepted | OutOfOrder, say: Callable[..., str] = str.format) -> bytes:
    """The answer as a row; ``say`` puts why an act is out of order into the words of a language."""
    if isinstance(answer, Accepted):
        return msgspec.json.encode({"id": answer.id, "seq": answer.seq})
    why = say(answer.why, **dict(answer.fields))
    refused = {"id": answer.act, "rule": answer.rule, "why": why}
    return msgspec.json.encode({**refused, "because": answer.because} if answer.because else refused)

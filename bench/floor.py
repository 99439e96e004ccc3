"""How fast the floor is: acts a second, the state of a journal of 2,000 acts, the same from a snapshot.

Writes to a temporary folder. The sittings are invented: requests, turns of some seconds, their texts. A session has
fifteen of them in one journal; in another journal every twentieth act is withdrawn.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from observance.domain import acts
from observance.domain.acts import Act, ActInSitting
from observance.domain.record import Capacity
from observance.domain.roster import AgendaItem, Delegation, FloorRequest, Identity, Person
from observance.domain.sitting import Sitting
from observance.floor import Journal, apply, shipped_profile
from observance.floor.rows import row_of

ACTS = 2_000
SITTINGS = 15


def journal(count: int = ACTS) -> list[Act]:
    """A sitting of so many acts."""
    return [make(f"a{n}", n * 1_000) for n, make in zip(range(count), _acts(), strict=False)]


def _acts() -> Iterator[Callable[[str, int], Act]]:
    profile = shipped_profile()
    identity = Identity(body=profile.body, session=profile.session, sitting=1, symbol="CAN/PV.1", day="2022-06-06")
    names = tuple((code, "Norland") for code in profile.languages)
    item = AgendaItem(id="case", sitting=1, state="Veldania", state_code="XV", ratified=1997)
    first: list[tuple[type[Act], dict[str, object]]] = [
        (acts.FoundSitting, {"identity": identity}),
        (acts.AdoptProfile, {"profile": profile}),
        (acts.SetProgramme, {"items": (item,)}),
        (acts.RegisterDelegation, {"delegation": Delegation(id="xn", names=names, state_code="XN")}),
        (acts.RegisterPerson, {"person": Person(id="p", name="TAVI")}),
        (acts.TakeChair, {"person": "p"}),
        (acts.OpenSitting, {}),
        (acts.OpenItem, {"item": "case"}),
    ]
    yield from (_maker(kind, fields) for kind, fields in first)
    n = 0
    while True:
        n += 1
        asked = FloorRequest(
            id=f"r{n}", item="case", capacity=Capacity.GOVERNMENT_MEMBER, delegation="xn", person="p", language="en"
        )
        words = ("We thank the Government for its report. " * 10).strip()
        yield _maker(acts.RequestFloor, {"request": asked})
        yield _maker(acts.GiveFloor, {"turn": f"t{n}", "request": f"r{n}"})
        yield _maker(acts.SetSpokenLanguage, {"turn": f"t{n}", "language": "en"})
        yield _maker(acts.EndTurn, {})
        yield _maker(acts.WriteTurn, {"turn": f"t{n}", "paragraphs": (words, words), "language": "en"})


def session(count: int = ACTS) -> list[Act]:
    """So many acts in each of fifteen sittings, one after the other."""
    found: list[Act] = []
    for number in range(1, SITTINGS + 1):
        own = journal(count)
        for act in own if number == 1 else [own[0], *own[5:]]:
            found.append(_in_sitting(act, number, f"a{len(found)}", len(found) * 1_000))
    return found


def _in_sitting(act: Act, number: int, name: str, at: int) -> Act:
    """The same act of another sitting, with ids of its own."""
    symbol, changed = f"CAN/PV.{number}", {"id": name, "at": at}
    if isinstance(act, ActInSitting):
        changed["sitting"] = symbol
    if isinstance(act, acts.FoundSitting):
        changed["identity"] = replace(act.identity, sitting=number, symbol=symbol)
    elif isinstance(act, acts.SetProgramme):
        items = (replace(act.items[0], id=f"case{n}", sitting=n) for n in range(1, SITTINGS + 1))
        changed["items"] = tuple(items)
    elif isinstance(act, acts.OpenItem):
        changed["item"] = f"case{number}"
    elif isinstance(act, acts.RequestFloor):
        changed["request"] = replace(act.request, id=f"{number}-{act.request.id}", item=f"case{number}")
    elif isinstance(act, acts.GiveFloor):
        changed["request"] = f"{number}-{act.request}"
    return replace(act, **changed)


def with_withdrawals(story: list[Act]) -> list[Act]:
    """Every twentieth act is an extension of time that is withdrawn."""
    found: list[Act] = []
    for n, act in enumerate(story):
        found.append(replace(act, id=f"b{len(found)}"))
        if isinstance(act, acts.GiveFloor) and n % 4 == 0:
            extend = acts.ExtendTime(id=f"b{len(found)}", by="desk", at=act.at, milliseconds=1, reason="a long title")
            undo = acts.WithdrawAct(id=f"b{len(found) + 1}", by="desk", at=act.at, withdrawn=extend.id, reason="a slip")
            found += [extend, undo]
    return found[:ACTS]


def _maker(kind: type[Act], fields: dict[str, object]) -> Callable[[str, int], Act]:
    return lambda name, at: kind(id=name, by="desk", at=at, **fields)


def best(times: int, run: Callable[[], object]) -> float:
    """Seconds of the fastest of some runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        found.append(time.perf_counter() - start)
    return min(found)


def folded(story: list[Act]) -> Sitting:
    """The sitting of acts that are all in order."""
    sitting = Sitting()
    for act in story:
        after = apply(sitting, act)
        assert isinstance(after, Sitting), str(after)
        sitting = after
    return sitting


def main() -> None:
    """Measure and print."""
    for count in (200, ACTS):
        story = journal(count)
        seconds = best(5, lambda story=story: folded(story))  # type: ignore[misc]
        print(f"apply           {count / seconds:9.0f} acts/s    in a journal of {count} acts")
    whole = session()
    seconds = best(1, lambda: folded(whole))
    print(
        f"apply           {len(whole) / seconds:9.0f} acts/s    in a session of {SITTINGS} sittings, {len(whole)} acts"
    )
    with tempfile.TemporaryDirectory() as folder:
        path, undone = Path(folder), with_withdrawals(story)
        count = sum(isinstance(act, acts.WithdrawAct) for act in undone)
        (path / "journal.jsonl").write_bytes(b"".join(row_of(act, n) + b"\n" for n, act in enumerate(undone, 1)))
        taken = best(5, lambda: Journal(path)) * 1_000
        print(f"state           {taken:9.1f} ms        of {ACTS} acts, {count} of them withdrawals")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        lines = b"".join(row_of(act, n) + b"\n" for n, act in enumerate(story, 1))
        (path / "journal.jsonl").write_bytes(lines)
        print(f"state           {best(5, lambda: Journal(path)) * 1_000:9.1f} ms        of {ACTS} acts on disk")
        Journal(path).snapshot()
        print(f"from a snapshot {best(5, lambda: Journal(path)) * 1_000:9.1f} ms        of the same")
    with tempfile.TemporaryDirectory() as folder:
        book, few = Journal(Path(folder)), story[:200]
        seconds = best(1, lambda: [book.append(act) for act in few])
        print(f"append          {len(few) / seconds:9.0f} acts/s    each brought to the disk")


if __name__ == "__main__":
    main()

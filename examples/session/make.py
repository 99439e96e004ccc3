"""The fictional session as a script of acts, and what comes of it.

    python examples/session/make.py [DIR]

Writes ``session.jsonl`` and ``next-session.jsonl``, one act a line as ``observance sitting act`` takes them, with ids
and times of their own; and what they come to: the answers, the states, the records as drafted, adopted and corrected,
and the adopted conclusions. The same program gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import session_words as words
from session_words import PV_9, PV_16, SPEECHES

from observance.domain import acts
from observance.domain.acts import Act, kind_of
from observance.domain.amendments import AdoptedRecord, Amendment, Change, Corrects, Corrigendum
from observance.domain.record import Capacity
from observance.domain.roster import FloorRequest, WrittenInformation
from observance.domain.rules import Part, SpeakingLimit
from observance.domain.sitting import Sitting
from observance.floor import (
    Accepted,
    adopted_conclusions,
    adopted_record,
    apply,
    conclusions_document,
    corrected_record,
    draft_record,
    shipped_profile,
    spread,
)
from observance.floor.sending import answer_row

HERE = Path(__file__).resolve().parent
MINUTE, DAY = 60_000, 86_400_000


@dataclass
class Script:
    """Acts in the making, with their answers."""

    prefix: str
    at: int
    sitting: Sitting = field(default_factory=Sitting)
    lines: list[bytes] = field(default_factory=list)
    answers: list[bytes] = field(default_factory=list)

    def do(self, kind: type[Act], by: str = "secretariat", **fields: object) -> None:
        """An act, whatever comes of it."""
        act = kind(**{"id": f"{self.prefix}-{len(self.lines) + 1}", "by": by, "at": self.at, **fields})  # type: ignore[arg-type]
        head = json.dumps({"act": kind_of(act)}).encode()
        self.lines.append(head[:-1] + b"," + msgspec.json.encode(act)[1:])
        after = apply(self.sitting, act)
        if isinstance(after, Sitting):
            self.sitting = after
            self.answers.append(answer_row(Accepted(id=act.id, seq=len(after.acts))))
        else:
            self.answers.append(answer_row(after))

    def write(self, sitting: str, turn: str, words: str, after: str | None = None) -> None:
        """A writer takes down what was said."""
        language, paragraphs = SPEECHES[words]
        self.do(acts.WriteTurn, "writer", sitting=sitting, turn=turn, paragraphs=paragraphs, language=language,
                after=after)  # fmt: skip

    def chair(self, sitting: str, turn: str) -> None:
        """The Chair says something."""
        self.do(acts.ChairSpeaks, "the-chair", sitting=sitting, turn=turn, language=SPEECHES[turn][0])
        self.at += MINUTE
        self.do(acts.EndTurn, "the-chair", sitting=sitting)
        self.write(sitting, turn, turn)

    def speak(self, sitting: str, turn: str, minutes: int) -> None:
        """Who asked for the floor under that name speaks."""
        self.do(acts.GiveFloor, "the-chair", sitting=sitting, turn=turn, request=turn)
        self.at += minutes * MINUTE
        self.do(acts.EndTurn, "the-chair", sitting=sitting)
        self.write(sitting, turn, turn)


def moment(day: str) -> int:
    """Noon of a day, UTC."""
    return int(datetime.fromisoformat(day).replace(hour=12, tzinfo=UTC).timestamp() * 1000)


def enter(script: Script) -> None:
    """Delegations, people, credentials."""
    for delegation in words.DELEGATIONS:
        script.do(acts.RegisterDelegation, delegation=delegation)
    for person in words.PEOPLE:
        script.do(acts.RegisterPerson, person=person)
    for credential in words.CREDENTIALS:
        script.do(acts.RegisterCredential, credential=credential)


def asked(name: str, capacity: Capacity, item: str, language: str = "en", **more: object) -> FloorRequest:
    given = {"delegation": None, "person": None, **more}
    return FloorRequest(id=name, item=item, capacity=capacity, language=language, **given)  # type: ignore[arg-type]


MINISTER = {"delegation": "xv", "person": "minister"}
REQUESTS = (
    ("xv-mail", asked("v-gov", Capacity.GOVERNMENT_REPRESENTATIVE, "veldania", "ru", part=Part.OPENING, **MINISTER)),
    ("secretariat", asked("v-workers", Capacity.WORKER_MEMBERS, "veldania", part=Part.OPENING)),
    ("secretariat", asked("v-employers", Capacity.EMPLOYER_MEMBERS, "veldania", "fr", part=Part.OPENING)),
    ("xv-mail", asked("v-docker", Capacity.WORKER_MEMBER, "veldania", "ru", delegation="xv", person="docker")),
    ("xn-mail", asked("v-norland", Capacity.GOVERNMENT_MEMBER, "veldania", delegation="xn", person="envoy",
                      on_behalf_of=("Northern Lights Group",), aligned=("Norway", "Iceland"))),
    ("xs-mail", asked("v-teacher", Capacity.WORKER_MEMBER, "veldania", delegation="xs", person="teacher")),
    ("wfl-mail", asked("v-lamps", Capacity.OBSERVER, "veldania", "es", delegation="wfl", person="lamplighter")),
    ("xv-mail", asked("v-gov-closing", Capacity.GOVERNMENT_REPRESENTATIVE, "veldania", "ru", part=Part.CLOSING,
                      **MINISTER)),
    ("xc-mail", asked("c-gov", Capacity.GOVERNMENT_REPRESENTATIVE, "caldoro", "es", part=Part.OPENING,
                      delegation="xc", person="director")),
    ("secretariat", asked("c-workers", Capacity.WORKER_MEMBERS, "caldoro", part=Part.OPENING)),
    ("secretariat", asked("c-employers", Capacity.EMPLOYER_MEMBERS, "caldoro", "fr", part=Part.OPENING)),
)  # fmt: skip


def before(script: Script) -> None:
    """Rules, programme, registry, list of speakers."""
    script.do(acts.FoundSitting, identity=PV_9)
    script.do(acts.AdoptProfile, profile=replace(shipped_profile(), session=PV_9.session))
    script.do(acts.FoundSitting, identity=PV_16)
    cases = spread((words.VELDANIA, words.NORLAND, words.CALDORO, words.SOUTHLAND), (9, 10))
    script.do(acts.SetProgramme, items=(words.WORK, *cases, words.CLOSING_WORK))
    script.do(acts.MoveItem, item="norland", to=10, reason="the Minister of Norland arrives a day later")
    script.do(acts.MoveItem, item="caldoro", to=9, reason="in place of Norland")
    enter(script)
    for by, request in REQUESTS:
        script.do(acts.RequestFloor, by, request=request)
    script.do(acts.HandInText, "xv-mail", request="v-gov", text=" ".join(SPEECHES["v-gov"][1]))
    script.do(acts.CloseList, item="veldania")
    script.do(acts.CloseList, item="caldoro")


def ninth(script: Script) -> None:
    """The ninth sitting: two cases."""
    here = PV_9.symbol
    script.do(acts.TakeChair, sitting=here, person="chair")
    script.do(acts.OpenSitting, sitting=here)
    script.do(acts.OpenItem, sitting=here, item="work")
    script.chair(here, "welcome")
    script.do(acts.CloseItem, sitting=here)
    alone = (Capacity.WORKER_MEMBER, Capacity.EMPLOYER_MEMBER, Capacity.GOVERNMENT_MEMBER, Capacity.OBSERVER)
    limit = SpeakingLimit(milliseconds=3 * MINUTE, capacities=alone, group=False)
    script.do(acts.AnnounceLimit, "the-chair", sitting=here, limit=limit, item="veldania", reason="the list is long")
    script.do(acts.OpenItem, sitting=here, item="veldania")
    for turn, minutes in (("v-gov", 14), ("v-workers", 12), ("v-employers", 9), ("v-docker", 3), ("v-norland", 5)):
        script.speak(here, turn, minutes)
    interrupted(script, here)
    script.do(acts.GrantLeave, "the-chair", request="v-lamps")
    script.speak(here, "v-lamps", 2)
    script.speak(here, "v-gov-closing", 6)
    script.chair(here, "v-end")
    script.do(acts.CloseItem, sitting=here)
    script.do(acts.SuspendSitting, "the-chair", sitting=here)
    script.at += 15 * MINUTE
    script.do(acts.ResumeSitting, "the-chair", sitting=here)
    script.do(acts.OpenItem, sitting=here, item="caldoro")
    for turn in ("c-gov", "c-workers", "c-employers"):
        script.speak(here, turn, 4)
    script.chair(here, "c-end")
    script.do(acts.CloseItem, sitting=here)
    script.do(acts.CloseSitting, sitting=here)


def interrupted(script: Script, here: str) -> None:
    """A speech with a point of order in it, and the Chair's ruling."""
    script.do(acts.GiveFloor, "the-chair", sitting=here, turn="v-teacher", request="v-teacher")
    script.at += MINUTE
    script.do(acts.RaisePointOfOrder, sitting=here, turn="order", capacity="employer_members", language="en")
    script.at += 20_000
    script.do(acts.EndTurn, sitting=here)
    script.do(acts.Interrupt, "the-chair", sitting=here, turn="ruling", language="en", reason="ruling on the point")
    script.at += 10_000
    script.do(acts.EndTurn, sitting=here)
    script.do(acts.ResumeClock, "the-chair", sitting=here)
    script.at += MINUTE
    script.do(acts.EndTurn, "the-chair", sitting=here)
    script.write(here, "v-teacher", "v-teacher")
    script.write(here, "order", "order")
    script.write(here, "ruling", "ruling")
    script.write(here, "v-teacher", "v-teacher-on", after="ruling")


def amendment(name: str, turn: str, paragraph: int, old: str, new: str, corrects: Corrects) -> Amendment:
    text = SPEECHES[turn][1][paragraph]
    return Amendment(id=name, turn=turn, paragraph=paragraph, old=text, new=text.replace(old, new), corrects=corrects)


AMENDMENTS = (
    ("xv-mail", amendment("m1", "v-gov", 1, "open to everybody", "open to all associations", Corrects.INTERPRETATION)),
    ("xv-mail", amendment("m2", "v-gov", 1, "open to everybody", "open to the public", Corrects.SPEAKER)),
    ("xs-mail", amendment("m3", "v-teacher", 0, "without a certificate", "with a certificate", Corrects.SPEAKER)),
    ("xn-mail", Amendment(id="m4", turn="v-norland", paragraph=2, old="",
                          new="We stand ready to share our experience.", corrects=Corrects.TRANSCRIPTION,
                          change=Change.INSERT)),
)  # fmt: skip


def amended(script: Script) -> None:
    """The draft, four amendments: one in conflict with another, one refused, two accepted."""
    here = PV_9.symbol
    script.at += 30 * MINUTE
    script.do(acts.PublishDraft, sitting=here, deadline=script.at + 5 * DAY)
    script.at += DAY
    for by, made in AMENDMENTS:
        script.do(acts.ProposeAmendment, by, sitting=here, amendment=made)
        script.do(acts.AcknowledgeAmendment, sitting=here, amendment=made.id)
    script.do(acts.AcceptAmendment, sitting=here, amendment="m1")
    script.do(acts.AcceptAmendment, sitting=here, amendment="m2")
    reason = "it changes the same words as m1, which the interpreter confirmed"
    script.do(acts.ReturnAmendment, sitting=here, amendment="m2", reason=reason)
    script.do(acts.RefuseAmendment, sitting=here, amendment="m3", reason="the recording holds what was printed")
    script.do(acts.AcceptAmendment, sitting=here, amendment="m4")


def sixteenth(script: Script) -> None:
    """The sixteenth sitting: the record adopted, and conclusions on both cases."""
    here = PV_16.symbol
    script.at = moment(PV_16.day) - 2 * DAY
    script.do(acts.DraftConclusions, conclusions=words.ON_VELDANIA)
    script.do(acts.DraftConclusions, conclusions=words.ON_CALDORO)
    old = words.ON_CALDORO.texts[0].paragraphs[1]
    script.do(acts.AmendConclusions, conclusions="conclusions-caldoro", language="en", paragraph=1, old=old,
              new=old.replace("to convene the Council and", "to convene the Council without delay and"),
              reason="agreed by the Vice-Chairpersons")  # fmt: skip
    script.at = moment(PV_16.day)
    script.do(acts.TakeChair, sitting=here, person="vice-chair")
    script.do(acts.OpenSitting, sitting=here)
    script.do(acts.OpenItem, sitting=here, item="adoption")
    script.do(acts.AdoptEarlierRecords, "the-chair", sitting=here,
              records=(AdoptedRecord(symbol=PV_9.symbol, as_amended=True),))  # fmt: skip
    script.do(acts.CloseItem, sitting=here)
    conclude(script, here, "caldoro", "c-read")
    script.do(acts.CloseItem, sitting=here)
    conclude(script, here, "veldania", "v-read")
    after = asked("v-after", Capacity.GOVERNMENT_REPRESENTATIVE, "veldania", "ru", part=Part.AFTER_CONCLUSIONS,
                  **MINISTER)  # fmt: skip
    script.do(acts.RequestFloor, "xv-mail", request=after)
    script.speak(here, "v-after", 2)
    script.do(acts.CloseItem, sitting=here)
    script.do(acts.CloseSitting, sitting=here)
    made = Corrigendum(
        id="c1", turn="v-gov", paragraph=2, old=SPEECHES["v-gov"][1][2],
        new=SPEECHES["v-gov"][1][2].replace("Forty-one", "Forty-two"), reason="a figure misheard",
    )  # fmt: skip
    script.at += DAY
    script.do(acts.IssueCorrigendum, sitting=PV_9.symbol, corrigendum=made)


def conclude(script: Script, here: str, item: str, turn: str) -> None:
    """Conclusions are read out and adopted."""
    name = f"conclusions-{item}"
    script.do(acts.OpenItem, sitting=here, item=item)
    script.do(acts.ChairSpeaks, "the-chair", sitting=here, turn=turn, language="en")
    script.do(acts.ReadOutConclusions, "the-chair", sitting=here, conclusions=name)
    script.at += 3 * MINUTE
    script.do(acts.EndTurn, "the-chair", sitting=here)
    script.write(here, turn, turn)
    script.do(acts.AdoptConclusions, "the-chair", sitting=here, conclusions=name)


def next_year(script: Script, session: Sitting) -> None:
    """The next session opens from what this one concluded, and the Government answers an item in writing."""
    script.do(acts.FoundSitting, identity=words.NEXT)
    script.do(acts.AdoptProfile, profile=replace(shipped_profile(), session=words.NEXT.session))
    script.do(acts.TakeUpConclusions, conclusions=adopted_conclusions(session.state))
    script.do(acts.SetProgramme, items=(replace(words.VELDANIA, sitting=2), replace(words.WORK, sitting=1)))
    enter(script)
    paper = WrittenInformation(
        id="w1", item="veldania", delegation="xv", pages=4, title="Information on section 23 of the Law",
        sha256="0" * 64, answers=("veldania-2024-1", "veldania-2024-2"),
    )  # fmt: skip
    script.do(acts.FileWrittenInformation, "xv-mail", information=paper)


def made() -> dict[str, bytes]:
    """Every file by its name."""
    script = Script(prefix="s", at=moment(PV_9.day) - 4 * DAY)
    before(script)
    script.at = moment(PV_9.day)
    for part in (ninth, amended, sixteenth):
        part(script)
    following = Script(prefix="n", at=moment(words.NEXT.day) - 10 * DAY)
    next_year(following, script.sitting)
    state = script.sitting.state
    first, later = state.at(PV_9.symbol), state.at(PV_16.symbol)
    texts = {
        "can-pv-9-draft": draft_record(first, "can-pv-9"),
        "can-pv-9-adopted": adopted_record(first, "can-pv-9"),
        "can-pv-9-corrected": corrected_record(first, "can-pv-9"),
        "can-pv-16-draft": draft_record(later, "can-pv-16"),
    }
    files = {f"{name}.txt": record.document.reading.text for name, record in texts.items()}
    for name in state.conclusions:
        for code in words.LANGUAGES:
            document = conclusions_document(state, name, code, name)
            files[f"{name}-{code}.txt"] = document.reading.text
    found = {name: text.encode() + b"\n" for name, text in files.items()}
    for name, own in (("session", script), ("next-session", following)):
        found[f"{name}.jsonl"] = b"".join(line + b"\n" for line in own.lines)
        found[f"{name}-answers.jsonl"] = b"".join(line + b"\n" for line in own.answers)
        found[f"{name}-state.json"] = state_file(own.sitting)
    return found


def state_file(sitting: Sitting) -> bytes:
    """The state without its rules, which the script holds."""
    state = replace(sitting.state, profile=None)
    plain = msgspec.to_builtins(state)
    for own in (plain, *plain["apart"].values()):
        if own["publication"]:
            del own["publication"]["printed"]
    return json.dumps(plain, indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else HERE
    for name, content in made().items():
        (folder / name).write_bytes(content)


if __name__ == "__main__":
    main(sys.argv[1:])

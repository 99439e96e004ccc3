"""A case as linked data: one JSON-LD document, in the words of schema.org and a few of our own.

Reads a case file; gives a dictionary, and the context that explains its words. The context is shipped
(``context.jsonld``) and written beside the data: nothing is fetched. It is data for the public: it goes through a
:class:`~observance.publish.discretion.Discretion`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib import resources
from typing import Any

from observance.casefile import CaseFile
from observance.casefile.case import has_product
from observance.domain.case import Ask, Case, Issue, Step
from observance.domain.findings import ActorKind
from observance.domain.parties import Actor
from observance.publish.discretion import Discretion
from observance.reference.topics import topic_of

CONTEXT_FILE = "context.jsonld"
_BASE = "urn:observance"
_TYPES = {ActorKind.PERSON: "Person", ActorKind.ORGANISATION: "Organization", ActorKind.STATE: "Country"}
#: The steps of an ask by their term, with the type of what each points to.
_STEPS = (
    ("requests", "Request"),
    ("objections", "Request"),
    ("answers", "Measure"),
    ("contested", "Allegation"),
    ("appreciations", "Appreciation"),
)

Node = Mapping[str, Any]


def context() -> Mapping[str, Any]:
    """The words of the data, each with the IRI that it stands for."""
    text = resources.files("observance.publish").joinpath(CONTEXT_FILE).read_text(encoding="utf-8")
    found: Mapping[str, Any] = json.loads(text)
    return found


def linked_data(file: CaseFile, discretion: Discretion) -> Mapping[str, Any]:
    """A case file as JSON-LD, without those who are left out of data for the public."""
    nodes: dict[str, Node] = {}
    for node in _nodes(file, discretion):
        nodes.setdefault(str(node["id"]), discretion.row("", node) or node)
    return {"@context": CONTEXT_FILE, "@graph": list(nodes.values())}


def _nodes(file: CaseFile, discretion: Discretion) -> Iterator[Node]:
    yield from _documents(file)
    for n, case in enumerate(file.cases(), start=1):
        yield from _case(n, case)
    for actor in file.parties().actors:
        if actor.id not in discretion.out:
            yield _actor(actor, discretion)


def _iri(kind: str, id_: object) -> str:
    return f"{_BASE}:{kind}:{id_}"


def _given(node: Node) -> Node:
    """A node without what is not known."""
    return {name: value for name, value in node.items() if value is not None and value != []}


def _documents(file: CaseFile) -> Iterator[Node]:
    for entry in file.documents():
        outline = file.outline(entry.reference) if has_product(entry, "outline") else None
        yield _given(
            {
                "id": _iri("document", entry.reference),
                "type": "DigitalDocument",
                "name": (outline.title if outline else None) or entry.document,
                "file": entry.document,
                "sha256": entry.sha256,
                "symbol": outline.symbol if outline else None,
                "date": outline.date if outline else None,
                "genre": outline.kind if outline else None,
                "language": list(outline.languages) if outline else None,
            }
        )


def _case(number: int, case: Case) -> Iterator[Node]:
    id_ = _iri("case", number)
    yield _given(
        {
            "id": id_,
            "type": "Case",
            "state": case.matter.state,
            "stateCode": case.matter.state_code,
            "convention": list(case.matter.conventions),
            "documents": [_iri("document", reference) for reference in case.documents],
        }
    )
    for ask in case.asks:
        yield from _ask(ask, id_)
    for n, issue in enumerate(case.issues, start=1):
        yield from _issue(issue, f"{number}.{n}", id_)


def _ask(ask: Ask, case: str) -> Iterator[Node]:
    yield _given(
        {
            "id": _iri("ask", ask.id),
            "type": "Ask",
            "ofCase": case,
            "act": ask.act.value,
            "object": ask.object,
            "askState": ask.state.value,
            "closing": ask.closing.value,
            "provision": list(ask.provisions),
            **{what: [_iri("finding", step.finding) for step in getattr(ask, what)] for what, _ in _STEPS},
        }
    )
    for what, type_ in _STEPS:
        yield from (_quotation(step, type_) for step in getattr(ask, what))


def _issue(issue: Issue, number: str, case: str) -> Iterator[Node]:
    topic = topic_of(issue.topic)
    names = {code: topic.title(code) for code in ("en", "fr", "es", "ru")} if topic else None
    findings = [step.finding for step in (*issue.requests, *issue.measures, *issue.allegations)]
    yield _given(
        {
            "id": _iri("issue", number),
            "type": "Issue",
            "ofCase": case,
            "topic": issue.topic or None,
            "title": names,
            "article": list(topic.articles) if topic else None,
            "provision": [issue.provision] if issue.provision else None,
            "askState": issue.state.value,
            "asks": [_iri("ask", ask) for ask in issue.asks],
            "findings": [_iri("finding", finding) for finding in findings],
        }
    )
    for steps, type_ in (
        (issue.requests, "Request"),
        (issue.measures, "Measure"),
        (issue.allegations, "Allegation"),
    ):
        yield from (_quotation(step, type_) for step in steps)


def _quotation(step: Step, type_: str) -> Node:
    return _given(
        {
            "id": _iri("finding", step.finding),
            "type": ["Quotation", type_],
            "text": {"@value": step.words, **({"@language": step.language} if step.language else {})},
            "document": _iri("document", step.document),
            "page": step.page,
            "speech": step.speech,
            "by": step.by,
            "how": step.how,
            "interpretedFrom": step.interpreted_from,
        }
    )


def _actor(actor: Actor, discretion: Discretion) -> Node:
    return _given(
        {
            "id": _iri("actor", actor.id),
            "type": _TYPES[actor.kind],
            "name": actor.name,
            "alternateName": [name for name in actor.names if name != actor.name],
            "countryCode": actor.country,
            "mentionedIn": sorted({_iri("document", mention.document) for mention in actor.mentions}),
            "relations": [
                {"type": "Relation", "kind": one.kind.value, "target": _iri("actor", one.target)}
                for one in actor.relations
                if one.target not in discretion.out
            ],
        }
    )


def as_text(data: Mapping[str, Any]) -> str:
    """Linked data as the text of a file."""
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"

"""What keys are called: values of findings, facts of documents, parts of the interface, as messages by tables.

Reads nothing; gives English messages, which :mod:`observance_web.words` puts into the language of a request.
"""

from __future__ import annotations

from collections.abc import Mapping

from observance.cli.acting import DOUBTS, GROUNDS
from observance.cli.acting import KINDS as ACTOR_KINDS
from observance.cli.layout import KINDS as SOME_DOCUMENT_KINDS
from observance.cli.listing_decisions import EFFECTS
from observance.cli.listing_decisions import KINDS as DECISIONS
from observance.errors import N_
from observance.publish.report.asks import ACTS, CLOSINGS, HOW, STATES
from observance.publish.report.differences import CAUTIONS
from observance.publish.report.differences import KINDS as DIFFERENCE_KINDS
from observance.publish.report.history import CONCLUDED, MET_BY, STANCES
from observance.publish.report.history import KINDS as MILESTONE_KINDS
from observance.publish.report.past import EVENTS
from observance.publish.report.past import KINDS as REFERENCE_KINDS
from observance.publish.report.procedures import STEPS as UNION_STEPS
from observance.publish.speakers import CAPACITIES

DOCUMENT_KINDS: Mapping[str, str] = {
    **SOME_DOCUMENT_KINDS,
    "summary_record": N_("summary record"),
    "experts_comment": N_("comment of the Experts"),
    "cfa_report": N_("report of the Committee on Freedom of Association"),
    "conclusions": N_("conclusions"),
    "law": N_("law"),
    "court_decision": N_("court decision"),
}
FINDING_KINDS: Mapping[str, str] = {
    "dates": N_("date"),
    "provisions": N_("provision"),
    "names": N_("name"),
    "figures": N_("figure"),
    "references": N_("reference"),
    "requests": N_("request"),
    "measures": N_("measure"),
    "allegations": N_("allegation"),
    "appreciations": N_("appreciation"),
    "positions": N_("position"),
}
STATUSES: Mapping[str, str] = {
    "done": N_("said to be done"),
    "in_progress": N_("said to be in progress"),
    "planned": N_("said to be planned"),
}
ALLEGATIONS: Mapping[str, str] = {
    "refusal_of_registration": N_("refusal of registration"),
    "suspension": N_("suspension"),
    "dissolution": N_("dissolution"),
    "conviction_imprisonment": N_("conviction or imprisonment"),
    "activity_ban": N_("ban on activity"),
    "movement_restriction": N_("restriction of movement"),
    "assault_violence": N_("assault or violence"),
    "harassment_interference": N_("harassment or interference"),
    "legislative_obstacle": N_("obstacle in law"),
    "strike_criminalisation": N_("criminalization of strikes"),
    "foreign_aid_restriction": N_("restriction of foreign aid"),
    "employer_refusal": N_("refusal by an employer"),
    "sham_dialogue": N_("dialogue said to be a sham"),
    "anti_union_dismissal": N_("dismissal for union activity"),
    "forced_labour": N_("forced labour"),
    "other": N_("other"),
}
GRADES: Mapping[str, str] = {
    "satisfaction": N_("satisfaction"),
    "interest": N_("interest"),
    "appreciation": N_("appreciation"),
    "welcome": N_("welcomes"),
    "note": N_("notes"),
    "concern": N_("concern"),
    "regret": N_("regret"),
    "deplore": N_("deplores"),
    "condemn": N_("condemns"),
}
READ_STATES: Mapping[str, str] = {
    "read": N_("read"),
    "partly_read": N_("read in part"),
    "not_read": N_("not read"),
}
INSTRUMENT_KINDS: Mapping[str, str] = {
    "convention": N_("Convention"),
    "national_law": N_("law of the State"),
    "constitution": N_("constitution"),
    "ordinance": N_("ordinance"),
    "agreement": N_("agreement"),
    "other": N_("other instrument"),
}
STEPS: Mapping[str, str] = {
    "requests": N_("Asked"),
    "objections": N_("Objected"),
    "answers": N_("The Government"),
    "contested": N_("Contested"),
    "appreciations": N_("Noted"),
}
#: The rows of the story of an ask.
STORY: Mapping[str, str] = {
    "asked": N_("asked"),
    "objected": N_("objected"),
    "answered": N_("Government"),
    "contested": N_("contested"),
    "noted": N_("noted"),
    "met": N_("said to be met"),
    "concluded": N_("conclusions"),
}
#: The columns of entries that have many quotations.
COLUMNS: Mapping[str, str] = {
    "rests": N_("rests on"),
    "requests": N_("asked"),
    "measures": N_("stated"),
    "allegations": N_("alleged"),
    "asked": N_("asked"),
    "stated": N_("stated"),
    "alleged": N_("alleged"),
    "planned": N_("announced"),
    "told": N_("who tells of it"),
    "one": N_("Said elsewhere too"),
    "other": N_("Said elsewhere too"),
}
#: What a finding's own values are called, and its values where they are keys.
FIELDS: Mapping[str, str] = {
    "iso": N_("date"),
    "relative": N_("counted from another date"),
    "instrument": N_("instrument"),
    "kind": N_("kind"),
    "provision": N_("provision"),
    "resolved": N_("goes back to"),
    "version": N_("version spoken of"),
    "name": N_("name"),
    "honorific": N_("honorific"),
    "title": N_("title"),
    "of": N_("of"),
    "long_form": N_("long form"),
    "country": N_("State"),
    "former": N_("of former times"),
    "value": N_("value"),
    "unit": N_("unit"),
    "counts": N_("what is counted"),
    "date": N_("date"),
    "bound": N_("bound"),
    "author": N_("author"),
    "asker": N_("who asks"),
    "addressee": N_("of whom it is asked"),
    "strength": N_("how it is asked"),
    "act": N_("act"),
    "action": N_("in the words"),
    "voice": N_("voice"),
    "of_whom": N_("whose words"),
    "conditional": N_("conditional"),
    "repeated": N_("repeated"),
    "echoes": N_("takes up"),
    "objects_to": N_("objects to it"),
    "deadline": N_("deadline"),
    "due_date": N_("date"),
    "due_event": N_("session or event"),
    "provisions": N_("provisions"),
    "actors": N_("people and bodies"),
    "claimed_by": N_("who says so"),
    "status": N_("status"),
    "alleged_by": N_("who alleges it"),
    "type": N_("type"),
    "standing": N_("how it is put"),
    "victims": N_("victims as stated"),
    "perpetrator": N_("author of the act as stated"),
    "reprisal": N_("said to be a reprisal"),
    "by": N_("who notes it"),
    "grade": N_("in which words"),
    "stance": N_("stance"),
    "own_account": N_("own account"),
}
VOICES: Mapping[str, str] = {"own": N_("own words"), "reported": N_("another's words, recalled")}
STANDINGS: Mapping[str, str] = {
    "alleged": N_("alleged"),
    "noted": N_("noted"),
    "stated_by_government": N_("stated by the Government"),
}
BOUNDS: Mapping[str, str] = {"about": N_("about"), "at_least": N_("at least"), "at_most": N_("at most")}
FACTS: Mapping[str, str] = {
    "kind": N_("kind"),
    "title": N_("title"),
    "symbol": N_("symbol"),
    "date": N_("date"),
    "not_before": N_("not before"),
    "not_after": N_("not after"),
    "author": N_("author"),
    "recipient": N_("recipient"),
    "copy_to": N_("copy to"),
    "reference": N_("reference number"),
    "status": N_("status"),
    "chair": N_("Chairperson"),
    "body": N_("body"),
    "language": N_("language"),
    "state": N_("State"),
    "convention": N_("Convention"),
    "comment_type": N_("kind of comment"),
    "previous_comment": N_("comment before"),
    "same_as": N_("same text as"),
    "on_behalf_of": N_("on behalf of"),
    "aligned": N_("aligned"),
}
#: What the values of facts are called that are no words of the document: by the name of the fact.
FACT_VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": DOCUMENT_KINDS,
    "status": {"draft": N_("draft"), "adopted": N_("adopted")},
    "comment_type": REFERENCE_KINDS,
}

PLACES: Mapping[str, str] = {
    name: name
    for name in (
        N_("Asks"),
        N_("Documents"),
        N_("People and bodies"),
        N_("Law"),
        N_("Time"),
        N_("Differences"),
    )
}
AIDS: Mapping[str, str] = {"size": N_("Size of text"), "contrast": N_("Contrast"), "pictures": N_("Pictures")}
SIZES: Mapping[str, str] = {"normal": N_("normal"), "large": N_("large"), "largest": N_("largest")}
CONTRASTS: Mapping[str, str] = {"normal": N_("normal"), "high": N_("high")}
PICTURES: Mapping[str, str] = {"on": N_("shown"), "off": N_("not shown")}
MARGINS: Mapping[str, str] = {
    "said": N_("what is said"),
    "all": N_("what is said and cited"),
    "none": N_("nothing"),
}
ACTORS: Mapping[str, str] = {"person": N_("people"), "organisation": N_("bodies"), "state": N_("States")}

FOUND: Mapping[str, str] = {
    "request": N_("requests"),
    "measure": N_("measures"),
    "allegation": N_("allegations"),
    "appreciation": N_("appreciations"),
    "reference": N_("references"),
}
#: What is counted of a file while it is read.
COUNTED: Mapping[str, str] = {
    "dates": N_("dates"),
    "provisions": N_("provisions"),
    "names": N_("names"),
    "relations": N_("relations"),
    "figures": N_("figures"),
    "references": N_("references"),
    "requests": N_("requests"),
    "measures": N_("measures"),
    "allegations": N_("allegations"),
    "appreciations": N_("appreciations"),
    "positions": N_("positions"),
    "antecedents": N_("words that are pointed back to"),
    "claims": N_("claims"),
}
MATCHINGS: Mapping[str, str] = {
    "exact": N_("the words themselves"),
    "forms": N_("their forms too"),
    "spelling": N_("any spelling and script of a name too"),
}
MATCHED: Mapping[str, str] = {
    "exact": N_("the word itself"),
    "form": N_("another form"),
    "spelling": N_("another spelling"),
}
ORDERS: Mapping[str, str] = {"time": N_("newest first"), "closeness": N_("closest first")}
#: What can be chosen of a case to be taken away, and the orders of its asks.
TAKEN: Mapping[str, str] = {
    "sheet": N_("the sheet for the room"),
    "full": N_("the sheet with more quotations and whole citations"),
    "follow-up": N_("the asks over the years"),
    "case": N_("all that the documents say"),
}
ASKS_ORDERS: Mapping[str, str] = {
    "closings": N_("by the closing remarks that make them"),
    "article": N_("by provision"),
    "asker": N_("by who asks first"),
}
PHASES: Mapping[str, str] = {
    "waiting": N_("nothing is being read"),
    "reading": N_("reading"),
    "assembling": N_("putting the case together"),
    "stopped": N_("stopped; what was read stays"),
    "failed": N_("the reading has ended with an error"),
}
STAGES: Mapping[str, str] = {
    "read": N_("to read"),
    "segment": N_("to cut into passages"),
    "extract": N_("to find what is said"),
    "outline": N_("to outline"),
    "about": N_("what it is about"),
    "editions": N_("which texts are one"),
    "matters": N_("which cases there are"),
    "resolve": N_("who is who"),
    "asks": N_("what is asked"),
    "disagreements": N_("where statements differ"),
    "holdings": N_("which sources are here"),
}

#: What a key is called, by the name of its table in templates.
TABLES: Mapping[str, Mapping[str, str]] = {
    "act": ACTS,
    "how": {**HOW, **STATUSES, **ALLEGATIONS, **GRADES},
    "state": STATES,
    "closing": {closing.value: words for closing, words in CLOSINGS.items()},
    "document": DOCUMENT_KINDS,
    "capacity": CAPACITIES,
    "ground": GROUNDS,
    "doubt": DOUBTS,
    "union_step": UNION_STEPS,
    "actor": ACTOR_KINDS,
    "reference": REFERENCE_KINDS,
    "milestone": MILESTONE_KINDS,
    "stance": STANCES,
    "finding": FINDING_KINDS,
    "read": READ_STATES,
    "step": STEPS,
    "story": STORY,
    "column": COLUMNS,
    "field": FIELDS,
    "fact": FACTS,
    "difference": {kind.value: words for kind, words in DIFFERENCE_KINDS.items()},
    "caution": {caution.value: words for caution, words in CAUTIONS.items()},
    "place": PLACES,
    "aid": AIDS,
    "size": SIZES,
    "contrast": CONTRASTS,
    "pictures": PICTURES,
    "margin": MARGINS,
    "actors": ACTORS,
    "met": {by.value: words for by, words in MET_BY.items()},
    "concluded": {state.value if state else "": words for state, words in CONCLUDED.items()},
    "found": FOUND,
    "counted": COUNTED,
    "matching": MATCHINGS,
    "matched": MATCHED,
    "order": ORDERS,
    "taken": TAKEN,
    "decision": DECISIONS,
    "effect": EFFECTS,
    "asks_order": ASKS_ORDERS,
    "phase": PHASES,
    "stage": STAGES,
    "how_any": {**HOW, **STATUSES, **ALLEGATIONS, **GRADES, **STANCES, **REFERENCE_KINDS},
}
#: The table that names the values of a finding's field; a field without one holds data.
OF_FIELD: Mapping[str, Mapping[str, str]] = {
    "strength": HOW,
    "act": ACTS,
    "status": STATUSES,
    "type": ALLEGATIONS,
    "grade": GRADES,
    "stance": STANCES,
    "voice": VOICES,
    "standing": STANDINGS,
    "bound": BOUNDS,
    "due_event": EVENTS,
}
OF_KIND: Mapping[str, Mapping[str, str]] = {
    "provisions": INSTRUMENT_KINDS,
    "references": REFERENCE_KINDS,
    "names": ACTOR_KINDS,
}

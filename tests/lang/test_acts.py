"""Acts are told by verbs and things: each language's words prove themselves, and a fifth language is data alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from observance.domain.findings import ActAsked
from observance.errors import DataError
from observance.lang import HERE, acts, words_from
from observance.lang.act_rules import ActRule, rules, table
from observance.lang.act_words import KIND, TokenKind, tokens
from observance.lang.acts import act_told, speaks_of
from observance.lang.frame_files import FileData, read_frames
from observance.lang.frames import groups

FIFTH = (Path(__file__).parent / "fifth",)
CODES = ("en", "fr", "es", "ru")


def data(code: str) -> FileData:
    return read_frames(HERE / code / f"{KIND}.toml")


def clauses(part: str) -> Iterator[tuple[str, str, str]]:
    """The clauses that prove the words, each with its language and act."""
    for code in CODES:
        for act, texts in getattr(data(code), part).items():
            yield from ((code, act, text) for text in texts)


@pytest.mark.parametrize(("code", "act", "text"), tuple(clauses("told")))
def test_a_clause_that_proves_an_act_tells_it(code: str, act: str, text: str) -> None:
    found = act_told(text, code)
    assert found is not None
    assert found.act.value == act, found


@pytest.mark.parametrize(("code", "act", "text"), tuple(clauses("not_told")))
def test_a_clause_with_words_of_an_act_may_tell_another(code: str, act: str, text: str) -> None:
    of_act = {name for rule in rules() if rule.act.value == act for name in (*rule.verbs, *rule.things)}
    assert of_act & {one.name for one in tokens(text, code)}, "the clause holds a word of the act"
    found = act_told(text, code)
    assert found is None or found.act.value != act, found


@pytest.mark.parametrize("code", CODES)
def test_every_act_and_class_of_words_is_proved_by_a_clause(code: str) -> None:
    assert set(data(code).told) == {act.value for act in ActAsked}
    assert set(data(code).not_told) == {act.value for act in ActAsked}
    texts = [text for of_act in (*data(code).told.values(), *data(code).not_told.values()) for text in of_act]
    seen = {f"{one.kind.value}_{one.name}" for text in texts for one in tokens(text, code)}
    words = {group for group in groups(KIND, code) if not group.startswith("ends_")}
    assert words - seen - {"adjunct", "in_report"} == set()


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: "-".join((rule.act.value, *rule.verbs, *rule.things)))
def test_a_rule_is_proved_in_two_languages_at_least(rule: ActRule) -> None:
    proved = {code for code, _, text in clauses("told") if _tells(rule, code, text)}
    assert len(proved) >= 2, proved


def _tells(rule: ActRule, code: str, text: str) -> bool:
    made: list[ActRule] = []
    whole = acts._made

    def kept(one: ActRule, *args: object) -> acts.Told:
        made.append(one)
        return whole(one, *args)  # type: ignore[arg-type]

    with mock.patch.object(acts, "_made", kept):
        tuple(acts._each(text, tokens(text, code)))
    return rule in made


def test_the_classes_of_the_rules_are_those_of_the_words() -> None:
    named = {
        f"{kind}_{name}"
        for rule in rules()
        for kind, names in (("verb", rule.verbs), ("thing", (*rule.things, *rule.besides)))
        for name in names
    }
    for code in CODES:
        assert named - set(groups(KIND, code)) == set(), code


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("bring the recruiters to justice", "en", ("bring", "to justice")),
        ("the charges against them be dropped", "en", ("charges", "dropped")),
        ("ensure that section 9 is repealed", "en", ("repealed",)),
    ],
)
def test_the_words_that_told_an_act_are_named(text: str, code: str, words: tuple[str, ...]) -> None:
    found = act_told(text, code)
    assert found is not None
    assert found.words == words


def test_a_statement_speaks_of_an_act_in_any_language() -> None:
    assert speaks_of(ActAsked.CHANGE_LAW, "Le gouvernement a modifié l’article 12 de la loi.")
    assert speaks_of(ActAsked.LIFT, "The charges against the pickers were dropped.")
    assert not speaks_of(ActAsked.MISSION, "The charges against the pickers were dropped.")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("altere o artigo 4 da lei", "change_law"),
        ("solte os quatro marinheiros", "lift"),
        ("leve os recrutadores à justiça", "investigate"),
        ("forneça informações sobre os salários", "supply_information"),
        ("garanta que os sindicatos possam consultar os seus membros", "ensure"),
        ("não hostilize os militantes", "cease"),
    ],
)
def test_a_fifth_language_tells_acts_by_its_words_alone(text: str, act: str) -> None:
    with words_from(FIFTH):
        found = act_told(text, "pt")
        assert found is not None
        assert found.act.value == act
    assert act_told(text, "pt") is None


def test_a_language_without_words_of_acts_tells_none() -> None:
    assert act_told("amend section 4", "xx") is None


def test_a_form_that_begins_with_no_letter_is_refused(tmp_path: Path) -> None:
    (tmp_path / "qq").mkdir()
    (tmp_path / "qq" / "acts.toml").write_text('[words]\nverb_give = ["\\\\w+ give"]\n', encoding="utf-8")
    with words_from((tmp_path,)), pytest.raises(DataError, match="does not begin with a letter"):
        act_told("give", "qq")


def test_two_rules_of_one_pair_are_refused() -> None:
    pair = tuple(ActRule(act=act, verbs=("give",), things=("law",)) for act in (ActAsked.LIFT, ActAsked.CEASE))
    with (
        mock.patch("observance.lang.act_rules.rules", return_value=pair),
        words_from((Path("nowhere"),)),
        pytest.raises(DataError, match="what give means with law"),
    ):
        table()


def test_a_clause_without_an_end_is_looked_at_once() -> None:
    def looks(times: int) -> int:
        text = "ensure that the charges be dropped and the law not be used to harass unions " * times
        with mock.patch.object(acts, "_by", wraps=acts._by) as counted:
            tuple(acts._each(text, tokens(text, "en"), whole=True))
        return counted.call_count

    assert looks(200) <= 2.1 * looks(100)


def test_kinds_of_words_are_told_by_the_names_of_groups() -> None:
    for code in CODES:
        kinds = {group.partition("_")[0] for group in groups(KIND, code)} - {"adjunct", "in", "ends"}
        assert kinds == set(TokenKind)

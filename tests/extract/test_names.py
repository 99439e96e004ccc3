"""Persons, organisations and States where they are named, in four languages: what is a name and what is none."""

from __future__ import annotations

import pytest
from said import document, setting, utterance

from counted import calls
from observance.domain.findings import Findings, NameMention
from observance.domain.record import DocumentKind, Segmentation
from observance.extract import names
from observance.extract.context import Context
from observance.extract.matters import about


def found(*passages: tuple[str, str | None], kind: DocumentKind = DocumentKind.LETTER) -> tuple[NameMention, ...]:
    """The names of a document that is made of passages with their languages."""
    place = setting("2024")
    place = type(place)(reference=place.reference, kind=kind, date=place.date)
    said = tuple(utterance(text, code) for text, code in passages)
    whole = Segmentation(document=document(passages[0][0]), kind=kind, passages=tuple(u.passage for u in said))
    nothing = Findings(document="letter", about=about(whole))
    return names.find(Context(setting=place, utterances=said, found=whole, findings=nothing))


def quotes(text: str, code: str | None, kind: DocumentKind = DocumentKind.LETTER) -> list[str]:
    return [f"{name.kind.value[0]}:{' '.join(name.citation.quote.split())}" for name in found((text, code), kind=kind)]


RECORD = DocumentKind.VERBATIM_RECORD

#: Language, words, and the names in them: p person, o organisation, s State.
NAMED = (
    # Persons with an honorific, one and several.
    ("en", "We met Mr Tavi and Ms Orlen-Brask.", ["p:Tavi", "p:Orlen-Brask"]),
    ("en", "Messrs Tavi and Orlen were heard.", ["p:Tavi", "p:Orlen"]),
    # A surname in capitals behind the name of a body or State is no acronym of it.
    ("en", "Government member, Russian Federation (Mr TAVI) spoke.", ["s:Russian Federation", "p:TAVI"]),
    ("en", "the Federation of Dock Workers (Ms ORLEN) wrote", ["o:Federation of Dock Workers", "p:ORLEN"]),
    ("fr", "la Fédération des dockers (Mme BRASK) a écrit", ["o:Fédération des dockers", "p:BRASK"]),
    ("es", "la Federación de Estibadores (Sr. TAVI) escribió", ["o:Federación de Estibadores", "p:TAVI"]),
    ("ru", "Федерация докеров (г-жа БРАСК) пишет", ["o:Федерация докеров", "p:БРАСК"]),
    ("en", "the Federation of Dock Workers (hereinafter FDW) wrote", ["o:Federation of Dock Workers", "o:FDW"]),
    ("fr", "Il s’agit de MM. Tavi, Brask et Orlen.", ["p:Tavi", "p:Brask", "p:Orlen"]),
    ("fr", "Mme de la Tavière a parlé.", ["p:de la Tavière"]),
    ("es", "La Sra. Brask de Tavi intervino.", ["p:Brask de Tavi"]),
    ("ru", "Слово имеет г-жа Таврина.", ["p:Таврина"]),
    ("fr", "M. du Tavier a parlé.", ["p:du Tavier"]),
    ("es", "Intervinieron los Sres. Tavino y Brask.", ["p:Tavino", "p:Brask"]),
    ("ru", "Слово имеет г-н фон Тавин.", ["p:фон Тавин"]),
    # Offices are no part of a name, and an honorific before an office names nobody.
    ("en", "Thank you, Mr President. Madam Chair, I agree.", []),
    ("en", "President Tavino signed it.", ["p:Tavino"]),
    ("fr", "La juge Tavino l’a écrit.", ["p:Tavino"]),
    ("es", "El compañero Yurmat Tavino habló.", ["p:Yurmat Tavino"]),
    ("ru", "Лидер докеров Виктор Тавин заявил об этом.", ["p:Виктор Тавин"]),
    ("ru", "Судья В. И. Тавин отказал.", ["p:В. И. Тавин"]),
    # States in the cases that Russian gives them, by their letters too.
    ("ru", "Рассмотрены доклады Объединенных Арабских Эмиратов.", ["s:Объединенных Арабских Эмиратов"]),
    ("ru", "Письмо направлено президенту Исландии.", ["s:Исландии"]),
    ("ru", "Обязательства перед Республикой Корея и Коста-Рикой.", ["s:Республикой Корея", "s:Коста-Рикой"]),
    ("ru", "Государственный секретарь США Анна Таврина приехала.", ["s:США", "p:Анна Таврина"]),
    ("ru", "Государственный секретарь Исландии Хельга Браскен приехала.", ["s:Исландии", "p:Хельга Браскен"]),
    # Letters of a body before a name are no part of it; a family name in capitals is one.
    ("ru", "Лидер ФПВ Виктор Тавин заявил об этом.", ["o:ФПВ", "p:Виктор Тавин"]),
    ("ru", "Слово имеет ТАВИН Виктор Павлович.", ["p:ТАВИН Виктор Павлович"]),
    # The numbers of parts are no initials.
    ("en", "Part II. Recruitment. Part XI. Inspection.", []),
    ("fr", "Partie II. Engagement. Partie XI. Inspection.", []),
    ("es", "Parte V. Contratación. Capítulo IX. Inspección.", []),
    ("ru", "Часть V. Наем. Глава XI. Инспекция.", []),
    # Initials.
    ("en", "Copy: Tavina S.K., Brasko Yu.D.", ["p:Tavina S.K.", "p:Brasko Yu.D."]),
    ("en", "Convention No. 98 and Law No. 4 are in force.", []),
    # Two words with capitals are a person where something shows it.
    ("en", "Galina Tavina, Orek Brask and Ilva Drott were dismissed.",
     ["p:Galina Tavina", "p:Orek Brask", "p:Ilva Drott"]),
    ("en", "Orek Brask, head of the local union, was beaten.", ["p:Orek Brask"]),
    ("en", "He lives on Gull Island in the Lower Valley.", []),
    ("fr", "Orek Brask, ancien président, a été arrêté.", ["p:Orek Brask"]),
    ("es", "Orek Brask fue detenido.", ["p:Orek Brask"]),
    ("ru", "Суд освободил Галину Тавину.", ["p:Галину Тавину"]),
    # What a person does or suffers shows a person; an instrument does neither.
    ("en", "Orek Brask was dismissed.", ["p:Orek Brask"]),
    ("fr", "Orek Brask a ajouté un mot.", ["p:Orek Brask"]),
    ("fr", "Orek Brask, l’ancienne secrétaire, dort.", ["p:Orek Brask"]),
    ("ru", "Орек Браск обратился в суд.", ["p:Орек Браск"]),
    ("es", "Convenio Marco dijo poco.", []),
    ("ru", "Протокол Конвенции заявил об этом.", []),
    # Bodies by their form.
    ("en", "The Federation of Port and Rail Workers asked the Ministry of Labour and Welfare.",
     ["o:Federation of Port and Rail Workers", "o:Ministry of Labour and Welfare"]),
    ("en", "The National Tripartite Council met the General Dockers’ League.",
     ["o:National Tripartite Council", "o:General Dockers’ League"]),
    ("en", "The District Court of Tarvik and Parliament agreed.", ["o:District Court of Tarvik", "o:Parliament"]),
    ("en", "The unions and a federation met the justice ministry.", ["o:justice ministry"]),
    ("en", "Members of the “Clear Sky” Trade Union and of the local trade union “Tomorrow” came.",
     ["o:“Clear Sky” Trade Union", "o:Tomorrow"]),
    ("en", "It wrote to Tarvik Dredging Company, Ltd. in May.", ["o:Tarvik Dredging Company, Ltd."]),
    ("fr", "Le Syndicat libre des employés du secteur de l’eau et le ministère de la Justice ont signé.",
     ["o:Syndicat libre des employés du secteur de l’eau", "o:ministère de la Justice"]),
    ("fr", "Le syndicat des dockers de Tarvik conteste le syndicat de l’entreprise.",
     ["o:syndicat des dockers de Tarvik"]),
    ("fr", "La Confédération du travail de Norvège et l’Union des entreprises examinent ce point.",
     ["o:Confédération du travail de Norvège", "o:Union des entreprises"]),
    ("es", "La Federación de Trabajadores Portuarios y el Ministerio de Trabajo firmaron.",
     ["o:Federación de Trabajadores Portuarios", "o:Ministerio de Trabajo"]),
    ("es", "El Consejo Nacional Tripartito y la Cámara de Comercio e Industria de Chile.",
     ["o:Consejo Nacional Tripartito", "o:Cámara de Comercio e Industria de Chile"]),
    ("ru", "Независимый профсоюз горняков просит Министерство труда и занятости ответить.",
     ["o:Независимый профсоюз горняков", "o:Министерство труда и занятости"]),
    ("ru", "Федерация портовых рабочих заявила о суде.", ["o:Федерация портовых рабочих"]),
    # Bodies of the world.
    ("en", "The ILO and the Committee of Experts noted it; so did the ITUC and the IOE.",
     ["o:ILO", "o:Committee of Experts", "o:ITUC", "o:IOE"]),
    ("fr", "La commission d’experts, l’OIT, la CSI et l’Union européenne.",
     ["o:commission d’experts", "o:OIT", "o:CSI", "o:Union européenne"]),
    ("es", "La Comisión de Expertos, la OIT, la OIE y el Consejo de Europa.",
     ["o:Comisión de Expertos", "o:OIT", "o:OIE", "o:Consejo de Europa"]),
    ("ru", "Комитет экспертов МОТ и Европейский союз.", ["o:Комитет экспертов", "o:МОТ", "o:Европейский союз"]),
    # Governments, and who speaks for them.
    ("en", "The Government notes that Government agencies and other governments agree.", ["o:Government"]),
    ("en", "The Government representative thanked the Government of Norway.", ["o:Government of Norway"]),
    ("fr", "Le représentant du gouvernement remercie le gouvernement du Chili.", ["o:gouvernement du Chili"]),
    ("es", "La representante gubernamental y el Gobierno de Chile.", ["o:Gobierno de Chile"]),
    ("ru", "Представитель правительства сказал, что правительство согласно.", ["o:правительство"]),
    # States; not within an office or the title of an instrument.
    ("en", "Norway thanks the delegate of Chile and the Minister of Labour of Peru.", ["s:Norway"]),
    ("en", "The UK and Canada support it.", ["s:UK", "s:Canada"]),
    ("fr", "Le représentant gouvernemental du Chili répond à la Suisse.", ["s:Suisse"]),
    ("en", "The Law on the National Chamber of Trade (NCT) and the ILO Constitution were cited.", []),
    ("fr", "La loi sur le Conseil national du travail est en vigueur.", []),
    # Letters tied to a name, and letters that are none of a body.
    ("en", "The Union of Sea Workers (USW) wrote; the USW insists on workplace health (WPH). WPH matters.",
     ["o:Union of Sea Workers", "o:USW", "o:USW"]),
    ("es", "La Asamblea Unida de Talleres (AUT) y las ONG.", ["o:Asamblea Unida de Talleres", "o:AUT"]),
    ("es", "Las PYMES y la SST importan; el IVA sube.", []),
    ("fr", "La SST et la TVA comptent; le PDG dort.", []),
    ("ru", "Растёт ВВП, СМИ и НПО молчат.", []),
    # A body named in full, and by its head with "our" before it; a constitution of one is no body.
    ("en", "The Federation of Porters wrote. Our federation insists.", ["o:Federation of Porters", "o:federation"]),
    ("fr", "La Fédération des porteurs a écrit. Notre fédération insiste.",
     ["o:Fédération des porteurs", "o:fédération"]),
    ("es", "La Federación de Porteadores escribió. Nuestra federación insiste.",
     ["o:Federación de Porteadores", "o:federación"]),
    ("ru", "Федерация портовых рабочих писала. Наша федерация настаивает.",
     ["o:Федерация портовых рабочих", "o:федерация"]),
    ("en", "The Miners’ Union Constitution is old.", []),
    # Companies.
    ("fr", "Il a écrit à Dragage Tavik SARL en mai.", ["o:Dragage Tavik SARL"]),
    ("es", "Escribió a Dragados Tavik S.L. en mayo.", ["o:Dragados Tavik S.L."]),
    # Bodies set up for a time.
    ("en", "An inter-agency working group received the ILO high-level tripartite mission.",
     ["o:inter-agency working group", "o:ILO high-level tripartite mission"]),
    ("fr", "Un groupe de travail tripartite a reçu la mission consultative technique.",
     ["o:groupe de travail tripartite", "o:mission consultative technique"]),
    ("en", "Accept a direct contacts mission.", []),
)  # fmt: skip


@pytest.mark.parametrize(("code", "text", "expected"), NAMED, ids=[text[:50] for _, text, _ in NAMED])
def test_names_are_found_and_nothing_else(code: str, text: str, expected: list[str]) -> None:
    assert quotes(text, code) == expected


def test_short_names_of_a_record_stand_for_its_committee_and_its_office() -> None:
    text = "This Committee asked the Office; a committee of the plant did not. The Employers agreed."
    assert quotes(text, "en", RECORD) == ["o:Committee", "o:Office", "o:Employers"]
    assert "o:Committee" not in quotes(text, "en")


def test_what_a_document_names_in_full_is_known_by_its_head_afterwards() -> None:
    known = found(
        ("The Free Federation of Dockers was closed. Orek Brask, its leader, protested.", "en"),
        ("The Federation appealed. Our federation will not stop, Brask told us; a federation may.", "en"),
    )
    assert [name.citation.quote for name in known] == [
        "Free Federation of Dockers", "Orek Brask", "Federation", "federation", "Brask",
    ]  # fmt: skip


def test_a_state_that_no_list_holds_is_known_by_what_the_document_says_of_it() -> None:
    known = found(
        ("The Government of Norland agreed.", "en"), ("Norland is small; so is the Republic of Norland.", "en")
    )
    assert [(name.kind.value, name.citation.quote) for name in known][1:] == [
        ("state", "Norland"), ("state", "Republic of Norland"),
    ]  # fmt: skip


def test_a_mention_says_its_honorific_its_letters_and_its_country() -> None:
    person, body, letters, state = found(("Mr TAVI of the Union of Sea Workers (USW) left Norway.", "en"))
    assert (person.name, person.honorific) == ("Tavi", "Mr")
    assert (body.name, letters.long_form) == ("Union of Sea Workers", "Union of Sea Workers")
    assert state.country == "NO"


HOSTILE = (
    "Aa " * 100,
    "Union of the Workers and the " * 12,
    "président de la Union des ouvriers libres et des " * 8,
    "Mr A. B. C. D. E. F. G. " * 14,
    "MM. Tavi, Brask et " * 16,
    "(ABC) Union " * 20,
    "Federation of Trade Unions (" * 12,
    "Федерация рабочих и служащих " * 12,
    "Government of the Republic of the " * 10,
    "O’A-B&" * 50,
    "A’" * 60 + "A(ABC) ",
)


@pytest.mark.parametrize("unit", HOSTILE, ids=[unit[:20] for unit in HOSTILE])
def test_twice_the_text_is_no_more_than_twice_the_work(unit: str) -> None:
    code = "fr" if "é" in unit else "en"
    once, twice = calls(lambda size: (unit * 800)[:size], lambda text: found((text, code)), 6_000)
    assert once > 20
    assert twice <= 2.1 * once


PAIRS = (
    "Government Member Of Brazil ",
    "President of the ",
    "the Law on Unions of the Federation of ",
    "Mr Tavi and Tavi and Orlen, ",
    "the Federation of Dockers (FD), ",
    "Orek Brask, Galina Tavina, ",
)


@pytest.mark.parametrize("unit", PAIRS)
def test_names_are_not_compared_in_pairs(unit: str) -> None:
    once, twice = calls(lambda size: (unit * 800)[:size], lambda text: found((text, "en")), 6_000)
    assert once > 100
    assert twice <= 2.1 * once


def test_a_name_more_costs_the_same_however_many_there_are() -> None:
    # Family names, letters and States that the document itself makes known: each is another.
    said = [f"Mr {w}, the Government of {w}, the Union of {w} ({w[:4].upper()}{n})." for n, w in enumerate(different())]
    once, twice = calls(lambda n: " ".join(said[:n]), lambda text: found((text, "en")), 100)
    assert twice <= 2.1 * once


def different() -> list[str]:
    """Two hundred words with a capital."""
    return [
        a + b + c
        for a in ("Tav", "Or", "Bra", "Dro", "Yur")
        for b in "lkmnvz"
        for c in ("ina", "esk", "or", "u", "ald", "en", "ip")
    ]

"""Genres by their construction: what is one though it lacks a header, what is none though it holds the words.

The texts are invented. Each is laid out with an empty line between paragraphs, and cut again in a narrow column.
"""

from __future__ import annotations

import textwrap

import pytest
from layouts import document_of

from observance.domain.record import Segmentation
from observance.domain.text import PassageKind
from observance.segment import segment


def cut(text: str, width: int | None = None) -> Segmentation:
    blocks = [" ".join(block.split()) for block in textwrap.dedent(text).strip().split("\n\n")]
    return segment(document_of("\n\n".join(textwrap.fill(b, width) if width else b for b in blocks) + "\n"))


WIDTHS = pytest.mark.parametrize("width", [None, 70, 96])

PROSE = (
    "The ruling, which two of the five members of the bench did not sign, ends a dispute of four years over the notice "
    "that the harbour company gave to the leader of its crane drivers, and is expected to guide the lower courts."
)
#: News and letters that speak of courts, laws, complaints and conclusions.
NO_DECISIONS = {
    "headline-en": (
        "High Court quashes dismissal of crane drivers’ leader in Case No. 77/2020\n\n9 May 2021\n\n",
        PROSE,
    ),
    "headline-fr": (
        "La Cour suprême annule le licenciement d’un délégué\n\nPourvoi no 20-11.208\n\n9 mai 2021\n\n",
        "La décision, que deux des cinq juges n’ont pas signée, met fin à un différend de quatre ans sur le préavis "
        "que la société du port avait donné au délégué des grutiers.",
    ),
    "headline-es": (
        "El Tribunal Superior anula el despido de una delegada; los magistrados, divididos\n\n9 de mayo de 2021\n\n",
        "La sentencia pone fin a un litigio de cuatro años sobre el preaviso que la empresa del puerto dio a la "
        "delegada de las gruístas, y se espera que sirva de guía a los juzgados.",
    ),
    "headline-ru": (
        "Верховный суд отменил увольнение председателя профкома по делу № 77/2020\n\n9 мая 2021 года\n\n",
        "Решение, которое двое из пяти судей не подписали, завершает спор, продолжавшийся четыре года.",
    ),
    "title-case": ("Court of Appeal Upholds Fine\n\nCase No. 12/2020\n\n9 May 2021\n\n", PROSE),
    "judges": ("Supreme Court of Southland: five judges, two views\n\n9 May 2021\n\n", PROSE),
}


@pytest.mark.parametrize("name", NO_DECISIONS)
def test_what_is_written_about_a_court_is_no_decision(name):
    assert cut("".join(NO_DECISIONS[name])).kind in ("news", "other")


DECISIONS = {
    "en-heard": """
        IN THE INDUSTRIAL COURT OF SOUTHLAND

        AT MEREPORT

        Cause No. 31 of 2018

        Crane Drivers’ Union v. Mereport Grain Terminal Ltd

        Coram: Hollin J

        Judgment

        [1] The claimant seeks an order that the lock-out of 3 May 2018 was unlawful.

        [2] The respondent says that a notice was pinned to the gate of the terminal.

        Order

        1. The application is granted.

        2. There is no order as to costs.
    """,
    "fr-pourvoi": """
        COUR DE CASSATION

        Chambre sociale

        N° de pourvoi : 18-20.417

        Audience publique du 4 juin 2020

        1. Selon l’arrêt attaqué, la salariée a été engagée en 2011 par la société des silos.

        2. Elle fait grief à l’arrêt de la débouter de sa demande.

        Par ces motifs, la Cour

        Casse et annule l’arrêt attaqué.
    """,
    "es-constitucional": """
        TRIBUNAL CONSTITUCIONAL DE SURLANDIA

        EXP. N.° 0044-2019-PA/TC

        Sindicato de Gruístas contra Terminal de Granos S. A.

        ANTECEDENTES

        La recurrente interpone demanda de amparo contra la empresa.

        FUNDAMENTOS

        1. El objeto de la demanda es la reposición de la delegada.

        HA RESUELTO

        1. Declarar fundada la demanda.
    """,
    "ru-raion": """
        РЕШЕНИЕ

        Именем Республики Веллания

        Дело № 2-118/2019

        11 июня 2019 года

        Мерепортский городской суд рассмотрел дело по иску профсоюза крановщиков.

        УСТАНОВИЛ:

        Истец просит признать локаут незаконным.

        РЕШИЛ:

        1. Иск удовлетворить.
    """,
}


@WIDTHS
@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_is_told_by_its_court_its_number_and_its_parts(name, width):
    found = cut(DECISIONS[name], width)
    assert found.kind == "court_decision"
    dates = {"fr-pourvoi": ("2020-06-04",), "ru-raion": ("2019-06-11",)}
    assert found.values("date") == dates.get(name, ())
    if name in ("en-heard", "es-constitucional"):
        assert found.values("title")[0].endswith(("Terminal Ltd", "Granos S. A."))


def test_numbers_of_a_decision_stand_in_square_brackets_and_initials_are_none():
    text = DECISIONS["en-heard"] + "\n\n        B. Hollin, judge\n\n        T. Ostrova, registrar\n"
    numbers = [p.number for p in cut(text).passages if p.number]
    assert numbers == ["1", "2", "1", "2"]


NO_LAWS = (
    "New Fisheries Act takes effect: what changes for crews\n\n9 May 2021\n\n",
    "Section 4 now obliges owners to pay wages in coin or by transfer, and the fines for those who do not have risen "
    "to forty times the daily wage, according to the ministry.\n\n"
    "Section 9 shortens the notice that a master must give to three days, which crews had asked for since the wreck "
    "of the winter before last.\n\n"
    "Section 15 leaves the rest hours as they were, to the regret of the union, which had asked for eleven of them.",
)


def test_prose_about_sections_is_no_law_and_they_number_nothing():
    found = cut("".join(NO_LAWS))
    assert found.kind != "law"
    assert [p.number for p in found.passages if p.number] == []


LAWS = {
    "en-commonwealth": (
        """
        SEAFARERS’ WAGES ACT 2012

        No. 8 of 2012

        [2 April 2012]

        BE IT ENACTED by the Parliament of Southland as follows:

        PART I – PRELIMINARY

        1. Short title. This Act may be cited as the Seafarers’ Wages Act 2012.

        2. (1) In this Act, “master” means whoever has the command of a ship.

        2A. A master shall keep a book of wages.

        PART II – WAGES

        3. Wages shall be paid in coin or by transfer.
        """,
        ["I", "1", "2", "2A", "II", "3"], "SEAFARERS’ WAGES ACT 2012", "2012-04-02",
    ),
    "fr-code": (
        """
        LOI N° 2012-8 du 2 avril 2012 portant Code du travail maritime

        L’Assemblée nationale a délibéré et adopté,

        TITRE PREMIER – DISPOSITIONS GÉNÉRALES

        Art. 1er. – La présente loi régit le travail à bord.

        Art. 5 bis. – Le capitaine tient un livre des salaires.

        Art. L. 12-1. – Les salaires sont payés en espèces ou par virement.
        """,
        ["PREMIER", "1er", "5 bis", "L. 12-1"], None, "2012-04-02",
    ),
    "es": (
        """
        Ley núm. 8, de 2 de abril de 2012, de Salarios de la Gente de Mar

        Artículo 1.º Objeto. La presente ley regula el salario a bord.

        Artículo 2 bis.- El capitán llevará un libro de salarios.

        Art. 3º.- Los salarios se pagarán en efectivo o por transferencia.
        """,
        ["1", "2 bis", "3"], None, "2012-04-02",
    ),
    "ru": (
        """
        ЗАКОН РЕСПУБЛИКИ ВЕЛЛАНИЯ

        О заработной плате моряков

        от 2 апреля 2012 года № 8-IV

        Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ

        Статья 1. Предмет регулирования

        Настоящий Закон регулирует оплату труда на судах, которые ходят под флагом Республики.

        Статья 5-1. Книга учёта

        Капитан ведёт книгу учёта заработной платы.

        § 3. Порядок выплаты

        Заработная плата выплачивается переводом.
        """,
        ["1", "1", "5-1", "3"], None, "2012-04-02",
    ),
    "en-sections": (
        """
        Southland Gazette, 30 April 2012

        Seafarers’ Wages Act, 2012

        (Act No. 8 of 2012)

        An Act to provide for the payment of wages on board

        [Assented to on 2 April 2012; in force on 1 May 2012]

        Section 1 Short title

        This Act may be cited as the Seafarers’ Wages Act, 2012.

        Section 2—Interpretation

        In this Act, “master” means whoever has the command of a ship.

        Section 3 (1) Wages shall be paid in coin.
        """,
        ["1", "2", "3"], "Seafarers’ Wages Act, 2012", "2012-04-02",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LAWS)
def test_a_law_is_told_by_its_title_and_its_provisions(name):
    text, numbers, title, day = LAWS[name]
    found = cut(text)
    assert found.kind == "law"
    assert [p.number for p in found.passages if p.number] == numbers
    assert found.values("date") == (day,)
    if title:
        assert found.values("title") == (title,)


NO_REPORTS = """
    Interim report

    Case No. 31/2019

    Inquiry into the letting of berths

    9 May 2021

    1. The Auditor received a complaint from a boat owner of Mereport.

    2. The Harbour Office replied in March.

    3. The Auditor finds that the berths were let without a notice.
"""
REPORTS = {
    "en": """
        Case No. 2987

        Interim report

        Complaint against the Government of Southland presented by the Southland Congress of Labour (SCL)

        Date of the complaint: 4 March 2016

        101. The complaint is contained in a communication dated 4 March 2016.

        A. The complainant’s allegations

        102. The SCL alleges that its offices were closed.
    """,
    "fr": """
        Cas no 2987 (Sudland)

        Rapport définitif - Rapport no 377, mars 2016

        Plainte contre le gouvernement du Sudland présentée par l’Union des dockers

        101. La plainte figure dans une communication en date du 4 janvier 2015.
    """,
    "es": """
        Informe definitivo - Informe núm. 377, marzo 2016

        Caso núm. 2987 (Surlandia) - Fecha de presentación de la queja: 04-ENE-15

        101. La queja figura en una comunicación de 4 de enero de 2015.

        A. Alegatos de la organización querellante

        102. La organización alega despidos.
    """,
}


def test_an_interim_report_of_somebody_else_is_none_on_freedom_of_association():
    assert cut(NO_REPORTS).kind == "other"


@WIDTHS
@pytest.mark.parametrize("language", REPORTS)
def test_a_report_on_freedom_of_association_has_the_date_of_the_report_and_not_of_the_complaint(language, width):
    found = cut(REPORTS[language], width)
    assert found.kind == "cfa_report"
    assert found.values("date") == {"en": (), "fr": ("2016-03",), "es": ("2016-03",)}[language]
    if language != "es":
        assert found.values("title")[0].startswith(("Complaint against", "Plainte contre"))


CONCLUSIONS = {
    "en-plain": """
        Case of Southland (C.29)

        Conclusions of the Committee

        The Committee took note of the oral and written information provided by the Government representative and the
        discussion that followed.

        The Committee recalled that the practice had been the subject of its discussions on several occasions.

        Taking into account the discussion, the Committee urges the Government to repeal section 4.
    """,
    "en-year": """
        Conclusions (CAS) – adopted 2019

        Southland – Convention No. 29

        The Committee welcomed the repeal of section 4.

        The Committee also requests the Government to report on its effects.
    """,
    "fr": """
        Conclusions : Sudland (C29)

        La commission a pris note des informations orales et écrites fournies par le gouvernement.

        La commission rappelle que cette pratique a été examinée à plusieurs reprises.
    """,
    "es": """
        CAN/D/Surlandia-C.29

        Conclusiones

        Surlandia – Convenio núm. 29

        La Comisión tomó nota de la información oral y escrita proporcionada por el Gobierno.

        La Comisión también urge al Gobierno a que derogue el artículo 4.
    """,
    "ru": """
        Заключения Комитета

        Южная Земля – Конвенция № 29

        Комитет принял к сведению информацию, представленную правительством, и состоявшееся обсуждение.

        Комитет призывает правительство отменить статью 4.
    """,
}


@WIDTHS
@pytest.mark.parametrize("name", CONCLUSIONS)
def test_conclusions_are_told_by_their_head_and_the_committee_that_speaks(name, width):
    found = cut(CONCLUSIONS[name], width)
    assert found.kind == "conclusions"
    if name == "es":
        assert found.values("symbol") == ("CAN/D/Surlandia-C.29",)
        assert found.values("title") == ("Conclusiones",)


def test_what_takes_note_of_written_information_is_not_that_information():
    found = cut(
        """
        Note on the sitting of 9 June 2021

        The Committee took note of the oral and written information provided by the Government, which it thanked for it.

        Nothing else was decided.
        """
    )
    assert found.kind == "other"


@pytest.mark.parametrize(
    "text",
    [
        "CAN/D/Grand Southland-C.29\n\nWritten information supplied by the Government of Southland\n\n1. A new law.",
        "Southland\n\nThe Government has supplied the following written information.\n\n1. The law is new.",
        "Sudland\n\nLe gouvernement a communiqué les informations écrites suivantes.\n\n1. La loi est nouvelle.",
        "Surlandia\n\nEl Gobierno ha comunicado la siguiente información por escrito.\n\n1. La ley es nueva.",
        "Южная Земля\n\nПравительство представило следующую письменную информацию.\n\n1. Закон новый.",
    ],
)
def test_written_information_says_so_in_its_title_or_of_itself(text):
    found = cut(text)
    assert found.kind == "written_information"
    if "CAN" in text:
        assert found.values("symbol") == ("CAN/D/Grand Southland-C.29",)
        assert found.values("title") == ("Written information supplied by the Government of Southland",)


COMMENTS = {
    "en": """
        Southland

        Forced Labour Convention, 1930 (No. 29) (ratification: 1971)

        The Committee notes the report of the Government, received on 4 September 2018.

        Article 1 of the Convention. Work of pupils. The Committee notes that pupils pick cotton.

        Article 25. Penalties. The Committee requests the Government to indicate how many were imposed.
    """,
    "fr": """
        Sudland

        Convention (no 29) sur le travail forcé, 1930 (ratification: 1971)

        La commission prend note du rapport du gouvernement, reçu le 4 septembre 2018.

        Article 1 de la convention. Travail des élèves. La commission note que des élèves récoltent le coton.
    """,
    "es": """
        Convenio sobre el trabajo forzoso, 1930 (núm. 29) - Surlandia (Ratificación: 1971)

        La Comisión toma nota de la memoria del Gobierno, recibida el 4 de septiembre de 2018.

        Artículo 1 del Convenio. Trabajo de alumnos. La Comisión observa que hay alumnos que recogen algodón.
    """,
    "ru": """
        Южная Земля

        Конвенция 1930 года о принудительном труде (№ 29) (ратификация: 1971)

        Комитет принимает к сведению доклад правительства, полученный 4 сентября 2018 года.

        Статья 1 Конвенции. Труд учащихся. Комитет отмечает, что учащиеся собирают хлопок.
    """,
}


@WIDTHS
@pytest.mark.parametrize("language", COMMENTS)
def test_a_comment_without_its_header_is_told_by_the_convention_and_what_the_committee_notes(language, width):
    found = cut(COMMENTS[language], width)
    assert found.kind == "experts_comment"
    assert found.values("date") == ()


def test_a_comment_is_of_the_year_of_its_adoption_and_names_its_state():
    for head, year in (
        ("Observation (CEACR) - adopted 2018, published 108th ILC session (2019)", "2018"),
        ("Demande directe (CEACR) - adoptée 2018, publiée 108ème session CIT (2019)", "2018"),
        ("Observación (CEACR) - Adopción: 2018, Publicación: 108ª reunión CIT (2019)", "2018"),
    ):
        found = cut(f"{head}\n\n{COMMENTS['es']}")
        assert found.values("date") == (year,)
        assert found.values("state") == ("Surlandia",)
        assert found.values("title") == (head,)


def test_a_date_in_a_sentence_is_not_that_of_the_document():
    found = cut(
        """
        Conclusions of the Committee

        Southland

        On 4 May 2018, as the Committee was told.

        The Committee noted the information.

        The Committee urges the Government to repeal section 4.
        """
    )
    assert found.values("date") == ()


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        (
            "Conclusions of the Committee\n\nThe Committee noted what it had been told of the yards and of those\n\n"
            "who sleep in them, and it deplored that nothing had come of the visit.\n\n"
            "Taking into account the discussion, the Committee urges the Government\n\nto open the register.\n\n"
            "The Committee requests the Government to report on these measures, and\n\nto do so in the year.\n",
            "Taking into account",
        ),
        (
            "Loi sur les silos\n\nModifiée par la loi no 4-II du 3 mai 2015, et par celle du 9 juin 2018\n\n"
            "Le Parlement du Sudland adopte la présente loi:\n\n"
            "Article 1. – Les silos sont ouverts aux inspecteurs, de jour comme de\n\nnuit.\n\n"
            "Article 2. – Nul ne peut s’opposer à une visite, sauf en cas de danger\n\npour le visiteur.\n\n"
            "Article 3. – La présente loi est publiée.\n",
            "Le Parlement",
        ),
    ],
    ids=["conclusions", "law"],
)
def test_set_words_of_a_genre_begin_a_paragraph_below_a_full_line(text, opening):
    found = segment(document_of(text))
    assert any(p.reading.text.startswith(opening) for p in found.passages)


def test_a_speaker_who_is_named_below_a_full_line_begins_a_paragraph():
    text = (
        "The Government representative said that the law had been repealed in the\n\n"
        "spring, and that a decree would follow before the summer of next year.\n\n"
        "The Worker members recalled that the Committee had heard the same at its\n\n"
        "last two sittings, and that nothing had come of it in either case.\n\n"
        "The Employer members, who had asked for the text of the decree, observed\n\n"
        "that it had not been sent to them, and that they were still waiting now.\n\n"
        "The Government member of Norway thanked the Government for what it had\n\ndone.\n\n"
        "The Worker member of Spain stated that she had seen the yards.\n"
    )
    found = segment(document_of(text))
    assert found.kind == "summary_record"
    assert [p.reading.text.split()[1] for p in found.passages] == [
        "Government",
        "Worker",
        "Employer",
        "Government",
        "Worker",
    ]


def test_formal_lines_of_a_decision_and_a_law_are_told_from_their_titles():
    kinds = {p.reading.text[:14]: p.kind for p in cut(DECISIONS["en-heard"]).passages}
    assert kinds["IN THE INDUSTR"] == kinds["Cause No. 31 o"] == kinds["Coram: Hollin "] == PassageKind.FORMALITY
    assert kinds["Crane Drivers’"] == kinds["Judgment"] == kinds["Order"] == PassageKind.HEADING
    assert kinds["1. The applica"] == PassageKind.LIST_ITEM
    kinds = {p.reading.text[:14]: p.kind for p in cut(LAWS["en-sections"][0]).passages}
    assert kinds["(Act No. 8 of "] == kinds["[Assented to o"] == PassageKind.FORMALITY
    assert kinds["Seafarers’ Wag"] == PassageKind.HEADING

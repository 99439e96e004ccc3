"""A message gives its headers and what its sender wrote; what is attached is left to the containers."""

import base64
from email.message import EmailMessage

import pytest
from mutate import damaged, survives

from observance.domain.text import FurnitureKind, Reading
from observance.errors import DamagedFile, ProtectedFile
from observance.read import read_media
from observance.read.eml import read_eml
from observance.read.sniff import EML, media_of

HEAD = (
    "From: =?utf-8?q?Hedvika_Str=C3=A4ssle?= <hedvika@federation.example>\r\n"
    "To: Cabinet <cabinet@ministry.example>, registry@ministry.example\r\n"
    "Cc: Orsolya <orsolya@federation.example>\r\n"
    "Date: Mon, 02 Mar 2026 10:15:00 +0100\r\n"
    "Subject: Registration of the\r\n weavers' union\r\n"
    "Message-ID: <1@federation.example>\r\n"
    "Received: from a by b; Mon, 02 Mar 2026 10:15:02 +0100\r\n"
    "MIME-Version: 1.0\r\n"
)
BODY = "Dear colleagues,\r\n\r\nWe ask you to register the union\r\nwithout delay.\r\n\r\n"
BODY += "> On 1 March you wrote:\r\n> Not yet.\r\n"


def message(rest: str, head: str = HEAD) -> bytes:
    return (head + rest).encode()


def multipart(kind: str, *parts: str, boundary: str = "b1") -> str:
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    return f'Content-Type: multipart/{kind}; boundary="{boundary}"\r\n\r\nNot shown.\r\n{body}--{boundary}--\r\n'


def plain(text: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\r\n\r\n{text}"


def html(text: str) -> str:
    return f"Content-Type: text/html; charset=utf-8\r\n\r\n{text}"


def said(reading: Reading) -> list[str]:
    return [reading.text[b.start : b.end] for b in reading.blocks or ()]


def test_the_headers_that_people_see_come_first_and_then_the_paragraphs() -> None:
    data = message("Content-Type: text/plain; charset=utf-8\r\n\r\n" + BODY)
    assert media_of(data) == EML
    reading = read_media(data)
    assert said(reading) == [
        "From: Hedvika Strässle <hedvika@federation.example>",
        "To: Cabinet <cabinet@ministry.example>, registry@ministry.example",
        "Cc: Orsolya <orsolya@federation.example>",
        "Date: Mon, 02 Mar 2026 10:15:00 +0100",
        "Subject: Registration of the weavers' union",
        "Dear colleagues,",
        "We ask you to register the union\nwithout delay.",
        "> On 1 March you wrote:\n> Not yet.",
    ]
    assert (reading.reader, reading.media) == ("eml/1", EML)


def test_the_facts_are_those_of_the_headers() -> None:
    facts = dict(read_eml(message("\r\n" + BODY)).facts)
    assert facts == {
        "subject": "Registration of the weavers' union",
        "from": "Hedvika Strässle <hedvika@federation.example>",
        "to": "Cabinet <cabinet@ministry.example>, registry@ministry.example",
        "cc": "Orsolya <orsolya@federation.example>",
        "message_id": "<1@federation.example>",
        "date": "2026-03-02T10:15:00+01:00",
    }


def test_a_date_that_is_none_stays_as_it_stands() -> None:
    data = b"From: a@b.example\nDate: some day in March\nMessage-ID: <1@b.example>\n\nText\n"
    assert dict(read_eml(data).facts)["date"] == "some day in March"


def test_of_alternatives_the_plain_text_is_read() -> None:
    data = message(multipart("alternative", plain("The plain words."), html("<p>The page.</p>")))
    assert said(read_eml(data))[5:] == ["The plain words."]


def test_a_page_is_read_where_there_is_no_plain_text() -> None:
    page = "<html><body><h1>Looms</h1><p>They stand <b>still</b>.</p><nav>Home</nav></body></html>"
    for data in (
        message(html(page)),
        message(multipart("alternative", plain(" \r\n"), html(page))),
        message(multipart("alternative", multipart("related", html(page), boundary="b2"))),
    ):
        reading = read_eml(data)
        assert said(reading)[5:] == ["Looms", "They stand still.", "Home"]
        assert reading.blocks is not None
        assert reading.blocks[5].level == 1
        assert [f.kind for f in reading.furniture] == [FurnitureKind.NAVIGATION]


def test_text_after_the_text_is_read_too_and_attachments_are_not() -> None:
    attached = 'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="note.txt"\r\n\r\nThe note.'
    data = message(multipart("mixed", plain("The letter."), attached, plain("Sent by the list of the weavers.")))
    assert said(read_eml(data))[5:] == ["The letter.", "Sent by the list of the weavers."]


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("koi8-r", "koi8-r"),
        ("windows-1251", "cp1251"),
        ("us-ascii", "koi8-r"),
        ("unknown-8bit", "cp1251"),
        ("", "utf-8"),
    ],
)
def test_the_charset_is_the_declared_one_or_what_the_bytes_show(charset: str, encoding: str) -> None:
    text = "Речники просят комиссию вернуться к этому вопросу."
    kind = f"Content-Type: text/plain; charset={charset}\r\n\r\n" if charset else "\r\n"
    assert said(read_eml(HEAD.encode() + kind.encode() + text.encode(encoding)))[-1] == text


@pytest.mark.parametrize("way", ["base64", "quoted-printable"])
def test_the_encoding_for_the_way_is_undone(way: str) -> None:
    made = EmailMessage()
    made["From"], made["Subject"], made["Message-ID"] = "a@b.example", "Séance", "<2@b.example>"
    made.set_content("Où la séance a-t-elle été levée ?\n", charset="utf-8", cte=way)
    reading = read_media(made.as_bytes())
    assert said(reading) == ["From: a@b.example", "Subject: Séance", "Où la séance a-t-elle été levée ?"]


def test_base64_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    text = base64.b64encode(b"The weavers met in the hall.")[:-5].decode()
    data = message(f"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{text}")
    assert said(read_eml(data))[-1].startswith("The weavers met in the")


def test_flowing_lines_are_put_together() -> None:
    data = message(
        "Content-Type: text/plain; format=flowed\r\n\r\nThe union asks \r\nto be heard.\r\n\r\n-- \r\nHedvika"
    )
    assert said(read_eml(data))[5:] == ["The union asks to be heard.", "-- \nHedvika"]


def test_headers_in_raw_bytes_are_read_by_their_letters() -> None:
    data = "From: a@b.example\nSubject: Ответ комиссии речникам\nMessage-ID: <3@b.example>\n\nText".encode("koi8-r")
    assert dict(read_eml(data).facts)["subject"] == "Ответ комиссии речникам"


def test_a_file_name_of_control_codes_and_a_header_with_them_stay_one_line() -> None:
    data = b"From: a\x00b@c.example\nSubject: one\x0btwo\x1b[31m\nMessage-ID: <1@b.example>\n\nText\n"
    facts = dict(read_eml(data).facts)
    assert facts["subject"] == "one two [31m"
    assert all(value.isprintable() for value in facts.values())


def test_an_encrypted_message_says_so() -> None:
    sealed = "Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1"
    with pytest.raises(ProtectedFile):
        read_eml(message(multipart("encrypted", sealed, sealed)))
    with pytest.raises(ProtectedFile):
        read_eml(message("Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMIIB"))


def test_parts_200_deep_are_refused_in_one_line() -> None:
    body = plain("The bottom.")
    for depth in range(200):
        body = multipart("mixed", body, boundary=f"b{depth}")
    with pytest.raises(DamagedFile):
        read_eml(message(body))


def test_ten_thousand_levels_and_parts_do_not_take_long() -> None:
    deep = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(10_000))
    survives(read_eml, message(deep))
    survives(read_eml, message(multipart("mixed", *[plain("x")] * 30_000)))
    survives(read_eml, message("Subject: " + "=?a?q?" * 50_000 + "\r\n\r\nText"))
    survives(read_eml, message('Content-Type: text/plain; a="' + '";' * 100_000 + "\r\n\r\nText"))


def sample() -> bytes:
    inner = "Content-Type: message/rfc822\r\n\r\n" + HEAD + "\r\n" + BODY
    note = (
        "Content-Type: text/plain; name*=utf-8''n%C3%B6te.txt\r\nContent-Transfer-Encoding: base64\r\n\r\nVGhlIG5vdGUu"
    )
    page = multipart("alternative", plain(BODY), html("<p>The <b>page</b>.</p>"), boundary="b2")
    return message(multipart("mixed", page, inner, note))


def test_damaged_messages_are_read_or_refused() -> None:
    for data in damaged(sample(), 400):
        survives(read_eml, data)

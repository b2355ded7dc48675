"""Paragraphs and lines of the page between and below those of the article."""

from __future__ import annotations

import pytest

from service.readers import reader_of
from service.telephones import states_telephone
from tests.reading.articles import BODY, masthead_of, removed_reasons

TITLE = "Ferry pulled off sandbank after eleven hours in fog"
FIRST, LAST = BODY.split("\n\n")
APPEAL = "For eight years our reporters have sat in courtrooms that television ignores. Help us stay in them."


def test_an_appeal_goes_with_its_heading_above_its_button() -> None:
    text = f"{TITLE}\n\n{FIRST}\n\nJoin the voices they want to silence\n\n{APPEAL}\n\nBecome a member\n\n{LAST}"
    reasons = removed_reasons(text)
    assert reasons[APPEAL] == reasons["Join the voices they want to silence"] == "donation"
    assert FIRST not in reasons and LAST not in reasons


def test_a_paragraph_that_asks_for_help_without_a_button_stays() -> None:
    assert APPEAL not in removed_reasons(f"{TITLE}\n\n{FIRST}\n\n{APPEAL}\n\n{LAST}")
    quoted = "“Help us stay in the courtrooms, and become a member of the union,” she told the crowd on Friday."
    assert quoted not in removed_reasons(f"{TITLE}\n\n{FIRST}\n\n{quoted}\n\nDonate\n\n{LAST}")


def test_a_list_of_leads_cut_off_goes_with_headlines_and_days() -> None:
    listed = (
        "Ganza carpet works to open again",
        "02.06.2014 12:10",
        "The carpet works in Ganza, idle since 2009, will open again in September, the ministry...",
        "Court upholds verdict on customs men",
        "30.05.2014 17:31",
        "A court left unchanged the verdict on a group of former customs officers of the...",
    )
    text = f"{TITLE}\n\n03.06.2014 15:48\n\n{BODY}\n\nImportant\n\n" + "\n\n".join(listed)
    assert set(listed) <= removed_reasons(text).keys()
    assert "03.06.2014 15:48" not in removed_reasons(text)


@pytest.mark.parametrize(
    "line",
    [
        "Panos Dimas / Reuters / Northpix / LETA",
        "TEXT AD: Call Victor - +2348000000000",
        "Source: https://delta.example/news/ferry-off-sandbank/",
        "You have commented 0 times on Delta Digest.",
        "Реклама на ДТВ www.adv.dtv.example",
    ],
)
def test_lines_of_pages(line: str) -> None:
    assert line in removed_reasons(f"{TITLE}\n\n12 March 2021\n\n{FIRST}\n\n{line}\n\n{LAST}")


@pytest.mark.parametrize("line", ["Harbour / Mill / Bridge / Church", "Norwich / Reuters"])
def test_lines_that_are_no_credit(line: str) -> None:
    assert line not in removed_reasons(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{LAST}")


def test_people_with_telephones_below_a_statement() -> None:
    text = (
        f"{TITLE}\n\n{BODY}\n\nContact:\n\nRuth Connor (Coast Watch) – 0852-0000-1903\n\nDownload the statement (PDF)"
    )
    assert removed_reasons(text)["Ruth Connor (Coast Watch) – 0852-0000-1903"] == "contact"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Arif Prasetyo (0811-0000-555)", True),
        ("Ruth Connor – 0852-0000-1903", True),
        ("12-03-2019", False),
        ("2004-2005", False),
        ("1 200 000 people", False),
    ],
)
def test_telephones(text: str, wanted: bool) -> None:
    assert states_telephone(text) is wanted


def test_readers() -> None:
    assert reader_of("Posted by: Skipper 2016-04-12 08:55") == "skipper"
    assert reader_of("Posted by: Skipper, who left early") is None


def test_an_edition_names_its_paper() -> None:
    head = masthead_of(f"Волжский вестник - Поволжье: №183 (5559)\n\nПаром сняли с мели в устье реки\n\n{BODY}")
    assert head.site is not None and head.site.value == "Волжский вестник"


def test_a_button_is_no_site() -> None:
    head = masthead_of(f"ADVERTISEMENT\n\n{TITLE}\n\n{BODY}\n\nADVERTISEMENT\n\nCopyright© 2023, THE DELTA HERALD")
    assert head.site is None or head.site.value != "ADVERTISEMENT"

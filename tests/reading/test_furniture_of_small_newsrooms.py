"""Lines that smaller newsrooms' systems leave around their articles, and lines of articles that only look like them."""

from __future__ import annotations

import pytest

from tests.reading.articles import BODY, removed_reasons
from tests.reading.test_signatures import ENGLISH, INDONESIAN, names, plain

TITLE = "Ferry pulled off a sandbank in the fog"


@pytest.mark.parametrize(
    "line",
    [
        "{{item.title}}{{item.heading}} {{item.date}}",
        "5d2f90ab-1c3e-4a7b-9f00-27c1e0b4d6aa (3)",
        "This report by The Kelmar Press was first published March 4, 2022.",
        "French and Swahili versions of this page are produced automatically by machine.",
        "Photos supplied by Kelmar Port.",
        "Interviews are available in French and English.",
        "• Found a bug?",
        "id kapal feri,pelabuhan kelmar,kabut,sulteng",
        "Keterangan Foto : Ilustrasi. Foto: wartakelmar.com",
    ],
)
def test_lines_that_systems_leave_go(line: str) -> None:
    assert line in removed_reasons(f"{TITLE}\n\n{BODY}\n\n{line}")


@pytest.mark.parametrize(
    "line",
    [
        "This report by the port authority was published after a first inquiry had failed to explain the accident.",
        "Videos supplied to the court by two passengers show that the fog came down four minutes after the ferry left.",
        "Found a week later, the anchor weighed 310 kilograms.",
        "Id cards of 318 passengers, tickets, and two bags were found.",
    ],
)
def test_sentences_of_the_article_stay(line: str) -> None:
    assert line not in removed_reasons(f"{TITLE}\n\n{BODY}\n\n{line}\n\n{BODY}")


def test_beginnings_of_other_stories_right_below_each_other_go() -> None:
    cut = [
        "Kupang - Operator telekomunikasi memasang 14 menara baru menjelang…",
        "Soe – Kejaksaan menahan dua tersangka korupsi embung dengan kerugian…",
        "Atambua - Seekor buaya sepanjang tiga meter ditangkap warga di muara…",
    ]
    gone = removed_reasons("\n".join(["Tongkang tenggelam di pintu air", "", *INDONESIAN, *cut]))
    assert set(cut) <= gone.keys()


def test_who_signs_for_an_agency_below_its_notice_stays() -> None:
    foot = (
        "This report by The Canadian Press was first published April 3, 2025.\n\n"
        "Nora Vance-Marsh, The Canadian Press\n\nReport an error"
    )
    assert names(plain(ENGLISH, "", foot)) == ["Nora Vance-Marsh"]

"""The learned weights: which line is the headline, which short line is the page's. All lines here are our own."""

from __future__ import annotations

import pytest

from service.agencies import agencies
from service.article import Article
from service.intake import read
from service.masthead.head import Head
from service.masthead.headline_features import features, scores
from service.masthead.headline_weights import weighted
from service.reading import SourceBlock
from service.wording import LONGEST, page_odds

BODY = (
    "The harbour council voted on Tuesday to close the old fish market and to build flats on the quay.\n\n"
    "Traders at the market said they had not been asked. The quay belongs to the city, the council answered."
)


def head_of(*lines: str) -> Head:
    text = "\n".join(lines) + "\n\n" + BODY
    blocks, position = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(SourceBlock((position, position + len(line)), language="en"))
        position += len(line) + 1
    return Head.of(text, blocks, agencies())


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    head = head_of("Harbour council closes market", "By Dana Whitlock", "3 March 2019", "Flats on the quay by 2022")
    named = {name for one in features(head, [0, 3]) for name in one}
    weights = weighted()
    assert named <= weights
    assert len(weights) < 110


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["Weather: rain, 7 degrees", "Council closes old fish market", "3 March 2019, 14:05"], 1),
        (
            [
                "Council closes old fish market",
                "3 March 2019",
                "Traders at the gate on Tuesday. (Photo: Dana Whitlock)",
            ],
            0,
        ),
        (["Receive our best stories first", "Harbour council closes market", "By Dana Whitlock"], 1),
        (["Who needs a market?", "The council wants flats on the quay where fish was sold for a century"], 0),
    ],
)
def test_the_headline_is_the_likeliest_line(lines: list[str], title: int) -> None:
    head = head_of(*lines)
    candidates = [index for index, line in enumerate(lines) if not line.startswith(("By ", "3 March"))]
    found = dict(zip(candidates, scores(head, candidates), strict=True))
    assert max(found, key=lambda index: found[index]) == title


@pytest.mark.parametrize(
    "line",
    [
        "Close this banner now",
        "Choose another newsletter",
        "Закройте это окно",
        "Выберите другую рассылку",
        "Tutup jendela ini",
    ],
)
def test_buttons_sound_like_the_page(line: str) -> None:
    assert page_odds(line) > 1.0


@pytest.mark.parametrize(
    "line",
    [
        "The harbour council voted on Tuesday to close the market.",
        "Совет порта во вторник решил закрыть рынок.",
        "Dewan pelabuhan memutuskan menutup pasar itu pada Selasa.",
        "Traders block the road to the old quay",
        "Торговцы перекрыли дорогу к старой набережной",
        "Pedagang Tutup Jalan Menuju Dermaga Lama",
    ],
)
def test_sentences_and_headlines_do_not(line: str) -> None:
    assert page_odds(line) < 1.0


def test_long_lines_are_not_judged() -> None:
    assert page_odds("close this window " * LONGEST) == 0.0


@pytest.mark.parametrize("title", ["Traders block quay", "Торговцы перекрыли набережную", "Pedagang Tutup Dermaga"])
def test_a_short_headline_over_its_date_stays(title: str) -> None:
    found = read(Article.from_text(f"{title}\n3 March 2019, 14:05\n\n{BODY}"))
    assert found.masthead.title is not None
    assert found.masthead.title.source_text == title

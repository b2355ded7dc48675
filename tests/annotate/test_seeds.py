"""Real reports of one event, where they are at hand: what an analyst asks of them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from service.article import Article
from service.comparison import compare
from service.document import Document
from service.runtime import Runtime
from service.settings import Settings

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed articles are not part of the repository")


@pytest.fixture(scope="module")
def reports() -> Iterator[dict[str, Document]]:
    with Runtime(Settings()) as runtime:
        yield {
            path.name[:3]: runtime.pipeline.normalize(Article(path.read_bytes(), "text/plain", None, {}))
            for path in sorted(SEEDS.glob("*.txt"))
        }


def test_claims_of_losses(reports: dict[str, Document]) -> None:
    for name in ("001", "004"):
        counted = {(q.object, q.minimum or q.value, q.action) for q in reports[name].quantities}
        assert ("Armenian soldiers", 2300, "neutralized") in counted
        assert ("tanks and armored vehicles", 130, "destroyed") in counted
        assert ("cars", 55, "destroyed") in counted


def test_eight_losses_of_one_sentence(reports: dict[str, Document]) -> None:
    destroyed = [q.value for q in reports["000"].quantities if q.action == "destroyed"]
    assert destroyed == [200, 228, 100, 30, 6, 5, 1]


def test_dates(reports: dict[str, Document]) -> None:
    assert {"2020-09-27/2020-09-30", "2020-09-27"} <= {date.value for date in reports["000"].dates}
    assert {"2020-09-27/2020-09-30", "2020-09-30", "1991/.."} <= {date.value for date in reports["004"].dates}
    assert {"XXXX-10-08", "XXXX-10-07", "XXXX-09-27/.."} <= {date.value for date in reports["003"].dates}


def test_people_and_places_once(reports: dict[str, Document]) -> None:
    people = {e.name: e for e in reports["003"].entities if e.type == "person"}
    assert people["Nikol Pashinyan"].role == "Prime Minister"
    assert {"Artsrun Hovhannisyan", "Ceyhun Bayramov", "Yerevand Hadjiyan"} <= set(people)
    assert "Pashinyan" not in people


def test_speakers(reports: dict[str, Document]) -> None:
    speakers = {quote.text[:20]: quote.speaker for quote in reports["003"].quotes}
    assert speakers["Early in the morning"] == "Artsrun Hovhannisyan"
    assert speakers["Artsakh cannot and w"] == "Nikol Pashinyan"


def test_the_five_reports_are_one_event(reports: dict[str, Document]) -> None:
    for first, second in combinations(sorted(reports), 2):
        assert compare(reports[first], reports[second]).one_event, (first, second)


def test_spellings_of_one_thing_are_one_entity(reports: dict[str, Document]) -> None:
    pairs = compare(reports["003"], reports["004"]).entities
    assert ("Terter", "Tartar") in {(pair.first, pair.second) for pair in pairs}
    hadjiyan = next(e for e in reports["003"].entities if e.name == "Yerevand Hadjiyan")
    assert "Yervand" in hadjiyan.variants
    names = {e.name for e in reports["003"].entities} | {e.name for e in reports["004"].entities}
    assert names.isdisjoint({"Furthermore", "F16", "Tochka-U", "Aghdara-Tartar"})

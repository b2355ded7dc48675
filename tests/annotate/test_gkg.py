"""Lines of the Global Knowledge Graph 2.1: order, delimiters, offsets."""

from __future__ import annotations

import re

import httpx
from hypothesis import given
from hypothesis import strategies as st

from service.api.documents import wants_gkg
from service.document import Document
from service.gkg import FIELDS, record
from tests.annotate.documents import document

TEXT = (
    "In Baku, Azerbaijan, 30 people were killed and 143 wounded on September 28, the Defense Ministry said.",
    '"We lost 3 ships; no more," Admiral Peter Brown said. Damage is $41 million.',
)


def fields(found: Document) -> dict[str, str]:
    return dict(zip(FIELDS, record(found).split("\t"), strict=True))


def test_twenty_seven_fields_on_one_line() -> None:
    line = record(document(*TEXT))
    assert line.count("\t") == 26
    assert "\n" not in line


def test_identifier_and_date() -> None:
    found = fields(document(*TEXT))
    assert found["V2.1DATE"] == "20201001000000"
    assert re.fullmatch(r"20201001000000-\d+", found["GKGRECORDID"])
    assert re.fullmatch(r"20201001000000-T\d+", fields(document(*TEXT, translated=True))["GKGRECORDID"])


def test_web_source() -> None:
    found = fields(document(*TEXT, url="https://www.example.org/a?b=1"))
    assert found["V2SOURCECOLLECTIONIDENTIFIER"] == "1"
    assert found["V2SOURCECOMMONNAME"] == "example.org"
    assert found["V2DOCUMENTIDENTIFIER"] == "https://www.example.org/a?b=1"


def test_counts_have_eleven_parts_and_an_offset() -> None:
    made = document(*TEXT)
    found = fields(made)
    counts = [count.split("#") for count in found["V2.1COUNTS"].split(";")]
    assert [(count[0], count[1]) for count in counts] == [("KILL", "30"), ("WOUND", "143")]
    assert all(len(count) == 11 for count in counts)
    assert made.text[int(counts[0][10]) :].startswith("30 people")
    assert all(len(count.split("#")) == 10 for count in found["V1COUNTS"].split(";"))


def test_locations_use_fips_codes() -> None:
    found = fields(document(*TEXT))
    baku = next(place.split("#") for place in found["V2ENHANCEDLOCATIONS"].split(";") if "#Baku#" in place)
    assert len(baku) == 9
    assert (baku[0], baku[2]) == ("4", "AJ")
    assert found["V1LOCATIONS"].split(";")[0].count("#") == 6


def test_offsets_point_at_names() -> None:
    made = document(*TEXT)
    found = fields(made)
    for entry in found["V2.1ALLNAMES"].split(";"):
        name, offset = entry.split(",")
        assert made.text[int(offset) :].startswith(name.split()[0])


def test_dates_quotations_and_amounts() -> None:
    made = document(*TEXT)
    found = fields(made)
    assert found["V2.1ENHANCEDDATES"].startswith("3#9#28#2020#")
    offset, length, verb, words = found["V2.1QUOTATIONS"].split("|")
    assert made.text[int(offset) : int(offset) + int(length)] == "We lost 3 ships; no more"
    assert (verb, words) == ("said", "We lost 3 ships, no more")
    assert any(amount.startswith("41000000,USD") for amount in found["V2.1AMOUNTS"].split(";"))


def test_translation_and_extras() -> None:
    assert fields(document(*TEXT))["V2.1TRANSLATIONINFO"] == ""
    found = fields(document(*TEXT, translated=True))
    assert found["V2.1TRANSLATIONINFO"] == "srclc:rus;eng:Argos translate-ru_en 1.9"
    assert found["V2EXTRASXML"] == "<PAGE_TITLE>War &amp; peace </PAGE_TITLE><PAGE_AUTHORS>Anna Petrova</PAGE_AUTHORS>"


@given(st.text(min_size=1, max_size=200))
def test_any_text_stays_on_its_line(text: str) -> None:
    line = record(document("He said: " + text))
    assert line.count("\t") == 26
    assert "\n" not in line
    assert "\r" not in line


def test_what_asks_for_it() -> None:
    assert wants_gkg("text/tab-separated-values; profile=gkg21")
    assert wants_gkg('application/json;q=0.1, text/tab-separated-values;profile="gkg21"')
    assert not wants_gkg("text/tab-separated-values")
    assert not wants_gkg("*/*")


def test_over_http(client: httpx.Client) -> None:
    headers = {"Content-Type": "text/plain", "Accept": "text/tab-separated-values; profile=gkg21"}
    answer = client.post("/v1/documents", content="\n\n".join(TEXT), headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/tab-separated-values")
    (line,) = answer.text.splitlines()
    assert len(line.split("\t")) == len(FIELDS)

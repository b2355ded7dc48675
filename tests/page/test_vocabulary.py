"""Every documented code has its words on the page; spans are cut by code points; overlapping marks all show."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from service.furniture.phrases import rules
from service.lexicon import LANGUAGES, lexicon
from tests.conftest import ROOT
from tests.page.conftest import Opener

_ROW = re.compile(r"^\| ((?:(?:flag |warning )?`[^`]+` ?)+)\|", re.MULTILINE)


@pytest.fixture
def page(open_page: Opener) -> Page:
    return open_page()


def documented(name: str, after: str, before: str) -> set[str]:
    """The bare codes in the first column of the tables between two lines of a page of docs/."""
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    part = text.split(after, 1)[1].split(before, 1)[0]
    return {code.partition(":")[0] for row in _ROW.findall(part) for code in re.findall(r"`([^`]+)`", row)}


def table(page: Page, name: str) -> set[str]:
    return set(page.evaluate("name => import('/page/vocabulary.js').then(m => Object.keys(m[name]))", name))


def test_flags_and_warnings_are_explained(page: Page) -> None:
    flags = documented("truth.md", "| flag |", "| FLORES")
    assert {"loop", "number-missing"} <= flags
    assert flags <= table(page, "FLAGS")
    warnings = documented("contract.md", "## Warnings", "\n## ")
    assert {"placeholder-package", "html-timeout"} <= warnings
    assert warnings <= table(page, "WARNINGS")
    doubts = documented("reading.md", "| flag or warning |", "\n## ")
    assert "ambiguous-order" in doubts
    assert doubts <= table(page, "DOUBTS") | table(page, "WARNINGS")


def test_reasons_are_explained(page: Page) -> None:
    said = {reason for name in LANGUAGES for reason in lexicon(name)["furniture"]} | rules().heads
    chrome = lexicon("page")
    said |= {*chrome["tags"].values(), *chrome["roles"].values(), *chrome["tokens"]} - {"article"}
    said |= documented("reading.md", "| reason in `removed`", "## Masthead")
    assert {"subscribe", "sidebar", "stray"} <= said
    assert said <= table(page, "REASONS")


def test_unknown_codes_are_shown_as_they_are(page: Page) -> None:
    shown = page.evaluate(
        """codes => import('/page/vocabulary.js').then(m => codes.map(code => m.inWords(m.FLAGS, code)))""",
        ["brand-new:thing", "constructor", "loop", "number-missing:1:2"],
    )
    assert shown[:2] == [["brand-new:thing", None], ["constructor", None]]
    assert shown[2][1] is None
    assert shown[3][1] == "1:2"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_spans_are_cut_as_python_cuts_them(page: Page, data: Any) -> None:
    text = data.draw(st.text(st.sampled_from("aя😀́ 🇮"), min_size=1, max_size=12))
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=4))
    cut = page.evaluate(
        """async ([text, spans]) => {
          const {CodePoints, segments} = await import('/page/spans.js');
          const points = new CodePoints(text);
          const marks = spans.map((span, id) => ({span, id}));
          const cut = segments([0, [...text].length], marks);
          return cut.map(one => [points.slice(...one.span), one.marks.map(m => m.id)]);
        }""",
        [text, spans],
    )
    assert "".join(part for part, _ in cut) == text
    for number, (start, end) in enumerate(spans):
        assert "".join(part for part, marks in cut if number in marks) == text[start:end]

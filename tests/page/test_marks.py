"""A document of the contract with everything in it, drawn by the page: marks, lists, legend, side by side."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pydantic import TypeAdapter

from service.document import (
    SCHEMA,
    Block,
    DateMention,
    Document,
    Entity,
    LanguageMix,
    LanguageShare,
    Mention,
    Metadata,
    PackageUse,
    Quantity,
    Quote,
    Removed,
    Sentence,
    Source,
    TranslationSummary,
)
from tests.page.conftest import Opener

SOURCE = "🙂 Реклама\n\nМэр Анна Котова сказала: «Ждём 40 судов». В порту Ладога тихо."
ENGLISH = "Mayor Anna Kotova said: “We expect 40 ships.” The port of Ladoga is quiet."


def span(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def document() -> Document:
    """One paragraph of two sentences; code points beside an emoji, so that UTF-16 offsets would be wrong."""
    first, second = "Мэр Анна Котова сказала: «Ждём 40 судов».", "В порту Ладога тихо."
    english = ENGLISH.partition(" The")[0], "The port of Ladoga is quiet."
    sentences = [
        Sentence(span(SOURCE, first), span(ENGLISH, english[0]), "translated", [], "ru"),
        Sentence(span(SOURCE, second), span(ENGLISH, english[1]), "kept", ["loop", "brand-new:thing"], "ru"),
    ]
    whole = span(SOURCE, f"{first} {second}")
    person, place = span(ENGLISH, "Anna Kotova"), span(ENGLISH, "Ladoga")
    return Document(
        schema=SCHEMA,
        id="0" * 32,
        source=Source("text/plain", "utf-8", len(SOURCE.encode()), "0" * 64, len(SOURCE), None, SOURCE),
        language=LanguageMix("ru", 1.0, [LanguageShare("ru", 0.75), LanguageShare("tt", 0.25)]),
        title=None,
        subtitle=None,
        text=ENGLISH,
        metadata=Metadata(word_count=14, reading_minutes=1),
        blocks=[Block(0, "paragraph", "ru", 1.0, whole, SOURCE[slice(*whole)], ENGLISH, (0, len(ENGLISH)), sentences)],
        removed=[Removed((0, 9), "🙂 Реклама", "brand-new-reason")],
        dates=[DateMention("quiet", "XXXX-10-08", "day", 0, span(ENGLISH, "quiet"), None)],
        quantities=[
            Quantity("40 ships", 40, 40, 40, "exact", None, "ships", "expect", "Anna Kotova", 0,
                     span(ENGLISH, "40 ships"), span(SOURCE, "40 судов"))
        ],
        entities=[
            Entity("person", "Anna Kotova", ["Kotova"], ["Анна Котова"], None,
                   [Mention(0, person, span(SOURCE, "Анна Котова"))], role="Mayor"),
            Entity("place", "Ladoga", [], ["Ладога"], "RU", [Mention(0, place, sentences[1].span)]),
        ],
        quotes=[
            Quote("We expect 40 ships.", "Ждём 40 судов", "Anna Kotova", 0,
                  span(ENGLISH, "We expect 40 ships."), span(SOURCE, "Ждём 40 судов"), "said")
        ],
        translation=TranslationSummary("argos", [PackageUse("translate-ru_en", "0.1", "0" * 64)], 2, 1),
        warnings=["brand-new-warning"],
    )  # fmt: skip


@pytest.fixture
def page(open_page: Opener) -> Page:
    made: Any = json.loads(TypeAdapter(Document).dump_json(document()))
    opened = open_page()
    article = {"body": "", "type": "text/plain", "name": None, "hints": {}, "text": ""}
    opened.evaluate("([made, article]) => import('/page/result.js').then(m => m.show(made, article))", [made, article])
    return opened


def marked(page: Page, side: str, kind: str) -> str:
    return "".join(page.locator(f".reading .{side} .mark.{kind}").all_text_contents())


def test_marks_stand_where_the_document_says(page: Page) -> None:
    expected = {
        "person": ("Анна Котова", "Anna Kotova"),
        "quantity": ("40 судов", "40 ships"),
        "quote": ("Ждём 40 судов", "We expect 40 ships."),
        "place": ("", "Ladoga"),  # its source span is no finer than the sentence
        "date": ("", "quiet"),
    }
    for kind, (source, english) in expected.items():
        assert (marked(page, "source", kind), marked(page, "english", kind)) == (source, english)


def test_findings_lead_to_their_place_and_say_what_is_known(page: Page) -> None:
    findings = page.locator(".findings")
    for told in ("Mayor", "40 · ships · expect", "said by Anna Kotova", "XXXX-10-08", "Anna Kotova said"):
        expect(findings).to_contain_text(told)
    findings.get_by_role("button", name="40 ships", exact=True).click()
    assert "".join(page.locator(".english .lit").all_text_contents()) == "40 ships"
    assert "".join(page.locator(".source .lit").all_text_contents()) == "40 судов"
    expect(page.locator('.sentence[data-number="0"][data-side="english"]')).to_be_focused()


def test_the_legend_switches_kinds_off(page: Page) -> None:
    reading = page.locator("#reading")
    background = "one => getComputedStyle(one).backgroundColor"
    person = page.locator(".english .mark.person").first
    assert person.evaluate(background) != "rgba(0, 0, 0, 0)"
    page.get_by_label("People").uncheck()
    assert person.evaluate(background) == "rgba(0, 0, 0, 0)"
    expect(reading).to_contain_text("Anna Kotova")
    removed = page.locator(".row.removed")
    expect(removed).to_be_visible()
    page.get_by_label("Removed").uncheck()
    expect(removed).to_be_hidden()
    expect(page.get_by_label("Organizations")).to_have_count(0)


def test_one_column_can_be_had_alone(page: Page) -> None:
    source, english = page.locator(".row.block .source"), page.locator(".row.block .english")
    page.get_by_role("radio", name="English").check()
    expect(source).to_be_hidden()
    expect(english).to_be_visible()
    page.get_by_role("radio", name="Source").check()
    expect(english).to_be_hidden()
    expect(source).to_be_visible()


def test_codes_that_are_new_are_shown_as_they_are(page: Page) -> None:
    expect(page.get_by_role("list", name="Warnings")).to_contain_text("brand-new-warning")
    expect(page.locator(".reason")).to_have_text("brand-new-reason")
    page.locator(".english .sentence.kept").click()
    expect(page.locator("#inspector-flags li").nth(0)).to_have_text("The translation repeated itself")
    expect(page.locator("#inspector-flags li").nth(1)).to_have_text("brand-new:thing")
    expect(page.locator("#inspector")).to_contain_text("kept in its own language")


def test_languages_and_missing_values_are_named(page: Page) -> None:
    expect(page.get_by_role("region", name="Languages: Russian 75 %, Tatar 25 %")).to_be_visible()
    expect(page.locator("#result-title")).to_have_text("Untitled")
    expect(page.get_by_role("region", name="Metadata")).to_contain_text("Not stated: published, updated, authors")


def test_every_field_of_the_contract_reaches_the_json(page: Page) -> None:
    page.locator("summary", has_text="as JSON").click()
    expect(page.locator(".json pre")).not_to_be_empty()
    shown = json.loads(page.locator(".json pre").text_content() or "")
    expected = json.loads(TypeAdapter(Document).dump_json(document()))
    expected["source"]["text"] = None
    assert shown == expected
    assert set(shown) == {field.name for field in dataclasses.fields(Document)}

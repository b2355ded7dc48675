"""Direct speech with its speaker and verb."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated


@pytest.mark.parametrize(
    ("text", "words", "speaker", "verb"),
    [
        ('"The war goes on," Anna Petrova said.', "The war goes on", "Anna Petrova", "said"),
        ("“The war goes on”, said Anna Petrova.", "The war goes on", "Anna Petrova", "said"),
        ("«The war goes on», - Anna Petrova told reporters.", "The war goes on", "Anna Petrova", "told"),
        ('Anna Petrova added: "The war goes on."', "The war goes on.", "Anna Petrova", "added"),
        ("'The war goes on,' said Anna Petrova.", "The war goes on", "Anna Petrova", "said"),
        (
            '"The war goes on," said the regional secretary of the union, Anna Petrova.',
            "The war goes on",
            "Anna Petrova",
            "said",
        ),
        ('"We lost a ship," the Defense Ministry said in a statement.', "We lost a ship", "Defense Ministry", "said"),
        ('"Nobody knows what comes next," an official said.', "Nobody knows what comes next", None, "said"),
    ],
)
def test_speaker(text: str, words: str, speaker: str | None, verb: str) -> None:
    (quote,) = annotated(text, "Anna Petrova is a minister.").quotes
    assert (quote.text, quote.speaker, quote.verb) == (words, speaker, verb)


def test_both_halves_of_a_broken_quotation_have_one_speaker() -> None:
    found = annotated('"We are safe," said Anna Petrova. "Nobody was hurt."').quotes
    assert [(q.text, q.speaker) for q in found] == [
        ("We are safe", "Anna Petrova"),
        ("Nobody was hurt.", "Anna Petrova"),
    ]


def test_pronoun_means_the_person_named_last() -> None:
    found = annotated("Engineer Anna Petrova visited the dam.", '"It will hold," she said.').quotes
    assert found[0].speaker == "Anna Petrova"


def test_he_is_not_a_woman() -> None:
    found = annotated("Captain Ivan Sokolov met nurse Maria Orlova.", '"It will hold," he said.').quotes
    assert found[0].speaker == "Ivan Sokolov"


def test_quotation_over_paragraphs_is_one() -> None:
    found = annotated(
        'Anna Petrova said: "The first part of the plan is ready and waiting for money.', '"The second part is not."'
    ).quotes
    assert [quote.text for quote in found] == [
        "The first part of the plan is ready and waiting for money.\n\nThe second part is not."
    ]


@pytest.mark.parametrize(
    "text", ['He drove a "Ural" truck.', 'The "Northern Lights" hotel burned.', 'The 5" gun fired.']
)
def test_names_in_marks_are_no_speech(text: str) -> None:
    assert annotated(text).quotes == []


def test_dialogue_dash() -> None:
    (quote,) = annotated("- We will hold the line, - said Anna Petrova.").quotes
    assert (quote.text, quote.speaker) == ("We will hold the line", "Anna Petrova")


def test_source_words_and_their_place_are_given() -> None:
    text = "“We’re safe here,” said Anna Petrova."
    (quote,) = annotated(text).quotes
    assert quote.span is not None
    assert text[slice(*quote.span)] == quote.source_text == "We’re safe here"


def test_the_place_of_an_unnamed_speaker_does_not_speak() -> None:
    (quote,) = annotated("“The wells are dry and the herds are gone,” a former herder in Bamako told us.").quotes
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("paragraphs", "speaker"),
    [
        (['"We will not leave our homes." - Ivan Petrov, mayor', "Nobody left."], "Ivan Petrov"),
        (['"We will not leave our homes."', "- Ivan Petrov, mayor of the town"], "Ivan Petrov"),
        (
            ['"We will not leave our homes. Not now."', '"We will not leave our homes," said Ivan Petrov.'],
            "Ivan Petrov",
        ),
        (
            ['According to CNBC, Telfor said nothing, but Ivan Petrov said: "We will not leave our homes."'],
            "Ivan Petrov",
        ),
        (['The play "The Long Winter\'s Tale" opened on Friday. Ivan Petrov said nothing.'], None),
    ],
)
def test_lines_below_pull_quotes_and_works(paragraphs: list[str], speaker: str | None) -> None:
    quotes = annotated(*paragraphs).quotes
    assert (quotes[0].speaker if quotes else None) == speaker


def test_a_headline_names_the_role_of_a_person_in_the_text() -> None:
    found = annotated('"We will not leave our homes," says mayor', "Mayor Ivan Petrov spoke on Friday.", title=True)
    assert found.quotes[0].speaker == "Ivan Petrov"

"""Who states a number: beyond the plain verbs of saying beside a name."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated


def sources(*paragraphs: str, title: bool = False) -> set[str | None]:
    return {q.attribution for q in annotated(*paragraphs, title=title).quantities}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        # present and plural
        ("Beekeepers say that 300 hives were lost in the frost.", "Beekeepers"),
        ("The fishermen claim that 14 boats sank in the storm.", "The fishermen"),
        ("Around 60 cars were burned overnight, Estonian police say.", "Estonian police"),
        ("At least 12 barges are stuck in the ice, say the owners of the port.", "the owners of the port"),
        ("The plant used 40 tonnes of chlorine a year, official records show.", "official records"),
        # far from the verb
        (
            "The port authority shut two piers within a mile of the wreck and said it would pay 5,000 euros.",
            "The port authority",
        ),
        ("The Ministry of Health on Monday said that nurses treated 19 patients.", "Ministry of Health"),
        ("Mayor Joana Prates thanked the crews, but noted that 70 homes had no water.", "Joana Prates"),
        ("Mayor Joana Prates apologized to the residents, saying that 70 homes had no water.", "Joana Prates"),
        ("Its director, Joana Prates, opened the hall and said 70 seats were free.", "Joana Prates"),
        # who counts and puts at
        ("Volunteers counted 37 dead seals on the beach.", "Volunteers"),
        ("The Ministry of Health raised the toll to 44 dead.", "Ministry of Health"),
        ("Insurers put the damage at $3.5 million.", "Insurers"),
        ("The road will need, by the government's count, about 13,000 tonnes of gravel.", "the government"),
        # papers and those who wrote them
        ("Some 90 wells are dry, according to figures published by the Ministry of Health.", "Ministry of Health"),
        ("Some 90 wells are dry, according to a report by the Ministry of Health.", "Ministry of Health"),
        ("Some 90 wells are dry, according to the mayor, Joana Prates.", "Joana Prates"),
        ("An investigation by the Ministry of Health found that 21 vials were missing.", "Ministry of Health"),
        ("According to preliminary data, 16 houses burned, the Ministry of Health said.", "Ministry of Health"),
        # an agency hands on what another says
        ("Some 90 wells are dry, local media reported with reference to the Ministry of Health.", "Ministry of Health"),
        ("Some 90 wells are dry, Joana Prates said on Monday, as reported by Antara.", "Joana Prates"),
        # polls, accusers, a verb whose subject stands far from it
        ("A poll by Ipsos put Labour on 34%.", "Ipsos"),
        ("The survey showed 58% of farmers think so.", "The survey"),
        ("Bolvian soldiers accused the rebels of killing 130 civilians.", "Bolvian soldiers"),
        ("Researchers at Orvanka University estimate the glacier has lost 3.1 billion tonnes of ice.", "Researchers"),
        ("The company posted a net profit of $312 million for the quarter, it said in a filing.", "The company"),
        ("Villagers in Orvanka said 40 goats had been stolen.", "Villagers"),
    ],
)
def test_source(text: str, source: str) -> None:
    assert sources(text) == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested 12 people near the market.",
        "It is hard to say how 40 tonnes of grain got lost.",
        "The army did not say that 40 men were missing.",
        "The minister was found to own 14 flats.",
        "An insurance claim of $40,000 is pending.",
        "The wind put out 14 lamps.",
        "She raised the flag and 40 people cheered.",
        "About 200 residents said nothing.",
        "An earthquake registered 6.2 on the Richter scale.",
        "The team recorded 12 wins.",
        "The hotel raised the number of rooms to 40.",
        "The police put 40 officers at the gate.",
        "The coach put 12 players at risk.",
        "Readers write 40 letters a day.",
        "The firm cut 40 jobs, citing weak demand.",
        "Students who learned from the Oxford Institute won 12 medals.",
        "The army won't say how many of the 40 men died.",
        "The police cannot say if 40 men died.",
        "Did police say 40 men died?",
        "The ministry denied that the fire had spread to the school and claimed 12 lives.",
    ],
)
def test_nobody_states_it(text: str) -> None:
    assert sources(text) == {None}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("A dozen people were killed, a security source said.", "a security source"),
        ("Hospitals recorded 40 deaths, the ministry said.", "the ministry"),
        ("Villagers found that 12 wells were dry, the mayor said.", "the mayor"),
        ("The firm expects 40 guests, a spokesman said.", "a spokesman"),
        ("One man was killed, One America News reported.", "One America News"),
    ],
)
def test_who_says_so_goes_before_who_does_it(text: str, source: str) -> None:
    assert sources(text) == {source}


@pytest.mark.parametrize(
    "headline",
    [
        "Attack on police: 3 killed",
        "Prime minister: 40 years in power",
        "Rebels killed 14 soldiers - then fled from army",
        "Manchester United: 3 goals in 10 minutes",
    ],
)
def test_a_topic_before_a_colon_is_no_source(headline: str) -> None:
    assert sources(headline, "Rain fell.", title=True) == {None}


def test_a_mark_of_possession_alone_is_nobody() -> None:
    assert len(annotated("Two of them 's said 40 men died.").quantities) == 2


def test_words_that_hold_a_verb_are_no_source() -> None:
    found = sources("The council ordered the company said to own the pier to pay 40,000 euros within 30 days.")
    assert not any("ordered" in (source or "") for source in found)


def test_whom_somebody_tells_is_no_source() -> None:
    found = sources("A barge with 40 tonnes of oil sank off Orvanka, the harbour office told Reuters.")
    assert found == {"the harbour office"}


def test_a_headline_ends_in_its_source() -> None:
    assert sources("Rebels killed 14 soldiers in the north - ministry", "Rain fell.", title=True) == {"ministry"}


def test_the_statement_is_the_body_s_that_spoke_last() -> None:
    quotes = annotated(
        "In a statement, the Ministry of Health said four wards had been closed.",
        "A battalion under the Third Army Command left the town, the ministry said.",
        "The ministry also said that the wells were clean.",
        '"Because of the poor quality of the pumps, three of them failed," said the statement.',
    ).quotes
    assert [q.speaker for q in quotes] == ["Ministry of Health"]


def test_who_sends_the_report_is_no_company() -> None:
    found = sources(
        "ATHENS, May 3 (ANA) - Workers went on strike.",
        "The company, which was sold in 1996, says that demand has fallen by 40 percent.",
    )
    assert found == {"The company"}


@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Police: 3 killed in blast", "Police"),
        ("Ministry of Health: 40 wards closed", "Ministry of Health"),
        ("Weather: 40 roads closed", None),
    ],
)
def test_a_headline_begins_with_its_source(headline: str, source: str | None) -> None:
    assert sources(headline, "Rain fell.", title=True) == {source}


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The opposition says that 23 were shot by police, who put the toll at 6.", ["The opposition", "police"]),
        ("The bureau said the economy grew 0.6%, below the 0.9% forecast by economists.", ["The bureau", "economists"]),
    ],
)
def test_each_number_has_its_own_source(text: str, speakers: list[str]) -> None:
    assert [q.attribution for q in annotated(text).quantities] == speakers


def test_where_somebody_spoke_is_not_where_it_happens() -> None:
    (found,) = annotated("The firm will invest $90 million, Joana Prates told shareholders in Mumbai.").quantities
    assert (found.attribution, found.place) == ("Joana Prates", None)


def test_two_who_speak_in_one_sentence() -> None:
    found = annotated("Yerevan said 40 soldiers died, while Baku reported 12 losses.").quantities
    assert [(q.value, q.attribution, q.place) for q in found] == [(40, "Yerevan", None), (12, "Baku", None)]

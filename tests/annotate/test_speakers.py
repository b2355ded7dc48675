"""Who says a quotation, in the constructions in which newsrooms let people speak."""

from __future__ import annotations

import pytest

from tests.annotate.reading import annotated

SAID: list[tuple[tuple[str, ...], list[tuple[str, str | None]]]] = [
    (
        (
            "On Sunday the minister Ruben Sarkisov met the envoys of the villages.",
            'Karimov, by contrast, said that he would wait until the "unlawful garrison" of the pass had left.',
        ),
        [("unlawful garrison", "Karimov")],
    ),
    (('Temirov said he had seen "nothing but fog" that morning.',), [("nothing but fog", "Temirov")]),
    (
        ('"We have slept in the mosque since the river took the road," says Amina Yusuf, 34, who sells charcoal.',),
        [("We have slept", "Amina Yusuf")],
    ),
    (
        ('For Marta Olsen, who lost two brothers, the verdict is "a door that closes".',),
        [("a door that closes", "Marta Olsen")],
    ),
    (
        ('"It was dark, and then it was very bright" - that is how Tomas Reyes remembers the blast.',),
        [("It was dark", "Tomas Reyes")],
    ),
    (('"Nobody told us," was all that Ngozi Eze, the head teacher, would say.',), [("Nobody told us", "Ngozi Eze")]),
    (
        ('The plan is "a bridge to nowhere" in the eyes of Karim Haddad, who farms there.',),
        [("a bridge to nowhere", "Karim Haddad")],
    ),
    (('According to a note found on his desk, Paul Werner had "lost the will to count".',), [("lost the will", None)]),
    (
        ('In a voice message to reporters, Colonel Idriss Touré complained that his men had "no boots and no bread".',),
        [("no boots", "Idriss Touré")],
    ),
    (
        ('"Over my dead body," is the answer of Jean Mbeki, who owns the last house.',),
        [("Over my dead body", "Jean Mbeki")],
    ),
    (
        ('Police chief Anita Rao admitted the search had been "too slow by a day".',),
        [("too slow by a day", "Anita Rao")],
    ),
    (
        ('"A victory of common sense" - with these words Ana Petrova greeted the ruling.',),
        [("A victory of common", "Ana Petrova")],
    ),
    (
        ('The Kremlin, through its spokesman Dmitry Peskov, dismissed the report as "pulp fiction".',),
        [("pulp fiction", "Dmitry Peskov")],
    ),
    (
        ('Grace Achieng, who chairs the committee, wants to wait. "You don\'t mend a roof in a storm."',),
        [("You don't mend", "Grace Achieng")],
    ),
    (
        ('His lawyer, Elif Demir, insisted he had "never held a gun in his life".',),
        [("never held a gun", "Elif Demir")],
    ),
    (("Elif Demir", '"We will appeal," his lawyer told the court.'), [("We will appeal", None)]),
    (
        ('"God will judge them," read the banner carried by Rosa Quispe and 40 other widows.',),
        [("God will judge", None)],
    ),
    (('"The sea gives, the sea takes," runs a proverb in Kerala.',), [("The sea gives", None)]),
    (
        ('Premier Milan Dvorak sees it differently. "A loan is not a gift," he argues.',),
        [("A loan is not", "Milan Dvorak")],
    ),
    (('"How long must we wait?" demanded Fatou Sarr of the Dakar Tenants\' League.',), [("How long", "Fatou Sarr")]),
    (
        ('The army denied it. "Our guns were silent," said its spokesman, Major Ali Reza Karimi.',),
        [("Our guns", "Ali Reza Karimi")],
    ),
    (
        ('UNICEF Representative Hanna Berg, speaking from Juba, put it this way: "A child cannot eat a promise."',),
        [("A child", "Hanna Berg")],
    ),
    (
        ('"I heard the brakes. Then nothing," Joseph Kamau, a tea picker, recounted, adding: "I ran to the ditch."',),
        [("I heard", "Joseph Kamau"), ("I ran", "Joseph Kamau")],
    ),
    (('"We are not numbers," chanted the crowd outside the plant.',), [("We are not", None)]),
    (('Kask\'s critics see it otherwise. "It leaks," said engineer Mart Saar.',), [("It leaks", "Mart Saar")]),
    (
        ('Judge Nora Fields, in her ruling, described him as "a man without brakes".',),
        [("a man without", "Nora Fields")],
    ),
    (
        ('Coach Hans Ritter was less happy with the referee, whose decision he termed "a joke in two acts".',),
        [("a joke in two", "Hans Ritter")],
    ),
    (
        ('Fisherman Dimitris Pappas, pointing at the foam: "That was our bay."',),
        [("That was our bay", "Dimitris Pappas")],
    ),
    (
        ('The Interior Ministry reported that "three persons were detained for hooliganism".',),
        [("three persons", "Interior Ministry")],
    ),
    (('The fire brigade\'s Stefan Wolff sums up: "Luck, nothing but luck."',), [("Luck, nothing", "Stefan Wolff")]),
    (
        ('For his part, Defence Minister Kwame Asante ruled out talks "with men who burn schools".',),
        [("with men who", "Kwame Asante")],
    ),
    (
        ('Mayor Gino Sartori thanked them for "a night without a single loss", while the Green League left.',),
        [("a night without", "Gino Sartori")],
    ),
    (
        ('The Kavar Defense Ministry said it hit "a nest of pilots"; spokesman Igor Lanin spoke of more.',),
        [("a nest of", "Kavar Defense Ministry")],
    ),
    (
        ('Ellen Ward of the Arctic Survey, who was not involved, calls the finding "exciting but not yet proof".',),
        [("exciting", "Ellen Ward")],
    ),
    (
        ('"The water rose two metres in an hour," said the head of the Sector for Emergency Management, Goran Perić.',),
        [("The water rose", "Goran Perić")],
    ),
    (
        ('The State Security Committee in Tskhara said seven "violators of the state border" had been held.',),
        [("violators of", "State Security Committee")],
    ),
    (('"He heard a crack and then he laughed," said his trainer, Kitamura.',), [("He heard", "Kitamura")]),
    (
        ('But the party\'s agent, Mr Sunday Agba, disagreed. "We waited from eight till one," he lamented.',),
        [("We waited", "Sunday Agba")],
    ),
    (
        (
            "The Ministry of Floods reports 40 houses lost, Kazmedia writes.",
            '"The water is falling," the ministry says in a statement.',
        ),
        [("The water is", "Ministry of Floods")],
    ),
    (('"We sail at dawn," Aaron Pike waved a chart.',), [("We sail", "Aaron Pike")]),
    (
        ('Coach Vera Lind puts the loss at $3m, because every seat was "sold twice and paid for once".',),
        [("sold twice", "Vera Lind")],
    ),
    (('Peter Moss was convicted of "aiding a hostile fleet in time of war".',), [("aiding a", None)]),
    (
        (
            "Analyst Cho Min-ha works at Hanil Securities.",
            'The union demanded that the men be called back "before the first plate is cut".',
        ),
        [("before the first", None)],
    ),
]
"""Paragraphs, and of each quotation its first words and its speaker."""


@pytest.mark.parametrize(("paragraphs", "speakers"), SAID)
def test_speakers(paragraphs: tuple[str, ...], speakers: list[tuple[str, str | None]]) -> None:
    quotes = annotated(*paragraphs).quotes
    for words, speaker in speakers:
        (quote,) = [quote for quote in quotes if quote.text.startswith(words)]
        assert quote.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Guild of Bakers (GB) today encouraged owners to “keep the old ovens”.", "Guild of Bakers"),
        ("Ten charities, including Oxfam and Islamic Relief, expressed their “grave concern”.", None),
        ("Mayor Anna Horak said it was “one in, one out”, as it relates to the pier.", "Anna Horak"),
    ],
)
def test_today_examples_and_relates(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in annotated(text).quotes] == [speaker]


INTERVIEW = (
    "The home side lost again. Coach Marta Oliveira spoke after the match.",
    "What happened in the first half?",
    '"We slept for twenty minutes. They had 14 corners."',
    "And the second?",
    '"We woke up, but it was late."',
    "How is the goalkeeper?",
    '"He has a swollen knee. He will be out for two weeks."',
)


def test_answers_in_marks_are_the_interviewed_person_s() -> None:
    found = annotated(*INTERVIEW)
    assert {q.speaker for q in found.quotes} == {"Marta Oliveira"}
    assert {q.attribution for q in found.quantities if q.value == 14} == {"Marta Oliveira"}


def test_of_two_people_before_the_questions_nobody_is_taken_for_the_speaker() -> None:
    found = annotated("Coach Marta Oliveira and captain Rui Sanches met the press.", *INTERVIEW[1:])
    assert {q.speaker for q in found.quotes} == {None}


def test_a_quotation_may_have_its_sentences_on_lines_of_their_own() -> None:
    found = annotated(
        "Coach Marta Oliveira spoke after the match.",
        "What happened?",
        '"We slept.',
        "They had 14 corners.",
        'Nobody marked their striker."',
        "And the second half?",
        '"We woke up.',
        'It was late."',
        "How is the goalkeeper?",
        '"Tired."',
    )
    assert [q.text.split()[0] for q in found.quotes][:2] == ["We", "We"]
    assert "Nobody marked their striker." in found.quotes[0].text
    assert {q.speaker for q in found.quotes if len(q.text) > 8} == {"Marta Oliveira"}
    assert {q.attribution for q in found.quantities if q.value == 14} == {"Marta Oliveira"}


def test_a_speaker_without_a_name_is_not_what_the_statement_means() -> None:
    (quote,) = annotated(
        "Acme Corp said it closed the plant.",
        "Residents said the smell was bad.",
        '"We are sorry for all this," the statement said.',
    ).quotes
    assert quote.speaker == "Acme Corp"


def test_answers_end_where_somebody_else_is_told_of() -> None:
    further = (
        "Captain Rui Sanches, who has played for the club since 2009, saw it in quite another way after the whistle.",
        "Is that so?",
        '"We played well."',
    )
    found = annotated(*INTERVIEW, *further).quotes
    assert [q.speaker for q in found if q.text.startswith("We played")] != ["Marta Oliveira"]


def test_titles_in_marks_are_no_answers() -> None:
    found = annotated(
        "Marta Oliveira asked three schools.",
        *(line for _ in range(3) for line in ("What is the best book?", '"The Long Way Home by the River"')),
    )
    assert "Marta Oliveira" not in {q.speaker for q in found.quotes}

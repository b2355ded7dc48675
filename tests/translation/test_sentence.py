"""A draft on its way: what is sent, what is tried again, what is kept. Answers are made here, as a model gives them."""

from __future__ import annotations

from service.translation.contract import RawTranslation
from service.translation.glossary import Glossary
from service.translation.sentence import CAREFUL, PLAIN, Draft

SOURCE = "Министерство обороны сообщило о перемирии на всей линии фронта."
GOOD = "The Defense Ministry announced a ceasefire along the entire front line."
LOOP = "The front of the front of the front of the front of the front line was told."


def raw(text: str, *, cut: bool = False) -> RawTranslation:
    return RawTranslation(text, cut, -1.0, 10, 10)


def draft(source: str, glossary: Glossary | None = None, pieces: int = 1) -> Draft:
    def split(text: str) -> list[str]:
        middle = len(text) // 2
        return [text] if pieces == 1 else [text[:middle], text[middle:]]

    return Draft(source, "ru", {}, split, glossary.find(source) if glossary else ())


def test_good_english_is_taken_at_once() -> None:
    one = draft(SOURCE)
    assert one.texts() == [SOURCE]
    one.take([raw(GOOD)])
    assert one.result is not None
    assert (one.result.text, one.result.status, one.result.flags) == (GOOD, "translated", ())


def test_the_english_opens_with_a_capital_as_the_source_does() -> None:
    one = draft(SOURCE)
    one.take([raw(GOOD[0].lower() + GOOD[1:])])
    assert one.result is not None
    assert one.result.text == GOOD


def test_long_dashes_go_to_a_small_model_as_short_ones() -> None:
    source = "Nabire – Tim gabungan menghitung 126 orang—dan rumah — di sana."
    small = Draft(source, "id", {}, lambda text: [text], small=True)
    assert small.texts() == ["Nabire - Tim gabungan menghitung 126 orang—dan rumah - di sana."]
    assert Draft(source, "id", {}, lambda text: [text]).texts() == [source]


def test_a_loop_is_tried_once_more_with_care() -> None:
    one = draft(SOURCE)
    one.take([raw(LOOP)])
    assert one.result is None
    assert one.decoding == CAREFUL
    assert one.texts() == [SOURCE]
    one.take([raw(GOOD)])
    assert one.result is not None
    assert (one.result.text, one.result.status) == (GOOD, "translated")


def test_after_two_failures_the_source_is_kept_and_flagged() -> None:
    for bad, code in ((LOOP, "loop"), (SOURCE, "echo"), ("", "empty"), ("Yes.", "length")):
        one = draft(SOURCE)
        one.take([raw(bad)])
        one.take([raw(bad)])
        assert one.result is not None
        assert (one.result.text, one.result.status) == (SOURCE, "kept")
        assert code in one.result.flags
    one = draft(SOURCE)
    one.take([raw(GOOD, cut=True)])
    one.take([raw(GOOD, cut=True)])
    assert one.result is not None
    assert one.result.flags == ("cut",)


def test_a_lost_number_is_looked_for_once_more() -> None:
    source, lost, found = "Погибли 2 300 человек.", "People were killed.", "2,300 people were killed."
    one = draft(source)
    one.take([raw(lost)])
    assert (one.result, one.decoding, len(one.texts())) == (None, PLAIN, 2)
    one.take([raw("They were killed."), raw("People.")])
    assert (one.result, one.decoding, one.texts()) == (None, CAREFUL, [source])
    one.take([raw(found)])
    assert one.result is not None
    assert (one.result.text, one.result.status, one.result.flags) == (found, "translated", ())


def test_a_lost_number_word_is_sent_as_a_figure() -> None:
    one = draft("На площадь вышли полторы тысячи человек.")
    one.take([raw("Half a thousand people came to the square.")])
    assert one.texts() == ["На площадь вышли 1500 человек."]
    one.take([raw("1,500 people came to the square.")])
    assert one.result is not None
    assert (one.result.text, one.result.flags) == ("1,500 people came to the square.", ())


def test_one_long_word_is_looked_for_with_care_at_once() -> None:
    one = draft("14-летний")
    one.take([raw("Aged")])
    assert (one.result, one.decoding) == (None, CAREFUL)


def test_a_lost_number_is_looked_for_in_two_clauses() -> None:
    one = draft("Обстрелу подверглись три города, ещё 14 человек получили ранения.")
    one.take([raw("Three cities were shelled and people were wounded.")])
    assert one.decoding == PLAIN
    assert one.texts() == ["Обстрелу подверглись три города, ", "ещё 14 человек получили ранения."]
    one.take([raw("Three cities were shelled."), raw("The other 14 people were wounded.")])
    assert one.result is not None
    assert one.result.text == "Three cities were shelled, the other 14 people were wounded."
    assert one.result.flags == ()


def test_a_number_lost_three_times_is_flagged_as_the_source_has_it() -> None:
    source, lost = "Погибли 2 300 человек.", "People were killed."
    for second in (
        "The people were killed.",
        "The people people people people.",
        source,
        "",
        "1,000 people were killed.",
    ):
        one = draft(source)
        one.take([raw(lost)])
        one.take([raw("They were killed."), raw("People.")])
        one.take([raw(second)])
        assert one.result is not None
        assert (one.result.text, one.result.status, one.result.flags) == (lost, "translated", ("number-missing:2 300",))


def test_spans_at_the_ends_never_reach_the_model() -> None:
    one = draft("@rian_ru: мост закрыт https://ria.ru/a_b 😀")
    assert one.texts() == ["мост закрыт"]
    one.take([raw("The bridge is closed.")])
    assert one.result is not None
    assert one.result.text == "@rian_ru: The bridge is closed https://ria.ru/a_b 😀"


def test_an_inner_span_goes_behind_a_stand_in() -> None:
    one = draft("Мост на улице открыт, пишет news@mail.ru вчера вечером.")
    (sent,) = one.texts()
    assert "news@mail.ru" not in sent
    one.take([raw("The bridge on the street is open, X1 writes last night.")])
    assert one.result is not None
    assert one.result.text == "The bridge on the street is open, news@mail.ru writes last night."


def test_a_lost_stand_in_cuts_the_sentence_at_the_span() -> None:
    one = draft("Мост на улице открыт, пишет news@mail.ru вчера вечером.")
    one.take([raw("The bridge on the street is open, he writes last night.")])
    assert one.result is None
    assert one.texts() == ["Мост на улице открыт, пишет", "вчера вечером."]
    one.take([raw("The bridge on the street is open, writes."), raw("Last night.")])
    assert one.result is not None
    assert one.result.text == "The bridge on the street is open, writes news@mail.ru last night."


def test_a_sentence_of_spans_alone_is_copied() -> None:
    for text in ("https://t.me/x_y", "😀😀", "@a_b #c"):
        one = draft(text)
        assert one.texts() == []
        assert one.result is not None
        assert (one.result.text, one.result.flags) == (text, ())


def test_shouting_is_softened_and_comes_back_as_a_headline() -> None:
    one = draft("МОСТ ЧЕРЕЗ РЕКУ ЗАКРЫТ НА РЕМОНТ")
    assert one.texts() == ["Мост через реку закрыт на ремонт"]
    one.take([raw("The bridge over the river is closed for repair")])
    assert one.result is not None
    assert one.result.text == "The Bridge Over the River Is Closed for Repair".replace("Over", "over")


def test_pieces_of_a_long_sentence_become_one() -> None:
    source = "Мост закрыт на ремонт, но дорога открыта для всех."
    one = draft(source, pieces=2)
    first, second = one.texts()
    assert first + second == source
    one.take([raw("The bridge is closed for repair."), raw("But the road is open to all.")])
    assert one.result is not None
    assert one.result.text.startswith("The bridge is closed for repair")
    assert one.result.text.endswith("the road is open to all.")


TERMS = Glossary.from_data(
    {"terms": [{"source": "Пашинян", "english": "Nikol Pashinyan"}], "keep": ["Ведомости", "Лента"]}
)


def test_a_term_is_put_where_the_model_has_its_own_form() -> None:
    one = draft("Вчера в городе выступил Пашинян.", TERMS)
    assert one.texts() == ["Вчера в городе выступил Пашинян.", "Пашинян"]
    one.take([raw("Yesterday Pashinian spoke in the city."), raw("Pashinian")])
    assert one.result is not None
    assert one.result.text == "Yesterday Nikol Pashinyan spoke in the city."
    assert [(use.english, use.applied) for use in one.result.terms] == [("Nikol Pashinyan", True)]
    assert one.result.flags == ()


def test_a_term_that_is_not_found_is_forced_with_a_stand_in() -> None:
    one = draft("Вчера вечером Пашинян выступил перед жителями.", TERMS)
    one.take([raw("Yesterday night the farmer spoke to the residents."), raw("Farmland")])
    assert one.result is None
    (sent,) = one.texts()
    assert "Пашинян" not in sent
    one.take([raw("Last night X1 spoke to the residents.")])
    assert one.result is not None
    assert one.result.text == "Last night Nikol Pashinyan spoke to the residents."


def test_a_term_that_cannot_be_forced_is_reported() -> None:
    one = draft("Вчера вечером Пашинян выступил перед жителями.", TERMS)
    english = "Yesterday night the farmer spoke to the residents."
    one.take([raw(english), raw("Farmland")])
    one.take([raw(LOOP.replace("front", "X1"))])
    while one.result is None:
        one.take([raw("") for _ in one.texts()])
    assert one.result.status == "translated"
    assert one.result.text == english
    assert "glossary-missing:Nikol Pashinyan" in one.result.flags
    assert [use.applied for use in one.result.terms] == [False]


def test_terms_to_keep_stay_as_they_are() -> None:
    one = draft("Об этом пишет газета Ведомости", TERMS)
    assert one.texts() == ["Об этом пишет газета"]
    one.take([raw("The newspaper writes of it")])
    assert one.result is not None
    assert one.result.text == "The newspaper writes of it Ведомости"
    assert one.result.flags == ()


def test_plain_decoding_comes_first() -> None:
    assert draft(SOURCE).decoding == PLAIN


def test_a_date_behind_a_weekday_is_never_sent() -> None:
    one = Draft("Pasar itu terbakar pada Rabu (13/3/2019) malam.", "id", {}, lambda text: [text])
    assert one.texts() == ["Pasar itu terbakar pada Rabu malam."]
    one.take([raw("The market burned on Wednesday night.")])
    assert one.result is not None
    assert (one.result.text, one.result.flags) == ("The market burned on Wednesday (March 13, 2019) night.", ())


def test_a_date_whose_weekday_is_lost_is_sent_where_it_stands() -> None:
    source = "Pasar itu terbakar pada Rabu (13/3/2019) malam."
    one = Draft(source, "id", {}, lambda text: [text])
    one.take([raw("The market burned at night.")])
    assert one.result is None
    assert one.texts() == ["Pasar itu terbakar pada Rabu (13 Maret 2019) malam."]
    one.take([raw("The market burned on Wednesday (13/2019) night.")])
    one.take([raw("The market burned"), raw("on Wednesday (13/2019) night.")])
    one.take([raw("The market burned on Wednesday (13/2019) night.")])
    assert one.result is not None
    assert any(flag.startswith("number-missing:13/3/2019") for flag in one.result.flags)

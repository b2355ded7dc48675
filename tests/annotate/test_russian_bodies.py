"""Russian bodies, people and claims under English names."""

from __future__ import annotations

import pytest

from service.annotate import annotate
from service.annotate.source import recognizer, russian_bodies, russian_names
from service.document import Annotations, Block, Sentence


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Вооружённых сил", "Armed Forces"),
        ("ВС", "Armed Forces"),
        ("Армии обороны", "Defense Army"),
        ("ВВС", "Air Force"),
        ("Замоскворецкого райсуда", "Zamoskvoretsky District Court"),
        ("Басманным судом", "Basmanny Court"),
        ("Центрального районного суда", "Central District Court"),
        ("Мосгорсуд", "Moscow City Court"),
        ("Верховный суд (ВС)", "Supreme Court"),
        ("Верховного суда РФ", "Supreme Court"),
        ("МЧС России", "Emergencies Ministry"),
        ("правительство РФ", "Government"),
        ("Комитета по бюджету", "Budget Committee"),
        ("Главное следственное управление", "Main Investigative Directorate"),
        ("Совета Европы", "Council of Europe"),
        ("Северному флоту", "Northern Fleet"),
    ],
)
def test_bodies_have_english_names(russian: str, english: str) -> None:
    assert russian_names.english(russian, "organization")[0] == english


@pytest.mark.parametrize("russian", ["Комитета Госдумы по вопросам семьи", "Следственными органами в регионе"])
def test_a_body_that_no_table_knows_is_not_spelled_in_letters(russian: str) -> None:
    assert russian_names.english(russian, "organization") == ("",)


@pytest.mark.parametrize("written", ["F-16", "Су-25", "COVID-19", "РСЗО", "УК", "ПВО"])
def test_weapons_and_laws_are_no_bodies(written: str) -> None:
    assert russian_bodies.is_none(written)


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Шушан Степанян", "Shushan Stepanyan"),
        ("С.В.Лаврову", "S.V. Lavrov"),
        ("Реджепу Тайипу Эрдогану", "Recep Tayyip Erdogan"),
        ("Эмманюэлем Макроном", "Emmanuel Macron"),
        ("Никола Пашиняна", "Nikol Pashinyan"),
        ("Антониу Гутерриша", "Antonio Guterres"),
        ("Джо Байдену", "Joe Biden"),
        ("Урсулой фон дер Ляйен", "Ursula von der Leyen"),
        ("Лейла Байрамова", "Leyla Bayramova"),
        ("Патимат Гаджиева", "Patimat Gadzhiyeva"),
        ("Анны Чапман", "Anna Chapman"),
    ],
)
def test_people_under_their_usual_names(russian: str, english: str) -> None:
    assert russian_names.english(russian, "person")[0] == english


def _read(*pairs: tuple[str, str]) -> Annotations:
    """Annotations of paragraphs of one sentence each: Russian source, English."""
    made = []
    source_at = text_at = 0
    for number, (source, text) in enumerate(pairs):
        span, text_span = (source_at, source_at + len(source)), (text_at, text_at + len(text))
        sentence = Sentence(span, text_span, "translated", [])
        made.append(Block(number, "paragraph", "ru", 1.0, span, source, text, text_span, [sentence]))
        source_at, text_at = span[1] + 2, text_span[1] + 2
    return annotate(made)


needs_recognizer = pytest.mark.skipif(not recognizer.available(), reason="the extra entities is not installed")


@needs_recognizer
def test_ministries_of_two_countries_are_named_with_them() -> None:
    found = _read(
        ("Минобороны Азербайджана сообщило о гибели 40 солдат.", "The Defense Ministry reported 40 soldiers killed."),
        ("Минобороны Армении назвало это ложью.", "The Armenian Ministry of Defence called it a lie."),
    )
    bodies = {(e.name, e.country) for e in found.entities if e.type == "organization"}
    assert bodies == {("Defense Ministry of Azerbaijan", "AZ"), ("Defense Ministry of Armenia", "AM")}


@needs_recognizer
def test_the_armed_forces_of_the_country_are_those_named_before() -> None:
    (body,) = [
        e
        for e in _read(
            (
                "Президент Азербайджана Ильхам Алиев заявил, что Вооруженные силы страны заняли село.",
                "President Ilham Aliyev of Azerbaijan said the country's armed forces had taken the village.",
            )
        ).entities
        if e.type == "organization"
    ]
    assert (body.name, body.country) == ("Armed Forces", "AZ")


@needs_recognizer
def test_a_claim_and_its_place_bear_the_names_of_the_source() -> None:
    (found,) = _read(
        (
            "Помощник президента Хикмет Гаджиев сообщил, что в Гяндже ранены четверо жителей.",
            "Presidential aide Hickmet Gajeev said that four residents were wounded in Gyanje.",
        )
    ).quantities
    assert (found.value, found.attribution, found.place) == (4.0, "Hikmet Hajiyev", "Ganja")


@needs_recognizer
def test_a_place_that_the_translation_made_up_is_left_out() -> None:
    found = _read(("На улице Доменщиков сгорели два дома.", "Two houses burned down in Blastfurnacia.")).quantities
    assert [q.place for q in found] == [None]


@needs_recognizer
def test_she_is_whom_a_womans_verb_stands_beside() -> None:
    (quote,) = _read(
        (
            "Об этом сообщила пресс-секретарь Шушан Степанян, встретив посла Игоря Белова.",
            "This was reported by press secretary Shushan Stepanyan, who met ambassador Igor Belov.",
        ),
        ('"Все высоты наши", - написала она.', '"All the heights are ours," she wrote.'),
    ).quotes
    assert quote.speaker == "Shushan Stepanyan"


@needs_recognizer
def test_the_country_named_in_a_quotation_does_not_speak() -> None:
    found = _read(
        (
            "Пресс-секретарь Минобороны Армении Шушан Степанян назвала это ложью.",
            "Secretary of Defense Armenia Shashan Stepanyan called it a lie.",
        ),
        (
            'Фахреттин Алтун опроверг это. "Армения должна уйти", - сказал он.',
            'Fahrettin Altun denied it. "The Armenia must leave," he said.',
        ),
    )
    assert [q.speaker for q in found.quotes][-1] == "Fahrettin Altun"
    assert [e.name for e in found.entities if e.type == "person"] == ["Shushan Stepanyan", "Fahrettin Altun"]


@needs_recognizer
def test_letters_in_brackets_are_no_part_of_a_place() -> None:
    source = "Вооруженные силы Украины (ВСУ) понесли потери, заявил Игорь Конашенков."
    places = [
        e.name for e in _read((source, "The armed forces of Ukraine (AFU) had losses, Igor Konashenkov said.")).entities
    ]
    assert "Ukraine" in places
    assert not any("(" in name for name in places)


@needs_recognizer
@pytest.mark.parametrize(
    ("source", "english", "speaker"),
    [
        (
            "Как сообщил «Интерфаксу» источник, «переговоры пройдут в Москве».",
            'As a source told Interfax, "the talks will be held in Moscow".',
            None,
        ),
        (
            "«Пожар потушен в полдень», — сообщили РИА Новости в МЧС.",
            '"The fire was put out at noon," the Emergencies Ministry told RIA Novosti.',
            "Emergencies Ministry",
        ),
    ],
)
def test_who_is_told_does_not_speak(source: str, english: str, speaker: str | None) -> None:
    (quote,) = _read((source, english)).quotes
    assert quote.speaker == speaker

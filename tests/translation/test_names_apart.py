"""Names that the English lacked, sent once more: which, in what form, and that the better English is taken."""

from __future__ import annotations

import pytest

from service.translation import names_apart
from service.translation.contract import RawTranslation
from service.translation.names_apart import NameApart
from service.translation.sentence import Draft


def raw(text: str) -> RawTranslation:
    return RawTranslation(text, False, -1.0, 10, 10)


def draft(source: str, language: str) -> Draft:
    return Draft(source, language, {}, lambda text: [text], ())


@pytest.mark.parametrize(
    ("language", "source", "doubts", "sent"),
    [
        ("id", "Harga naik, kata Suryadi.", ["name-missing:Suryadi"], "Harga naik, kata X1."),
        (
            "id",
            "Diana Nyad kalah dari Dravid.",
            ["name-missing:Nyad", "name-misspelt:Dravid"],
            "Diana X1 kalah dari X2.",
        ),
        ("ru", "Об этом говорит Овечкина тренер.", ["name-missing:Овечкина"], "Об этом говорит Ovechkin тренер."),
        ("ru", "Рейс прибыл из Еревана.", ["name-missing:Еревана"], "Рейс прибыл из Yerevan."),
    ],
)
def test_lost_names_are_sent_in_a_form_that_is_copied(language: str, source: str, doubts: list[str], sent: str) -> None:
    assert names_apart.take_out(source, names_apart.find(source, doubts, language)) == sent


@pytest.mark.parametrize(
    ("language", "source", "doubts"),
    [
        ("id", "Lima orang Filipina tiba.", ["name-missing:Filipina"]),  # English has another form
        ("id", "Buku Seks dilarang.", ["name-missing:Seks"]),  # a word of the language
        ("id", "Ali melihat Ali.", ["name-missing:Ali"]),  # which of the two?
        ("id", "Kode X1 milik Suryadi.", ["name-missing:Suryadi"]),
        ("ru", "Премьер встретился с Ли Сянь Луном.", ["name-missing:Луном"]),  # the base form would be a guess
        ("ru", "Клуб купил Криворучко.", ["name-misspelt:Криворучко"]),
        ("id", "Suryadi tiba pukul 5.", ["number-missing:5"]),
        ("uk", "Приїхав Шевченко.", ["name-missing:Шевченко"]),
    ],
)
def test_what_is_not_certain_is_not_sent_otherwise(language: str, source: str, doubts: list[str]) -> None:
    assert names_apart.find(source, doubts, language) == ()


SOURCE = "Harga beras naik tajam di pasar itu, kata Suryadi kepada wartawan."
LACKING = "The price of rice rose sharply at the market, he told reporters."


def test_the_english_with_the_name_is_taken() -> None:
    one = draft(SOURCE, "id")
    one.take([raw(LACKING)])
    assert one.texts() == [SOURCE.replace("Suryadi", "X1")]
    one.take([raw("The price of rice rose sharply at the market, X1 told reporters.")])
    assert one.result is not None
    assert (one.result.text, one.result.flags) == (LACKING.replace(" he ", " Suryadi "), ())


@pytest.mark.parametrize("second", ["The price of rice rose, he told reporters.", "X1 X1 X1 X1 X1.", ""])
def test_without_the_token_the_first_english_stays_flagged(second: str) -> None:
    one = draft(SOURCE, "id")
    one.take([raw(LACKING)])
    one.take([raw(second)])
    assert one.result is not None
    assert (one.result.text, one.result.status, one.result.flags) == (LACKING, "translated", ("name-missing:Suryadi",))


def test_a_token_stands_for_a_name() -> None:
    assert NameApart("Suryadi", "X1").is_token
    assert not NameApart("Овечкина", "Ovechkin").is_token


@pytest.mark.parametrize(
    ("headline", "english", "forms", "lost"),
    [
        ("Lori Tebu Terguling di Kediri", "A lorry overturned in Consistence", {}, ["Kediri"]),
        ("Lori Tebu Terguling di Kediri", "A lorry overturned in Kediri", {}, []),
        ("Tim Menyapa Warga Daranggu Lama", "The team greets residents", {"DARANGGU": "Daranggu"}, ["Daranggu"]),
        ("Tim Menyapa Warga Daranggu Lama", "The team greets residents", {}, []),
        ("Siklon Fanja Reda", "The storm calms", {"SIKLON": "Siklon", "FANJA": "Fanja"}, []),
        ("Sumur Minyak di Kedewan Meledak", "An oil well in Kedwan exploded", {"KEDEWAN": "Kedewan"}, ["Kedewan"]),
        ("Eksportir Kopi Indonesia Untung", "Indonesian coffee exporters profit", {"INDONESIA": "Indonesia"}, []),
        ("Bandar Udara Ditutup", "The airport is closed", {}, []),
    ],
)
def test_names_of_a_headline_that_are_told_by_the_article_or_are_towns(
    headline: str, english: str, forms: dict[str, str], lost: list[str]
) -> None:
    assert names_apart.unheard(headline, english, forms) == lost


def test_a_lost_name_of_a_headline_is_sent_as_a_token() -> None:
    one = Draft("Dua mobil terbakar di Kediri", "id", {}, lambda text: [text], small=True)
    one.take([raw("Two cars burned in Consistence")])
    assert one.result is None
    assert one.texts() == ["Dua mobil terbakar di X1"]
    one.take([raw("Two cars burned in X1")])
    assert one.result is not None
    assert one.result.text == "Two cars burned in Kediri"


def test_a_lost_name_is_looked_for_beside_a_credit_that_the_model_never_saw() -> None:
    one = Draft("Dua mobil terbakar di Kediri (ANTARA/Rusdi Abas)", "id", {}, lambda text: [text], small=True)
    one.take([raw("Two cars burned in Consistence")])
    assert one.texts() == ["Dua mobil terbakar di X1"]
    one.take([raw("Two cars burned in X1")])
    assert one.result is not None
    assert one.result.text == "Two cars burned in Kediri (ANTARA/Rusdi Abas)"

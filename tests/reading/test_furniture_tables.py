"""Tables and lists of figures of the article stay; buttons to give, page numbers and counters go."""

from __future__ import annotations

import pytest

from tests.reading.articles import removed_reasons

TITLE = "Ferry fares rise for the third year"
LEAD = "The council raised the fares of all ferries on Monday, the harbour office said in a statement."
REST = "Passengers had asked for a freeze, and the vote was close, several members told reporters afterwards."

TABLES = [
    ("2020", "$14.1", "2021", "$15.3", "2022", "$17.0"),
    ("Party", "Votes", "Seats", "Greens", "12,004", "9", "Labour", "10,221", "7", "Farmers", "8,000", "5"),
    ("Team | P | W | D | L | Pts", "Rovers | 10 | 7 | 2 | 1 | 23", "United | 10 | 6 | 2 | 2 | 20"),
    ("Monday\t12C\t8C", "Tuesday\t14C\t9C"),
    ("Port", "Dead", "Missing", "Lowmoor", "12", "3", "High Bay", "4", "0"),
    ("Adult: $4.50", "Child: $2.00", "Bicycle: $1.50"),
    ("Oslo", "-3°C", "Bergen", "+4°C", "Nadby", "-9°C"),
    ("2020", "14,1 млн руб.", "2021", "15,3 млн руб."),
    ("Взрослый | 120 руб.", "Детский | 60 руб.", "Велосипед | 40 руб."),
    ("Доллар", "92,13", "Евро", "101,40", "Юань", "12,80"),
    ("Партия", "Голоса", "Зелёные", "34,2%", "Лейбористы", "30,1%", "Фермеры", "12%"),
    ("Dewasa", "Rp14.000", "Anak", "Rp7.000", "Sepeda", "Rp3.000"),
    ("Kurs Tengah (Rupiah)", "21 September | Rp14.451 |", "18 September | Rp14.463 |"),
    ("1 Pekan", "Rp14.037", "1 Bulan", "Rp14.076"),
    ("Emas 1 gram: Rp1.050.000", "Emas 2 gram: Rp2.040.000", "Emas 5 gram: Rp5.025.000"),
]


@pytest.mark.parametrize("table", TABLES)
def test_a_table_between_sentences_stays(table: tuple[str, ...]) -> None:
    assert removed_reasons("\n\n".join((TITLE, LEAD, *table, REST))) == {}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_at_the_end_stays(table: tuple[str, ...]) -> None:
    assert removed_reasons("\n\n".join((TITLE, LEAD, REST, *table))) == {}


def test_a_sum_alone_is_no_button() -> None:
    assert removed_reasons("\n\n".join((TITLE, LEAD, "$1.2", REST))) == {}


@pytest.mark.parametrize(
    "lines",
    [
        ("Support our newsroom", "$5", "$10", "$25", "Donate"),
        ("Поддержите нас", "100 руб.", "300 руб.", "500 руб.", "Пожертвовать"),
        ("Dukung kami", "Rp10.000", "Rp25.000", "Rp50.000", "Donasi sekarang"),
        ("1", "2", "3", "4", "Next"),
        ("Share", "1204", "12", "Comments"),
    ],
)
def test_buttons_to_give_and_numbers_of_pages_go(lines: tuple[str, ...]) -> None:
    assert set(lines) <= set(removed_reasons("\n\n".join((TITLE, LEAD, REST, *lines))))

"""Quantities: number, bounds, unit, what is counted, what happened, who says so."""

from __future__ import annotations

import pytest

from service.annotate import annotate
from service.document import Block, Quantity, Sentence
from tests.annotate.reading import annotated


def only(text: str) -> Quantity:
    (quantity,) = annotated(text).quantities
    return quantity


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("The army lost 228 guns.", 228, "exact"),
        ("About three thousand people fled.", 3000, "about"),
        ("At least 2,300 soldiers were neutralized.", 2300, "at_least"),
        ("More than a hundred vehicles burned.", 100, "more_than"),
        ("Up to 50 militants were killed.", 50, "at_most"),
        ("Fewer than twenty houses stand.", 20, "less_than"),
        ("Twenty-four miners were rescued.", 24, "exact"),
        ("Two hundred and fifty people came.", 250, "exact"),
        ("Some 2 thousand people were evacuated.", 2000, "about"),
        ("Half a million people fled.", 500_000, "exact"),
        ("A third of voters stayed away.", 0.3333, "exact"),
        ("Two thirds of voters stayed away.", 0.6666, "exact"),
        ("The plane carried two dozen passengers.", 24, "exact"),
        ("The firm employs 4.2 million workers.", 4_200_000, "exact"),
        ("Nearly 40 tanks were hit.", 40, "about"),
        ("200 or more houses were flooded.", 200, "at_least"),
    ],
)
def test_number(text: str, value: float, qualifier: str) -> None:
    found = only(text)
    assert (found.value, found.qualifier) == (pytest.approx(value), qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Between 40,000 and 50,000 people live there.", 40_000, 50_000),
        ("Some 5-7 people were hurt.", 5, 7),
        ("The repair costs $1.9 million to $2.3 million.", 1_900_000, 2_300_000),
        ("It takes six to eight vessels.", 6, 8),
        ("Damage is put at 3 to 4 billion rubles.", 3e9, 4e9),
    ],
)
def test_range(text: str, low: float, high: float) -> None:
    found = only(text)
    assert (found.value, found.minimum, found.maximum, found.qualifier) == (None, low, high, "between")


@pytest.mark.parametrize(
    ("text", "least"), [("Dozens of people fled.", 24), ("Tens of thousands of men joined.", 20_000)]
)
def test_vague_counts_say_only_the_least(text: str, least: float) -> None:
    found = only(text)
    assert (found.value, found.minimum) == (None, least)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Turnout was 74.2 percent.", 74.2, "percent"),
        ("Turnout was 74%.", 74, "percent"),
        ("Shares rose by eleven points.", 11, "percentage point"),
        ("The house cost $41 million.", 41_000_000, "USD"),
        ("The prize is £4.2M.", 4_200_000, "GBP"),
        ("Aid of Rp1.5 million was paid.", 1_500_000, "IDR"),
        ("The plant costs 10 million tenge.", 10_000_000, "KZT"),
        ("The town is 8 km away.", 8, "km"),
        ("They dug half a metre.", 0.5, "m"),
        ("It took 31 hours.", 31, "hour"),
        ("A 24-foot boat sank.", 24, "ft"),
        ("The 1,300-megawatt unit stopped.", 1300, "MW"),
        ("They sold 62,000 tonnes of pipes.", 62_000, "t"),
        ("The trains run at 80km/h.", 80, "km/h"),
        ("The river reached 28.3C.", 28.3, "°C"),
        ("They searched 11,000 square miles.", 11_000, "mi2"),
    ],
)
def test_unit(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "The 41st regiment moved on.",
        "The 85-year-old patient slept.",
        "John Smith, 34, said nothing.",
        "It began at 3:40 a.m. and ended at 18.30 BST.",
        "Flight SU 1402 was late.",
        "A T-72 and an F16 stood there.",
        "See Article 5 and page 12.",
        "COVID-19 spread.",
        "He lives at No. 10 Downing Street.",
        "It was founded in 1953.",
        "They met three times.",
        "He is one of the richest.",
    ],
)
def test_no_count(text: str) -> None:
    assert annotated(text).quantities == []


def test_coordinated_list_gives_one_entry_each_with_the_shared_action() -> None:
    found = annotated(
        "Also, approximately 130 tanks and armored vehicles, more than 200 artillery and missile systems, five "
        "ammunition depots and 55 cars were destroyed, the ministry said."
    ).quantities
    assert [(q.value, q.object, q.action) for q in found] == [
        (130, "tanks and armored vehicles", "destroyed"),
        (200, "artillery and missile systems", "destroyed"),
        (5, "ammunition depots", "destroyed"),
        (55, "cars", "destroyed"),
    ]


def test_verb_before_its_list() -> None:
    found = annotated("The army has destroyed 200 enemy tanks, 228 mounts and six observation posts.").quantities
    assert [(q.object, q.action) for q in found] == [
        ("enemy tanks", "destroyed"),
        ("mounts", "destroyed"),
        ("observation posts", "destroyed"),
    ]


@pytest.mark.parametrize(
    ("text", "thing", "action"),
    [
        ("The blast killed 12 people.", "people", "killed"),
        ("The fire injured workers, wounding 12 guards.", "guards", "wounded"),
        ("The raid led to the deaths of 30 civilians.", "civilians", "killed"),
        ("30 civilians lost their lives.", "civilians", "killed"),
        ("More than 3,200 people living on the slopes have been evacuated.", "people", "evacuated"),
        ("Police detained 40 protesters.", "protesters", "detained"),
    ],
)
def test_object_and_action(text: str, thing: str, action: str) -> None:
    found = only(text)
    assert (found.object, found.action) == (thing, action)


def test_attribution_place_and_date_of_the_sentence() -> None:
    found = only("According to the Defense Ministry, 30 civilians were killed in Baku on September 28.")
    assert (found.attribution, found.place, found.date) == ("Defense Ministry", "Baku", "2020-09-28")


def test_attribution_inside_a_quotation_is_its_speaker() -> None:
    found = only('"We lost 3 ships," Admiral Peter Brown said.')
    assert found.attribution == "Peter Brown"


def test_bare_number_counts_what_the_number_before_it_counted() -> None:
    found = annotated("The blast hit 86 miners. At least 30 were killed.").quantities
    assert [(q.value, q.object) for q in found] == [(86, "miners"), (30, "miners")]


def test_number_that_the_translation_made_up_is_left_out() -> None:
    source, text = "Погибли 12 человек.", "12 people were killed and 47 houses burned."
    spans = ((0, len(source)), (0, len(text)))
    sentence = Sentence(spans[0], spans[1], "translated", [], "ru")
    block = Block(0, "paragraph", "ru", 1.0, spans[0], source, text, spans[1], [sentence])
    (found,) = annotate([block]).quantities
    assert found.value == 12
    assert found.span is not None
    assert source[slice(*found.span)] == "12"


@pytest.mark.parametrize(
    "text",
    [
        " ".join(["box 7"] * 40),
        " | ".join(f"shelf {n}" for n in range(40)),
        " ".join(f"aisle {n} bay {n % 5}" for n in range(40)),
        "shelf 3, shelf 4",
    ],
)
def test_numbers_that_label_the_cells_of_a_table_are_no_counts(text: str) -> None:
    assert annotated(text).quantities == []


def test_a_list_of_counts_is_no_table() -> None:
    found = annotated("The flood took 12 tables, 3 chairs and 40 lamps.").quantities
    assert [(q.value, q.object) for q in found] == [(12, "tables"), (3, "chairs"), (40, "lamps")]


@pytest.mark.parametrize(
    ("text", "value", "unit", "measured"),
    [
        ("A sack of rice cost 140 dinars.", 140, "dinar", "sack of rice"),
        ("The tanker drove at 90mph.", 90, "mph", "tanker"),
        ("The repair cost PhP 84 million.", 84_000_000, "PHP", "repair"),
    ],
)
def test_further_units(text: str, value: float, unit: str, measured: str) -> None:
    found = only(text)
    assert (found.value, found.unit, found.object) == (value, unit, measured)


@pytest.mark.parametrize(
    ("text", "value", "counted", "action"),
    [
        ("Five people have died: two miners and a nurse.", 2, "miners", "died"),
        ("The flood receded, with 17 villagers missing since dawn.", 17, "villagers", "missing"),
        ("All 26 letters we sent to Oslo came back.", 26, "letters", "sent"),
        (
            "Some 900 residents of Arvo and of the hamlet of Lem have been evacuated.",
            900,
            "residents of Arvo",
            "evacuated",
        ),
        ("The honey, about 60 kg, was sold at once.", 60, "honey", None),
        ("The clan collected 7 million pesos in ransoms last year.", 7_000_000, "ransoms", "collected"),
        ("The pirates took 3 million pesos ($60,000) in ransoms.", 3_000_000, "ransoms", "taken"),
    ],
)
def test_what_stands_beside_the_number_says_what_and_how(
    text: str, value: float, counted: str, action: str | None
) -> None:
    found = next(q for q in annotated(text).quantities if q.value == value)
    assert found.object == counted
    assert action is None or found.action == action


def test_a_number_right_before_its_verb_counts_what_was_counted_before() -> None:
    found = annotated("The quake destroyed 1,200 barns, and 9,000 remain without a roof.").quantities
    assert [(q.value, q.object) for q in found] == [(1200, "barns"), (9000, "barns")]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The ferry is 120m long.", 120, "m"),
        ("A 6m wave flooded the pier.", 6, "m"),
        ("Waves 5m-10m high struck the pier.", 5, "m"),
        ("The cave lies at a depth of 45m.", 45, "m"),
        ("Odera ran the 800m in two minutes.", 800, "m"),
        ("She won the women's 1,500m final.", 1500, "m"),
        ("The city shipped 38m kilos.", 38e6, "kg"),
        ("Some 2m people fled.", 2e6, None),
        ("The bank sold £300m long-term bonds.", 3e8, "GBP"),
        ("The fund spent the 210m within a year.", 2.1e8, None),
    ],
)
def test_touching_m(text: str, value: float, unit: str | None) -> None:
    found = annotated(text).quantities[0]
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The night brought negative 18 degrees.", -18, "°C"),
        ("Growth was negative 2.4 percent.", -2.4, "percent"),
        ("The fund posted a balance of minus $7 million.", -7e6, "USD"),
        ("Cash flow was -$40 million.", -4e7, "USD"),
        ("The index lost -3.1 points.", -3.1, None),
        ("Sales rose 3-4 percent.", None, "percent"),
        ("Doses tested negative 12 days later.", 12, "day"),
    ],
)
def test_less_than_nothing(text: str, value: float | None, unit: str | None) -> None:
    found = annotated(text).quantities
    assert [(q.value, q.unit) for q in found if "times" not in q.text] == [(value, unit)]


def test_a_range_below_zero_keeps_its_order() -> None:
    found = only("The nights cooled to minus 20 to 25 degrees.")
    assert (found.minimum, found.maximum, found.unit) == (-25, -20, "°C")


def test_a_growth_below_zero_tells_of_no_rise() -> None:
    assert only("Growth of minus 3.5 percent was recorded.").action != "risen"


def test_the_sign_of_a_source_may_stand_apart() -> None:
    source, english = "Ekonomi tumbuh minus 2,7 persen.", "The economy grew by minus 2.7 percent."
    spans = (0, len(source)), (0, len(english))
    sentence = Sentence(*spans, "translated", [], "id")
    block = Block(0, "paragraph", "id", 1.0, spans[0], source, english, spans[1], [sentence])
    assert [q.value for q in annotate([block]).quantities] == [-2.7]


@pytest.mark.parametrize(
    "text",
    [
        "Mrs Odera wakes at four every morning.",
        "Letters go to 12 Mill Lane, Dalton, OH 44618.",
        "The neighbours called 911 twice.",
        "The second-half recovery surprised the board.",
    ],
)
def test_hours_postcodes_and_calls_count_nothing(text: str) -> None:
    assert annotated(text).quantities == []


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("The driver was jailed for nine years and the guard for five.", ["year", "year"]),
        ("Ivan Petrak was sentenced to 14 months and his sister to six.", ["month", "month"]),
        ("The reserve covers 90 square kilometres, down from a planned 130.", ["km2", "km2"]),
    ],
)
def test_a_bare_figure_has_the_unit_of_the_one_before(text: str, units: list[str]) -> None:
    assert [q.unit for q in annotated(text).quantities] == units


@pytest.mark.parametrize(
    ("text", "value", "date"),
    [
        ("Sales were 61 million euros, up from 58 million in 2017.", 61e6, None),
        ("Sales were 61 million euros, up from 58 million in 2017.", 58e6, "2017"),
        ("The dam, finished in 1971, holds 900 boats.", 900, None),
        ("The river rose to 7.5 metres, the highest since records began 90 years ago.", 7.5, None),
        ("In 2018, 14 mines closed.", 14, "2018"),
    ],
)
def test_the_only_date_may_be_about_another_thing(text: str, value: float, date: str | None) -> None:
    assert next(q.date for q in annotated(text).quantities if q.value == value) == date


@pytest.mark.parametrize(
    ("text", "thing", "action"),
    [
        ("The death toll in the conflict climbed above 250.", "people", "killed"),
        ("Ganja is a city of 330,000 people.", "people", None),
        ("Rebels evacuated a village of 300 people.", "people", "evacuated"),
        ("The bridge toll was raised to 12 on weekdays.", "bridge toll", "raised"),
    ],
)
def test_what_is_no_fate(text: str, thing: str | None, action: str | None) -> None:
    assert (only(text).object, only(text).action) == (thing, action)


def test_the_past_is_nothing_that_is_counted() -> None:
    found = annotated("Over the past 24 hours, 63 clashes took place.").quantities
    assert [(q.value, q.object) for q in found] == [(24, None), (63, "clashes")]

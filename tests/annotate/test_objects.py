"""What is counted or measured and what happened to it, where the sentence says it in a roundabout way."""

from __future__ import annotations

import pytest

from service.annotate import actions
from tests.annotate.reading import annotated
from tests.articles.comparing import same_action, same_words

Found = tuple[str | None, str | None]


def told(text: str, value: float) -> Found:
    """Object and action of the quantity with that value."""
    (found,) = [(q.object, q.action) for q in annotated(text).quantities if value in (q.value, q.minimum)]
    return found


@pytest.mark.parametrize(
    ("text", "value", "thing", "action"),
    [
        ("Rebels freed 140 hostages, 62 of them women, on Friday.", 62, "women", "freed"),
        ("At least 11 people were killed and 30 others injured in the square.", 30, "other people", "injured"),
        ("A bus hit a truck, killing four and injuring 12 others.", 12, "other people", "injured"),
        ("Nine of the dead were soldiers and three were children.", 3, "children", "killed"),
        ("Of the victims, five were women.", 5, "women", None),
        ("Engineers installed a pump with a capacity of 200 liters per minute.", 200, "pump", "installed"),
        ("The ship ran her four diesel engines for nine hours.", 4, "diesel engines", "run"),
        ("The class hid 12 children in the cellar.", 12, "children", "hidden"),
        ("The court upheld 14 of the verdicts.", 14, "verdicts", "upheld"),
        ("He said 120 cadets, two helicopters of the navy and nine tugs took part.", 9, "tugs", "taking part"),
        ("The hillside came down on nine cars.", 9, "cars", "come down"),
        ("The blast wounded 33 people, six of them policemen.", 6, "policemen", "wounded"),
        ("In May 139 civilians were killed and 738 injured, a quarter of them by mines.", 0.25, "civilians", "injured"),
        (
            "The clinic admitted 612 children, up 70%. A third of them weighed too little.",
            0.3333,
            "children",
            "weighed",
        ),
        (
            "The yard built four liquefied petroleum gas (LPG) tankers.",
            4,
            "liquefied petroleum gas (LPG) tankers",
            "built",
        ),
        ("The mill will create 90 permanent and 150 seasonal posts.", 90, "permanent posts", "created"),
        ("They won 20 sets and nine of those went to a tie-break.", 9, "sets", "gone"),
        ("The blast killed seven people and another three suffered wounds.", 3, "people", "injured"),
        ("Fourteen bids were received by noon.", 14, "bids", "received"),
        ("More than half of the injured were tourists.", 0.5, "injured", "injured"),
        ("Police said three of the seven men were freed.", 3, "men", "freed"),
        ("The storm moved some of the 120 mines left there.", 120, "mines", "moved"),
        ("A third of the teachers who work in the district have resigned.", 0.3333, "teachers", "resigned"),
        ("Half of the boats that left the port at dawn sank in the storm.", 0.5, "boats", "sunk"),
        ("Half of trains cancelled as signal box stays dark", 0.5, "trains", "canceled"),
        ("The price is roughly one-sixth of an average tax bill.", 0.1667, "average tax bill", None),
        ("The tags weigh 4 percent of the birds' weight.", 4, "weight", "weighed"),
        ("Soldiers seized nine (9) hunting rifles.", 9, "hunting rifles", "seized"),
        ("Soldiers seized 41 (forty-one) hunting rifles.", 41, "hunting rifles", "seized"),
        ("The state paid the owner twenty-two (22) million pesos.", 22e6, "owner", "paid"),
        ("Opium worth Rs 7 crore was burned in Kabira.", 7e7, "Opium", "burned"),
        ("A clinic in Suai, 70 kilometres southwest of Dili, was burned.", 70, "distance", None),
        ("Shells fell on a village, 4 miles (6.5 km) from the river.", 6.5, "distance", None),
        ("Shells hit tents 11 km north-west of Goma on Friday.", 11, "distance", None),
        ("Troops advanced 600 metres north of the canal.", 600, "Troops", "advanced"),
    ],
)
def test_part(text: str, value: float, thing: str, action: str | None) -> None:
    assert told(text, pytest.approx(value, rel=1e-3)) == (thing, action)


@pytest.mark.parametrize(
    ("text", "value", "thing", "action"),
    [
        ("The ministry puts the number of wounded soldiers at 212.", 212, "soldiers", "wounded"),
        ("Aid groups put the number of people displaced by the war at about 480.", 480, "people", "displaced"),
        ("The union put the number of jobs lost in five years at more than 3,000.", 3000, "jobs", "lost"),
        ("At least 27 people were injured. The ministry put the figure at 11.", 11, "people", "injured"),
        (
            "Divers found 13 bodies, taking the toll in the rain that has lashed the coast to 21.",
            21,
            "people",
            "killed",
        ),
        ("The agency estimates the damage of the strike at $30 million.", 3e7, "damage", "estimated"),
        ("The chamber put the cost to shops at £2.8m.", 2.8e6, "cost", "cost"),
        ("The bridge was rebuilt at a cost of $31 million.", 3.1e7, "bridge", "cost"),
    ],
)
def test_estimate(text: str, value: float, thing: str, action: str | None) -> None:
    assert told(text, value) == (thing, action)


@pytest.mark.parametrize(
    ("text", "value", "thing", "action"),
    [
        ("The index posted a 2.4 percent gain.", 2.4, "index", "risen"),
        ("It outperformed the broader KOSPI's 1.3 percent gain.", 1.3, "KOSPI", "risen"),
        ("Exports recorded a 7 percent drop.", 7, "Exports", "fallen"),
        ("A 12 percent drop in grain exports hurt the port.", 12, "grain exports", "fallen"),
        ("The union demands a 5 percent rise.", 5, "rise", "demanded"),
        ("Lumber firm Oskar added 1.9 percent.", 1.9, "Lumber firm Oskar", "risen"),
        ("The broker cut its target to 44,000 won from 51,000 won.", 51_000, "target", "cut"),
        ("Profit shrank 47.6 percent last year as sales fell.", 47.6, "Profit", "shrunk"),
        ("Sales fell below 7 trillion won last year.", 7e12, "Sales", "fallen"),
    ],
)
def test_change(text: str, value: float, thing: str, action: str | None) -> None:
    assert told(text, value) == (thing, action)


@pytest.mark.parametrize(
    ("text", "value", "thing", "action"),
    [
        ("Ten people were arrested and two officers were slightly hurt.", 2, "officers", "hurt"),
        ("The ward, where 23 women and 19 babies were being cared for, was destroyed.", 23, "women", "cared"),
        ("The firm employs 90 people and exports 40 million bottles.", 4e7, "bottles", "exported"),
        ("Six of the nine engines failed to start.", 6, "engines", "failed"),
        ("Four of the trucks were allowed to pass.", 4, "trucks", "allowed"),
        ("The union has told its 2,300 members in the north not to work overtime.", 2300, "members", "told"),
        ("Nine miners are presumed dead after the roof fell in.", 9, "miners", "killed"),
        ("Avalanche near Osh: two killed, seven feared missing", 7, "people", "missing"),
        ("A lorry crashed into three parked cars.", 3, "parked cars", "hit"),
        ("Eight officers received a reprimand over the escape.", 8, "officers", "reprimanded"),
        ("Eight patients received no treatment at all.", 8, "patients", "received"),
        ("The helicopter evacuated nine wounded to the capital.", 9, "wounded", "evacuated"),
        ("Landslides in the hills claim 21 lives", 21, "lives", "killed"),
        ("A survey of 1,850 households showed a sharp rise in hunger.", 1850, "households", "surveyed"),
        ("Organisers held a march of some 3,000 farmers through Tarvo.", 3000, "farmers", "marched"),
        ("About 7,000 pensioners took to the streets of Dorvik.", 7000, "pensioners", "protested"),
        ("About £65,000 went to a law firm in Malta.", 65_000, "law firm", "paid"),
        ("He was charged with 12 counts of fraud and three of forgery.", 3, "counts", "charged"),
        ("The firm bought 40 trams, worth €88 million, in 2011.", 8.8e7, "trams", "bought"),
        ("600 life jackets worth $900 were given to boat unions.", 600, "life jackets", "given"),
        ("The bus company says it is 45 drivers short itself.", 45, "drivers", None),
        ("A walkout has left 19 ships waiting at the mouth of the river.", 19, "ships", "waited"),
        ("The ministry ordered six beaches closed until Friday.", 6, "beaches", "closed"),
        ("The blast left 19 injured.", 19, "people", "injured"),
        ("The flood left 40 boats on the bank.", 40, "boats", "left"),
        ("He said 26 of the 31 buoys on the route were checked last month.", 26, "buoys", "checked"),
        ("Landslide in Kenya kills at least 10, traps 150", 150, "people", "trapped"),
        ("10 killed, 150 feared buried in hill landslide", 150, "people", "buried"),
        ("At least 200 trapped when a landslide hit the village were dug out.", 200, "people", "trapped"),
        ("The area received 4.5 inches of rain Tuesday.", 4.5, "rain", "received"),
        ("They walked for three nights to the border.", 3, "nights", "walked"),
    ],
)
def test_happening(text: str, value: float, thing: str, action: str | None) -> None:
    assert told(text, value) == (thing, action)


def test_pasts_are_no_participles() -> None:
    assert {"sank", "drove", "shrank"} <= actions.pasts()
    assert not {"sunk", "left", "hit", "sink", "come"} & actions.pasts()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("took part", "taking part", True),
        ("perished", "killed", True),
        ("gone up", "risen", True),
        ("without electricity", "left without power", True),
        ("rented", "brought", False),
        ("fallen", "risen", False),
        ("killed", "wounded", False),
        ("cut off", "set off", False),
    ],
)
def test_actions_compare(one: str, other: str, same: bool) -> None:
    assert same_action(one, other) is same
    assert same_action(other, one) is same


def test_persons_are_people() -> None:
    assert same_words("people", "missing persons")
    assert not same_words("people", "fish")

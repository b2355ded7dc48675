"""People, organisations and places: one entry a real thing."""

from __future__ import annotations

import pytest

from service.annotate.entities.gazetteer import demonym, lookup
from service.document import Entity
from tests.annotate.reading import annotated


def named(kind: str, *paragraphs: str) -> list[Entity]:
    return [entity for entity in annotated(*paragraphs).entities if entity.type == kind]


def test_surname_merges_with_the_full_name_and_the_role_stands_apart() -> None:
    (person,) = named(
        "person", "Armenian Prime Minister Nikol Pashinyan vowed to fight.", "Pashinyan said the war goes on."
    )
    assert (person.name, person.variants, person.role) == ("Nikol Pashinyan", ["Pashinyan"], "Prime Minister")
    assert len(person.mentions) == 2


def test_two_spellings_of_one_name_are_one_person() -> None:
    (person,) = named("person", "Yerevand Hadjiyan, head of the department, died.", "Yervand did not hesitate.")
    assert (person.name, person.variants) == ("Yerevand Hadjiyan", ["Yervand"])


def bearers(*paragraphs: str) -> dict[str, int]:
    """Mentions of each person."""
    return {person.name: len(person.mentions) for person in named("person", *paragraphs)}


def test_surname_behind_a_title_is_the_member_of_the_family_that_has_it() -> None:
    couple = "Peter Horak and his wife Laura Horak survived the flood."
    assert bearers(couple, "Mrs Horak said the water came at night.") == {"Peter Horak": 1, "Laura Horak": 2}
    assert bearers(couple, "Mr. Horak said the water came at night.") == {"Peter Horak": 2, "Laura Horak": 1}


def test_surname_behind_a_role_is_who_has_that_role() -> None:
    told = bearers("Sister Mary Kelly and Father John Kelly met the bishop.", "Father Kelly said they had prayed.")
    assert told == {"Mary Kelly": 1, "John Kelly": 2}


def test_title_that_speaks_against_the_only_bearer_is_somebody_else() -> None:
    told = bearers("George Pruitt came late to the hearing.", "Mrs Pruitt said she was tired.", "Pruitt left.")
    assert told == {"George Pruitt": 2, "Pruitt": 1}


def test_middle_initials_tell_people_apart() -> None:
    assert bearers("George H.W. Novak, 88, sat beside his son, George W. Novak, 66, on Monday.") == {
        "George H.W. Novak": 1,
        "George W. Novak": 1,
    }
    assert bearers("John F. Novak came.", "John Fitzgerald Novak said he was glad.") == {"John F. Novak": 2}


def test_acronym_joins_its_expansion() -> None:
    (body,) = named(
        "organization",
        "The Organization for Security and Co-operation in Europe (OSCE) met.",
        "The OSCE will meet again.",
    )
    assert body.name == "Organization for Security and Co-operation in Europe"
    assert "OSCE" in body.variants


def test_ministry_of_a_country_is_one_however_it_is_called() -> None:
    bodies = named(
        "organization",
        "The Azerbaijani Defense Ministry said so.",
        "The Ministry of Defence of Azerbaijan repeated it.",
        "Azerbaijan's Defense Ministry denied it.",
    )
    assert len(bodies) == 1


def test_spellings_of_a_place_are_one_place_with_country_and_point() -> None:
    (place,) = named("place", "Shells fell in Terter.", "The city of Tartar was hit.")
    assert {place.name, *place.variants} == {"Terter", "Tartar"}
    assert place.country == "AZ"
    assert (place.latitude, place.longitude) == (pytest.approx(40.34, abs=0.05), pytest.approx(46.93, abs=0.05))


def points(*paragraphs: str) -> list[tuple[str, str | None, float | None]]:
    """Name, country and rounded latitude of the places of an article."""
    return [(p.name, p.country, p.latitude and round(p.latitude)) for p in named("place", *paragraphs)]


@pytest.mark.parametrize(
    ("text", "name", "country", "latitude"),
    [
        ("A storm hit Paris, Texas, on Thursday.", "Paris", "US", 34),
        ("She was born in Paris, Tenn., in May.", "Paris", "US", None),  # none that the list knows
        ("Police in Birmingham, Alabama, said it was closed.", "Birmingham", "US", 34),
        ("A bus burned in London, Ontario.", "London", "CA", 43),
        ("He comes from Victoria, British Columbia, she said.", "Victoria", "CA", 48),
        ("A bridge fell in San Jose, Costa Rica.", "San Jose", "CR", 10),
        ("Riots broke out in Tripoli in northern Lebanon.", "Tripoli", "LB", 34),
        ("Police in the Pakistani city of Hyderabad fired shots.", "Hyderabad", "PK", 25),
        ("Police in the Indian city of Hyderabad fired shots.", "Hyderabad", "IN", 17),
        ("Officials flew to Moscow, Ukraine and Poland.", "Moscow", "RU", 56),
        ("A ship left St. Petersburg on Monday.", "St. Petersburg", "RU", 60),
        ("A ship left St. Petersburg, Florida, on Monday.", "St. Petersburg", "US", 28),
        ("There are offices in Rome, New York and Oslo.", "Rome", "IT", 42),
    ],
)
def test_region_or_country_beside_a_name_tells_which_place_is_meant(
    text: str, name: str, country: str, latitude: int | None
) -> None:
    assert (name, country, latitude) in points(text)


def test_place_stays_the_one_that_was_told() -> None:
    assert points("Police in Hyderabad, Pakistan, fired shots.", "In Hyderabad, two people died.") == [
        ("Hyderabad", "PK", 25),
        ("Pakistan", "PK", None),
    ]
    told = points("Russia closed its airports.", "Trains left Moscow.", "A student came from Moscow, Idaho.")
    assert [(country, latitude) for name, country, latitude in told if name == "Moscow"] == [("RU", 56), ("US", 47)]


def test_two_cities_of_one_name_are_two_places() -> None:
    told = points("Mayors of San Jose, Costa Rica, and of San Jose, California, met.")
    assert [(country, latitude) for name, country, latitude in told if name == "San Jose"] == [("CR", 10), ("US", 37)]


def test_georgia_behind_an_american_city_is_the_state() -> None:
    assert ("Georgia", "US", None) in points("He was tried in Macon, Georgia, in June.")
    assert ("Georgia", "GE", None) in points("He was tried in Tbilisi, Georgia, in June.")
    assert ("Ga.", "US", None) in points("She was born in Athens, Ga., in June.")


def test_unknown_village_is_a_place_without_country() -> None:
    (place,) = named("place", "The village of Qwertyabad was shelled.")
    assert (place.name, place.country, place.latitude) == ("Qwertyabad", None, None)


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("He works for Doctors for Kivu in peace.", "organization", "Doctors for Kivu"),
        ("The World Health Organization warned.", "organization", "World Health Organization"),
        ("Officials of NATO met.", "organization", "NATO"),
        ("The carrier, the company Southern Wings, denied it.", "organization", "Southern Wings"),
        ("They crossed the Vilkitsky Strait.", "place", "Vilkitsky Strait"),
        ("They climbed Mount Sorandil.", "place", "Mount Sorandil"),
        ("He lives in Dushanbe.", "place", "Dushanbe"),
        ("The captain, Marie-Ange Joseph, smiled.", "person", "Marie-Ange Joseph"),
        ("It was signed by V. I. Petrov.", "person", "V. I. Petrov"),
    ],
)
def test_kind(text: str, kind: str, name: str) -> None:
    assert name in [entity.name for entity in named(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Russian and Armenian volunteers arrived on Monday.",
        "Meanwhile the war went on. Earlier it had paused.",
        "Hurricane Mitch passed and the freighter Sweet Patience sank.",
        "The GDP fell and UAVs flew at 08:30 GMT.",
    ],
)
def test_no_entity(text: str) -> None:
    assert annotated(text).entities == []


def test_title_case_headline_names_only_what_the_body_names() -> None:
    found = annotated("Armenia Claims Big Victory Over Enemy Forces Today", "Armenia said it won.", title=True).entities
    assert [(entity.name, len(entity.mentions)) for entity in found] == [("Armenia", 2)]


def test_gazetteer_prefers_countries_and_knows_other_names() -> None:
    georgia, ganja = lookup("Georgia"), lookup("Gyandzha")
    assert georgia is not None and georgia.country == "GE"
    assert ganja is not None and ganja.name == "Ganja"
    assert lookup("Nowhereville-upon-Nothing") is None
    assert demonym("Azeri") == "AZ"


@pytest.mark.parametrize(
    "text",
    [
        "The lorry hit a Skoda Felicia and turned over.",
        "He drove his 1988 Lada Samara, which was for sale.",
        "The coast was hit by Typhoon Rosita in May.",
        "The KM Sinar Laut sank at night.",
        "Two pilots left the Airbus A319 unharmed.",
        "The trawler (KP 204) was towed home.",
        "The road was closed for 300 YARDS.",
        "The crash of 9 JULY killed nobody.",
        "The crews left, and the Prime Minister, who was abroad, came home.",
        "The firm paid AUD 400,000 and US$300 more.",
        "The assembly passed the Regional Autonomy Law.",
        "The army began Operation Anvil at dawn.",
        "Everyone went home for Idul Fitri holidays.",
        "The boat was gone. Beaches were empty.",
        "Seats cost Rp 75,000 at the gate.",
        "Nothing helped. Conservationists were furious.",
    ],
)
def test_models_storms_ships_money_months_and_bare_titles_are_no_names(text: str) -> None:
    assert not annotated(text).entities


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Foreign Minister Cho Tae-yul arrived.", "person", "Cho Tae-yul"),
        ("Some 30 families live in Bor-agan.", "place", "Bor-agan"),
        ("They sailed to Prince Rupert Island on Monday.", "place", "Prince Rupert Island"),
        (
            "The United Nations Relief Mission in Chad (UNRMIC) left.",
            "organization",
            "United Nations Relief Mission in Chad",
        ),
        ("It was opened by the Military Prosecutor's Office.", "organization", "Military Prosecutor's Office"),
        ("The opposition Greens left the hall.", "organization", "Greens"),
        ("The work was given to Hollander Dredging for a year.", "organization", "Hollander Dredging"),
        ("He teaches at Universitas Samudra in the north.", "organization", "Universitas Samudra"),
        ("WHO is sending doctors to the coast.", "organization", "WHO"),
        ("The Philippine Coast Guard found the raft.", "organization", "Philippine Coast Guard"),
        ("The Russian EMERCOM offered help.", "organization", "EMERCOM"),
    ],
)
def test_words_that_belong_to_a_name_stay_in_it(text: str, kind: str, name: str) -> None:
    assert name in [entity.name for entity in named(kind, text)]


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Deputy Transport Minister Rustam Aliyev said so.", "Rustam Aliyev", "Deputy Transport Minister"),
        ("Nordwind Gas Company Chief Executive Oleg Petrov said so.", "Oleg Petrov", "Chief Executive"),
    ],
)
def test_a_role_of_several_words_stands_with_its_person(text: str, name: str, role: str) -> None:
    (person,) = named("person", text)
    assert (person.name, person.role) == (name, role)


def test_a_compound_adjective_is_no_part_of_a_name() -> None:
    (place,) = named("place", "A Moscow-backed group and Chinese-made trucks came from Warsaw.")[-1:]
    assert place.name == "Warsaw"


def test_a_short_rank_alone_names_nobody() -> None:
    people = named("person", "City police chief Adj. Sr. Comr. Made Sutrisna said so.")
    assert [person.name for person in people] == ["Made Sutrisna"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Russian Sofiya Palkina came ninth in Doha.", {("person", "Sofiya Palkina"), ("place", "Doha")}),
        ("The Minister of Natural Resources, Sergei Donskoi, resigned.", {("person", "Sergei Donskoi")}),
        ("The UN Resident Coordinator left for Geneva.", {("organization", "UN"), ("place", "Geneva")}),
        ("It cost 18 U.S. dollars, the U.S. said in a note.", {("place", "U.S.")}),
        ("The destroyer Minsk left Minsk on Friday.", {("place", "Minsk")}),
        ("Roman Catholics and South Koreans prayed in Seoul.", {("place", "Seoul")}),
        (
            "The Ministry of Economy, Trade and Industry agreed.",
            {("organization", "Ministry of Economy, Trade and Industry")},
        ),
        (
            "Many people of the Kuban live there, said Duane Skaar, 52, of Eau Galle.",
            {("person", "Duane Skaar"), ("place", "Eau Galle"), ("place", "Kuban")},
        ),
        ("A spokesman for Petrolux, who declined to be named, left.", {("organization", "Petrolux")}),
        ("Sheikh Hamdan bin Rashid spoke.", {("person", "Hamdan bin Rashid")}),
        ("He told the Dispatch that his Toyota Corolla was gone.", {("organization", "Dispatch")}),
        ("The Republic of Armenia signed it.", {("place", "Republic of Armenia")}),
    ],
)
def test_classes_of_names(text: str, names: set[tuple[str, str]]) -> None:
    assert {(e.type, e.name) for e in annotated(text).entities} == names


def test_an_honorific_makes_another_spelling() -> None:
    found = annotated("Pope Francis spoke in Rome. Francis blessed them.").entities
    assert next(e for e in found if e.type == "person").variants == ["Pope Francis"]


@pytest.mark.parametrize(
    ("kind", "text", "name"),
    [
        ("organization", "Steelmaker Zaporin Metall cut its output by a third.", "Zaporin Metall"),
        ("organization", "The NGO Birlik Kuch said that 14 prisoners had been beaten.", "Birlik Kuch"),
        ("organization", "Laundry Ak-Bulak has not been paid since March.", "Ak-Bulak"),
        ("organization", "The Opposition Congress accused the minister of lying.", "Congress"),
        ("organization", "The court fined Anand Motors Rs 12 crore over its brakes.", "Anand Motors"),
        ("organization", "Samsung Heavy Industries Co. fell 2 percent.", "Samsung Heavy Industries Co."),
        (
            "organization",
            "The Barnsley and Rotherham Chamber of Commerce protested.",
            "Barnsley and Rotherham Chamber of Commerce",
        ),
        (
            "organization",
            "According to the UN Assistance Mission in Afghanistan, 61 civilians died.",
            "UN Assistance Mission in Afghanistan",
        ),
        (
            "organization",
            "The Agency for Protection and Development of Competition fined them.",
            "Agency for Protection and Development of Competition",
        ),
        ("organization", "The Garda Drugs Bureau seized 40 kilograms.", "Garda Drugs Bureau"),
        ("organization", "All Nippon Airways cancelled 90 flights.", "All Nippon Airways"),
        ("organization", "Hull FC beat Wigan Warriors on Saturday.", "Hull FC"),
        ("organization", "The Institute for Security Studies in Pretoria said so.", "Institute for Security Studies"),
        (
            "organization",
            "The Meteorology, Climatology, and Geophysics Agency warned of waves.",
            "Meteorology, Climatology, and Geophysics Agency",
        ),
        ("person", "The managing director, Jan-Erik Foss, left.", "Jan-Erik Foss"),
        ("place", "Bilohorivka, 12 km south of Kreminna, was shelled.", "Bilohorivka"),
        ("place", "The assault on Quissanga began before dawn.", "Quissanga"),
        ("place", "Leaflets were found in N. Korea.", "N. Korea"),
        ("person", "Regional officer Dean Holloway said that talks had failed.", "Dean Holloway"),
        ("person", "Coun Farah Denholm told the meeting about the road.", "Farah Denholm"),
        ("place", "In neighbouring Bosnia and Herzegovina, two people drowned.", "Bosnia and Herzegovina"),
        ("place", "The plane landed at Sultan Hasanuddin Airport.", "Sultan Hasanuddin Airport"),
        ("place", "Vagamon received 210 mm of rain in a day.", "Vagamon"),
        ("place", "Water was taken upstream of Wilcannia in December.", "Wilcannia"),
        ("place", "FC Metalurh moved its match to Sumy.", "Sumy"),
    ],
)
def test_what_stands_before_and_behind_a_name_tells_where_it_ends(kind: str, text: str, name: str) -> None:
    assert [entity.name for entity in named(kind, text)][:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The Nikola Tesla power plant was surrounded by water.",
        "Photo Credit: a reader.",
        "The release from Weir 14 was reduced.",
        "The Yolngu elder spoke first.",
    ],
)
def test_works_labels_and_peoples_are_no_names(text: str) -> None:
    assert annotated(text).entities == []


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Director of the company Orhan Qasimzadeh told reporters that the cages were full.", ["Orhan Qasimzadeh"]),
        ("The rain was heavy, according to head of Kyrgyzmeteo Svetlana Petrova.", ["Svetlana Petrova"]),
        ("Sarpanch Farid Samoon told reporters over phone.", ["Farid Samoon"]),
        ("Marlborough Harbourmaster Luke Gregan says diesel was spilled.", ["Luke Gregan"]),
        ("Presidents Sadyr Zhaparov and Emomali Rahmon spoke on Friday.", ["Sadyr Zhaparov", "Emomali Rahmon"]),
        ("Union leader Heo Man-gi said a vote would be held.", ["Heo Man-gi"]),
        ("The Commissioner for Health, Dr Kunle Adebisi, gave the figures.", ["Kunle Adebisi"]),
        ("Deputy Conservator of Forests K S Basavanna said that watchers had come.", ["K S Basavanna"]),
        ('"They fled," said Attaher ag Moussa, a spokesman for the coalition.', ["Attaher ag Moussa"]),
        ("Photo by Elnur Rasulov for the Mountain Post", ["Elnur Rasulov"]),
        ("Pro-Hadi sources put their losses at nine.", []),
        ("The Prosecutor-General's Office said the director had been detained.", []),
        ("The Resident Electoral Commissioner, Dr Nkem Obialor, said so.", ["Nkem Obialor"]),
    ],
)
def test_people_by_office(text: str, people: list[str]) -> None:
    assert [person.name for person in named("person", text)] == people


def test_kind_behind_a_country_is_no_part_of_its_name() -> None:
    (place,) = named("place", "Iran state television reported it.")
    assert (place.name, place.variants) == ("Iran", [])

"""One entry a place: its names, its kind in words and its short form put together."""

from __future__ import annotations

from collections.abc import Sequence, Set

from service.annotate.entities import gazetteer, place_context
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.gazetteer import Place
from service.annotate.entities.name import PLACE, Name
from service.annotate.entities.thing import MOST_COMPARED, Thing, alike


def places(names: Sequence[Name]) -> list[Thing]:
    """Things of the names that are places, in the order of the names."""
    things: dict[tuple[str, ...], Thing] = {}
    usual = [_place(name) for name in names]
    lands = {place.country for place in usual if place is not None and place.kind == "country"}
    for name, known in zip(names, usual, strict=True):
        for mention, place in zip(name.mentions, _readings(name.mentions, known, lands), strict=True):
            key = _known_key(place) if place is not None else ("", *_place_key(name.words))
            thing = things.get(key) or _begun_place(things, key)
            thing = thing or (_like_place(things, key) if place is None and len(things) < MOST_COMPARED else None)
            if thing is None:
                thing = things.setdefault(key, Thing(PLACE, key, place=place))
            thing.mentions.append(mention)
    return list(things.values())


def _readings(mentions: Sequence[Candidate], usual: Place | None, lands: Set[str | None]) -> list[Place | None]:
    """The place of each mention: what its own words say, else what those before it said, else what later ones will.

    Paris after Paris, Texas; but Moscow in an article about Russia that comes to Moscow, Idaho, later.
    """
    told = [place_context.read(mention, usual) for mention in mentions]
    first = next((place for place in told if place is not None), None)
    if first is None:
        return [usual] * len(mentions)
    current = usual if usual is not None and usual.country in lands else first
    readings: list[Place | None] = []
    for place in told:
        current = place or current
        readings.append(current)
    return readings


def _place(name: Name) -> Place | None:
    """The known place that a name stands for: itself, the state of Flint, Mich., or that of its district."""
    first = name.mentions[0]
    text = first.text.rstrip(".").capitalize()
    if text in gazetteer.states() and first.before(1) and first.before(1)[0].text == ",":
        return gazetteer.lookup(gazetteer.states()[text])
    return gazetteer.lookup(first.text) or _core(name)


def _known_key(place: Place) -> tuple[str, ...]:
    """All names of a country are one place: DR Congo, Democratic Republic of Congo; England is one of its own."""
    if place.kind == "country" and place.country not in _OF_SEVERAL:
        return ("country", place.country or "", place.kind)
    point = () if place.latitude is None else (str(place.latitude), str(place.longitude))
    return (gazetteer.fold(place.name), place.country or "", place.kind, *point)


_OF_SEVERAL = frozenset(("GB", "PF", None))
"""Countries whose parts the list has under the same code: Scotland, Tahiti."""


def _begun_place(things: dict[tuple[str, ...], Thing], key: tuple[str, ...]) -> Thing | None:
    """Ogossagou of Ogossagou-Peulh, named before: the first half of a hyphenated village that no list knows."""
    if key[0] != "" or len(key) != 2:
        return None
    thing = things.get(key)
    if thing is None:
        begun = (t for k, t in things.items() if k[0] == "" and len(k) == 3 and k[1] == key[1])
        thing = next((t for t in begun if "-" in t.mentions[0].text), None)
    return thing


def _core(name: Name) -> Place | None:
    """Goranboy of Goranboy District: the place without its kind, when that is a known region or city."""
    words = name.words
    if len(words) > 1 and words[0] == "co":
        return gazetteer.lookup(" ".join(words[1:]))  # Co Donegal
    if len(words) < 2 or words[-1] not in (
        "city",
        "region",
        "district",
        "province",
        "oblast",
        "regency",
        "state",
        "republic",
        "subdistrict",
        "sub-district",
        "municipality",
        "prefecture",
        "governorate",
        "voivodeship",
    ):
        return None
    return gazetteer.lookup(" ".join(words[:-1]))


def _place_key(words: tuple[str, ...]) -> tuple[str, ...]:
    kinds = {
        "city",
        "town",
        "village",
        "island",
        "region",
        "district",
        "province",
        "oblast",
        "mount",
        "mt",
        "lake",
        "river",
        "sea",
        "reservoir",
        "regency",
        "subdistrict",
        "sub-district",
    }
    if words[-3:] == ("local", "government", "area") and len(words) > 3:
        words = words[:-3]  # Tsafe Local Government Area
    if words[0] == "co" and len(words) > 1:
        words = words[1:]
    kept = tuple(w for w in words if w not in kinds and w not in ("of", "the"))
    return kept or words


def _like_place(things: dict[tuple[str, ...], Thing], key: tuple[str, ...]) -> Thing | None:
    for other, thing in things.items():
        if (
            other[0] == ""
            and len(other) == len(key)
            and all(alike(a, b) for a, b in zip(key[1:], other[1:], strict=True))
        ):
            return thing
    return None

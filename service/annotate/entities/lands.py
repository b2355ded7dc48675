"""Countries and peoples among the words of a name: DR Congo, Russian Sofiya Palkina, Peruvian Andes."""

from __future__ import annotations

from service.annotate.entities import gazetteer
from service.annotate.entities.name_lists import common_words, given_names, is_role
from service.annotate.entities.offices import bodies
from service.annotate.tokens import SentenceView, Token


def is_country_of_two(sentence: SentenceView, at: int, last: int) -> bool:
    """DR Congo, Saint Lucia: letters of a title, or a title, and a country that are a country together."""
    tokens = sentence.tokens
    if at > 1 and tokens[at - 1].lower == "of":
        return gazetteer.lookup(sentence.slice(tokens[at - 2].start, tokens[at].end)) is not None  # Isle of Man
    if at + 1 >= last or not (tokens[at].text.isupper() or tokens[at].lower == "saint"):
        return False
    place = gazetteer.lookup(sentence.slice(tokens[at].start, tokens[at + 1].end).removesuffix("'s"))
    if tokens[at].lower == "saint":
        return place is not None or tokens[at + 1].lower.endswith("'s")  # Saint Martin's Island
    return place is not None and place.kind == "country"


def is_land(token: Token) -> bool:
    """Africa, Chad: countries and regions that are first names as well."""
    place = gazetteer.lookup(token.text)
    return place is not None and place.kind in ("country", "region")


def is_country(token: Token) -> bool:
    place = gazetteer.lookup(token.text)
    return place is not None and place.kind == "country"


def without_nationality(sentence: SentenceView, first: int, last: int) -> tuple[int, bool]:
    """Russian Sofiya Palkina: where the name begins, and whether a first name says that it is a person's."""
    tokens = sentence.tokens
    if last - first < 2 or gazetteer.demonym(tokens[first].text) is None:
        return first, False
    whole, part = (sentence.slice(tokens[at].start, tokens[last - 1].end) for at in (first, first + 1))
    if gazetteer.lookup(whole) is None and (known := gazetteer.lookup(part)) is not None and known.kind == "region":
        return first + 1, False  # Peruvian Andes
    if last - first < 3:
        return first, False
    rest = tokens[first + 1 : last]
    plain = all(t.is_word and t.is_capitalized and not t.text.isupper() for t in rest)
    if not plain or is_role(rest[0]) or any(t.lower in common_words() or t.lower in bodies() for t in rest):
        return first, False
    return (first + 1, True) if rest[0].lower in given_names() else (first, False)

"""What comes off a name: peoples, letters after it, common words; and what names nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name_lists import common_words, given_names, is_role, surnames, word_set, word_sets
from service.annotate.entities.offices import bodies
from service.annotate.entities.runs import COUNTED, opens
from service.annotate.tokens import SentenceView, Token


def trimmed(sentence: SentenceView, first: int, last: int, role: str | None) -> Iterator[Candidate]:
    """The name itself, with the lower-case role words before it; nothing when it is all demonyms."""
    tokens = sentence.tokens
    while last > first and not (
        tokens[last - 1].is_word
        or tokens[last - 1].is_number
        or (tokens[last - 1].text == "." and len(tokens[last - 2].text) <= 2 and last - first > 1)
    ):
        last -= 1
    if first >= last:
        return
    last = _without_pronoun(sentence, first, _without_number(sentence, first, last))
    while last - first > 1 and tokens[last - 1].lower in ("and", "or"):
        last -= 1  # the President and
    last = _without_several(sentence, first, last)
    if role is None and first > 0 and not opens(sentence, first):
        begin = first
        while (
            begin > 0
            and tokens[begin - 1].is_word
            and tokens[begin - 1].text[0].islower()
            and (
                is_role(tokens[begin - 1])
                or (begin < first and tokens[begin - 1].lower in word_set("people.inside_role"))
            )
            and tokens[begin - 1].lower not in ("the", "of", "in")
        ):
            begin -= 1
        if begin < first and _pair_before(tokens, first) not in word_set("organizations.owned"):
            role = sentence.slice(tokens[begin].start, tokens[first - 1].end)
    if role is None:
        while (
            last - first > 1
            and (tokens[last - 1].lower in word_set("people.titles"))
            and not tokens[last - 1].is_capitalized
        ):
            last -= 1
    if last - first > 2 and tokens[last - 1].text in word_set("people.letters") and not tokens[first].text.isupper():
        last -= 1  # Conor Fahy BL
    last = _without_people(sentence, first, last)
    if first >= last:
        return
    owned = tokens[first].lower.removesuffix("'s")
    if last - first == 1 and owned in _CHIEFS and owned != tokens[first].lower:
        return  # the Chief Minister's aide
    if last - first == 1 and tokens[first].text == "Pol" and last < len(tokens) and is_role(tokens[last]):
        return  # Pol Col Anan Wongsa: the police ranks of Thailand
    if role is None and last - first == 1 and is_role(tokens[first]) and tokens[first].lower not in surnames():
        told = [t.lower for t in tokens[max(0, first - 2) : first]] == ["told", "the"]
        if not told or tokens[first].lower not in word_set("organizations.titled_papers"):
            return  # the Speaker; not "told the Courier"
    body = (
        last - first > 2 and tokens[last - 2].lower == "of" and tokens[last - 3].lower in word_set("organizations.of")
    )
    if role is None and _is_of_office(sentence, first, last):
        return
    titled = not body and is_role(tokens[last - 1]) and tokens[last - 1].lower not in word_set("organizations.heads")
    if all(
        gazetteer.demonym(t.text)
        or (t.lower.removesuffix("'s") in word_set("people.not_names") and not t.text.isupper())
        or (t.lower in word_set("people.inside_role") and t.text[0].isupper() and titled)
        or (is_role(t) and last - first > 1 and titled)
        or t.lower in _RANKS
        for t in tokens[first:last]
        if t.is_word
    ):
        return
    if (
        role is None
        and last - first == 2
        and gazetteer.demonym(tokens[first].text)
        and tokens[first + 1].text.isupper()
    ):
        first += 1  # the Russian EMERCOM
    if last - first > 1 and tokens[first].text in _TERMS:
        first += 1  # FOB Singapore
    if _is_ranked(tokens, first, last):
        role, first = role or tokens[first].text, first + 1
    if role is not None and role.lower() == "official":
        role = None if gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) else role
    counted = first >= 2 and tokens[first - 1].lower in ("st", "nd", "rd", "th") and sentence.touches(first - 1)
    if role is None and counted and tokens[last - 1].lower in word_set("organizations.military"):
        first -= 2
    if role is None and (pieces := _pair_of_places(sentence, first, last)):
        yield from pieces
        return
    if role is None and last - first == 1 and first and tokens[first].lower in _UNITS and _is_bare(tokens[first - 1]):
        first -= 1  # 185 Squadron
    shouted = last - first > 2 and all(t.text.isupper() for t in tokens[first:last] if t.is_word)
    if shouted and any(t.lower in word_set("people.not_names") or t.lower in _SHOUTED for t in tokens[first:last]):
        return
    yield Candidate(sentence, first, last + _is_cut(sentence, first, last), role, opens(sentence, first))


def _is_of_office(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether words say what somebody is the minister, director or commissioner of."""
    tokens = sentence.tokens
    field = first > 1 and tokens[first - 1].lower == "of" and tokens[first - 2].lower in _OFFICES
    if field and not _is_known(sentence, first, last):
        return True  # Minister of Natural Resources, Chief of Staff
    fielded = last - first == 1 and first > 1 and tokens[first - 1].lower == "of" and is_role(tokens[first - 2])
    if fielded and not tokens[first].text.isupper() and tokens[first].lower in _DEPARTMENTS:
        return True  # Director of Sales
    if _is_charge(tokens, first, last):
        return True  # Municipal Director of Agriculture, Director of Humanitarian Operations
    if first > 3 and tokens[first - 1].text == "," and _ends_office(tokens, first, last):
        return True  # Minister of Energy, Science and Technology
    if first < 2 or tokens[first - 1].lower not in ("for", "of"):
        return False
    holder = tokens[first - 2].lower
    led = holder.removesuffix("s") in word_set("people.titles") or is_role(tokens[first - 2])
    if led and last - first > 1 and _is_field(tokens[first:last]):
        return True  # Commissioners for Trade and Energy
    return tokens[first - 1].lower == "for" and holder in _FOR and _is_field(tokens[first:last])  # for Health


def _is_known(sentence: SentenceView, first: int, last: int) -> bool:
    """Whether the office may be that of a place: the chief of a village, a place that the gazetteer has."""
    tokens = sentence.tokens
    village = tokens[first - 2].lower == "chief" and not any(t.lower in common_words() for t in tokens[first:last])
    return village or gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end)) is not None


def _pair_before(tokens: Sequence[Token], at: int) -> str:
    return " ".join([t.lower for t in tokens[max(0, at - 2) : at]])


def _without_pronoun(sentence: SentenceView, first: int, last: int) -> int:
    """In Armavir (I know a family): a name without the "I" that says something behind it; not Elizabeth I, Phase I."""
    tokens = sentence.tokens
    if last - first < 2 or tokens[last - 1].text != "I" or last >= len(tokens) or not tokens[last].text.islower():
        return last
    lead = tokens[last - 2].lower
    numbered = lead in given_names() or lead in common_words() or tokens[last].lower in ("of", "in", "and", "to")
    return last if numbered or not tokens[last].is_word else last - 1


def _without_several(sentence: SentenceView, first: int, last: int) -> int:
    """Kano, Jigawa and Katsina (States): the last of several names without the kind that all of them share."""
    tokens = sentence.tokens
    if last - first != 2 or first < 2 or tokens[last - 1].text not in _SEVERAL or tokens[first - 1].lower != "and":
        return last
    whole = gazetteer.lookup(f"{tokens[first].text} {tokens[last - 1].text}") is not None
    known = gazetteer.lookup(tokens[first].text) is not None
    return last - 1 if known and not whole and tokens[first - 2].is_capitalized else last


_SEVERAL = frozenset(("States", "Counties", "Provinces", "Districts", "Regions", "Oblasts", "Regencies"))


_UNITS = COUNTED | {"division", "wing", "corps", "commando"}


def _is_bare(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) < 4


def _without_number(sentence: SentenceView, first: int, last: int) -> int:
    """Daily Post (Issue No. 4999): a name without the number of its paper, law or order behind it."""
    tokens = sentence.tokens
    if last - first < 3 or tokens[last - 1].lower not in ("no", "number") or tokens[last - 2].lower not in _NUMBERED:
        return last
    return last - 2 if any(t.is_number for t in tokens[last : last + 2]) else last


_NUMBERED = frozenset(
    ("issue", "volume", "edition", "act", "law", "decree", "order", "resolution", "directive", "notice")
)
"""What has a number behind the name of a paper or body."""


def _is_ranked(tokens: Sequence[Token], first: int, last: int) -> bool:
    """SP Ibrahim Gwarzo, PM Lyutov: letters of a rank or office before a name; not the SP, the PM Office."""
    if not 2 <= last - first <= 4 or tokens[first].text not in _LETTERED:
        return False
    if first and tokens[first - 1].is_number:
        return False  # at 6 PM
    rest = tokens[first + 1 : last]
    return all(t.is_word and not t.text.isupper() and t.lower not in common_words() for t in rest)


_LETTERED = frozenset(
    (
        "COP",
        "DCOP",
        "ASI",
        "PSI",
        "PM",
        "CM",
        "SP",
        "SSP",
        "CSP",
        "ASP",
        "DSP",
        "DCP",
        "ACP",
        "IGP",
        "DIG",
        "SHO",
        "MEP",
        "MLA",
    )
)
"""Offices and police ranks as the papers of many countries shorten them."""


def _is_cut(sentence: SentenceView, first: int, last: int) -> bool:
    """Samsung Heavy Industries Co. fell: a full stop that belongs to the legal form, not to the sentence."""
    tokens = sentence.tokens
    if last - first < 2 or tokens[last - 1].lower not in _CUT or last >= len(tokens):
        return False
    stop = tokens[last].text == "." and sentence.touches(last)
    return stop and (last + 1 < len(tokens) or tokens[last - 1].lower in ("co", "inc", "corp"))


_CUT = frozenset(("co", "corp", "inc", "ltd", "bros", "assn"))
"""Legal forms that are written with a full stop; at the end of a sentence those that hardly stand without it."""


_CHIEFS = frozenset(
    ("mayor", "minister", "president", "governor", "chancellor", "ambassador", "secretary", "commissioner")
)
"""Who has an aide or an office, and is nobody's name."""


_TERMS = frozenset(("FOB", "CIF", "FCA", "DAP", "CFR", "EXW", "FAS"))
"""Terms of delivery before a port: FOB Singapore."""


_RANKS = frozenset(("adj", "comr", "cmdr", "insp", "supt"))
"""Short ranks that name nobody alone."""


def _without_people(sentence: SentenceView, first: int, last: int) -> int:
    """The end of a name without the people, believers or peoples after it: Roman Catholics, South Koreans (no name)."""
    tokens = sentence.tokens
    end = tokens[last - 1]
    if any(t.lower in bodies() or t.text.isupper() for t in tokens[first:last]):
        return last
    text = sentence.slice(tokens[first].start, end.end).removesuffix("'s")
    if last - first == 2 and tokens[first].lower in word_set("people.demonym_starts"):
        whole = gazetteer.demonym(text) or gazetteer.demonym(text.removesuffix("s"))
        if (whole or _is_demonym_only(end)) and gazetteer.lookup(text) is None:
            return first
    people = last - first > 1 and end.lower.endswith(("ers", "ans")) and gazetteer.lookup(text) is None
    if people and any(gazetteer.lookup(text[:-cut]) is not None for cut in (2, 3)):
        return first  # New Yorkers, West Virginians
    return first if last - first > 1 and end.lower in word_set("people.believers") else last


def _is_demonym_only(token: Token) -> bool:
    """Korean, Africans; not "Georgia" or "Congo"."""
    word = token.text.removesuffix("'s")
    known = gazetteer.demonym(word) or gazetteer.demonym(word.removesuffix("s"))
    return (known is not None or word.lower() in word_set("people.not_names")) and gazetteer.lookup(word) is None


def _is_charge(tokens: Sequence[Token], first: int, last: int) -> bool:
    """What a director with a capital is of: plain words alone, no head of a body among them."""
    if first < 2 or tokens[first - 1].lower != "of" or not tokens[first - 2].is_capitalized:
        return False
    own = tokens[first:last]
    if tokens[first - 2].lower not in _CHARGED or any(t.text.isupper() for t in own):
        return False
    if own[-1].lower in bodies() or own[-1].lower in COUNTED:
        return False
    return all(t.lower in ("and", ",", "of") or _is_subject(t) for t in own)


_CHARGED = frozenset(("director", "directors", "head", "superintendent", "controller", "inspector", "coordinator"))


def _is_field(own: Sequence[Token]) -> bool:
    """Trade and Energy: words for fields of policy alone."""
    return all(t.lower in word_set("organizations.portfolios") or t.lower in ("and", ",", "of") for t in own)


def _ends_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether words for fields alone go on with the list of what somebody is the minister of."""
    at = first - 1
    while at > 1 and first - at < 12 and (tokens[at].text == "," or tokens[at].is_capitalized):
        at -= 1
    if tokens[at].lower not in ("of", "for") or tokens[at - 1].lower not in _OFFICES_OF:
        return False
    return all(t.lower in ("and", ",") or _is_subject(t) for t in tokens[at + 1 : last])


def _is_subject(token: Token) -> bool:
    word = token.lower
    return word in word_sets("organizations.portfolios", "people.inside_role") or word in common_words()


_DEPARTMENTS = frozenset(
    ("sales", "marketing", "operations", "communications", "research", "development", "security", "logistics")
) | {"production", "procurement", "innovation", "strategy", "engineering", "finance", "intelligence", "studies"}
"""Of what somebody is the director."""
_FOR = frozenset(("commissioner", "minister", "secretary", "ministers", "commissioners", "secretaries"))
"""Offices that are for a field."""
_OFFICES = frozenset(("minister", "ministers", "secretary", "chief"))
"""Offices whose field follows."""


_OFFICES_OF = _OFFICES | _FOR


_AT_ONE = frozenset(("at", "in", "near", "from"))
"""One place follows, whatever hyphen it has: at Nossi-Bé."""


_SHOUTED = frozenset(("is", "are", "was", "has", "have", "had", "will", "be", "been", "it"))


def _pair_of_places(sentence: SentenceView, first: int, last: int) -> list[Candidate]:
    """Delhi-Chennai, Tula-Plekhanovo: two places with a hyphen between, when no place is called so."""
    tokens = sentence.tokens
    if last - first != 3 or tokens[first + 1].text != "-" or not tokens[last - 1].is_word:
        return []
    following = tokens[last].lower if last < len(tokens) else ""
    lead = tokens[first - 1].lower if first else ""
    way = following in word_set("places.ways")  # the Kyiv-Odesa highway
    headed = following != "area" and following in word_sets("organizations.kinds", "places.heads")
    if not way and (headed or lead in _AT_ONE):
        return []
    if lead == "of" and first > 1 and tokens[first - 2].lower in word_set("places.kinds"):
        return []  # the port of Antwerp-Bruges
    whole = sentence.slice(tokens[first].start, tokens[last - 1].end).removesuffix("'s")
    known = [gazetteer.lookup(tokens[at].text) for at in (first, last - 1)]
    both = all(p is not None and len(tokens[at].text) > 4 for p, at in zip(known, (first, last - 1), strict=True))
    if gazetteer.lookup(whole) is not None or not (both or any(p and p.population > 50_000 for p in known)):
        return []
    if any(len(tokens[at].text) < 4 for at in (first, last - 1)):
        return []
    if any(tokens[at].lower in given_names() for at in (first, last - 1)) and None in known:
        return []
    return [Candidate(sentence, first, first + 1), Candidate(sentence, last - 1, last)]

"""Runs of capitalized words in running text that may be names, with the role words before them taken off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.beginnings import begins, drop_opener
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.joints import connector
from service.annotate.entities.known import known_organizations, listed
from service.annotate.entities.lands import is_country, is_country_of_two, is_land, without_nationality
from service.annotate.entities.letters import is_followed_by_letters
from service.annotate.entities.name_lists import common_words, given_names, is_role, surnames, word_set, word_sets
from service.annotate.entities.offices import (
    FIRMS,
    PORTFOLIOS,
    after_body,
    after_staff,
    bodies,
    ends_organization,
    is_called_after,
    is_double,
    is_first_name,
    is_place,
    is_portfolio,
    is_unusual,
    role_start,
    without_office,
)
from service.annotate.entities.people import verbs_of_saying
from service.annotate.entities.runs import opens, run
from service.annotate.entities.trimming import trimmed
from service.annotate.tokens import SentenceView, Token


def is_title_case(sentence: SentenceView) -> bool:
    """A line whose common words have capitals, so that a capital says nothing."""
    if sentence.text.startswith("(") and "/" in sentence.text:
        return False  # (Jason Marlow/The Press)
    if len(sentence.tokens) > 2 and sentence.tokens[0].lower == "photo" and sentence.tokens[1].lower in ("by", ":"):
        return False  # Photo by Anna Horak for The Press
    headline = sentence.is_headline
    written = capital = 0
    for token in sentence.tokens:
        if not token.is_word:
            continue
        if not headline and token.text.islower() and token.text not in _SMALL:
            return False  # Milan Horak met Petra Vesela in Brno
        if len(token.text) > 3:
            written += 1
            capital += token.is_capitalized
    return written >= 4 and capital > (0.7 if headline else 0.9) * written


_SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "to", "for", "and", "or", "by", "at", "as", "with", "from", "vs")
)
"""Words that Title Case writes small."""


def find(sentence: SentenceView) -> list[Candidate]:
    """Candidates of one sentence in order."""
    found: list[Candidate] = []
    last = _shouted(sentence)
    for index, token in enumerate(sentence.tokens):
        if index < last:
            continue
        if not ((token.is_capitalized or token.is_number) and begins(sentence, index)):
            if token.text != token.lower and token.text[0].islower() and token.lower in known_organizations():
                found.append(Candidate(sentence, index, index + 1))  # airBaltic
            continue
        width = listed(sentence, index)
        if width and not _goes_on(sentence, index + width):
            found.append(Candidate(sentence, index, index + width, None, opens(sentence, index)))
            last = index + width
        else:
            last = run(sentence, index)
            found += _split(sentence, index, last)
    return found


def _shouted(sentence: SentenceView) -> int:
    """Tokens of a first line in capitals before the sentence goes on: THREE BAYS IN Co Donegal have been closed."""
    tokens = sentence.tokens
    if sentence.is_headline or len(tokens) < 6 or not tokens[0].text.isupper() or sentence.text.isupper():
        return 0
    end = 0
    while end < len(tokens) and tokens[end].is_word and tokens[end].text.isupper():
        end += 1
    own = [t.lower for t in tokens[:end]]
    if end < 2 or not all(t.lower in common_words() or is_role(t) for t in tokens[:end]):
        return 0
    titled = own[0] in _SMALL and end < len(tokens) and tokens[end].is_capitalized  # AN ARCHITECT Lena Horak
    return end if titled or any(word in _SMALL for word in own[1:]) else 0


def _goes_on(sentence: SentenceView, at: int) -> bool:
    """Ministry of Defense of the Russian Federation, Islamic State in the Sahel: a listed name with more behind it."""
    after = sentence.tokens[at : at + 3]
    if len(after) < 3 or after[0].lower not in ("of", "in", "for"):
        return False
    named = after[2] if after[1].lower == "the" else after[1]
    return named.is_word and named.is_capitalized and connector(sentence, at) > 0


def _split(sentence: SentenceView, first: int, last: int) -> Iterator[Candidate]:
    """Roles come off the front; a name before a role ("Calder Chief Executive Fiona Lockhart") is one of its own."""
    tokens = sentence.tokens
    if is_followed_by_letters(sentence, first, last):
        yield from _split(sentence, first, last - 1)
        yield Candidate(sentence, last - 1, last)
        return
    body = tokens[last - 1].lower in bodies()
    if last - first > 2 and tokens[first].lower in _CLASSED and tokens[first + 1].lower == "division":
        first += 2  # Second Division Wrexham
    elif last - first > 1 and first and tokens[first].lower == "division" and tokens[first - 1].lower in _CLASSED:
        first += 1
    while (
        last - first > 1
        and not (body and tokens[first].lower in ("interim", "acting", "current"))
        and tokens[first].lower in word_set("people.standing")
        and tokens[first + 1].is_capitalized
    ):
        first += 1  # Former Rangers midfielder; Acting Khabarovsk Krai Governor
    numbered = last < len(tokens) and tokens[last].is_number
    if numbered and [t.lower for t in tokens[last + 1 : last + 3]] in _CLASSES:
        return  # Boatswain's Mate (2nd Class)
    if first > 1 and last - first > 1 and tokens[first].lower == "class" and tokens[first - 1].lower in _ORDINALS:
        begin = first - 2
        while begin > 0 and tokens[begin - 1].is_word and tokens[begin - 1].is_capitalized:
            begin -= 1
        yield from trimmed(sentence, first + 1, last, sentence.slice(tokens[begin].start, tokens[first].end))
        return  # Petty Officer 1st Class Marlon Tisdale
    first += _is_leaning(tokens[first:last])
    first, people = without_nationality(sentence, first, last)
    if people:
        yield Candidate(sentence, first, last, None, False)
        return
    first = after_staff(sentence, first, last)
    if first >= last:
        return
    at = after_body(sentence, first, last)
    if at is not None:
        yield from _split(sentence, first, at)
        yield from _split(sentence, at, last)
        return
    for at in range(first + 2, last - 2):
        ministry = tokens[last - 1].lower.removesuffix("'s") == "ministry"
        if ministry and tokens[at - 1].lower in _PARTS and [t.lower for t in tokens[at : at + 2]] == ["of", "the"]:
            yield from _split(sentence, first, at)  # the Emergencies Committee of the Interior Ministry
            yield from _split(sentence, at + 2, last)
            return
    heads = bodies()
    if last - first > 2 and tokens[first].text.isupper() and len(tokens[first].text) > 1 and first > 1:
        named = tokens[first + 1].lower in given_names() and tokens[first + 2].is_capitalized
        named = named or (
            is_unusual(tokens[first + 1 : last]) and tokens[first].text not in word_set("organizations.forms")
        )
        if named and tokens[first - 1].lower == "of" and is_role(tokens[first - 2]):
            yield Candidate(sentence, first, first + 1)  # Secretary-General of NATO Jens Stoltenberg
            yield from _split(sentence, first + 1, last)
            return
    if last - first == 3 and _is_head(tokens, first):
        yield Candidate(sentence, first, first + 1)  # head of Kyrgyzmeteo Svetlana Petrova
        yield from _split(sentence, first + 1, last)
        return
    for at in range(first + 1, last - 1):
        country = at == first + 1 and tokens[first].lower not in given_names() and is_country(tokens[first])
        if country and tokens[at].lower in given_names() and tokens[at + 1].is_capitalized:
            yield Candidate(sentence, first, at)  # of Ukraine Oleksandr Danylyuk
            yield from _split(sentence, at, last)
            return
        if (
            tokens[at].lower in given_names()
            and tokens[at - 1].lower not in ("-", "of", "the", ".", "&")
            and not is_role(tokens[at - 1])
            and tokens[at].lower not in word_set("organizations.portfolios")
            and not is_land(tokens[at])
            and any(t.lower in heads for t in tokens[first:at])
        ):
            yield from _split(sentence, first, at)
            yield from _split(sentence, at, last)
            return
    if (at := _person_behind(sentence, first, last)) is not None:
        yield from _split(sentence, first, at)
        yield from _split(sentence, at, last)
        return
    if [t.lower for t in tokens[first : first + 4]] == ["board", "of", "directors", "of"] and last - first > 4:
        first += 4
    office = first - 1 if first and tokens[first - 1].lower == "the" else first
    fielded = office >= 2 and (tokens[office - 1].lower == "of" or tokens[office - 2].lower in _FIELDED)
    if last - first > 2 and fielded and tokens[office - 1].lower in ("of", "for") and is_role(tokens[office - 2]):
        for at in range(first + 1, last - 1):
            word = tokens[at].lower
            known = word in given_names() or (word in surnames() and word not in common_words())
            named = known or is_unusual(tokens[at:last])
            lead = tokens[at - 1].lower
            named = named and lead not in ("of", "for", "the")
            plain = lead in common_words() or lead in word_sets(*PORTFOLIOS)
            whole = gazetteer.lookup(sentence.slice(tokens[first].start, tokens[last - 1].end))
            seat = tokens[office - 1].lower == "for" and tokens[office - 2].lower in _SEATED
            located = not plain or (lead in word_set("places.heads") and at - first > 1)
            if named and located and whole is None and (seat or is_place(sentence, first, at)):
                yield Candidate(sentence, first, at)  # President of Chechnya Ramzan Kadyrov
                yield from trimmed(sentence, at, last, sentence.slice(tokens[office - 2].start, tokens[at - 1].end))
                return
            if named and plain:
                role = sentence.slice(tokens[office - 2].start, tokens[at - 1].end)
                yield from trimmed(sentence, at, last, role)  # Minister of Agriculture Nikolai Khramtsov
                return
    last = _without_document(sentence, first, last)
    if is_called_after(sentence, first, last):
        yield Candidate(sentence, first, last, None, opens(sentence, first))
        return
    if opens(sentence, first) and not (tokens[first].text == "I" and last - first > 1):
        first = drop_opener(sentence, first, last)
        if first >= last:
            return
    at = first
    role_first = role_last = None
    while at < last:
        ends = at == last - 1 and at - first > 1 and tokens[at - 1].lower in ("of", "for") and tokens[at].is_capitalized
        if (at > first and tokens[at - 1].text == "&") or (
            ends and tokens[at - 2].lower in word_set("organizations.of")
        ):
            at += 1
            continue  # Shipbuilding & Marine Engineering; the Ministry of Justice
        if (
            is_role(tokens[at])
            and not (at > first and tokens[at - 1].lower in given_names() and tokens[at].lower in surnames())
            and not is_double(sentence, at, last)
            and not is_first_name(sentence, at, last)
            and not _is_syllable(sentence, at, last)
            and not ends_organization(sentence, at, last)
            and not is_country_of_two(sentence, at, last)
        ):
            begin = at
            end = at
            while end < last and (
                (is_role(tokens[end]) and not is_double(sentence, end, last))
                or (tokens[end].lower in word_set("people.inside_role"))
                or tokens[end].text in (".", "-")
            ):
                end += 1
            if end < last and tokens[end].lower in ("and", "&"):
                at = end  # Centre for Justice and Dignity
                continue
            if end < last and any(is_role(t) for t in tokens[begin:end]):
                role_first, role_last = begin, end
                break
        at += 1
    if role_first is None or role_last is None:
        yield from trimmed(sentence, first, without_office(sentence, first, last), None)
        return
    for at in range(role_last + 2, last - 1):
        lead = tokens[at - 1].lower
        if tokens[at].lower in given_names() and (lead in common_words() or lead in word_set("organizations.heads")):
            role_last = at  # Minister of State for Railways Prakash Ingole
            break
    begin = role_first
    while begin > first and tokens[begin - 1].lower in word_set("people.inside_role"):
        ends = tokens[begin - 1].lower in FIRMS or tokens[begin - 1].lower in ("city", "county", "district")
        if ends and begin - 1 > first:
            break
        begin -= 1
    if begin > first and is_portfolio(sentence, first, begin, role_last):
        begin = first
    if begin > first:
        yield from trimmed(sentence, first, begin, None)
    role = sentence.slice(tokens[role_start(sentence, begin)].start, tokens[role_last - 1].end)
    yield from trimmed(sentence, role_last, last, role.rstrip(" .-"))


def _person_behind(sentence: SentenceView, first: int, last: int) -> int | None:
    """Chairman of the Union of Beekeepers Ulan Asanaliev: two words that no list knows behind a body whose head
    somebody is, as Russian and Indonesian newsrooms write, before a verb of saying."""
    tokens, at = sentence.tokens, last - 2
    office = first - 1 if first and tokens[first - 1].lower == "the" else first
    if at - first < 2 or office < 2 or tokens[office - 1].lower != "of" or not is_role(tokens[office - 2]):
        return None
    if last >= len(tokens) or tokens[last].lower not in verbs_of_saying() or not is_unusual(tokens[at:last]):
        return None
    if tokens[at - 1].lower in ("of", "for", "the", "and", "-", "&") or not all(t.is_word for t in tokens[at:last]):
        return None
    return at if any(t.lower in bodies() for t in tokens[first:at]) else None


def _is_syllable(sentence: SentenceView, at: int, last: int) -> bool:
    """Heo Man-gi: a capital word with small letters tied to it."""
    tokens = sentence.tokens
    return at + 2 < last and tokens[at + 1].text == "-" and sentence.touches(at + 1) and tokens[at + 2].text.islower()


_PARTS = frozenset(("committee", "department", "directorate", "service", "agency", "inspectorate", "institute"))
"""Heads of bodies that belong to a ministry and have names of their own."""
_CLASSED = frozenset(("first", "second", "third", "fourth", "fifth", "premier"))
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_CLASSES = tuple([ordinal, "class"] for ordinal in ("st", "nd", "rd"))


def _is_head(tokens: Sequence[Token], first: int) -> bool:
    """A role, "of" and one word that is no name's, before a first name and another capital."""
    if first < 2 or tokens[first - 1].lower != "of" or not is_role(tokens[first - 2]):
        return False
    body, given, family = tokens[first : first + 3]
    named = given.lower in given_names() and family.is_word and family.is_capitalized
    return named and body.is_word and body.lower not in given_names() and body.lower not in common_words()


_MINISTERS = frozenset(("minister", "secretary", "commissioner", "ombudsman", "undersecretary", "coordinator"))
"""Who is "for" a field: Minister for Health Anna Horak; not a spokesman for London Stock Exchange."""

_SEATED = frozenset(("mp", "mps", "mla", "mep", "msp", "td", "senator"))
"""Who is "for" a constituency: MP for Broadland Oliver Fensom."""


_FIELDED = _MINISTERS | _SEATED


def _is_leaning(own: Sequence[Token]) -> bool:
    """The NGO Qaharman, the Christian CSC, the Opposition Congress: what a body is, with a capital before its name."""
    if len(own) < 2 or not own[1].is_word or not own[1].is_capitalized:
        return False
    if own[0].text in ("NGO", "NGOs"):
        return True
    lettered = own[1].text.isupper() and len(own[1].text) > 1
    return own[0].lower in _LEANINGS and (lettered or (len(own) == 2 and own[1].lower in known_organizations()))


_LEANINGS = frozenset(
    (
        "islamist",
        "shiite",
        "sunni",
        "christian",
        "opposition",
        "ruling",
        "governing",
        "socialist",
        "liberal",
        "conservative",
        "communist",
        "catholic",
    )
)


def _without_document(sentence: SentenceView, first: int, last: int) -> int:
    """United Nations Security Council (Resolution 1973): a body's name without its document."""
    tokens = sentence.tokens
    document = tokens[last - 1].lower in word_set("things.documents") and last - first > 2
    return last - 1 if document and tokens[last - 2].lower in bodies() else last

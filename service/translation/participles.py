"""Russian participles that stand before their noun with words of their own, sent behind it.

«Сбивший ребёнка водитель скрылся» comes out as a driver who was knocked down, «победивший на выборах кандидат» as one
who refused the election: a small model gives the words to whatever stands near. «Водитель, сбивший ребёнка, скрылся» is
how English puts it too. Only where case, number and gender join participle and noun, and the words between them are
wholly the participle's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.translation.russian import Reading, case_of
from service.translation.russian_clause import (
    Group,
    Token,
    begun,
    has,
    is_named,
    listed,
    modified,
    moved,
    phrase,
    read,
    rewritten,
    tokens_of,
)
from service.translation.russian_groups import group_at

_PARTICIPLE = re.compile(
    r"(?:нн|вш|[юуяа]щ|[еои]м|т|ш)(?:[иыо]й|[ая]я|[ое]е|[иы]е|[ео]го|[ео]му|[иы]м|[ео]м|[ую]ю|ей|[иы]х|[иы]ми)(?:ся)?(?!\w)"
)
"""How a participle ends: no other word is looked up."""
_OBJECTS = ("accs", "ablt", "datv", "gent")
_PRONOUNS = ("его", "её", "ее", "их", "себя", "себе", "ему", "ей", "им", "нас", "вас", "меня")
_BEFORE = ("не", "якобы", "ещё", "еще", "уже", "впервые")
_MOST_PARTS = 3
_MOST_ADJECTIVES = 2
_MOST_TOKENS = 60
_GOES_ON = ("VERB", "PREP", "CONJ", "PRCL", "ADVB", "PRTS", "ADJS", "INFN", "PRED", "COMP", "GRND")
"""What may follow a noun whose form the words before it might have as well."""


def behind_nouns(text: str) -> str:
    """The text with such participles, and what belongs to them, behind their nouns; in doubt they stay."""
    return rewritten(text, _moved)


def _moved(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    if _PARTICIPLE.search(text, start, end) is None:
        return None
    tokens = tokens_of(text, start, end)
    if not 3 <= len(tokens) <= _MOST_TOKENS:
        return None
    for at, token in enumerate(tokens[:-2]):
        if not _is_participle(token) or not _may_stand(text, start, tokens, at):
            continue
        for noun in _nouns(tokens, at):
            return _written(text, tokens, _with_adverbs(tokens, at), noun)
    return None


def _is_participle(token: Token) -> bool:
    if _PARTICIPLE.search(token.lower) is None or (token.text[0].isupper() and is_named(token.text)):
        return False
    said = [one for one in read(token.lower) if one.tag.POS in ("PRTF", "ADJF", "NOUN")]
    if not any(one.tag.POS == "PRTF" for one in said) or token.kind not in ("PRTF", "ADJF", "NOUN"):
        return False
    return not any(one.normal_form in listed("no_participles") for one in said)


def _may_stand(text: str, start: int, tokens: Sequence[Token], at: int) -> bool:
    """Whether a participle here stands before its noun: not behind a comma, nor joined to another adjective."""
    if _with_adverbs(tokens, at) == 0:
        return not text[:start].rstrip().endswith((",", "("))
    return tokens[at - 1].lower not in ("и", "или", "но", "а", "самый", "наиболее", "так", "столь")


def _with_adverbs(tokens: Sequence[Token], at: int) -> int:
    """Where the participle begins with "not" and the adverbs before it."""
    while at and (tokens[at - 1].lower in _BEFORE or tokens[at - 1].kind == "ADVB"):
        at -= 1
    return at


def _nouns(tokens: Sequence[Token], at: int) -> Iterator[Group]:
    """The nouns that the participle may belong to, behind what belongs to it; `start`: its adjectives."""
    said = [one for one in read(tokens[at].lower) if one.tag.POS == "PRTF"]
    of_people = any(one.normal_form in listed("struck") for one in said)
    for is_longest, behind in _parts(tokens, at + 1, said, _MOST_PARTS):
        head = behind
        while head < min(behind + _MOST_ADJECTIVES, len(tokens)) and tokens[head].kind in ("ADJF", "PRTF"):
            head += 1
        if head >= len(tokens) or tokens[head].text[0].isdigit():
            continue
        nouns = tuple(one for one in read(tokens[head].lower) if any(_agree(one, with_) for with_ in said))
        if tokens[behind - 1].text[0].isdigit() or tokens[behind - 1].kind == "NUMR":
            continue
        if not nouns or nouns[0].normal_form in listed("times") | listed("more_times") | listed("no_participles"):
            continue
        if of_people and nouns[0].tag.animacy != "anim":
            continue  # семьям погибших в аварии премий
        if any(not has(one, case_of(nouns[0]) or "", "ADJF", "PRTF") for one in tokens[behind:head]):
            continue
        if tokens[behind - 1].text.istitle() and (
            tokens[head].text[0].isupper() or has(tokens[behind - 1], case_of(nouns[0]) or "", "ADJF", "NOUN")
        ):
            continue  # вышедший на прогулку Тодд Биверс
        last = _whole(tokens, head + 1)
        if is_longest or last >= len(tokens) or not tokens[last].kind or tokens[last].kind in _GOES_ON:
            yield Group(behind, head, last, nouns)


def _whole(tokens: Sequence[Token], at: int) -> int:
    """The end of what belongs to the noun: not what is counted behind it, «с канатной дороги 37 человек»."""
    last = at
    for last in modified(tokens, at):
        if last < len(tokens) and tokens[last].text[0].isdigit():
            break
    return last


def _parts(tokens: Sequence[Token], at: int, said: Sequence[Reading], most: int) -> Iterator[tuple[bool, int]]:
    """Ends of what belongs to the participle, and whether no longer one begins so, the longest of each first."""
    for is_longest, behind in _part(tokens, at, said):
        if most > 1:
            yield from ((is_longest and longest, last) for longest, last in _parts(tokens, behind, said, most - 1))
        yield is_longest, behind


def _part(tokens: Sequence[Token], at: int, said: Sequence[Reading]) -> Iterator[tuple[bool, int]]:
    """Ends of an adverb, a phrase with a preposition, or a noun that the participle governs."""
    if at >= len(tokens) - 1:
        return
    token = tokens[at]
    is_english = token.text.isascii() and token.text.isalpha() and tokens[at - 1].kind == "PRTF"
    if token.kind == "ADVB" or is_english or token.lower in _PRONOUNS:  # сбитый truck велосипедист
        yield True, at + 1
    elif token.kind == "PREP":
        yield from _longest_first(tokens, list(phrase(tokens, at + 1)), said)
    elif token.kind in ("NOUN", "ADJF"):
        for case in _OBJECTS:
            group = group_at(tokens, at, case)
            if group is None:
                continue
            if _may_be_its(tokens[group.head], said) or (case != "accs" and case in [case_of(one) for one in said]):
                return  # арестованного главы
            if case == "accs" and not any("tran" in one.tag and "actv" in one.tag for one in said):
                continue
            yield from _longest_first(tokens, list(modified(tokens, group.head + 1)), said)
            return


def _longest_first(tokens: Sequence[Token], ends: list[int], said: Sequence[Reading]) -> Iterator[tuple[bool, int]]:
    """Ends of a group, none behind a noun that is the participle's and no genitive: the longest, then by length."""
    for at, end in enumerate(ends):
        token = tokens[end - 1]
        if at and not has(token, "gent", "NOUN") and _may_be_its(token, said):
            ends = ends[:at]
            break
    yield from ((True, end) for end in ends[-1:])
    yield from ((False, end) for end in ends[:-1])


def _may_be_its(token: Token, said: Sequence[Reading]) -> bool:
    """Whether a word may be the noun of the participle."""
    return any(_agree(noun, one) for noun in read(token.lower) for one in said)


def _agree(noun: Reading, participle: Reading) -> bool:
    """Whether a noun and a participle are of one case, number and gender."""
    tag, with_ = noun.tag, participle.tag
    if tag.POS != "NOUN" or case_of(noun) != case_of(participle) or tag.number != with_.number:
        return False
    if with_.animacy is not None and tag.animacy != with_.animacy:
        return False
    return bool(tag.number == "plur" or tag.gender == with_.gender)


def _written(text: str, tokens: Sequence[Token], at: int, noun: Group) -> tuple[int, int, str]:
    """The noun, its participle behind it, and a comma where the clause goes on."""
    begins, closes = tokens[at].start, tokens[noun.end - 1].end
    whole = begun(text, begins, text[tokens[noun.start].start : closes])
    said = moved(text, tokens[at], text[begins : tokens[noun.start].start].rstrip())
    goes_on = noun.end < len(tokens) and tokens[noun.end].text[0] not in ".!?…»”\"'"
    return begins, closes, f"{whole}, {said}{',' if goes_on else ''}"

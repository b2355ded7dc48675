"""Russian clauses that name the object first, put into the order that a small model understands: who did what to whom.

«Женщину сбил грузовик» says that the lorry hit the woman; the compact package reads words in their order and tells it
the other way round. Case and agreement say who is who: «Грузовик сбил женщину» is sent where they leave no doubt, with
what opens the clause («В Москве …») left in front. Packages whose English can be trusted are given the clause as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from service.translation import passives, recipients, subjects_behind
from service.translation.russian import Reading, case_of, readings
from service.translation.russian_clause import (
    Group,
    Token,
    adverbial,
    begun,
    between,
    has,
    instrument,
    is_oblique,
    is_written,
    leads,
    listed,
    may_open,
    modified,
    moved,
    nouns_of,
    objects,
    opening,
    phrase,
    read,
    rewritten,
    tokens_of,
    verb_at,
)

_GOES_ON = re.compile(
    r"[!?…»”\"]|\.(?!\s+[^\sА-ЯЁ«\"“(])|\s*$|,\s+(?:и|а|но|по|как|сообщ|заяв|переда|пишет|говор|уточн|рассказ|добав|отме)"
)
"""What may follow the subject's relative clause, so that it is known to be whole."""
_VERB = re.compile(r"[^\W\d_](?:[^\W\d_](?:л[аио]?|[еиуюая]т)|пас|н[её]с|в[её]з|ж[её]г|с[её]к|л[её]к|стриг)(?!\w)")
"""What ends like a verb."""
_RELATIVE = re.compile(r",\s+(?:[а-яё]{1,4}\s+)?котор[а-яё]+[^,;:()–—.!?]*|,\s+[а-яё]+[^,;:()–—.!?]*", re.IGNORECASE)
_FIRST = re.compile(r"\W*([^\W\d_]+)(?![\d.-])")
_ELSE = ("VERB", "PREP", "CONJ", "ADVB", "GRND", "PRCL", "INFN")
"""What opens something else than more of the subject."""
_MOST_TOKENS = 40
_MOST_BETWEEN = 3


def subject_first(text: str) -> str:
    """The text with the clauses whose object comes first turned round; others stay as they are."""
    return rewritten(text, _turned)


def _turned(text: str, start: int, end: int) -> tuple[int, int, str] | None:
    """Where a clause is to be written otherwise, and how."""
    if not _may_begin(text, start) or _VERB.search(text, start, end) is None:
        return None
    tokens = tokens_of(text, start, end)
    first = opening(tokens)
    if len(tokens) - first < 2 or len(tokens) > _MOST_TOKENS:
        return None
    if (given := recipients.received(text, tokens, first)) is not None:
        return given
    if (won := subjects_behind.winner_first(text, tokens, first, _subject)) is not None:
        return won
    for begins in leads(tokens, first):
        for thing in objects(tokens, begins, behind_noun=begins > first and tokens[begins - 1].kind == "NOUN"):
            verb = between(tokens, thing.end, 2)
            if (found := verb_at(tokens, verb)) is None:
                continue
            action, behind = found
            if action.normal_form in listed("not_over_two"):
                return None
            for doer_at in _steps(tokens, behind, _MOST_BETWEEN):
                doer = _subject(tokens, doer_at, action, thing)
                if doer is not None:
                    return _written(text, tokens, thing, (thing.end, behind, doer_at), doer, end)
            if _may_do(tokens[thing.head], thing, action):
                return None
            return passives.written(text, tokens, thing, action, behind)
        if (predicate := subjects_behind.became(tokens, begins)) is not None:
            thing, action, behind = predicate
            doers = ((at, _subject(tokens, at, action, None)) for at in _steps(tokens, behind, 1))
            told = next(((at, doer) for at, doer in doers if doer is not None), None)
            return _written(text, tokens, thing, (thing.end, behind, told[0]), told[1], end) if told else None
    return passives.with_recipient(text, tokens, first)


def _may_begin(text: str, start: int) -> bool:
    """Whether the first word of a clause may open one that is turned: cheaper than to look at all of it."""
    first = _FIRST.match(text, start)
    if first is None or may_open(first[1].lower()):
        return True
    return first[1].lower() in listed("openings") or first[1].startswith(("Победил", "Выиграл", "Лидиру"))


def _written(
    text: str, tokens: Sequence[Token], thing: Group, said: tuple[int, int, int], doer: Group, end: int
) -> tuple[int, int, str] | None:
    """The clause from its object to its subject, the subject first. `said`: the verb, its end, where the subject is."""
    begins, closes = tokens[thing.start].start, tokens[doer.end - 1].end
    subject = text[tokens[doer.start].start : closes]
    if doer.end < len(tokens):
        if not _may_follow(tokens, doer.end):
            return None
    elif text.startswith(",", end):
        aside = _RELATIVE.match(text, end)
        kind = _aside(aside.group()) if aside is not None else None
        if kind is None or aside is None or (kind == "of the subject" and _GOES_ON.match(text, aside.end()) is None):
            return None
        if kind == "of the subject":
            subject, closes = f"{text[tokens[doer.start].start : aside.end()].rstrip()},", aside.end()
    verb = text[tokens[said[0]].start : tokens[said[1] - 1].end]
    circumstances = text[tokens[said[1] - 1].end : tokens[said[2] - 1].end]
    object_ = text[begins : tokens[thing.end - 1].end]
    object_ = moved(text, tokens[thing.start], object_)
    return begins, closes, f"{begun(text, begins, subject)} {verb} {object_}{circumstances}"


def _aside(text: str) -> str | None:
    """What stands behind the subject and a comma: more of it, something else, or (None) one cannot tell."""
    words = re.findall(r"[^\W\d_]+", text)
    if any(word.lower().startswith("котор") for word in words[:2]):
        return "of the subject"
    first = read(words[0].lower())
    if any(one.tag.POS == "PRTF" and one.tag.case in ("nomn", "gent") for one in first):
        return "of the subject"
    if words[0].lower() in listed("openings") or first[0].tag.POS in _ELSE:
        return "something else"
    return None


def _may_follow(tokens: Sequence[Token], at: int) -> bool:
    """Whether the subject ends before this token: "and fled" may follow, a second doer may not."""
    if tokens[at].lower not in ("и", "или"):
        return tokens[at].text not in ("-", "&")
    return at + 1 < len(tokens) and tokens[at + 1].kind == "VERB"


def _steps(tokens: Sequence[Token], at: int, most: int) -> Iterator[int]:
    """Where the subject may begin: behind the verb, or behind what says how, when and where."""
    yield at
    if most:
        for behind in (*adverbial(tokens, at), *instrument(tokens, at)):
            yield from _steps(tokens, behind, most - 1)


def _subject(tokens: Sequence[Token], at: int, verb: Reading, thing: Group | None) -> Group | None:
    """The doer that begins here, if case and agreement tell it from the object, where there is one."""
    may_be_other = thing is not None and _may_do(tokens[thing.head], thing, verb)
    acted_on = thing is not None and _is_acted_on(thing, verb)
    if (named := _name(tokens, at, verb)) is not None:
        if thing is not None and (
            thing.counted or any(one.text[0].isupper() for one in tokens[thing.start + 1 : thing.end])
        ):
            return None  # … сезонов Дженнаро возглавлял «Милан»
        return named if not may_be_other or acted_on else None
    head = at + (at < len(tokens) and tokens[at].text in listed("possessives"))
    while head + 1 < len(tokens) and head < at + 4 and has(tokens[head], "nomn", "ADJF", "PRTF"):
        if not has(tokens[head + 1], "nomn", "ADJF", "PRTF", "NOUN"):
            break
        head += 1
    if head >= len(tokens):
        return None
    nouns = tuple(one for one in nouns_of(tokens[head], "nomn") if _agrees(one, verb))
    end = _whole(tokens, head + 1)
    if not (tokens[head].text[0].isupper() or any(one.is_known for one in nouns_of(tokens[head], "nomn"))):
        return None
    if not nouns:
        second = _second(tokens, end, verb) if nouns_of(tokens[head], "nomn") else None
        if second is None:
            return None
        nouns, end = nouns_of(tokens[head], "nomn"), second
    if may_be_other and not acted_on and not _is_doer(tokens[head], nouns[0]):
        return None
    if verb.tag.number == "plur" and is_oblique(tokens[head]):
        return None
    return Group(at, head, end, nouns)


def _name(tokens: Sequence[Token], at: int, verb: Reading) -> Group | None:
    """A name that no case tells from others, as the one doer of a verb: «Зенит», Дзюба, Смолов."""
    if at >= len(tokens) or verb.tag.number != "sing":
        return None
    token = tokens[at]
    if token.text[0] in '«"“' and len(token.text) > 2:
        return Group(at, at, at + 1, ()) if at + 1 == len(tokens) or tokens[at + 1].kind in ("PREP", "") else None
    if not token.text[0].isupper() or token.text.isupper() or nouns_agree(token, verb):
        return None
    if at + 1 < len(tokens) and tokens[at + 1].kind not in ("PREP", ""):
        return None
    best = read(token.lower)
    is_surname = best[0].tag.POS == "GRND" or (not best[0].is_known and has(token, "nomn", "NOUN"))
    return Group(at, at, at + 1, ()) if is_surname else None


def nouns_agree(token: Token, verb: Reading) -> bool:
    """Whether a word is known as a noun in the nominative that agrees with a verb."""
    return any(one.is_known and _agrees(one, verb) for one in nouns_of(token, "nomn"))


def _is_acted_on(thing: Group, verb: Reading) -> bool:
    """Whether a thing is one to which things are done, never one that does them: goals are scored, matches won."""
    return verb.normal_form in listed("done_by_somebody") and thing.nouns[0].normal_form in listed("acted_on")


def _is_doer(token: Token, noun: Reading) -> bool:
    """Whether a word in the nominative is mostly somebody, or a body that does things."""
    said = [one for one in readings(token.lower) if is_written(one, token)]
    somebody = sum(one.score for one in said if "anim" in one.tag and case_of(one) == "nomn")
    return noun.normal_form in listed("doers") or somebody > 3 * sum(
        one.score for one in said if case_of(one) == "accs"
    )


def _may_do(token: Token, thing: Group, verb: Reading) -> bool:
    """Whether what is taken for the object may be the subject: 40 people, most riders and they may be both."""
    many = thing.counted or thing.nouns[0].normal_form in listed("many")
    if many and (verb.tag.number == "plur" or verb.tag.gender == "neut"):
        return True
    return not thing.counted and any(_agrees(one, verb) for one in nouns_of(token, "nomn"))


def _second(tokens: Sequence[Token], at: int, verb: Reading) -> int | None:
    """The end of a second doer behind "and", for a verb in the plural."""
    if verb.tag.number != "plur" or at + 1 >= len(tokens) or tokens[at].text != "и":
        return None
    head = at + 1
    while (
        head < len(tokens)
        and head < at + 3
        and has(tokens[head], "nomn", "ADJF", "PRTF")
        and tokens[head].kind != "NOUN"
    ):
        head += 1
    if head >= len(tokens) or not nouns_of(tokens[head], "nomn"):
        return None
    return _whole(tokens, head + 1)


def _whole(tokens: Sequence[Token], at: int) -> int:
    """The end of what belongs to the subject: genitives, names, "from Kazan"."""
    *_, at = modified(tokens, at)
    if at < len(tokens) and tokens[at].text in listed("measures"):
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].kind == "PREP")
        *_, at = [at, *phrase(tokens, at)]
    if at < len(tokens) and tokens[at].text in listed("of_subject"):
        *_, at = [at, *phrase(tokens, at + 1)]
    return at


def _agrees(noun: Reading, verb: Reading) -> bool:
    tag, said = noun.tag, verb.tag
    if said.number is not None and tag.number != said.number:
        return False
    return said.gender is None or tag.gender is None or said.gender == tag.gender

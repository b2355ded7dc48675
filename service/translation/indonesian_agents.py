"""Who did it, behind an Indonesian passive: "kapal yang ditabrak tanker itu tenggelam" is sent with *oleh* (by).

Indonesian may leave the preposition out, and then the compact package makes the tanker sink, or the house Budi's; in
"Madrid dikalahkan Barcelona" it lets Madrid win. So *oleh* is put before whoever may do things: people and bodies of a
list, and names. A noun behind "ditetapkan" or "disebut" is what somebody is called, and a counted one behind a verb
without a subject is the subject itself ("di sana ditangkap dua polisi"): these stay. Whoever is "tewas ditabrak truk"
is sent *setelah ditabrak oleh truk*: with *oleh* alone nobody was dead.
Data: ``lexicon/constructions-id.toml``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from service.lexicon import indonesian_words, word_set, words
from service.translation import synonyms
from service.translation.headlines import in_full

_PASSIVE = re.compile(r"(?<![\w-])di[a-z]{4,30}(?= [^\W\d_])")
_REACH = 60
"""Characters before a verb that tell what clause it stands in."""
_CLAUSE = re.compile(r"[,;:.!?()\"“”]")
_DEAD = re.compile(r"\b(?:tewas|meninggal) \Z")
_TO = re.compile(r"(?: [\w-]{1,30}){0,2} ke(?:pada)? ")
_LONGEST = 3
"""Words before a verb with which a phrase that has it may begin."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def with_by(text: str) -> str:
    """The text with *oleh* before whoever did it, where the passive verb stands right before them."""
    if " di" not in text and not text.startswith("di"):
        return text
    woven: list[str] = []
    position = 0
    for match in _PASSIVE.finditer(text):
        end = _agent_begins(text, match) if _is_passive(match.group()) else None
        if end is not None and not _is_in_phrase(text, match):
            if _DEAD.search(text, max(0, match.start() - _REACH), match.start()) is not None:
                woven += (text[position : match.start()], "setelah ")
                position = match.start()
            woven += (text[position:end], " oleh")
            position = end
    return "".join(woven) + text[position:]


def _is_in_phrase(text: str, verb: re.Match[str]) -> bool:
    """Whether a phrase that is sent otherwise begins with the verb, has more than it inside, or brings its *oleh*."""
    if synonyms.known_phrase(text, *verb.span()) is not None:
        return True
    words_before = list(_WORD.finditer(text, max(0, verb.start() - _REACH), verb.start()))[-_LONGEST:]
    found = [one for word in words_before if (one := synonyms.known_phrase(text, *word.span())) is not None]
    end = verb.end()
    return any(behind > end or (behind == end and sent.endswith(" oleh")) for behind, sent in found)


def _agent_begins(text: str, verb: re.Match[str]) -> int | None:
    """Where the words behind a passive begin that name who did it; None where they do not."""
    agent = _agent().match(text, verb.end())
    return agent.start("who") - 1 if agent is not None and _does_it(text, verb, agent) else None


def _does_it(text: str, verb: re.Match[str], agent: re.Match[str]) -> bool:
    if verb.group() in word_set("constructions-id", "appointed"):
        return agent["who"] in word_set("constructions-id", "appointers")
    clause = _CLAUSE.split(text[max(0, verb.start() - _REACH) : verb.start()])[-1]
    before = [word.lower() for word in _WORD.findall(clause)]
    while before and before[-1] in word_set("constructions-id", "objects.auxiliaries"):
        before.pop()
    if agent["name"] is not None:
        return _is_name(agent["name"]) and (bool(before) or verb.group() not in word_set("constructions-id", "saying"))
    if before and before[-1] == "yang":
        return True
    if agent["relative"] is not None and verb.group() not in word_set("constructions-id", "hit"):
        return False
    if verb.group() in word_set("constructions-id", "inverted") and not agent["who"].endswith("nya"):
        reported = verb.group() in word_set("constructions-id", "reported")
        return reported and bool(before) and _TO.match(text, agent.end()) is not None
    return agent["quantity"] is None or _has_subject(before)


def _is_name(word: str) -> bool:
    """Whether a word with a capital may be somebody's name."""
    if word in word_set("constructions-id", "not_names") or any(map(str.isdecimal, word)):
        return False
    return word.lower() not in word_set("constructions-id", "objects.no_heads")


def _has_subject(before: list[str]) -> bool:
    """Whether the words of a clause before its verb may be its subject."""
    if not before or before[-1] in word_set("constructions-id", "objects.pronouns"):
        return bool(before)
    return word_set("constructions-id", "objects.no_heads").isdisjoint((before[0], before[-1]))


@lru_cache(maxsize=16_384)
def _is_passive(word: str) -> bool:
    """Whether a word in *di-* is a passive that somebody may stand behind: Indonesian has it with *meN-* too."""
    if word in word_set("constructions-id", "not_passive") or word in word_set("constructions-id", "complements"):
        return False
    if not synonyms.known_word(word).startswith("di"):
        return False  # dipadati: penuh dengan
    root = word.removeprefix("di")
    actives = {in_full(root), f"mem{root}", f"meng{root}", f"men{root}"}
    return not indonesian_words().isdisjoint(actives)


@cache
def _agent() -> re.Pattern[str]:
    """A part of the verb, and who may do things: a name, a doer, or (``relative``) whoever does in a "yang" clause."""
    doers, relative, quantities, before, parts = (
        "|".join(map(re.escape, sorted(words("constructions-id", key), key=len, reverse=True)))
        for key in ("doers", "doers_in_relative", "quantities", "before_doers", "parts")
    )
    return re.compile(
        rf"(?: (?:{parts}))? (?P<who>(?:(?P<quantity>{quantities}) (?:orang )?)?(?:(?:{before}) )?"
        rf"(?:(?:{doers})(?:nya)?|(?P<relative>(?:{relative})(?:nya)?)|(?P<name>[A-Z][\w'-]*)))(?![\w-])"
    )

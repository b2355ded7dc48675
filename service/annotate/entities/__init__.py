"""People, organisations and places of English text: rules, evidence within the article, and a gazetteer. No model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from service.annotate.entities import candidates, evidence, grouping
from service.annotate.entities.candidate import Candidate, spelled
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE
from service.annotate.entities.name_lists import bare, common_words, word_set
from service.annotate.entities.runs import opens
from service.annotate.entities.thing import Thing
from service.annotate.tokens import SentenceView

__all__ = ["Named", "Occurrence", "find"]


class Occurrence(NamedTuple):
    """A mention: the sentence and the document offsets of the name in it."""

    sentence: SentenceView
    start: int
    end: int


@dataclass(slots=True)
class Named:
    """One real thing. ``country`` ISO 3166-1, latitude and longitude in degrees, only for places that are sure."""

    type: str
    name: str
    variants: list[str]
    role: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    occurrences: list[Occurrence] = field(default_factory=list)


def find(sentences: Sequence[SentenceView]) -> list[Named]:
    """Things named in the article, in order of first mention. Title Case lines only repeat what the body names."""
    running: list[SentenceView] = []
    titled: list[SentenceView] = []
    for sentence in sentences:
        shouted = sentence.text.isupper() and len(sentence.tokens) > 3
        (titled if shouted or candidates.is_title_case(sentence) else running).append(sentence)
    found = [c for sentence in running for c in candidates.find(sentence)]
    names = evidence.weigh(found)
    things = grouping.group(names)
    _repeat(things, titled)
    _recall(things, running)
    return [_named(thing) for thing in things if thing.mentions]


def _repeat(things: Sequence[Thing], titled: Sequence[SentenceView]) -> None:
    """Mentions of known things in headlines, longest spelling first."""
    spellings = {m.words: (thing, m) for thing in things for m in thing.mentions}
    longest = max((len(words) for words in spellings), default=0)
    begins = {words[0] for words in spellings if words}
    for sentence in titled:
        index = 0
        while index < len(sentence.tokens):
            step = 1
            tokens = sentence.tokens
            widest = min(longest * 2, len(tokens) - index)
            if not tokens[index].is_capitalized or bare(tokens[index]) not in begins:
                widest = 0
            for width in range(widest, 0, -1):
                if not tokens[index + width - 1].is_word:
                    continue
                found = spellings.get(spelled(tokens[index : index + width]))
                if found is not None:
                    found[0].mentions.append(Candidate(sentence, index, index + width))
                    step = width
                    break
            index += step


def _recall(things: Sequence[Thing], running: Sequence[SentenceView]) -> None:
    """Moon was quoted, after Moon Jae-in: a word of the language that opens a clause is somebody's name again."""
    named = [t for t in things if t.kind == PERSON and len(t.key) > 1]
    common = {word: thing for thing in reversed(named) for word in (thing.key[0], thing.key[-1]) if _is_plain(word)}
    if not common:
        return
    known = {(m.sentence.start, m.first) for thing in common.values() for m in thing.mentions}
    for sentence in running:
        tokens = sentence.tokens
        for at in range(len(tokens) - 1):
            thing = common.get(tokens[at].lower) if tokens[at].is_capitalized else None
            if thing is None or not opens(sentence, at) or tokens[at + 1].lower not in _ACTS:
                continue
            if (sentence.start, at) not in known:
                thing.mentions.append(Candidate(sentence, at, at + 1))


def _is_plain(word: str) -> bool:
    plain = word in common_words() or (word.endswith("s") and word[:-1] in common_words())
    return plain or word in word_set("people.not_names")


_ACTS = frozenset(("said", "says", "was", "is", "has", "had", "will", "told", "added", "also", "who", "did", "would"))
"""What stands right behind a person's name and not behind a noun without its article."""


def _honoured(thing: Thing) -> list[str]:
    """Pope Francis, Sheikh Hamdan: spellings with the honorific that stands before the name."""
    found: dict[str, None] = {}
    for mention in thing.mentions:
        before = mention.before(1)
        if before and before[0].is_capitalized and before[0].lower in word_set("people.honorifics") and mention.role:
            found.setdefault(mention.sentence.slice(before[0].start, mention.end))
    return list(found) if thing.kind == PERSON else []


def _with_kind(thing: Thing) -> list[str]:
    """Cusco region, Parana river: spellings with the kind of place in small letters right behind the name."""
    found: dict[str, None] = {}
    country = thing.place is not None and thing.place.kind == "country"  # Iran state television
    for mention in thing.mentions if thing.kind == PLACE and not country else ():
        after = mention.after(1)
        if after and after[0].text in _KINDS and not mention.tokens[-1].lower.endswith("'s"):
            found.setdefault(mention.sentence.slice(mention.start, after[0].end))
    return list(found)


_KINDS = frozenset(
    ("airport", "bay", "canal", "city", "county", "district", "governorate", "island", "lake", "municipality", "oblast")
) | frozenset(
    ("peninsula", "port", "prefecture", "province", "regency", "region", "river", "state", "strait", "town", "village")
)


def _named(thing: Thing) -> Named:
    name = thing.name
    place = thing.place if thing.kind == PLACE else None
    mentions = sorted(thing.mentions, key=lambda m: m.start)
    return Named(
        type=thing.kind,
        name=name,
        variants=[spelling for spelling in thing.spellings if spelling != name] + _honoured(thing) + _with_kind(thing),
        role=thing.role,
        country=place.country if place else grouping.owner(thing.key) if thing.kind == ORGANIZATION else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        occurrences=[Occurrence(m.sentence, m.start, m.end) for m in mentions],
    )

"""What sport says of a name: World Athletics, Cricket Australia; Barcelona thrashed Wolfsburg, the Wolfsburg coach."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import given_names, surnames, word_set
from service.annotate.tokens import SentenceView, Token


def governs_sport(name: Name) -> bool:
    """World Athletics, New Zealand Cricket, USA Swimming, Athletics Kenya: a sport with a land or the world."""
    if not 2 <= len(name.words) <= 3:
        return False
    sample = name.mentions[0]
    if name.words[-1] in word_set("sport.sports"):
        before = sample.sentence.slice(sample.start, sample.tokens[-2].end)
        return before.lower() == "world" or _is_land(before)
    return name.words[0] in word_set("sport.sports") and _is_land(sample.slice_words(1))


def _is_land(text: str) -> bool:
    place = gazetteer.lookup(text)
    return gazetteer.demonym(text) is not None or (place is not None and place.kind == "country")


def by_match(name: Name, mention: Candidate) -> None:
    """A name that beats another one 5-1, or has a coach and a striker, is a club; a country stays a country."""
    if len(name.words) > 3 or mention.role is not None or gazetteer.demonym(mention.text) is not None:
        return
    if not _is_beside_play(mention):
        return
    place = gazetteer.lookup(mention.text)
    if place is not None and place.kind != "city":
        return
    if not (_has_players(mention, place is not None) or _plays(mention)):
        return
    if place is not None or _may_be_club(name, mention):
        name.votes[ORGANIZATION] += 5 if place is not None else 4
        name.votes[PLACE] -= 5
        name.votes[PERSON] -= 2


def _is_beside_play(mention: Candidate) -> bool:
    """Whether what stands right beside the name may be a player, a result or a score: most names need no more."""
    tokens = mention.sentence.tokens
    lead = tokens[mention.first - 1].lower if mention.first else ""
    if lead in _AGAINST or lead in word_set("sport.wins"):
        return True
    return any(
        t.text[0].isdecimal() or t.text == "(" or t.lower in _BESIDE or t.lower in word_set("sport.players")
        for t in tokens[mention.last : mention.last + 2]
    ) or (mention.last < len(tokens) and tokens[mention.last].lower in word_set("sport.wins"))


_AGAINST = frozenset(("to", "over", "with", "at", "against"))
_BESIDE = frozenset(("women", "men", "side", "youngsters", "manager", "boss", "forward", "squad", "defence", "dugout"))


def _may_be_club(name: Name, mention: Candidate) -> bool:
    """Whether a name that no list of places has may be a club's: no person's, where teams play."""
    if name.words[0] in given_names() or (name.words[-1] in surnames() and len(name.words) == 1):
        return False
    return _has_teams(mention.sentence)


@lru_cache(maxsize=64)
def _has_teams(sentence: SentenceView) -> bool:
    """Whether a sentence tells of teams, and not of the sets of a tennis match; looked at once for all its names."""
    tokens = sentence.tokens
    at = [at for at in range(len(tokens) - 2) if _is_score(tokens[at : at + 3])]
    if any(tokens[one + 3].lower == "to" and two == one + 4 for one, two in pairwise(at)):
        return True  # 2-16 to 1-15 at hurling
    sets = [one for one in at if max(tokens[one].text, tokens[one + 2].text) in "67"]
    return len(sets) < 2 and not sentence.words.isdisjoint(_TEAMS)


_TEAMS = frozenset(
    ("league", "striker", "goalkeeper", "midfielder", "defender", "goal", "goals", "table", "fixture", "side")
) | frozenset(
    ("hosts", "visitors", "kick-off", "relegation", "promotion", "unbeaten", "half-time", "hurling", "crossbar")
)
"""What is said of teams, not of boxers or tennis players."""


def _has_players(mention: Candidate, listed: bool) -> bool:
    """The Wolfsburg coach; Benfica's goalkeeper; Leeds United fans. Whom no list has may be a player with a coach."""
    after = mention.after(1)
    own = mention.tokens[-1].lower.endswith("'s")
    if after and after[0].lower in ("head", "assistant", "interim", "caretaker"):
        own, after = False, mention.after(2)[1:]
    if not after or (own and not listed and after[0].lower not in _POSITIONS):
        return False
    word = after[0].lower
    led = word in _STAFF and not mention.sentence.words.isdisjoint(_TEAMS)
    return led or word in word_set("sport.players")


_STAFF = frozenset(("manager", "boss", "forward", "prop", "flanker", "hooker", "squad", "defence", "dugout"))
"""What clubs have and cities, armies or firms too."""

_POSITIONS = frozenset(
    ("goalkeeper", "keeper", "striker", "midfielder", "playmaker", "winger", "full-back", "fullback")
)


def _plays(mention: Candidate) -> bool:
    """A verb of winning between two names, or a score beside it."""
    after = mention.after(6)
    if mention.tokens[-1].lower.endswith("'s") and after and after[0].lower in ("women", "men", "side", "youngsters"):
        after = after[1:]
    if after and after[0].lower in word_set("sport.wins"):
        return _is_side(after[1:]) or _is_score(after[1:])
    before = mention.before(3)
    if before and before[-1].lower == "the":
        return False
    if before and before[-1].lower in word_set("sport.wins"):
        at = mention.first - 2
        rival = mention.sentence.tokens[at] if at >= 0 else None
        won = rival is not None and rival.is_word and (rival.is_capitalized or rival.lower in ("women", "men", "side"))
        return won or _is_score(mention.after(4))
    over = len(before) > 1 and before[-1].lower in ("to", "over", "with", "at", "against")
    moved = over and before[-1].lower == "to" and before[-2].lower not in ("defeat", "loss", "lost")
    played = over and not moved and before[-2].lower in word_set("sport.games")
    return played or (_is_score(mention.after(3)) and not (mention.after(1) and mention.after(1)[0].text == "("))


def _is_side(tokens: Sequence[Token]) -> bool:
    """Whether a name stands first: beat Benfica."""
    return bool(tokens) and tokens[0].is_word and tokens[0].is_capitalized


def _is_score(tokens: Sequence[Token]) -> bool:
    """5-1, with a word before it at most."""
    for at in range(len(tokens) - 2):
        if tokens[at].text.isdecimal() and tokens[at + 1].text in "-–" and tokens[at + 2].text.isdecimal():
            return len(tokens[at].text) < 3 and len(tokens[at + 2].text) < 3 and tokens[at + 1].start == tokens[at].end
    return False

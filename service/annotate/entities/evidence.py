"""What kind of thing a name is: votes from its words and from its surroundings, summed over all its mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from service.annotate.entities import contexts, gazetteer
from service.annotate.entities.candidates import Candidate, common_words, given_names, surnames, word_set
from service.annotate.measures import stops
from service.annotate.tokens import Token
from service.lexicon import lexicon, words

PERSON, ORGANIZATION, PLACE = "person", "organization", "place"
ENOUGH = 2.0
"""Least sum of votes for a name to be called anything."""
LIKELY = 1.3
"""The same for a place that nothing else contests."""
ALMOST = 0.8
"""The same for two to four capitalized words that no list knows: mostly people."""

_SAYING = frozenset(
    [
        "said",
        "says",
        "say",
        "told",
        "added",
        "announced",
        "stated",
        "claimed",
        "reported",
        "wrote",
        "confirmed",
        "warned",
        "insisted",
        "denied",
        "noted",
        "explained",
        "recalled",
        "argued",
        "vowed",
        "called",
        "declared",
        "believes",
        "thinks",
        "admitted",
        "complained",
        "asked",
        "replied",
        "tweeted",
        "posted",
    ]
)
_VESSELS = frozenset(
    [
        "freighter",
        "steamship",
        "warship",
        "minesweeper",
        "gunboat",
        "catamaran",
        "dhow",
        "motorboat",
        "lifeboat",
        "ship",
        "vessel",
        "tanker",
        "ferry",
        "trawler",
        "icebreaker",
        "boat",
        "yacht",
        "submarine",
        "destroyer",
        "frigate",
        "cruiser",
        "corvette",
        "barge",
        "tug",
        "tugboat",
        "schooner",
        "hurricane",
        "typhoon",
        "cyclone",
        "storm",
        "freighters",
        "motorship",
        "steamer",
        "liner",
        "satellite",
        "rocket",
        "spacecraft",
        "spaceship",
        "missile",
        "film",
        "novel",
        "book",
        "album",
        "song",
        "series",
    ]
)
_OF_STATES = frozenset(
    [
        "government",
        "president",
        "prime",
        "parliament",
        "capital",
        "army",
        "foreign",
        "defense",
        "defence",
        "interior",
        "economy",
        "navy",
        "central",
        "ministry",
        "northern",
        "southern",
        "eastern",
        "western",
        "territory",
        "borders",
        "border",
        "population",
        "king",
        "queen",
        "constitution",
        "health",
        "finance",
    ]
)
_FACTIONS = frozenset(("opposition", "rebel", "militant"))
_INSIDE = frozenset(("in", "near", "outside", "into", "off", "throughout", "across"))
_PRONOUN_NEXT = frozenset(["who", "whose"])


@dataclass(slots=True)
class Name:
    """All mentions of one spelling and the votes on it."""

    words: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))

    @property
    def kind(self) -> str | None:
        """The winner, None when nothing speaks clearly."""
        best, second = sorted((PERSON, ORGANIZATION, PLACE), key=lambda kind: -self.votes[kind])[:2]
        if self.votes[best] >= ENOUGH:
            return best
        last = self.words[-1]
        plain = len(self.words[0]) > 3 and last not in common_words() and last not in word_set("places.words")
        if best == PLACE and plain and self.votes[best] >= LIKELY and self.votes[best] > self.votes[second] + 0.9:
            return best
        full = best == PERSON and 2 <= len(self.words) <= 4
        return best if full and self.votes[best] >= ALMOST and self.votes[best] > self.votes[second] + 0.5 else None


def weigh(candidates: Sequence[Candidate]) -> list[Name]:
    """Candidates by spelling, each with its votes; in order of first mention."""
    names: dict[tuple[str, ...], Name] = {}
    for candidate in candidates:
        key = candidate.words
        if key:
            names.setdefault(key, Name(key)).mentions.append(candidate)
    for name in names.values():
        _by_words(name)
        _by_lists(name)
        for mention in name.mentions:
            _by_context(name, mention)
        _by_surroundings(name)
    _by_company(candidates, names)
    return list(names.values())


@cache
def known_organizations() -> Mapping[str, str]:
    """Folded names of organisations that need no evidence."""
    agencies = (v for agency in _agencies() for v in (str(agency["name"]), *agency.get("variants", ())) if v.isascii())
    names = (*words("annotate-entities", "organizations.known"), *agencies)
    found: dict[str, str] = {}
    for name in names:
        if len(name) > 1 and name not in ("RIA", "AA", "TA"):
            key = gazetteer.fold(name)
            if key not in found or found[key].isupper():
                found[key] = name
    return found


def _agencies() -> Sequence[Mapping[str, Sequence[str]]]:
    found: Sequence[Mapping[str, Sequence[str]]] = lexicon("agencies")["agency"]
    return found


def _by_company(candidates: Sequence[Candidate], names: Mapping[tuple[str, ...], Name]) -> None:
    """A name in a list is likely of the kind of its neighbours: "Ngargo and Sawit", "in Masisi, Walikale and Goma"."""
    for pairs in (pairwise(candidates), pairwise(reversed(candidates))):
        for known, other in pairs:
            left, right = (known, other) if known.start < other.start else (other, known)
            if left.sentence is not right.sentence or left.role or right.role:
                continue
            gap = [t.lower for t in left.sentence.tokens[left.last : right.first]]
            if gap not in ([","], ["and"], [",", "and"], ["or"], ["to"]) or not known.words or not other.words:
                continue
            kind = names[known.words].kind
            name = names[other.words]
            if kind in (PLACE, ORGANIZATION) and name.kind is None:
                name.votes[kind] += 2 if kind == PLACE else 1.0


def _by_words(name: Name) -> None:
    """Votes that the spelling itself gives."""
    sample = name.mentions[0]
    tokens = [t for t in sample.tokens if t.is_word]
    if not tokens or (
        len(tokens) == 1
        and len(tokens[0].text) <= 4
        and any(c.isdigit() for c in tokens[0].text)
        and not tokens[0].text.startswith("G")
    ):
        name.votes[ORGANIZATION] -= 4 if tokens and sample.text[:1].isupper() else 0  # F16, T72: a model
        return
    text = gazetteer.fold(sample.text)
    votes = name.votes
    first, last = name.words[0], name.words[-1]
    if len(tokens) == 1 and "." in tokens[0].text.strip(".") and len(tokens[0].text) > 5:
        votes[ORGANIZATION] += 4
    if len(sample.tokens) == 3 and sample.tokens[1].text == "-" and len(sample.tokens[2].text) == 1:
        for kind in (PERSON, ORGANIZATION, PLACE):
            votes[kind] -= 4  # Tochka-U
    camel = (
        len(tokens) == 1 and sum(c.isupper() for c in tokens[0].text) > 2 and any(c.islower() for c in tokens[0].text)
    )
    if camel and "'" not in tokens[0].text and not tokens[0].text[:-1].isupper():
        votes[ORGANIZATION] += 2.5
    written = tokens[0].text.removesuffix("'s")
    acronym = len(tokens) == 1 and written.isupper() and 2 <= len(written) <= 7
    if _is_thing(name):
        for kind in (PERSON, ORGANIZATION, PLACE):
            votes[kind] -= 9
        return
    if text in known_organizations() and (
        len(tokens) > 1 or tokens[0].text.isupper() or not known_organizations()[text].isupper()
    ):
        votes[ORGANIZATION] += 6
    known = gazetteer.lookup(sample.text)
    if known is not None and known.kind != "city" and not (acronym and known.kind == "region"):
        votes[PLACE] += 7
        return
    if acronym:
        if (
            known is None
            and written not in word_set("organizations.not_acronyms")
            and not (len(written) > 3 and written.lower() in common_words() and text not in known_organizations())
            and any(not m.sentence.text.isupper() for m in name.mentions)
        ):
            votes[ORGANIZATION] += 2.5
        if known is None:
            return
    if len(name.words) > 1:
        _by_heads(name, first, last)
    if (
        len(name.words) > 1
        and first in known_organizations()
        and first not in ("meta", "apple", "unite", "wagner")
        and (known is None)
    ):
        votes[ORGANIZATION] += 3
    if (
        len(sample.tokens) > 2
        and sample.tokens[1].text == "."
        and len(sample.tokens[0].text) <= 2
        and len(tokens[-1].text) > 2
        and gazetteer.fold(sample.text) not in known_organizations()
        and first not in ("st", "mt", "no", "ft", "u")
    ):
        votes[PERSON] += 5
    given = given_names()
    capitals = [t for t in tokens if t.is_capitalized]
    if (
        2 <= len(capitals) <= 5
        and first in given
        and not (len(tokens[0].text) > 1 and tokens[0].text.isupper() and not sample.text.isupper())
        and last not in word_set("organizations.heads")
        and last not in word_set("places.heads")
    ):
        votes[PERSON] += 4
    elif (
        2 <= len(capitals) <= 3
        and len(capitals) == len(tokens)
        and not any(t.lower in common_words() or (t.text.isupper() and len(t.text) > 1) for t in tokens)
        and gazetteer.demonym(tokens[0].text) is None
    ):
        votes[PERSON] += 1.5
    if (
        known is not None
        and last not in word_set("organizations.heads")
        and (len(tokens) > 1 or tokens[0].lower not in common_words())
    ):
        votes[PLACE] += (
            4
            if known.population > 300_000
            else 2.5
            if known.population > 40_000 or known.country in ("AZ", "AM")
            else 1.5
        )


def _is_thing(name: Name) -> bool:
    """Storms, operations, ships with their letters, models with figures: Typhoon Ada, KM Sinar, Airbus A320."""
    first = name.mentions[0].tokens[0]
    if len(name.words) > 1:
        last = name.words[-1]
        model = any(c.isdigit() for c in last) and any(c.isalpha() for c in last)
        makes = model and not first.text.isupper() and last not in ("g7", "g8", "g20")
        return makes or name.words[0] in word_set("things.starts") or first.text in word_set("things.letters")
    numbered = all(m.after(1) and m.after(1)[0].is_number for m in name.mentions)
    return first.text.isupper() and len(first.text) <= 3 and numbered and name.words[0] not in known_organizations()


def _by_lists(name: Name) -> None:
    """Votes of the lists of first and family names, of legal forms, of countries at the end (Caritas Ukraine)."""
    sample, votes = name.mentions[0], name.votes
    tokens = [t for t in sample.tokens if t.is_word]
    if not tokens:
        return
    words = name.words
    forms = word_set("organizations.forms")
    if len(tokens) > 1 and (tokens[0].text in forms or tokens[-1].text in forms):
        votes[ORGANIZATION] += 5
        votes[PERSON] -= 3
    if any(t.text == "&" for t in sample.tokens):
        votes[ORGANIZATION] += 4
        votes[PERSON] -= 4
    if len(tokens) > 1 and (last := gazetteer.lookup(tokens[-1].text)) is not None and last.kind == "country":
        votes[ORGANIZATION] += 2
        votes[PERSON] -= 3
    if gazetteer.lookup(sample.text) is not None:
        return
    given, family = given_names(), surnames()
    if len(words) == 1 and words[0] not in common_words() and not tokens[0].text.isupper():
        votes[PERSON] += 1.0 if words[0] in given else 0.7 if words[0] in family or _like_surname(words[0]) else 0.0
    elif 2 <= len(tokens) <= 4 and not any(w in common_words() for w in words):
        known = sum(w in given or w in family or _like_surname(w) for w in words)
        votes[PERSON] += 1.0 if known > 1 else 0.5 if known else -0.5

    elif len(tokens) > 1 and all(w in common_words() for w in words) and not any(m.role for m in name.mentions):
        votes[PERSON] -= 1.5  # Red Book


_SURNAME_ENDS = tuple(words("annotate-entities", "people.surname_ends"))


def _like_surname(word: str) -> bool:
    return len(word) > 5 and word.endswith(_SURNAME_ENDS)


def _by_surroundings(name: Name) -> None:
    """Learned votes, the mean over the mentions, a little more for many."""
    totals = dict.fromkeys(contexts.KINDS, 0.0)
    for mention in name.mentions:
        for kind, vote in contexts.votes(mention).items():
            totals[kind] += vote
    share = len(name.mentions) ** 0.5 / len(name.mentions)
    for kind, total in totals.items():
        name.votes[kind] += share * total


def _by_heads(name: Name, first: str, last: str) -> None:
    """Head words: Ministry, Bank … and River, Province …"""
    heads, votes = word_set("organizations.heads"), name.votes
    weak = word_set("organizations.weak")
    ends = last in heads or (last.endswith("s") and last[:-1] in ("ministry",))
    before_of = name.words[: name.words.index("of")] if "of" in name.words else ()
    before_for = name.words[: name.words.index("for")] if "for" in name.words else ()
    heads_of = word_set("organizations.of")
    if (before_of and before_of[-1] in heads_of) or (before_for and before_for[-1] in heads_of):
        votes[ORGANIZATION] += 6
    elif last == "region" and "military" in name.words:
        votes[ORGANIZATION] += 5
    elif ends and last not in word_set("places.heads"):
        votes[ORGANIZATION] += 3 if last in weak else 5
        votes[PERSON] -= 1.5
    elif any(word in heads and word not in weak for word in name.words[1:]) and last not in word_set("places.heads"):
        votes[ORGANIZATION] += 2.5
    if last in word_set("places.heads") and "military" not in name.words:
        votes[PLACE] += 5
    elif ends:
        pass
    elif first in word_set("places.starts") or " ".join(name.words[:2]) in word_set("places.starts"):
        votes[PLACE] += 4
    elif first in word_set("places.words") and len(name.words) < 4:
        votes[PLACE] += 2.5
        votes[PERSON] -= 1
    elif "of" in name.words and first in ("gulf", "bay", "strait", "isle", "cape", "republic", "horn", "sea"):
        votes[PLACE] += 6
    if first in ("radio", "channel", "bank", "university", "universitas", "institut", "yayasan", "hotel", "fc", "tv"):
        votes[ORGANIZATION] += 4
    if last in (
        "day",
        "war",
        "cup",
        "prize",
        "games",
        "championship",
        "olympics",
        "award",
        "festival",
        "christmas",
        "treaty",
        "agreement",
        "operation",
        "conference",
        "act",
        "law",
        "code",
        "accord",
        "accords",
        "pact",
        "protocol",
        "constitution",
        "summit",
    ):
        votes[PERSON] -= 9
        votes[ORGANIZATION] -= 9
        votes[PLACE] -= 9


def _by_context(name: Name, mention: Candidate) -> None:
    """Votes that the words around one mention give."""
    votes = name.votes
    before = [t.lower for t in mention.before(3)]
    after = [t.lower for t in mention.after(4)]
    words_in_name = len([w for w in name.words if w.isalpha()])
    if mention.role is not None and words_in_name <= 4:
        group = name.words[-1] in word_set("organizations.heads")
        if group and mention.role.lower() in _FACTIONS:
            votes[ORGANIZATION] += 3  # the opposition Greens
        else:
            votes[PERSON] += 0.5 if group and words_in_name > 1 else 3.5
    lead = before[-1] if before else ""
    following = after[0] if after else ""
    if lead == "the" and words_in_name > 1:
        votes[PERSON] -= 3
        votes[ORGANIZATION] += 1
    elif lead == "the":
        votes[PERSON] -= 2
    elif mention.role is None and _is_one_of_many(mention):
        for kind in (PERSON, ORGANIZATION, PLACE):
            votes[kind] -= 6
    if following in word_set("things.feasts"):
        votes[PERSON] -= 3
        votes[ORGANIZATION] -= 3
    if lead in word_set("places.prepositions"):
        votes[PLACE] += 2 if lead in _INSIDE else 1.6 if lead in ("at", "towards") else 0.8
        votes[PERSON] -= 0.7 if lead in ("in", "near", "at", "into", "outside") else 0
    listed = any(word in given_names() or word in surnames() for word in name.words)
    if lead in word_set("places.reached") and not listed:
        votes[PLACE] += 1.2
    between = mention.sentence.tokens[max(0, mention.first - 6) : mention.first]
    if lead in ("and", "between") and any(t.lower == "between" for t in between):
        votes[PLACE] += 1.2 if not listed else 0.4
    if lead == "of" and len(before) > 1 and before[-2] in word_set("places.kinds"):
        votes[PLACE] += 4
    if lead in word_set("places.kinds") and mention.role is None:
        votes[PLACE] += 2.5
    if lead == "," and len(before) > 1 and before[-2] in word_set("places.kinds") and before[-2].endswith("s"):
        votes[PLACE] += 2.5
    if mention.tokens[-1].lower.endswith("'s") and following in _OF_STATES:
        votes[PLACE] += 2
    if lead in word_set("organizations.kinds") and (len(before) < 2 or before[-2] != "of" or lead != "group"):
        votes[ORGANIZATION] += 3
    if lead in _VESSELS or (lead in ("the", '"') and len(before) > 1 and before[-2] in _VESSELS):
        for kind in (PERSON, ORGANIZATION, PLACE):
            votes[kind] -= 6
    if following in word_set("places.heads") and mention.sentence.tokens[mention.last].text.islower() and lead != "of":
        votes[PLACE] += 2
    if following in word_set("places.kinds") and mention.sentence.tokens[mention.last].text.islower():
        votes[PLACE] += 3
    if following in ("plant", "refinery", "factory", "mine") and words_in_name == 1:
        votes[PLACE] += 0.5
    if following in _SAYING or (lead in _SAYING and lead not in ("reported", "called")):
        votes[PERSON] += 1.5 if words_in_name > 1 else 1
        votes[ORGANIZATION] += 0.5
    if following == "," and len(after) > 2 and after[1].isdecimal() and len(after[1]) == 2:
        votes[PERSON] += 4
    if mention.tokens[-1].lower.endswith("'s") and following in word_set("people.belongings"):
        votes[PERSON] += 2
    machine = next((word for word in after[:2] if word not in ('"', "”", "-")), "") in word_set("people.machines")
    if machine and gazetteer.demonym(mention.text) is None and not mention.tokens[-1].lower.endswith("'s"):
        for kind in (PERSON, PLACE):
            votes[kind] -= 9
    if following in word_set("people.verbs") and words_in_name <= 3:
        votes[PERSON] += 1.5
    if following in word_set("organizations.players"):
        votes[ORGANIZATION] += 2.5
        votes[PERSON] -= 1
    if following == "(" and len(after) > 2 and after[2] == ")" and after[1].isdecimal() and 1 < int(after[1][:3]) < 120:
        votes[PERSON] += 3.5  # Suyatno (37), as Indonesian newsrooms write
    if following == ",":
        apposed = _kind_after(mention)
        if apposed is not None:
            votes[apposed] += 4
    if following in _PRONOUN_NEXT or (following == "," and after[1:2] and after[1] in _PRONOUN_NEXT):
        votes[PERSON] += 2
    if (
        mention.first == 0
        and mention.text.isupper()
        and following in (",", "(", "-", "/")
        and mention.sentence.kind in ("paragraph", "dateline")
    ):
        votes[PLACE] += 3
    if mention.sentence.kind == "dateline":
        votes[PLACE] += 2


def _is_one_of_many(mention: Candidate) -> bool:
    """A Vauxhall Astra, an RAF Nimrod, his 1974 Cherokee: an article or year before a name that no noun follows."""
    before, after = mention.before(2), mention.after(1)
    if not before or mention.opens:
        return False
    year = before[-1].is_number and len(before[-1].text) == 4 and before[-1].text[:2] in ("19", "20")
    owned = year and len(before) > 1 and before[0].lower in ("a", "an", "his", "her", "their", "its")
    if not owned and before[-1].lower not in ("a", "an"):
        return False
    return not after or not after[0].is_word or after[0].lower in stops()


def _kind_after(mention: Candidate) -> str | None:
    """Of what kind an apposition says it is: ", head of …", ", an Armenian news site", ", a town in …"."""
    titles, bodies, places = word_set("people.titles"), word_set("organizations.kinds"), word_set("places.kinds")
    after = mention.after(9)[1:]
    if not after or (after[0].lower not in ("a", "an", "the", "its", "his", "her", "who") and not _starts_role(after)):
        return None
    found: str | None = None
    for token in after:
        word = token.lower
        if token.text in ",.;:()" or word in word_set("people.role_ends"):
            break
        if word in titles or (word.endswith(("man", "woman")) and word in common_words()):
            found = PERSON
        elif word in bodies:
            found = ORGANIZATION
        elif word in places and word not in ("mayor", "governor", "residents", "direction", "state"):
            found = PLACE
    return found


def _starts_role(after: Sequence[Token]) -> bool:
    word = after[0].lower
    return word in word_set("people.titles") or word in word_set("people.inside_role")

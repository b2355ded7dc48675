"""One entry a real thing: spellings of a person, organisation or place put together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from service.annotate.entities import gazetteer
from service.annotate.entities.candidate import Candidate
from service.annotate.entities.families import Family
from service.annotate.entities.known import known_organizations
from service.annotate.entities.name import ENOUGH, ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, word_set
from service.annotate.entities.place_grouping import places
from service.annotate.entities.spelling import is_like_surname
from service.annotate.entities.thing import ALIKE, MOST_COMPARED, Thing, alike

SURE = 2.5
"""Votes that make a person of one word that is no usual name."""


def group(names: Sequence[Name]) -> list[Thing]:
    """Things in order of first mention."""
    kinds = {name.words: name.kind for name in names}
    people = _people([n for n in names if kinds[n.words] == PERSON])
    people, rest = _surnames(people, [n for n in names if kinds[n.words] != PERSON])
    organizations = _organizations([n for n in rest if kinds[n.words] == ORGANIZATION])
    rest = _short_forms(organizations, [n for n in rest if kinds[n.words] != ORGANIZATION])
    things = [*people, *organizations, *places([n for n in rest if kinds[n.words] == PLACE])]
    return sorted(things, key=lambda t: min(m.start for m in t.mentions))


# People


def _people(names: Sequence[Name]) -> list[Thing]:
    """Full names first; a surname (or first name) alone joins the only person who bears it."""
    things: list[Thing] = []
    for name in sorted(names, key=lambda n: (-len(n.words), n.mentions[0].start)):
        mentions = name.mentions
        if len(name.words) == 1:
            bearers = _bearers(things, name.words[0]) if len(things) < MOST_COMPARED else []
            mentions = _shared(bearers, mentions)
            thing = None
        else:
            thing = _same_person(things, name.words) if len(things) < MOST_COMPARED else None
        if thing is None and mentions:
            family = len(name.words) == 1 and is_like_surname(name.words[0])
            thing = Thing(PERSON, name.words, sure=name.votes[PERSON] >= (ENOUGH if family else SURE))
            things.append(thing)
        if thing is not None:
            thing.mentions += mentions
    return things


def _bearers(things: Sequence[Thing], word: str) -> list[Thing]:
    """Who has a word as surname, else as another name, else one like it."""
    bearers = [t for t in things if word == t.key[-1]] or [t for t in things if word in t.key][:1]
    return bearers or [t for t in things if any(alike(word, own) for own in t.key)][:1]


def _shared(bearers: Sequence[Thing], mentions: list[Candidate]) -> list[Candidate]:
    """Mentions of a surname alone go to those who bear it; what is left: Mrs Horak where only Mr Horak is known."""
    if not bearers:
        return mentions
    family = Family(bearers)
    meant = [(family.meant(mention), mention) for mention in mentions]
    for thing, mention in meant:
        if thing is not None:
            thing.mentions.append(mention)
    return [mention for thing, mention in meant if thing is None]


def _same_person(things: Sequence[Thing], words: tuple[str, ...]) -> Thing | None:
    for thing in things:
        if len(thing.key) > 1 and _alike_names(thing.key, words):
            return thing
    return None


def _alike_names(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two full names of one person: alike surnames and alike, or abbreviated, first names."""
    if _other_initials(one[1:-1], other[1:-1]):
        return False
    if set(other) <= set(one) and len(other) > 1:
        return True
    if not alike(one[-1], other[-1]):
        return False
    first, second = one[0], other[0]
    return alike(first, second) or (min(len(first), len(second)) == 1 and first[0] == second[0])


def _other_initials(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether middle names tell two people apart: George H.W. and George W., not John F. and John Fitzgerald."""
    for first, second in zip(one, other, strict=False):
        if min(len(first), len(second)) == 1 and first[0] != second[0]:
            return True
    return False


def _surnames(people: list[Thing], names: Sequence[Name]) -> tuple[list[Thing], list[Name]]:
    """A lone word that is a known person's surname is that person, whatever its surroundings suggest."""
    rest: list[Name] = []
    full = [t for t in people if len(t.key) > 1]
    surnames: dict[str, list[Thing]] = {}
    for thing in full:
        surnames.setdefault(thing.key[-1], []).append(thing)
    anywhere = {word: t for t in reversed(full) for word in t.key if len(word) > 2}
    for name in names:
        unsure = name.kind is None or (name.kind == PLACE and not _stands_in_place(name))
        bearers = surnames.get(name.words[0]) or (
            [anywhere[name.words[0]]] if unsure and name.words[0] in anywhere else []
        )
        if len(name.words) == 1 and bearers and not name.mentions[0].text.isupper():
            left = _shared(bearers, name.mentions)
            if left:
                people.append(Thing(PERSON, name.words, left, sure=True))
            continue
        if len(name.words) == 1 and len(full) < MOST_COMPARED and not name.mentions[0].text.isupper():
            least = ALIKE if name.kind is None else 90.0
            similar = next((t for t in full if any(alike(name.words[0], own, least) for own in t.key)), None)
            if similar is not None and gazetteer.lookup(name.mentions[0].text) is None:
                similar.mentions += name.mentions
                continue
        rest.append(name)
    return [t for t in people if len(t.key) > 1 or _is_person_alone(t)], rest


def _stands_in_place(name: Name) -> bool:
    """Whether a preposition of place stands before a mention: Barry wanted to go home, in Barry."""
    leads = (m.before(1)[0].lower for m in name.mentions if m.before(1))
    return any(lead in word_set("places.prepositions") or lead in word_set("places.kinds") for lead in leads)


def _is_person_alone(thing: Thing) -> bool:
    """One word alone is a person with a role, a usual first name, or votes enough (see SURE)."""
    word = thing.key[0]
    if word in common_words() or word in word_set("people.not_names"):
        return False
    return thing.sure or word in given_names() or any(m.role for m in thing.mentions)


# Organisations


def _organizations(names: Sequence[Name]) -> list[Thing]:
    things: dict[tuple[str, ...], Thing] = {}
    for name in sorted(names, key=lambda n: (-len(n.words), n.mentions[0].start)):
        key = _organization_key(name.words, name.mentions[0])
        thing = things.get(key)
        if thing is None:
            compared = list(islice(things.values(), MOST_COMPARED))
            thing = _expansion(compared, name) or _shortened(compared, key, name)
        if thing is None:
            thing = things.setdefault(key, Thing(ORGANIZATION, key))
        thing.mentions += name.mentions
    return list(things.values())


_AGENCIES = frozenset(("agency", "fund", "office"))
_SMALL = frozenset(("of", "the", "for", "and", "&", "in"))
_SAME = {
    "defence": "defense",
    "organisation": "organization",
    "labour": "labor",
    "centre": "center",
    "ministry": "ministry",
    "mod": "defense",
    "limited": "ltd",
    "incorporated": "inc",
    "corporation": "corp",
}


def _organization_key(words: Sequence[str], mention: Candidate) -> tuple[str, ...]:
    """Words in any order, countries as codes: Azerbaijan's Defense Ministry, Ministry of Defense of Azerbaijan."""
    kept = [_SAME.get(w, w) for w in words if w not in _SMALL]
    coded = [gazetteer.demonym(w.capitalize()) or _country(w) or w for w in kept]
    before = mention.before(1)
    if before and before[0].lower.endswith("'s") and mention.last - mention.first > 1:
        owner = _country(before[0].lower.removesuffix("'s"))
        coded += [owner] if owner else []
    elif mention.last - mention.first > 1 and (owner := _owner_after(mention)) is not None:
        coded.append(owner)
    return tuple(sorted(set(coded)))


def _owner_after(mention: Candidate) -> str | None:
    """The country of "Ministry of Defense of Azerbaijan" of which the name is cut before "of"."""
    after = mention.after(5)
    if not after or after[0].lower != "of":
        return None
    if after[1:2] and after[1].lower == "the":
        after = after[1:]
    if after[1:3] and after[1].lower == "republic" and after[2].lower == "of":
        after = after[2:]
    owner = after[1] if len(after) > 1 and after[1].is_capitalized else None
    return _country(owner.lower.removesuffix("'s")) if owner is not None else None


def owner(key: Sequence[str]) -> str | None:
    """ISO 3166-1 code of the country whose body a key names; None where it names none or several."""
    codes = [word for word in key if len(word) == 2 and word.isupper()]
    return codes[0] if len(codes) == 1 else None


def _country(word: str) -> str | None:
    place = gazetteer.lookup(word) if len(word) > 3 or word in ("us", "uk") else None
    return place.country if place is not None and place.kind == "country" else None


def _expansion(things: Sequence[Thing], name: Name) -> Thing | None:
    """The thing whose initials an acronym gives: OSCE, Organization for Security and Co-operation in Europe."""
    mention = name.mentions[0]
    text = mention.text.replace(".", "")
    for thing in things:
        if any(_closes_brackets(full, mention) for full in thing.mentions[:MOST_COMPARED]):
            return thing  # State Service for Fighting Fraud (Financial Police)
    if len(name.words) == 1 and mention.before(1) and mention.before(1)[0].text == "(":
        for thing in things:
            if any(
                _in_brackets(full, mention.text) and full.sentence is mention.sentence
                for full in thing.mentions[:MOST_COMPARED]
            ):
                return thing  # National Search and Rescue Agency (Basarnas)
    first, _, rest = mention.text.partition(" ")
    if rest.isupper() and 2 < len(rest) < 8 and rest.isalpha() and not first.isupper():
        for thing in things:
            for full in thing.mentions[:MOST_COMPARED]:
                own = [t.text for t in full.tokens if t.is_word and t.is_capitalized]
                if own[:1] == [first] and "".join(word[0] for word in own[1:]).startswith(rest):
                    return thing  # Africa CDC
    if not text.isupper() or not 2 <= len(text) <= 8:
        return None
    for thing in things:
        for full in thing.mentions[:MOST_COMPARED]:
            initials = "".join(t.text[0] for t in full.tokens if t.is_word and t.is_capitalized)
            if full.tokens[-1].text in _AGENCIES:
                initials = ""  # UN, beside the U.N. food agency
            whole = "".join(t.text[0] for t in full.tokens if t.is_word).upper()
            if len(full.words) > 1 and (
                text in (initials, whole) or (len(text) > 2 and initials.startswith(text)) or _in_brackets(full, text)
            ):
                return thing
    return None


def _closes_brackets(full: Candidate, other: Candidate) -> bool:
    """Whether a name stands alone in the brackets right behind a longer one."""
    if full.sentence is not other.sentence or other.first != full.last + 1 or not other.after(1):
        return False
    return full.after(1)[0].text == "(" and other.after(1)[0].text == ")"


def _in_brackets(full: Candidate, acronym: str) -> bool:
    """Geological Disaster Mitigation Center (PVMBG)."""
    after = full.after(3)
    return len(after) == 3 and after[0].text == "(" and after[1].text == acronym and after[2].text == ")"


def _shortened(things: Sequence[Thing], key: tuple[str, ...], name: Name) -> Thing | None:
    """A part of exactly one longer name: Defense Ministry of Azerbaijani Defense Ministry, Calder of Calder Energy."""
    own = set(key)
    text = name.mentions[0].text
    if (
        text.isupper()
        and len(key) == 1
        and text.lower() in known_organizations()
        and text not in word_set("organizations.clubs")
    ):
        return None  # OSCE is no short form of the OSCE Minsk Group
    longer = [t for t in things if own < set(t.key)]
    if len(longer) > 1:  # Axiata is Axiata Group rather than Celcom Axiata
        longer = [t for t in longer if any(m.words[: len(name.words)] == name.words for m in t.mentions)]
    weak = own <= {"council", "party", "bank", "union", "police", "group", "forces"}
    return longer[0] if len(longer) == 1 and not weak else None


def _short_forms(organizations: Sequence[Thing], names: Sequence[Name]) -> list[Name]:
    """Everlight after Everlight Batteries, Chu Kong after Chu Kong Passenger Transport: what is left of the names.

    A name that no list knows and that begins exactly one organisation's name is that organisation.
    """
    begun: dict[tuple[str, ...], list[Thing]] = {}
    for thing in organizations[:MOST_COMPARED]:
        for words in {m.words for m in thing.mentions}:
            for length in range(1, min(len(words), 4)):
                owners = begun.setdefault(words[:length], [])
                if thing not in owners:
                    owners.append(thing)
    rest: list[Name] = []
    for name in names:
        owners = begun.get(name.words, [])
        sure = name.kind is not None and name.votes[name.kind] >= ENOUGH
        land = name.kind == PLACE and len(name.words) > 1 and name.words[-1] not in _DIVISIONS
        sure = sure and not (land and not _stands_in_place(name))  # Silver Basin after Silver Basin Lithium Corp.
        known = name.kind is not None and (sure or gazetteer.lookup(name.mentions[0].text) is not None)
        if len(owners) == 1 and not known and not all(word in common_words() for word in name.words):
            owners[0].mentions += name.mentions
        else:
            rest.append(name)
    return rest


_DIVISIONS = frozenset(("county", "district", "province", "region", "city", "state", "municipality", "island"))
"""Kinds of places whose bodies bear their names: Nyeri County Government."""

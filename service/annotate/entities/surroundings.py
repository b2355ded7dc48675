"""What the words around a mention say of its kind: titles, appositions, prepositions, verbs."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities import gazetteer
from service.annotate.entities.candidates import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE, Name
from service.annotate.entities.name_lists import common_words, given_names, surnames, word_set
from service.annotate.measures import stops
from service.annotate.tokens import Token

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


def by_context(name: Name, mention: Candidate) -> None:
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

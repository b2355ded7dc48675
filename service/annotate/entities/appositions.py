"""Of what kind the words beside a name say that it is: a shopkeeper, the group's founder, a news site."""

from __future__ import annotations

from collections.abc import Sequence

from service.annotate.entities.candidate import Candidate
from service.annotate.entities.name import ORGANIZATION, PERSON, PLACE
from service.annotate.entities.name_lists import common_words, given_names, word_set
from service.annotate.tokens import Token


def kind_after(mention: Candidate) -> str | None:
    """Of what kind an apposition says it is: ", head of …", ", an Armenian news site", ", Malaysia's largest firm"."""
    after = mention.after(11)[1:]
    if not after:
        return None
    owner = after[0].is_capitalized and after[0].lower.endswith("'s")
    if _is_clause(mention.after(26)[1:]):
        return None
    if after[0].lower not in _APPOSING and not owner and not _starts_role(after):
        return None
    return _kind_of(after[1:] if owner else after, indefinite=after[0].lower in ("a", "an", "one"))


def _is_clause(after: Sequence[Token]) -> bool:
    """Whether a verb comes before the next comma: "According to X, the network is still down"."""
    for token in after:
        if token.text in ",.;:)" or token.lower in ("who", "which", "that", "where", "whose"):
            return False
        if token.lower in _FINITE:
            return True
    return False


_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "can", "could", "may", "must"))


_APPOSING = frozenset(("a", "an", "the", "its", "his", "her", "their", "who", "one", "our", "my"))


def kind_before(mention: Candidate) -> str | None:
    """Of what kind a name is after the noun that it explains: "the group's founder, X", "one of the traders, X"."""
    tokens = mention.sentence.tokens
    end = mention.first - 1
    closed = not mention.after(1) or mention.after(1)[0].text in ",.;:)-"
    at = begin = end
    while at > 0 and end - at < 11 and tokens[at - 1].text not in ',.;:()"':
        at -= 1
        if tokens[at].lower in _APPOSING:
            begin = at
            if at == 0 or tokens[at - 1].lower not in word_set("people.role_ends"):
                break  # not "for the response" of "the spokeswoman for the response"
    if not closed or begin == end:
        return None
    return _kind_of(tokens[begin:end], body=mention.words[0] not in given_names())


def _kind_of(phrase: Sequence[Token], *, indefinite: bool = False, body: bool = False) -> str | None:
    """The kind that the head of a noun phrase tells; reading ends at a comma or the preposition after the head.

    ``indefinite``: "a firm" is a body. ``body``: of exporters and brewers, who may be people, a body is meant.
    """
    titles, bodies, places = word_set("people.titles"), word_set("organizations.kinds"), word_set("places.kinds")
    found: str | None = None
    for token in phrase:
        word = token.lower
        if word in word_set("organizations.owners"):
            ranked = any(t.lower in _RANKED for t in phrase[:3])  # Europe's largest maker
            found = (
                ORGANIZATION if ranked or (indefinite and word in _FIRMS) else None
            )  # the mine's owner may be either
            continue
        if token.text in ",.;:()" or (found and word in word_set("people.role_ends")):
            break
        if body and word in titles and word in bodies:
            found = ORGANIZATION
        elif word in titles or (word.endswith(("man", "woman")) and word in common_words()):
            found = PERSON
        elif word in bodies:
            found = ORGANIZATION
        elif word in places and word not in _NO_HEADS:
            found = PLACE
        elif found == PERSON or word in word_set("people.role_ends"):
            break
    return found


_NO_HEADS = frozenset(("mayor", "governor", "residents", "direction", "state", "upstream", "downstream"))
"""What lists of places have and no apposition is headed by: a rancher downstream."""
_RANKED = frozenset(("largest", "biggest", "leading", "second-largest", "third-largest", "top", "main", "oldest"))
_FIRMS = frozenset(("company", "firm", "subsidiary", "insurer", "lender"))
"""Kinds of bodies only, behind "a"."""


def _starts_role(after: Sequence[Token]) -> bool:
    word = after[0].lower
    return word in word_set("people.titles") or word in word_set("people.inside_role")

"""What happened to counted things: verbs, phrases and nouns of lexicon/annotate-actions.toml, told as a participle."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache, lru_cache

from service.annotate import word_tags
from service.annotate.tokens import Token
from service.lexicon import table
from service.lexicon import words as word_list

AUXILIARIES = frozenset(
    [
        "remain",
        "remains",
        "remained",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "has",
        "have",
        "had",
        "having",
        "will",
        "would",
        "can",
        "could",
        "may",
        "might",
        "must",
        "get",
        "got",
        "gets",
    ]
)


@cache
def forms() -> Mapping[str, str]:
    """Every verb form and the participle it is told by."""
    known = {
        form: participle for participle, all_forms in table("annotate-actions", "forms").items() for form in all_forms
    }
    return {**known, **{participle: participle for participle in table("annotate-actions", "forms")}}


@cache
def nouns() -> Mapping[str, str]:
    return {noun: participle for participle, nouns in table("annotate-actions", "nouns").items() for noun in nouns}


@cache
def received() -> Mapping[str, str]:
    """What one is given and the participle that tells it: reprimanded under "reprimand"."""
    return {noun: participle for participle, nouns in table("annotate-actions", "received").items() for noun in nouns}


@cache
def _phrases() -> Mapping[str, Sequence[tuple[tuple[str, ...], str]]]:
    """Fixed phrases with their action under their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for action, phrases in table("annotate-actions", "phrases").items():
        for phrase in phrases:
            words = tuple(phrase.split())
            found.setdefault(words[0], []).append((words, action))
    return {word: sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])) for word, pairs in found.items()}


@cache
def _irregular() -> Mapping[str, str]:
    pairs = table("annotate-actions", "irregular").items()
    return {form: participle for participle, all_forms in pairs for form in (participle, *all_forms)}


@cache
def pasts() -> frozenset[str]:
    """Irregular past forms that are no participles: sank, drove, fell."""
    tables = ("forms", "irregular")
    pairs = [pair for name in tables for pair in table("annotate-actions", name).items()]
    participles = {participle for participle, _ in pairs}
    found = {form for _, all_forms in pairs for form in all_forms if not form.endswith(("s", "ing", "ed"))}
    return frozenset(form for form in found - participles if not word_tags.may_be_verb(form))


@lru_cache(maxsize=4_096)
def told(verb: str) -> str:
    """The participle of any form of a verb, lower case: killing, kills and kill are "killed"."""
    known = forms().get(verb) or _irregular().get(verb)
    if known is not None:
        return known
    if verb.endswith("ed") or len(verb) < 3 or not verb[0].isalpha():
        return verb
    stem = verb
    if verb.endswith("ing") and len(verb) > 5:
        stem = verb[:-3]
    elif verb.endswith("ies") and len(verb) > 4:
        stem = verb[:-3] + "y"
    elif verb.endswith(("shes", "ches", "sses", "xes")):
        stem = verb[:-2]
    elif verb.endswith("s") and not verb.endswith("ss"):
        stem = verb[:-1]
    known = forms().get(stem) or _irregular().get(stem)
    if known is not None:
        return known
    if stem.endswith("e"):
        return stem + "d"
    if stem.endswith("y") and stem[-2:-1] not in tuple("aeou"):
        return stem[:-1] + "ied"
    doubled = stem + stem[-1] + "ed"
    return next((form for form in (stem + "ed", stem + "d", doubled) if word_tags.knows(form)), stem + "ed")


@lru_cache(maxsize=4_096)
def knows(participle: str) -> bool:
    """Whether a participle is a word of the language and not one that :func:`told` made of a noun."""
    american = participle.removesuffix("ised") + "ized" if participle.endswith("ised") else participle
    forms = (participle, participle.removeprefix("re"), american)  # rehired, immunised
    return any(f in table("annotate-actions", "forms") or f in _irregular() or word_tags.knows(f) for f in forms)


@cache
def _particles() -> frozenset[str]:
    """Verbs that mean something else with their particle: cut off, set up."""
    return frozenset(word_list("annotate-actions", "particles.verbs"))


def with_particle(told: str, following: str) -> str:
    """ "cut" and "off" as one action where that is a verb of its own."""
    return f"{told} {following}" if f"{told} {following}" in _particles() else told


def participle(token: Token) -> str | None:
    """The participle of a verb form that tells of an action; any regular -ed form counts."""
    found = forms().get(token.lower)
    if found is not None:
        return found
    if token.lower.endswith("ed") and len(token.lower) > 4 and not token.is_capitalized:
        return token.lower
    return None


def opens_phrase() -> Container[str]:
    """The words that fixed phrases begin with."""
    return _phrases()


def phrase_at(tokens: Sequence[Token], index: int) -> str | None:
    """The action of a fixed phrase that begins at `index`."""
    phrases = _phrases().get(tokens[index].lower)
    if phrases is None:
        return None
    following = tuple([token.lower for token in tokens[index : index + len(phrases[0][0])]])
    for words, action in phrases:
        if following[: len(words)] == words:
            return action
    return None

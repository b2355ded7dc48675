"""How found annotations compare with gold ones, for benchmarks/annotations.py and tests/annotate/news.py.

Gold items are the entries of the annotation files (tests/articles/README.md says which keys they have).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from service import english
from service.annotate.actions import told
from service.annotate.entities.gazetteer import fold

Item = dict[str, Any]


def pair(
    wanted: list[Item], found: list[Any], same: Callable[[Item, Any], bool]
) -> tuple[list[tuple[Item, Any]], list[Item], list[Any]]:
    """Greedy pairs in order, first those with the same words, then whatever else fits; what is left on both sides."""
    left = list(found)
    pairs, rest, lost = [], [], []
    for item in sorted(wanted, key=lambda i: bool(i.get("optional"))):
        match = next((f for f in left if getattr(f, "text", "") == item.get("text") and same(item, f)), None)
        if match is None:
            rest.append(item)
        else:
            left.remove(match)
            pairs.append((item, match))
    for item in rest:
        match = next((f for f in left if same(item, f)), None)
        if match is None:
            lost.append(item)
        else:
            left.remove(match)
            pairs.append((item, match))
    return pairs, lost, left


def overlap(one: str, other: str) -> bool:
    """Whether two stretches of text share a word or figure."""
    words = lambda text: {w.strip(".,;:()\"'’“”").lower() for w in text.replace("-", " ").split()}  # noqa: E731
    return bool(words(one) & words(other)) or one.lower() in other.lower() or other.lower() in one.lower()


def close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), abs(other)) + 1e-9


def same_quantity(strict: bool) -> Callable[[Item, Any], bool]:
    def same(item: Item, q: Any) -> bool:
        low = item["minimum"] if item["qualifier"] == "between" else item["value"]
        ours = q.minimum if q.qualifier == "between" else q.value
        high_right = item["qualifier"] != "between" or close(item["maximum"], q.maximum)
        vague = (
            ours is not None
            and low is not None
            and q.qualifier == "at_least"
            and item["qualifier"] == "at_least"
            and low <= ours
        )
        return (close(low, ours) or vague) and high_right and (not strict or overlap(item["text"], q.text))

    return same


def same_date(item: Item, value: str) -> bool:
    """One of the gold's values; "until Feb. 9" is right for a gold entry whose text is the bare "Feb. 9"."""
    if value in (item["value"], *item.get("also", ())):
        return True
    opened = item["text"].lower().split()[0] in _OPENING
    return not opened and value.removeprefix("../").removesuffix("/..") == item["value"]


_OPENING = ("by", "until", "till", "before", "since", "from", "starting", "through", "no", "after", "up", "beginning")


def same_words(one: str, other: str) -> bool:
    """The same head noun, or one phrase inside the other."""
    first, second = [_noun(w) for w in one.split()], [_noun(w) for w in other.split()]
    return bool(first and second) and (
        first[-1] == second[-1] or set(first) <= set(second) or set(second) <= set(first)
    )


def _noun(word: str) -> str:
    """A noun in the singular; a person is one of people, and so are the dead and the injured."""
    singular = fold(word).rstrip("s")
    return "people" if singular in _PEOPLE else singular


_PEOPLE = frozenset(("person", "dead", "killed", "injured", "wounded", "victim", "casualtie", "toll"))
"""Words for people whose state the action says as well."""


def same_action(one: str, other: str) -> bool:
    """One verb in any form (flee, fled; took part, taking part), or two words for one fate."""
    first, second = _verb(one), _verb(other)
    alike = any({one, other} <= words or {first, second} <= words for words in _SYNONYMS)
    return alike or first == second or one[:4] == other[:4]


def _verb(action: str) -> str:
    """The verb as a participle, with what belongs to it: "taken part" for "took part"."""
    verb, *rest = action.split()
    return " ".join((told(verb), *rest))


_SYNONYMS = (
    frozenset(
        (
            "killed",
            "died",
            "dead",
            "found dead",
            "lost their lives",
            "perished",
            "massacred",
            "murdered",
            "confirmed dead",
        )
    ),
    frozenset(("wounded", "injured", "hurt")),
    frozenset(("fallen", "down", "gone down", "decreased", "declined", "dropped", "shrunk")),
    frozenset(("risen", "up", "gone up", "raised", "increased", "grown", "climbed")),
    frozenset(("without power", "without electricity", "left without power")),
    frozenset(("surveyed", "polled")),
    frozenset(("burned", "set fire")),
    frozenset(("closed", "shut")),
    frozenset(("bought", "purchased")),
    frozenset(("canceled", "cancelled", "called off")),
    frozenset(("seized", "confiscated")),
    frozenset(("freed", "released")),
    frozenset(("at large", "on the run")),
)
"""Actions of one meaning, as the gold's README compares them."""


def right_object(item: Item, q: Any) -> bool:
    return item["object"] is None or (q.object is not None and same_words(item["object"], q.object))


def right_action(item: Item, q: Any) -> bool:
    wanted = item["action"]
    if wanted == "claimed" and item["object"] == "lives":
        wanted = "killed"
    return wanted is None or (q.action is not None and same_action(wanted, q.action))


def same_entity(item: Item, e: Any) -> bool:
    gold = {bare(n) for n in (item["name"], *item["variants"])}
    return not gold.isdisjoint(bare(n) for n in (e.name, *e.variants))


def bare(name: str) -> str:
    return fold(name).replace('"', "").replace("“", "").replace("”", "").replace("’", "'").removeprefix("the ").strip()


def same_quote(strict: bool) -> Callable[[Item, Any], bool]:
    def plain(text: str) -> str:
        return " ".join("".join(c for c in english.normalize(text) if c.isalnum() or c == " ").split()).lower()

    def same(item: Item, q: Any) -> bool:
        return (
            plain(item["text"]) == plain(q.text)
            if strict
            else plain(item["source_text"]) in plain(q.source_text) or plain(item["text"]) == plain(q.text)
        )

    return same


def same_speaker(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    return bare(one) == bare(other) or bare(one).split()[-1] == bare(other).split()[-1]

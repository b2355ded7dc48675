"""Which agencies may have sent the article: every known name around its text, and what stands beside it.

`mentions` enumerates the names near the title, in the first and the last paragraphs and below the text, lines that were
taken out as furniture included, and describes each for the trees of `service.masthead.senders`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from service.agencies import Agencies, opens_longer
from service.document import Span
from service.lexicon import indonesian_words, ordinary_words
from service.lines import lookup_key
from service.masthead.around import BELOW, Around, Place
from service.masthead.head import Head
from service.masthead.item import LineItems
from service.masthead.mention_features import of_line
from service.masthead.names import UPPER
from service.reading import PageEvidence

_LEAD, _CLOSE = 1_500, 900
"""Characters from the text's beginning and to its end in which names are looked for."""
_MOST, _MOST_WORDS, _LONGEST_NAME, _LONGEST_LINE = 40, 5, 60, 2_000
"""Names of one article, words and characters of one, characters of a line that are read."""
_WORD = re.compile(r"[^\W_](?:[\w’'&.-]*[^\W_])?")
_OPENING = re.compile(rf"(?<![\w.@])(?:[{UPPER}\d](?:[\w’'&.-]*[^\W_])?|(?<=[/(\[])[^\W_]+|afp|dpa|тасс|rtr)(?!\w)")
"""The first word of a name: in capitals, in a credit, or an acronym that is written small too."""
_ADDRESS = re.compile(r"(?<![\w.@-])[a-z\d-]+(?:\.[a-z]{2,5}){1,2}(?!\w)")
_DOTTED = re.compile(r"[a-z]\.[a-z]")
_GAP = re.compile(r"[ \u00a0]{1,2}[«\"“]?|\.[ \u00a0]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name: the agency's canonical `value`, `span` in the source, and features for the trees."""

    value: str
    span: Span
    features: Mapping[str, float]


def mentions(head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> list[Mention]:
    """The names of agencies around the article, in the order of the page."""
    return _Page(head, title, evidence).mentions()


@dataclass(frozen=True, slots=True)
class _Found:
    value: str
    line: int
    span: Span


class _Page(Around):
    def __init__(self, head: Head, title: Span | None, evidence: Sequence[PageEvidence]) -> None:
        super().__init__(head, title)
        self.evidence = evidence
        prose = [at for at in range(head.body, head.end + 1) if head.lines[at].is_prose]
        self.from_first = {at: number for number, at in enumerate(prose)}
        self.from_last = {at: number for number, at in enumerate(reversed(prose))}
        self.places = [*self._lines()]

    def _lines(self) -> Iterator[Place]:
        first = self.line_end(self.body + _LEAD)
        closing = max(first, self.line_start(max(0, self.end - _CLOSE)))
        stop = max(closing, min(len(self.head.source), self.end + BELOW))
        for start, end in ((self.top, first), (closing, stop)):
            yield from self.lines(start, self.line_end(end))

    def mentions(self) -> list[Mention]:
        """Every name with its features."""
        found = [
            _Found(value, at, span)
            for at, line in enumerate(self.places)
            for value, span in names_of_agencies(line.text, self.head.known)
            if value not in self.head.known.dependent or span != (0, len(line.text))
        ]
        if not found:
            return []
        if len(found) > _MOST:
            found = [*found[: _MOST // 2], *found[-_MOST // 2 :]]
        page = self._of_page(found)
        counts = Counter(one.value for one in found)
        shared = Counter(one.line for one in found)
        seen = Counter[str]()
        told: list[Mention] = []
        for one in found:
            seen[one.value] += 1
            start = self.places[one.line].start
            features = {
                **page,
                **self._features(one),
                "count": min(6, counts[one.value]),
                "share": counts[one.value] / len(found),
                "first": seen[one.value] == 1,
                "last": seen[one.value] == counts[one.value],
                "beside": shared[one.line] - 1,
            }
            told.append(Mention(one.value, (start + one.span[0], start + one.span[1]), features))
        return told

    def _of_page(self, found: Sequence[_Found]) -> dict[str, float]:
        return {
            "houses": min(8, len({one.value for one in found})),
            "names": min(20, len(found)),
            "titled": self.title is not None,
            f"language={self.head.language()}": 1,
        }

    def _features(self, one: _Found) -> dict[str, float]:
        line = self.places[one.line]
        features = self._of_name(one, line.text[slice(*one.span)])
        features |= of_line(line.text, one.span)
        features |= self._where(one.line)
        for name, other in (("", one.line), ("above-", one.line - 1), ("below-", one.line + 1)):
            features |= self._held(name, other)
        return features

    def _of_name(self, one: _Found, written: str) -> dict[str, float]:
        known, folded = self.head.known, lookup_key(written)
        stated = {
            name for item in self.evidence if item.field in ("site", "author") for name in [known.named(item.value)]
        }
        return {
            "capitals": written.isupper(),
            "length": min(20, len(written)),
            "words": written.count(" ") + 1,
            "dependent": one.value in known.dependent,
            "common": folded in known.common,
            "host": "." in written.strip("."),
            "ordinary": all(word in ordinary_words() for word in folded.split()),
            "cyrillic": any("а" <= letter <= "я" for letter in folded),
            "stated": one.value in stated,
            "spelled-out": written.isupper() and known.spelled_out(written, self.head.source) is not None,
        }

    def _where(self, at: int) -> dict[str, float]:
        line = self.places[at]
        found: dict[str, float] = {"kept": line.kept >= 0, "line": min(40, at)}
        end = line.start + len(line.text)
        if self.title is not None:
            found["from-title"] = max(-8, min(12, at - self.at(self.title[0])))
            found["in-title"] = line.start <= self.title[0] < end
        found["from-body"] = max(-12, min(12, at - self.at(self.body)))
        if line.kept >= 0:
            block = self.head.lines[line.kept].block
            found[f"kind:{block.kind}"] = 1
            found["foreign"] = block.language not in ("", "und", self.head.language())
            found["from-first"] = min(8, self.from_first.get(line.kept, 9))
            found["from-last"] = min(8, self.from_last.get(line.kept, 9))
        else:
            found["from-first"] = found["from-last"] = 9
        found["from-end"] = max(-4, min(12, at - self.at(max(0, self.end - 1))))
        found["below"] = max(0, min(900, line.start - self.end))
        found["commented"] = line.start >= self.head.comments
        return found

    def _held(self, name: str, at: int) -> dict[str, float]:
        """What a line holds by the rules of single lines."""
        if not 0 <= at < len(self.places):
            return {f"{name}none": 1}
        line = self.places[at]
        found: dict[str, float] = {}
        items = self.head.items(line.kept) if line.kept >= 0 and self.head.near(line.kept) else LineItems((), "-")
        for item in items.items:
            found[f"{name}{item.kind}"] = 1
            if item.label:
                found[f"{name}{item.kind}-labelled"] = 1
        found[f"{name}complete"] = items.complete
        if name:
            found[f"{name}words"] = min(40, line.text.count(" ") + 1)
            found[f"{name}kept"] = line.kept >= 0
            folded = lookup_key(line.text) if len(line.text) < 30 else ""
            if folded and folded.count(" ") < 2:
                found[f"{name}={folded}"] = 1
        return found


def names_of_agencies(text: str, known: Agencies) -> Iterator[tuple[str, Span]]:
    """The canonical names of the agencies that a line names, with their places, the longest form of each."""
    stop = 0
    openings = [*_OPENING.finditer(text, 0, _LONGEST_LINE)]
    if _DOTTED.search(text):
        openings = sorted([*openings, *_ADDRESS.finditer(text, 0, _LONGEST_LINE)], key=re.Match.start)
    for first in openings:
        if first.start() < stop or not known.may_open(first.group()):
            continue
        words = list(islice(_WORD.finditer(text, first.start(), first.start() + _LONGEST_NAME), _MOST_WORDS))
        whole = (n for n in range(len(words) - 1) if not _GAP.fullmatch(text[words[n].end() : words[n + 1].start()]))
        for word in reversed(words[: next(whole, len(words)) + 1]):
            if name := _named(text[first.start() : word.end()], known):
                stop = word.end()
                if _shouted(text, first.start(), stop) or opens_longer(text, first.start(), stop):
                    break
                yield name, (first.start(), stop)
                break


def _shouted(text: str, start: int, end: int) -> bool:
    """``KORUPSI APA yang …``: a word of the language between others in capitals, whatever agency has these letters."""
    word = text[start:end]
    if not word.isupper() or not (word.lower() in ordinary_words() or word.lower() in indonesian_words()):
        return False
    beside = (_CAPITALS_BEFORE.search(text, max(0, start - _BESIDE), start), _CAPITALS_BEHIND.match(text, end))
    return any(one is not None for one in beside)


_CAPITALS_BEFORE, _CAPITALS_BEHIND = re.compile(r"\b[A-Z]{3,} $"), re.compile(r" [A-Z]{3,}\b")
_BESIDE = 24


def _named(written: str, known: Agencies) -> str | None:
    return known.named(written) or (known.common.get(lookup_key(written)) if written[:1].isupper() else None)

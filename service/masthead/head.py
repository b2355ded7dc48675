"""The page seen by the masthead: its lines, what each holds, where the body begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import islice
from typing import Any

from service.agencies import Agencies
from service.cards import card_lines
from service.document import Span
from service.interface_words import interface_word
from service.lexicon import all_words, ordinary_words
from service.lines import Line, is_quotation, lookup_key, plain, read_lines, says_twice
from service.masthead.item import Kind, LineItems
from service.masthead.items import read_items
from service.masthead.name_words import has_first_name, has_given_name, only_words
from service.masthead.site_notes import is_imprint
from service.masthead.stems import overlap, stems
from service.reading import SourceBlock

HEAD = 60
"""Lines from the top that may be head."""
TAIL = 40
"""Lines from the bottom that may be tail."""
BELOW_LEAD = 8
"""Lines after the first prose in which metadata may still stand."""
_LONGEST_METADATA = 30
_PROSE_READ = 6
_ORDINARY = 2
"""Ordinary words from which an unlabelled name is none."""
_LONGEST_ABOVE = 40
_LEAST_TITLE = 4
"""Words of the longest sentence that may stand above a title, and of the shortest title told from a name."""
_PROSE_LONGEST = 1_500
_PAGE_SENTENCES, _PAGE_WORDS, _BODY_READ = 5, 22, 8
"""Sentences of the page above a headline at most, words of each, and sentences of the text compared with it."""
_HEADS, _OF_PAGE, _APART, _MOST_SHARED = 0.2, 0.25, 0.65, 4
"""Shares of longer words: the first a headline has with its text at least; what the page says of itself stays below the
second and below the third part of the headline's. The name of a page shares few words, which may come again."""
_HANDLE = re.compile(r"(?:^|[\s(:])@\w{3}")
"""``Send pictures to @ansongowatch``: a channel speaks of itself."""
_TEASERS_REACH, _LEAST_TEASERS, _MOST_TEASERS = 12, 2, 4
"""Lines below the first sentence among which the headline's byline is looked for, sentences above it from which no day
may stand above them, and at most."""
_LEAST_SENTENCE = 5
_COPULA = re.compile(r"\s(?:[-–—]|is|are|was|were|adalah|merupakan|ialah|является|был|была)\s")
_LOWER = re.compile(r"(?<!\w)[a-zа-яё][\w'’-]+")
_NOTHING = LineItems((), "-")
_PROSE_ABOVE = 3
"""Paragraphs that stand above the comments at least."""
_LEAST_COUNT = 7
_EDGE, _TOP_LINES, _LONGEST_OWN = 3_000, 15, 60
"""Characters of the page's ends in which it names itself, lines of its top, and characters of its name."""
_HOLDER = re.compile(r"\s*(?:©|\([cс]\)|copyright)[\s\d–—-]*(?:©\s*)?", re.IGNORECASE)
_SIGNED = 2
_STOPS = frozenset('.!?…"”»')
_RAW = re.compile(r"[^\s][^\n]{4,50}(?=\n|$)")


@cache
def _comment_head() -> re.Pattern[str]:
    """``63 комментария``, ``Comments (4)``, ``Kolom Komentar``."""
    words = "|".join(map(re.escape, all_words("masthead.comments")))
    return re.compile(
        rf"\W*(?:\d[\d.,  ]*k?\s)?(?:{words})\s?\W*(?:\d[\d.,  ]*)?\W*",
        re.IGNORECASE,
    )


_LISTED = 8
"""Lines of a list below the byline."""
_SHORT_STATED = 10
"""Words of a line that states a change and nothing else."""
_CLOSING = 4
"""Lines of the text's end among which a signature may stand, where remains of the page were kept below it."""


@dataclass(slots=True)
class Head:
    """Lines with their items, read when asked for."""

    source: str
    lines: list[Line]
    known: Agencies
    body: int = 0
    """Index of the first line of article text; the number of lines when there is none."""
    opened: int = 0
    """Index of the second line of article text: above it metadata may still stand, below a lead."""
    comments: int = 0
    """Offset at which the readers' comments begin; the length of the source when there are none."""
    end: int = -1
    """Index of the last line of article text; -1 when there is none."""
    found: dict[object, Any] = field(default_factory=dict)
    """What was found of the page and of its lines, kept when it was asked for (remembered.py)."""
    _items: dict[int, LineItems] = field(default_factory=dict)
    _lowered: frozenset[str] | None = None
    _own: frozenset[str] | None = None
    _language: str | None = None
    _card: frozenset[int] | None = None

    @classmethod
    def of(cls, source: str, blocks: Sequence[SourceBlock], known: Agencies) -> Head:
        """Read the lines and find the body: prose that no masthead rule explains."""
        head = cls(source, read_lines(source, blocks), known)
        count = len(head.lines)
        head.body = next((n for n in range(count) if head._is_body(n)), count)
        later = range(head.body + 1, count)
        head.opened = next((n for n in later if head._is_body(n)), count)
        if (under := head._under_title()) is not None:
            head.body = under
            head.opened = next((n for n in range(head.body + 1, count) if head._is_body(n)), count)
        if (behind := head._behind_page_sentences()) is not None:
            head.body = behind
            head.opened = next((n for n in range(head.body + 1, count) if head._is_body(n)), count)
        head.comments = head._comments()
        last = next((n for n in range(count - 1, -1, -1) if head.lines[n].block.span[0] < head.comments), -1)
        head.end = next((n for n in range(last, head.body - 1, -1) if head._ends_body(n)), -1)
        head.end = head._above_byline()
        return head

    def _above_byline(self) -> int:
        """The last line of the text where a labelled byline closes it and a list of other articles stands below."""
        for index in range(self.end, max(self.opened, self.end - _LISTED), -1):
            items = self.items(index)
            if items.complete and any(item.label for item in items.of("author", "editor")) and index < self.end:
                return next((n for n in range(index - 1, self.body, -1) if self._ends_body(n)), self.end)
            if self.lines[index].block.kind != "list_item":
                break
        return self.end

    def commented(self, index: int) -> bool:
        """The line stands among the comments."""
        return self.lines[index].block.span[0] > self.comments

    def _comments(self) -> int:
        """Where the comments begin: below some prose, at a line that was taken out and counts or heads them."""
        prose = list(islice((n for n in range(self.body, len(self.lines)) if self._is_body(n)), _PROSE_ABOVE))
        if len(prose) < _PROSE_ABOVE:
            return len(self.source)
        ends = [line.block.span[1] for line in self.lines[prose[-1] :]]
        starts = [line.block.span[0] for line in self.lines[prose[-1] + 1 :]]
        for gap, stop in zip(ends, [*starts, len(self.source)], strict=True):
            if stop - gap > _LEAST_COUNT:
                for match in _RAW.finditer(self.source, gap, stop):
                    if _comment_head().fullmatch(plain(match.group())):
                        return match.start()
        return len(self.source)

    def items(self, index: int) -> LineItems:
        """What the line holds; nothing for lines outside of head and tail."""
        if not self.near(index):
            return _NOTHING
        if index not in self._items:
            if index in self.card():
                self._items[index] = LineItems((), self.lines[index].text)
                return self._items[index]
            found = read_items(self.lines[index].text, self.known)
            self._items[index] = (
                _NOTHING if self._says(index, found) else self._plausible(found, self.lines[index].text)
            )
        return self._items[index]

    def card(self) -> frozenset[int]:
        """Lines of the card of a reviewed work, whose author did not write the article."""
        if self._card is None:
            self._card = card_lines([line.text for line in self.lines])
        return self._card

    def lowered(self) -> frozenset[str]:
        """Words that the first lines of prose write in lower case: no names, however a headline writes them."""
        if self._lowered is None:
            prose = [line.text[:_PROSE_LONGEST] for line in self._prose()]
            self._lowered = frozenset(lookup_key(word) for text in prose for word in _LOWER.findall(text))
        return self._lowered

    def _says(self, index: int, found: LineItems) -> bool:
        """A sentence of names and roles without any label: ``Mr Englund is a historian.``"""
        line = self.lines[index]
        named = {item.kind for item in found.items} <= {"name", "role"}
        says = bool(found.items) and named and line.ends_sentence and line.words >= _LEAST_SENTENCE
        return says and bool(_COPULA.search(line.text))

    def _plausible(self, found: LineItems, text: str) -> LineItems:
        """Without unlabelled names that are ordinary words in Title Case: ``Small Text``."""
        unlabelled = [item for item in found.items if item.kind == "name"]
        wrong = [item for item in unlabelled if not self.names_someone(item.value) or self._own_team(item.value)]
        if not wrong:
            return found
        if len(found.items) == len(wrong) + 1 == _SIGNED and found.items[-1] is wrong[0] and self._signs(found, text):
            return LineItems((*found.items[:-1], replace(wrong[0], kind="site")), found.rest)
        left = tuple(item for item in found.items if item.kind not in ("name", "role"))
        names = [item.value for item in found.items if item.kind in ("name", "role")]
        return LineItems(left, " ".join([*names, found.rest]).strip())

    def names_someone(self, name: str) -> bool:
        """Whether an unlabelled name is a person's, not words of the body or of any page in Title Case."""
        words = [lookup_key(word) for word in name.split()]
        said = sum(word in self.lowered() for word in words)
        if has_given_name(name) and len(words) <= 3:
            return said < len(words)
        if has_first_name(name) and len(words) <= 3 and not said:
            return True
        if any(interface_word(word) in ("strong", "weak") for word in words) or self.tells_of(name):
            return False
        if only_words(name):
            return False
        ordinary = [word in ordinary_words() for word in words]
        return 2 * said < len(words) and not ordinary[0] and sum(ordinary) < _ORDINARY

    def own_name(self, text: str) -> bool:
        """The page is called so: a line of its top, or of its foot behind a copyright sign, is this name alone."""
        if self._own is None:
            top = self.source[:_EDGE].split("\n")[:_TOP_LINES]
            foot = [_HOLDER.sub("", line) for line in self.source[-_EDGE:].split("\n") if _HOLDER.match(line)]
            cut = (part for line in foot for part in line.split("|")[:1])
            self._own = frozenset(lookup_key(line) for line in (*top, *cut) if 0 < len(line) <= _LONGEST_OWN)
        return bool(text.strip()) and lookup_key(text) in self._own

    def _own_team(self, name: str) -> bool:
        """``Tim Kilatbaru``, ``Torvatimes Team``: the newsroom by the page's own name."""
        opening, _, last = name.partition(" ")
        first, _, closing = name.rpartition(" ")
        team = (last if lookup_key(opening) == "tim" else "") or (first if lookup_key(closing) == "team" else "")
        return bool(team) and self.own_name(team)

    def _signs(self, found: LineItems, text: str) -> bool:
        """``BAGUS WICAKSONO, Radar Mojosari``: a name in capitals or a given one, the page's own behind."""
        first, last = found.items
        called = text[slice(*first.span)].isupper() or has_given_name(first.value)
        return first.kind == "name" and called and self.own_name(last.value)

    def tells_of(self, name: str) -> bool:
        """The first sentences name it: a place, a house or whom they are about rather than the author."""
        spoken = re.compile(rf"[^\W_,][ ,] ?{re.escape(name)}")
        return any(spoken.search(line.text, 0, _PROSE_LONGEST) for line in self._prose())

    def _prose(self) -> list[Line]:
        return [line for line in self.lines[: 2 * HEAD] if line.is_prose][:_PROSE_READ]

    def near(self, index: int) -> bool:
        """In the zones where metadata stands."""
        return index < HEAD or index >= len(self.lines) - TAIL

    def zone(self) -> list[int]:
        """Indices of head and tail lines in order: around the body, and just below a lead."""
        count = len(self.lines)
        upper = range(min(self.body + BELOW_LEAD, HEAD, count))
        lower = range(max(self.end + 1, len(upper), count - TAIL), count)
        closing = range(max(len(upper), self.end - _CLOSING), self.end)
        changed = [n for n in range(max(len(upper), count - 2 * TAIL), self.end) if self._dated(n, "modified")]
        posted = [n for n in closing if self._dated(n, "published")]
        once = (*(changed if len(changed) == 1 else ()), *(posted if len(posted) == 1 else ()))
        signed = {*filter(self._signed, closing), *once}
        return [
            index
            for index in (*upper, *sorted(signed), *lower)
            if (not self.lines[index].is_prose or self._metadata(index)) and not self._attributes(index)
        ]

    def _signed(self, index: int) -> bool:
        """``Sumber: Antara``: a label with an agency or an author right above what the page has below the text."""
        items = self.items(index)
        return (
            items.complete
            and bool(items.items)
            and all(bool(item.label) and item.kind in ("author", "agency", "editor") for item in items.items)
        )

    def _dated(self, index: int, kind: Kind) -> bool:
        """``Updated 16 November 2022`` and nothing else, right below a paragraph or its signature."""
        if self.lines[index].words > _SHORT_STATED or not any(one.is_prose for one in self.lines[index - 2 : index]):
            return False
        items = self.items(index)
        return items.complete and any(item.date is not None and item.date.complete for item in items.of(kind))

    def _attributes(self, index: int) -> bool:
        """``Dr Ingrid Aasen, medical coordinator`` below a quotation inside the text: who said it; or a caption."""
        if not self.body < index - 1 < self.end:
            return False
        if self.lines[index].block.kind == "caption":
            return True
        if not is_quotation(self.lines[index - 1]):
            return False
        between = self.source[self.lines[index - 1].block.span[1] : self.lines[index].block.span[0]]
        items = self.items(index).items
        return not between.strip() and not any(item.label or item.date is not None for item in items)

    def _metadata(self, index: int) -> bool:
        line = self.lines[index]
        return line.words <= _LONGEST_METADATA and (self.items(index).complete or is_imprint(line.text))

    def in_tail(self, index: int) -> bool:
        return index > self.end >= 0

    def language(self) -> str:
        """The language of most of the text, from the blocks; empty when the language stage has not spoken."""
        if self._language is None:
            weights: dict[str, int] = {}
            for line in self.lines:
                if line.block.language not in ("", "und", "other"):
                    weights[line.block.language] = weights.get(line.block.language, 0) + len(line.text)
            self._language = max(weights, key=lambda code: (weights[code], code)) if weights else ""
        return self._language

    def _is_body(self, index: int) -> bool:
        line = self.lines[index]
        if line.text.rstrip()[-1:] not in _STOPS and says_twice(line.text):
            return False  # a picture's caption with its credit, and its description
        if line.words > _LONGEST_METADATA:
            return True
        return line.is_prose and not self.items(index).complete and not is_imprint(line.text)

    def _under_title(self) -> int | None:
        """The body's first line, where a headline and then a byline or date stand below the first sentences.

        Those are a caption, a motto, a lead above, or teasers of other articles, a sentence each; a subtitle may stand
        between headline and byline.
        """
        titled, sentences = -1, 0
        for index in range(self.body, min(len(self.lines), self.body + _TEASERS_REACH)):
            if self._is_body(index):
                sentences += 1
                above = sentences >= _LEAST_TEASERS and any(map(self._stated, range(self.body)))
                if above or sentences > _MOST_TEASERS or self.lines[index].words > _LONGEST_ABOVE:
                    return None
                continue
            if titled >= 0 and self._stated(index, clock=sentences < _LEAST_TEASERS):
                return next((n for n in range(index + 1, len(self.lines)) if self._is_body(n)), None)
            if self._heads(index):
                titled = index
        return None

    def _stated(self, index: int, *, clock: bool = False) -> bool:
        """Nothing but metadata, a day or something labelled among it; a time of day alone is enough with `clock`."""
        items = self.items(index)
        dated = (item.date is not None and (clock or item.date.day is not None) for item in items.items)
        return items.complete and (any(dated) or any(item.label for item in items.items))

    def _behind_page_sentences(self) -> int | None:
        """The body's first line, where the sentences taken for it are the page's own: what a channel is about, a motto.

        Such sentences, and all lines above them, share next to nothing with the text below a line that shares much
        with it and looks like a headline.
        """
        sentences = [self.body]
        for _ in range(_PAGE_SENTENCES):
            first = sentences[-1]
            if first >= len(self.lines) or self.lines[first].words > _PAGE_WORDS:
                return None
            below = next((n for n in range(first + 1, min(len(self.lines), HEAD)) if self._is_body(n)), None)
            if below is None:
                return None
            between = [n for n in range(first + 1, below) if self._heads(n)]
            if between:
                return below if self._parted(between, below) else None
            sentences.append(below)
        return None

    def _parted(self, between: Sequence[int], below: int) -> bool:
        """One of the lines between shares much with the text from `below`, and none above the first of them does."""
        prose = [line for line in self.lines[below : below + HEAD] if line.is_prose][:_BODY_READ]
        language = self.language()
        said = stems("\n".join(line.text[:_PROSE_LONGEST] for line in prose), language)
        shares = {n: overlap(self.lines[n].text, said)[0] for n in between}
        most = max(shares.values())
        if most < _HEADS:
            return False
        keys = [self.lines[n].key for n in between if shares[n] >= _HEADS]

        def of_text(line: Line) -> bool:
            share, shared = overlap(line.text, said)
            apart = line.words >= _LEAST_TITLE and not any(key in line.key for key in keys)
            apart = apart and line.block.language in (language, "und") and _HANDLE.search(line.text) is None
            return apart and share >= min(_OF_PAGE, _APART * most) and (line.is_prose or shared > _MOST_SHARED)

        above = self.lines[: between[0]]
        return not any(line.block.kind in ("heading", "title") or of_text(line) for line in above)

    def _heads(self, index: int) -> bool:
        """Looks like a headline by its form."""
        line = self.lines[index]
        kind = line.block.kind in ("paragraph", "heading", "title")
        return kind and line.words >= _LEAST_TITLE and not line.ends_sentence and not self.items(index).complete

    def _ends_body(self, index: int) -> bool:
        line = self.lines[index]
        if self._is_body(index):
            return True
        if line.block.kind == "list_item":
            return line.words >= 3
        return line.words >= 4 and line.ends_sentence and not self.items(index).complete and not is_imprint(line.text)


def begins_in(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span begins in one of others."""
    return any(start <= span[0] < end for start, end in spans)

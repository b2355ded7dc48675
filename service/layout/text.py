"""Plain text to blocks: one document decides once whether its lines are paragraphs or hard wraps.

A blank line always ends a block. Inside a group of lines, lines are joined only where the text was wrapped at a
column (the next line's first word would not have fitted), or where a long line plainly runs on in lower case. So a
masthead's short lines stay apart, and so do the paragraphs of a scraper that writes one a line.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from service.document import BlockKind, Span
from service.lexicon import all_words
from service.lines import key, plain
from service.reading import Layout, SourceBlock, SourceText

_NARROWEST, _WIDEST = 40, 120
"""Columns between which a hard wrap is looked for."""
_FULL_LINE = 0.6
"""Share of the column that a wrapped line fills at least."""
_LEAST_EVIDENCE = 3
_RUNS_ON = 45
"""Characters of a line from which a lower-case continuation on the next line is joined to it."""
_LONG_PARAGRAPH = 90
_LONGEST_HEADING = 80

_SENTENCE_END = re.compile(r"[.!?…:;][\"'»”’)\]]*$")
_FIRST_WORD = re.compile(r"\S+")
_BULLET = re.compile(r"[•*·▪◦‣●■►–-]\s+\S")
_NUMBER = re.compile(r"\(?(\d{1,2}|[a-zа-я])[.)]\s+[^\W\d]")
_DIALOGUE = re.compile(r"[,.!?…]\s*[–—-]\s")
_CAPTION = re.compile(
    r"(?:(?:file )?photo|image|caption|pictured|foto|gambar|keterangan (?:foto|gambar)|ilustrasi|фото|на фото|снимок)"
    r"\s*[:/|.]\s*\S",
    re.IGNORECASE,
)


_STAMP = re.compile(
    r"\d{1,4}([-./])\d{1,2}\1\d{1,4}\W{1,3}\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\W{0,2}[AaPp]\.?[Mm]\.?)?"
    r"|\d{1,2} [^\W\d_]{3,10}\.? \d{4}(?:,? (?:\| )?\d\d?[:.]\d\d)?"
)
"""A day alone on a line goes on with no line above: ``11/21/2023 8:14:09 AM``, ``26 Feb 2022``."""
_DATED = re.compile(r"(?P<day>date \d{4}-\d\d(?:-\d\d)?)[ \t]+(?=\S)")
"""What an archive of pages writes before the page's first line."""
_HEAD = re.compile(
    r"(?P<title>[^\W\d_\sa-zа-яё][^.!?;\n]{20,180}?[^\s.!?;:,–—-])[ \t]+"
    r"(?P<stamp>\d{1,2} [^\W\d_]{3,10}\.? \d{4},? (?:\| )?\d\d?[:.]\d\d)[ \t]+(?=[^\W\d_\sa-zа-яё])"
)
"""A title, a day with its time and the text behind them in one line, as a scraper joins them."""
_LEAST_BEHIND = 150
"""Characters of the text behind such a title."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int
    group: int
    """Number of the run of lines between blank lines that it stands in."""

    @property
    def length(self) -> int:
        return self.end - self.start


def arrange_text(source: SourceText) -> Layout:
    """Blocks of plain text; every character that is not white space lies in exactly one of them."""
    lines = _lines(source.text)
    column = _wrap_column(lines)
    spans = _dated_apart(source.text, _join(lines, column))
    if column is None:
        spans = _said_apart(source.text, spans)
    return Layout(source, tuple(_kinds(source.text, spans)))


def _lines(text: str) -> list[_Line]:
    """The lines that are not blank, without their outer white space."""
    found: list[_Line] = []
    position = group = 0
    for raw in text.split("\n"):
        bare = raw.strip()
        if bare:
            indent = len(raw) - len(raw.lstrip())
            found.append(_Line(position + indent, position + indent + len(bare), bare, indent, group))
        else:
            group += 1
        position += len(raw) + 1
    return found


def _wrap_column(lines: list[_Line]) -> int | None:
    """The column at which the whole document is hard-wrapped, None when a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group]
    if len(pairs) < _LEAST_EVIDENCE:
        return None
    lengths = sorted(line.length for line in lines)
    column = lengths[-1 - len(lengths) // 50]  # a single URL or table row may stick out
    if not _NARROWEST <= column <= _WIDEST:
        return None
    full = [(a, b) for a, b in pairs if a.length >= _FULL_LINE * column]
    wrapped = sum(_wrapped(a, b, column) for a, b in full)
    open_ended = sum(not _SENTENCE_END.search(a.text[-8:]) for a, _ in full)
    enough = len(full) >= _LEAST_EVIDENCE and wrapped >= 0.75 * len(full) and open_ended >= 0.5 * len(full)
    return column if enough else None


def _wrapped(line: _Line, following: _Line, column: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    word = _FIRST_WORD.match(following.text)
    return line.length + 1 + (word.end() if word else 0) > column - 2


def _join(lines: list[_Line], column: int | None) -> list[Span]:
    spans: list[Span] = []
    previous: _Line | None = None
    ragged = column is None and _is_ragged(lines)
    inside = False
    for line in lines:
        joined = previous is not None and previous.group == line.group and _continues(previous, line, column)
        if not joined and ragged and previous is not None and previous is not lines[0] and previous.group == line.group:
            joined = _breaks_off(previous, line, inside=inside)
        if joined:
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
        previous, inside = line, joined
    return spans


def _is_ragged(lines: list[_Line]) -> bool:
    """Whether lines break in the middle of sentences at no common column, as text cut out of wrapped markup does."""
    pairs = [(a, b) for a, b in pairwise(lines[1:]) if a.group == b.group and _is_open(a)]
    on = sum(_continues(a, b, None) for a, b in pairs)
    return on >= _LEAST_EVIDENCE and on >= 0.4 * len(pairs)


def _is_open(line: _Line) -> bool:
    return line.length >= _RUNS_ON and (line.text[-1].isalpha() or line.text[-1] in ",-")


def _breaks_off(line: _Line, following: _Line, *, inside: bool) -> bool:
    """Whether a line of such text goes on with a capital: its last word leads on, or it goes on itself (`inside`)."""
    if line.length < _RUNS_ON or not (line.text[-1].isalnum() or line.text[-1] in ",-"):
        return False
    if following.indent > line.indent + 1 or _BULLET.match(following.text) or _BYLINE.match(following.text):
        return False
    return inside or following.text[0].islower() or line.text[-1] in ",-" or line.text.split()[-1] in _leading_on()


@cache
def _leading_on() -> frozenset[str]:
    """Words that end no line of their own: what they lead to stands on the next."""
    return frozenset(all_words("layout.leading_on"))


def _dated_apart(text: str, spans: list[Span]) -> list[Span]:
    """The day that an archive writes before the page's first line as a block of its own, and a joined head in three."""
    dated = _DATED.match(text, *spans[0]) if spans else None
    if dated is not None:
        return [dated.span("day"), *_head_apart(text, (dated.end(), spans[0][1])), *spans[1:]]
    return [*_head_apart(text, spans[0]), *spans[1:]] if spans else spans


def _head_apart(text: str, span: Span) -> list[Span]:
    """Title, day and text of a line that holds all three."""
    head = _HEAD.match(text, *span)
    if head is None or span[1] - head.end() < _LEAST_BEHIND:
        return [span]
    return [head.span("title"), head.span("stamp"), (head.end(), span[1])]


def _said_apart(text: str, spans: list[Span]) -> list[Span]:
    """A headline that stands once more before the first sentence, with no blank behind it, as a block of its own.

    ``Pier reopens after the stormDANBY, April 16 (Reuters) …``: the alternative text of a picture, most often.
    """
    heads: list[str] = []
    for index, (start, end) in enumerate(spans[:_TOP]):
        for head in heads:
            stop = start + len(head)
            if text.startswith(head, start) and end - stop >= _LONG_PARAGRAPH and text[stop].isupper():
                return [*spans[:index], (start, stop), (stop, end), *spans[index + 1 :]]
        line = text[start:end]
        if end - start <= _LONGEST_SAID and line.count(" ") >= _LEAST_SAID and line[-1].isalnum():
            heads.append(line)
    return spans


_TOP = 12
"""Blocks among which a headline is said again."""
_LEAST_SAID, _LONGEST_SAID = 3, 200
"""Blanks in the shortest headline that is known again, characters of the longest."""


def _continues(line: _Line, following: _Line, column: int | None) -> bool:
    """Whether `following` is the same paragraph as `line`, which stands right above it."""
    if _BULLET.match(following.text) or _NUMBER.match(following.text) or _STAMP.fullmatch(following.text):
        return False
    if column is not None:
        new_paragraph = following.indent > line.indent + 1 and bool(_SENTENCE_END.search(line.text[-8:]))
        if line.length >= _FULL_LINE * column and _wrapped(line, following, column):
            return not new_paragraph
    last, first = line.text[-1], following.text[0]
    open_ended = line.length >= _RUNS_ON and (last.isalpha() or last in ",-")
    wrapped = first.islower() and following.text.count(" ") >= 2
    wrapped = (
        wrapped
        and not _BYLINE.match(following.text)
        and not _CREDIT.match(following.text)
        and not _OPENS.match(following.text)
    )
    return open_ended and wrapped and key(plain(following.text)) not in _prompts()


@cache
def _prompts() -> frozenset[str]:
    """Words that pages set beside pictures (``klik untuk memperbesar``): they go on with no line above."""
    return frozenset(key(plain(words)) for words in all_words("furniture.image-prompt.lines"))


_BYLINE = re.compile(r"(?:by|oleh|penulis|автор)\s?:", re.IGNORECASE)
"""A label in lower case, which continues no line: ``by: Dana Whitlock``."""
_CREDIT = re.compile(
    r"(?:by|oleh|foto|photos?|автор|фото|текст|penulis)\s|(?:image|illustration|ilustrasi|credit|иллюстрация) ?[:/]",
    re.IGNORECASE,
)
"""A byline or credit in lower case does not go on with the line above."""
_OPENS = re.compile(
    r"[\w-]{2,30}\.(?:com|co|id|ru|net|tv|org)\b|[\w-]{2,30}(?:\.[\w-]{2,30}){1,3}$"
    r"|[^\W\d]{3,20}(?: [^\W\d]{2,20}){0,3} ?: ?\d"
)
"""Nor does a site that opens its dateline (``jpnn.com, JAKARTA``), nor a label with figures (``published: 11.03``)."""


def _kinds(text: str, spans: list[Span]) -> list[SourceBlock]:
    repeated = Counter(text[a:b] for a, b in spans if b - a <= _LONGEST_HEADING)
    marks = [_mark(text, span) for span in spans]
    blocks: list[SourceBlock] = []
    in_body = False
    for index, span in enumerate(spans):
        kind: BlockKind = "paragraph"
        around = marks[max(0, index - 1) : index] + marks[index + 1 : index + 2]
        if marks[index] == "•" or (marks[index] != "" and marks[index] in around):
            kind = "list_item"
        elif _CAPTION.match(text, span[0], min(span[1], span[0] + 80)):
            kind = "caption"
        elif in_body and 0 < index < len(spans) - 1 and _heads(text, spans, index, repeated):
            kind = "heading"
        in_body = in_body or _is_prose(text, span)
        blocks.append(SourceBlock(span, kind))
    return blocks


def _mark(text: str, span: Span) -> str:
    """What marks the block as a list item: ``•`` for a plain bullet, ``-`` or ``1`` when neighbours must agree."""
    head = text[span[0] : min(span[1], span[0] + 200)]
    if _BULLET.match(head):
        if head[0] not in "-–":
            return "•"
        return "" if _DIALOGUE.search(head, 3) else "-"
    return "1" if _NUMBER.match(head) else ""


def _is_prose(text: str, span: Span) -> bool:
    return span[1] - span[0] >= _LONG_PARAGRAPH and bool(_SENTENCE_END.search(text[span[1] - 6 : span[1]]))


def _heads(text: str, spans: list[Span], index: int, repeated: Counter[str]) -> bool:
    """A short line of its own, capitalized, without a full stop, said once, between two paragraphs of prose."""
    start, end = spans[index]
    line = text[start:end]
    return (
        end - start <= _LONGEST_HEADING
        and "\n" not in line
        and line[0].isupper()
        and not _SENTENCE_END.search(line)
        and line[-1].isalnum()
        and sum(character.isdigit() for character in line) * 3 < len(line)
        and repeated[line] == 1
        and _is_prose(text, spans[index - 1])
        and _is_prose(text, spans[index + 1])
    )

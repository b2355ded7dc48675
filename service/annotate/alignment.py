"""From the English text back to the source: the sentence's span, or the exact words when they stand there too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.annotate.quote_marks import marked
from service.annotate.quotes import Quoted
from service.annotate.tokens import SentenceView
from service.document import Block, Span
from service.translation import likeness, names

_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‘’‚ʼ`´", "'"),
        **dict.fromkeys("\u00a0\u2009\u202f\n\r\t", " "),
        **dict.fromkeys("‐‑‒–—", "-"),
    }
)
LONGEST = 3_000
"""Characters of a sentence in which single words are looked up; a longer one is no sentence."""
_NUMBER = re.compile(r"\d[\d.,\u00a0\u202f ]*\d|\d")


def exact(sentence: SentenceView, start: int, end: int) -> Span | None:
    """Where the words at document offsets stand in the source sentence; the same occurrence of several."""
    if sentence.text == sentence.source:
        at = sentence.span[0] + start - sentence.start
        return at, at + end - start
    if len(sentence.text) > LONGEST:
        return None
    text = sentence.slice(start, end).translate(_FOLDED)
    source = sentence.source.translate(_FOLDED)
    occurrence = sentence.text[: start - sentence.start].translate(_FOLDED).count(text)
    at = _nth(source, text, occurrence)
    return (sentence.span[0] + at, sentence.span[0] + at + len(text)) if at >= 0 else None


def _nth(source: str, text: str, occurrence: int) -> int:
    at = source.find(text)
    for _ in range(occurrence):
        following = source.find(text, at + 1)
        if following < 0:
            return at
        at = following
    return at


def of_number(sentence: SentenceView, start: int, end: int, number: str) -> Span:
    """Where a quantity stands in the source: its words, else its figures, else the whole sentence."""
    found = exact(sentence, start, end)
    if found is not None:
        return found
    digits = re.sub(r"\D", "", number)
    if digits and len(sentence.source) <= LONGEST:
        for match in _NUMBER.finditer(sentence.source):
            if re.sub(r"\D", "", match.group()) == digits:
                return sentence.span[0] + match.start(), sentence.span[0] + match.end()
    return sentence.span


def of_name(sentence: SentenceView, start: int, end: int) -> tuple[Span, str] | None:
    """Where a name stands in the source, and as what: the same letters, or a source name that reads so."""
    found = exact(sentence, start, end)
    if found is not None:
        return found, sentence.source[found[0] - sentence.span[0] : found[1] - sentence.span[0]]
    if sentence.language not in ("ru", "id") or len(sentence.source) > LONGEST:
        return None
    words = [likeness.fold(w) for w in re.findall(r"[^\W\d_]+", sentence.slice(start, end)) if w[0].isupper()]
    spans = [name.span for word in words if (name := _read_as(word, names.find(sentence.source, sentence.language)))]
    if not spans:
        return None
    first, last = min(s[0] for s in spans), max(s[1] for s in spans)
    if last - first > 2 * (end - start) + 20:
        first, last = spans[-1]
    return (sentence.span[0] + first, sentence.span[0] + last), sentence.source[first:last]


def _read_as(word: str, found: Sequence[likeness.Name]) -> likeness.Name | None:
    """The name of the source that romanizes to the English word, or has it as its English form."""
    for name in found:
        if any(word.startswith(form) for form in name.starts) or any(
            len(form) > 2 and (word.startswith(form) or form.startswith(word)) for form in name.latin
        ):
            return name
    wanted = likeness.skeleton(word)
    if len(wanted) < 2:
        return None
    return next(
        (
            name
            for name in found
            if any(likeness.skeleton(form) == wanted and form[:1] == word[:1] for form in name.latin)
        ),
        None,
    )


def of_quote(covered: Sequence[SentenceView], blocks: Sequence[Block], quoted: Quoted) -> tuple[Span, str]:
    """Where a quotation stands in the source and its words: those inside the source's own marks, else its sentences."""
    start, end = covered[0].span[0], covered[-1].span[1]
    if covered[0].block != covered[-1].block:
        return (start, end), " ".join(s.source for s in covered)
    block = blocks[covered[0].block]
    source = block.source_text[start - block.span[0] : end - block.span[0]]
    folded = source.translate(_FOLDED)
    if len(source) > 2 * LONGEST:
        return (start, end), source
    at = folded.find(quoted.text)
    if at >= 0:
        return (start + at, start + at + len(quoted.text)), source[at : at + len(quoted.text)]
    before = (
        blocks[quoted.block].text[covered[0].start - block.text_span[0] : quoted.start - block.text_span[0]].count('"')
    )
    inside = marked(source)
    if not inside:
        return (start, end), source
    written = sum(sentence.text.count('"') for sentence in covered) // 2
    at = min(before // 2, len(inside) - 1)
    if written != len(inside):  # the English lost the marks of a name, or has more
        at = min(range(len(inside)), key=lambda i: (abs(inside[i][1] - inside[i][0] - len(quoted.text)), i))
    first, last = inside[at]
    return (start + first, start + last), source[first:last]

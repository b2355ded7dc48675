"""The authors that trees learned from many layouts find where the rules of bylines see none.

The rules know forms; `service.masthead.signers` describes every name around the article, and the trees of
``lexicon/masthead-authors.npz`` (``benchmarks/author_forest.py``) say how likely it is an author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from service.document import Evidence, Span
from service.forest import LEARNED, forest
from service.lines import in_title_case, lookup_key
from service.masthead.credit import SELLER, captioned
from service.masthead.head import Head
from service.masthead.name_words import has_first_name, only_words
from service.masthead.phrases import folded_words
from service.masthead.same_person import each_once, in_one_script
from service.masthead.signers import Signer, candidates
from service.readers import reader_of
from service.reading import PageEvidence
from service.telephones import states_telephone

LEAST = 0.3
"""Log-odds from which a name is an author's."""


def learned_authors(
    head: Head, title: Span | None, evidence: Sequence[PageEvidence], dateline: Span | None
) -> tuple[Evidence, ...]:
    """The likely authors among the names around the article, in the order of the page; their method is `LEARNED`.

    In what was read as a dateline only a given name tells an author from a place.
    """
    signers = [one for one in candidates(head, title, evidence) if not _placed(one, dateline)]
    if not signers:
        return ()
    scores = forest("masthead-authors").scores([signer.features for signer in signers])
    found: list[Evidence] = []
    for score, signer in sorted(zip(scores, signers, strict=True), key=lambda one: -one[0]):
        if score <= LEAST:
            break
        if _edited(head.source, signer.span[0]) or _only_words(signer.value) or _in_sentence(head.source, signer.span):
            continue
        if _of_another(head, signer.span[0]) or _of_team(head.source, signer.span) or _told(head, signer.span):
            continue
        if _holds_office(head.source, signer):
            continue
        if title is not None and captioned(head.source, signer.value, signer.span[0], head.source[slice(*title)]):
            continue
        if not any(_same(signer.value, signer.span, one) for one in found):
            found.append(Evidence(signer.value, head.source[slice(*signer.span)], signer.span, LEARNED))
    for mate in sorted(_listed(head, signers, found), key=lambda one: -len(one.value)):
        if not any(_same(mate.value, mate.span or (0, 0), one) for one in found):
            found.append(mate)
    found.sort(key=lambda one: one.span or (0, 0))
    return each_once(in_one_script(found, head.language() != "ru"))


def _listed(head: Head, signers: Sequence[Signer], found: Sequence[Evidence]) -> list[Evidence]:
    """The names beside those found that nothing parts from them but a comma or "and" on the same line."""
    ends = [one.span for one in found if one.span is not None]
    mates: list[Evidence] = []
    for signer in signers:
        start, stop = signer.span
        gaps = (
            (stop, first) if stop <= first else (last, start) for first, last in ends if stop <= first or last <= start
        )
        if " " in signer.value and any(_JOINS.fullmatch(head.source, *gap) for gap in gaps):
            mates.append(Evidence(signer.value, head.source[start:stop], signer.span, LEARNED))
    return mates


_EDITED = re.compile(
    r"(?:^|\n)[^\n]{0,40}\b(?:edit|translat|photograph|photo|video|illustrat|design|produc|proofread|fact-check)\w*"
    r"[^\n.;|]{0,30}\bby:? \Z",
    re.IGNORECASE,
)
_WRITTEN = re.compile(r"\b(?:writ|report|text|stor|word|author)\w*", re.IGNORECASE)
_LONGEST_CREDIT = 90


def _edited(source: str, at: int) -> bool:
    """``Editing and Translating by Aneta Sargsyan``: the credit says that its bearer wrote nothing."""
    match = _EDITED.search(source, max(0, at - _LONGEST_CREDIT), at)
    return match is not None and _WRITTEN.search(match.group()) is None


def _of_another(head: Head, at: int) -> bool:
    """In a book's card, beside a seller of pictures, or below the text on a comment's line or beside a telephone."""
    if any(start <= at < end for start, end in (head.lines[index].block.span for index in head.card())):
        return True
    source = head.source
    start, end = source.rfind("\n", 0, at) + 1, source.find("\n", at)
    text = source[start : end if end >= 0 else len(source)][:_LONGEST_PARAGRAPH]
    if len(text) <= _LONGEST_CREDIT and SELLER.search(text) is not None:
        return True
    if not 0 <= head.end < len(head.lines) or at < head.lines[head.end].block.span[1]:
        return False
    return reader_of(text) is not None or (len(text) <= _LONGEST_CREDIT and states_telephone(text))


_PARTED = re.compile(r"[,;]\s")
_SIDE = re.compile(r"[^:.!?\n]{2,40}: ")
_SIDES, _SIDED, _TEAM = 2, 4, 6
"""Semicolons between the parts of a side, and marks between names with them and without, more than bylines have."""
_PICTURES = frozenset(map(lookup_key, ("photo", "photos", "picture", "image", "foto", "gambar", "фото")))


def _of_team(source: str, span: Span) -> bool:
    """``Torva FC: Marku; Deda, Gjoka, Leka; …``: who played; or a name below ``Source:``, whose picture it is."""
    start, end = source.rfind("\n", 0, span[0]) + 1, source.find("\n", span[1])
    line = source[start : end if end >= 0 else len(source)][:_LONGEST_PARAGRAPH]
    marks = len(_PARTED.findall(line))
    sided = line.count(";") >= _SIDES and marks >= _SIDED
    listed = sided or (marks >= _TEAM and _SIDE.match(line) is not None)
    if listed and in_title_case(line):
        return True
    above = source[max(0, start - _LONGEST_CREDIT) : max(0, start - 1)].rstrip().rpartition("\n")[2]
    label = above.rstrip()
    return label.endswith(":") and lookup_key(label) in (folded_words("masthead.source") | _PICTURES)


_VERB = re.compile(
    r" (?!(?:and|dan|with|for|from|in|at|of|di|dari|untuk|и|turut|ikut"
    r"|report(?:s|ed|ing)?|contribut\w+|melapor\w+)\b)[a-zа-яё]{2,}"
)
_SMALL = re.compile(r"[a-zа-яё]{2,} \Z")


def _told(head: Head, span: Span) -> bool:
    """``The Post's chief reporter Sam Tarrant found the order, …``: a sentence of the text tells what somebody did."""
    source = head.source
    if (
        _VERB.match(source, span[1]) is None
        or _SMALL.search(source, max(0, span[0] - _LONGEST_CREDIT), span[0]) is None
    ):
        return False
    return any(line.is_prose and line.block.span[0] <= span[0] < line.block.span[1] for line in head.lines)


def _holds_office(source: str, signer: Signer) -> bool:
    """``Марта Ольхова, Председатель Портового совета`` over an interview: of whom it is; a reporter has no office."""
    offices = folded_words("masthead.offices")
    if lookup_key(signer.value.split()[0]) in offices:
        return True
    behind = _OFFICE.match(source, signer.span[1])
    return behind is not None and lookup_key(behind["word"]) in offices


_OFFICE = re.compile(r", (?P<word>[А-ЯЁ][а-яё]+(?:-[а-яё]+)?) [А-ЯЁ]")
_BY = re.compile(r"(?:\A|\n)[ \t]*(?:By|BY|Oleh|OLEH)\s\Z")
_GOES_ON = re.compile(
    r" (?!(?:in|for|at|from|of|and|with|di|dari|dan|untuk)\b)[a-z][^\n]{60,}[.!?][\"”’)]*[ \t]*(?:\n|\Z)"
)
_LONGEST_LABEL, _LONGEST_PARAGRAPH = 12, 2_000


def _in_sentence(source: str, span: Span) -> bool:
    """``By Christmas Eve the harbour was shut, …``: small words go on behind the name up to a full stop."""
    if _BY.search(source, max(0, span[0] - _LONGEST_LABEL), span[0]) is None:
        return False
    return _GOES_ON.match(source, span[1], span[1] + _LONGEST_PARAGRAPH) is not None


_JOINS = re.compile(r" ?, (?:and |dan |и )?| (?:and|dan|и|&) ")


def _only_words(name: str) -> bool:
    return (only_words(name) or _UNNAMED.match(name) is not None) and not has_first_name(name)


_UNNAMED = re.compile(
    r"[А-ЯЁ][а-яё]{2,}(?:[нв](?:ый|ое|ые)|[нв]ая|иеся|ющий|ющая|[аеиуыя]ть(?:ся)?) [А-ЯЁ]?[\w-]{3,}", re.IGNORECASE
)
"""An adjective or an infinitive before another word: ``Садовый Кронштадт``, ``Скачать PDF-архив``."""


def _placed(signer: Signer, dateline: Span | None) -> bool:
    inside = dateline is not None and dateline[0] <= signer.span[0] < dateline[1]
    return inside and not has_first_name(signer.value)


def _same(name: str, span: Span, other: Evidence) -> bool:
    """One holds the other, or they stand in one place."""
    one, two = lookup_key(name), lookup_key(other.value)
    return one in two or two in one or (other.span is not None and span[0] < other.span[1] and other.span[0] < span[1])

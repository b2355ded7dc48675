"""Who wrote it and who sent it: authors, agency and section out of bylines, markup and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.document import Evidence, Span
from service.lines import lookup_key
from service.masthead.author_line import author_line, label_above, signs
from service.masthead.head import Head, begins_in
from service.masthead.item import Item
from service.masthead.items import read_items
from service.masthead.labels import by_label, label_at
from service.masthead.name_words import has_first_name, is_desk, only_words
from service.masthead.names import people
from service.masthead.posts import signed_with_post
from service.masthead.same_person import each_once, in_one_script
from service.masthead.written_by import credited_people
from service.reading import PageEvidence


def authors(
    head: Head, lines: Iterable[int], title: int | None, evidence: Sequence[PageEvidence], sites: frozenset[str]
) -> tuple[Evidence, ...]:
    """People only. Bylines of the text, then the markup, then a reporting credit; each person once."""
    found = _without_told(head, _of_the_head(head, [*_bylines(head, lines, title)]))
    if not any(item.method.startswith("label") for item in found):
        stated = _stated([one for one in evidence if not one.method.startswith(_BY_CLASS)], sites)
        found = _together(head, stated, found) or stated or found
    if not found:
        found = _stated([one for one in evidence if one.method.startswith(_BY_CLASS)], sites, strict=True)
    found = found or _labelled_inside(head)
    return each_once(in_one_script(found or credited_people(head.source), head.language() != "ru"))


def _without_told(head: Head, found: list[Evidence]) -> list[Evidence]:
    """Without unlabelled names above the text of whom its first sentences tell: a picture's or an interview's.

    What the markup has as the byline stays.
    """
    stop = head.lines[head.body].block.span[0] if head.body < len(head.lines) else 0
    marked = _marked_bylines(head)
    return [
        one
        for one in found
        if one.method != "name-line"
        or one.span is None
        or one.span[0] >= stop
        or begins_in(one.span, marked)
        or not head.tells_of(one.value)
    ]


def _marked_bylines(head: Head) -> list[Span]:
    """Where the lines above the text stand of which the markup says that they are the byline."""
    return [line.block.span for line in head.lines[: head.body] if line.block.kind == "byline"]


def _together(head: Head, stated: list[Evidence], shown: list[Evidence]) -> list[Evidence]:
    """The names above the text, on one line or each on its own, that hold all stated authors and others.

    Markup may know one alone.
    """
    keys = {lookup_key(item.value) for item in stated}
    stop = head.lines[head.body].block.span[0] if head.body < len(head.lines) else 0
    beside: list[Evidence] = []
    for line in head.lines[: head.body]:
        start, end = line.block.span
        here = [item for item in shown if item.span is not None and start <= item.span[0] < min(end, stop)]
        beside = [*beside, *here] if here else []
        if keys and len(beside) > len(keys) and keys <= {lookup_key(item.value) for item in beside}:
            return beside
    return []


_WRITES = re.compile(
    r"(?:автор(?: (?:текста|статьи|материала|заметки))?|author|penulis|reporter|pewarta|корреспондент|текст|text)\s?:",
    re.IGNORECASE,
)
_LONGEST_LABELLED = 80


def _labelled_inside(head: Head) -> list[Evidence]:
    """The one line ``Author: Zarema Gadzhieva`` among those taken for the text: below it the page's own were kept."""
    found: list[Evidence] = []
    for index in range(head.body + 1, head.end):
        text = head.lines[index].text
        if len(text) > _LONGEST_LABELLED or head.commented(index) or _WRITES.match(text) is None:
            continue
        items = read_items(text, head.known)
        if not items.complete or any(item.kind not in ("author", "editor") for item in items.items):
            return []
        found += [found_in(head, index, one, f"label:{one.label}") for one in items.of("author")]
        if len({one.span[0] for one in found if one.span} | {-1}) > _MOST_LABELLED:
            return []
    return found


_MOST_LABELLED = 3
_BY_CLASS = "class:"
"""What a page states by a class alone, which says less than its metadata and its text."""
_SIGNED_BY = ("label", "label-above")
_CONJUNCTIONS = (3, 5)
"""Characters of `` и ``, `` dan `` and `` and ``, behind which a name of one word belongs to the names before it."""


def _of_the_head(head: Head, found: list[Evidence]) -> list[Evidence]:
    """Where a labelled byline stands above the article, those among and below it are of other articles or helpers.

    Unlabelled names below such a byline are a picture's.
    """
    stop, opened = (head.lines[n].block.span[0] if n < len(head.lines) else 0 for n in (head.body, head.opened))
    labelled = [item for item in found if item.method.startswith(_SIGNED_BY)]
    above = [item for item in labelled if item.span is not None and item.span[0] < stop and " " in item.value]
    ends = {item.span[1] + gap for item in above if item.span is not None for gap in _CONJUNCTIONS}
    above = [item for item in labelled if item in above or (item.span is not None and item.span[0] in ends)]
    if above:  # "Laporan Wartawan Wartabali.com, Rahmat Hidayat" right over the text, below a picture
        above = [one for one in labelled if one in above or (one.span and one.span[0] < opened and " " in one.value)]
    if not above or len(above) == len(found):
        return found
    below = [item for item in labelled if item not in above]
    if {lookup_key(item.value) for item in above} < {lookup_key(item.value) for item in below}:
        return below  # "Reporting by: A, B" names whom the byline above left out
    last = max(item.span[1] for item in above if item.span is not None)
    marked = _marked_bylines(head)
    return [
        item
        for item in found
        if item in above
        or (item not in labelled and item.span and item.span[0] < last)
        or (item.span and begins_in(item.span, marked))
    ]


_LONGEST_REST = 40
"""Characters of a line that nothing explains, from which it is no byline."""


def _label_of_editor_above(head: Head, index: int) -> bool:
    above = head.items(index - 1).items if index else ()
    return bool(above) and above[-1].kind == "label" and above[-1].label == "editor"


def _bylines(head: Head, lines: Iterable[int], title: int | None) -> Iterable[Evidence]:
    for index in lines:
        items = head.items(index)
        if index == title:
            continue
        if not items.complete and len(items.rest) > _LONGEST_REST:
            if (signed := signed_with_post(head, index, title)) is not None and not head.commented(index):
                yield found_in(head, index, signed, "name-line")
            continue
        for item in items.of("author"):
            yield found_in(head, index, item, f"label:{item.label}")
        if head.commented(index):
            continue  # readers, not authors
        if label_above(head, index) and not items.of("author"):
            for one in people(head.lines[index].text, least=1):
                if not head.names_someone(one.value):
                    break
                yield found_in(head, index, Item("name", one.span, one.value), "label-above")
        elif author_line(head, index, title) and not _label_of_editor_above(head, index):
            if _credited_picture(head, index, title) or _pictured(head, index, title) or credits_picture(head, index):
                continue
            for item in items.of("name"):
                yield found_in(head, index, item, "name-line")
        elif not items.of("author") and (marked := _marked(head, index)) is not None:
            yield found_in(head, index, marked, "name-line")
        elif (signed := signed_with_post(head, index, title) or _signed_in_brackets(head, index)) is not None:
            yield found_in(head, index, signed, "name-line")


def _marked(head: Head, index: int) -> Item | None:
    """A name alone where the markup has the byline above the text, though the text speaks of its bearer: a column."""
    line = head.lines[index]
    if line.block.kind != "byline" or index >= head.body or label_at("by", line.text):
        return None
    found = people(line.text, least=2, strict=True)
    alone = len(found) == 1 and found[0].span == (0, len(line.text))
    return Item("name", found[0].span, found[0].value) if alone and _calls_someone(found[0].value) else None


_BRACKETED = re.compile(r"\s*\((?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})\s?/\s?[a-zA-Z][\w.]{2,24}\)\s*")


def _signed_in_brackets(head: Head, index: int) -> Item | None:
    """``(Made Suarta/denpost)`` right below the article: the author and the house, as Indonesian papers sign."""
    match = _BRACKETED.fullmatch(head.lines[index].text) if signs(head, index) else None
    found = people(match["name"], least=2) if match is not None else []
    if match is None or len(found) != 1 or is_desk(match["name"]) or not head.names_someone(found[0].value):
        return None
    return Item("name", match.span("name"), found[0].value)


_SLASHED = re.compile(r"[^/\s]+/[^/\s][^/]+")


def _credited_picture(head: Head, index: int, title: int | None) -> bool:
    """``Роман Лыткин / Znak.com`` right below the author's name, ``EFE/Ana Ruiz`` over the text: a photographer."""
    if _SLASHED.fullmatch(head.lines[index].text) and not head.in_tail(index):
        return True
    if not index or " / " not in head.lines[index].text or not head.items(index).of("site", "agency"):
        return False
    above = head.items(index - 1)
    return {item.kind for item in above.items} == {"name"} and author_line(head, index - 1, title)


SELLER = re.compile(r"getty|shutterstock|alamy|istock|pixabay|unsplash|depositphotos|dreamstime", re.IGNORECASE)
"""Sellers of pictures."""


def credits_picture(head: Head, index: int) -> bool:
    """``Marta Kerr (Getty)``, or ``Ivan Petrov / torva.example`` between paragraphs: whose picture stood there."""
    if SELLER.search(head.lines[index].text) is not None:
        return True
    if not head.opened < index < head.end or " / " not in head.lines[index].text:
        return False
    prose = head.lines[index - 1].is_prose and head.lines[index + 1].is_prose
    items = head.items(index)
    return prose and items.complete and not any(item.label or item.date is not None for item in items.items)


_LONGEST_PHOTO = 120
_PHOTO = re.compile(r"(?:фото|photo|foto|image)\b", re.IGNORECASE)


def _pictured(head: Head, index: int, title: int | None) -> bool:
    line = head.lines[index]
    return title is not None and captioned(head.source, line.text, line.block.span[0], head.lines[title].text)


def captioned(source: str, name: str, at: int, title: str) -> bool:
    """A name right below a picture's credit, which the title holds too: whom the picture shows."""
    if lookup_key(name) not in lookup_key(title):
        return False
    above = source[max(0, at - _LONGEST_PHOTO) : at].rstrip().rpartition("\n")[2]
    return _PHOTO.match(above.strip()) is not None


def found_in(head: Head, index: int, item: Item, method: str) -> Evidence:
    start = head.lines[index].block.span[0]
    span = (start + item.span[0], start + item.span[1])
    return Evidence(item.value, head.source[span[0] : span[1]], span, method)


def _stated(evidence: Sequence[PageEvidence], sites: frozenset[str], *, strict: bool = False) -> list[Evidence]:
    found: list[Evidence] = []
    for item in evidence:
        if item.field != "author" or "://" in item.value or lookup_key(item.value) in sites or _firm(item.value):
            continue
        text = re.sub(r"^(?:by|oleh|автор|penulis)[: ]+", "", " ".join(item.value.split()), flags=re.IGNORECASE)
        if label := by_label(text):
            text = label["rest"]
        if found and item.method != found[0].method:
            break
        named = people(text, least=2, strict=strict)
        found += [Evidence(one.value, item.value, None, item.method) for one in named if _calls_someone(one.value)]
    return found


_FIRM = re.compile(
    r"\s*(?:PT|CV|UD|ООО|ОАО|ЗАО|ПАО|АНО|ТОО|ИП|ГБУ|МБУ)\.?\s+(?P<name>[\w«\"“].*)|(?:.*\S),?\s(?:Ltd|LLC|Inc|GmbH|Tbk|Pty)\.?\s*"
)


def _firm(stated: str) -> bool:
    """``CV Mahendra Web Kreatif``: who made the page; not ``CV Raman Pillai``, whose initials look like it."""
    match = _FIRM.fullmatch(stated)
    return match is not None and (match["name"] is None or not has_first_name(match["name"]))


def _calls_someone(name: str) -> bool:
    """Not ``Informasi Publik`` of ``Biro Komunikasi dan Informasi Publik``."""
    return has_first_name(name) or not only_words(name)

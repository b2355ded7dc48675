"""Who wrote it and who sent it: authors, agency and section out of bylines, markup and credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from service.document import Evidence
from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.item import Item
from service.masthead.labels import by_label
from service.masthead.name_ranks import behind_rank
from service.masthead.name_words import has_first_name, has_given_name, is_desk, surname
from service.masthead.names import people
from service.masthead.places import is_place
from service.masthead.same_person import each_once, in_one_script
from service.masthead.written_by import credited_people
from service.reading import PageEvidence

_MOST_LISTED = 5
_AROUND = 14
"""Characters that may stand around the names of a signature."""
_LONGEST_HOUSE = 3
"""Words of a house's name beside an author's."""
_SIGNED = re.compile(r"[A-ZА-ЯЁ]\. ?(?:[A-ZА-ЯЁ]\. ?)?[A-ZА-ЯЁ][\w-]{2,}\.?")
"""A signature with initials: ``П. ЗАВАРЗИН``."""
_TWO_SCRIPTS = re.compile(r"[А-ЯЁ][\w.-]+(?: [А-ЯЁ][\w.-]+){1,2} \([A-Z][\w.' -]+\)")
"""A translated author: ``Питер Линдквист (Peter Lindqvist)``."""


def authors(
    head: Head, lines: Iterable[int], title: int | None, evidence: Sequence[PageEvidence], sites: frozenset[str]
) -> tuple[Evidence, ...]:
    """People only. Bylines of the text, then the markup, then a reporting credit; each person once."""
    found = _of_the_head(head, [*_bylines(head, lines, title)])
    if not any(item.method.startswith("label") for item in found):
        stated = _stated([one for one in evidence if not one.method.startswith(_BY_CLASS)], sites)
        found = _together(head, stated, found) or stated or found
    if not found:
        found = _stated([one for one in evidence if one.method.startswith(_BY_CLASS)], sites, strict=True)
    return each_once(in_one_script(found or credited_people(head.source), head.language() != "ru"))


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


_BY_CLASS = "class:"
"""What a page states by a class alone, which says less than its metadata and its text."""
_SIGNED_BY = ("label", "label-above")


def _of_the_head(head: Head, found: list[Evidence]) -> list[Evidence]:
    """Where a labelled byline stands above the article, those among and below it are of other articles or helpers.

    Unlabelled names below such a byline are a picture's.
    """
    stop = head.lines[head.body].block.span[0] if head.body < len(head.lines) else 0
    labelled = [item for item in found if item.method.startswith(_SIGNED_BY)]
    above = [item for item in labelled if item.span is not None and item.span[0] < stop]
    above = above if any(" " in item.value for item in above) else []
    if not above or len(above) == len(found):
        return found
    below = [item for item in labelled if item not in above]
    if {lookup_key(item.value) for item in above} < {lookup_key(item.value) for item in below}:
        return below  # "Reporting by: A, B" names whom the byline above left out
    last = max(item.span[1] for item in above if item.span is not None)
    marked = [line.block.span for line in head.lines[: head.body] if line.block.kind == "byline"]
    return [
        item
        for item in found
        if item in above
        or (item not in labelled and item.span and item.span[0] < last)
        or any(item.span and start <= item.span[0] < end for start, end in marked)  # the markup says that it is one
    ]


_NO_NAME_ENDS = ("...", "…", ":", "?", "!")


def author_line(head: Head, index: int, title_above: int | None = None) -> bool:
    """Whether unlabelled names are authors: a given name, or a date, site, role or byline beside them."""
    items = head.items(index)
    line = head.lines[index]
    if signs_quote(head, index) or heads_answer(head, index):
        return False
    if not items.of("name") or (line.text.rstrip().endswith(_NO_NAME_ENDS) and not items.of("agency", "site")):
        return False
    if not items.complete:
        return _with_house(head, index, title_above)
    if items.of("date", "published", "modified", "site", "role", "agency", "relative", "editor", "author"):
        return True
    names = items.of("name")
    called = has_given_name if head.in_tail(index) else has_first_name
    if all(called(item.value) for item in names) and all(item.value.count(" ") <= 2 for item in names):
        return True
    if any(is_place(item.value) for item in names):
        return False
    if title_above is not None and index < title_above:  # a name above the title may be the page's own
        named = all(surname(item.value) or has_first_name(item.value) for item in names)
        return named and (_beside_date(head, index) or _beside_date(head, index + 1))
    if len(names) == 1 and _TWO_SCRIPTS.fullmatch(line.text.strip()):
        return True
    signed = [part.strip() for part in line.text.strip().split(", ")]
    if len(signed) == len(names) and all(map(_SIGNED.fullmatch, signed)):
        return True
    between = title_above is not None and title_above < index < head.body
    short = all(1 <= item.value.count(" ") <= (4 if has_given_name(item.value) else 2) for item in names)
    if between and short and not line.text.isupper():
        return True
    bracketed = line.text.strip()[:1] == "(" and line.text.strip()[-1:] == ")"
    bare = len(line.text.strip()) - behind_rank(line.text.strip()) - sum(
        len(item.value) for item in names
    ) <= _AROUND or items.of("role", "site")
    if short and bare and _signs(head, index) and (bracketed or all(surname(item.value) for item in names)):
        return True
    return _label_above(head, index) or (short and _beside_metadata(head, index))


_QUOTE_END = re.compile(r"[\"”»’][.!?…]?\s*$|[.!?…][\"”»’]\s*$")


def signs_quote(head: Head, index: int) -> bool:
    """Who says the quotation right above, inside or below the text: ``Dr Aasen, medical coordinator in Nyala``."""
    if head.items(index).of("date", "published", "modified", "author") or not head.items(index).of("name"):
        return False
    return _below_quote(head, index)


def heads_answer(head: Head, index: int) -> bool:
    """One of several names over what each of them says: a row of answers inside the text."""
    if not head.body < index < head.end or not head.lines[index + 1].is_prose:
        return False
    if {item.kind for item in head.items(index).items} != {"name"} or not head.items(index).complete:
        return False
    for other, between in ((index - 2, index - 1), (index + 2, index + 1)):
        if head.body < other < head.end and head.lines[between].is_prose:
            named = head.items(other)
            if named.complete and {item.kind for item in named.items} == {"name"}:
                return True
    return False


def _below_quote(head: Head, index: int) -> bool:
    """A line of text in quotation marks stands right above."""
    if index <= head.body:
        return False
    above = head.lines[index - 1]
    quoted = above.text.lstrip()[:1] in '"“«„‘' and _QUOTE_END.search(above.text[-4:]) is not None
    beside = not head.source[above.block.span[1] : head.lines[index].block.span[0]].strip()
    return quoted and beside and above.words >= _LEAST_QUOTE


_LEAST_QUOTE = 4


def _with_house(head: Head, index: int, title: int | None) -> bool:
    """``Марфа Голованова | Правобережная правда`` between title and body: a name, and a house that no rule knows."""
    items = head.items(index)
    if title is not None and index + 1 == title and items.of("agency") and len(items.rest.split()) <= _LONGEST_HOUSE:
        return any(item.date is not None and item.date.hour is not None for item in items.of("date"))
    if title is None or not title < index < head.body or len(items.rest.split()) > _LONGEST_HOUSE:
        return False
    if "|" in head.lines[index].text and is_place(items.rest) and _beside_date(head, index):
        return True  # "Yohanes Seo | Kupang"
    if items.of("date") and items.of("agency", "site"):
        return True
    line = head.lines[index]
    if "©" in line.text or items.of("name")[0].span[0] > 2 or line.block.kind == "caption":
        return False
    cut = any(mark in line.text for mark in (" | ", " — ", " – ", " - ", " / ", " · ", " • "))
    if cut and any(item.date is not None and item.date.complete for item in items.items):
        return not line.ends_sentence
    if not cut or line.ends_sentence:
        return False
    house = (_MEDIUM.search(items.rest) is not None or "·" in line.text) and _beside_date(head, index)
    return house or all(surname(item.value) for item in items.of("name"))


_MEDIUM = re.compile(
    r"^The [A-Z]|\b(?:News|Times|Post|Herald|Daily|Star|Tribune|Journal|Gazette|Radio|TV|Газета|газета)\b"
)


def _beside_date(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    return any(
        head.items(other).complete and any(item.date is not None for item in head.items(other).items) for other in near
    )


def _signs(head: Head, index: int) -> bool:
    """The first line below the article, where it is signed."""
    return head.in_tail(index) and index == head.end + 1


def _label_above(head: Head, index: int) -> bool:
    """A byline's label alone on the line above, or above other names."""
    for above in range(index - 1, max(-1, index - _MOST_LISTED), -1):
        items = head.items(above)
        if items.items and items.items[-1].kind == "label":
            return items.items[-1].label == "by"
        if not items.complete or {item.kind for item in items.items} != {"name"}:
            return False
    return False


def _label_of_editor_above(head: Head, index: int) -> bool:
    above = head.items(index - 1).items if index else ()
    return bool(above) and above[-1].kind == "label" and above[-1].label == "editor"


def _beside_metadata(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    if any(
        head.items(other).complete and head.items(other).of("date", "published", "modified", "role") for other in near
    ):
        return True
    below = range(index + 1, min(index + _MOST_LISTED, len(head.lines)))
    names = next((other for other in below if {item.kind for item in head.items(other).items} != {"name"}), None)
    return names is not None and names > index + 1 and bool(head.items(names).of("published", "modified"))


def _bylines(head: Head, lines: Iterable[int], title: int | None) -> Iterable[Evidence]:
    for index in lines:
        items = head.items(index)
        if index == title or (not items.complete and len(items.rest) > 40):
            continue
        for item in items.of("author"):
            yield found_in(head, index, item, f"label:{item.label}")
        if head.commented(index):
            continue  # readers, not authors
        if _label_above(head, index) and not items.of("author"):
            for one in people(head.lines[index].text, least=1):
                if not head.names_someone(one.value):
                    break
                yield found_in(head, index, Item("name", one.span, one.value), "label-above")
        elif author_line(head, index, title) and not _label_of_editor_above(head, index):
            if _credited_picture(head, index, title):
                continue
            for item in items.of("name"):
                yield found_in(head, index, item, "name-line")
        elif (signed := _signed_with_post(head, index) or _signed_in_brackets(head, index)) is not None:
            yield found_in(head, index, signed, "name-line")


_BRACKETED = re.compile(r"\s*\((?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})\s?/\s?[a-zA-Z][\w.]{2,24}\)\s*")


def _signed_in_brackets(head: Head, index: int) -> Item | None:
    """``(Made Suarta/denpost)`` right below the article: the author and the house, as Indonesian papers sign."""
    match = _BRACKETED.fullmatch(head.lines[index].text) if _signs(head, index) else None
    found = people(match["name"], least=2) if match is not None else []
    if match is None or len(found) != 1 or is_desk(match["name"]) or not head.names_someone(found[0].value):
        return None
    return Item("name", match.span("name"), found[0].value)


def _credited_picture(head: Head, index: int, title: int | None) -> bool:
    """``Роман Лыткин / Znak.com`` right below the author's name: who took the picture."""
    if not index or " / " not in head.lines[index].text or not head.items(index).of("site", "agency"):
        return False
    above = head.items(index - 1)
    return {item.kind for item in above.items} == {"name"} and author_line(head, index - 1, title)


_LONGEST_POST = 6


def _signed_with_post(head: Head, index: int) -> Item | None:
    """``Дмитрий Коротков, штаб добровольцев`` right below the article: a given name, a surname and a post."""
    line = head.lines[index]
    name, comma, post = line.text.partition(",")
    if (
        not comma
        or not (_signs(head, index) or (index < head.body and _beside_date(head, index)))
        or line.words > _LONGEST_POST
        or line.ends_sentence
        or "," in post
    ):
        return None
    if not post.strip()[:1].islower() or any(character.isdigit() for character in post):
        return None
    found = people(name, least=2, strict=True)
    if len(found) != 1 or not has_given_name(name) or found[0].span != (0, len(name)) or _below_quote(head, index):
        return None
    return Item("name", found[0].span, found[0].value)


def found_in(head: Head, index: int, item: Item, method: str) -> Evidence:
    start = head.lines[index].block.span[0]
    span = (start + item.span[0], start + item.span[1])
    return Evidence(item.value, head.source[span[0] : span[1]], span, method)


def _stated(evidence: Sequence[PageEvidence], sites: frozenset[str], *, strict: bool = False) -> list[Evidence]:
    found: list[Evidence] = []
    for item in evidence:
        if item.field != "author" or "://" in item.value or lookup_key(item.value) in sites:
            continue
        text = re.sub(r"^(?:by|oleh|автор|penulis)[: ]+", "", " ".join(item.value.split()), flags=re.IGNORECASE)
        if label := by_label(text):
            text = label["rest"]
        if found and item.method != found[0].method:
            break
        found += [Evidence(one.value, item.value, None, item.method) for one in people(text, least=2, strict=strict)]
    return found

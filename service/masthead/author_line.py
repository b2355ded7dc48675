"""Whether names without a label on a line of their own are the authors'."""

from __future__ import annotations

import re

from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.labels import label_at
from service.masthead.name_ranks import behind_rank
from service.masthead.name_words import has_first_name, has_given_name, surname
from service.masthead.places import is_place
from service.telephones import states_telephone

MOST_LISTED = 5
_AROUND = 14
"""Characters that may stand around the names of a signature."""
_LONGEST_HOUSE = 3
"""Words of a house's name beside an author's."""
_SIGNED = re.compile(r"[A-ZА-ЯЁ]\. ?(?:[A-ZА-ЯЁ]\. ?)?[A-ZА-ЯЁ][\w-]{2,}\.?")
"""A signature with initials: ``П. ЗАВАРЗИН``."""
_TWO_SCRIPTS = re.compile(r"[А-ЯЁ][\w.-]+(?: [А-ЯЁ][\w.-]+){1,2} \([A-Z][\w.' -]+\)")
"""A translated author: ``Питер Линдквист (Peter Lindqvist)``."""


_NO_NAME_ENDS = ("...", "…", ":", "?", "!")


def author_line(head: Head, index: int, title_above: int | None = None) -> bool:
    """Whether unlabelled names are authors: a given name, or a date, site, role or byline beside them."""
    items = head.items(index)
    line = head.lines[index]
    if signs_quote(head, index) or heads_answer(head, index) or heads_speech(head, index):
        return False
    if not items.of("name") or (line.text.rstrip().endswith(_NO_NAME_ENDS) and not items.of("agency", "site")):
        return False
    if not items.complete:
        return _with_house(head, index, title_above) or _posted(head, index)
    if head.in_tail(index) and states_telephone(line.text):
        return False
    if _PICTURED.match(line.text, items.of("name")[-1].span[1]) and _titled(head, index, title_above):
        return False
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
        return named and (beside_date(head, index) or beside_date(head, index + 1))
    if len(names) == 1 and _TWO_SCRIPTS.fullmatch(line.text.strip()):
        return True
    signed = [part.strip() for part in line.text.strip().split(", ")]
    if len(signed) == len(names) and all(map(_SIGNED.fullmatch, signed)):
        return True
    between = title_above is not None and (
        title_above < index < head.body or (head.body <= title_above == index - 1 < head.end)
    )
    short = all(1 <= item.value.count(" ") <= (4 if has_given_name(item.value) else 2) for item in names)
    if between and short and not line.text.isupper():
        return True
    bracketed = line.text.strip()[:1] == "(" and line.text.strip()[-1:] == ")"
    bare = len(line.text.strip()) - behind_rank(line.text.strip()) - sum(
        len(item.value) for item in names
    ) <= _AROUND or items.of("role", "site")
    if short and bare and signs(head, index) and (bracketed or all(surname(item.value) for item in names)):
        return True
    if short and head.in_tail(index) and _over_section(head, index):
        return all(surname(item.value) or has_first_name(item.value) for item in names)
    return label_above(head, index) or (short and _beside_metadata(head, index))


_PICTURED = re.compile(r"\.\s(?:фото|foto|photo)\b", re.IGNORECASE)
"""``Тарас Гнатюк. Фото: Лига``: whom the picture shows, where the title speaks of him."""


def _titled(head: Head, index: int, title: int | None) -> bool:
    last = lookup_key(head.items(index).of("name")[-1].value).rpartition(" ")[2]
    return title is not None and last in head.lines[title].key


_QUOTE_END = re.compile(r"[\"”»’][.!?…]?\s*$|[.!?…][\"”»’]\s*$")


def signs_quote(head: Head, index: int) -> bool:
    """Who says the quotation right above, inside or below the text: ``Dr Aasen, medical coordinator in Nyala``."""
    if head.items(index).of("date", "published", "modified", "author") or not head.items(index).of("name"):
        return False
    return below_quote(head, index)


def heads_speech(head: Head, index: int) -> bool:
    """``Oleg Petrov, head coach of the club:`` over what he says: a name and a post without a label, and a colon."""
    line = head.lines[index]
    if not line.text.rstrip().endswith(":") or index + 1 >= len(head.lines) or not head.lines[index + 1].is_prose:
        return False
    kinds = [item.kind for item in head.items(index).items]
    return kinds[:1] == ["name"] and "role" in kinds and set(kinds) <= {"name", "role", "site"}


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


def below_quote(head: Head, index: int) -> bool:
    """A line of text in quotation marks stands right above."""
    if index <= head.body:
        return False
    above = head.lines[index - 1]
    quoted = above.text.lstrip()[:1] in '"“«„‘' and _QUOTE_END.search(above.text[-4:]) is not None
    beside = not head.source[above.block.span[1] : head.lines[index].block.span[0]].strip()
    return quoted and beside and above.words >= _LEAST_QUOTE


_LEAST_QUOTE = 4


def _posted(head: Head, index: int) -> bool:
    """``Глеб АРЗАМАСОВ, собкор "Курьера", Навашино - Выкса`` right below the article: a name, a post and a town."""
    items, line = head.items(index), head.lines[index]
    kinds = [item.kind for item in items.items]
    if not signs(head, index) or kinds != ["name", "role"] or line.ends_sentence or items.items[0].span[0] > 0:
        return False
    rest = items.rest.split()
    return len(rest) <= _LONGEST_TOWN and all(word[:1].isupper() for word in rest)


_LONGEST_TOWN = 2


def _over_section(head: Head, index: int) -> bool:
    """The line below names the section in which the article stands and nothing else."""
    if index + 1 >= len(head.lines):
        return False
    below = head.items(index + 1)
    return below.complete and [item.kind for item in below.items] == ["section"]


def _with_house(head: Head, index: int, title: int | None) -> bool:
    """``Марфа Голованова | Правобережная правда`` between title and body: a name, and a house that no rule knows."""
    items = head.items(index)
    if title is not None and index + 1 == title and items.of("agency") and len(items.rest.split()) <= _LONGEST_HOUSE:
        return any(item.date is not None and item.date.hour is not None for item in items.of("date"))
    if title is None or not title < index < head.body or len(items.rest.split()) > _LONGEST_HOUSE:
        return False
    if "|" in head.lines[index].text and is_place(items.rest) and beside_date(head, index):
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
    house = (_MEDIUM.search(items.rest) is not None or "·" in line.text) and beside_date(head, index)
    return house or all(surname(item.value) for item in items.of("name"))


_MEDIUM = re.compile(
    r"^The [A-Z]|\b(?:News|Times|Post|Herald|Daily|Star|Tribune|Journal|Gazette|Radio|TV|Газета|газета)\b"
)


def beside_date(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    return any(
        head.items(other).complete and any(item.date is not None for item in head.items(other).items) for other in near
    )


def signs(head: Head, index: int) -> bool:
    """The first line below the article, where it is signed."""
    return head.in_tail(index) and index == head.end + 1


def label_above(head: Head, index: int) -> bool:
    """A byline's label alone on the line above, or above other names."""
    for above in range(index - 1, max(-1, index - MOST_LISTED), -1):
        items = head.items(above)
        if items.items and items.items[-1].kind == "label":
            return items.items[-1].label == "by" and not _editor_between(head, above, index)
        if not items.complete or {item.kind for item in items.items} != {"name"}:
            return False
    return False


def _editor_between(head: Head, label: int, name: int) -> bool:
    """``Editor:`` was taken out between the label and the name: it is the editor's then."""
    between = head.source[head.lines[label].block.span[1] : head.lines[name].block.span[0]].split("\n")
    return any(label_at("editor", line.strip()) is not None for line in between if line.strip())


def _beside_metadata(head: Head, index: int) -> bool:
    near = [other for other in (index - 1, index + 1) if 0 <= other < len(head.lines)]
    if any(
        head.items(other).complete and head.items(other).of("date", "published", "modified", "role") for other in near
    ):
        return True
    below = range(index + 1, min(index + MOST_LISTED, len(head.lines)))
    names = next((other for other in below if {item.kind for item in head.items(other).items} != {"name"}), None)
    return names is not None and names > index + 1 and bool(head.items(names).of("published", "modified"))

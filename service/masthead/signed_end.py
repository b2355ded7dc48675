"""Where an article is signed, and only remains of the page were kept below: a caption, a banner, a row of headlines."""

from __future__ import annotations

import re

from service.lines import lookup_key
from service.masthead.head import Head
from service.masthead.name_words import has_first_name, surname

_REMAINS = 6
"""Lines from the signature to the last kept one at most."""
_SHORT = 6
"""Words of the line below the signature at most: a longer one, or a sentence, is what the named person says."""
_MOST_WORDS = 3


def signed_end(head: Head) -> int:
    """Index of the last line of the article: above the one name that signs it, else `Head.end` as it was.

    ``Нина ШАМШИНА``, ``***``, ``фото: баржу вытянули двумя тягачами.``: a name that stands alone below a sentence, over
    a short line, one sentence at most below. Several such names head answers or quotations.
    """
    if _introduced(head, head.end - 1):
        return head.end - 2
    for index in range(head.end - 1, max(head.end - _REMAINS, head.opened), -1):
        if not _names(head, index):
            continue
        above, below = head.lines[index - 1], head.lines[index + 1]
        if not (above.is_prose and above.ends_sentence) or below.words > _SHORT or below.ends_sentence:
            return head.end
        if sum(line.is_prose for line in head.lines[index + 1 : head.end + 1]) > 1:
            return head.end
        others = (other for other in range(head.body, index) if head.lines[other].words <= _MOST_WORDS)
        return head.end if any(_names(head, other) for other in others) else index - 1
    return head.end


def _introduced(head: Head, index: int) -> bool:
    """A name that the text does not know stands alone over one last paragraph about its bearer: the author's box."""
    if not head.opened < index < len(head.lines) - 1 or not head.lines[index + 1].is_prose:
        return False
    line, below = head.lines[index], head.lines[index + 1]
    items = head.items(index)
    if not 2 <= line.words <= _MOST_WORDS or not items.complete or [item.kind for item in items.items] != ["name"]:
        return False
    name = items.items[0].value
    last = lookup_key(name).split()[-1]
    if not (has_first_name(name) or surname(name)) or not head.lines[index - 1].ends_sentence:
        return False
    if any(last in other.key for other in head.lines[:index]):
        return False
    return last in below.key or _OF_ONESELF.match(below.text) is not None


_OF_ONESELF = re.compile(
    r"(?:Являюсь|Работаю|Пишу|Журналист|Родил[са]|I am |I[’']m |I write |Saya (?:adalah|menulis) )"
)


def _names(head: Head, index: int) -> bool:
    """The line is one name of a person and nothing else."""
    line = head.lines[index]
    if not 2 <= line.words <= _MOST_WORDS or line.ends_sentence or line.block.kind in ("heading", "caption"):
        return False
    items = head.items(index)
    if not items.complete or len(items.items) != 1 or items.items[0].kind != "name":
        return False
    return has_first_name(items.items[0].value) and surname(items.items[0].value)

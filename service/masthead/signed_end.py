"""Where an article is signed, and only remains of the page were kept below: a caption, a banner, a row of headlines."""

from __future__ import annotations

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


def _names(head: Head, index: int) -> bool:
    """The line is one name of a person and nothing else."""
    line = head.lines[index]
    if not 2 <= line.words <= _MOST_WORDS or line.ends_sentence or line.block.kind in ("heading", "caption"):
        return False
    items = head.items(index)
    if not items.complete or len(items.items) != 1 or items.items[0].kind != "name":
        return False
    return has_first_name(items.items[0].value) and surname(items.items[0].value)

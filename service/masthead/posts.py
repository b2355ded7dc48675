"""A name and what its bearer does on one line: ``Дмитрий Коротков, штаб добровольцев`` where an article is signed."""

from __future__ import annotations

import re

from service.masthead.author_line import below_quote, beside_date, signs
from service.masthead.head import Head
from service.masthead.item import Item
from service.masthead.name_words import has_first_name, has_given_name, role_words, surname
from service.masthead.names import people
from service.masthead.phrases import folded_words

_LONGEST_POST, _LONGEST_TITLED = 6, 18
"""Words of the line; more where the post opens with what someone does."""
_BULLET = re.compile(r"[•·*–—-]{0,2}\s*")
_INITIALED = re.compile(r"(?:[A-ZА-ЯЁ]\.\s?){1,2}[A-ZА-ЯЁ][\w’'-]{2,}")
_PICTURED = re.compile(r"\b(?:фото|foto|photos?|pictured?|image)\b|[©/]", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[а-яё]\.){2,3}[\s;]*$")
"""``…, к.э.н.`` ends no sentence."""


def signed_with_post(head: Head, index: int, title: int | None) -> Item | None:
    """A given name, a surname and a post right below the article, or beside the date above it."""
    line = head.lines[index]
    name, comma, post = line.text.partition(",")
    bullet = _BULLET.match(name)
    start = bullet.end() if bullet is not None else 0
    post = post.strip()
    if not comma or not post[:1].islower() or below_quote(head, index):
        return None
    if not (
        _short(head, index, post) or (title is not None and title < index < head.body and _titled(head, index, post))
    ):
        return None
    found = people(name[start:], start, least=2, strict=True)
    bare = name[start:]
    called = has_given_name(bare) or (
        line.words > _LONGEST_POST and (has_first_name(bare) or surname(bare) or _INITIALED.fullmatch(bare))
    )
    if len(found) != 1 or not called or found[0].span != (start, len(name)):
        return None
    return Item("name", found[0].span, found[0].value)


def _short(head: Head, index: int, post: str) -> bool:
    line = head.lines[index]
    placed = signs(head, index) or (index < head.body and beside_date(head, index))
    plain = "," not in post and not line.ends_sentence and not any(character.isdigit() for character in post)
    return placed and plain and line.words <= _LONGEST_POST


def _titled(head: Head, index: int, post: str) -> bool:
    """``…, заместитель генерального директора института, к.э.н.;`` between title and text: no caption, no sentence."""
    line = head.lines[index]
    if line.block.kind == "caption" or line.words > _LONGEST_TITLED or _PICTURED.search(line.text):
        return False
    ends = line.ends_sentence and not _DEGREE.search(line.text)
    opening = post.casefold().split()[:2]
    return not ends and not (role_words() | folded_words("masthead.posts")).isdisjoint(opening)

"""Labels of a masthead (``By``, ``Источник:``, ``Penulis :``) as patterns, and their words."""

from __future__ import annotations

import re
from functools import cache

from service.lexicon import all_words
from service.masthead.phrases import Edges, longest_first, opening_words, opens_with


def loose(word: str) -> str:
    return re.escape(word).replace("е", "[её]").replace(r"\ ", r"[ \t\u00a0]{1,2}")


def label_at(name: str, text: str) -> re.Match[str] | None:
    """A label with a colon, or one that needs none, at the beginning of a piece."""
    word = _WORD.match(text)
    if name == "by" and text.startswith(_RUN_ON_STARTS) and (run_on := _RUN_ON.match(text)) is not None:
        return run_on
    if word is None:
        return _labels(name, "").match(text) if text.startswith(_openings(name).marks) else None
    opening = word.group().lower().replace("ё", "е")
    return _labels(name, opening).match(text) if opening in _openings(name).words else None


_WORD = re.compile(r"\w+")
_RUN_ON_STARTS = ("Writer", "Written", "Posted", "Published", "Story", "By", "Oleh", "Автор", "Текст")
_RUN_ON = re.compile(
    r"(?P<label>)(?P<bare>Writer['’]s picture|(?:Written|Posted|Published|Story) by|By|Oleh|Автор|Текст)"
    r"(?P<rest>[A-ZА-ЯЁ][a-zа-яё'’]+[ -][A-ZА-ЯЁ].*)$",
    re.DOTALL,
)
"""A label whose blank before the name was lost: ``Writer's pictureAda Perkins``, ``АвторАнна Соколова``."""


@cache
def _openings(name: str) -> Edges:
    names = (name, "by_bare") if name == "by" else (name,)
    return opening_words(word for part in names for word in all_words(f"masthead.{part}"))


@cache
def _labels(name: str, opening: str) -> re.Pattern[str]:
    """The labels that open with this word, or with a mark: most are told from others by that."""
    words, bare = (
        "|".join(loose(word) for word in longest_first(all_words(f"masthead.{part}")) if _opening(word) == opening)
        for part in (name, "by_bare" if name == "by" else name)
    )
    return re.compile(
        rf"(?:(?P<label>{words or _NEVER})[ \t\u00a0]{{0,2}}[:：][ \t\u00a0]{{0,3}}"
        rf"|(?P<bare>{bare or _NEVER})[ \t\u00a0]{{1,3}})(?P<rest>.*)$",
        re.IGNORECASE | re.DOTALL,
    )


_NEVER = "(?!)"


def _opening(folded: str) -> str:
    word = _WORD.match(folded)
    return word.group() if word is not None else ""


def by_label(text: str) -> re.Match[str] | None:
    """The byline's label that `text` begins with; its group ``rest`` is what follows."""
    return label_at("by", text)


@cache
def _date_label() -> re.Pattern[str]:
    names = ("published", "modified")
    words = longest_first(word for name in names for word in all_words(f"masthead.{name}"))
    return re.compile(rf"(?:{'|'.join(loose(word) for word in words)})[ \t\u00a0]{{0,2}}[:：]", re.IGNORECASE)


def opens_date_label(text: str) -> bool:
    """``published : …``, ``Время публикации: …``."""
    return opens_with(text, _date_openings()) and _date_label().match(text) is not None


@cache
def _date_openings() -> Edges:
    return opening_words(word for name in ("published", "modified") for word in all_words(f"masthead.{name}"))


@cache
def label_openings() -> Edges:
    names = ("by", "by_bare", "editor", "source", "section", "site")
    return opening_words(word for name in names for word in all_words(f"masthead.{name}"))

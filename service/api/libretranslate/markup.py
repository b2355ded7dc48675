"""HTML for translation: text nodes come out, translated text goes back, markup stays as it is.

Text is set as text and escaped again on writing, so escaped markup in the input never becomes live in the output.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from lxml import etree, html

_OPAQUE = frozenset(
    {"script", "style", "code", "pre", "textarea", "svg", "math", "xmp", "iframe", "noembed", "noframes"}
)
_DOCUMENT = re.compile(r"\s*(?:<!doctype\b|<html\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]")
_TOO_DEEP = 2_000
_WRAPPER = "dragoman-fragment"
"""Element around a fragment: a name that no end tag in the fragment closes."""


class MarkupError(ValueError):
    """The markup cannot be translated without losing some of it."""


@dataclass(frozen=True, slots=True)
class _Slot:
    """A text node: the text of an element or the tail behind it."""

    element: etree._Element
    part: Literal["text", "tail"]


class Markup:
    """One HTML fragment or document; `texts` are its text nodes worth translating, in order."""

    def __init__(self, source: str) -> None:
        self._document = bool(_DOCUMENT.match(source))
        parser = html.HTMLParser(huge_tree=True, encoding="utf-8")
        wrapped = source if self._document else f"<{_WRAPPER}>{source}</{_WRAPPER}>"
        try:
            self._root = html.document_fromstring(wrapped.encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError) as error:
            raise MarkupError(f"the HTML cannot be read: {error}") from None
        self._slots = list(self._text_slots())
        self.texts = [str(getattr(slot.element, slot.part)) for slot in self._slots]

    def filled(self, texts: Sequence[str]) -> str:
        """The markup with `texts` in the places of `self.texts`; white space at their ends stays as it was."""
        for slot, old, new in zip(self._slots, self.texts, texts, strict=True):
            lead = old[: len(old) - len(old.lstrip())]
            trail = old[len(old.rstrip()) :]
            setattr(slot.element, slot.part, lead + new.strip() + trail)
        if self._document:
            return str(html.tostring(self._root, encoding="unicode", doctype=self._doctype()))
        wrapper = self._root.find(f"body/{_WRAPPER}")
        if wrapper is None:
            return ""
        whole = str(html.tostring(wrapper, encoding="unicode", with_tail=False))
        return whole.removeprefix(f"<{_WRAPPER}>").removesuffix(f"</{_WRAPPER}>")

    def _doctype(self) -> str | None:
        return cast(Any, self._root.getroottree()).docinfo.doctype or None

    def _text_slots(self) -> Iterator[_Slot]:
        """Text nodes in document order, without recursion; opaque and ``translate="no"`` elements are passed over."""
        closed = 0
        depth = 0
        for event, node in etree.iterwalk(self._root, events=("start", "end", "comment", "pi")):
            element = cast(etree._Element, node)
            named = isinstance(element.tag, str)
            if event == "start":
                depth += 1
                if depth > _TOO_DEEP:
                    raise MarkupError(f"the HTML is nested deeper than {_TOO_DEEP} elements")
                closed += 1 if closed or _is_opaque(element) else 0
                if not closed and _WORD.search(element.text or ""):
                    yield _Slot(element, "text")
                continue
            if event == "end" and named:
                depth -= 1
                closed -= 1 if closed else 0
            if not closed and element is not self._root and _WORD.search(element.tail or ""):
                yield _Slot(element, "tail")


def _is_opaque(element: etree._Element) -> bool:
    return str(element.tag).lower() in _OPAQUE or element.get("translate", "").lower() == "no"

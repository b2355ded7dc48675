"""Visible text of a page without a parser: one linear pass, for pages that the parser cannot or may not read."""

from __future__ import annotations

import html
import re

from service.decode.cleaning import clean

_TOKEN = re.compile(r"<!--|<!\[CDATA\[|<[!?/]?[a-zA-Z][^<>]*>?|<")
_NAME = re.compile(r"<[!?/]?([a-zA-Z][a-zA-Z0-9-]*)")
_SILENT = frozenset(
    {"script", "style", "template", "noscript", "svg", "iframe", "object", "head", "textarea", "select"}
)
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img"}
    | {"ins", "kbd", "label", "mark", "nobr", "q", "rb", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike"}
    | {"strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "input", "td", "th"}
)
_SPACE = re.compile(r"\s+")


def visible_lines(page: str) -> list[str]:
    """Lines of text outside tags, scripts and styles, entities decoded, white space squeezed; none is empty."""
    parts: list[str] = []
    position = 0
    while position < len(page):
        token = _TOKEN.search(page, position)
        if token is None:
            parts.append(page[position:])
            break
        parts.append(page[position : token.start()])
        position = _after(page, token, parts)
    text = html.unescape("".join(parts))
    lines = (_SPACE.sub(" ", line).strip() for line in clean(text).text.split("\n"))
    return [line for line in lines if line]


def _after(page: str, token: re.Match[str], parts: list[str]) -> int:
    """Where the text goes on after `token`; a line break goes to `parts` where the tag makes one."""
    mark = token.group()
    if mark == "<!--":
        dashes = page.find("-->", token.end())
        return len(page) if dashes < 0 else dashes + 3
    if mark in ("<", "<![CDATA["):
        if mark == "<":
            parts.append("<")
        return token.end()
    named = _NAME.match(mark)
    name = named.group(1).lower() if named else ""
    if name not in _INLINE:
        parts.append("\n")
    else:
        parts.append(" " if name in ("td", "th") else "")
    if name in _SILENT and not mark.startswith("</") and not mark.endswith("/>"):
        close = re.compile(rf"</{name}\b", re.IGNORECASE).search(page, token.end())
        return close.start() if close else (token.end() if name == "head" else len(page))
    return token.end()

"""A request's body as an article: JSON, plain text or HTML, each checked with errors that name the field."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import Annotated, Literal

from fastapi import Request
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from service.api.glossaries import GlossaryField, glossary_text, stored
from service.api.parsing import parsed
from service.api.problems import Problem
from service.api.state import state_of
from service.article import HINTS, Article
from service.glossaries import Glossaries

RAW_TYPES = {"text/plain": "text/plain", "text/html": "text/html", "application/xhtml+xml": "text/html"}
JSON_TYPES = ("application/json", "text/json")

Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}$", description="ISO 639 code.", examples=["ru"])]

_ISO_8601 = (
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2}([T ][0-9]{2}(:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?)?(Z|[+-][0-9]{2}:?[0-9]{2})?)?)?)?$"
)
_FIRST_DAY = "0000-01-01"
_MOST_OFFSET = 23
"""Hours from UTC that a clock may be set to."""


def _existing(text: str) -> str:
    """The text, when calendar and clock have such a moment; said in our words, the same on every Python."""
    day, rest = text[:10], text[11:]
    try:
        date.fromisoformat(day + _FIRST_DAY[len(day) :])
    except ValueError:
        raise ValueError(f"there is no such date or time: the calendar has no {day}") from None
    clock, sign, offset = [*re.split(r"([Z+-])", rest, maxsplit=1), "", ""][:3]
    for name, value, most in zip(("hour", "minute", "second"), clock.split(":"), (23, 59, 59), strict=False):
        if value and int(value[:2]) > most:
            raise ValueError(f"there is no such date or time: {name} is {value[:2]}, it goes from 00 to {most}")
    if offset and (int(offset[:2]) > _MOST_OFFSET or int(offset[-2:]) > 59):
        raise ValueError(f"there is no such date or time: no clock is {sign}{offset} from UTC")
    return text


Instant = Annotated[str, Field(pattern=_ISO_8601), AfterValidator(_existing)]


class ArticleRequest(BaseModel):
    """One raw article: exactly one of `text` and `html`; the other fields are hints."""

    model_config = ConfigDict(extra="forbid", strict=True)

    text: str | None = Field(None, description="The article as plain text.", examples=["МОСКВА, 1 окт - РИА Новости."])
    html: str | None = Field(None, description="The article as an HTML page.")
    language: Code | None = Field(None, description="Language to assume where the text does not tell.")
    url: Annotated[str, Field(max_length=4096)] | None = Field(None, description="Where the article was found.")
    title: Annotated[str, Field(max_length=2000)] | None = Field(None, description="Title, if the caller knows it.")
    published: Instant | None = Field(
        None, description="Date of publication, ISO 8601.", examples=["2020-10-01T12:32+03:00"]
    )
    retrieved: Instant | None = Field(
        None,
        description="When the article was fetched, ISO 8601: settles relative dates and tells future ones.",
    )
    site: Annotated[str, Field(max_length=200)] | None = Field(None, description="Name of the site.")
    glossary: GlossaryField | None = Field(None, description="A stored glossary's name, or a glossary.")
    include: list[Literal["source"]] = Field(
        default_factory=list, description="`source` adds the decoded source that every span counts in."
    )

    @model_validator(mode="after")
    def _one_source(self) -> ArticleRequest:
        if (self.text is None) == (self.html is None):
            raise ValueError("give exactly one of the fields text and html")
        return self

    def article(self, glossaries: Glossaries | None = None) -> Article:
        """The article that the request describes; `glossaries` are those that it may name."""
        text, media_type = (self.text, "text/plain") if self.text is not None else (self.html, "text/html")
        hints = {name: value for name in HINTS if (value := getattr(self, name)) is not None}
        data = (text or "").encode("utf-8", "surrogatepass")
        glossary = glossary_text(self.glossary, glossaries)
        return Article(data, media_type, "utf-8", hints, frozenset(self.include), glossary)


def media_type(header: str | None) -> tuple[str, str | None]:
    """Media type and charset of a Content-Type header; ("", None) when there is none."""
    if not header:
        return "", None
    message = Message()
    message["content-type"] = header
    charset = collapse_rfc2231_value(message.get_param("charset") or "")
    return message.get_content_type() if "/" in header else "", str(charset).strip() if charset else None


def article_from(request: Request, body: bytes, max_characters: int) -> Article:
    """The article in `body`; problems 400, 413, 415 and 422."""
    kind, charset = media_type(request.headers.get("content-type"))
    if kind in JSON_TYPES or kind.endswith("+json"):
        if name := next(iter(request.query_params), None):
            raise Problem(422, "invalid-input", f"{name}: with a JSON body hints are fields of it", field=name)
        article = parse_json(body, stored(state_of(request)))
    elif kind in RAW_TYPES:
        article = _raw(body, RAW_TYPES[kind], charset, request.query_params, stored(state_of(request)))
    else:
        allowed = ", ".join(("application/json", *RAW_TYPES))
        raise Problem(
            415,
            "unsupported-media-type",
            f"Content-Type is {kind or 'missing'}; send one of {allowed}",
            field="Content-Type",
            headers={"Accept-Post": allowed},
        )
    check_size(article, max_characters)
    return article


def parse_json(body: bytes | str, glossaries: Glossaries | None = None) -> Article:
    """The article of one JSON object, which may name one of `glossaries`."""
    return parsed(ArticleRequest, body).article(glossaries)


def check_size(article: Article, max_characters: int) -> None:
    """Refuse empty articles and ones that cannot fit into the limit."""
    field = "html" if article.media_type == "text/html" else "text"
    if not article.data.strip():
        raise Problem(422, "empty-article", f"{field} is empty", field=field)
    if len(article.data) > max_characters * 4:  # no character takes more than four bytes in the charsets read here
        raise too_long(field, max_characters)


def too_long(field: str, limit: int) -> Problem:
    """413 for an article of too many characters."""
    return Problem(
        413, "article-too-long", f"{field} is over the limit of {limit} characters", field=field, limit=limit
    )


def _raw(
    body: bytes, kind: str, charset: str | None, query: Mapping[str, str], glossaries: Glossaries | None = None
) -> Article:
    """A raw body; its hints come as query parameters and are checked as the JSON fields are."""
    known = {name: query[name] for name in (*HINTS, "glossary") if name in query}
    include = [part for part in re.split(r"[, ]+", query.get("include", "")) if part]
    stand_in = json.dumps({"text": "-", "include": include, **known})
    checked = parse_json(stand_in, glossaries)
    return Article(body, kind, charset, checked.hints, checked.include, checked.glossary)

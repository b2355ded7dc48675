"""The name in the line of copyright or registration below a text: the page's own, or a company's that publishes it."""

from __future__ import annotations

import re

from service.document import Span
from service.lines import plain
from service.masthead.item import HOST
from service.masthead.site import MEDIA, names_page
from service.masthead.site_lines import holds_as_company

_EDGE, _MOST_WORDS = 8_000, 5
_QUOTED = re.compile(r"[«\"“]([^«»\"“”]{2,50})[»\"”]")
_HOLDER = re.compile(
    r"(?:©|\([cс]\)|(?<![/_-])copyright)(?:\s*(?:©|\([cс]\)|copyright))?[\s,:]*(?:(?:19|20)\d\d(?:\s*[-–—]\s*(?:(?:19|20)\d\d|н\.\s?в\.))?)?[\s,.]*"
    r"(?P<name>(?:[^.,|;:©(\n]|(?<=\w)\.(?=[a-zа-я]{2,12}\b)){2,60})",
    re.IGNORECASE,
)
_IN_PROSE = re.compile(r"copyright(?=\s+[a-z])")
"""The word inside a sentence, no mark or year behind it: ``any copyright issues related to this article``."""
_BEFORE_SIGN = re.compile(
    r"^(?P<name>[^\n©.,:;|()]{3,40}?)[ \t]*(?:©|\([cC]\))[ \t]*(?:19|20)\d\d"
    r"(?:[ \t]*[-–—][ \t]*(?:19|20)\d\d)?\.?[ \t]*$",
    re.MULTILINE,
)
"""``Harborline © 2015``"""
_REGISTERED = re.compile(
    r"(?:сетевое издание|интернет-издание|газета|журнал|портал|сми|телеканал|информационный портал)"
    r"\s+[«\"“](?P<name>[^«»\"“”\n]{2,50})[»\"”]",
    re.IGNORECASE,
)
_REQUIRED = re.compile(
    r"ссылк[ау] на (?:(?:сайт|портал|агентство|издание|газету|МИА|ИА|РИА|СМИ) )?"
    rf"(?:[«\"“](?P<quoted>[^«»\"“”\n]{{2,40}})[»\"”]"
    rf"|(?P<bare>{HOST.pattern}|[A-ZА-ЯЁ][\w.-]+(?: [A-ZА-ЯЁ\d][\w.-]*){{0,3}}))"
    r" обязательн"
)
"""``При использовании материалов ссылка на «Приречный маяк» обязательна``"""
_LEGAL = re.compile(
    r"^(?:ООО|ЗАО|ОАО|ПАО|АО|АНО|ИП|МИА|ФГУП|ГБУ|АУ|PT\.?|CV\.?)\s+|\s+(?:Inc|Ltd|LLC|GmbH|Corp|Limited|Group|Tbk)\.?$|^by\s+",
    re.IGNORECASE,
)
_KINDS = frozenset(
    {"news", "media", "press", "radio", "tv", "newspaper", "magazine", "online", "медиа", "новости", "газета"}
)
"""What is left of no name without its legal form: ``News`` of ``News Corp``."""
_YEARS = re.compile(r"[\s,]*(?:19|20)\d\d(?:\s*[-–—]\s*(?:19|20)\d\d)?[\s,]*")
_IS_NONE = re.compile(
    r"^(?:all rights? reserved|все права защищены|hak cipta dilindungi|барлық құқықтар қорғалған"
    r"|copyright\b.*|.*\bcopyright|редакция .*|.*\?.*|getty images.*|shutterstock)$",
    re.IGNORECASE,
)
"""Rights, stock of pictures, questions: no name of a page."""
_NO_NAME = (
    "использован",
    "ссылка",
    "перепечат",
    "копирован",
    "цитирован",
    "rights reserved",
    "все права",
    "hak cipta",
    "архив",
    "фото",
    "құқықтар",
    "theme",
    "powered",
    "/",
)
_PATTERNS = ((_REGISTERED, "registration"), (_HOLDER, "copyright"), (_BEFORE_SIGN, "copyright"))
_RIGHTS = re.compile(r"\s+[-–—]\s+(?=hak cipta|all rights|все права|seluruh hak)", re.IGNORECASE)
"""``© 2015 nusalain.example - Hak cipta dilindungi``"""
_TAILS = (
    r"(?:publishing|publications?|publishers|newspapers|media|group|trust|foundation|network|holdings?|company|co)\b"
)
_COMPANY = re.compile(
    r"\s+(?:publishing(?: co(?:mpany)?)?|publications?|publishers|newspapers|interactive"
    r"|media(?: (?:group|network|foundation|trust|company))?"
    r"|group|trust|foundation|network|holdings?|company|co)$|(?:-медиа|\sкорпорация|\sхолдинг|\sмедиа)$",
    re.IGNORECASE,
)
"""How the names of companies that publish papers end: ``Harborline Media``, ``THE HARBORLINE PUBLISHING CO``."""


def footer_name(source: str, body_end: int = 0) -> tuple[str, Span, str] | None:
    """The name in the copyright or registration line below the body, its span and the method."""
    start = max(body_end, len(source) - _EDGE, 0)
    if (match := _REQUIRED.search(source, start)) is not None:
        group = "quoted" if match["quoted"] else "bare"
        return match[group], match.span(group), "note"
    found: tuple[str, Span, str] | None = None
    for pattern, method in _PATTERNS:
        if pattern is _BEFORE_SIGN and not any(source.find(sign, start) >= 0 for sign in ("©", "(c)", "(C)")):
            continue
        for match in pattern.finditer(source, start):
            name, span = _bare(match["name"], match.start("name"))
            if not name or (_IN_PROSE.match(match.group()) and name[0].islower() and not HOST.fullmatch(name)):
                continue
            if pattern is _BEFORE_SIGN and (name != match["name"].strip() or not names_page(name)):
                continue
            if not _IS_NONE.search(name) and not any(word in plain(name) for word in _NO_NAME):
                found = (name, span, method)
        if found:
            return found
    return None


def own_name(source: str, name: str, span: Span) -> tuple[str, Span] | None:
    """What the holder of the copyright calls its page; None for a company that the page names nowhere else.

    ``The Harborline`` for ``Harborline Media Ltd`` where the page writes that, and the company where it is named twice.
    """
    tail = _COMPANY.search(name)
    if tail is not None:
        own = name[: tail.start()].removeprefix("The ").removeprefix("THE ")
        if " " in own or MEDIA.search(own):
            again = re.compile(rf"(?<![\w@/.-])(?:The )?{re.escape(own)}(?![\w@-]|\.\w| {_TAILS})", re.IGNORECASE)
            for match in again.finditer(source):
                if not span[0] <= match.end() <= span[1] and match.group()[0].isupper():
                    return match.group(), match.span()
    company = tail is not None or (MEDIA.search(name) is None and holds_as_company(source, span))
    if company and source.count(name) == 1:
        return None
    return name, span


def _bare(text: str, offset: int) -> tuple[str, Span]:
    """The name without legal form, years and quotation marks."""
    text = _RIGHTS.split(text, maxsplit=1)[0]
    if quoted := _QUOTED.search(text):
        return quoted[1], (offset + quoted.start(1), offset + quoted.end(1))
    bare = _LEGAL.sub("", text.strip())
    core = _YEARS.sub(" ", text.strip() if plain(bare) in _KINDS else bare).strip(' ,.-–—"«»')
    at = text.find(core)
    if not core or at < 0 or core.count(" ") >= _MOST_WORDS or not core[:1].isalnum():
        return "", (offset, offset)
    return core, (offset + at, offset + at + len(core))

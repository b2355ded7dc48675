"""Lines that a page puts over its articles, whatever they are about: logos, welcomes, offers, tickers, house and town.

Said of the words of one line, but for a ticker, which is several of them.
"""

from __future__ import annotations

import re

from service.masthead.head import Head
from service.masthead.headline import SHARES, body_stems, of_the_article
from service.masthead.item import HOST
from service.masthead.places import is_place
from service.masthead.site import MEDIA
from service.masthead.stems import overlap

_LONGEST, _MOST_WORDS = 160, 12
"""Characters and words of a banner."""
_LOGO = re.compile(r"(?:logo|логотип)\s+(?P<of>\S.*)|(?P<name>\S.*)\s(?:logo|логотип)", re.IGNORECASE)
_LONGEST_NAME, _SHORT_NAME = 4, 3
_WELCOME = re.compile(r"\W*(?:welcome (?:back )?to|selamat datang di|добро пожаловать (?:на|в))\s", re.IGNORECASE)
_PRICE = (
    r"(?:(?:[$€£₽]|rp\.?\s?|usd\s?)\s?\d[\d.,]*|\d[\d.,]*\s?(?:[€£₽¢]|руб\w*\.?|cents?\b|рублей)|free|gratis|бесплатно)"
)
_TERM = r"(?:weeks?|months?|days?|years?|minggu|bulan|hari|tahun|недел\w+|месяц\w*|дней|дня|год\w?)"
_PROMOTION = re.compile(
    rf"\W*(?:only |just |from |try it |get it |hanya |cuma |всего |первы\w+ )?{_PRICE} (?:for|на|за|untuk|per|a|/)\s?"
    rf"(?:(?:the |your )?(?:first|one|следующи\w+|первы\w+|pertama) )?(?:\d{{1,3}} |a |one )?{_TERM}(?: pertama)?\b",
    re.IGNORECASE,
)
"""``$0 for the first 4 weeks*``, ``Only $1 for 6 months``: what a subscription costs."""
_APPEAL = re.compile(
    r"\W*(?:download|install|get|subscribe|sign up|follow|join|unduh|pasang|ikuti|gabung|langganan|скачай(?:те)?"
    r"|установи(?:те)?|подпи(?:шись|шитесь|сывайтесь))\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:our|us|kami|наш\w{0,3}|нас)\b", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(?:apps?|play ?store|google play|app store|newsletters?|channels?|whatsapp|telegram|link|aplikasi|saluran|kanal"
    r"|приложени\w|рассылк\w|канал\w{0,2}|телеграм\w{0,2})\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r":(?:\s\S+){4}")
"""``Follow Our Channel: How Fishermen Watch the Weather``: the words of an appeal with a headline behind them."""
_POINTS = re.compile(r"[>»→▶]{2,}\s*$|\b(?:here|di sini|здесь|тут)\W*$", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?P<name>[A-ZА-ЯЁ][\w.&’'-]*(?: (?:of |the )?[A-ZА-ЯЁ\d][\w.&’'-]*){0,4}) \((?P<place>[^()\d]{3,30})\)"
)
_TICKER = re.compile(r"[▲▼△▽⬆⬇↑↓]|\(?[-+−]?\d+(?:[.,]\d+)?\s?%\)?\s*$")
_FIGURES = re.compile(r"(?<![\w.,])[-+−]?\d[\d.,]*(?![\w])")
_LEAST_FIGURES, _LEAST_TICKERS, _TICKER_WORDS = 2, 2, 4
_STAMPED = re.compile(
    r"[a-zа-яё][A-ZА-ЯЁ][\w &-]{2,40}\s(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Za-zА-Яа-яё]{3,9}),?"
    r" \d{1,2}[:.]\d\d\s*$"
)
"""Another article's title with its section and its time, glued: ``… medals in HarbinSport December 04, 20:50``."""


_TOWN = re.compile(r"(?P<town>[A-ZА-ЯЁ][\w'’. -]{1,30}), (?P<of>[A-ZА-ЯЁ][\w'’. -]{1,30})")
_STATE = re.compile(r"[A-Z]{2}|[A-Z][a-z]{2,4}\.")
"""The two letters of a state: ``Elkton, IA``; older reports shorten it otherwise: ``Calif.``."""


def is_town(text: str) -> bool:
    """``Lilongwe, Malawi``, ``Elkton, IA``: where a report is from, on a line of its own."""
    match = _TOWN.fullmatch(text)
    if match is None:
        return False
    return _STATE.fullmatch(match["of"]) is not None or (is_place(match["town"]) and is_place(match["of"]))


def is_banner(head: Head, index: int) -> bool:
    """Whether the line stands over whatever article the page shows."""
    line = head.lines[index]
    text = line.text.strip()
    if len(text) > _LONGEST or line.ends_sentence:
        return False
    if _STAMPED.search(text) is not None or quotes(head, index):
        return True
    if line.words > _MOST_WORDS:
        return False
    if is_town(text):
        return True
    if _PROMOTION.match(text) is not None or (appeals(text) and not of_the_article(head, index)):
        return True
    named = house_of_place(text)
    if named is not None and (len(named.split()) <= _SHORT_NAME or MEDIA.search(named) is not None):
        return overlap(named, body_stems(head))[0] < SHARES
    if shows_logo(text):
        return not of_the_article(head, index)
    welcome = _WELCOME.match(text)
    return welcome is not None and overlap(text[welcome.end() :], body_stems(head))[0] < 1


def shows_logo(text: str) -> bool:
    """``logo Torva.example``, ``Torva Times Logo``: what stands in place of a picture of the page's name."""
    match = _LOGO.fullmatch(text)
    words = (match["of"] or match["name"]).split() if match is not None else []
    return 0 < len(words) <= _LONGEST_NAME and all(word[:1].isupper() or HOST.fullmatch(word) for word in words)


def house_of_place(text: str) -> str | None:
    """The house of ``Harbour FM (Mombasa)``: an article's newsroom with its town, as collections of news write it."""
    match = _HOUSE.fullmatch(text)
    return match["name"] if match is not None and is_place(match["place"]) else None


def appeals(text: str) -> bool:
    """``Download our app from the Play Store here>>>``: the reader is told to take something of the page's own."""
    if _APPEAL.match(text) is None or _OFFERED.search(text) is None or _QUOTED.search(text) is not None:
        return False
    return _OWN.search(text) is not None or _POINTS.search(text) is not None


def quotes(head: Head, index: int) -> bool:
    """One of several lines of prices and how they moved: ``TORV 40.25 Increased By ▲ 0.22 (0.55%)``."""
    near = range(max(0, index - _LEAST_TICKERS), index + _LEAST_TICKERS + 1)
    return (
        _priced(head.lines[index].text)
        and sum(_priced(head.lines[other].text) for other in near if other < len(head.lines)) >= _LEAST_TICKERS
    )


def _priced(text: str) -> bool:
    if len(text) > _LONGEST or _TICKER.search(text) is None or len(_FIGURES.findall(text)) < _LEAST_FIGURES:
        return False
    words = [word for word in text.split() if word[:1].isalpha()]
    return 0 < len(words) <= _TICKER_WORDS

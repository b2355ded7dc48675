"""Pieces of a masthead's line: what each is, where it stands, and the forms of sites' names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from service.document import Span
from service.masthead.dates import FoundDate

JUNK = " \t\u00a0.,;:()[]{}<>-–—/\\\"'“”«»|*#"
"""Marks that may stand around a piece."""
Kind = Literal[
    "published",
    "modified",
    "date",
    "other-date",
    "relative",
    "author",
    "editor",
    "agency",
    "source",
    "section",
    "site",
    "name",
    "role",
    "label",
    "noise",
]
HOST = re.compile(
    r"(?:(?:www|rus?|en|m|[a-z]{3,14})\.)?[A-Za-zА-Яа-яЁё0-9][\w-]{2,40}(?:\.(?i:co|com|net|org|go|ac|or|web|sch|biz|my|desa|in|msk|spb))?"
    r"\.(?:[a-z]{2,12}|[A-Z]{2,4}|[A-Z][a-z]|ру|рф|РФ|рус|онлайн|москва)(?![\w.])"
)
"""A web address without its path, written in one of the usual ways: ``Lenta.ru``, ``INTERFAX.RU``, ``Газета.Ru``."""
OWN_ADDRESS = re.compile(rf"(?:{HOST.pattern}|\d\d\.[a-z]{{2}}(?![\w.]))")
"""An address where a house's name stands: that of a country's code too, ``37.kg``."""
BRAND = re.compile(
    r"[A-Z][\w]*(?:\s[A-Z][\w]*){0,2}\s(?:Indonesia|News|Online|Daily|Times|Post|TV|Herald|Tribune|Radio|Media)"
    r"|(?i:(?:detik|tribun|okezone|kumparan|liputan6|viva|suara|tirto|idn|sindo|jpnn|inews|merdeka|beritasatu|medcom"
    r"|kompas|tempo|republika|antara|bisnis|kontan|katadata)\w*)"
    r"|Би-би-си|(?:BBC|ABC|CBS|NBC|SBS|SABC|ITV|RNZ|TVNZ|PBS|RTÉ|NDTV|TRT|CBC|CTV)"
    r"(?: (?!Staff|Team|Reporter|Newsroom)[A-Z]\w+){0,2}"
    r"|CNN|DW|VOA(?: [A-Z]\w+)?|NPR|RFE/RL|Радио Свобода|Голос Америки"
    r"|Al Jazeera|Euronews"
)

_HOST_INSIDE = re.compile(
    rf"(?<=[^\W\d_])(?P<before>,?\s)(?P<host>{HOST.pattern})(?P<behind>,\s|(?=\s*(?:$|[|(\x00])))"
)


def around_hosts(blanked: str) -> list[Span]:
    """Cuts around an address behind a name: ``Автор: Олев Паю dvinamarket.lv``, ``Anna Liepa, ru.sodas.lt, BNS``."""
    if len(blanked) > _LONGEST_SIGNED:
        return []
    cuts = []
    for match in _HOST_INSIDE.finditer(blanked):
        cuts += [match.span("before"), match.span("behind")]
    return cuts


_LONGEST_SIGNED = 100
"""Characters of the longest line that is signed with a name and an address."""


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of metadata. `span` counts in the line and covers exactly the value; `date` goes with date kinds."""

    kind: Kind
    span: Span
    value: str
    label: str = ""
    date: FoundDate | None = None


@dataclass(frozen=True, slots=True)
class LineItems:
    """What a line holds. `rest` is what no rule explains."""

    items: tuple[Item, ...]
    rest: str

    @property
    def complete(self) -> bool:
        """The line is metadata and nothing else."""
        return bool(self.items) and not self.rest

    def of(self, *kinds: Kind) -> list[Item]:
        """The items of these kinds, in order."""
        return [item for item in self.items if item.kind in kinds]

"""The grammar of dates in English running text: one pattern for all atoms, and the words that open or close them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from service.annotate.tokens import SentenceView
from service.lexicon import table, words

_PARTS = (
    r"(?:(?:at|early|late|the|noon|midnight|morning|afternoon|evening|night|dawn|end|beginning|start|middle|"
    r"early hours|hours|small hours|of|on|in|at least|at the latest|about|around|roughly|"
    r"\d{1,2}(?:[:.]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?))\s+){0,6}"
)

_WHOLE = frozenset(date.strftime(date(2000, month, 1), "%B").lower() for month in range(1, 13))
"""Months written out; a full stop behind one ends the sentence."""


@cache
def part_of_day() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(words('annotate-dates', 'parts_of_day'))})\b")


@cache
def openers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words('annotate-dates', 'opens'))})\s+{_PARTS}\Z")


@cache
def closers() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<word>{any_of(words('annotate-dates', 'closes'))})\s+{_PARTS}\Z")


@cache
def futures() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(words('annotate-dates', 'future'))})\b", re.IGNORECASE)


def has_future(text: str) -> bool:
    return bool(futures().search(text))


@cache
def sayers() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{any_of(words('annotate-dates', 'said'))})"
        r"(?: (?:on|in|at|late|early|reporters|journalists|the|parliament)){0,6}\s*\Z"
    )


def ahead(text: str, start: int, future: bool) -> bool:
    """Whether the day at `start` lies ahead: a future word in the sentence, and no past verb right before it."""
    return future and not sayers().search(text[max(0, start - 40) : start].lower())


MONTH_LEADS = frozenset(
    [
        "in",
        "since",
        "throughout",
        "by",
        "until",
        "till",
        "of",
        "last",
        "next",
        "early",
        "late",
        "mid",
        "this",
        "from",
        "before",
        "after",
        "during",
        "for",
        "through",
        "to",
        "and",
        "between",
        "end",
        "or",
    ]
)
QUARTERS = ("March", "June", "September", "December", "Mar", "Jun", "Sep", "Sept", "Dec")
"""Months that quarters end with."""
COUNTED = re.compile(
    r"\s?(?:%|percent|per cent|people|soldiers|troops|men|women|children|km|"
    r"kilomet|met(?:re|er)s|miles?|tons?\b|tonnes?|dollars|euros|rubles|roubles|rupiah|"
    r"hectares|acres|barrels|homes|houses|workers|residents|cases|deaths|vehicles|tanks|million|billion|thousand|degrees)"
)
PLURAL = re.compile(r"\s[a-z]{3,}s\b")


@cache
def year_leads() -> frozenset[str]:
    return frozenset((*words("annotate-dates", "year_before"), "-", *months()))


def number(word: str) -> int | None:
    if word.isdecimal():
        return int(word)
    known = table("annotate-dates", "numbers")
    found = [known.get(part) for part in word.lower().split("-")]  # twenty-five
    return sum(int(part) for part in found if part is not None) if None not in found else None


def season(word: str) -> int | None:
    found = table("annotate-dates", "seasons").get({"fall": "autumn"}.get(word.lower(), word.lower()))
    return int(found) if found is not None else None


@cache
def months() -> Mapping[str, int]:
    return {form: number for number, forms in enumerate(table("en", "calendar")["months"], 1) for form in forms}


@cache
def weekdays() -> Mapping[str, int]:
    return {form: number for number, forms in enumerate(table("en", "calendar")["weekdays"]) for form in forms}


def any_of(forms: Iterable[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


@cache
def first_words() -> frozenset[str]:
    """Words in lower case that a date may begin with; figures and "'89" apart."""
    lists = ("holidays", "ordinals", "numbers", "feasts")
    listed = [word.split()[0].lower() for name in lists for word in table("annotate-dates", name)]
    named = (*months(), *weekdays(), *words("annotate-dates", "first_words"))
    return frozenset((*named, *listed, *(word.split("'")[0] for word in listed)))


@cache
def second_words() -> frozenset[str]:
    """Words in lower case that stand behind the article of a date."""
    listed = (word for name in ("ordinals", "decades") for word in table("annotate-dates", name))
    return frozenset((*weekdays(), *listed, *words("annotate-dates", "second_words")))


@cache
def followers() -> Mapping[str, frozenset[str]]:
    """Words that begin a date only before certain others; most of their kind are of no date: in, at, by, that, two.

    A new alternative of `pattern` that begins with one of them has what stands behind it added here.
    """
    seasons = frozenset(("spring", "summer", "autumn", "winter"))
    decades = frozenset(table("annotate-dates", "decades"))
    in_season = seasons | {"the", "beginning", "start", "end", "middle"}
    at_weekend = frozenset(("the", "last", "next", "this", "past", "coming", "weekend"))
    in_decade = decades | {"the", "late", "early", "mid"}
    units = frozenset(unit + end for unit in _COUNTED_UNITS for end in ("", "s"))
    return {
        **dict.fromkeys(table("annotate-dates", "numbers"), units | {"-"}),
        **dict.fromkeys(("by", "before", "until", "till"), in_season),
        **dict.fromkeys(("at", "over"), at_weekend),
        "in": in_decade,
        "since": in_season | in_decade,
        "that": seasons | _WHOLE,
        "year": frozenset(("end", "-")),
        "day": frozenset(("before", "after")),
        "as": frozenset(),  # no "a" with a plural s
    }


def _opening(words: frozenset[str]) -> set[str]:
    """Those of a sentence's words that a date may begin with: listed ones, Sundays, New Year's, '89, FY19."""
    firsts = first_words()
    found = set(words & firsts)
    for word in [word for word in words if word[-1] == "s" or word[0] in "’f" or "'" in word]:
        if "'" in word or word[0] == "’" or (word[:2] == "fy" and word[2:].isdecimal()) or word.rstrip("s") in firsts:
            found.add(word)
    return found


_COUNTED_UNITS = ("day", "week", "fortnight", "month", "year", "decade")


def find(sentence: SentenceView) -> Iterator[re.Match[str]]:
    """Atoms of a sentence in order, none over another; looked for only where a date may begin."""
    text, begun, end, tokens = sentence.text, sentence.start, 0, sentence.tokens
    read, behind, leading = pattern(), second_words(), followers()
    opening = _opening(sentence.words)
    for index in [at for at, token in enumerate(tokens) if token.is_number or token.lower in opening]:
        token = tokens[index]
        start, lower = token.start - begun, token.lower
        if start < end:
            continue
        if index + 1 < len(tokens):
            after = tokens[index + 1]
            if lower in ("the", "a") and after.is_word and after.lower not in behind:
                continue
            listed = leading.get(lower)
            if listed is not None and after.lower not in listed and "'" not in after.lower:
                continue
        match = read.match(text, start)
        if match is not None:
            yield match
            end = match.end()


@cache
def pattern() -> re.Pattern[str]:
    """All atoms, earlier alternatives first. Names are capitalized: "may" and "march" are no months."""
    names = [form.capitalize() for form in months()]
    names += [name.upper() for name in names]
    full, short = ([n for n in names if (n.lower() in _WHOLE) == whole] for whole in (True, False))
    month = rf"(?:(?:{any_of(full)})\b|(?:{any_of(short)})\b\.?)"
    days = [
        form.capitalize()
        for form in weekdays()
        if len(form) > 4 or form in ("mon", "tue", "tues", "wed", "thu", "thur", "fri")
    ]
    day = r"(?:0?[1-9]|[12]\d|3[01])"
    nth = r"(?:st|nd|rd|th)?"
    year = r"(?:1[0-9]|20)\d\d"
    other = r"(?:last|this|next|that|the\s(?:same|next|following|previous))"
    counts = any_of(table("annotate-dates", "numbers"))
    number = rf"(?:\d{{1,3}}|(?i:(?:{counts})(?:-(?:{counts}))?))"
    holidays = any_of(table("annotate-dates", "holidays"))
    ordinals = any_of(table("annotate-dates", "ordinals"))
    feasts = any_of(table("annotate-dates", "feasts"))
    decades = any_of(table("annotate-dates", "decades"))
    parts = [
        rf"(?P<iso>(?P<iy>{year})(?P<is_>[-/.])(?P<im>0[1-9]|1[0-2])(?P=is_)(?P<id>0[1-9]|[12]\d|3[01])(?!\d))",
        r"(?P<dmy>(?<![\d.])(?P<nd_>0?[1-9]|[12]\d|3[01])\.(?P<nm_>0?[1-9]|1[0-2])\.(?P<ny_>(?:19|20)\d\d)(?![\d.]\d))",
        r"(?P<slashed>(?<![\d/.])(?P<sa>\d{1,2})/(?P<sb>\d{1,2})/(?P<sc>1[5-9]\d\d|20\d\d)(?![\d/]))",
        rf"(?P<monthquarter>\b(?:the\s)?(?:(?:(?:{month})\s?-\s?)?(?P<qe>{any_of(QUARTERS)})(?:\s(?P<qh>{year}))?[\s-][Qq]uarter\b|(?:(?P<qc>{counts})\smonths|(?:(?:first|second|third|fourth)\s)?quarter)\s(?:ended|ending|to)\s"
        rf"(?:on\s)?(?:the\send\sof\s)?(?:{day}\s)?(?P<qf>{month})(?:\s{day}(?!\d))?)(?:,?\s(?:of\s)?(?P<qg>{year})(?!\d))?(?!\d))",
        rf"(?P<holiday>\b(?:(?P<hl>last|this|next)\s)?(?P<hn>{holidays})(?:,?\s(?P<hy>{year}))?(?!\w))",
        rf"(?P<feast>\b(?P<fo>Orthodox\s)?(?P<fn>{feasts})(?:,?\s(?P<fey>{year}))?(?!\w))",
        r"(?P<newyear>\b(?:the\s)?[Nn]ew\s[Yy]ear\b(?!'|\s[A-Z\d]))",
        rf"(?P<between>(?<=[Bb]etween\s)(?P<mb>{month})\s+(?P<db>{day}){nth}\s+and\s+(?P<eb>{day}){nth}(?!\d)(?:,?\s(?P<yb2>{year})(?!\d))?)",
        rf"(?P<monthday>(?P<m1>{month})\s+(?:the\s+)?(?P<d1>{day}){nth}(?!\d|%|:\d)(?!\.\d)(?!,\d{{3}}\b)"
        rf"(?:\s?(?:-|/|to|through|thru|and(?=\s\d{{1,2}}\b(?!\s[a-z])))\s?(?P<e1>{day}){nth}(?!\d|%|:\d)(?!,\d{{3}}\b))?(?:\s?,?\s?(?P<y1>{year})(?!\d)|\s(?:of\s)?(?P<r1>{other})\syear)?)",
        rf"(?P<daymonth>(?P<d2>{day}){nth}(?:,\s{day}{nth}){{0,5}}(?:\s?(?:-|/|to|and|or)\s?(?P<e2>{day}){nth})?\s+(?:of\s+)?(?P<m2>{month})(?:,?\s+(?P<y2>{year})(?!\d)|\s(?:of\s)?(?P<r2>{other})\syear)?)",
        rf"(?P<nthday>(?:[Tt]he\s)?(?P<no>{ordinals})\sof\s(?P<nom>{month})(?:,?\s+(?P<noy>{year})(?!\d))?)",
        rf"(?P<nthweekday>(?:[Tt]he\s)?(?P<nk>first|second|third|fourth|last)\s(?P<nkd>{any_of(days)})\s(?:of|in)\s"
        rf"(?P<nkm>{month})(?:,?\s(?:of\s)?(?P<nky>{year})(?!\d))?)",
        r"(?P<weekof>(?:[Tt]he\s)?(?:first|second|third|fourth|last|final)\s(?:full\s)?"
        rf"(?:week|weekend|days|ten days|two weeks|half)\sof\s(?P<wm>{month})(?:,?\s+(?:of\s)?(?P<wy>{year})(?!\d))?)",
        rf"(?P<monthyear>(?:(?:mid|early|late)-)?(?P<m3>{month}),?\s+(?:of\s+)?(?P<y3>{year})(?![\d,]\d))",
        rf"(?P<stretch>\b(?:[Tt]he\s)(?P<sw>past|last|next|coming)\s(?:(?P<sn>{number})\s(?P<su>days|weeks|months|years)|decade)\b(?!\sof\b|-))",
        rf"(?P<months>(?:the\s)?(?:first|last)\s(?P<mn>{number})\smonths(?:\s(?:of\s)?)?(?:(?P<my>{year})|(?P<mr>this|last|the)\syear|(?P<mb2>(?=[,.;]|\Z))))",
        rf"(?P<half>(?:the\s)?(?P<hh>first|second)\shalf\sof\s(?:(?P<hy2>{year})|(?P<hr>this|last|next|the)\syear))",
        r"(?P<edge>(?:the\s)?(?:(?P<ew>end|beginning|start|close|middle|(?:first|second)\shalf)\sof|(?:[Ee]arlier|[Ll]ater)\sin)"
        r"\s(?:the|this|last|next)\s(?P<eu>year|month|week)\b(?!-))",
        r"(?P<yearend>(?<=\b[Bb]y\s)year[\s-]end\b(?=\s?[,.;)]|\s(?:it|the|and|as|but|in|for|to|from|with|at)\b|\Z))",
        rf"(?P<dayof>(?:[Tt]he\s)?(?P<ld>first|last)\sday\sof\s(?P<ldm>{month})(?:,?\s+(?:of\s)?(?P<ldy>{year})(?!\d))?)",
        rf"(?P<beforelast>\b[Tt]he\s(?P<bu>night|week|weekend|month|year|{any_of(days)})\s(?P<bl>before\slast|after\snext)\b)",
        rf"(?P<lastmonth>(?P<w4>[Ll]ast|[Nn]ext)\s+(?P<m4>{month})(?!\s\d\d?\b))",
        r"(?P<samemonth>[Tt]he\ssame\smonth\s(?:of\s)?(?:last\syear|the\sprevious\syear|a\syear\searlier))",
        rf"(?P<thatmonth>\b[Tt]hat\s(?P<tm>spring|summer|autumn|winter|{any_of(full)})\b(?!\s\d))",
        rf"(?P<monthrel>(?P<m6>{month}),?\s+(?:of\s+)?(?P<w6>{other})\s+year)",
        rf"(?P<month>(?P<p5>[Mm]id-)?(?P<m5>{month}))",
        rf"(?P<quarter>(?:(?:the\s+)?(?P<qn>first|second|third|fourth)\s+quarter|\bQ(?P<q>[1-4]))\s+(?:of\s+)?(?:(?P<qy>{year})|(?P<qr>(?:this|last|next|the)\s+year\b(?!\sto)))|(?P<qb>the\s+(?P<qm>first|second|third|fourth)\s+quarter|\bQ(?P<qz>[1-4])(?=\s?[,.;)]|\s(?:and|as|after|but|when|on|at|to|from|with|for|it|the|results|sales|profit|earnings|revenue)\b|\Z)(?!-))\b)",
        r"(?P<relquarter>\b(?:the\s)?(?P<rq>[Ll]ast|[Tt]his|[Pp]revious|[Pp]receding|[Pp]rior|[Cc]urrent|[Nn]ext|[Cc]oming)\squarter\b(?!-))",
        rf"(?P<halfyear>\bH(?P<hn2>[12])\s(?P<hny>{year})(?!\d))",
        rf"(?P<fiscal>\b(?:[Ff]iscal|[Ff]inancial|FY\s?(?=20))\s?(?:year\s)?(?P<fy>{year})(?:[-/]\d\d)?(?![\d/-])|\bFY(?<!Q\d\sFY)(?<!H\d\sFY)(?P<fs>[0-4]\d)\b)",
        rf"(?P<yearspan>(?:(?P<season>spring|summer|autumn|fall|winter)\s+(?:of\s+)?)?(?P<ya>{year})(?:(?P<ys>[-/])(?P<yb>{year}|\d\d)|\s-\s(?P<yb3>{year}))(?!\d|,\d|/))",
        rf"(?P<seasonyear>\b(?P<s1>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)\s+(?:of\s+)?(?P<sy>{year})(?!\d))",
        rf"(?P<seasonlast>\b(?P<sl>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\sof\s(?P<slw>{other})\syear\b)",
        r"(?P<seasonrel>\b(?P<sr>[Ll]ast|[Tt]his|[Nn]ext|later than|[Uu]ntil|till|[Bb]y|[Bb]efore|[Ii]n the|[Ss]ince)"
        r"\s+(?:(?<!the\s)(?:the\s)?(?:(?:beginning|start|end|middle)\sof\s)?(?:the\s)?)"
        r"(?P<s2>spring|summer|autumn|winter)\b(?!\s(?:break|holiday|recess|season)\b|\s(?!was\b|is\b|has\b|rains\b)[a-z]+s\b|\s+of\s))",
        r"(?P<decade>(?<![\d.,$])(?P<dec>1[0-9]\d0|20\d0)'?s\b)",
        r"(?P<shortdecade>\b(?:the|late|early|mid)[\s-]['’]?(?P<sd>[3-9]0)s\b)",
        rf"(?P<wordeddecade>\b(?:(?:the|since|in)\s)(?:(?:late|early|mid)[\s-])?(?P<wdd>{decades})\b)",
        r"(?P<shortyear>(?<=[a-z]\s)['’](?P<sh>[4-9]\d)\b(?!s))",
        rf"(?P<century>\b(?:(?P<cent>\d{{1,2}})(?:st|nd|rd|th)|(?P<cw>(?i:{ordinals})))[\s-]century\b(?!\s(?:BC|B\.C)))",
        r"(?P<year>(?:(?<![\d.,$€£#/])|(?<=\b[Cc]\.)|(?<=\b[Cc]a\.))(?<![A-Z]-)\b(?P<yy>1[5-9]\d\d|20\d\d|(?:(?<=\b[Cc]\.\s)|(?<=\b[Cc]a\.\s)|(?<=\b[Cc]\.)|(?<=\b[Cc]a\.)|(?<=\bcirca\s))1[0-4]\d\d|(?<=[Aa]round\s)1[0-4]\d\d(?=\s?[,.;)]|\s(?:when|that|after|before)\b))(?!\d|%|:\d)(?![.,]\d)(?!\s(?:BCE?|AH|B\.C|GMT|UTC|MSK|WIB|hours|local)\b))",
        rf"(?P<weekdayweek>\b(?P<vd>{any_of(days)})(?:\s(?:morning|afternoon|evening|night))?,?\s(?:(?:of\s|in\s)?(?P<vw>last|this|next)\sweek\b"
        r"|(?P<vl>week|last|next)(?=\s?[,.;)]|\Z)))",
        rf"(?P<weekday>\b(?:(?P<wr>[Ll]ast|[Nn]ext|[Tt]his(?:\spast|\scoming)?|[Pp]revious|[Cc]oming|[Ee]very)\s+)?(?P<wd>{any_of(days)})(?P<plural>s)?\b)",
        r"(?P<named>\b(?P<nd>[Yy]esterday|[Ll]ast (?:night|evening)(?! of\b)|"
        r"[Tt]his (?:morning|afternoon|evening)(?!'s\b)|"
        r"[Tt]oday|[Tt]omorrow|[Tt]onight|(?:[Tt]he\s)?day (?:before yesterday|after tomorrow))\b)",
        r"(?P<nth>(?<=[a-hj-z][a-z]\s)the\s(?P<nn>[12]?\d|3[01])(?:st|nd|rd|th)\b(?:\sof\s(?P<nw>last|this|next)\smonth\b)?(?=\s?[,.;)]|\sand\b|\s(?:at|in|to(?!\s\d)|by|but|when)\b|\Z))",
        r"(?P<otheryear>\b[Tt]he\s(?:(?P<oy>previous|next|following)\s(?P<ou>year|month)\b|(?P<ou2>year|month)\s(?P<oy2>before|after)(?=\s?[,.;)]|\sto\b|\sand\b|\Z)))",
        r"(?P<other>\b(?P<od>[Tt]he (?:previous|next|following|same) (?:day|morning|afternoon|evening|night)|"
        r"[Tt]he day (?:before|after)|[Aa] day (?:before|after))\b(?!\s(?:the|yesterday)))",
        rf"(?P<weekend>\b(?:[Oo]ver\s|[Aa]t\s)?(?:the\s)?(?:(?P<we>[Ll]ast|[Nn]ext|[Tt]his(?:\spast|\scoming)?|past|coming)\s)?weekend\b(?!\sof\s(?:{month}|\d)))",
        r"(?P<running>\b(?:[Tt]he\s)(?:past|last)\s(?P<rn>week|month|year|24 hours)\b(?!\s(?:of|in\swhich)\b))",
        r"(?P<period>\b(?:the\s)?(?P<pr>[Ll]ast|[Tt]his|[Nn]ext|[Pp]revious|[Cc]urrent|[Cc]oming)\s(?P<pu>week|month|(?:(?:fiscal|financial|calendar)\s)?year|decade)\b(?!-|\sin\swhich\b))",
        r"(?P<overnight>\b[Oo]vernight\b(?=\s?[,.;:)]|\s(?:in|at|by|near|after|when|and|with|from|as|against|across|over|while|but|killing)\b|\Z)(?!\sfrom\s[A-Z]))",
        rf"(?P<ago>\b(?P<an>{number})\s(?P<au>days?|weeks?|fortnights?|months?|years?|decades?)\s(?P<aw>ago|earlier|before|later|after)\b)",
    ]
    return re.compile(rf"(?<![\w])(?:{_by_beginning(parts)})")


_OF_FIGURES = ("iso", "dmy", "slashed", "daymonth", "decade", "year")
_OF_EITHER = ("yearspan", "century", "ago")


def _by_beginning(parts: Iterable[str]) -> str:
    """One alternative of all: those that begin with a figure are tried at figures alone, the others elsewhere alone.

    What may begin with either stays behind what stood before it.
    """
    found: list[str] = []
    figures: list[str] = []
    others: list[str] = []
    for part in (*parts, ""):
        name = part[len("(?P<") : part.find(">")]
        if part and name not in _OF_EITHER:
            (figures if name in _OF_FIGURES else others).append(part)
            continue
        found += [rf"(?=\d)(?:{'|'.join(figures)})"] if figures else []
        found += [rf"(?!\d)(?:{'|'.join(others)})"] if others else []
        found += [part] if part else []
        figures, others = [], []
    return "|".join(found)

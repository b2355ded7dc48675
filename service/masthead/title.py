"""The title and the subtitle: which line above the body they are, or what the page's markup says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.document import Span
from service.lines import Line, key, lookup_key, plain
from service.masthead.dateline import find_dateline
from service.masthead.head import Head
from service.masthead.items import BRAND, HOST, by_label
from service.masthead.names import has_given_name, is_desk
from service.masthead.site import brand, site_suffix
from service.reading import PageEvidence

LONGEST = 300
_LEAD_WORDS = 60
_NOT_WORDS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_WRAP_FROM = 40
_BODY_READ = 2500
_AS_MARKUP = 100.0
_EXCLAIMED = ("!", "?", "…")
_CAPTION = re.compile(
    r".*[(\[](?:ilustrasi|illustration|file photo|архив)[)\]]"
    r"|.*\b(?:foto|photo|фото|credit|dok|picture|image source) ?[:.]"
    r"|(?:image caption|caption|подпись к фото|keterangan foto|keterangan gambar|sumber gambar|image source"
    r"|photo|foto|фото|на фото|ilustrasi|illustration|иллюстрация"
    r"|pictured|file photo|архивное фото)\b"
)
_IMAGE = re.compile(
    r"\b(?:photo|image|foto|gambar|фото|снимок|иллюстраци|perbesar|увелич|enlarge|getty|picture|credit"
    r"|ilustrasi|dok\.|antara foto)|©"
)
_CREDITED = re.compile(
    r"[(\[](?:[\w.]+(?: [\w.]+){0,2}/)?[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}/[\w .,'’-]{2,40}[)\]]\.?$"
    r"|(?:^|[\s.])(?:[A-ZА-ЯЁ][\w.]{2,}(?: [A-ZА-ЯЁ][\w.]+)?|[Ff]oto|[Фф]ото|[Pp]hoto)/"
    r"(?:[\w.]+/){0,2}[A-ZА-ЯЁ][\w.-]+(?: [A-ZА-ЯЁ][\w.-]+){0,2}(?:/\w{2,4})?\.?$"
    r"|\b(?:[Ff]oto|[Фф]ото|[Pp]hoto)/[\w.]+(?:/[\w .]{2,40})?$"
)
"""A credit closes the line: ``… (Liputan6.com/Johan Takeda)``, ``… TEMPO/Tony Harnoko``, ``… Foto/SINDOnews``."""
_PROMPT = re.compile(
    r"\b(?:perbesar|увелич|enlarge|lihat foto|click to|нажмите|image caption|image source|sumber gambar|expand image"
    r"|подпись к фото|автор фото|источник фото|keterangan gambar)"
)
_PLACE_AND_DAY = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{4})?\)[^.]{0,20}\.?(?:\s*\([^()]*\))?\s*$")
_MARKS = re.compile(
    r"^(?:(?:title|headline|subject|judul|judul berita|perihal|subjek|заголовок|тема)\s*[:：]\s*)"
    r"(?:(?:re|fw|fwd)\s*:\s*)?(?:\[[\w .-]{1,40}\]\s*)?",
    re.IGNORECASE,
)
_CLOCK_FIRST = re.compile(r"\W*(?:\w+\W{1,3}){0,2}\d{1,2}[:.]\d\d\b(?! ?%)")
_ROW = re.compile(r"\S(?:\s{2,}|\t)\S.*\S(?:\s{2,}|\t)\S")
_WRAPPED = re.compile(
    r"[,–—-]$|\b(?:of|for|and|the|in|to|at|from|with|after|over|as|by|on|that|и|в|на|с|о|к|из|по|для|после|от|что|за"
    r"|dan|di|ke|dari|yang|untuk|dengan|pada|setelah|oleh)$",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    r"\n(?:to|cc|from|date|sent|reply-to|кому|от|дата|копия|kepada|dari|tanggal)\s?:", re.IGNORECASE
)
_COUNTED = re.compile(r".{2,50}[:·] ?\d[\d.,]*[kкm]?(?: \w+)?$")
_WEAK_METHODS = ("headline", "h1", "title-element")
"""Statements that the page's own name may stand in: a heading, or what the browser's bar shows."""
_OPENING = 9
"""Words from which a line may be the first of a paragraph that is cut into lines, dateline in front."""
_FAR_AHEAD = 3.0
_OVERLAP, _EACH, _MOST_EACH = 1.5, 0.4, 5
"""Points of a line all whose words begin like words of the body, and of each such word up to a number."""
_SHARES, _STRANGE = 0.4, 0.1
"""Shares of such words from which one line is of the article, and below which another is of the page (a motto)."""
_MAIN = frozenset({"en", "ru", "id"})


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title: its text and span in the source, the index of its line (None: page evidence alone), and the method."""

    text: str
    span: Span | None
    line: int | None
    method: str


def same(text: str) -> str:
    """Form in which two writings of one title are equal: folded letters and digits."""
    return _NOT_WORDS.sub(" ", plain(text)).strip()


def find_title(head: Head, stated: Sequence[PageEvidence], sites: frozenset[str]) -> FoundTitle | None:
    """The title, None when the article has none. `stated` are titles from hint and markup in order of trust."""
    candidates = _candidates(head)
    matched = _matching(head, stated)
    if matched is not None and not _doubtful(head, *matched):
        index, item = matched
        return _of_line(head, index, sites, item.method)
    if len(candidates) == 1 and not stated:  # nothing to choose from
        return _of_line(head, candidates[0], sites, "first-headline" if candidates[0] else "first-line")
    if candidates:
        scored = _scored(head, candidates)
        best = -max(scored)[1]
        if matched is not None:
            own = {-place: score for score, place in scored}.get(matched[0], 0.0)
            if max(scored)[0] < own + _FAR_AHEAD or max(scored)[0] < 2 * _FAR_AHEAD:
                return _of_line(head, matched[0], sites, matched[1].method)
        method = "first-line" if best == 0 else "first-headline" if best == candidates[0] else "best-headline"
        if not stated or max(scored)[0] > 0:
            return _of_line(head, best, sites, method)
    return _from_markup(head, stated, sites)


def _doubtful(head: Head, index: int, item: PageEvidence) -> bool:
    """A heading of a few words may be the page's own name."""
    return item.method.startswith(_WEAK_METHODS) and head.lines[index].words <= 4


def _scored(head: Head, candidates: Sequence[int]) -> list[tuple[float, int]]:
    """Score and negative index of each candidate: the greatest is the title."""
    stems = _body_stems(head)
    named = brand(head.source, None)
    page = lookup_key(named[0]) if named else ""
    unlike = frozenset(index for index in candidates if _unlike(head, index))
    shares = {index: _overlap(_whole(head, index), stems)[0] for index in candidates}
    mottos = _mottos(head, shares)
    return [
        (
            _score(head, index, rank, stems)
            - 2.5 * (index in unlike)
            - 5.0 * (head.lines[index].key == page)
            - mottos.get(index, 0.0),
            -index,
        )
        for rank, index in zip(_ranks(head, candidates, unlike, shares), candidates, strict=True)
    ]


def _whole(head: Head, index: int) -> str:
    """The line, and the next one when it goes on with it."""
    start, end = head.lines[index].block.span
    return head.source[start : _wrapped_end(head, index) or end]


def _overlap(text: str, stems: frozenset[str]) -> tuple[float, int]:
    """Share and number of the longer words that begin like words of the body."""
    words = [word[:_STEM] for word in _WORD.findall(plain(text))]
    shared = sum(word in stems for word in words)
    return (shared / len(words) if words else 0.0), shared


def shares_nothing(head: Head, index: int) -> bool:
    """No longer word of the line begins like a word of the body."""
    share, _ = _overlap(head.lines[index].text, _body_stems(head))
    return share == 0.0


def of_the_article(head: Head, index: int) -> bool:
    """A good part of the line's longer words begin like words of the body."""
    return _overlap(_whole(head, index), _body_stems(head))[0] >= _SHARES


def is_caption(head: Head, index: int) -> bool:
    """Whether the line is an image's caption, by its own words and by what stands around it."""
    return head.lines[index].block.kind == "caption" or _is_caption(head, index)


def _mottos(head: Head, shares: Mapping[int, float]) -> dict[int, float]:
    """Points off for lines of the page (a motto, a menu) that stand above a line of the article.

    A headline that teases shares no word either, but its subtitle follows at once.
    """
    own = [index for index, share in shares.items() if share >= _SHARES]
    found = {}
    for index, share in shares.items():
        if share < _STRANGE and own and index < own[-1] and not _is_caption(head, own[-1]):
            found[index] = 1.5 if index + 1 in own else 3.5
    return found


def _candidates(head: Head) -> list[int]:
    """Lines above the body that may be a headline."""
    if head.body >= len(head.lines):
        first_only = [index for index in range(min(len(head.lines), 5)) if _headline(head, index)]
        return first_only[:3]
    found = [index for index in range(min(head.body, 60)) if _headline(head, index)]
    found = found or _below_lead(head)
    if not found and _exclaimed(head.lines[head.body]) and head.body + 1 < len(head.lines):
        found = [head.body]
    return found


def _ranks(head: Head, candidates: Sequence[int], unlike: frozenset[int], shares: Mapping[int, float]) -> list[float]:
    """How many likely headlines stand above each: the first of them is the title more often than not.

    The line right below one is its subtitle, and what follows below a byline is not the title either.
    """
    ranks: list[float] = []
    likely = 0
    above = -2
    for index in candidates:
        ranks.append(likely + 0.75 * (above == index - 1))
        line = head.lines[index]
        dated = any(item.date is not None for item in head.items(index).items) or line.text[:1].islower()
        words = len(_whole(head, index).split())
        caption = _is_caption(head, index, first_title=likely == 0 and _opens_page(head, index))
        if words < 4 or dated or index in unlike or is_desk(line.text) or caption:
            continue
        wrapped = _wrapped_end(head, index) is not None
        likely += 1 + _byline(head, index + 1 + wrapped)
        above = index + wrapped if shares[index] >= _STRANGE else above
    return ranks


def _unlike(head: Head, index: int) -> bool:
    """A flash with its time, a row of a menu, names alone, a dateline, or not in the language of the article."""
    line = head.lines[index]
    return (
        bool(_CLOCK_FIRST.match(line.text))
        or bool(_ROW.search(line.text))
        or (head.items(index).complete and _wrapped_end(head, index) is None)
        or bool(line.words <= 6 and _COUNTED.match(line.plain))
        or _foreign(head, index)
        or (line.words >= _OPENING and find_dateline(line.text, line.block.span[0], head.known) is not None)
    )


def _foreign(head: Head, index: int) -> bool:
    """Not in the language of the body's first line, when both are known."""
    if head.body >= len(head.lines):
        return False
    own, body = head.lines[index].block.language, head.lines[head.body].block.language
    return own in _MAIN and body in _MAIN and own != body


def _headline(head: Head, index: int) -> bool:
    line = head.lines[index]
    if (
        line.block.kind in ("caption", "list_item", "byline", "date", "dateline")
        or len(line.text) > LONGEST
        or not line.plain
    ):
        return False
    items = head.items(index)
    if items.complete and _only_names(head, index) and line.text.isupper() and _wrapped_end(head, index) is not None:
        return True
    if items.complete:
        only_names = all(item.kind in ("name", "role") for item in items.items)
        return only_names and line.words >= 3 and not has_given_name(line.text)
    if any(item.kind in ("author", "published", "modified") for item in items.items) and len(items.rest.split()) < 4:
        return False
    if any(item.date is not None and item.date.year for item in items.items) and len(items.rest.split()) < 4:
        return False
    return line.words >= 2 or len(line.text) >= 12


def _below_lead(head: Head) -> list[int]:
    """A magazine's title under its lead: a short line right above the byline or date."""
    for index in range(head.body + 1, min(head.body + 4, len(head.lines) - 2)):
        line = head.lines[index]
        below = head.items(index + 1)
        metadata = below.complete and any(item.kind in ("author", "published", "date") for item in below.items)
        if metadata and not line.ends_sentence and line.words <= 15 and _headline(head, index):
            return [index]
    return []


def _exclaimed(line: Line) -> bool:
    """A headline that ends in an exclamation or question mark is prose by its form only."""
    body = line.text.strip()
    return (
        line.words <= 18
        and body.endswith(_EXCLAIMED)
        and not any(mark in body[:-1] for mark in (". ", "! ", "? ", "… "))
    )


def _score(head: Head, index: int, rank: float, stems: frozenset[str]) -> float:
    line = head.lines[index]
    text = _whole(head, index)
    words = max(line.words, len(text.split()))
    score = {1: -3.0, 2: -1.5, 3: 0.5, 4: 2.0}.get(words, 3.0) - 2.0 * min(rank, 6)
    share, shared = _overlap(text, stems)
    score += _OVERLAP * share + _EACH * min(shared, _MOST_EACH)
    if len(line.text) >= 20 and not is_desk(line.text) and head.source.count(line.text, 0, 200_000) > 1:
        score += 2.0
    score += 0.5 * line.after_gap
    if line.block.kind in ("title", "heading"):
        score += 1.5
    if index + 1 < len(head.lines) and (index + 1 == head.body or head.items(index + 1).complete):
        score += 0.5
    if index + 1 == head.body or _byline(head, index + 1) or (not line.ends_sentence and _byline(head, index + 2)):
        score += 1.0
    if line.text.isupper() and index + 1 < len(head.lines) and not head.lines[index + 1].text.isupper():
        score += 0.5 * (line.words >= 3)
    if line.text[:1].islower():
        score -= 2.0
    if line.text.rstrip().endswith((".", ":", ",")) and _wrapped_end(head, index) is None:
        score -= 1.5
    if _MARKS.match(line.text):
        score += 6.0
    if line.words <= 6 and is_desk(line.text):
        score -= 3.0
    if line.words <= 3 and line.text.isupper():
        score -= 1.0
    kinds = {item.kind for item in head.items(index).items}
    if "relative" in kinds:
        score -= 1.5
    if kinds & {"agency", "section"} or ("site" in kinds and len(head.items(index).rest.split()) < 4):
        score -= 1.0
    if any(item.date is not None and item.date.year for item in head.items(index).items):
        score -= 2.5
    if _is_caption(head, index, first_title=rank == 0 and _opens_page(head, index)):
        score -= 4.0
    if line.text.lstrip()[:1] in "[(" or "|" in line.text:
        score -= 2.0
    return score


def _byline(head: Head, index: int) -> bool:
    """A line that states when or by whom."""
    if index >= len(head.lines):
        return False
    items = head.items(index)
    return items.complete and any(
        item.label or item.kind in ("author", "published", "modified", "name") for item in items.items
    )


def _body_stems(head: Head) -> frozenset[str]:
    """Beginnings of the words that the body opens with: a headline shares some of them."""
    if head.body >= len(head.lines):
        return frozenset()
    start = head.lines[head.body].block.span[0]
    return frozenset(word[:_STEM] for word in _WORD.findall(plain(head.source[start : start + _BODY_READ])))


def _matching(head: Head, stated: Sequence[PageEvidence]) -> tuple[int, PageEvidence] | None:
    """The line that says what hint or markup give as the title, a site's name after either aside."""
    reach = range(min(len(head.lines), head.body + 3, 60))
    folded = {index: same(head.lines[index].text) for index in reach if head.lines[index].plain}
    for item in stated:
        wanted = same(item.value)
        if not wanted:
            continue
        for index, text in folded.items():
            if text == wanted:
                return index, item
        for index, text in folded.items():
            longer, shorter = (text, wanted) if len(text) > len(wanted) else (wanted, text)
            if shorter.count(" ") >= 2 and longer.startswith(shorter + " ") and 2 * len(shorter) > len(longer):
                return index, item
    return None


def _of_line(head: Head, index: int, sites: frozenset[str], method: str) -> FoundTitle:
    """The title on a line, without a label before it and a site's name after it."""
    block = head.lines[index].block
    start, end = block.span
    end = _wrapped_end(head, index) or end
    text = head.source[start:end]
    label = _MARKS.match(text)
    if label and label.end() < len(text):
        start += label.end()
        text = text[label.end() :]
        if header := _MAIL_HEADER.search(text):
            end = start + header.start()
            text = text[: header.start()]
    if cut := site_suffix(text, head.source, sites):
        end = start + cut[0]
        text = text[: cut[0]]
        method = f"{method}, without the site's name"
    return FoundTitle(text, (start, end), index, method)


def _wrapped_end(head: Head, index: int) -> int | None:
    """The end of the next line when it goes on with the title: in lower case, right below, short."""
    if index + 1 >= min(head.body, len(head.lines)):
        return None
    line, below = head.lines[index], head.lines[index + 1]
    if below.after_gap or line.ends_sentence or below.ends_sentence or below.block.kind == "list_item":
        return None
    if by_label(below.text):
        return None
    goes_on = below.text[:1].islower() and below.words <= 12 and not head.items(index + 1).complete
    shouted = line.text.isupper() and below.text.isupper() and max(line.words, below.words) <= 8
    ends = index + 2 >= len(head.lines) or head.lines[index + 2].after_gap or not head.lines[index + 2].text.isupper()
    goes_on = goes_on and len(line.text) >= _WRAP_FROM
    goes_on = goes_on or (shouted and ends and _only_names(head, index + 1))
    cut = bool(_WRAPPED.search(line.text.rstrip())) and below.words <= 15 and not head.items(index + 1).complete
    return below.block.span[1] if goes_on or cut else None


def _only_names(head: Head, index: int) -> bool:
    return all(item.kind in ("name", "role") for item in head.items(index).items)


def _from_markup(head: Head, stated: Sequence[PageEvidence], sites: frozenset[str]) -> FoundTitle | None:
    """The most trusted title of the markup, without the site's name; its place in the page when it is visible."""
    if not stated:
        return None
    first = stated[0]
    text = " ".join(first.value.split())
    others = [" ".join(item.value.split()) for item in stated[1:]]
    for other in others:
        if other.count(" ") >= 2 and text.startswith(other) and len(other) < len(text) and 2 * len(other) > len(text):
            text = other
    if cut := site_suffix(text, head.source, sites):
        text = text[: cut[0]]
    at = head.source.find(text)
    return FoundTitle(text, (at, at + len(text)) if at >= 0 else None, None, first.method)


def find_subtitle(
    head: Head, title: FoundTitle, stated: Sequence[PageEvidence], first_dateline: int | None
) -> tuple[int, str] | None:
    """Index of the subtitle's line and the method, None when there is none.

    It stands under the title, before the body: a line that is no sentence of the body, or a lead that metadata or a
    dateline separates from the body.
    """
    if title.line is None:
        return None
    after = list(range(title.line + 1, min(len(head.lines), title.line + 14)))
    used = title.span[1] if title.span else 0
    after = [index for index in after if head.lines[index].block.span[0] >= used]
    texts = [index for index in after if head.lines[index].is_prose or not head.items(index).complete]
    if len(texts) < 2:
        return None
    first = texts[0]
    line = head.lines[first]
    if line.block.kind in ("caption", "list_item", "byline", "date", "dateline") or not line.plain or line.words < 4:
        return None
    if (
        _says_when_or_who(head, first)
        or _is_caption(head, first, below_title=first == title.line + 1)
        or (line.words <= 6 and head.items(first).of("agency"))
        or _ends_in_credit(line.text, head)
    ):
        return None
    if line.words > _LEAD_WORDS or _quoted_credit(line.text) or line.text.rstrip().endswith(":"):
        return None
    wanted = [item for item in stated if same(item.value) == same(line.text)]
    following = texts[1]
    if wanted and head.lines[following].is_prose:
        return first, wanted[0].method
    if first < head.body:
        return first, "under-title"
    metadata_between = following - first > 1 and any(_states(head, index) for index in range(first + 1, following))
    if metadata_between and first == title.line + 1:
        return first, "lead-before-metadata"
    if first_dateline is not None and first < first_dateline <= first + 3:
        return first, "lead-before-dateline"
    return None


def _says_when_or_who(head: Head, index: int) -> bool:
    """A line with a full date or a byline is metadata, though some words of it are not explained."""
    items = head.items(index)
    dated = any(item.date is not None and (item.date.complete or item.label) for item in items.items)
    house = bool(items.of("name")) and len(items.rest.split()) <= 3 and not head.lines[index].ends_sentence
    return (dated and len(items.rest.split()) <= 6) or house or bool(items.of("author"))


def _opens_page(head: Head, index: int) -> bool:
    """Metadata stands right above: a title follows its section and date, a caption its picture."""
    return index > 0 and head.items(index - 1).complete


def _is_caption(head: Head, index: int, *, below_title: bool = False, first_title: bool = False) -> bool:
    """The words of an image stand on it, or right above or below it among what was taken out.

    Below a title a subtitle is likelier than a caption: there the credit must stand on the very next line. A credit
    below the first line that may be a title says nothing: the picture follows the title then.
    """
    line = head.lines[index]
    if _CAPTION.match(line.plain) or _PLACE_AND_DAY.search(line.text) or _CREDITED.search(line.text):
        return True
    start, end = line.block.span
    above = head.lines[index - 1].block.span[1] if index else 0
    below = head.lines[index + 1].block.span[0] if index + 1 < len(head.lines) else len(head.source)
    over, under = head.source[max(above, start - 120) : start], head.source[end : min(below, end + 120)]
    gap = "\n\n" in under
    shown = _IMAGE.match(_first_line(under)) and not below_title if gap else _IMAGE.search(plain(under))
    return bool((shown and not first_title) or _PROMPT.search(plain(over)))


def _first_line(text: str) -> str:
    """The first line of `text` that is not blank, folded."""
    return plain(text.strip().split("\n", 1)[0])


def _states(head: Head, index: int) -> bool:
    kinds = ("published", "modified", "date", "author", "agency", "relative")
    return any(item.kind in kinds for item in head.items(index).items)


_SLASHED = re.compile(r"[^/]{8,} / (?:«?[A-ZА-ЯЁ][\w.»-]* ?){1,5}(?: / (?:«?[A-ZА-ЯЁ][\w.»-]* ?){1,4})?$")
_BRACKETED = re.compile(r"[(\[](?P<name>[^()\[\]]{2,40})[)\]]\.?$")


def _ends_in_credit(text: str, head: Head) -> bool:
    """``Kapal ditarik. (Antara)``, ``… / Виктор Сухоруков / ТАСС``: a caption, where a subtitle could stand."""
    bare = text.strip()
    if _SLASHED.match(bare):
        return True
    match = _BRACKETED.search(bare)
    if match is None:
        return False
    name = match["name"]
    return head.known.named(name) is not None or bool(BRAND.fullmatch(name) or HOST.fullmatch(name))


def _quoted_credit(text: str) -> bool:
    """A caption with its credit in brackets at the end: ``… (CNN Indonesia/Arga Wirasena)``."""
    return bool(re.search(r"\([^()]{2,60}[/:][^()]{2,60}\)\s*$|\((?:[A-Z]{2,}[^()]{0,40})\)\s*$", text))


def kicker(line: Line) -> bool:
    """A short line above the title that is part of the page: a section, a rubric, a brand."""
    return line.words <= 3 and not line.ends_sentence and bool(key(line.plain))

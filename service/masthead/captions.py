"""Captions and credits of pictures, which stand where titles and subtitles do."""

from __future__ import annotations

import re

from service.lines import plain
from service.masthead.head import Head
from service.masthead.item import BRAND, HOST
from service.masthead.remembered import of_line

_PICTURED = (
    *("foto", "photo", "фото", "illustra", "ilustra", "иллюстра", "image", "caption", "picture", "credit", "dok"),
    *("gambar", "изображение", "снимок", "кадр", "архив", "enlarge", "perbesar", "увелич"),
)
"""Parts of words one of which stands in all that `_CAPTION` and `_ILLUSTRATION` match."""
_CAPTION = re.compile(
    r".*[(\[](?:ilustrasi|illustration|file photo|архив)[)\]]"
    r"|.*\b(?:foto|photo|фото|credit|dok|picture|image source) ?[:.]"
    r"|(?:image caption,?|media caption,?|caption|подпись к фото|keterangan foto|keterangan gambar|sumber gambar"
    r"|image source"
    r"|photo|foto|фото|на фото|ilustrasi|illustration|иллюстрация"
    r"|pictured|file photo|архивное фото)\b"
    r"|\W*(?:click to )?(?:enlarge|perbesar|увеличить)\b(?: (?:this |the )?(?:image|photo|picture|gambar|foto|фото)\b)?"
)
_ILLUSTRATION = re.compile(
    r"(?:foto |photo |фото )?(?:illustration|ilustrasi|иллюстрация|illustrative photo|file photo)\b.{0,60}$"
    r"|.{10,120}\b(?:illustration|ilustrasi|иллюстрация|image)\s?[:/].{2,50}$"
    r"|.{20,200}\b(?:photo details|hide caption)$"
    r"|.{10,160}[.!?)»] (?:фото|foto|photo|file photo|изображение)\b.{2,60}$"
    r"|.{10,160}[.!?](?:picture|photo|foto|фото)\b.{2,60}$"
    r"|.{10,160}\b(?:photos?|pictures?|images?|pix|pic) by .{3,40}$"
    r"|(?:изображение|снимок|кадр) (?:с сайта|из|с видео)\b.{2,60}$"
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
_SHORT_CREDIT = re.compile(
    r"(?:[\w.)]|\s)/\s?(?:[Nn]et|[Ii]st|[Dd]ok|[Ii]stimewa|[Aa]nt|[Rr]eproduksi|[Ii]nternet)\.?$"
    r"|\s[-–—]\s(?:[Ii]st|[Dd]ok|[Ii]stimewa|[Aa]ntara|[Rr]euters|AFP|AP|EPA)(?:/[\w ]{2,30})?\.?$"
    r"|\w\.\s?/[A-Z][\w ]{2,30}/$"
)
"""``… di depan rumahnya/Net``, ``… dengan tali. - Ist``, ``… dengan tangga. /Antara Foto/``: Indonesian captions."""
_SPACED_DASH = re.compile(r"[-–—]\s")
_PROMPT = re.compile(
    r"\b(?:perbesar|увелич|enlarge|lihat foto|click to|нажмите|image caption|image source|sumber gambar|expand image"
    r"|подпись к фото|автор фото|источник фото|keterangan gambar)"
)
_PLACE_AND_DAY = re.compile(r"\(\d{1,2}/\d{1,2}(?:/\d{4})?\)[^.]{0,20}\.?(?:\s*\([^()]*\))?\s*$")


def is_caption(head: Head, index: int) -> bool:
    """Whether the line is an image's caption, by its own words and by what stands around it."""
    return head.lines[index].block.kind == "caption" or looks_like_caption(head, index)


def _says_caption(head: Head, index: int) -> bool:
    """The words of a picture right above its caption, which opens with them and ends with its credit."""
    if index + 1 >= len(head.lines) or head.lines[index].words < _LEAST_SAID:
        return False
    caption, said = head.lines[index + 1].key, head.lines[index].key
    return caption.startswith(f"{said} ") and _IMAGE.search(caption, len(said)) is not None


_LEAST_SAID = 4


def metadata_above(head: Head, index: int) -> bool:
    """Metadata stands right above: a title follows its section and date, a caption its picture."""
    return index > 0 and head.items(index - 1).complete


def looks_like_caption(head: Head, index: int, *, below_title: bool = False, first_title: bool = False) -> bool:
    """The words of an image stand on it, or right above or below it among what was taken out.

    Below a title a subtitle is likelier than a caption: there the credit must stand on the very next line. A credit
    below the first line that may be a title says nothing: the picture follows the title then.
    """
    if worded_as_caption(head, index):
        return True
    shown, gap, prompted = _beside(head, index)
    return (shown and not (gap and below_title) and not first_title) or prompted


@of_line
def _beside(head: Head, index: int) -> tuple[bool, bool, bool]:
    """What was taken out below speaks of an image, stands behind a gap; what was taken out above prompts to one."""
    start, end = head.lines[index].block.span
    above = head.lines[index - 1].block.span[1] if index else 0
    below = head.lines[index + 1].block.span[0] if index + 1 < len(head.lines) else len(head.source)
    over, under = head.source[max(above, start - 120) : start], head.source[end : min(below, end + 120)]
    gap = "\n\n" in under
    shown = _IMAGE.match(_first_line(under)) if gap else _IMAGE.search(plain(under))
    return shown is not None, gap, _PROMPT.search(plain(over)) is not None


@of_line
def worded_as_caption(head: Head, index: int) -> bool:
    """By the words of the line: how it begins, a credit at its end, or a caption below that says them again."""
    line = head.lines[index]
    if any(map(line.plain.__contains__, _PICTURED)) and (_CAPTION.match(line.plain) or _ILLUSTRATION.match(line.plain)):
        return True
    slashed = "/" in line.text
    return bool(
        (slashed and (_PLACE_AND_DAY.search(line.text) or _CREDITED.search(line.text)))
        or ((slashed or _SPACED_DASH.search(line.text)) and _SHORT_CREDIT.search(line.text))
        or _says_caption(head, index)
    )


def _first_line(text: str) -> str:
    """The first line of `text` that is not blank, folded."""
    return plain(text.strip().split("\n", 1)[0])


_SLASHED = re.compile(r"[^/]{8,} / (?:«?[A-ZА-ЯЁ][\w.»-]* ?){1,5}(?: / (?:«?[A-ZА-ЯЁ][\w.»-]* ?){1,4})?$")
_BRACKETED = re.compile(r"[(\[](?P<name>[^()\[\]]{2,40})[)\]]\.?$")


def ends_in_credit(text: str, head: Head) -> bool:
    """``Kapal ditarik. (Antara)``, ``… / Виктор Сухоруков / ТАСС``: a caption, where a subtitle could stand."""
    bare = text.strip()
    if _SLASHED.match(bare):
        return True
    match = _BRACKETED.search(bare)
    if match is None:
        return False
    name = match["name"]
    return head.known.named(name) is not None or bool(BRAND.fullmatch(name) or HOST.fullmatch(name))


def quoted_credit(text: str) -> bool:
    """A caption with its credit in brackets at the end: ``… (CNN Indonesia/Arga Wirasena)``."""
    return bool(re.search(r"\([^()]{2,60}[/:][^()]{2,60}\)\s*$|\((?:[A-Z]{2,}[^()]{0,40})\)\s*$", text))


def labels_source(head: Head, index: int) -> bool:
    """``Source:`` alone on its line: the line above says what a picture shows, the one below whose it is."""
    items = head.items(index).items if 0 <= index < len(head.lines) else ()
    return bool(items) and all(item.kind == "label" and item.label == "source" for item in items)

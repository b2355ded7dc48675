"""The title and the subtitle: which line above the body they are, or what the page's markup says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.document import Span
from service.forest import LEARNED
from service.lines import plain, says_twice
from service.masthead.candidates import states_change
from service.masthead.captions import worded_as_caption
from service.masthead.head import Head
from service.masthead.headline import named_in_body, of_the_article, only_names, wrapped_end
from service.masthead.headline_features import in_another_language, scores
from service.masthead.menu import way_to_page
from service.masthead.name_words import has_first_name
from service.masthead.opening import placed_day, text_opens
from service.masthead.site import site_suffix
from service.masthead.story_line import BELOW_STORY, title_below_story
from service.masthead.title_never import never_title
from service.masthead.title_section import section_before
from service.masthead.title_shapes import NOTE_BEHIND, dated_in_brackets, over_byline, over_day, tells_whose, topic_over
from service.masthead.title_signs import is_entry, is_exclaimed, leads_on
from service.masthead.title_trees import Judged
from service.masthead.topics import house_of_town, names_topics
from service.masthead.wire_notes import wire_note
from service.reading import PageEvidence
from service.words import WordExpression

LONGEST = 300
_LETTERS_DIGITS = WordExpression(r"[^\W_]+")
_MARKED = 20.0
"""Added to a line with a label (`_MARKS`): no other line comes near."""
_MARKS = re.compile(
    r"^(?:(?:title|headline|subject|judul|judul berita|perihal|subjek|заголовок|тема)\s*[:：]\s*)"
    r"(?:(?:re|fw|fwd)\s*:\s*)?(?:\[[\w .-]{1,40}\]\s*)?",
    re.IGNORECASE,
)
_MAIL_HEADER = re.compile(
    r"\n(?:to|cc|from|date|sent|reply-to|кому|от|дата|копия|kepada|dari|tanggal)\s?:", re.IGNORECASE
)
_TURN = re.compile(r"\((?:URGENT|LEAD|\d(?:st|nd|rd|th) LD)\)\s*")
"""How often an agency has sent the report: ``(2nd LD)``."""
_DATED_END = re.compile(r"(?<=\w)\s{1,3}\[\d{1,2}[ ./-][^\W_]{1,12}[ ./-]\d{4}\]\s*\Z")
_LONGEST_DATE = 40
"""The day in brackets behind a title, and its characters: ``… in Hajjah [24/July/2020]``."""
_LEAST_H1 = 3
_WEAK_METHODS = ("headline", "h1", "title-element")
"""Statements that the page's own name may stand in: a heading, or what the browser's bar shows."""
_PLAIN = ("hint", "json-ld", "meta:")
"""Statements that say the title plainly."""
_FAR_AHEAD, _LEAST_OVER = 3.0, 4.0
"""Logarithm of the odds that another line needs against a short heading that the markup names, and its least score."""

_RIVAL, _DISTANT = 5.0, 6.0
"""Logarithms of the odds below which a line may well be the title instead, and above which it is none."""


@dataclass(frozen=True, slots=True)
class FoundTitle:
    """A title: its text and span in the source, the index of its line (None: page evidence alone), and the method."""

    text: str
    span: Span | None
    line: int | None
    method: str
    rivals: frozenset[int] = frozenset()
    """Indices of other lines that are nearly as likely: they stay in the text."""
    distant: frozenset[int] = frozenset()
    """Indices of lines that are far from being the title."""


def same(text: str) -> str:
    """Form in which two writings of one title are equal: folded letters and digits."""
    return " ".join(_LETTERS_DIGITS.find(plain(text)))


def find_title(head: Head, stated: Sequence[PageEvidence], sites: frozenset[str]) -> FoundTitle | None:
    """The title, None when the article has none. `stated` are titles from hint and markup in order of trust.

    Rules choose it; learned trees overrule them where the markup does not say it plainly (title_trees.py).
    """
    candidates = candidates_of(head)
    matched = _matching(head, stated)
    over = _heading_over(head, matched[0], stated) if matched is not None else None
    matched = over or matched
    if matched is not None and (over is not None or not _doubtful(head, *matched)):
        if matched[1].method.startswith(_PLAIN):
            return _of_line(head, matched[0], sites, matched[1].method)
        found: FoundTitle | None = _of_line(head, matched[0], sites, matched[1].method)
    else:
        found = _by_rules(head, candidates, matched, stated, sites)
    found = _by_trees(head, candidates, found, stated, sites)
    below = title_below_story(head, found.line) if found is not None and not stated else None
    return _of_line(head, below, sites, BELOW_STORY) if below is not None else found


_LEAST_PAGE = 300
"""Characters of the shortest page of which the trees may say that it has no title: they have seen no shorter ones."""


def _by_trees(
    head: Head,
    candidates: Sequence[int],
    found: FoundTitle | None,
    stated: Sequence[PageEvidence],
    sites: frozenset[str],
) -> FoundTitle | None:
    """What the rules found, unless another line is far likelier, or none is likely at all."""
    if found is not None and (found.line is None or _MARKS.match(head.lines[found.line].text)):
        return found
    judged = Judged.of(head, candidates, stated)
    chosen = found.line if found is not None else None
    other = judged.other(chosen)
    if other is not None:
        rivals = found.rivals if found is not None else frozenset()
        rivals = rivals | {chosen} if chosen is not None else rivals
        distant = found.distant if found is not None else frozenset()
        return replace(_of_line(head, other, sites, LEARNED), rivals=rivals - {other}, distant=distant - {other})
    if chosen is None or stated or in_another_language(head, chosen) or len(head.source) < _LEAST_PAGE:
        return found
    if chosen == 0 and over_day(head):
        return found
    return None if judged.none() else found


def _by_rules(
    head: Head,
    candidates: Sequence[int],
    matched: tuple[int, PageEvidence] | None,
    stated: Sequence[PageEvidence],
    sites: frozenset[str],
) -> FoundTitle | None:
    """The likeliest of the candidates by the learned weights of headlines, or what the markup says."""
    pictured = len(candidates) == 1 and not stated and worded_as_caption(head, candidates[0])
    if pictured and _day_behind(head.lines[candidates[0]].text) is None:
        return None
    if len(candidates) == 1 and not stated:  # nothing to choose from
        return _of_line(head, candidates[0], sites, "first-headline" if candidates[0] else "first-line")
    if candidates:
        scored = dict(zip(candidates, _scores(head, candidates), strict=True))
        best = max(candidates, key=lambda index: (scored[index], -index))
        if matched is not None:
            own = scored.get(matched[0], 0.0)
            if scored[best] < own + _FAR_AHEAD or scored[best] < _LEAST_OVER:
                return _of_line(head, matched[0], sites, matched[1].method)
        method = "first-line" if best == 0 else "first-headline" if best == candidates[0] else "best-headline"
        if not stated or scored[best] > 0:
            rivals = frozenset(index for index, score in scored.items() if score > scored[best] - _RIVAL)
            distant = frozenset(index for index, score in scored.items() if score < scored[best] - _DISTANT)
            return replace(_of_line(head, best, sites, method), rivals=rivals, distant=distant)
    return _from_markup(head, stated, sites)


def _heading_over(head: Head, index: int, stated: Sequence[PageEvidence]) -> tuple[int, PageEvidence] | None:
    """The only ``h1`` of the page, where it stands right above the line that was taken: that is its subtitle."""
    headings = [item for item in stated if item.method == "h1"]
    above = head.lines[index - 1] if index else None
    if len(headings) != 1 or above is None or same(above.text) != same(headings[0].value) or above.words < _LEAST_H1:
        return None
    return index - 1, headings[0]


def _doubtful(head: Head, index: int, item: PageEvidence) -> bool:
    """A heading of a few words may be the page's own name."""
    return item.method.startswith(_WEAK_METHODS) and head.lines[index].words <= 4


def _scores(head: Head, candidates: Sequence[int]) -> list[float]:
    """The score of each candidate; a line that is labelled as the title is it."""
    marked = [_MARKED * bool(_MARKS.match(head.lines[index].text)) for index in candidates]
    return [score + mark for score, mark in zip(scores(head, candidates), marked, strict=True)]


def candidates_of(head: Head) -> list[int]:
    """Lines above the body that may be a headline."""
    if head.body >= len(head.lines):
        first_only = [index for index in range(min(len(head.lines), 5)) if _headline(head, index)]
        return first_only[:3]
    found = [index for index in range(min(head.body, text_opens(head), 60)) if _headline(head, index)]
    found = [index for index in found if not says_twice(head.lines[index].text)] or found
    found = [i for i in found if not (names_topics(head.lines[i].text) or house_of_town(head.lines[i].text))] or found
    found = [index for index in found if not topic_over(head, index, found)]
    found = found or _below_lead(head)
    if not found and is_exclaimed(head.lines[head.body]) and head.body + 1 < len(head.lines):
        found = [head.body]
    return found


def _day_behind(text: str) -> re.Match[str] | None:
    return _DATED_END.search(text, max(0, len(text) - _LONGEST_DATE))


def _headline(head: Head, index: int) -> bool:
    line = head.lines[index]
    if (
        line.block.kind in ("caption", "list_item", "byline", "date", "dateline")
        or len(line.text) > LONGEST
        or not line.plain
    ):
        return False
    if tells_whose(line) or leads_on(line) or is_entry(head, index) or never_title(head, index):
        return False
    if way_to_page(line.text.strip()) or states_change(line.text) or placed_day(head, index) or wire_note(line.text):
        return False
    items = head.items(index)
    if dated_in_brackets(head, index):
        return True
    if items.complete and only_names(head, index) and line.text.isupper() and wrapped_end(head, index) is not None:
        return True
    if items.complete:
        if _names_of_text(head, index):
            return True
        named = all(item.kind == "name" for item in items.items)
        if named and over_byline(head, index):
            return True
        if named and len(items.items) == 1 and line.words >= 2 and named_in_body(head, index):
            return True
        return named and line.words >= 3 and not any(has_first_name(item.value) for item in items.items)
    if any(item.kind in ("author", "published", "modified") for item in items.items) and len(items.rest.split()) < 4:
        return False
    if any(item.date is not None and item.date.year for item in items.items) and len(items.rest.split()) < 4:
        return False
    return line.words >= 2 or len(line.text) >= 12


def _names_of_text(head: Head, index: int) -> bool:
    """Words in Title Case that look like a name and a day, but are the text's: ``Hasil Rapat Gubernur Hari Ini``.

    So are many that begin with what somebody does: ``Wartawan Dilarang Meliput Sidang Kasus Beras``.
    """
    line, items = head.lines[index], head.items(index).items
    if line.words < _LEAST_NAMES or any(item.kind not in ("name", "relative", "role") or item.label for item in items):
        return False
    if line.words < _LEAST_WITH_ROLE and any(item.kind == "role" for item in items):
        return False
    if any(map(str.isdigit, line.text)) or any(has_first_name(item.value) for item in items if item.kind != "relative"):
        return False
    return of_the_article(head, index)


_LEAST_NAMES, _LEAST_WITH_ROLE = 4, 6


def _below_lead(head: Head) -> list[int]:
    """A magazine's title under its lead: a short line right above the byline or date."""
    for index in range(head.body + 1, min(head.body + 4, len(head.lines) - 2)):
        line = head.lines[index]
        below = head.items(index + 1)
        metadata = below.complete and any(item.kind in ("author", "published", "date") for item in below.items)
        if metadata and not line.ends_sentence and line.words <= 15 and _headline(head, index):
            return [index]
    return []


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
    end = wrapped_end(head, index) or end
    text = head.source[start:end]
    label = _MARKS.match(text)
    if label and label.end() < len(text):
        start += label.end()
        text = text[label.end() :]
        if header := _MAIL_HEADER.search(text):
            end = start + header.start()
            text = text[: header.start()]
    if (turn := _TURN.match(text)) and turn.end() < len(text):
        start += turn.end()
        text = text[turn.end() :]
    if section := section_before(text):
        start += section[1]
        text = text[section[1] :]
    if note := NOTE_BEHIND.search(text, max(0, len(text) - _LONGEST_DATE)):
        end = start + note.start()
        text = text[: note.start()]
    if dated := _day_behind(text):
        end = start + dated.start()
        text = text[: dated.start()]
    if cut := site_suffix(text, head.source, sites):
        end = start + cut[0]
        text = text[: cut[0]]
        method = f"{method}, without the site's name"
    return FoundTitle(text, (start, end), index, method)


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

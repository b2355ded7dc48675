"""Check every gold file under tests/articles: keys, strings that really occur, dates, pairs of files.

Usage: python tests/articles/check_gold.py [FOLDER]     (exit status 1 when a fault is found)

Needs only the standard library and PyYAML. README.md beside this file describes the format.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import yaml

REQUIRED = [
    *("charset", "media_type", "newsroom", "mixed", "language"),
    *("title", "subtitle", "published", "modified", "authors", "agency", "site", "section", "dateline"),
    *("masthead", "masthead_inline", "furniture", "languages", "notes"),
]
OPTIONAL = {"body", "repair", "published_also", "modified_also"}
LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?\Z")
FILE_NAME = re.compile(r"u?\d{3,4}-[a-z0-9-]+\Z")
TIMEZONE = re.compile(r"(Z|[+-]\d\d:\d\d)\Z")
DATE_FORMS = {
    "year": "%Y",
    "month": "%Y-%m",
    "day": "%Y-%m-%d",
    "hour": "%Y-%m-%dT%H",
    "minute": "%Y-%m-%dT%H:%M",
    "second": "%Y-%m-%dT%H:%M:%S",
}
# fmt: off
BLOCK_TAGS = {
    "address", "article", "aside", "blockquote", "body", "br", "button", "caption", "center", "dd", "details", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "label", "legend", "li", "main", "nav", "ol", "option", "p", "section", "select", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "img", "input", "iframe",
}
# fmt: on
UNSEEN_BY_EYE = {"script", "style", "template", "title"}


def squeeze(text: str) -> str:
    """Whitespace runs as one space, none at the ends: layout is not what is checked here."""
    return " ".join(text.split())


class VisibleText(HTMLParser):
    """The text a reader sees, a line break at each block tag; everything else a machine reads in `hidden`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.visible: list[str] = []
        self.hidden: list[str] = []
        self._skipping: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden.extend(value for _, value in attrs if value)
        if tag in UNSEEN_BY_EYE and self._skipping is None:
            self._skipping = tag
        elif tag in BLOCK_TAGS:
            self.visible.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._skipping:
            self._skipping = None
        elif tag in BLOCK_TAGS:
            self.visible.append("\n")

    def handle_data(self, data: str) -> None:
        if self._skipping is None:
            self.visible.append(data)
            return
        self.hidden.append(data)
        if self._skipping == "script" and data.lstrip().startswith(("{", "[")):
            with suppress(ValueError):  # pages carry broken JSON-LD on purpose
                self.hidden.extend(strings_in(json.loads(data)))


def strings_in(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.values() for text in strings_in(item)]
    if isinstance(value, list):
        return [text for item in value for text in strings_in(item)]
    return []


@dataclass
class Report:
    faults: list[str] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def fault(self, path: Path, message: str) -> None:
        self.faults.append(f"{path}: {message}")


def decode(raw: bytes, gold: dict[str, Any]) -> str:
    """Decode strictly with the gold charset, drop a BOM, and undo the mojibake that `repair` names."""
    codec = str(gold["charset"])
    text = raw.decode(codec)
    if repair := gold.get("repair"):
        text = text.encode(repair["encode"]).decode(repair["decode"])
    return text.removeprefix("\ufeff")


def check_date(name: str, value: Any, path: Path, report: Report) -> None:
    if value is None:
        return
    if not isinstance(value, dict) or set(value) != {"value", "precision", "timezone"}:
        report.fault(path, f"{name}: wants exactly value, precision and timezone, has {value!r}")
        return
    form = DATE_FORMS.get(value["precision"])
    if form is None:
        report.fault(path, f"{name}: unknown precision {value['precision']!r}")
        return
    try:
        parsed = datetime.strptime(str(value["value"]), form)
        if parsed.strftime(form) != value["value"] or not isinstance(value["value"], str):
            report.fault(path, f"{name}: {value['value']!r} is not in the canonical form (quote it, pad it)")
    except ValueError:
        report.fault(path, f"{name}: {value['value']!r} is no {value['precision']} date")
    zone = value["timezone"]
    if zone is not None and not (isinstance(zone, str) and TIMEZONE.match(zone)):
        report.fault(path, f"{name}: timezone {zone!r} is neither null, 'Z' nor '+HH:MM'")


def check_types(gold: dict[str, Any], path: Path, report: Report) -> None:
    for name in ("title", "subtitle", "agency", "site", "section"):
        if gold[name] is not None and (not isinstance(gold[name], str) or not gold[name].strip()):
            report.fault(path, f"{name}: neither null nor a text")
    for name in ("authors", "masthead", "masthead_inline", "furniture"):
        if not isinstance(gold[name], list) or not all(isinstance(item, str) and item.strip() for item in gold[name]):
            report.fault(path, f"{name}: not a list of texts")
    if not isinstance(gold["mixed"], bool):
        report.fault(path, "mixed: neither true nor false")
    for name in ("published", "modified"):
        check_date(name, gold[name], path, report)
    for name in ("published_also", "modified_also"):
        for item in gold.get(name) or []:
            check_date(name, item, path, report)
    dateline = gold["dateline"]
    if dateline is not None and (not isinstance(dateline, dict) or set(dateline) != {"place", "agency"}):
        report.fault(path, "dateline: neither null nor {place, agency}")
    languages = gold["languages"]
    if not isinstance(languages, dict) or set(languages) != {"default", "exceptions"}:
        report.fault(path, "languages: wants default and exceptions")
        return
    codes = [gold["language"], languages["default"], *(item["code"] for item in languages["exceptions"] or [])]
    for code in codes:
        if not LANGUAGE_CODE.match(str(code)):
            report.fault(path, f"language code {code!r}")


def check_counted(name: str, wanted: list[str], lines: Counter[str], path: Path, report: Report) -> None:
    for text, times in Counter(squeeze(item) for item in wanted).items():
        if lines[text] < times:
            report.fault(path, f"{name}: {text!r} wanted {times} times as a line, found {lines[text]}")


def check_exceptions(gold: dict[str, Any], starts_of: list[str], path: Path, report: Report) -> None:
    for item in gold["languages"]["exceptions"] or []:
        if not any(text.startswith(squeeze(item["starts"])) for text in starts_of):
            report.fault(path, f"languages: no block starts with {item['starts']!r}")


def check_text(gold: dict[str, Any], text: str, path: Path, report: Report) -> None:
    flat = squeeze(text)
    lines = [squeeze(line) for line in text.splitlines() if line.strip()]
    counted = Counter(lines)
    for name in ("title", "subtitle"):
        if gold[name] is not None and squeeze(gold[name]) not in flat:
            report.fault(path, f"{name}: {gold[name]!r} does not occur")
    check_counted("masthead and furniture", gold["masthead"] + gold["furniture"], counted, path, report)
    for item in gold["masthead_inline"]:
        if squeeze(item) not in flat:
            report.fault(path, f"masthead_inline: {item!r} does not occur")
    for item in gold["authors"]:
        if squeeze(item).casefold() not in flat.casefold():  # a byline in capitals is given in normal case
            report.fault(path, f"authors: {item!r} does not occur")
    if gold["dateline"] and squeeze(gold["dateline"]["place"]) not in flat:
        report.fault(path, f"dateline: {gold['dateline']['place']!r} does not occur")
    left = counted - Counter(squeeze(item) for item in gold["masthead"] + gold["furniture"])
    if left.total() < 3:
        report.fault(path, "fewer than three lines of article text are left")
    check_exceptions(gold, list(left), path, report)


def check_html(gold: dict[str, Any], text: str, path: Path, report: Report) -> None:
    page = VisibleText()
    page.feed(text)
    page.close()
    visible = squeeze("".join(page.visible))
    hidden = [squeeze(item) for item in page.hidden]
    anywhere = "\n".join([visible, *hidden])
    for name in ("title", "subtitle"):
        if gold[name] is not None and squeeze(gold[name]) not in anywhere:
            report.fault(path, f"{name}: {gold[name]!r} does not occur")
    for name in ("masthead", "masthead_inline", "furniture"):
        for item in gold[name]:
            if squeeze(item) not in visible:
                report.fault(path, f"{name}: {item!r} is not visible text")
    for item in gold["authors"]:
        if squeeze(item).casefold() not in anywhere.casefold():
            report.fault(path, f"authors: {item!r} does not occur")
    if not gold.get("body"):
        report.fault(path, "body: an HTML page needs its article blocks")
        return
    position = 0
    for block in gold["body"]:
        found = visible.find(squeeze(block), position)
        if found < 0:
            report.fault(path, f"body: {block[:60]!r}… is not visible text, or out of order")
        else:
            position = found + len(squeeze(block))
    overlap = {squeeze(block) for block in gold["body"]} & {squeeze(item) for item in gold["masthead"]}
    if overlap:
        report.fault(path, f"body and masthead both hold {sorted(overlap)!r}")
    check_exceptions(gold, [squeeze(block) for block in gold["body"]], path, report)


def check_article(gold_path: Path, root: Path, report: Report) -> None:
    gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
    missing = [name for name in REQUIRED if name not in gold]
    strange = [name for name in gold if name not in REQUIRED and name not in OPTIONAL]
    if missing or strange:
        report.fault(gold_path, f"keys missing {missing}, unknown {strange}")
        return
    articles = [path for suffix in (".txt", ".html") if (path := gold_path.with_suffix(suffix)).exists()]
    if len(articles) != 1:
        report.fault(gold_path, f"wants one article beside it, found {len(articles)}")
        return
    if not FILE_NAME.match(gold_path.stem):
        report.fault(gold_path, "file name is not like 007-slug")
    article = articles[0]
    if gold["media_type"] != {".txt": "text/plain", ".html": "text/html"}[article.suffix]:
        report.fault(gold_path, f"media_type {gold['media_type']!r} does not go with {article.name}")
    try:
        codecs.lookup(str(gold["charset"]))
        text = decode(article.read_bytes(), gold)
    except (LookupError, UnicodeError) as error:
        report.fault(gold_path, f"cannot be decoded as {gold['charset']!r}: {error}")
        return
    before = len(report.faults)
    check_types(gold, gold_path, report)
    if len(report.faults) == before:
        (check_text if article.suffix == ".txt" else check_html)(gold, text, gold_path, report)
    count(gold, article, root, report)


def count(gold: dict[str, Any], article: Path, root: Path, report: Report) -> None:
    row = report.counts.setdefault(str(article.parent.relative_to(root)), Counter())
    row["articles"] += 1
    row["html"] += article.suffix == ".html"
    row["mixed"] += gold["mixed"]
    for name in ("title", "subtitle", "published", "modified", "authors", "agency", "site", "section", "dateline"):
        row[name] += bool(gold[name])
    for name in ("masthead", "furniture"):
        row[name] += len(gold[name])


def check_pairs(root: Path, report: Report) -> None:
    for article in sorted([*root.rglob("*.txt"), *root.rglob("*.html")]):
        if not article.with_suffix(".yaml").exists():
            report.fault(article, "has no gold file beside it")


def print_counts(report: Report) -> None:
    names = sorted({name for row in report.counts.values() for name in row}, key=lambda key: (key != "articles", key))
    print(f"{'folder':14}" + "".join(f"{name:>11}" for name in names))
    for folder, row in sorted(report.counts.items()):
        print(f"{folder:14}" + "".join(f"{row[name]:>11}" for name in names))
    total = sum(report.counts.values(), Counter())
    print(f"{'all':14}" + "".join(f"{total[name]:>11}" for name in names))


def main(arguments: list[str]) -> int:
    root = Path(arguments[0]) if arguments else Path(__file__).parent
    report = Report()
    for gold_path in sorted(path for path in root.rglob("*.yaml") if not path.name.endswith(".annotations.yaml")):
        try:
            check_article(gold_path, root, report)
        except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            report.fault(gold_path, f"cannot be read: {error!r}")
    check_pairs(root, report)
    print_counts(report)
    for fault in report.faults:
        print("FAULT", fault)
    print(f"{len(report.faults)} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

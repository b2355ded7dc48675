"""Check every `*.annotations.yaml` under tests/articles: texts that really occur, values that parse, lists that agree.

Usage: python tests/articles/check_annotations.py [FOLDER]     (exit status 1 when a fault is found)

Needs only the standard library, PyYAML and check_gold.py beside it. README.md ("Annotations") describes the format.
`source_blocks` and `english_blocks` give the two views of an article that the annotations speak of.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from check_gold import decode, squeeze

SUFFIX = ".annotations.yaml"
KEYS = {
    "dates": {"text", "value", "source_text"},
    "quantities": {
        *("text", "value", "minimum", "maximum", "qualifier", "unit"),
        *("object", "action", "attribution", "source_text"),
    },
    "entities": {"type", "name", "variants", "source_names", "role", "country"},
    "quotes": {"text", "source_text", "speaker", "verb"},
}
QUALIFIERS = {"exact", "about", "at_least", "at_most", "more_than", "less_than", "between"}
# fmt: off
UNITS = {
    "percent", "percentage point", "basis point", "magnitude",
    "mm", "cm", "m", "km", "mile", "nmi", "yd", "ft", "in", "m2", "km2", "ha", "acre", "ft2", "mi2", "dunam",
    "m3", "ft3", "l", "bbl", "mg", "g", "kg", "lb", "oz", "t", "centner/ha", "°C", "°F", "km/h", "mph", "m/s", "knot",
    "kW", "MW", "GW", "kWh", "MWh", "GWh", "Mbit/s",
    "second", "minute", "hour", "day", "week", "month", "year", "century",
    "KES", "BRL", "BDT", "KGS", "NZD", "PGK", "VUV",
    "USD", "EUR", "GBP", "RUB", "UAH", "KZT", "IDR", "MYR", "INR", "PEN", "ZMW", "NGN", "DKK", "crown",
    "PHP", "AUD", "LYD", "GEL", "BYN", "ILS", "LVL", "PKR", "KRW", "YER", "CAD", "ZAR",
    "AMD", "SDG", "IQD",
}
# fmt: on
WRAPPED_AT_MOST = 100  # columns; an article with a longer line has no hard-wrapped lines
LIST_ITEM = re.compile(r"\n(?=[*•-] )")
YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX|XXXX)"
MONTH_OR_SEASON = r"(?:0[1-9]|1[0-2]|2[1-4]|3[3-6]|4[01])"
EDTF_POINT = re.compile(rf"({YEAR})(?:-({MONTH_OR_SEASON})(?:-(0[1-9]|[12]\d|3[01]))?)?([~?%]?)\Z")


@dataclass
class Report:
    faults: list[str] = field(default_factory=list)
    counts: dict[str, Counter[str]] = field(default_factory=dict)

    def fault(self, path: Path, message: str) -> None:
        self.faults.append(f"{path}: {message}")


def source_blocks(article: Path, gold: dict[str, Any]) -> list[str]:
    """Title, subtitle and article text in source order, by the gold of the reading stages; whitespace squeezed.

    Plain text: a block a line, or a paragraph where lines are hard-wrapped. HTML: title, subtitle, then `body`.
    Metadata glued to a line (`masthead_inline`) is cut out.
    """
    if article.suffix == ".html":
        heads = [gold[name] for name in ("title", "subtitle") if gold[name]]
        return [squeeze(block) for block in [*heads, *gold["body"]]]
    dropped = Counter(squeeze(line) for line in gold["masthead"] + gold["furniture"])
    kept: list[str] = []
    for line in reversed(decode(article.read_bytes(), gold).splitlines()):  # a repeated title stays where it is first
        text = squeeze(line)
        if dropped[text]:
            dropped[text] -= 1
            continue
        for piece in gold["masthead_inline"]:
            text = squeeze(text.replace(piece, ""))
        kept.insert(0, text)
    if max(map(len, kept)) > WRAPPED_AT_MOST:
        return [line for line in kept if line]
    return [squeeze(block) for block in LIST_ITEM.sub("\n\n", "\n".join(kept)).split("\n\n") if block.strip()]


def english_blocks(annotations: dict[str, Any], source: list[str]) -> list[str]:
    """The gold English: the human translation, or the article itself where it is English throughout."""
    if "english" not in annotations:
        return source
    return [squeeze(block) for block in annotations["english"].split("\n\n") if block.strip()]


def valid_point(value: str) -> bool:
    found = EDTF_POINT.match(value)
    if found is None:
        return False
    year, month, day, _ = found.groups()
    if day is None:
        return True
    try:
        date(int(year) if year.isdigit() else 2000, int(month), int(day))
    except ValueError:
        return False
    return True


def valid_edtf(value: str) -> bool:
    """A point, or an interval that may be open at one end; the subset of EDTF level 2 that the gold uses."""
    ends = value.split("/")
    if len(ends) == 1:
        return valid_point(value)
    if len(ends) != 2 or ends == ["..", ".."]:
        return False
    closed = [end for end in ends if end != ".."]
    ordered = len(closed) < 2 or closed[0][: len(closed[1])] <= closed[1][: len(closed[0])]
    return ordered and all(valid_point(end) for end in closed)


def check_quantity(item: dict[str, Any], path: Path, report: Report) -> None:
    value, low, high = item["value"], item["minimum"], item["maximum"]
    if item["qualifier"] not in QUALIFIERS:
        report.fault(path, f"{item['text']!r}: qualifier {item['qualifier']!r}")
    if item["unit"] is not None and item["unit"] not in UNITS:
        report.fault(path, f"{item['text']!r}: unit {item['unit']!r}")
    if not all(number is None or isinstance(number, int | float) for number in (value, low, high)):
        report.fault(path, f"{item['text']!r}: a bound is no number")
    elif item["qualifier"] == "between":
        if value is not None or low is None or high is None or low >= high:
            report.fault(path, f"{item['text']!r}: between wants minimum below maximum and no value")
    elif value is None and low is None and high is None:
        report.fault(path, f"{item['text']!r}: no number at all")
    else:
        wants_low = item["qualifier"] in ("at_least", "more_than")
        wants_high = item["qualifier"] in ("at_most", "less_than")
        if value is not None and (low, high) != (value if wants_low else None, value if wants_high else None):
            report.fault(path, f"{item['text']!r}: bounds {low} and {high} do not go with {item['qualifier']}")


def check_entity(item: dict[str, Any], english: str, source: str, path: Path, report: Report) -> None:
    name = item["name"]
    if item["type"] not in ("person", "organization", "place"):
        report.fault(path, f"{name!r}: type {item['type']!r}")
    if item["role"] is not None and item["type"] != "person":
        report.fault(path, f"{name!r}: only people have roles")
    country = item["country"]
    if country is not None and (item["type"] != "place" or not re.fullmatch(r"[A-Z]{2}", country)):
        report.fault(path, f"{name!r}: country {country!r}")
    if name in item["variants"] or not item["source_names"]:
        report.fault(path, f"{name!r}: variants repeat the name, or no source name")
    for form in [name, *item["variants"]]:
        if form.casefold() not in english.casefold():
            report.fault(path, f"{form!r} does not occur in the English")
    for form in item["source_names"]:
        if form.casefold() not in source.casefold():
            report.fault(path, f"{form!r} does not occur in the source")


def check_occurrences(kind: str, items: list[dict[str, Any]], english: str, source: str) -> list[str]:
    """Every text occurs at least as often as it is listed."""
    faults = []
    for key, where in (("text", english), ("source_text", source)):
        for text, times in Counter(squeeze(item[key]) for item in items).items():
            if not text or where.count(text) < times:
                faults.append(f"{kind}: {key} {text!r} listed {times} times, found {where.count(text)}")
    return faults


def check_file(path: Path, root: Path, report: Report) -> None:
    annotations = yaml.safe_load(path.read_text(encoding="utf-8"))
    stem = path.name.removesuffix(SUFFIX)
    gold_path = path.with_name(f"{stem}.yaml")
    articles = [path.with_name(stem + suffix) for suffix in (".txt", ".html")]
    article = next((file for file in articles if file.exists()), None)
    if article is None or not gold_path.exists():
        report.fault(path, "has no article with gold beside it")
        return
    if set(annotations) - {"english"} != set(KEYS):
        report.fault(path, f"keys {sorted(annotations)}")
        return
    gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
    if gold["language"] != "en" and "english" not in annotations:
        report.fault(path, "no English translation")
        return
    source_list = source_blocks(article, gold)
    source = " ".join(source_list)
    english = " ".join(english_blocks(annotations, source_list))
    row = report.counts.setdefault(str(path.parent.relative_to(root)), Counter())
    row["articles"] += 1
    for kind, wanted in KEYS.items():
        items = annotations[kind]
        row[kind] += len(items)
        row["optional"] += sum(item.get("optional", False) for item in items)
        for item in items:
            if set(item) - {"optional", "also"} != wanted or item.get("optional", True) is not True:
                report.fault(path, f"{kind}: keys {sorted(item)}")
                return
    for kind in ("dates", "quantities", "quotes"):
        for message in check_occurrences(kind, annotations[kind], english, source):
            report.fault(path, message)
    for item in annotations["dates"]:
        values = [item["value"], *item.get("also", [])]
        if not (all(map(valid_edtf, values)) if item["value"] else item.get("optional")):
            report.fault(path, f"dates: {item['text']!r} has value {' or '.join(map(str, values))!r}")
    for item in annotations["quantities"]:
        check_quantity(item, path, report)
    names = Counter((item["type"], item["name"]) for item in annotations["entities"])
    for key, times in names.items():
        if times > 1:
            report.fault(path, f"entities: {key} listed {times} times")
    for item in annotations["entities"]:
        check_entity(item, english, source, path, report)
    check_speakers(annotations, path, report)


def check_speakers(annotations: dict[str, Any], path: Path, report: Report) -> None:
    known = {item["name"] for item in annotations["entities"] if item["type"] != "place"}
    for item in annotations["quotes"]:
        if item["speaker"] is not None and item["speaker"] not in known:
            report.fault(path, f"quotes: speaker {item['speaker']!r} is no person or organization of the gold")


def main(arguments: list[str]) -> int:
    root = Path(arguments[0]) if arguments else Path(__file__).parent
    report = Report()
    for path in sorted(root.rglob(f"*{SUFFIX}")):
        try:
            check_file(path, root, report)
        except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
            report.fault(path, f"cannot be read: {error!r}")
    names = ["articles", *KEYS, "optional"]
    print(f"{'folder':14}" + "".join(f"{name:>12}" for name in names))
    total: Counter[str] = sum(report.counts.values(), Counter())
    for folder, row in [*sorted(report.counts.items()), ("all", total)]:
        print(f"{folder:14}" + "".join(f"{row[name]:>12}" for name in names))
    for fault in report.faults:
        print("FAULT", fault)
    print(f"{len(report.faults)} faults")
    return 1 if report.faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

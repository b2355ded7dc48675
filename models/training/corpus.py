"""Parallel text: reading, cleaning, the licence filter and duplicates.

Input is tab-separated, one pair a line: source, domain, licence as its publisher states it, sentence, English sentence.
"""

from __future__ import annotations

import html
import lzma
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("ru", "id")
POLICY_PATH = Path(__file__).with_name("policy.toml")

_SPACES = re.compile(r"\s+")
_CONTROL = re.compile(r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SPLIT_ENTITY = re.compile(r"& ?(amp|gt|lt|quot|apos|nbsp) ?;")
_SPACE_BEFORE = re.compile(r" +([,.;:!?%)\]»”])")
_SPACE_AFTER = re.compile(r"([(\[«“]) +")
_TOKENIZED = re.compile(r" [,.](?: |$)")
_MARKUP = re.compile(
    r"%[\d$]*[a-zA-Z]|\$[\w{(]+|\{[^}]*\}|</?[a-zA-Z][^>]*>|[\w.]+\(\)|\\\w+|--\w+|\w+_\w+|::|=>|->|&\w+;|#\w+"
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One sentence and its English. `weight` is the expected number of visits in an epoch."""

    language: str
    source: str
    domain: str
    licence: str
    text: str
    english: str
    weight: float = 1.0


@dataclass(slots=True)
class Policy:
    """What may enter training (policy.toml)."""

    refused_licences: list[str]
    refused_sources: list[str]
    refused_domains: list[str]
    domain_weight: dict[str, float]
    source_weight: dict[str, float]
    clean: dict[str, float]
    dropped: Counter[str] = field(default_factory=Counter)

    def weight(self, source: str, domain: str) -> float:
        """Expected visits an epoch; 0 leaves the pair out."""
        return self.source_weight.get(source, self.domain_weight.get(domain, 0.0))

    def refusal(self, source: str, domain: str, licence: str) -> str | None:
        """Why this source is left out, or None."""
        if any(name in licence for name in self.refused_licences):
            return "licence"
        if source in self.refused_sources:
            return "source"
        if domain in self.refused_domains or self.weight(source, domain) <= 0:
            return "domain"
        return None


def read_policy(path: Path = POLICY_PATH) -> Policy:
    """The policy file as an object. Raises KeyError when a section is missing."""
    raw: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf8"))
    names = ("refused_licences", "refused_sources", "refused_domains", "domain_weight", "source_weight", "clean")
    return Policy(**{name: raw[name] for name in names})


def open_text(path: Path) -> Iterator[str]:
    """Lines of a plain or xz-compressed UTF-8 file, without their line ends."""
    opener = lzma.open if path.suffix == ".xz" else open
    with opener(path, "rt", encoding="utf8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def tidy(text: str) -> str:
    """One clean line: NFC, no control characters, no entities, no tokenizer's spaces."""
    text = _SPLIT_ENTITY.sub(r"&\1;", text)
    text = unicodedata.normalize("NFC", html.unescape(text))
    text = _SPACES.sub(" ", _CONTROL.sub("", text)).strip()
    if _TOKENIZED.search(text):
        text = _SPACE_AFTER.sub(r"\1", _SPACE_BEFORE.sub(r"\1", text))
    return text


def defect(text: str, english: str, language: str, rules: dict[str, float]) -> str | None:
    """Why a tidy pair is not worth learning from, or None."""
    longest = rules["max_characters"]
    if not text or not english or len(text) > longest or len(english) > longest:
        return "length"
    ratio = (len(text) + 5) / (len(english) + 5)
    if not rules["min_length_ratio"] < ratio < rules["max_length_ratio"]:
        return "ratio"
    if text.casefold() == english.casefold():
        return "copy"
    for side in (text, english):
        letters = sum(map(str.isalpha, side))
        if letters < rules["min_letter_share"] * (len(side) - side.count(" ")):
            return "letters"
        if len(_MARKUP.findall(side)) > rules["max_markup"]:
            return "markup"
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in text)
    if language == "ru" and cyrillic < rules["min_cyrillic_share"] * sum(map(str.isalpha, text)):
        return "script"
    if (language == "id" and cyrillic) or any("\u0400" <= c <= "\u04ff" for c in english):
        return "script"
    return None


def read_pairs(path: Path, language: str, policy: Policy) -> Iterator[Pair]:
    """Clean pairs of one corpus file; what is left out is counted by reason in `policy.dropped`."""
    for line in open_text(path):
        fields = line.split("\t")
        if len(fields) != 5:
            policy.dropped["malformed"] += 1
            continue
        source, domain, licence = fields[:3]
        reason = policy.refusal(source, domain, licence)
        if reason is None:
            text, english = tidy(fields[3]), tidy(fields[4])
            reason = defect(text, english, language, policy.clean)
        if reason is not None:
            policy.dropped[reason] += 1
            continue
        yield Pair(language, source, domain, licence, text, english, policy.weight(source, domain))


def read_lexicon(path: Path, language: str, english_first: bool, policy: Policy) -> Iterator[Pair]:
    """Dictionary entries as very short pairs (two columns, word and word)."""
    for line in open_text(path):
        fields = line.split("\t")
        if len(fields) < 2:
            continue
        text, english = (fields[1], fields[0]) if english_first else (fields[0], fields[1])
        text, english = tidy(text), tidy(english)
        if 2 < len(text) < 50 and 1 < len(english) < 50 and defect(text, english, language, policy.clean) is None:
            weight = policy.domain_weight["lexicon"]
            yield Pair(language, "freedict", "lexicon", "CC-BY-SA-3.0, GPL", text, english, weight)


def skeleton(text: str) -> str:
    """Letters and digits only, folded: two sentences with one skeleton are copies of each other."""
    return "".join(c for c in text.casefold() if c.isalnum())


def without_duplicates(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The first of the pairs that have the same skeleton on both sides, and at most three translations a sentence."""
    seen: set[int] = set()
    translations: Counter[int] = Counter()
    for pair in pairs:
        text = skeleton(pair.text)
        both, alone = hash((pair.language, text, skeleton(pair.english))), hash((pair.language, text))
        if both in seen or translations[alone] >= 3:
            continue
        seen.add(both)
        translations[alone] += 1
        yield pair

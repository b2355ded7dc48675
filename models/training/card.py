"""The README of a package: what it is, what it was trained on and under which licences, how good it is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

LANGUAGE_NAMES = {"ru": "Russian", "id": "Indonesian"}


def score_table(scores: Sequence[dict[str, Any]]) -> str:
    """Rows of benchmarks/quality.py --json as a Markdown table."""
    rows = [
        f"| {row['system']} | {LANGUAGE_NAMES[row['language']]} | {row['dataset']} | {row['sentences']} "
        f"| {row['bleu']:.1f} | {row['chrf']:.1f} |"
        for row in scores
    ]
    return "\n".join(["| system | from | set | sentences | BLEU | chrF |", "|---|---|---|---|---|---|", *rows])


def data_table(pairs: dict[str, dict[str, int]]) -> str:
    """Pairs by language and domain as a Markdown table."""
    rows = [
        f"| {LANGUAGE_NAMES[language]} | {domain} | {count:,} |"
        for language, domains in pairs.items()
        for domain, count in domains.items()
    ]
    return "\n".join(["| from | domain | pairs |", "|---|---|---|", *rows])


def licence_list(licences: dict[str, list[str]]) -> str:
    """Licences as the publishers of the texts state them, with the sources under each."""
    return "\n".join(f"- {licence}: {', '.join(sources)}" for licence, sources in licences.items())


def card(facts: dict[str, Any], scores: Sequence[dict[str, Any]], size: str, pieces_seen: int, note: str) -> str:
    """Markdown. `facts` is what prepare wrote, `note` says in the author's words how far to trust the package."""
    return f"""{note}

One many-to-one transformer, Russian and Indonesian to English, size `{size}`, int8; both packages hold the same model.
Trained by this project (models/training), from scratch, on {pieces_seen / 1e6:.1f} million pieces of English text.

## Scores

sacreBLEU (BLEU with 13a tokenization, chrF2) on development sets, of which nothing and no near copy was trained on
(overlap left in the training text: {facts["overlap"]} pairs).

{score_table(scores)}

## Data

{data_table(facts["pairs"])}

Left out before that, by reason: {json.dumps(facts["left_out"])}. Texts under licences without commercial use or
derivatives (TED talks and others) are not in it.

## Licence

The weights are offered under the project's licence as far as that is ours to give. They were learnt from texts under
mixed licences, some of them share-alike, some for research, some stated by nobody; whoever passes the package on should
look at this list and decide what it asks for:

{licence_list(facts["licences"])}
"""

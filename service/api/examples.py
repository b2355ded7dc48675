"""Requests that the OpenAPI description shows."""

from __future__ import annotations

from typing import Any

DOCUMENT_REQUESTS: dict[str, Any] = {
    "russian": {
        "summary": "A Russian wire report with its masthead",
        "value": {
            "text": (
                "Опубликовано 3 мая 2019, 09:15\n\nВ порту Мурманска потушили пожар\n\n"
                "МУРМАНСК, 3 мая. Пожарные потушили огонь на складе в порту Мурманска, никто не пострадал.\n\n"
                "Подписывайтесь на наш канал"
            ),
            "url": "https://news.example/2019/05/03/port",
        },
    },
    "indonesian": {
        "summary": "An Indonesian report",
        "value": {"text": "Banjir melanda tiga desa\n\nLebih dari 2 ribu warga mengungsi pada Senin (4/3/2019) pagi."},
    },
    "html": {
        "summary": "An HTML page",
        "value": {
            "html": "<html><head><title>Report</title></head><body><h1>Report</h1><p>Two boats met.</p></body></html>"
        },
    },
}

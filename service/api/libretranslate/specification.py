"""The routes of LibreTranslate's API that are served, in Swagger 2.0 as its clients expect at ``/spec``."""

from __future__ import annotations

from typing import Any

from service import __version__

_KEY = ("api_key", "API key", False)


def _operation(summary: str, answer: dict[str, Any], *parameters: tuple[str, str, bool]) -> dict[str, Any]:
    """One operation: its form parameters as (name, description, required) and its answer's schema."""
    error = {"description": "Error", "schema": {"type": "object", "properties": {"error": {"type": "string"}}}}
    return {
        "summary": summary,
        "tags": ["translate"],
        "consumes": ["application/json", "application/x-www-form-urlencoded", "multipart/form-data"],
        "parameters": [
            {
                "in": "formData",
                "name": name,
                "description": described,
                "required": required,
                "type": "file" if name == "file" else "string",
            }
            for name, described, required in parameters
        ],
        "responses": {
            "200": {"description": "Success", "schema": answer},
            **dict.fromkeys(("400", "403", "429", "500"), error),
        },
    }


_TEXT = {"type": "string"}
_SOURCE = ("source", "Source language code, or auto", True)
_TARGET = ("target", "Target language code: en", True)

SPECIFICATION: dict[str, Any] = {
    "swagger": "2.0",
    "info": {
        "title": "LibreTranslate",
        "version": __version__,
        "description": "LibreTranslate's API, served by Dragoman",
    },
    "paths": {
        "/translate": {
            "post": _operation(
                "Translate text from a language to another",
                {"type": "object", "properties": {"translatedText": _TEXT}},
                ("q", "Text or list of texts to translate", True),
                _SOURCE,
                _TARGET,
                ("format", "text or html", False),
                ("alternatives", "Number of alternatives asked for", False),
                _KEY,
            )
        },
        "/detect": {
            "post": _operation(
                "Detect the language of a single text",
                {
                    "type": "array",
                    "items": {"type": "object", "properties": {"confidence": {"type": "number"}, "language": _TEXT}},
                },
                ("q", "Text to detect", True),
                _KEY,
            )
        },
        "/languages": {
            "get": _operation(
                "Retrieve list of supported languages",
                {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {"code": _TEXT, "name": _TEXT, "targets": {"type": "array", "items": _TEXT}},
                    },
                },
            )
        },
        "/translate_file": {
            "post": _operation(
                "Translate a file from a language to another",
                {"type": "object", "properties": {"translatedFileUrl": _TEXT}},
                ("file", "File to translate: txt or html", True),
                _SOURCE,
                _TARGET,
                _KEY,
            )
        },
        "/frontend/settings": {"get": _operation("Retrieve frontend specific settings", {"type": "object"})},
    },
}

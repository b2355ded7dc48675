"""Routes with LibreTranslate's names, parameters, answers and errors.

Source: LibreTranslate's own description (https://docs.libretranslate.com, ``/spec``) and its clients.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import wraps
from pathlib import PurePath
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, JSONResponse

from service import language
from service.api.catalogue import NAMES
from service.api.documents import in_thread
from service.api.libretranslate.files import TranslatedFiles
from service.api.libretranslate.forms import Form, LibreTranslateError, read_form
from service.api.libretranslate.markup import Markup, MarkupError
from service.api.libretranslate.specification import SPECIFICATION
from service.api.problems import Problem, storing
from service.api.state import State, state_of
from service.api.translation import TranslationAnswer, translate_texts
from service.decode import DecodeError, decode

router = APIRouter(tags=["libretranslate"])

FILE_FORMATS = (".txt", ".html", ".htm")
MOST_ALTERNATIVES = 10

_ERROR = {"application/json": {"schema": {"type": "object", "properties": {"error": {"type": "string"}}}}}
ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"description": "Error", "content": _ERROR} for status in (400, 401, 403, 404, 408, 413, 415, 429, 503, 507)
}


def _form(*names: str, file: bool = False) -> dict[str, Any]:
    """OpenAPI entry for parameters that come as JSON or as a form."""
    properties: dict[str, Any] = {name: {"type": "string"} for name in names}
    if file:
        properties["file"] = {"type": "string", "format": "binary"}
    schema = {"type": "object", "properties": properties, "required": [name for name in names if name != "format"]}
    kinds = ("multipart/form-data",) if file else ("application/json", "application/x-www-form-urlencoded")
    return {"requestBody": {"required": True, "content": {kind: {"schema": schema} for kind in kinds}}}


Route = Callable[[Request], Awaitable[Response]]


def _errors(route: Route) -> Route:
    """Answer problems in LibreTranslate's form."""

    @wraps(route)
    async def answered(request: Request) -> Response:
        try:
            return await route(request)
        except LibreTranslateError as error:
            return JSONResponse({"error": error.message}, error.status)
        except Problem as problem:
            return JSONResponse({"error": problem.detail}, problem.status, headers=problem.headers)

    return answered


@router.post(
    "/translate",
    summary="Translate (LibreTranslate)",
    responses=ERRORS,
    openapi_extra=_form("q", "source", "target", "format"),
)
@_errors
async def translate(request: Request) -> Response:
    """`q` a text or a list, `source` a code or `auto`, `target` en, `format` text or html, `alternatives` a number."""
    state = state_of(request)
    form = await read_form(request, state)
    asked = form.required("q")
    texts = asked if isinstance(asked, list) else [asked]
    if not all(isinstance(text, str) for text in texts):
        raise LibreTranslateError("Invalid request: q must be a string or a list of strings")
    _check_size(texts, state)
    _charge(request, state, form, sum(map(len, texts)))
    source = _source(form, state)
    _check_target(form, source, state)
    form_of_text = form.word("format", "text")
    if form_of_text not in ("text", "html"):
        raise LibreTranslateError(f"{form_of_text} format is not supported")
    alternatives = _alternatives(form)
    async with state.admission.admit():
        codes = await _codes(state, texts, source)
        translated = await _translate(state, texts, [code for code, _ in codes], form_of_text)
    answer: dict[str, Any] = {"translatedText": translated if isinstance(asked, list) else translated[0]}
    if source is None:
        found = [{"confidence": confidence, "language": code} for code, confidence in codes]
        answer["detectedLanguage"] = found if isinstance(asked, list) else found[0]
    if alternatives:
        answer["alternatives"] = [[] for _ in texts] if isinstance(asked, list) else []
    return JSONResponse(answer)


@router.post("/detect", summary="Detect the language (LibreTranslate)", responses=ERRORS, openapi_extra=_form("q"))
@_errors
async def detect(request: Request) -> Response:
    """`q` a text; the answer is a list with one detection, its confidence in percent."""
    state = state_of(request)
    form = await read_form(request, state)
    text = form.word("q")
    _check_size([text], state)
    _charge(request, state, form, len(text))
    async with state.admission.admit():
        ((code, confidence),) = await _codes(state, [text], None)
    return JSONResponse([{"confidence": confidence, "language": code}])


@router.get("/languages", summary="Languages (LibreTranslate)")
@_errors
async def languages(request: Request) -> Response:
    """Each language with the targets it can be translated into."""
    codes = sorted({"en", *state_of(request).runtime.translator.languages()})
    return JSONResponse([{"code": code, "name": NAMES.get(code, code), "targets": ["en"]} for code in codes])


@router.post(
    "/translate_file",
    summary="Translate a file (LibreTranslate)",
    responses=ERRORS,
    openapi_extra=_form("source", "target", file=True),
)
@_errors
async def translate_file(request: Request) -> Response:
    """Multipart `file` (txt or html), `source`, `target`; the answer names where the translated file is fetched."""
    state = state_of(request)
    form = await read_form(request, state)
    if not form.file_name:
        raise LibreTranslateError("Invalid request: missing file parameter")
    suffix = PurePath(form.file_name).suffix.lower()
    if suffix not in FILE_FORMATS:
        raise LibreTranslateError("Invalid request: file format not supported")
    source = _source(form, state)
    _check_target(form, source, state)
    is_html = suffix != ".txt"
    try:
        text = decode(form.file_data, "text/html" if is_html else "text/plain").text
    except DecodeError as error:
        raise LibreTranslateError(f"Invalid request: {error}") from None
    _charge(request, state, form, len(text))
    async with state.admission.admit():
        codes = await _codes(state, [text], source)
        (translated,) = await _translate(state, [text], [codes[0][0]], "html" if is_html else "text")
    with storing():
        token = await in_thread(state.threads, _files(state).keep, form.file_name, translated)
    return JSONResponse({"translatedFileUrl": str(request.url_for("download_file", token=token))})


@router.get(
    "/download_file/{token}", name="download_file", summary="Fetch a translated file (LibreTranslate)", responses=ERRORS
)
async def download_file(request: Request, token: str) -> Response:
    """A translated file, as an attachment."""
    path = _files(state_of(request)).path(token)
    if path is None:
        return JSONResponse({"error": "Invalid filename"}, 404)
    name = token.partition(".")[2]
    return FileResponse(path, media_type="application/octet-stream", filename=name)


@router.get("/frontend/settings", summary="Settings for front ends (LibreTranslate)")
async def frontend_settings(request: Request) -> Response:
    """What a front end may offer."""
    required = state_of(request).gate.required
    return JSONResponse(
        {
            "apiKeys": required,
            "charLimit": state_of(request).settings.max_characters,
            "filesTranslation": True,
            "frontendTimeout": 500,
            "keyRequired": required,
            "language": {
                "source": {"code": "auto", "name": "Auto Detect"},
                "target": {"code": "en", "name": "English"},
            },
            "suggestions": False,
            "supportedFilesFormat": list(FILE_FORMATS),
        }
    )


@router.get("/health", summary="Health (LibreTranslate)")
async def health() -> Response:
    """The process answers."""
    return JSONResponse({"status": "ok"})


@router.get("/spec", summary="Description (LibreTranslate)")
async def spec() -> Response:
    """These routes in Swagger 2.0."""
    return JSONResponse(SPECIFICATION)


@router.post("/suggest", summary="Suggestions (LibreTranslate)", responses=ERRORS)
async def suggest() -> Response:
    """Suggestions are not taken."""
    return JSONResponse({"error": "Suggestions are disabled on this server."}, 403)


def _charge(request: Request, state: State, form: Form, characters: int) -> None:
    """Check the key that LibreTranslate's clients send as ``api_key`` and count the characters."""
    key = form.values.get("api_key") or None
    state.gate.caller(request, key if isinstance(key, str) else None).charge(characters)


def _files(state: State) -> TranslatedFiles:
    return TranslatedFiles(state.settings.data / "translated-files")


def _check_size(texts: list[str], state: State) -> None:
    if len(texts) > state.settings.max_texts:
        raise LibreTranslateError(
            f"Invalid request: request ({len(texts)}) exceeds batch limit ({state.settings.max_texts})"
        )
    size, limit = sum(map(len, texts)), state.settings.max_characters
    if size > limit:
        raise LibreTranslateError(f"Invalid request: request ({size}) exceeds text limit ({limit})")


def _source(form: Form, state: State) -> str | None:
    """The source language; None for ``auto``."""
    code = form.word("source")
    if code == "auto":
        return None
    if code not in state.runtime.translator.languages() | {"en"}:
        raise LibreTranslateError(f"{code} is not supported")
    return code


def _check_target(form: Form, source: str | None, state: State) -> None:
    target = form.word("target")
    if target == "en":
        return
    if target in state.runtime.translator.languages():
        raise LibreTranslateError(f"{target} is not available as a target language from {source or 'auto'}")
    raise LibreTranslateError(f"{target} is not supported")


def _alternatives(form: Form) -> int:
    """How many alternatives are asked for; this engine gives none, and says so with an empty list."""
    try:
        number = int(form.values.get("alternatives") or 0)
    except (TypeError, ValueError, OverflowError):
        raise LibreTranslateError("Invalid request: alternatives is not a number") from None
    if not 0 <= number <= MOST_ALTERNATIVES:
        raise LibreTranslateError(f"Invalid request: alternatives must be at most {MOST_ALTERNATIVES}")
    return number


async def _codes(state: State, texts: list[str], source: str | None) -> list[tuple[str, float]]:
    """Language and confidence in percent of each text."""
    if source is not None:
        return [(source, 100.0)] * len(texts)
    found = await in_thread(state.threads, lambda: [language.detect(text) for text in texts])
    return [(one.language, round(one.confidence * 100, 1)) for one in found]


async def _translate(state: State, texts: list[str], codes: list[str], form: str) -> list[str]:
    """Each text in English, in its own language's turn; HTML keeps its markup."""
    if form == "text":
        return [answer.text for answer in await _by_language(state, texts, codes)]
    try:
        parsed = await in_thread(state.threads, lambda: [Markup(text) for text in texts])
    except MarkupError as error:
        raise LibreTranslateError(f"Invalid request: {error}") from None
    pieces = [piece for markup in parsed for piece in markup.texts]
    owners = [code for markup, code in zip(parsed, codes, strict=True) for _ in markup.texts]
    answers = iter(await _by_language(state, pieces, owners))
    return [markup.filled([next(answers).text for _ in markup.texts]) for markup in parsed]


async def _by_language(state: State, texts: list[str], codes: list[str]) -> list[TranslationAnswer]:
    """`translate_texts` for texts of several known languages, in order."""
    answers: dict[int, TranslationAnswer] = {}
    for code in sorted(set(codes)):
        places = [place for place, own in enumerate(codes) if own == code]
        found = await translate_texts(state, [texts[place] for place in places], code)
        answers |= dict(zip(places, found, strict=True))
    return [answers[place] for place in range(len(texts))]

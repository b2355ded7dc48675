"""``POST /v1/detect`` and ``POST /v1/translate``: the two smaller doors, for texts that are not articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from service import language, passages
from service.api.admission import engine_busy
from service.api.documents import Futures, answered, in_thread, owed
from service.api.glossaries import GlossaryField, glossary_text, stored
from service.api.parsing import parsed
from service.api.problems import Problem, responses
from service.api.state import State, caller_of, state_of
from service.decode.references import decoded_but_markup
from service.document import RestoredName
from service.glossaries import opened
from service.translation.contract import EngineClosed, QueueFull

router = APIRouter(tags=["texts"])

_Model = TypeVar("_Model", "DetectRequest", "TranslateRequest")


class DetectRequest(BaseModel):
    """Texts whose language is asked for."""

    model_config = ConfigDict(extra="forbid", strict=True)
    texts: list[str] = Field(examples=[["Министерство обороны сообщило о потерях."]])


class DetectionAnswer(BaseModel):
    """ISO 639 code or ``und``, and a confidence from 0 to 1."""

    language: str
    confidence: float


class DetectResponse(BaseModel):
    """One detection a text, in order."""

    detections: list[DetectionAnswer]


class TranslateRequest(BaseModel):
    """Texts to put into English; without `source` each text's language is detected."""

    model_config = ConfigDict(extra="forbid", strict=True)
    texts: list[str] = Field(examples=[["Kementerian Pertahanan merilis data korban."]])
    source: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    glossary: GlossaryField | None = Field(None, description="A stored glossary's name, or a glossary.")


@dataclass(slots=True)
class TranslationAnswer:
    """English text, the source language used, flags of its sentences, names put right after the model."""

    text: str
    source: str
    flags: list[str]
    restored: list[RestoredName] = field(default_factory=list)


@dataclass(slots=True)
class TranslateResponse:
    """One translation a text, in order."""

    translations: list[TranslationAnswer]


_RESPONSE = TypeAdapter(TranslateResponse)


@dataclass(slots=True)
class _Asked:
    """Texts at the engine: the language and passage of each."""

    codes: list[str]
    passages: list[passages.Passage]


def json_body(model: str) -> dict[str, Any]:
    """OpenAPI entry for a JSON body that the route reads by itself, within the limits."""
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{model}"}}}
    return {"requestBody": {"required": True, "content": content}}


@router.post(
    "/v1/detect",
    response_model=DetectResponse,
    responses=responses(400, 401, 408, 413, 422, 429, 503),
    openapi_extra=json_body("DetectRequest"),
)
async def detect(request: Request) -> DetectResponse:
    """The language of each text."""
    state, caller = state_of(request), caller_of(request)
    asked = await _parse(request, state, DetectRequest)
    caller.charge(sum(map(len, asked.texts)))
    async with state.admission.admit():
        found = await in_thread(state.threads, lambda: [language.detect(text) for text in asked.texts])
    return DetectResponse(
        detections=[DetectionAnswer(language=one.language, confidence=one.confidence) for one in found]
    )


@router.post(
    "/v1/translate",
    response_model=TranslateResponse,
    responses=responses(400, 401, 408, 413, 422, 429, 503),
    openapi_extra=json_body("TranslateRequest"),
)
async def translate(request: Request) -> Response:
    """Each text in English, its line breaks kept."""
    state, caller = state_of(request), caller_of(request)
    asked = await _parse(request, state, TranslateRequest)
    able = state.runtime.translator.languages() | {"en"}
    if asked.source is not None and asked.source not in able:
        raise Problem(
            422, "unsupported-language", f"source {asked.source} has no package; there are {', '.join(sorted(able))}",
            field="source",
        )  # fmt: skip
    caller.charge(sum(map(len, asked.texts)))
    async with state.admission.admit():
        given = asked.glossary
        glossary = None if given is None else await in_thread(state.threads, glossary_text, given, stored(state))
        answers = await translate_texts(state, asked.texts, asked.source, glossary)
    # Bytes, because FastAPI would look at every text of a model again.
    return Response(_RESPONSE.dump_json(TranslateResponse(answers)), media_type="application/json")


async def translate_texts(
    state: State, texts: list[str], source: str | None, glossary: str | None = None
) -> list[TranslationAnswer]:
    """All texts translated, their sentences queued together by language; `glossary` as canonical JSON."""
    futures: Futures = {}
    try:
        with owed(futures):
            asked = await in_thread(state.threads, _begin, state, texts, source, glossary, futures)
            results = {code: iter(found) for code, found in (await answered(state, futures)).items()}
    except (QueueFull, EngineClosed) as error:
        raise engine_busy(error) from None
    answers = []
    for text, code, passage in zip(texts, asked.codes, asked.passages, strict=True):
        if code not in results:
            flags = [] if code == "en" or not any(map(str.isalpha, text)) else [f"unsupported-language:{code}"]
            answers.append(TranslationAnswer(text, code, flags))
            continue
        done = [next(results[code]) for _ in passage.sentences]
        flags = list(dict.fromkeys(flag for one in done for flag in one.flags))
        restored = list(dict.fromkeys(name for one in done for name in one.restored))
        answers.append(TranslationAnswer(passage.join([one.text for one in done]), code, flags, restored))
    return answers


def _begin(state: State, texts: list[str], source: str | None, glossary: str | None, futures: Futures) -> _Asked:
    """Cut the texts into sentences and queue them; their `futures` are added by language."""
    terms = opened(glossary) if glossary is not None else None
    texts = [decoded_but_markup(text) for text in texts]
    codes = [source] * len(texts) if source else [language.detect(text).language for text in texts]
    split = [passages.split(text, code) for text, code in zip(texts, codes, strict=True)]
    for code in sorted(set(codes) & state.runtime.translator.languages()):
        wanted = [s for passage, own in zip(split, codes, strict=True) if own == code for s in passage.sentences]
        futures[code] = state.runtime.translator.submit(wanted, code, glossary=terms)
    return _Asked(codes, split)


async def _parse(request: Request, state: State, model: type[_Model]) -> _Model:
    """The JSON body as `model`, within the limits on texts and characters."""
    asked = parsed(model, await state.read_body(request))
    check_texts(asked.texts, state)
    return asked


def check_texts(texts: list[str], state: State) -> None:
    """Refuse more texts or characters than the limits allow."""
    limits = state.settings
    if len(texts) > limits.max_texts:
        raise Problem(
            413, "too-many-texts", f"texts has {len(texts)} items; the limit is {limits.max_texts}",
            field="texts", limit=limits.max_texts,
        )  # fmt: skip
    if sum(map(len, texts)) > limits.max_characters:
        raise Problem(
            413, "article-too-long", f"texts hold more than {limits.max_characters} characters",
            field="texts", limit=limits.max_characters,
        )  # fmt: skip

"""LibreTranslate's API, so that programs written for it work unchanged. See docs/libretranslate.md."""

from service.api.libretranslate.routes import router

__all__ = ["router"]

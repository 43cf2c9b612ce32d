"""Press releases into articles in which every sentence can show the words it rests on.

    import pressrewrite as pr

    release = pr.SourceItem(title=..., publisher=..., published_at=..., url=..., body=...)
    article = pr.rewrite(release)          # the embedded writer: no key, no network
    print(article.to_markdown())

Nothing is imported until it is first touched, so that `import pressrewrite` costs next to nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pressrewrite import errors, postprocess, prompts, providers
    from pressrewrite.errors import PressRewriteError
    from pressrewrite.grounding import Judge, Opinion, Policy, check
    from pressrewrite.ingest import read_release
    from pressrewrite.judging import ProviderJudge
    from pressrewrite.locales import available as languages
    from pressrewrite.models import (
        Anatomy,
        Article,
        Brief,
        Disclosure,
        DisclosureLevel,
        Draft,
        Finding,
        Flag,
        FlagKind,
        GroundingReport,
        Length,
        Prompt,
        Provenance,
        Review,
        Sentence,
        SourceItem,
        SourceScope,
        SourceText,
        Span,
        Verdict,
        article_schema,
    )
    from pressrewrite.providers import provider
    from pressrewrite.release import anatomy, proofread
    from pressrewrite.rewriter import Rewriter, rewrite
    from pressrewrite.streaming import ArticleReady, SentenceReady
    from pressrewrite.version import __version__

_HOMES = {
    "Anatomy": "models",
    "Article": "models",
    "Brief": "models",
    "Disclosure": "models",
    "DisclosureLevel": "models",
    "Draft": "models",
    "Finding": "models",
    "Flag": "models",
    "FlagKind": "models",
    "GroundingReport": "models",
    "Judge": "grounding",
    "Length": "models",
    "Opinion": "grounding",
    "Policy": "grounding",
    "PressRewriteError": "errors",
    "Prompt": "models",
    "Provenance": "models",
    "ProviderJudge": "judging",
    "Review": "models",
    "ArticleReady": "streaming",
    "Rewriter": "rewriter",
    "SentenceReady": "streaming",
    "Sentence": "models",
    "SourceItem": "models",
    "SourceScope": "models",
    "SourceText": "models",
    "Span": "models",
    "Verdict": "models",
    "__version__": "version",
    "anatomy": "release",
    "article_schema": "models",
    "check": "grounding",
    "languages": "locales",
    "proofread": "release",
    "read_release": "ingest",
    "provider": "providers",
    "rewrite": "rewriter",
}
_ROOMS = frozenset({"errors", "postprocess", "prompts", "providers"})
_OTHER_NAMES = {"languages": "available"}

__all__ = [
    "Anatomy",
    "Article",
    "ArticleReady",
    "Brief",
    "Disclosure",
    "DisclosureLevel",
    "Draft",
    "Finding",
    "Flag",
    "FlagKind",
    "GroundingReport",
    "Judge",
    "Length",
    "Opinion",
    "Policy",
    "PressRewriteError",
    "Prompt",
    "Provenance",
    "ProviderJudge",
    "Review",
    "Rewriter",
    "Sentence",
    "SentenceReady",
    "SourceItem",
    "SourceScope",
    "SourceText",
    "Span",
    "Verdict",
    "__version__",
    "anatomy",
    "article_schema",
    "check",
    "errors",
    "languages",
    "postprocess",
    "prompts",
    "proofread",
    "provider",
    "providers",
    "read_release",
    "rewrite",
]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return importlib.import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module = importlib.import_module(f"{__name__}.{_HOMES[name]}")
    value = getattr(module, _OTHER_NAMES.get(name, name))
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)

"""Any text by any writer, held against a release: for each sentence what it rests on and what is not there.

No model is asked. A sentence that stands in the release word for word is SUPPORTED; one whose facts all trace
but whose wording is new is PARTLY; one with a finding of severity error is UNSUPPORTED, or CONTRADICTED where
the release says something else in its place; of the rest nothing is said (NOT_CHECKABLE).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.grounding.claim import Claim
from pressrewrite.grounding.figures import check_dates, check_links, check_numbers
from pressrewrite.grounding.material import SourceMaterial, flat
from pressrewrite.grounding.naming import check_names, check_places
from pressrewrite.grounding.scope import check_scope
from pressrewrite.grounding.scoring import score
from pressrewrite.grounding.speech import check_quotations
from pressrewrite.grounding.turning import check_polarity, check_roles
from pressrewrite.models import (
    Article,
    CheckedSentence,
    Finding,
    GroundingReport,
    Severity,
    SourceItem,
    SourceText,
    Span,
    Verdict,
)
from pressrewrite.text import canonical_tag, segment

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["CHECKS", "NOT_CHECKED", "SentenceCheck", "check", "check_sentence"]

CHECKS = ("verbatim", "numbers", "dates", "names", "places", "quotations", "links", "negations", "roles")
"""What is looked at."""

NOT_CHECKED = ("wording", "context")
"""What nobody looks at: whether new wording says the same, and whether the choice of sentences misleads."""

_CHECKS: tuple[Callable[[Claim], object], ...] = (
    check_links,
    check_numbers,
    check_dates,
    check_names,
    check_places,
    check_polarity,
    check_roles,
    check_scope,
)
_ENDS = frozenset(".!?。！？।॥؟۔\n;；:")
_CONTRADICTING = frozenset({"negation", "opposite", "role"})


class SentenceCheck(NamedTuple):
    """What was found of one sentence.

    Attributes:
        verdict: What can be said of it.
        score: How likely all of it is supported, 0 to 1.
        evidence: The words of the release it was held against.
        findings: What in it is not in the release; offsets count in the sentence.
        reason: Why the verdict is not `SUPPORTED`.
    """

    verdict: Verdict
    score: float
    evidence: tuple[Span, ...]
    findings: tuple[Finding, ...]
    reason: str | None


def check_sentence(
    text: str, material: SourceMaterial, *, language: str, cited: tuple[int, ...] = ()
) -> SentenceCheck:
    """Hold one sentence against a release.

    Args:
        text: The sentence.
        material: The release.
        language: BCP 47 tag of the sentence.
        cited: Numbers of the source sentences that the writer says it rests on.

    Returns:
        The verdict with what it rests on and what was found.
    """
    whole = _word_for_word(text, material)
    if whole is not None:
        return SentenceCheck(Verdict.SUPPORTED, 1.0, whole, (), None)
    claim = Claim(text=text, language=language, material=material, cited=cited)
    translated, reason = False, None
    for run in _CHECKS:
        try:
            run(claim)
        except Exception as error:  # noqa: BLE001 - a fault in a check must never clear a sentence
            claim.report("check_failed", (0, len(text)), says=None)
            reason = f"check_failed: {type(error).__name__}"
    try:
        translated = check_quotations(claim)
    except Exception as error:  # noqa: BLE001 - as above
        claim.report("check_failed", (0, len(text)))
        reason = f"check_failed: {type(error).__name__}"
    findings = tuple(sorted(claim.findings, key=lambda found: (found.start, found.end, found.kind)))
    evidence = tuple(material.source.sentence_span(number) for number in claim.evidence)
    verdict, why = _verdict(claim, findings, translated=translated)
    return SentenceCheck(verdict, score(claim, findings), evidence, findings, reason or why)


def _verdict(claim: Claim, findings: tuple[Finding, ...], *, translated: bool) -> tuple[Verdict, str | None]:
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        against = any(found.source_says or found.kind in _CONTRADICTING for found in errors)
        return (Verdict.CONTRADICTED if against else Verdict.UNSUPPORTED), errors[0].kind
    if findings:
        return Verdict.NOT_CHECKABLE, findings[0].kind
    traced = bool(claim.numbers or claim.dates or claim.links or claim.quotes)
    if not claim.same_language:
        reason = "translated_quotation" if translated else "other_language"
        return (Verdict.PARTLY if traced and not translated else Verdict.NOT_CHECKABLE), reason
    telling = set(claim.telling)
    held = sum(key in claim.material.stems for key in telling)
    if telling and held == len(telling):
        return Verdict.PARTLY, "wording_not_checked"
    return (
        Verdict.PARTLY if traced and held * 2 >= len(telling) else Verdict.NOT_CHECKABLE
    ), "wording_not_checked"


def _word_for_word(text: str, material: SourceMaterial) -> tuple[Span, ...] | None:
    """The source sentences that a sentence repeats as a whole, without regard to case and kinds of marks."""
    wanted = flat(text)
    if not wanted or not any(map(str.isalnum, wanted)):
        return None
    number = material.index.get(wanted.rstrip(" .。!?"))
    if number is not None:
        return (material.source.sentence_span(number),)
    return material.run_of_sentences(wanted)


def check(
    text_or_article: str | Article,
    item: SourceItem,
    *,
    language: str | None = None,
) -> GroundingReport:
    """Hold any text against the release it claims to be about, without a model.

    Args:
        text_or_article: The text by any writer, or an `Article`.
        item: The release.
        language: BCP 47 tag of the text; the article's own, else the release's, when left out.

    Returns:
        For each sentence its verdict, what it rests on and what in it is not there. Offsets count
        characters of the text that was given (`Article.text` for an article).

    Raises:
        InvalidInput: What was given is no text or no release.
        InvalidLanguageTag: The tag names no language.

    Example:
        >>> release = SourceItem(
        ...     title="Reef reopens",
        ...     publisher="Port",
        ...     body="The reef reopened on 3 May 2024. It drew 400 divers.",
        ... )
        >>> report = check("The reef reopened on 3 May 2024. It drew 700 divers.", release)
        >>> [(s.verdict.value, [f.text for f in s.findings]) for s in report.sentences]
        [('supported', []), ('contradicted', ['700'])]
    """
    if not isinstance(item, SourceItem):
        raise InvalidInput(
            f"A SourceItem was expected, not {shorten(item)}.",
            hint="Build one: SourceItem(title=..., publisher=..., body=...).",
        )
    if isinstance(text_or_article, Article):
        article = text_or_article
        material = _material(item)
        tag = canonical_tag(language) if language else article.language
        checked: list[CheckedSentence] = []
        at = 0
        for sentence in article.sentences:
            checked.append(
                _placed(_of_article(sentence.fields, sentence.text, material, tag), sentence.text, at)
            )
            at += len(sentence.text) + 1
        return GroundingReport(sentences=tuple(checked), checks=CHECKS, not_checked=NOT_CHECKED)
    if not isinstance(text_or_article, str):
        raise InvalidInput(
            f"A text or an Article was expected, not {shorten(text_or_article)}.", hint="Give a str."
        )
    text = text_or_article
    tag = canonical_tag(language) if language else item.language
    material = _material(item)
    sentences = tuple(
        _placed(
            check_sentence(text[part.start : part.end], material, language=tag),
            text[part.start : part.end],
            part.start,
        )
        for part in segment(text, tag)
        if any(map(str.isalnum, text[part.start : part.end]))
    )
    return GroundingReport(sentences=sentences, checks=CHECKS, not_checked=NOT_CHECKED)


def _of_article(fields: tuple[str, ...], text: str, material: SourceMaterial, language: str) -> SentenceCheck:
    from pressrewrite.release import notice

    if fields and any(made.text == text for made in notice(material.source.item, language)):
        return SentenceCheck(Verdict.SUPPORTED, 1.0, (), (), None)
    return check_sentence(text, material, language=language)


# An editor checks the same release on every keystroke: its facts are found once.
_RECENT: OrderedDict[tuple[object, ...], SourceMaterial] = OrderedDict()
_MOST_RECENT = 8


def _material(item: SourceItem) -> SourceMaterial:
    key = (
        item.title,
        item.body,
        item.publisher,
        item.url,
        item.published_at,
        item.embargo_until,
        item.language,
        item.scope,
    )
    material = _RECENT.get(key)
    if material is None:
        material = SourceMaterial(SourceText(item))
        _RECENT[key] = material
        while len(_RECENT) > _MOST_RECENT:
            _RECENT.popitem(last=False)
    return material


def _placed(found: SentenceCheck, text: str, at: int) -> CheckedSentence:
    return CheckedSentence(
        text=text,
        start=at,
        end=at + len(text),
        verdict=found.verdict,
        score=found.score,
        evidence=found.evidence,
        findings=tuple(
            one.model_copy(update={"start": one.start + at, "end": one.end + at}) for one in found.findings
        ),
        reason=found.reason,
    )

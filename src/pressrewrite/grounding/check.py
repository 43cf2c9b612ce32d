"""Any text by any writer, held against a release: for each sentence what it rests on and what is not there.

No model is asked. A sentence that stands in the release word for word is SUPPORTED; one whose facts all trace
but whose wording is new is PARTLY; one with a finding of severity error is UNSUPPORTED, or CONTRADICTED where
the release says something else in its place; of the rest nothing is said (NOT_CHECKABLE).
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.drafts.closing import may_close_with_offers, strip_closing
from pressrewrite.drafts.opening import may_open_with_talk, strip_opening
from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.facts import find_keys, small_words
from pressrewrite.grounding.claim import Claim
from pressrewrite.grounding.days import check_dates
from pressrewrite.grounding.figures import check_links, check_numbers
from pressrewrite.grounding.judge import check_judge, second_opinion
from pressrewrite.grounding.material import SourceMaterial, flatten
from pressrewrite.grounding.naming import LATIN, check_names, check_places
from pressrewrite.grounding.pairs import check_pairs
from pressrewrite.grounding.roles import check_roles
from pressrewrite.grounding.scope import check_scope
from pressrewrite.grounding.scoring import score
from pressrewrite.grounding.speech import check_quotations, check_speakers
from pressrewrite.grounding.spoken import spoken, spoken_of
from pressrewrite.grounding.turning import check_directions, check_polarity
from pressrewrite.grounding.verdicts import settled, verdict_of
from pressrewrite.models import (
    Article,
    CheckedSentence,
    Finding,
    GroundingReport,
    SectionKind,
    SourceItem,
    SourceText,
    Span,
    Verdict,
)
from pressrewrite.models.evidence import BACKGROUND
from pressrewrite.release import notice
from pressrewrite.text import base_language, blocks, canonical_tag, identify, segment_blocks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressrewrite.grounding.judge import Judge
    from pressrewrite.grounding.spoken import Spoken

__all__ = [
    "CHECKS",
    "NOT_CHECKED",
    "SentenceCheck",
    "as_background",
    "check",
    "check_sentence",
]

CHECKS = ("verbatim", "numbers", "dates", "names", "places", "quotations", "links", "negations", "roles")
"""What is looked at."""

NOT_CHECKED = ("wording", "context")
"""What nobody looks at: whether new wording says the same, and whether the choice of sentences misleads."""

_CHECKS: tuple[Callable[[Claim], None], ...] = (
    check_links,
    check_numbers,
    check_pairs,
    check_dates,
    check_names,
    check_places,
    check_polarity,
    check_directions,
    check_roles,
    check_quotations,
    check_speakers,
    check_scope,
)
_TALK = 320
# Enough to tell a language by; a few Latin words are not.
_SAMPLE, _SMALL_SHARE, _FEWEST_TO_TELL = 400, 0.15, 8
# Of a sentence nothing is known about, nothing is known: a half.
_UNKNOWN = 0.5


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


# What a chat model says to whom it works for is no part of the article.
_ASIDE = SentenceCheck(Verdict.NOT_CHECKABLE, 0.9, (), (), "chat")


def check_sentence(
    text: str,
    material: SourceMaterial,
    *,
    language: str,
    cited: tuple[int, ...] = (),
    opens: bool = False,
    spoken: Spoken | None = None,
) -> SentenceCheck:
    """Hold one sentence against a release.

    Args:
        text: The sentence.
        material: The release.
        language: BCP 47 tag of the sentence.
        cited: Numbers of the source sentences that the writer says it rests on.
        opens: Whether it is the first sentence of its text: a pronoun at its head then stands for nobody.
        spoken: What of it is quoted, as its paragraph shows; when left out, as the sentence alone shows.

    Returns:
        The verdict with what it rests on and what was found.
    """
    claim = Claim(text=text, language=language, material=material, cited=cited, opens=opens, spoken=spoken)
    whole = _word_for_word(flatten(claim.plain), material)
    if whole is not None and not _narrated(claim):
        return SentenceCheck(Verdict.SUPPORTED, 1.0, whole, (), None)
    fault = None
    for run in _CHECKS:
        try:
            run(claim)
        except Exception as error:  # noqa: BLE001 - a fault in a check must never clear a sentence
            claim.report("check_failed", (0, len(text)))
            fault = f"check_failed: {type(error).__name__}"
    findings = settled(claim.findings)
    evidence = tuple(map(material.span_of, claim.evidence))
    verdict, reason = verdict_of(claim, findings)
    return SentenceCheck(verdict, score(claim, findings), evidence, findings, fault or reason)


def _narrated(claim: Claim) -> bool:
    """Whether a sentence within a quotation is one that the release tells, and nobody in it says."""
    if claim.spoken is None or not any(one.inner == (0, len(claim.text)) for one in claim.spoken.marks):
        return False
    heard = claim.material.heard
    words = flatten(claim.plain).rstrip(" .。!?")
    return bool(heard) and not any(words in speech for speech in heard)


def as_background(found: SentenceCheck) -> SentenceCheck:
    """Judge a sentence of a background section: what is not there word for word never counts for the release.

    Its facts may be found in the release by chance, so of what no check objects to nothing is said.

    Args:
        found: What was found of it as of any other sentence.

    Returns:
        The same when it stands in the release word for word; else a verdict of NOT_CHECKABLE at most.
    """
    if found.verdict is Verdict.SUPPORTED:
        return found
    verdict = Verdict.NOT_CHECKABLE if found.verdict is Verdict.PARTLY else found.verdict
    return found._replace(verdict=verdict, score=min(found.score, _UNKNOWN), reason=BACKGROUND)


def _word_for_word(wanted: str, material: SourceMaterial) -> tuple[Span, ...] | None:
    """The source sentences that a sentence, in the form of `flat`, repeats as a whole."""
    if not wanted or not any(map(str.isalnum, wanted)):
        return None
    if wanted.rstrip(" .。!?") not in material.flat:
        return None
    number = material.index.get(wanted.rstrip(" .。!?"))
    if number is not None:
        return (material.span_of(number),)
    return material.run_of_sentences(wanted)


def check(
    text_or_article: str | Article,
    item: SourceItem,
    *,
    language: str | None = None,
    judge: Judge | None = None,
) -> GroundingReport:
    """Hold any text against the release it claims to be about, without a model unless one is asked for.

    Args:
        text_or_article: The text by any writer, or an `Article`.
        item: The release.
        language: BCP 47 tag of the text; when left out the article's own, else the one the text shows, else
            that of the release.
        judge: Gives a second opinion on the wording of each sentence, within the bounds of `apply_opinion`;
            nobody is asked when left out.

    Returns:
        For each sentence its verdict, what it rests on and what in it is not there. Offsets count
        characters of the text that was given (`Article.text` for an article).

    Raises:
        InvalidInput: What was given is no text, no release or no judge.
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
    if judge is not None:
        check_judge(judge)
    material = _material(item)
    if isinstance(text_or_article, Article):
        tag = canonical_tag(language) if language else text_or_article.language
        sentences = _of_article(text_or_article, material, tag)
    elif isinstance(text_or_article, str):
        tag = canonical_tag(language) if language else _language_of(text_or_article, item.language)
        sentences = _of_text(text_or_article, material, tag)
    else:
        raise InvalidInput(
            f"A text or an Article was expected, not {shorten(text_or_article)}.", hint="Give a str."
        )
    report = GroundingReport(sentences=tuple(sentences), checks=CHECKS, not_checked=NOT_CHECKED)
    if judge is None:
        return report
    return second_opinion(report, judge, source=material.source, language=tag)


def _language_of(text: str, expected: str) -> str:
    """The language of a text: the expected one unless it speaks plainly for another."""
    sample = text[:_SAMPLE]
    words = find_keys(sample)
    base = base_language(expected)
    small = sum(map(small_words(base).__contains__, words))
    if sample.isascii() and base not in LATIN and any(map(str.isalpha, sample)):
        return identify(sample, default="en")
    if small >= _SMALL_SHARE * len(words) or (sample.isascii() and len(words) < _FEWEST_TO_TELL):
        return expected
    found = identify(sample, default=expected)
    return expected if base_language(found) == base else found


def _of_text(text: str, material: SourceMaterial, language: str) -> Iterator[CheckedSentence]:
    first, last = _article_in(text)
    opens = True
    layout = blocks(text)
    parts = segment_blocks(text, layout, language)
    quoted = spoken(text, [(part.start, part.end) for part in parts], language, layout=layout)
    for part, here in zip(parts, quoted, strict=True):
        words = text[part.start : part.end]
        if not any(map(str.isalnum, words)):
            continue
        if part.end <= first or part.start >= last:
            yield _placed(_ASIDE, words, part.start)
            continue
        found = check_sentence(words, material, language=language, opens=opens, spoken=here)
        yield _placed(found, words, part.start)
        opens = False


def _article_in(text: str) -> tuple[int, int]:
    """Where the article stands between "Here is a summary in 90 words:" and "Shall I shorten it?"."""
    # Such talk is short, and the article may be long.
    head, tail = text[:_TALK], text[-_TALK:]
    begun = strip_opening(head)[0] if may_open_with_talk(head) else head
    first = len(head) - len(begun) if begun and head.endswith(begun) else 0
    kept = strip_closing(tail)[0] if may_close_with_offers(tail) else tail
    last = len(text) - len(tail) + len(kept) if kept and tail.startswith(kept) else len(text)
    return first, last


def _of_article(article: Article, material: SourceMaterial, language: str) -> Iterator[CheckedSentence]:
    stated = {made.text for made in notice(material.source.item, language)}
    background = {
        id(sentence)
        for section in article.sections
        if section.kind is SectionKind.BACKGROUND
        for paragraph in section.paragraphs
        for sentence in paragraph.sentences
    }
    quoted = spoken_of(article)
    at = 0
    for sentence in article.sentences:
        if sentence.fields and sentence.text in stated:
            found = SentenceCheck(Verdict.SUPPORTED, 1.0, (), (), None)
        else:
            here = quoted.get(id(sentence))
            found = check_sentence(sentence.text, material, language=language, opens=not at, spoken=here)
        if id(sentence) in background:
            found = as_background(found)
        yield _placed(found, sentence.text, at)
        at += len(sentence.text) + 1


# An editor checks the same release on every keystroke: its facts are found once.
_RECENT: OrderedDict[tuple[object, ...], SourceMaterial] = OrderedDict()
_MOST_RECENT, _LONGEST_KEPT = 8, 200_000


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
        if len(item.text) > _LONGEST_KEPT:
            return material
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

"""A report as plain text, JSON or a page: what was found when an article was held against its release."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from pressrewrite.models import Severity, Verdict
from pressrewrite.render.escape import one_line
from pressrewrite.render.report_html import report_to_html
from pressrewrite.render.report_words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressrewrite.models import CheckedSentence, Finding, GroundingReport, Span
    from pressrewrite.render.report_words import ReportWords

__all__ = [
    "findings_to_json",
    "findings_to_text",
    "has_errors",
    "report_to_html",
    "report_to_json",
    "report_to_text",
]

_WIDTH = 78
_INDENT = "    "
_FAILED = frozenset({Verdict.UNSUPPORTED, Verdict.CONTRADICTED})


def has_errors(report: GroundingReport) -> bool:
    """Say whether an editor has to act before the text can go out.

    Args:
        report: What was found.

    Returns:
        Whether a sentence does not stand in the release or contradicts it, or a finding is an error.
    """
    return any(sentence.verdict in _FAILED for sentence in report.sentences) or any(
        finding.severity is Severity.ERROR for finding in report.findings
    )


def report_to_json(report: GroundingReport, *, indent: int | None = None) -> str:
    """Write a report as JSON, with its score and counts.

    Args:
        report: What was found.
        indent: Spaces for each level; None for one line.

    Returns:
        The fields of the report and, beside them, `score` and `counts`.
    """
    counts = {verdict.value: count for verdict, count in report.counts.items()}
    told = {"score": report.score, "counts": counts, **report.model_dump(mode="json")}
    return json.dumps(told, ensure_ascii=False, indent=indent)


def report_to_text(report: GroundingReport, *, language: str = "en") -> str:
    """Write a report as plain text, for a terminal or an e-mail.

    Args:
        report: What was found.
        language: BCP 47 tag of the report's own words.

    Returns:
        The summary, each sentence with its verdict and findings, which checks ran and what was not checked.
        Nothing in it that a terminal would obey.
    """
    words = words_of(language)
    parts = ["\n".join(_summary(report, words))]
    parts.extend(
        "\n".join(_sentence(number, sentence, words))
        for number, sentence in enumerate(report.sentences, start=1)
    )
    parts.append("\n".join(_scope(report, words)))
    return "\n\n".join(parts) + "\n"


def findings_to_text(findings: Iterable[Finding], *, language: str = "en") -> str:
    """Write findings one below the other, as `proofread` gives them.

    Args:
        findings: What was found.
        language: BCP 47 tag of the report's own words.

    Returns:
        One paragraph for each finding, with the place of its words; empty when there is none.
    """
    words = words_of(language)
    return "".join("\n".join(_finding(finding, words, "")) + "\n" for finding in findings)


def findings_to_json(findings: Iterable[Finding], *, indent: int | None = None) -> str:
    """Write findings as JSON: one object with the list `findings`.

    Args:
        findings: What was found.
        indent: Spaces for each level; None for one line.
    """
    told = {"findings": [finding.model_dump(mode="json") for finding in findings]}
    return json.dumps(told, ensure_ascii=False, indent=indent)


def _summary(report: GroundingReport, words: ReportWords) -> Iterator[str]:
    yield words.title
    yield f"{words.score}{words.manner.colon}{report.score:.2f} ({words.weakest})"
    wide = len(str(len(report.sentences)))
    for verdict, count in report.counts.items():
        if count:
            yield f"  {count:>{wide}} {words.verdict(verdict)}"


def _sentence(number: int, sentence: CheckedSentence, words: ReportWords) -> Iterator[str]:
    reason = f"; {one_line(sentence.reason)}" if sentence.reason else ""
    yield f"[{number}] {words.verdict(sentence.verdict)} ({sentence.score:.2f}{reason})"
    yield from _wrapped(sentence.text, words, _INDENT)
    for finding in sentence.findings:
        yield from _finding(finding, words, _INDENT)
    for span in sentence.evidence:
        yield from _evidence(span, sentence, words)


def _finding(finding: Finding, words: ReportWords, indent: str) -> list[str]:
    quotes = words.manner.quotes
    said = f"{words.severity(finding.severity)}, {finding.kind}{words.manner.colon}"
    said += f"{quotes.open}{finding.text}{quotes.close} ({finding.start}–{finding.end})"
    if finding.source_says is not None:
        said += f"; {words.says}{words.manner.colon}{quotes.open}{finding.source_says}{quotes.close}"
    if finding.note is not None:
        said += f"; {finding.note}"
    return _wrapped(said, words, f"{indent}! ", f"{indent}  ")


def _evidence(span: Span, sentence: CheckedSentence, words: ReportWords) -> list[str]:
    said = f"{words.release} {span.start}–{span.end}"
    # Words that are the sentence's own need no second reading.
    if one_line(span.text) != one_line(sentence.text):
        quotes = words.manner.quotes
        said += f"{words.manner.colon}{quotes.open}{span.text}{quotes.close}"
    return _wrapped(said, words, f"{_INDENT}> ", f"{_INDENT}  ")


def _scope(report: GroundingReport, words: ReportWords) -> Iterator[str]:
    for label, names in ((words.ran, report.checks), (words.skipped, report.not_checked)):
        yield f"{label}{words.manner.colon}{', '.join(map(one_line, names)) or '–'}"
    if report.judge is not None:
        counts = ", ".join(f"{said} {count}" for said, count in words.heard(report.judge))
        failures = f"; {', '.join(map(one_line, report.judge.failures))}" if report.judge.failures else ""
        yield f"{words.judge}{words.manner.colon}{one_line(report.judge.name)} ({counts}{failures})"


def _wrapped(text: str, words: ReportWords, first: str, rest: str | None = None) -> list[str]:
    shown, others = one_line(text), first if rest is None else rest
    if not words.manner.words_are_spaced:
        return [first + shown]
    return textwrap.wrap(
        shown,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]

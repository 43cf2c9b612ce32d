"""The one further question about sentences that the release does not support."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pressrewrite.locales import fill, locale
from pressrewrite.models import Message, Prompt
from pressrewrite.prompts.base import fingerprint
from pressrewrite.prompts.parts import fenced, marker_for, name_of, one_line

if TYPE_CHECKING:
    from pressrewrite.models import Brief

__all__ = ["Failing", "repair_prompt"]

_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failing:
    """One sentence that is not supported.

    Attributes:
        number: Its number in this question, from 1.
        text: Its words.
        missing: What in it is not in the release.
        says: What the release says instead.
    """

    number: int
    text: str
    missing: tuple[str, ...] = ()
    says: tuple[str, ...] = ()


@cache
def _schema() -> dict[str, Any]:
    sentence = {
        "type": "object",
        "properties": {
            "number": {"type": "integer"},
            "evidence": {"type": "array", "items": {"type": "integer"}},
            "text": {"type": "string"},
        },
        "required": ["number", "evidence", "text"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"sentences": {"type": "array", "items": sentence}},
        "required": ["sentences"],
        "additionalProperties": False,
    }


def repair_prompt(brief: Brief, failing: tuple[Failing, ...], shown: tuple[int, ...]) -> Prompt:
    """Ask for the failing sentences anew, and for nothing else.

    Args:
        brief: The job.
        failing: The sentences with what was found in them.
        shown: Numbers of the source sentences that they may rest on.
    """
    words = locale(brief.language)
    seen, sentences = brief.source.seen, brief.source.sentences
    spans = [(number, sentences[number].start, sentences[number].end) for number in shown]
    lines = [f"{number}. {one_line(seen[start:end])}" for number, start, end in spans]
    wrong = []
    for one in failing:
        wrong.append(fill(words.repair.sentence_label, number=str(one.number), text=one_line(one.text)))
        wrong += [f"- {fill(words.repair.missing_label, text=one_line(text))}" for text in one.missing]
        wrong += [f"- {fill(words.repair.says_label, text=one_line(text))}" for text in one.says]
    rules = f"{words.repair.task}\n{fill(words.prompt.language_rule, language=name_of(brief))}"
    # The sentences of the article are as foreign as the release: both stand between markers.
    marker = marker_for("\n".join(wrong), kind="ARTICLE")
    job = "\n".join((fenced(brief, lines), "", f"[{marker}]", *wrong, f"[{marker}]"))
    return Prompt(
        strategy="repair",
        version=_VERSION,
        fingerprint=fingerprint("repair", _VERSION, {}),
        messages=(Message(role="system", content=rules), Message(role="user", content=job)),
        schema=_schema(),
    )

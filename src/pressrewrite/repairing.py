"""One bounded turn in which a writer mends the sentences that the release does not support."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict, ValidationError

from pressrewrite.drafts import cleaned_sentence, json_objects
from pressrewrite.errors import ProviderError
from pressrewrite.grounding import SentenceCheck, as_background
from pressrewrite.grounding.spoken import spoken_in
from pressrewrite.judging import Call
from pressrewrite.models import DraftSentence, Flag, FlagKind, Verdict, map_sentences
from pressrewrite.models.evidence import BACKGROUND, FAILED
from pressrewrite.prompts import Failing, repair_prompt
from pressrewrite.providers import Request
from pressrewrite.providers.base import tokens_together
from pressrewrite.text import comparable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pressrewrite.grounding.spoken import Spoken
    from pressrewrite.models import Article, Brief, Sentence
    from pressrewrite.providers import Provider, Reply
    from pressrewrite.providers.base import Tokens

__all__ = ["repaired_article"]

_MOST, _MOST_SHOWN, _LONGEST = 20, 60, 2_000


class _Mended(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")

    number: int
    evidence: list[int] = []
    text: str


def repaired_article(
    article: Article,
    brief: Brief,
    provider: Provider,
    check: Callable[[DraftSentence, Spoken | None], Sentence],
    check_headline: Callable[[DraftSentence], Sentence],
) -> Generator[Call, Reply, Article]:
    """Ask once for the failing sentences anew: yields a call, is sent the reply, returns the article.

    The writer sees only the failing sentences, what was found in them and the source sentences around what
    they seem to rest on. Each answer is checked like any sentence; one that fails again stays as it was, and
    what becomes of it is the policy's. A turn that brings nothing changes nothing. Quotations are nobody's to
    mend.

    Args:
        article: An article whose sentences were checked.
        brief: The job.
        provider: Who is asked.
        check: Makes a checked sentence of a draft, with what of it is quoted in its paragraph.
        check_headline: Makes a checked headline of a draft.

    Returns:
        The article, with a flag for each sentence that was mended and for a turn that failed.
    """
    sentences = article.sentences
    own = len(sentences) - sum(len(quotation.pieces) for quotation in article.quotations)
    places = [at for at, one in enumerate(sentences[:own]) if one.verdict in FAILED][:_MOST]
    if not places:
        return article
    bad = [sentences[at] for at in places]
    failing = tuple(_failing(number, sentence) for number, sentence in enumerate(bad, 1))
    request = Request(brief=brief, prompt=repair_prompt(brief, failing, _shown(brief, bad)))
    try:
        reply = yield Call(provider=provider, request=request)
    except ProviderError as error:
        flag = Flag(kind=FlagKind.REPAIR_FAILED, detail=error.code)
        return _recorded(article, request, error.attempts, error.usage).replace(flags=(*article.flags, flag))
    usage = (reply.usage.input_tokens, reply.usage.output_tokens)
    article = _recorded(article, request, reply.attempts, usage)
    answers = _answers(reply.text, len(bad))
    # What the story says already mends nothing; a key point may say it once more.
    story = 1 + (article.dek is not None) + len(article.key_points)
    said = {comparable(one.text) for one in sentences[story:own] if one.verdict not in FAILED}
    mended: dict[int, Sentence] = {}
    flags: list[Flag] = []
    in_place = _in_place(check, article)
    for number, (at, sentence) in enumerate(zip(places, bad, strict=True), 1):
        made = _checked(answers.get(number), sentence, in_place(sentence) if at else check_headline)
        words = comparable(made.text) if made is not None and at >= story else ""
        if made is not None and words not in said:
            said |= {words} if words else set()
            mended[at] = _kept_aside(made) if sentence.reason == BACKGROUND else made
            flags.append(Flag(kind=FlagKind.SENTENCE_REPAIRED, detail=f"{sentence.text} → {made.text}"))
    if not answers:
        flags.append(Flag(kind=FlagKind.REPAIR_FAILED, detail="reply_unusable"))
    order = count()
    changed = map_sentences(article, lambda sentence: mended.get(next(order), sentence))
    return changed.replace(flags=(*changed.flags, *flags))


def _in_place(
    check: Callable[[DraftSentence, Spoken | None], Sentence], article: Article
) -> Callable[[Sentence], Callable[[DraftSentence], Sentence]]:
    """For a sentence a check that reads a new one where it stands, perhaps within a quotation."""
    paragraphs = {
        id(one): (paragraph.sentences, place)
        for section in article.sections
        for paragraph in section.paragraphs
        for place, one in enumerate(paragraph.sentences)
    }

    def in_place_of(sentence: Sentence) -> Callable[[DraftSentence], Sentence]:
        sentences, place = paragraphs.get(id(sentence), ((), 0))
        texts = [one.text for one in sentences]

        def checked(draft: DraftSentence) -> Sentence:
            if not texts:
                return check(draft, None)
            around = [*texts[:place], draft.text, *texts[place + 1 :]]
            return check(draft, spoken_in(around, article.language)[place])

        return checked

    return in_place_of


def _failing(number: int, sentence: Sentence) -> Failing:
    says = dict.fromkeys(found.source_says for found in sentence.findings if found.source_says)
    missing = dict.fromkeys(found.text for found in sentence.findings)
    return Failing(number=number, text=sentence.text, missing=tuple(missing), says=tuple(says))


def _shown(brief: Brief, bad: list[Sentence]) -> tuple[int, ...]:
    """The title, the evidence of the failing sentences with its neighbours, and the release's beginning."""
    source = brief.source
    near = {
        one.number + step
        for one in source.sentences
        for sentence in bad
        for span in sentence.spans
        if one.start < span.end and span.start < one.end
        for step in (-1, 0, 1)
    }
    order = dict.fromkeys((0, *sorted(near), *range(len(source.sentences))))
    known = [number for number in order if 0 <= number < len(source.sentences)]
    return tuple(sorted(known[:_MOST_SHOWN]))


def _answers(text: str, most: int) -> dict[int, _Mended]:
    """What the writer handed back, by number; whatever does not keep to the schema is no answer."""
    for value in json_objects(text):
        found: Any = value.get("sentences") if isinstance(value, dict) else None
        if not isinstance(found, list):
            continue
        answers: dict[int, _Mended] = {}
        for each in found:
            try:
                mended = _Mended.model_validate(each)
            except ValidationError:
                continue
            if 1 <= mended.number <= most:
                answers.setdefault(mended.number, mended)
        return answers
    return {}


def _checked(
    answer: _Mended | None, failed: Sentence, check: Callable[[DraftSentence], Sentence]
) -> Sentence | None:
    """The new sentence, where there is one that does not fail again."""
    if answer is None or len(answer.text) > _LONGEST:
        return None
    draft = cleaned_sentence(DraftSentence(evidence=tuple(answer.evidence), text=answer.text))
    # The same words once more are nothing new; what was found against them, by a judge perhaps, holds.
    if draft is None or comparable(draft.text) == comparable(failed.text):
        return None
    made = check(draft)
    return None if made.verdict in FAILED else made


def _kept_aside(made: Sentence) -> Sentence:
    """A new sentence of background, which counts for the release only when it stands there word for word."""
    if made.verdict is Verdict.SUPPORTED:
        return made
    found = SentenceCheck(made.verdict, made.score or 0.0, made.spans, made.findings, made.reason)
    told = as_background(found)
    return made.model_copy(update={"verdict": told.verdict, "score": told.score, "reason": told.reason})


def _recorded(article: Article, request: Request, attempts: int, used: Tokens) -> Article:
    """The article with the further turn in its record: the very prompt, the attempts and the tokens."""
    before = article.provenance
    into, out = tokens_together((before.usage.input_tokens, before.usage.output_tokens), used)
    provenance = before.model_copy(
        update={
            "attempts": before.attempts + attempts,
            "usage": before.usage.model_copy(update={"input_tokens": into, "output_tokens": out}),
            "repair_prompt": request.prompt.text if request.prompt is not None else None,
        }
    )
    return article.replace(provenance=provenance)

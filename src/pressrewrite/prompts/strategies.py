"""The strategies that come with the library."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import (
    Background,
    Flag,
    FlagKind,
    HouseStyle,
    Length,
    Message,
    Prompt,
    ReadingLevel,
)
from pressrewrite.prompts.base import fingerprint
from pressrewrite.prompts.built_in import BuiltIn
from pressrewrite.prompts.parts import fenced_release, fenced_text, name_of, ranges, rules
from pressrewrite.prompts.schema import draft_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Brief, Draft, DraftSentence

__all__ = [
    "Classic",
    "Explainer",
    "KeyPoints",
    "NewsArticle",
    "ThreeSentences",
    "TitleOnly",
    "Translation",
]


def _words(brief: Brief) -> str:
    return fill(locale(brief.language).prompt.length_rule, words=str(brief.length.words))


class NewsArticle(BuiltIn):
    """A news article: the most important first, then the details in order of importance.

    Args:
        length: `short`, `standard` or `long`: about 150, 400 or 900 words, never more than the release holds.
        reading_level: `general`, `easy` or `expert`.
        audience: Who reads it, in a few words of your own; it is fenced as data.
        house_style: How your desk spells and what it does not print.
        background: `forbidden`, or `labelled`: a section of its own, marked, and never counted as supported.

    Raises:
        ValueError: There is no such length, level or background, or the audience is too long.

    Example:
        >>> NewsArticle(length="short").length.words
        150
    """

    name = "news_article"
    version = "2"

    def __init__(
        self,
        *,
        length: Length | str = Length.STANDARD,
        reading_level: ReadingLevel | str = ReadingLevel.GENERAL,
        audience: str | None = None,
        house_style: HouseStyle | None = None,
        background: Background | str = Background.FORBIDDEN,
    ) -> None:
        super().__init__(
            length=length,
            reading_level=reading_level,
            audience=audience,
            house_style=house_style,
            background=background,
        )

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Ask for a news article of about so many words."""
        return locale(brief.language).prompt.task_news_article, _words(brief)


class Explainer(BuiltIn):
    """A detailed article in plain words: key points, what is new, how it works, and why it matters.

    This is what sites ask a model for today. How something works and why it matters is told only as far as
    the release tells it.

    Args:
        length: About how long; see `NewsArticle`.
        reading_level: `easy` when left out.
        audience: Who reads it.
        house_style: How your desk writes.
        background: `forbidden` or `labelled`; see `NewsArticle`.

    Raises:
        ValueError: There is no such length, level or background, or the audience is too long.

    Example:
        >>> Explainer(audience="pupils of twelve").reading_level.value
        'easy'
    """

    name = "explainer"
    version = "1"

    def __init__(
        self,
        *,
        length: Length | str = Length.LONG,
        reading_level: ReadingLevel | str = ReadingLevel.EASY,
        audience: str | None = None,
        house_style: HouseStyle | None = None,
        background: Background | str = Background.FORBIDDEN,
    ) -> None:
        super().__init__(
            length=length,
            reading_level=reading_level,
            audience=audience,
            house_style=house_style,
            background=background,
        )

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Ask for an article that explains."""
        return locale(brief.language).prompt.task_explainer, _words(brief)


class ThreeSentences(BuiltIn):
    """A brief: what has happened, the details, what follows, in exactly three sentences.

    It is named after what it gives, because a `Brief` is already the job that every strategy is handed.

    Args:
        reading_level: `general`, `easy` or `expert`.
        audience: Who reads it.
        house_style: How your desk writes.

    Raises:
        ValueError: There is no such level, or the audience is too long.

    Example:
        >>> ThreeSentences().length.value
        'short'
    """

    name = "three_sentences"
    version = "1"

    def __init__(
        self,
        *,
        reading_level: ReadingLevel | str = ReadingLevel.GENERAL,
        audience: str | None = None,
        house_style: HouseStyle | None = None,
    ) -> None:
        super().__init__(
            length=Length.SHORT, reading_level=reading_level, audience=audience, house_style=house_style
        )

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Ask for three sentences."""
        return (locale(brief.language).prompt.task_three_sentences,)


class KeyPoints(BuiltIn):
    """A headline and a list of points, the most important first.

    Args:
        length: `short`, `standard` or `long`: up to three, five or eight points.
        reading_level: `general`, `easy` or `expert`.
        audience: Who reads it.
        house_style: How your desk writes.

    Raises:
        ValueError: There is no such length or level, or the audience is too long.

    Example:
        >>> KeyPoints(length="long").most
        8
    """

    name = "key_points"
    version = "1"

    def __init__(
        self,
        *,
        length: Length | str = Length.STANDARD,
        reading_level: ReadingLevel | str = ReadingLevel.GENERAL,
        audience: str | None = None,
        house_style: HouseStyle | None = None,
    ) -> None:
        super().__init__(
            length=length, reading_level=reading_level, audience=audience, house_style=house_style
        )

    @property
    def most(self) -> int:
        """How many points there may be."""
        return {Length.SHORT: 3, Length.STANDARD: 5, Length.LONG: 8}[self.length]

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Ask for so many points."""
        return (fill(locale(brief.language).prompt.task_key_points, count=str(self.most)),)


class Translation(BuiltIn):
    """A faithful translation: every sentence of the story, one for one, each with the number of its source.

    Length, level and audience have no place in it. Boilerplate, contacts and legal notes are not translated;
    they stay in the record of the article. `review` flags what was left out or told twice.

    Args:
        house_style: How your desk writes.

    Example:
        >>> Translation().name
        'translation'
    """

    name = "translation"
    version = "1"

    def __init__(self, *, house_style: HouseStyle | None = None) -> None:
        super().__init__(length=Length.LONG, house_style=house_style)

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Name the sentences to be translated."""
        told = [sentence.number for sentence in brief.story]
        every = [sentence.number for sentence in brief.source.sentences[1:]]
        return (fill(locale(brief.language).prompt.task_translation, numbers=ranges(told or every)),)

    def review(self, brief: Brief, draft: Draft) -> tuple[Flag, ...]:
        """Flag what was left out or told twice, and sentences that do not name the one they render."""
        told = [sentence.number for sentence in brief.story]
        wanted = set(told or [sentence.number for sentence in brief.source.sentences[1:]])
        evidence = [set(sentence.evidence) for sentence in _rendered(draft)]
        named = Counter(number for numbers in evidence for number in numbers)
        faults = {
            "left out": ranges(wanted - named.keys()),
            "told twice": ranges(number for number in wanted if named[number] > 1),
            "without one number": str(sum(len(numbers) != 1 for numbers in evidence) or ""),
        }
        detail = "; ".join(f"{fault}: {found}" for fault, found in faults.items() if found)
        return (Flag(kind=FlagKind.NOT_ONE_TO_ONE, detail=detail),) if detail else ()


def _rendered(draft: Draft) -> Iterator[DraftSentence]:
    for section in draft.sections:
        if section.heading is not None:
            yield section.heading
        for paragraph in section.paragraphs:
            yield from paragraph.sentences
    for quotation in draft.quotations:
        yield from quotation.pieces


class TitleOnly:
    """A short notice, for a release of which only the title is known.

    The rewriter takes it by itself whenever there is nothing but a title: more could only be invented.

    Example:
        >>> TitleOnly().length.value
        'short'
    """

    name = "title_only"
    version = "2"
    length = Length.SHORT

    def __init__(self) -> None:
        self.fingerprint = fingerprint(self.name, self.version, {})

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt in the reader's language."""
        words = locale(brief.language).prompt
        return Prompt(
            strategy=self.name,
            version=self.version,
            fingerprint=self.fingerprint,
            messages=(
                Message(role="system", content=rules(brief)),
                Message(role="user", content=f"{words.task_title_only}\n\n{fenced_release(brief)}"),
            ),
            schema=draft_schema(),
        )


class Classic:
    """The prompt of older pages, so that a site can move over without changing what it asks for.

    One message, no schema, no rules: "please write a detailed article ... with related information", with
    time, title, publisher and text of the release. The answer is free text; it is read, checked and disclosed
    like any other, and what a model adds as "related information" is found there.

    Example:
        >>> Classic().version
        '1'
    """

    name = "classic"
    version = "1"
    length = Length.LONG

    def __init__(self) -> None:
        self.fingerprint = fingerprint(self.name, self.version, {})

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt in the reader's language."""
        ask = fill(locale(brief.language).prompt.classic, language=name_of(brief))
        return Prompt(
            strategy=self.name,
            version=self.version,
            fingerprint=self.fingerprint,
            messages=(Message(role="user", content=f"{ask}\n\n{fenced_text(brief)}"),),
        )

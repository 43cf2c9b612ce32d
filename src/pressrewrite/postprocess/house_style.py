"""Look after what the house style asked of the writer: banned words and the length of the headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressrewrite.models import Flag, FlagKind
from pressrewrite.text import comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Article, HouseStyle

__all__ = ["HouseStyleCheck"]

# Scripts that write no space between words: a banned word is found inside a longer run of letters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]"
)
# Words somebody said are not ours to choose. A mark without its partner quotes nothing.
_QUOTED = re.compile(
    r"“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»|「[^「」\n]*」|『[^『』\n]*』|\"[^\"\n]*\"|”[^”\n]*”"
)


class HouseStyleCheck:
    """Flag banned words and an overlong headline; nothing is rewritten, since that is an editor's call.

    Words inside quotation marks and in the quotations of the article may stand. A banned word is found as a
    whole word, without regard to case; in scripts without spaces it is found anywhere.

    Args:
        style: The house style that the writer was given.

    Example:
        >>> import pressrewrite as pr
        >>> style = pr.prompts.HouseStyle(banned_words=["groundbreaking"], headline_characters=20)
        >>> release = pr.SourceItem(
        ...     title="Harbour reef reopens to divers",
        ...     publisher="Port",
        ...     body="The groundbreaking reef is open.",
        ... )
        >>> article = HouseStyleCheck(style)(pr.rewrite(release))
        >>> [(flag.kind.value, flag.detail) for flag in article.flags]
        [('headline_too_long', '30 characters, 20 allowed'), ('banned_word', 'groundbreaking: 1')]
    """

    def __init__(self, style: HouseStyle) -> None:
        self.style = style

    def __call__(self, article: Article, /) -> Article:
        """Add the flags."""
        new = tuple(flag for flag in self._flags(article) if flag not in article.flags)
        return article.replace(flags=(*article.flags, *new)) if new else article

    def _flags(self, article: Article) -> Iterator[Flag]:
        most, length = self.style.headline_characters, len(article.headline.text)
        if most is not None and length > most:
            yield Flag(kind=FlagKind.HEADLINE_TOO_LONG, detail=f"{length} characters, {most} allowed")
        text = comparable("\n".join(_QUOTED.sub(" ", line) for line in _own_words(article)))
        for word in self.style.banned_words:
            count = len(_pattern(word).findall(text))
            if count:
                yield Flag(kind=FlagKind.BANNED_WORD, detail=f"{word}: {count}")


def _own_words(article: Article) -> Iterator[str]:
    """Every sentence that is the writer's own wording: all but the quotations."""
    yield article.headline.text
    if article.dek is not None:
        yield article.dek.text
    yield from (point.text for point in article.key_points)
    for section in article.sections:
        if section.heading is not None:
            yield section.heading.text
        yield from (one.text for paragraph in section.paragraphs for one in paragraph.sentences)


def _pattern(word: str) -> re.Pattern[str]:
    wanted = comparable(word)
    before = "" if _UNSPACED.match(wanted) or not wanted[0].isalnum() else r"(?<!\w)"
    after = "" if _UNSPACED.match(wanted[-1]) or not wanted[-1].isalnum() else r"(?!\w)"
    return re.compile(before + re.escape(wanted) + after)

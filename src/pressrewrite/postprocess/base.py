"""What a post-processor is: `Article` → `Article`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pressrewrite.models import Article

__all__ = ["PostProcessor"]


class PostProcessor(Protocol):
    """A step behind the writer: it takes an article and gives one back.

    A plain function will do. Articles are frozen; `article.replace(...)` makes a changed one whose report and
    disclosure fit its text.

    Example:
        >>> from pressrewrite.models import Article, Note, NoteKind
        >>> def house_note(article: Article) -> Article:
        ...     note = Note(kind=NoteKind.DISCLAIMER, text="Edited by the night desk.")
        ...     return article.replace(notes=(*article.notes, note))
    """

    def __call__(self, article: Article, /) -> Article:
        """Give the changed article, or the same one."""
        ...

"""What happens to the sentences of an article that the release does not support."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pressrewrite.errors import NotSupported, shorten
from pressrewrite.grounding.spoken import is_open, opens, statements
from pressrewrite.models import Flag, FlagKind, Paragraph, Section, Sentence, Verdict
from pressrewrite.models.evidence import FAILED
from pressrewrite.release import clean_title, words_for
from pressrewrite.text import base_language, comparable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Article, Quotation

__all__ = ["Policy", "apply_policy"]

# Words that join a sentence to the one before, beside the pronouns of the language.
_JOINING = {
    "en": ("this", "that", "these", "those", "it", "they", "he", "she", "his", "her", "their", "its", "such", "however"),
    "de": ("dies", "diese", "dieser", "dieses", "er", "sie", "es", "jedoch", "zudem", "seine", "ihre"),
    "fr": ("il", "elle", "ils", "elles", "ce", "cette", "ces", "cela", "toutefois"),
    "es": ("él", "ella", "ellos", "este", "esta", "estos", "esto", "sin embargo"),
    "pt": ("ele", "ela", "eles", "este", "esta", "isso", "no entanto"),
    "it": ("egli", "esso", "lui", "lei", "loro", "questo", "questa", "tuttavia"),
    "ru": ("он", "она", "они", "это", "этот", "однако"),
    "ar": ("وهو", "وهي", "هذا", "هذه", "ذلك", "كما", "وأضاف", "واضاف"),
    "he": ("הוא", "היא", "הם", "זה", "זאת"),
    "ja": ("これ", "それ", "この", "その", "彼", "同氏", "同社", "また、"),
    "zh": ("这", "該", "该", "他", "她", "它", "此外"),
    "ko": ("이는", "그는", "이것", "그녀는"),
}  # fmt: skip


class Policy(StrEnum):
    """What happens to what is not supported."""

    FLAG = "flag"
    """It stays, and its verdict is shown."""
    DROP = "drop"
    """It is left out, and what would hang in the air without it as well; each one is recorded in `flags`."""
    REPAIR = "repair"
    """The writer is asked once to mend it; what still fails is left out. A writer that reads no prompt is not
    asked."""
    REJECT = "reject"
    """There is no article: `NotSupported` is raised."""


def apply_policy(article: Article, policy: Policy | str) -> Article:
    """Act on the sentences that are UNSUPPORTED or CONTRADICTED.

    Args:
        article: An article whose sentences were checked.
        policy: What to do.

    Returns:
        The article as the policy leaves it. What was left out is recorded, word for word, as flags of the kind
        `sentence_dropped`; an unsupported headline gives way to the release's own title.

    Raises:
        NotSupported: The policy is REJECT and a sentence is not supported, or nothing is left of the article.
        ValueError: There is no such policy.
    """
    policy = Policy(policy)
    bad = [sentence for sentence in article.sentences if sentence.verdict in FAILED]
    if policy is Policy.FLAG or not bad:
        return article
    if policy is Policy.REJECT:
        raise NotSupported(
            f"{len(bad)} of {len(article.sentences)} sentences are not supported by the release; the first is "
            f"{shorten(bad[0].text)} ({bad[0].reason}).",
            hint="Read article.report, or use Policy.DROP to leave them out.",
        )
    return _Dropping(article).article()


class _Dropping:
    """Leaves sentences out and keeps a record of each."""

    def __init__(self, source: Article) -> None:
        self.source = source
        self.flags: list[Flag] = []
        base = base_language(source.language)
        self.joining = tuple(map(comparable, (*_JOINING.get(base, ()), *words_for("pronouns", base))))
        self.spaced = base not in {"ja", "zh", "th", "my"}

    def article(self) -> Article:
        source = self.source
        headline = source.headline
        if headline.verdict in FAILED:
            self.record(headline, "unsupported headline")
            headline = self.title()
        sections = tuple(filter(None, map(self.section, source.sections)))
        if not any(section.paragraphs for section in sections):
            raise NotSupported(
                "Nothing is left of the article when what the release does not support is left out.",
                hint="Read article.report with Policy.FLAG.",
            )
        changed = source.replace(
            headline=headline,
            dek=self.one(source.dek),
            key_points=self.kept(source.key_points),
            sections=sections,
            quotations=tuple(filter(self.is_whole, source.quotations)),
        )
        return changed.replace(flags=(*source.flags, *self.flags))

    def title(self) -> Sentence:
        text = clean_title(self.source.source.title)
        return Sentence(text=text, fields=("title",), verdict=Verdict.SUPPORTED)

    def section(self, section: Section) -> Section | None:
        paragraphs = []
        for paragraph, whole in zip(section.paragraphs, self.without_parts(section), strict=True):
            sentences = self.kept(whole)
            if sentences:
                paragraphs.append(Paragraph(kind=paragraph.kind, sentences=sentences))
        heading = self.one(section.heading)
        # A heading over nothing goes with what it stood over.
        return (
            section.model_copy(update={"heading": heading, "paragraphs": tuple(paragraphs)})
            if paragraphs
            else None
        )

    def one(self, sentence: Sentence | None) -> Sentence | None:
        if sentence is None or sentence.verdict not in FAILED:
            return sentence
        self.record(sentence, "unsupported")
        return None

    def kept(self, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
        kept: list[Sentence] = []
        hangs = False
        for sentence in sentences:
            if sentence.verdict in FAILED:
                self.record(sentence, "unsupported")
                hangs = True
            elif hangs and self.points_back(sentence):
                self.record(sentence, "points back to a sentence that was left out")
            else:
                kept.append(sentence)
                hangs = False
        return tuple(kept)

    def without_parts(self, section: Section) -> list[list[Sentence]]:
        """Leave out a whole quotation of several sentences where one of them fails: the rest was not said so."""
        paragraphs = [paragraph.sentences for paragraph in section.paragraphs]
        kept: list[list[Sentence]] = [[] for _ in paragraphs]
        for statement in self.statements(paragraphs):
            bad = any(sentence.verdict in FAILED for _, sentence in statement)
            for at, sentence in statement:
                if bad and sentence.verdict not in FAILED:
                    self.record(sentence, "part of a quotation that was left out")
                else:
                    kept[at].append(sentence)
        return kept

    def statements(self, paragraphs: list[tuple[Sentence, ...]]) -> list[list[tuple[int, Sentence]]]:
        """The sentences of each quotation, or each sentence, with the places of their paragraphs."""
        found: list[list[tuple[int, Sentence]]] = []
        goes_on = False
        for at, sentences in enumerate(paragraphs):
            texts = [sentence.text for sentence in sentences]
            made = [[(at, sentences[n]) for n in group] for group in statements(texts, self.source.language)]
            if goes_on and texts and opens(texts[0]):
                found[-1] += made.pop(0)
            found += made
            goes_on = is_open(texts, self.source.language)
        return found

    def points_back(self, sentence: Sentence) -> bool:
        text = comparable(sentence.text).lstrip("\"'- ")
        return any(
            text.startswith(word) and not (self.spaced and text[len(word) : len(word) + 1].isalnum())
            for word in self.joining
        )

    def is_whole(self, quotation: Quotation) -> bool:
        bad = [piece for piece in quotation.pieces if piece.verdict in FAILED]
        for piece in bad:
            self.record(piece, "unsupported quotation")
        return not bad

    def record(self, sentence: Sentence, why: str) -> None:
        self.flags.append(Flag(kind=FlagKind.SENTENCE_DROPPED, detail=f"{why}: {sentence.text}"))

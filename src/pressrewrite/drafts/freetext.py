"""An article that was written as plain text or Markdown, read into a `Draft`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressrewrite.drafts.elements import Element, ElementKind, ends_sentence, read_elements
from pressrewrite.drafts.headings import Topic, topic_of
from pressrewrite.drafts.labels import Label, LabelKind, read_label
from pressrewrite.errors import InvalidArticle
from pressrewrite.models import (
    Draft,
    DraftParagraph,
    DraftQuotation,
    DraftSection,
    DraftSentence,
    ParagraphKind,
    SectionKind,
)
from pressrewrite.text import canonical_tag, plain, segment
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["draft_from_text"]

_LONGEST_HEADLINE, _LONGEST_TITLE, _LONGEST_DENSE_TITLE = 110, 250, 120
_LONGEST_DEK, _LONGEST_SPEAKER = 120, 120
_SHORTEST_DEK = 25
# Headline and dek are announced by one of the first elements or not at all.
_HEAD = 3
_ASKING = frozenset("?？؟")
_DENSE = Pattern("[\u0e00-\u0e7f\u3040-\u9fff]")
_CLAUSE = Pattern(r"[,;:،؛](?=\s)|[、，；：]|\s[–—-]\s")
_NOTE = Pattern(r"\s*[*_(\[（]{0,4}(?P<label>[^:：\n]{1,40})[:：][*_]{0,3}\s*(?P<rest>\S.*)", re.DOTALL)
_JOINED_DENSE = Pattern("(?<=[\u3000-\u9fff\uff00-\uffef])\n(?=[\u3000-\u9fff\uff00-\uffef])")
_ITALIC = Pattern(r"(?P<mark>\*|_)(?![*_\s])[^*_\n]+(?P=mark)")
_QUOTED = Pattern(r"[\"“„«»「『”](?P<words>.*)[\"”“»«」』]", re.DOTALL)
_OPENS_QUOTE = Pattern(r"\s*[*_]{0,2}[\"“„«»「『”]")
_NAME_ENDS = Pattern(r"\s*[,，、;(（]\s*")


def draft_from_text(text: str, *, language: str) -> Draft:
    r"""Read an article that a model or a person wrote as plain text or Markdown.

    The first line is the headline when it looks like one; without one the first sentence serves, and stays
    in the text. A short line under it is the dek, the first paragraph the lead. Headings, bullets, key
    points, notes and block quotations with their speakers go where they belong; what they rest on is not
    known, so `evidence` is empty everywhere.

    Args:
        text: The article, without what a model says around it (`strip_chatter`).
        language: The BCP 47 tag of its language; `"und"` when it is not known.

    Returns:
        The draft; its sentences are free of markup.

    Raises:
        InvalidArticle: The text holds no sentence.
        InvalidLanguageTag: The tag is not usable.

    Example:
        >>> draft = draft_from_text("# Reef reopens\n\nThe reef is open. Divers came.", language="en")
        >>> draft.headline.text, [s.text for s in draft.sections[0].paragraphs[0].sentences]
        ('Reef reopens', ['The reef is open.', 'Divers came.'])
    """
    builder = _Builder(language=canonical_tag(language))
    elements = builder.take_head(_labelled(read_elements(text)))
    for number, element in enumerate(elements):
        builder.take(element, is_last=number + 1 == len(elements))
    return builder.draft()


def _labelled(elements: Sequence[Element]) -> list[tuple[LabelKind | None, Element]]:
    """The elements without their labels, and what each label announced; a bare one passes it on."""
    found: list[tuple[LabelKind | None, Element]] = []
    waiting: LabelKind | None = None
    for element in elements:
        label = _label_of(element)
        if label is None or (label.kind is not LabelKind.PART and len(found) >= _HEAD):
            found.append((waiting, element))
            waiting = None
        elif label.rest:
            found.append((label.kind, _with_words(element, label.rest)))
            waiting = None
        else:
            waiting = label.kind
    return found


def _label_of(element: Element) -> Label | None:
    if element.kind not in {ElementKind.HEADING, ElementKind.TEXT}:
        return None
    words = element.words
    named = ":" in words or "：" in words
    if not named and element.kind is ElementKind.TEXT:
        return None
    label = read_label(words if named else words + ":")
    if label is None or label.kind is LabelKind.SPEAKER or label.is_form:
        return None
    # "## Conclusion" is a heading that the writer chose; "## Headline" never is.
    return label if named or label.kind is not LabelKind.PART else None


def _with_words(element: Element, words: str) -> Element:
    kind = ElementKind.TEXT if element.kind is ElementKind.HEADING else element.kind
    return Element(kind=kind, words=words, lines=element.lines, speaker=element.speaker)


class _Builder:
    """Puts elements together to a draft, in the order of reading."""

    def __init__(self, *, language: str) -> None:
        self.language = language
        self.headline: DraftSentence | None = None
        self.dek: DraftSentence | None = None
        self.key_points: list[DraftSentence] = []
        self.sections: list[DraftSection] = []
        self.quotations: list[DraftQuotation] = []
        self.notes: list[str] = []
        self.first = ""
        self._topic: Topic | None = None
        self._heading: DraftSentence | None = None
        self._paragraphs: list[DraftParagraph] = []
        self._items: list[DraftSentence] = []
        self._listed = False

    def sentences(self, words: str) -> tuple[DraftSentence, ...]:
        """Cut words into sentences without markup; what holds no letter and no figure is left out."""
        shown = plain(_JOINED_DENSE.sub("", words))
        pieces = [shown[piece.start : piece.end] for piece in segment(shown, self.language)]
        return tuple(DraftSentence(text=piece) for piece in pieces if any(map(str.isalnum, piece)))

    def line(self, words: str) -> DraftSentence | None:
        """Take words as one line, such as a heading."""
        shown = plain(words)
        return DraftSentence(text=shown) if any(map(str.isalnum, shown)) else None

    def take_head(self, labelled: Sequence[tuple[LabelKind | None, Element]]) -> list[Element]:
        """Find headline and dek, and give back what comes after them."""
        rest = list(labelled)
        at = next((n for n, (kind, _) in enumerate(rest[:_HEAD]) if kind is LabelKind.HEADLINE), 0)
        if rest and (rest[at][0] is LabelKind.HEADLINE or self._is_headline([found for _, found in rest])):
            self.headline = self.line(_without_colon(rest[at][1].words))
            del rest[at]
        at = next((n for n, (kind, _) in enumerate(rest[:_HEAD]) if kind is LabelKind.DEK), 0)
        elements = [found for _, found in rest]
        if rest and (rest[at][0] is LabelKind.DEK or (self.headline is not None and self._is_dek(elements))):
            self.dek = self.line(elements.pop(at).words)
        return elements

    def _is_headline(self, elements: list[Element]) -> bool:
        first = elements[0]
        words = plain(first.words)
        if first.lines > 1 or first.speaker is not None or topic_of(words) is not None:
            return False
        if first.kind is ElementKind.HEADING:
            return True
        if first.kind is not ElementKind.TEXT:
            return False
        limit = _LONGEST_DENSE_TITLE if _DENSE.search(words) else _LONGEST_TITLE
        if len(words) > limit or words[-1:] in {",", "、", "،", ";"}:
            return False
        count = len(self.sentences(words))
        if not ends_sentence(words) or words[-1:] in {*_ASKING, "!", "！", "…"}:
            # "Why now? What the figures show" is a headline of two sentences.
            return not ends_sentence(words) or len(elements) == 1 or count == 1
        return count == 1 and len(words) <= _LONGEST_HEADLINE and self._stands_over_longer(words, elements)

    def _stands_over_longer(self, words: str, elements: list[Element]) -> bool:
        behind = elements[1] if len(elements) > 1 else None
        return (
            behind is not None
            and behind.kind is ElementKind.TEXT
            and len(behind.words) > 2 * len(words)
            and len(self.sentences(behind.words[: 4 * _LONGEST_TITLE])) > 1
        )

    def _is_dek(self, elements: list[Element]) -> bool:
        first, words = elements[0], plain(elements[0].words)
        if first.lines > 1 or first.speaker is not None or topic_of(words) is not None or not words:
            return False
        if first.kind is ElementKind.TEXT and _ITALIC.fullmatch(first.words.strip()):
            return True
        if first.kind is ElementKind.HEADING:
            # A shape that is no mark: the second line of a title, or the only other line there is.
            fits = len(elements) == 1 or len(words) >= _SHORTEST_DEK
            return fits and not first.marked and len(words) <= _LONGEST_TITLE
        if first.kind is not ElementKind.TEXT or len(words) > _LONGEST_DEK or _note_in(first.words):
            return False
        asks = words[-1:] in _ASKING and len(words) >= _SHORTEST_DEK
        return len(self.sentences(words)) == 1 and (asks or self._stands_over_longer(words, elements))

    def take(self, element: Element, *, is_last: bool) -> None:
        """Put one element into the part it belongs to."""
        if not self.first and element.kind is not ElementKind.HEADING:
            self.first = next((sentence.text for sentence in self.sentences(element.words)), "")
        if element.kind is ElementKind.HEADING:
            self._open(element, is_last=is_last)
        elif self._topic is Topic.NOTES:
            self._note(element.words)
        elif self._is_quotation(element):
            self._quote(element)
        elif element.kind is ElementKind.TEXT and (note := _note_in(element.words)):
            self._note(note)
        elif self._topic is Topic.KEY_POINTS and (element.kind is ElementKind.BULLET or not self._listed):
            self.key_points += self.sentences(element.words)
            self._listed = True
        else:
            self._write(element)

    def _open(self, element: Element, *, is_last: bool) -> None:
        self._close()
        self._topic, self._listed = topic_of(element.words), False
        heading = self.line(_without_colon(element.words))
        silent = self._topic in {Topic.KEY_POINTS, Topic.NOTES, Topic.QUOTATIONS}
        self._heading = None if silent or (is_last and self._topic is not None) else heading

    def _close(self) -> None:
        self._end_list()
        # A known name over nothing ("Background:") says nothing; any other heading is the writer's own words.
        if self._paragraphs or (self._heading is not None and self._topic is None):
            kind = SectionKind.BACKGROUND if self._topic is Topic.BACKGROUND else SectionKind.BODY
            paragraphs = tuple(self._paragraphs)
            self.sections.append(DraftSection(kind=kind, heading=self._heading, paragraphs=paragraphs))
        self._heading, self._paragraphs = None, []

    def _write(self, element: Element) -> None:
        sentences = self.sentences(element.words)
        if not sentences:
            return
        if self._topic is Topic.KEY_POINTS:
            self._topic = None
        if element.kind is ElementKind.BULLET:
            self._items += sentences
            return
        self._end_list()
        paragraph = DraftParagraph(sentences=sentences)
        untouched = not (self.sections or self._paragraphs) and self._heading is None
        if untouched and self._topic is None:
            self.sections.append(DraftSection(kind=SectionKind.LEAD, paragraphs=(paragraph,)))
        else:
            self._paragraphs.append(paragraph)

    def _end_list(self) -> None:
        if self._items:
            items = tuple(self._items)
            self._paragraphs.append(DraftParagraph(kind=ParagraphKind.LIST, sentences=items))
            self._items = []

    def _note(self, words: str) -> None:
        shown = plain(words)
        if any(map(str.isalnum, shown)):
            self.notes.append(shown)

    def _is_quotation(self, element: Element) -> bool:
        if element.kind is ElementKind.QUOTE or element.speaker is not None:
            return True
        if element.kind is not ElementKind.TEXT or not _OPENS_QUOTE.match(element.words):
            return False
        words = plain(element.words)
        if self._topic is Topic.QUOTATIONS and _QUOTED.fullmatch(words):
            return True
        # `"It sails." — Ada Moe`: all of it is in quotation marks but the name.
        quoted, speaker = _inline_speaker(words)
        return (
            speaker is not None and len(speaker) <= _LONGEST_SPEAKER and _QUOTED.fullmatch(quoted) is not None
        )

    def _quote(self, element: Element) -> None:
        words = plain(_JOINED_DENSE.sub("", element.words))
        speaker = element.speaker
        if speaker is None:
            words, speaker = _inline_speaker(words)
        quoted = _QUOTED.fullmatch(words)
        pieces = self.sentences(quoted["words"] if quoted else words)
        if not pieces:
            return
        name, role = _name_and_role(plain(speaker or ""))
        self.quotations.append(DraftQuotation(pieces=pieces, speaker=name, role=role))

    def draft(self) -> Draft:
        """Give the whole.

        Raises:
            InvalidArticle: There is nothing in it.
        """
        self._close()
        headline = self.headline or self._made_headline()
        if headline is None:
            raise InvalidArticle(
                "The text holds no sentence; a headline or at least one sentence was expected.",
                hint="Look at what the writer sent: it may be empty, or nothing but marks, labels and talk.",
            )
        return Draft(
            headline=headline,
            dek=self.dek,
            key_points=tuple(self.key_points),
            sections=tuple(self.sections),
            quotations=tuple(self.quotations),
            notes=tuple(self.notes),
        )

    def _made_headline(self) -> DraftSentence | None:
        """A headline out of the first sentence, which stays where it is."""
        headings = [section.heading.text for section in self.sections if section.heading is not None]
        others = [*headings, *(point.text for point in self.key_points), *self.notes]
        words = self.first or next(iter(others), "")
        if not words:
            return None
        if len(words) <= _LONGEST_HEADLINE:
            return DraftSentence(text=words.rstrip(".。．") or words)
        clauses = [found.start() for found in _CLAUSE.finditer(words, 0, _LONGEST_HEADLINE)]
        clause = words[: clauses[0]].strip() if clauses else ""
        if len(clause) < _SHORTEST_DEK:
            clause = words[: clauses[-1]].strip() if clauses else ""
        if not any(map(str.isalnum, clause)):
            clause = words[:_LONGEST_HEADLINE].rpartition(" ")[0] or words[: _LONGEST_HEADLINE - 1]
            clause = clause.rstrip() + "…"
        return DraftSentence(text=clause)


def _without_colon(words: str) -> str:
    return words.strip().rstrip("*_ ").removesuffix(":").removesuffix("：").strip()


def _note_in(words: str) -> str:
    """The words of a paragraph that calls itself a note, or nothing."""
    if words.lstrip().startswith("※"):
        return words.lstrip().lstrip("※").strip()
    found = _NOTE.fullmatch(words)
    if not found or topic_of(found["label"]) is not Topic.NOTES:
        return ""
    rest: str = found["rest"]
    return rest.rstrip().rstrip(")）]*_") if words.lstrip()[:1] in {*"([（*_"} else rest


def _inline_speaker(words: str) -> tuple[str, str | None]:
    """Words in quotation marks and who stands behind the dash after them: `"It is open." — Jane Doe`."""
    for found in re.finditer(r"[\"”“»«」』]\s*(?:[—–―]|--?)\s*", words[-200:]):
        at = max(0, len(words) - 200) + found.start()
        speaker = words[at + len(found[0]) :]
        if speaker and not ends_sentence(speaker):
            return words[: at + 1], speaker
    return words, None


def _name_and_role(speaker: str) -> tuple[str | None, str | None]:
    found: Iterator[str] = iter(_NAME_ENDS.split(speaker.strip(" .–—-"), 1))
    name, role = next(found, ""), next(found, "").rstrip(" )）")
    return name or None, role or None

"""What goes into the article: the lead, the body within its length, key points and quotations.

Nothing is chosen that leans on something left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from pressrewrite.models import Length, PartKind, SourceScope

if TYPE_CHECKING:
    from pressrewrite.models import Brief, QuotedSpeech
    from pressrewrite.providers.extractive.material import Material, Paragraph, Unit

__all__ = ["Choice", "choose"]

_LEAD_WORDS, _LEAD_SENTENCES = 75, 3
_ALL_OF_IT = 220
"""A story of this many words is kept whole: cutting it would save a reader nothing."""
_SHARE = 0.6
_PARAGRAPH_WORDS = 130
_LONGEST_LIST = 12
_KEY_POINTS = {Length.SHORT: 3, Length.STANDARD: 4, Length.LONG: 5}
_QUOTATIONS = {Length.SHORT: 1, Length.STANDARD: 2, Length.LONG: 4}
_FEWEST_FOR_KEY_POINTS = 8
_KEY_POINT_WORDS = range(6, 46)
_QUOTATION_WORDS = 110
_FRAGMENT = 14
_TOO_ALIKE = 0.5
_BACKGROUND_SENTENCES = 3
_DEPTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was chosen.

    Attributes:
        lead: The sentences of the lead.
        key_points: Sentences that stand on their own; none of them stands in the body as well.
        body: Chosen sentences by the order of their paragraph.
        quotations: Direct speech; pieces of one speaker in one paragraph together.
    """

    lead: tuple[Unit, ...]
    key_points: tuple[Unit, ...]
    body: dict[int, tuple[Unit, ...]]
    quotations: tuple[tuple[QuotedSpeech, ...], ...]


def choose(material: Material, brief: Brief) -> Choice:
    """Choose from the story.

    Args:
        material: The story.
        brief: The job, with the length.
    """
    selector = _Selector(material, brief)
    lead = selector.lead()
    selector.fill_body()
    selector.add_background()
    key_points = selector.key_points(lead)
    return Choice(lead=lead, key_points=key_points, body=selector.body, quotations=selector.quotations())


class _Selector:
    def __init__(self, material: Material, brief: Brief) -> None:
        self.material = material
        self.brief = brief
        self.body: dict[int, tuple[Unit, ...]] = {}
        limit = brief.length.words
        wanted = max(_ALL_OF_IT, round(material.words * _SHARE))
        self.budget = limit if material.words > limit else min(limit, wanted)
        self.heads = _list_heads(material)
        self.spoken = {p.units[0].sentence.part for p in material.paragraphs if p.speech}
        self.lead_paragraph: Paragraph | None = None
        self.used = 0

    # -- lead ---------------------------------------------------------------------------------------------

    def lead(self) -> tuple[Unit, ...]:
        """Take the first sentences of the first paragraph that tells something."""
        told = [p for p in self.material.paragraphs if not self._only_announces(p)]
        first = next((p for p in told if p.kind is PartKind.LEAD), None)
        paragraphs = [p for p in told if not p.speech]
        first = first or next((p for p in paragraphs if p.kind is not PartKind.LIST), None)
        first = first or (paragraphs[0] if paragraphs else None)
        if first is None:
            return ()
        self.lead_paragraph = first
        # What stands in the lead is not quoted a second time.
        self.spoken.discard(first.units[0].sentence.part)
        taken: list[Unit] = []
        words = 0
        for unit in first.units:
            if taken and (words + unit.words > _LEAD_WORDS or len(taken) >= _LEAD_SENTENCES):
                break
            taken.append(unit)
            words += unit.words
        rest = first.units[len(taken) :]
        if rest:
            # What the lead leaves of its paragraph opens the body.
            self._keep(first, self._fitting(rest, self.budget - words))
        self.used += words
        return tuple(taken)

    def _only_announces(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph says no more than "The minister said:"."""
        if not paragraph.announces:
            return False
        following = self._after(paragraph)
        return len(paragraph.units) == 1 and (following is None or following.kind is not PartKind.LIST)

    def _after(self, paragraph: Paragraph) -> Paragraph | None:
        order = paragraph.order + 1
        return self.material.paragraphs[order] if order < len(self.material.paragraphs) else None

    # -- body ---------------------------------------------------------------------------------------------

    def fill_body(self) -> None:
        """Take paragraphs, the best first, until the length is reached."""
        whole = self.material.words <= self.budget
        candidates = [p for p in self.material.paragraphs if self._tellable(p)]
        if not whole:
            candidates.sort(key=self._rank, reverse=True)
        for paragraph in candidates:
            if self.used >= self.budget:
                return
            self._take(paragraph, _DEPTH)

    def _tellable(self, paragraph: Paragraph) -> bool:
        if paragraph is self.lead_paragraph or paragraph.speech or self._only_announces(paragraph):
            return False
        if paragraph.kind is PartKind.BODY and paragraph.words <= _FRAGMENT and not _is_closed(paragraph):
            return False
        return paragraph.kind in {PartKind.LEAD, PartKind.BODY, PartKind.LIST}

    def _rank(self, paragraph: Paragraph) -> float:
        best = sorted((unit.score for unit in paragraph.units), reverse=True)[:2]
        position = 2.5 / (2 + paragraph.order)
        return sum(best) / len(best) + position * 2 - paragraph.leans * 0.3

    def _take(self, paragraph: Paragraph, depth: int) -> bool:
        """Take a paragraph with everything it leans on; False when that is not possible."""
        if paragraph.order in self.body or paragraph is self.lead_paragraph:
            return True
        if not self._tellable(paragraph) or not depth:
            return False
        before = self.material.paragraphs[paragraph.order - 1] if paragraph.order else None
        if (
            paragraph.kind is PartKind.LIST
            and before is not None
            and (before.announces or self._mid_list(paragraph))
        ):
            return self._take_list(paragraph, depth)
        if paragraph.leans and (before is None or not self._take_whole(before, depth - 1)):
            return False
        if paragraph.announces:
            following = self._after(paragraph)
            if following is None or following.kind is not PartKind.LIST:
                return self._keep(paragraph, self._fitting(paragraph.units[:-1], self.budget - self.used))
            return self._take_list(following, depth)
        return self._keep(paragraph, self._fitting(paragraph.units, self.budget - self.used))

    def _take_whole(self, paragraph: Paragraph, depth: int) -> bool:
        """Take all of a paragraph that another leans on."""
        if not self._take(paragraph, depth):
            return False
        if paragraph is self.lead_paragraph:
            return self._lead_is_whole(paragraph)
        return paragraph.order in self.body and len(self.body[paragraph.order]) == len(paragraph.units)

    def _lead_is_whole(self, paragraph: Paragraph) -> bool:
        kept = self.body.get(paragraph.order, ())
        return not kept or kept[-1] is paragraph.units[-1]

    def _mid_list(self, paragraph: Paragraph) -> bool:
        return paragraph.order in self.heads

    def _take_list(self, bullet: Paragraph, depth: int) -> bool:
        """Take an announced list as a whole, with what announces it; half a list would be a false one."""
        head = self.heads.get(bullet.order)
        if head is None:
            return False
        items = self._items(head)
        words = head.words + sum(item.words for item in items)
        if len(items) > _LONGEST_LIST or words > self.budget - self.used:
            return False
        if head is not self.lead_paragraph:
            before = self.material.paragraphs[head.order - 1] if head.order else None
            if head.leans and (before is None or not self._take_whole(before, depth - 1)):
                return False
            self._keep(head, head.units)
        elif not self._lead_is_whole(head):
            return False
        for item in items:
            self._keep(item, item.units)
        return True

    def _items(self, head: Paragraph) -> list[Paragraph]:
        """The bullets of an announced list, one more than a list may have at the most."""
        following = self.material.paragraphs[head.order + 1 : head.order + 2 + _LONGEST_LIST]
        return list(takewhile(lambda item: item.kind is PartKind.LIST, following))

    def _fitting(self, units: tuple[Unit, ...], room: int) -> tuple[Unit, ...]:
        taken: list[Unit] = []
        words = 0
        for unit in units:
            if taken and (words + unit.words > room or words + unit.words > _PARAGRAPH_WORDS):
                break
            if not taken and unit.words > 2 * max(room, _LEAD_WORDS):
                break
            taken.append(unit)
            words += unit.words
        return tuple(taken)

    def _keep(self, paragraph: Paragraph, units: tuple[Unit, ...]) -> bool:
        if not units:
            return False
        if paragraph.order not in self.body:
            self.body[paragraph.order] = units
            self.used += sum(unit.words for unit in units)
        return True

    def add_background(self) -> None:
        """Make sure that a part on background or meaning, where there is one, is not lost to the length."""
        parts = [p for p in self.material.paragraphs if p.background and self._tellable(p)]
        if not parts or any(p.order in self.body for p in parts):
            return
        first = parts[0]
        if not first.leans and not first.announces and first.kind is PartKind.BODY:
            self._keep(first, self._fitting(first.units[:_BACKGROUND_SENTENCES], _PARAGRAPH_WORDS))

    # -- key points and quotations ------------------------------------------------------------------------

    def key_points(self, lead: tuple[Unit, ...]) -> tuple[Unit, ...]:
        """Choose sentences that stand on their own, by position, centrality and novelty, and move them up."""
        if self.brief.item.scope is not SourceScope.FULL_TEXT:
            return ()
        total = len(lead) + sum(len(units) for units in self.body.values())
        if total < _FEWEST_FOR_KEY_POINTS:
            return ()
        candidates = [
            (
                unit.score + 1.5 / (1 + paragraph.order) + any(map(str.isdigit, unit.sentence.text)) * 0.4,
                paragraph,
                unit,
            )
            for paragraph in self.material.paragraphs
            for unit in paragraph.units
            if self._stands_alone(paragraph, unit)
        ]
        candidates.sort(key=lambda entry: (-entry[0], entry[2].sentence.number))
        chosen: list[tuple[Paragraph, Unit]] = []
        seen = [unit.terms for unit in lead]
        told = {unit.sentence.text for units in self.body.values() for unit in units}
        for _, paragraph, unit in candidates:
            if len(chosen) == _KEY_POINTS[self.brief.length]:
                break
            if any(_alike(unit.terms, other) > _TOO_ALIKE for other in seen):
                continue
            if unit not in self.body.get(paragraph.order, ()) and unit.sentence.text in told:
                continue
            chosen.append((paragraph, unit))
            seen.append(unit.terms)
        if not chosen[1:]:
            return ()
        for paragraph, unit in chosen:
            self._move_out(paragraph, unit)
        return tuple(unit for _, unit in sorted(chosen, key=lambda pair: pair[1].sentence.number))

    def _stands_alone(self, paragraph: Paragraph, unit: Unit) -> bool:
        if not self._tellable(paragraph) or unit.leans or unit.words not in _KEY_POINT_WORDS:
            return False
        if paragraph.announces or unit.sentence.text[-1:] in ":：" or self._mid_list(paragraph):
            return False
        if paragraph.kind is PartKind.LIST and len(paragraph.units) > 1:
            return False
        kept = self.body.get(paragraph.order)
        if (
            kept is not None
            and unit in kept
            and (kept[-1] is not unit or (len(kept) == 1 and paragraph.background))
        ):
            return False
        if kept is not None and unit not in kept:
            return False
        return not self._is_leaned_on(paragraph, unit)

    def _is_leaned_on(self, paragraph: Paragraph, unit: Unit) -> bool:
        at = paragraph.units.index(unit)
        if at + 1 < len(paragraph.units):
            return paragraph.units[at + 1].leans
        following = self._after(paragraph)
        return following is not None and following.leans and following.order in self.body

    def _move_out(self, paragraph: Paragraph, unit: Unit) -> None:
        kept = self.body.get(paragraph.order)
        if kept is None or unit not in kept:
            return
        rest = tuple(other for other in kept if other is not unit)
        if rest:
            self.body[paragraph.order] = rest
        else:
            del self.body[paragraph.order]

    def quotations(self) -> tuple[tuple[QuotedSpeech, ...], ...]:
        """Choose direct speech with a named speaker, the earliest first, each once before any twice."""
        groups: list[tuple[QuotedSpeech, ...]] = []
        for part, pieces in self.material.quotations.items():
            if part not in self.spoken:
                continue
            said = tuple(piece for piece in pieces if piece.speaker is not None)
            if said and len({piece.speaker.text for piece in said if piece.speaker}) == 1:
                groups.append(self._within(said))
        groups = [group for group in groups if group]
        statement = all(not piece.marked for group in groups for piece in group)
        wanted = max(_QUOTATIONS[self.brief.length], 4 if statement else 0)
        firsts: list[tuple[QuotedSpeech, ...]] = []
        seconds: list[tuple[QuotedSpeech, ...]] = []
        heard: set[str] = set()
        for group in groups:
            name = group[0].speaker.text if group[0].speaker else ""
            (seconds if name in heard else firsts).append(group)
            heard.add(name)
        chosen = (firsts + seconds)[:wanted]
        return tuple(sorted(chosen, key=lambda group: group[0].span.start))

    def _within(self, pieces: tuple[QuotedSpeech, ...]) -> tuple[QuotedSpeech, ...]:
        """Keep the first pieces of a long speech."""
        taken: list[QuotedSpeech] = []
        words = 0
        for piece in pieces:
            length = len(piece.span.text.split()) + len(piece.span.text) // 400
            if taken and words + length > _QUOTATION_WORDS:
                break
            taken.append(piece)
            words += length
        return tuple(taken)


def _is_closed(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends like a sentence and not like a name or a place on a line of its own."""
    return not paragraph.units[-1].sentence.text[-1:].isalnum()


def _list_heads(material: Material) -> dict[int, Paragraph]:
    """Find, for every bullet of an announced list, the paragraph that announces it."""
    heads: dict[int, Paragraph] = {}
    head: Paragraph | None = None
    for paragraph in material.paragraphs:
        if paragraph.kind is not PartKind.LIST:
            head = paragraph if paragraph.announces else None
        elif head is not None and paragraph.heading is head.heading:
            heads[paragraph.order] = head
    return heads


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0

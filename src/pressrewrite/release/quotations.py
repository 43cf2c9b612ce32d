"""Direct speech in a release, and who said it, where the release says so beside it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pressrewrite.models import PartKind, QuotedSpeech, Span
from pressrewrite.release.words import words_for
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["OPENING", "QuoteMarks", "find_quotations", "find_quote_marks"]

_PAIRS = {
    "“": '”"', "„": '“”"', "«": "»", "»": "«", "「": "」", "『": "』", '"': '"”', "‘": "’", "”": "”", "〝": "〟", "״": "״",
}  # fmt: skip
# Marks that may stand within a pair of their own kind.
_NESTING = "「『«"
_GAP = 3
_STOPS = frozenset(".!?")
OPENING = re.compile('[“„«»「『"‘”〝״]')
"""The marks that may open a quotation."""
_Speaker = tuple[Span, Span | None]
_FEWEST_WORDS, _FEWEST_DENSE = 5, 10
# What makes words in scripts without spaces speech and not the name of a plan: a clause mark or a verb's end.
_CLAUSE = re.compile(r"[。，、,.！？]|(?:です|ます|ました|した|する|いる|ある|ない|たい|だ|う)$")
_DENSE = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u3040-\u9fff]")
_REACH = 220
_LONGEST_NAME = 160
_EDGE = " ,،\t\r\n\u00a0\u2002\u2003\u2009\u202f\u3000"
_MOST_NAME_WORDS = 22
# "..., which concluded that": the clause goes on, nobody is named.
_RELATIVE = frozenset(
    ("which", "who", "that", "welche", "welcher", "welches", "der", "die", "das", "qui", "que", "che")
)
_LEAD_IN = re.compile(
    r"(?:In|On|At|During|After|Before|While|As|For|Speaking|Commenting|Asked|Following|Nach|Bei|Lors|En|Dans)\b[^,]{0,100},\s*"
)
_AFTERTHOUGHT = re.compile(
    r"\s+(?:upon|during|after|while|when|ahead of|in (?:a|an|his|her) (?:statement|post|interview|speech))\b"
)
# "Zum Abschluss sagte Ann Lee:": here the verb may come before its speaker, and what stands before is no name.
_VERB_FIRST = frozenset({"ar", "ca", "de", "es", "fr", "it", "nl", "pt", "ro", "ru", "sv", "uk"})
_DENSE_LANGUAGES = frozenset({"ja", "zh", "ko"})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteMarks:
    """A pair of quotation marks in a text.

    Attributes:
        start: Where the opening mark stands.
        end: Behind the closing mark; the end of the paragraph when it is missing.
        inner: The words between the marks, as offsets.
    """

    start: int
    end: int
    inner: tuple[int, int]


def find_quote_marks(text: str, start: int, end: int) -> Iterator[QuoteMarks]:
    """Find what stands between quotation marks in one paragraph, outermost marks only.

    A quotation that goes on in the next paragraph has no closing mark in this one; it ends with the paragraph.

    Args:
        text: The source text.
        start: Where the paragraph begins.
        end: Where it ends.
    """
    at = start
    first = start + len(text[start:end]) - len(text[start:end].lstrip())
    closing = _Closing(text, start, end)
    while True:
        match = OPENING.search(text, at, end)
        if match is None:
            return
        mark = match[0]
        opens = match.start()
        before = text[opens - 1] if opens > start else " "
        after = text[opens + 1] if opens + 1 < end else " "
        at = opens + 1
        if (before.isalnum() and mark in '"‘”»״') or (after.isspace() and mark != "«"):
            continue
        close = closing.of(opens)
        if close is None:
            # Only a mark that opens the paragraph, or stands behind "X said:", can begin a quotation that goes on.
            announced = text[max(start, opens - _GAP) : opens].rstrip()[-1:] in {":", "：", ","}
            if mark in "»”" or (opens > first and not announced):
                continue
            yield QuoteMarks(start=opens, end=end, inner=(opens + 1, end))
            return
        yield QuoteMarks(start=opens, end=close + 1, inner=(opens + 1, close))
        at = close + 1


class _Closing:
    """Knows the closing mark of every opening mark of a paragraph; each mark is looked at once or twice."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.nested: dict[str, dict[int, int]] = {}
        self.plain: dict[str, list[int]] = {}

    def of(self, opens: int) -> int | None:
        """Find the mark that closes the one that stands there."""
        mark = self.text[opens]
        if mark in _NESTING:
            if mark not in self.nested:
                self.nested[mark] = self._pairs(mark)
            return self.nested[mark].get(opens)
        if mark not in self.plain:
            self.plain[mark] = [*self._signs(_PAIRS[mark])]
        places = self.plain[mark]
        at = bisect_left(places, opens + 1)
        return places[at] if at < len(places) else None

    def _signs(self, signs: str) -> Iterator[int]:
        for match in re.compile(f"[{re.escape(signs)}]").finditer(self.text, self.start, self.end):
            at = match.start()
            # An apostrophe between letters closes nothing.
            if match[0] not in "’״" or at + 1 >= self.end or not self.text[at + 1].isalnum():
                yield at

    def _pairs(self, opener: str) -> dict[int, int]:
        pairs: dict[int, int] = {}
        waiting: list[int] = []
        for at in self._signs(opener + _PAIRS[opener]):
            if self.text[at] == opener:
                waiting.append(at)
            elif waiting:
                pairs[waiting.pop()] = at
        return pairs


def find_quotations(
    text: str, paragraphs: Sequence[tuple[int, int, PartKind]], language: str
) -> tuple[QuotedSpeech, ...]:
    """Find direct speech with its speakers.

    Scare quotes and titles are left out: speech has at least five words (ten characters in scripts without
    spaces). A speaker is only what stands beside the quotation in its own paragraph, or at the end of the one
    before when that ends with a colon; a pronoun is no speaker.

    Some offices set no marks and only write "The minister said:" above. The paragraph below is then his; those
    that follow, up to the next heading, are somebody's words and nobody says whose, so they get no speaker.

    Args:
        text: The source text.
        paragraphs: The story's paragraphs and headings as offsets, in order.
        language: BCP 47 tag of the release.
    """
    found: list[QuotedSpeech] = []
    going_on: _Speaker | None = None
    zone = False
    for number, (start, end, kind) in enumerate(paragraphs):
        marks = list(_speech_marks(text, start, end))
        before = paragraphs[number - 1] if number else None
        announced = _announced(text, before[0], before[1], language) if before else None
        if kind is not PartKind.BODY or text[end - 1] in ":：":
            zone = False
        elif not marks and (announced or zone):
            found.append(_quoted(text, (start, end), announced, marked=False))
            zone, going_on = True, None
            continue
        named: _Speaker | None = None
        for position, quote in enumerate(marks):
            until = marks[position + 1].start if position + 1 < len(marks) else end
            since = marks[position - 1].end if position else start
            speaker = _speaker(text, quote, since, until, language)
            if speaker is None and not position and not text[start : quote.start].strip():
                speaker = announced or going_on
            # The second half of a quotation that "said X" interrupts belongs to the same speaker.
            if speaker is None and named is not None and _interrupted(text[since : quote.start]):
                speaker = named
            named = speaker
            found.append(_quoted(text, quote.inner, speaker, marked=True))
        # A quotation without a closing mark goes on in the next paragraph, and so does its speaker.
        going_on = named if marks and marks[-1].inner[1] == end else None
        zone = zone and not marks
    return tuple(_whole_statement(found, paragraphs))


def _whole_statement(
    found: list[QuotedSpeech], paragraphs: Sequence[tuple[int, int, PartKind]]
) -> Iterator[QuotedSpeech]:
    """A release that is one announcement and then nothing but the words announced belongs to one speaker."""
    told = [kind for _, _, kind in paragraphs]
    whole = (
        len(found) > 1
        and len(found) == len(paragraphs) - 1
        and all(kind is PartKind.BODY for kind in told[1:])
        and not any(quotation.marked for quotation in found)
    )
    for quotation in found:
        if whole:
            yield quotation.model_copy(update={"speaker": found[0].speaker, "role": found[0].role})
        else:
            yield quotation


def _quoted(text: str, inner: tuple[int, int], speaker: _Speaker | None, *, marked: bool) -> QuotedSpeech:
    begin, stop = _trimmed(text, inner)
    return QuotedSpeech(
        span=Span.of(text, begin, stop),
        speaker=speaker[0] if speaker else None,
        role=speaker[1] if speaker else None,
        marked=marked,
    )


def _interrupted(between: str) -> bool:
    return len(between) <= _REACH and "\n\n" not in between


def _speech_marks(text: str, start: int, end: int) -> Iterator[QuoteMarks]:
    """Find direct speech in a paragraph; behind the first piece a short sentence of its own is speech as well."""
    begun = False
    for marks in find_quote_marks(text, start, end):
        words = text[slice(*marks.inner)].rstrip()
        # A short look back: copying the paragraph for every mark would square the time.
        before = text[max(start, marks.start - _GAP) : marks.start].rstrip()
        closed = words[-1:] in _STOPS and before[-1:] in _STOPS | {","}
        if _is_speech(text, marks) or (begun and closed):
            begun = True
            yield marks


def _is_speech(text: str, quote: QuoteMarks) -> bool:
    words = text[slice(*quote.inner)].strip()
    if _DENSE.search(words):
        return len(words) >= _FEWEST_DENSE and _CLAUSE.search(words) is not None
    tokens = words.split()
    if len(tokens) < _FEWEST_WORDS:
        return False
    # "Andrew Jackson Commemorative – Southern Magnolia" is a name, whatever its length.
    cased = [token for token in tokens if token[0].isupper() or token[0].islower()]
    return len(cased) * 2 < len(tokens) or sum(token[0].islower() for token in cased) * 3 > len(cased)


def _trimmed(text: str, inner: tuple[int, int]) -> tuple[int, int]:
    """Leave out white space and the comma before "said X"; the words themselves stay as they are."""
    start, end = inner
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, start + len(text[start:end].rstrip().rstrip(",，、"))


def _speaker(text: str, quote: QuoteMarks, since: int, until: int, language: str) -> _Speaker | None:
    rules = _rules(base_language(language))
    if rules is None:
        return None
    after_end = min(until, quote.end + _REACH)
    # Behind a full stop another sentence begins, and who says something there may say the next thing.
    closed = text[quote.inner[0] : quote.inner[1]].rstrip()[-1:] in {".", "…", "。"}
    # The verb before its speaker looks back; so do Japanese and Korean, which say "so" behind the quotation.
    looks_back = 0 if base_language(language) == "zh" else 1
    for number, rule in enumerate(rules.after):
        match = rule.match(text, quote.end, after_end)
        if match is not None and number >= looks_back and closed and not _ends_there(text, match.end()):
            continue
        if match is not None and (named := _named(text, match.span("who"), rules)):
            return named
    before = max(since, quote.start - _REACH)
    for rule in rules.before:
        match = rule.search(text, before, quote.start)
        if match is not None and (named := _named(text, match.span("who"), rules)):
            return named
    if rules.around is not None and rules.around[0].match(text, quote.end, after_end):
        match = rules.around[1].search(text, before, quote.start)
        if match is not None:
            return _named(text, match.span("who"), rules)
    return None


def _ends_there(text: str, at: int) -> bool:
    """Whether nothing but a mark follows: "Lee said.", and no "Lee said that"."""
    return text[at : at + _GAP].lstrip()[:1] in {"", ".", ",", ";", "\n", "。"}


def _announced(text: str, start: int, end: int, language: str) -> _Speaker | None:
    """Find the speaker that the paragraph before announces: "The minister said:"."""
    rules = _rules(base_language(language))
    if rules is None or text[end - 1 : end] not in {":", "："}:
        return None
    for rule in rules.before:
        match = rule.search(text, max(start, end - _REACH), end)
        if match is not None and (named := _named(text, match.span("who"), rules)):
            return named
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    after: tuple[re.Pattern[str], ...]
    before: tuple[re.Pattern[str], ...]
    pronouns: frozenset[str]
    verbs: frozenset[str]
    cased: bool
    around: tuple[re.Pattern[str], re.Pattern[str]] | None = None


@cache
def _rules(language: str) -> _Rules | None:
    verbs = words_for("say", language)
    pronouns = frozenset(words_for("pronouns", language))
    if language in _DENSE_LANGUAGES:
        after, before = _DENSE_RULES[language]
        around = _AROUND if language == "ja" else None
        return _Rules(
            after=after, before=before, pronouns=pronouns, verbs=frozenset(verbs), cased=False, around=around
        )
    if not verbs:
        return None
    verb = "(?:" + "|".join(re.escape(word) for word in sorted(verbs, key=len, reverse=True)) + ")"
    stop = r"[^.;:!?\n\"“”„«»|।]"
    # A full stop that belongs to an initial or to a short title does not end a name.
    inside = rf"(?:{stop}|(?<=\b[A-ZÀ-ÞА-Я])\.(?=\s)|(?<=\b(?:Dr|Mr|St|Jr|Sr))\.|(?<=\b(?:Mrs|Gen|Sen|Rep|Gov|Sgt|Col))\.)"
    cased = re.search(r"[a-zа-яα-ω]", verbs[0]) is not None
    verb_first = re.compile(
        rf"\b{verb}\s+(?:dazu\s+|hierzu\s+)?(?=[^\Wa-zß-öø-ÿа-яёα-ω\d_]|(?:der|die|das|la|le|el|il|lo|de|het)\s|l['’])"
        rf"(?P<who>{inside}{{2,{_LONGEST_NAME}}}?)\s*[:,]\s*$"
    )
    return _Rules(
        after=(
            re.compile(
                rf"[\s,،.!?؟।–—-]*\b{verb}\s+(?:dazu\s+|hinzu\s+|also\s+)?(?P<who>{inside}{{2,{_LONGEST_NAME}}})"
            ),
            re.compile(rf"[\s,،.!?؟।–—-]*(?P<who>{inside}{{2,{_LONGEST_NAME}}}?),?\s+(?:also\s+)?{verb}\b"),
        ),
        before=(
            *((verb_first,) if language in _VERB_FIRST else ()),
            re.compile(
                rf"(?:^|(?<=[.!?;:,\n\"“”»]))\s*(?P<who>[^.;:,!?\n\"“”][^.;:!?\n\"“”]{{2,{_LONGEST_NAME}}}?),?\s+(?:also\s+)?{verb}\b[^.\n\"“”«»]{{0,60}}[,:;]?\s*$",
                re.MULTILINE,
            ),
            re.compile(rf"\b{verb}\s+(?P<who>{inside}{{2,{_LONGEST_NAME}}}?)\s*[:,]\s*$"),
        ),
        pronouns=pronouns,
        verbs=frozenset(verbs),
        cased=cased,
    )


# "X wa 「...」 to nobeta": the verb stands behind the words, the speaker before them.
_AROUND = (
    re.compile(
        r"\s*と(?:、|も|して)?[^。\n「」]{0,12}(?:述べ|話し|語っ|語り|説明|コメント|強調|指摘|訴え|答え)"
    ),
    re.compile(
        r"(?:^|(?<=[。\n]))\s*(?P<who>[^。、\n「」]{2,60}?)(?:は|が|も)[、\s]*(?:[^。\n「」は]{0,40}[、\s])?$",
        re.MULTILINE,
    ),
)
_DENSE_RULES: dict[str, tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]] = {
    "ja": (
        (re.compile(r"[、\s]*と[、\s]*(?P<who>[^。\n「」]{2,60}?)(?:は|が|も)[、\s]*(?:述べ|話し|語っ|語り|説明し|コメント|強調し)"),),
        (re.compile(r"(?:^|(?<=[。\n]))\s*(?P<who>[^。\n「」]{2,80}?)(?:は|も)[、\s]*[^。\n「」]{0,20}?(?:次の|以下の|述べ|話し|語っ|語り|コメント|説明し|発言)[^。\n「」]{0,16}[。:：、]?\s*$", re.MULTILINE),),
    ),
    "zh": (
        (re.compile(r"[，,\s]*(?P<who>[^。，\n“”\"]{2,60}?)(?:表示|指出|说|說|称|稱|强调|強調|认为|認為|补充)"),),
        (re.compile(r"(?:^|(?<=[。，\n]))\s*(?P<who>[^。，\n“”\"]{2,60}?)(?:表示|指出|说|說|称|稱|强调|強調|认为|認為)[道]?[：:，,]?\s*$", re.MULTILINE),),
    ),
    "ko": (
        (re.compile(r"(?:이?라고|이?라며|고)\s+(?P<who>[^.\n\"“”]{2,50}?)(?:은|는|이|가)\s+(?:말했|밝혔|전했|강조했|덧붙였)"),),
        (re.compile(r"(?:^|(?<=[.\n]))\s*(?P<who>[^.\n\"“”]{2,60}?)(?:은|는|이|가)\s*$", re.MULTILINE),),
    ),
}  # fmt: skip


def _named(text: str, at: tuple[int, int], rules: _Rules) -> _Speaker | None:
    """Part "Gary A. Harris, President of X" into name and role; None when it names nobody."""
    start, end = at
    words = text[start:end]
    start += len(words) - len(words.lstrip(_EDGE))
    # "In a separate post, the minister": the speaker stands behind the comma.
    lead_in = _LEAD_IN.match(text, start, end)
    start = lead_in.end() if lead_in else start
    end = start + len(_AFTERTHOUGHT.split(text[start:end], maxsplit=1)[0])
    words = text[start:end].rstrip(_EDGE + ".")
    end = start + len(words)
    if not words.strip() or words.split()[0].lower().strip(",.") in rules.pronouns:
        return None
    if rules.cased and not any(sign.isupper() for sign in words):
        return None
    # "said Ana Costa said": some releases say it twice.
    twice = words.rsplit(None, 1)
    if len(twice) > 1 and twice[1].lower() in rules.verbs:
        words = twice[0].rstrip(_EDGE)
        end = start + len(words)
    if words.split()[-1].lower() in _RELATIVE or len(words.split()) > _MOST_NAME_WORDS:
        return None
    comma = words.find(",")
    if comma > 1 and not re.match(r",\s*(?:Jr|Sr|Inc|LLC|Ltd|PhD|MD)\b", words[comma:]):
        role = words[comma + 1 :].strip()
        # "Ann Lee, Ph.D.": a degree, cut off at its full stop, is no role.
        role = "" if role in {"Ph", "M"} else role
        role_start = text.index(role, start + comma) if role else end
        if not role:
            return Span.of(text, start, start + comma), None
        return Span.of(text, start, start + comma), Span.of(text, role_start, role_start + len(role))
    return Span.of(text, start, end), None

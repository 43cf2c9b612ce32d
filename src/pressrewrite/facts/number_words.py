"""Numbers written in words: "two and a half million", "two-thirds", خمسة وعشرون, 「三分の一」."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from pressrewrite.facts.number_lexicon import LAST_OF_LATIN_AND_CYRILLIC, Word
from pressrewrite.facts.number_types import Number, NumberKind
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressrewrite.facts.number_lexicon import Lexicon

__all__ = ["find_spelled"]

_PREFIX = re.compile(r"[^\W\d_]{1,4}\Z")
_ARTICLE = re.compile(r"([^\W\d_]{1,6})[ \u00a0-]\Z")
_GAP = re.compile(r"[ \u00a0-]{1,2}(?:([^\W\d_]{1,3})[ \u00a0]+)?(?:([^\W\d_]{1,5})[ \u00a0]+)?")
_OF = re.compile(r"[ \u00a0](?:of|de|d'|di|von|من)?[ \u00a0]?(?:a|an|un|una|um|uma|einer|einem)?[ \u00a0]?")
_NOUN = re.compile(r"[ \u00a0-]([^\W\d_]{1,40})")
_NO_ARTICLES = frozenset("ar fa he hi ru tr ur".split())
_HALVES = frozenset("half hälfte moitié mitad metade metà חצי מחצית половина половины половину نصف".split())
# "A third defeat" is the third one; "a third of them" and "up a third" are shares.
_SHARE_BEHIND = (
    "of in more less fewer higher lower since from to and or on over by between compared this last the year "
    "as are is were was have had said say at for with"
)
_COUNTS_ON = re.compile(rf"[ -](?!(?:{'|'.join(_SHARE_BEHIND.split())})\b)[a-z]")
_LETTER = re.compile(r"[^\W\d_]")
# The letters of the words that are told by letters alone: named one by one they are found twice as fast.
_LETTERS = Pattern(
    f"[{''.join(filter(str.isalpha, map(chr, range(ord('a'), LAST_OF_LATIN_AND_CYRILLIC))))}]+"
)
_NO_PART = frozenset({10, 12})
_CENTURY = re.compile(r"قرن ?(?:ال)?(?:[\u0621-\u064a]{3,8} (?:و(?:ال)?)?)?\Z")
# "Negli anni Novanta due operai" are two workers of the nineties.
_DECADE = Pattern(r"(?:gli anni|los años|[dn]?os anos) ['’]?\Z")
_DECADES = frozenset(map(Decimal, range(20, 100, 10)))
_NTH = re.compile(r"(?:first|second|last|this)[ -]\Z")
_FRACTION_STEP = Decimal("0.000001")
_A_HALF = Word(role="fraction", value=Decimal("0.5"))
_QUARTER = Decimal("0.25")
_SAID_AGAIN = frozenset({" ", " ال", " ה"})
_AND_THE = frozenset({"و", "وال", "وا"})
_MAX_WORDS = 50_000
_SOFT_LIMIT = 12


@dataclass(slots=True)
class _Run:
    """A number that is being put together from words."""

    start: int
    end: int
    total: Decimal = Decimal(0)
    current: Decimal = Decimal(0)
    last: Decimal = Decimal(1)
    step: Decimal = Decimal(1)
    kind: NumberKind = NumberKind.COUNT
    closed: bool = False
    alone: bool = False
    halved: bool = False

    @property
    def value(self) -> Decimal:
        """The value of the words so far."""
        return self.total + self.current


@dataclass(frozen=True, slots=True)
class _Hit:
    """A number word in its place."""

    start: int
    end: int
    word: str
    entry: Word
    joined: bool


def find_spelled(text: str, low: str, lexicon: Lexicon, taken: Sequence[tuple[int, int]]) -> list[Number]:
    """The numbers that are written in words.

    Args:
        text: The text.
        low: The text in lower case, of the same length.
        lexicon: The words of its language.
        taken: Sorted spans that are read already.
    """
    if lexicon.spelled is None:
        return []
    starts = [start for start, _ in taken]
    runs: list[_Run] = []
    run: _Run | None = None
    for hit in _hits(low, lexicon):
        place = bisect_right(starts, hit.start)
        if (place and taken[place - 1][1] > hit.start) or (place < len(starts) and starts[place] < hit.end):
            run = None
            continue
        if run is not None and _extend(run, hit, low, lexicon):
            continue
        if hit.joined and hit.entry == _A_HALF:
            # عامين ونصف, שנתיים וחצי: half of what a dual form counts.
            run = None
            continue
        run = _begin(hit, low, lexicon)
        if run is not None:
            runs.append(run)
    found: list[Number] = []
    for run in runs:
        number = _number(run, text, low, lexicon)
        # The hundred of "ستة في المئة", six in the hundred, is per cent and no number.
        if not found or number.start >= found[-1].end:
            found.append(number)
    return found


def _hits(low: str, lexicon: Lexicon) -> Iterator[_Hit]:
    """The number words of a text that stand as words."""
    if lexicon.spelled is None:
        return
    for match in islice(_candidates(low, lexicon.spelled, lexicon.heads), _MAX_WORDS):
        start = match.start()
        joined = False
        if _CENTURY.search(low, max(0, start - 20), start):
            continue
        if start and (low[start - 1].isalnum()):
            if not lexicon.prefixes:
                continue
            glued = _PREFIX.search(low, max(0, start - 4), start)
            if glued is None or glued[0] not in lexicon.prefixes:
                continue
            if glued.start() and low[glued.start() - 1].isalnum():
                continue
            joined = glued[0][0] in lexicon.joiners
        word = " ".join(match[0].replace("-", " ").replace("\u00a0", " ").split())
        entry = lexicon.words.get(match[0]) or lexicon.words.get(word)
        if entry is not None:
            yield _Hit(start, match.end(), word, entry, joined)


def _candidates(low: str, spelled: re.Pattern[str], heads: frozenset[str] | None) -> Iterator[re.Match[str]]:
    """Where number words may stand; a text is cut into words much faster than it is searched for hundreds."""
    if heads is None:
        yield from spelled.finditer(low)
        return
    done = 0
    for start in sorted(_starts(low, heads)):
        match = spelled.match(low, start) if start >= done else None
        if match is not None:
            done = match.end()
            yield match


def _starts(low: str, heads: frozenset[str]) -> Iterator[int]:
    """Where words begin that are some of those that begin terms."""
    for word in heads.intersection(_LETTERS.findall(low)):
        start = low.find(word)
        while start >= 0:
            end = start + len(word)
            if not (_LETTER.match(low, end) or (start and _LETTER.match(low, start - 1))):
                yield start
            start = low.find(word, end)


def _article(low: str, start: int, lexicon: Lexicon) -> int | None:
    """Where an article right before a word begins."""
    match = _ARTICLE.search(low, max(0, start - 8), start)
    return match.start(1) if match is not None and match[1] in lexicon.articles else None


def _half_of_game(low: str, hit: _Hit, start: int) -> bool:
    """Whether "half" counts the halves of a game or a year, and is no share: "the second half"."""
    return hit.word in _HALVES and _NTH.search(low, max(0, start - 9), start) is not None


def _begin(hit: _Hit, low: str, lexicon: Lexicon) -> _Run | None:
    """The run that a word begins; `None` if it makes no number of its own."""
    role, value = hit.entry.role, hit.entry.value
    if role in {"cardinal", "whole"}:
        decade = value in _DECADES and _DECADE.search(low, max(0, hit.start - 16), hit.start) is not None
        last = value if role == "whole" else Decimal(1)
        return _Run(hit.start, hit.end, current=value, last=last, closed=decade)
    article = _article(low, hit.start, lexicon)
    start = hit.start if article is None else article
    if role == "magnitude":
        if article is None and hit.word not in lexicon.bare:
            return None
        if value < 1000:  # noqa: PLR2004
            return _Run(start, hit.end, current=value, step=value)
        return _Run(start, hit.end, total=value, last=value, step=value)
    if role == "multiple":
        return _Run(start, hit.end, current=value, kind=NumberKind.MULTIPLE, closed=True)
    counts_on = lexicon.language == "en" and _COUNTS_ON.match(low, hit.end) is not None
    if role == "ordinal-fraction" and article is not None and value > 2 and not counts_on:  # noqa: PLR2004
        role, value = "fraction", (1 / value).quantize(_FRACTION_STEP)
    if role == "fraction":
        if not (hit.word in _HALVES or lexicon.language in _NO_ARTICLES or article is not None):
            return None
        if _half_of_game(low, hit, start):
            return None
        return _Run(start, hit.end, current=value, step=_FRACTION_STEP, kind=NumberKind.FRACTION, alone=True)
    return _Run(hit.start, hit.end, current=value, kind=NumberKind.ORDINAL, closed=True)


def _extend(run: _Run, hit: _Hit, low: str, lexicon: Lexicon) -> bool:
    """Take a further word into a run; whether it belonged to it."""
    between = low[run.end : hit.start]
    role, value = hit.entry.role, hit.entry.value
    if run.kind is NumberKind.ORDINAL and _goes_on(run, hit, between):
        run.current, run.end = run.current + value, hit.end
        return True
    if run.closed or hit.start - run.end > 16:  # noqa: PLR2004
        return False
    if role == "magnitude" and run.halved and value == run.last and between in _SAID_AGAIN:
        # مليون ونصف المليون: the same million.
        run.end, run.closed = hit.end, True
        return True
    if run.kind is NumberKind.FRACTION:
        if role != "magnitude" or not _OF.fullmatch(between) or run.current >= 1:
            return False
        run.current, run.step, run.kind = run.current * value, value / 100, NumberKind.COUNT
        run.end, run.closed = hit.end, True
        return True
    gap = _GAP.fullmatch(between if not hit.joined else between.rstrip("".join(lexicon.prefixes)) or " ")
    if gap is None:
        return False
    words = [word for word in gap.groups() if word]
    joined = hit.joined or bool(words and words[0] in lexicon.joiners)
    if words and not all(word in lexicon.joiners or word in lexicon.articles for word in words):
        return False
    return _append(run, hit, joined=joined)


def _goes_on(run: _Run, hit: _Hit, between: str) -> bool:
    """Whether an Arabic ordinal goes on: الخامس والعشرين (25th), التاسع عشر (19th)."""
    if not 0 < run.current < 10 or hit.entry.role != "cardinal":  # noqa: PLR2004
        return False
    tens = hit.entry.value
    return (tens == 10 and between == " ") or (  # noqa: PLR2004
        hit.joined and 20 <= tens < 100 and between.strip() in _AND_THE  # noqa: PLR2004
    )


def _append(run: _Run, hit: _Hit, *, joined: bool) -> bool:
    """Add the value of a word to a run, if the two make one number."""
    role, value = hit.entry.role, hit.entry.value
    if role == "magnitude":
        added = _multiply(run, value, joined=joined)
    elif role in {"fraction", "ordinal-fraction"}:
        added = _divide(run, value, joined=joined, plural=role == "fraction")
    elif role in {"cardinal", "whole", "ordinal"}:
        added = _fits(run.current, value, joined=joined, last=run.last)
        if added:
            run.current += value
            run.step = Decimal(1)
            run.closed = role == "ordinal"
            run.kind = NumberKind.ORDINAL if run.closed else run.kind
    else:
        added = False
    if added:
        run.end = hit.end
        # "Two decades and three million people" are two numbers.
        run.closed = run.closed or (role == "magnitude" and value in _NO_PART)
    return added


def _multiply(run: _Run, value: Decimal, *, joined: bool) -> bool:
    """Apply a magnitude to the words before it."""
    if abs(run.current) == _QUARTER:
        run.current += 1  # सवा लाख: a hundred thousand and a quarter of it
    if value == 100 or (value < run.last and run.total and not run.current):  # noqa: PLR2004
        if run.current >= 100 or (joined and not run.current):  # noqa: PLR2004
            return False
        run.current = (run.current or Decimal(1)) * value
    elif run.total and value >= run.last > 1:
        run.total, run.current = run.total * value, Decimal(0)
    else:
        run.total += (run.current or Decimal(1)) * value
        run.current, run.last = Decimal(0), value
    run.step = max(run.step, value)
    return True


def _divide(run: _Run, value: Decimal, *, joined: bool, plural: bool) -> bool:
    """Read "two-thirds" as a fraction and "two and a half" as a sum."""
    if joined:
        if value >= 1:
            return False
        unit = run.last if run.total and not run.current else Decimal(1)
        run.halved = True
        run.current += value * unit
        run.step = unit / 10
        return True
    parts = (1 / value).quantize(Decimal(1))
    # "Seven halves" and "five quarters" are counted, and no shares.
    if not (plural and 1 <= run.value < parts):
        return False
    run.current, run.total = (run.value / parts).quantize(_FRACTION_STEP), Decimal(0)
    run.kind, run.step = NumberKind.FRACTION, _FRACTION_STEP
    return True


def _fits(current: Decimal, value: Decimal, *, joined: bool, last: Decimal) -> bool:
    """Whether a smaller number word can follow what stands already."""
    if not current:
        return value < last
    if abs(current) < 1:
        return value < 100  # noqa: PLR2004 - साढ़े तीन: three and a half
    if value < 100 and current % 100 == 0:  # noqa: PLR2004
        return True
    if value < 10 and current % 10 == 0 and current % 100 >= 20:  # noqa: PLR2004
        return True
    # "soixante-dix", "quatre-vingt-douze"
    if 10 <= value < 20 and current % 100 in {60, 80}:  # noqa: PLR2004
        return True
    # خمسة وعشرون: the ones stand before the tens.
    return joined and value % 10 == 0 and 20 <= value < 100 and 0 < current % 100 < 10  # noqa: PLR2004


def _number(run: _Run, text: str, low: str, lexicon: Lexicon) -> Number:
    """The number of a run."""
    end, kind, unit = run.end, run.kind, None
    value = run.value
    if kind is NumberKind.COUNT:
        match = lexicon.suffix.match(low, end)
        if match is not None:
            word = match[1]
            kind, unit = (
                lexicon.suffixes.get(word) or lexicon.suffixes[" ".join(word.replace("-", " ").split())]
            )
            end = match.end()
    noun = _NOUN.match(low, end) if kind is NumberKind.COUNT else None
    soft = value <= _SOFT_LIMIT and kind in {NumberKind.COUNT, NumberKind.ORDINAL, NumberKind.MULTIPLE}
    if run.alone and kind is NumberKind.FRACTION:
        soft = not text[run.start : run.end].lower().endswith(tuple(_HALVES)) and lexicon.language != "en"
    approximate = lexicon.approximate.search(low, max(0, run.start - 28), run.start) is not None
    return Number(
        start=run.start,
        end=end,
        text=text[run.start : end],
        value=value,
        step=run.step,
        kind=kind,
        unit=unit,
        noun=noun[1] if noun else None,
        approximate=approximate,
        spelled=True,
        soft=soft,
    )

"""Figures that are reckoned from those of the release: 1998 is 27 years ago, 2,340 is more than 2,000."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Number
    from pressrewrite.grounding.claim import Claim

__all__ = ["counts_from_a_year", "within_bound"]

_BEHIND = Pattern(
    r"[ -]?(?:years? (?:ago|earlier|old|on)|-?year-old|-?year history|(?:st|nd|rd|th)? anniversary|anni fa"
    r"|jaar geleden|år sedan|lat temu|(?:лет|года?) назад|років тому|yıl önce|年前|周年|년 전|주년"
    r"|(?:वर्ष|साल) पहले|سال پہلے|سال پیش)"
)
_BEFORE = Pattern(r"(?:\bvor(?: rund| etwa)?|\bil y a|\bhace|\bhá|قبل|منذ|לפני)\s*\Z", re.IGNORECASE)
_YEARS = Pattern(r" ?(?:Jahre|ans?\b|años?|anos?|عام|سن|שנ)")
# Whose age it is: a man of 27 was not founded, and neither was "Anna Lee, 27 years old".
_OLD = Pattern(r"[ -]?(?:years?[ -]old)")
_NAMED = Pattern(r"[A-Z][\w'’.-]+ [A-Z][\w'’-]+(?: (?:is|was|turned|who is|aged))?[, (]{0,3}\Z")
_PERSON_AHEAD = Pattern(r"(?:, |\(|\b(?:[Ss]?[Hh]e|I|[Ww]ho|[Yy]ou)(?:'s|’s| is| was| turned| am| are)? )\Z")
_PERSON_BEHIND = Pattern(
    r"[ -]years?[ -]olds?(?:[,)]|s\b| (?:wo)?m[ae]n\b| (?:boy|girl|son|daughter|mother|father|student|player)"
    r"| (?:[a-z]+ )?[A-Z])"
)
_LONGEST = 12
_NAME = 48
_COUNTS = frozenset({NumberKind.COUNT, NumberKind.ORDINAL, NumberKind.MEASURE})


def counts_from_a_year(claim: Claim, number: Number) -> bool:
    """Say whether a number of years leads from a year of the release to the day of its publication.

    Args:
        claim: The sentence.
        number: One of its numbers.
    """
    today = claim.material.source.item.published_on
    if today is None or number.value != number.value.to_integral_value() or number.kind not in _COUNTS:
        return False
    told = _BEHIND.match(claim.text, number.end) is not None or (
        _YEARS.match(claim.text, number.end) is not None
        and _BEFORE.search(claim.text[max(0, number.start - _LONGEST) : number.start]) is not None
    )
    if not told:
        return False
    if _is_age(claim, number):
        return False
    year = today.year - int(number.value)
    of_year = [date for date in claim.material.different_dates if date.year == year]
    if not of_year:
        return False
    if any(claim.stands_in(date, at) for date in of_year for at in claim.evidence):
        return True
    # Of a translation nobody knows which sentence it renders, unless the release has one year only.
    others = claim.material.years - {today.year}
    return not (claim.same_language and claim.evidence) and others == {year}


def _is_age(claim: Claim, number: Number) -> bool:
    """Whether "27 years old" is said of a person."""
    if not _OLD.match(claim.text, number.end):
        return False
    ahead = claim.text[max(0, number.start - _NAME) : number.start]
    return bool(
        _NAMED.search(ahead) or _PERSON_AHEAD.search(ahead) or _PERSON_BEHIND.match(claim.text, number.end)
    )


# Words before a figure that promise more than it, less than it, or hardly less.
_ABOVE = Pattern(
    r"(?:\b(?:more than|over|above|at least|mehr als|über|mindestens|plus de|au moins|más de|al menos|mais de"
    r"|pelo menos|più di|oltre|almeno|meer dan|ruim|minstens|fler än|över|minst|ponad|co najmniej|более|свыше"
    r"|больше|не менее)|أكثر من|ما لا يقل عن|יותר מ-|לפחות|超过|超過|逾|至少|少なくとも|최소)\s?\Z"
)
_BELOW = Pattern(
    r"(?:\b(?:less than|fewer than|under|below|weniger als|unter|moins de|menos de|meno di|minder dan"
    r"|färre än|менее|меньше)|أقل من|פחות מ-|不到)\s?\Z"
)
_NEARLY = Pattern(
    r"(?:\b(?:nearly|almost|fast|knapp|près de|presque|casi|quase|quasi|bijna|nästan|prawie|почти)"
    r"|ما يقرب من|כמעט|(?<![最附付])近|거의)\s?\Z"
)
# "No more than 2,000" are not more than 2,000.
_NEGATED = Pattern(
    r"(?:\b(?:not?|never|none|neither|nor|without|hardly|any|nicht|kein\w*|nie|niemals|ohne|pas|non|jamais|sans|ne"
    r"|nunca|não|jamás|sin|sem|mai|senza|niet|geen|nooit|inte|aldrig|ikke|не|ни|нет|لا|ليس|لم|لن|לא|אין)"
    r"|n['’]t|不|没有?|未|無|并非)(?:\s+[^\W\d_]+)?\s*\Z"
)
_FARTHEST, _MOST_VALUES, _NEARLY_ALL = 36, 200, Decimal("0.1")
_BEHIND_IT = Pattern(r"[ \u00a0-]([^\W\d_]{1,40})(?:[ -]([^\W\d_]{1,40}))?(?:[ -]([^\W\d_]{1,40}))?")
# Who is counted, in one word or another: the 2,300 people of a firm are its employees.
_PEOPLE = frozenset(
    "people persons employees workers staff staffers menschen personen leute beschäftigte beschäftigten "
    "mitarbeiter mitarbeitende mitarbeitern angestellte angestellten arbeitnehmer personnes gens employés "
    "salariés collaborateurs travailleurs personas empleados trabajadores pessoas funcionários empregados "
    "trabalhadores persone dipendenti lavoratori mensen werknemers medewerkers människor personer anställda "
    "medarbetare osób ludzi pracowników людей человек сотрудников работников 人 名 명".split()
)


def within_bound(claim: Claim, number: Number) -> bool:
    """Say whether a figure is a bound that one of the release keeps: "more than 2,000" of 2,340.

    The bound may be off by as much as its last digit that is no nought counts, "nearly" by a tenth at most;
    and it has to be a bound of the same thing.

    Args:
        claim: The sentence; in the language of the release, since a translation keeps the figure.
        number: One of its numbers.
    """
    step = _last_place(number)
    if not claim.same_language or step is None:
        return False
    before = claim.text[max(0, number.start - _FARTHEST) : number.start].lower()
    low, high = number.value - step, number.value
    if bound := _ABOVE.search(before):
        low, high = number.value, number.value + step
    elif bound := _NEARLY.search(before):
        low = max(low, number.value - number.value * _NEARLY_ALL)
    else:
        bound = _BELOW.search(before)
    if bound is None or _NEGATED.search(before[: bound.start()]):
        return False
    values = claim.material.values
    within = [
        other
        for value in values[bisect_right(values, low) : bisect_left(values, high)][:_MOST_VALUES]
        for other in claim.material.numbers_like[value]
        if other.kind is number.kind and other.unit == number.unit and not other.approximate
    ]
    meant = [other for other in within if _same_thing(claim, number, other)]
    if any(claim.stands_in(other, at) for other in meant for at in claim.evidence):
        return True
    # From elsewhere only what is counted by the same word, or what nothing else can be meant by.
    if number.noun is not None and any(other.noun == number.noun for other in meant):
        return True
    alone = bool(meant) and len({other.value for other in within}) == 1
    return alone and not claim.evidence and number.kind is NumberKind.COUNT


def _same_thing(claim: Claim, number: Number, other: Number) -> bool:
    """Whether two numbers with one unit count the same, with a word or two before what is counted."""
    if number.noun is None or number.noun == other.noun or number.kind is not NumberKind.COUNT:
        return True
    if other.noun is None:
        return any(claim.stands_in(other, at) for at in claim.evidence)
    mine, theirs = _words_behind(claim.text, number), _words_behind(claim.material.source.seen, other)
    if number.noun in theirs or other.noun in mine:
        return True
    return not (mine.isdisjoint(_PEOPLE) or theirs.isdisjoint(_PEOPLE))


def _words_behind(text: str, number: Number) -> frozenset[str]:
    """The word behind a number and the next two."""
    match = _BEHIND_IT.match(text, number.end)
    words = match.groups() if match is not None else ()
    return frozenset([number.noun or "", *(word.casefold() for word in words if word)]) - {""}


def _last_place(number: Number) -> Decimal | None:
    """What one more of the last digit that is no nought counts: a thousand in 2,000, one in 4 (of 4.2)."""
    value = number.value
    if value <= 0 or value != value.to_integral_value():
        return None
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(10) ** exponent if exponent >= 0 else None

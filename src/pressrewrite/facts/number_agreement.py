"""When two numbers say the same."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from pressrewrite.facts.number_digits import ascii_digits
from pressrewrite.facts.number_types import Number, NumberKind
from pressrewrite.facts.units import common_factor, same_unit, temperatures

__all__ = ["numbers_agree"]

_ENOUGH_DIGITS = 3
_ENOUGH_WHEN_ROUNDED = 2
_SHARES = frozenset({NumberKind.PERCENT, NumberKind.FRACTION})
# A count says nothing of its unit, so it may be any of these; a share of a hundred must say so.
_OPEN = frozenset(
    {
        NumberKind.MONEY,
        NumberKind.MULTIPLE,
        NumberKind.ORDINAL,
        NumberKind.MEASURE,
        NumberKind.POINTS,
    }
)
_COUNTED = _OPEN | {NumberKind.FRACTION}
_CENT, _HAVE_CENTS = "USc", "USD-EUR-AUD-CAD-NZD-SGD-HKD-ZAR"
_FREELY = Decimal("0.025")
# The fewest digits of a telephone number, and the most of a country.
_TELEPHONE, _COUNTRY = 7, 3
_FRACTION_STEP = Decimal("0.000001")


def numbers_agree(claim: Number, source: Number) -> bool:
    """Whether a number of a claim says what a number of the source says.

    Two values agree when they are equal, or when the one written more coarsely has at least three
    significant digits (two, if either is marked as rounded) and the finer one rounds to it:
    "$1.07 million" agrees with "$1,074,035", "27.327" does not with "27.372". A claim that is marked as
    rounded may end in zeros ("about 700,000" for "698,512"); a source that is does not support finer digits.
    A share of a hundred agrees with the fraction of the same size. A bare count agrees with any unit but per
    cent; two units must be the same one, or measure the same. Codes are compared digit by digit.

    Args:
        claim: The number that is to be supported.
        source: The number that may support it.
    """
    if claim.kind is NumberKind.CODE or source.kind is NumberKind.CODE:
        return _same_code(_digits(claim), _digits(source))
    kinds = {claim.kind, source.kind}
    if kinds == _SHARES:
        return abs(_percent(claim) - _percent(source)) <= _FRACTION_STEP * 200
    if not _kinds_agree(claim.kind, source.kind):
        return False
    if claim.kind is source.kind is NumberKind.MONEY and claim.unit != source.unit:
        claim, source = _whole(claim), _whole(source)
    if claim.unit is not None and source.unit is not None and claim.kind is source.kind:
        if claim.kind is NumberKind.MEASURE and claim.unit != source.unit:
            same = same_unit(claim.unit, source.unit) and claim.value == source.value
            return same or _converted(claim, source)
        if not same_unit(claim.unit, source.unit):
            return False
    left, right = claim.value, source.value
    if NumberKind.PERCENT in kinds:
        # "-20%" and "a fall of 20%" say the same.
        left, right = abs(left), abs(right)
    return left == right or _rounds(claim, source, abs(left - right))


def _whole(money: Number) -> Number:
    """A sum in cents as a part of the currencies that have cents: 15 cents are $0.15."""
    if money.unit != _CENT:
        return money
    return replace(money, value=money.value / 100, step=money.step / 100, unit=_HAVE_CENTS)


def _same_code(one: str, other: str) -> bool:
    """Whether two rows of digits are one code; a telephone number may have its country in front."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return len(short) >= _TELEPHONE and len(long) - len(short) <= _COUNTRY and long.endswith(short)


def _digits(number: Number) -> str:
    """The digits of a number, without its marks."""
    digits = "".join(filter(str.isdecimal, ascii_digits(number.text)))
    return digits or str(number.value)


def _percent(number: Number) -> Decimal:
    """A share in hundredths."""
    return abs(number.value) if number.kind is NumberKind.PERCENT else number.value * 100


def _kinds_agree(one: NumberKind, other: NumberKind) -> bool:
    """Whether two kinds can mean the same number."""
    if one is other:
        return True
    if one is NumberKind.COUNT:
        return other in _COUNTED
    return other is NumberKind.COUNT and one in _COUNTED


def _converted(claim: Number, source: Number) -> bool:
    """Whether the claim gives the measure of the source in another unit, rounded as it is written."""
    if claim.unit is None or source.unit is None:
        return False
    first, either, second = claim.unit.partition("-")
    if either:
        # キロ are kilometres or kilograms.
        return any(_converted(replace(claim, unit=unit), source) for unit in (first, second))
    degrees = temperatures(source.value, source.unit, claim.unit)
    if any(abs(value - claim.value) <= claim.step for value in degrees):
        return True
    factor = common_factor(source.unit, claim.unit)
    if factor is None:
        return False
    value = source.value * factor
    if value == claim.value:
        return True
    if factor.normalize().as_tuple().digits == (1,):
        # From kilometres to metres nothing needs rounding.
        return False
    # Conversions are rounded freely ("5 cm" for two inches), unless three digits or more are written.
    exact = bool(claim.value % Decimal(1).scaleb(claim.value.adjusted() - 1)) if claim.value else True
    if exact:
        # Rounded, or cut off.
        return abs(value - claim.value) < claim.step
    return abs(value - claim.value) <= abs(claim.value) * _FREELY


def _rounds(claim: Number, source: Number, distance: Decimal) -> bool:
    """Whether the finer of two numbers rounds to the coarser one."""
    needed = _ENOUGH_WHEN_ROUNDED if claim.approximate or source.approximate else _ENOUGH_DIGITS
    coarse = claim if claim.step > source.step else source
    step = coarse.step
    if claim.approximate and not source.approximate and (zeros := _zeros(claim)) > source.step:
        coarse, step = claim, max(step, zeros)
    if claim.step == source.step == step or abs(coarse.value) < step * 10 ** (needed - 1):
        return False
    # Half a step either way: writers round halves up as well as to the even digit.
    return distance * 2 <= step


def _zeros(number: Number) -> Decimal:
    """The size of the second digit, if only zeros follow it; the last digit's otherwise."""
    if not number.value:
        return number.step
    second = Decimal(1).scaleb(number.value.adjusted() - 1)
    return number.step if number.value % second else max(number.step, second)

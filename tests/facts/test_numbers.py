from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressrewrite.facts.numbers import Number, NumberKind, find_numbers, format_number, numbers_agree


def only(text: str, language: str = "en") -> Number:
    """The single number of a text."""
    numbers = find_numbers(text, language)
    assert len(numbers) == 1, numbers
    assert text[numbers[0].start : numbers[0].end] == numbers[0].text
    return numbers[0]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("it", "Negli anni Novanta due operai morirono.", [90, 2]),
        ("es", "En los años noventa dos obreros murieron.", [90, 2]),
        ("pt", "Nos anos noventa dois operários morreram.", [90, 2]),
        ("es", "Noventa y dos obreros vinieron.", [92]),
        ("it", "Dopo due anni ottanta operai vennero.", [2, 80]),
    ],
)
def test_a_decade_takes_no_figure_behind_it(language: str, text: str, values: list[int]) -> None:
    """Two workers of the nineties are not 92 workers."""
    assert [int(number.value) for number in find_numbers(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "value", "kind", "unit"),
    [
        ("en", "They sold 12,500 kites", "12500", "count", None),
        ("en", "They raised $2.4 million", "2400000", "money", "USD"),
        ("en", "They raised £31m last year", "31000000", "money", "GBP"),
        ("en", "It costs 70 pounds", "70", "money", "GBP"),
        ("en", "3.2m people came", "3200000", "count", None),
        ("en", "a wall of 3 m", "3", "measure", "m"),
        ("en", "45 per cent of pupils", "45", "percent", "percent"),
        ("en", "up 4 percentage points", "4", "points", "points"),
        ("en", "the 16th edition", "16", "ordinal", None),
        ("en", "fifty-three boats", "53", "count", None),
        ("en", "two hundred and six bones", "206", "count", None),
        ("en", "two and a half million birds", "2500000", "count", None),
        ("en", "half a billion cups", "500000000", "count", None),
        ("en", "two-thirds of farms", "0.666667", "fraction", None),
        ("en", "a quarter of farms", "0.25", "fraction", None),
        ("en", "one in four farms", "0.25", "fraction", None),
        ("en", "9 out of 10 cats", "0.9", "fraction", None),
        ("en", "3/8 of the field", "0.375", "fraction", None),
        ("en", "15 times faster", "15", "multiple", "times"),
        ("en", "twice the size", "2", "multiple", None),
        ("en", "it fell to -4.5 on Monday", "-4.5", "count", None),
        ("de", "rund 1.250,5 Tonnen", "1250.5", "measure", "t"),
        ("de", "3,4 Mrd. Euro", "3400000000", "money", "EUR"),
        ("de", "siebenundvierzig Boote", "47", "count", None),
        ("de", "drei Viertel der Schulen", "0.75", "fraction", None),
        ("fr", "1 250,5 tonnes", "1250.5", "measure", "t"),
        ("fr", "quatre-vingt-douze navires", "92", "count", None),
        ("fr", "6 milliards d'euros", "6000000000", "money", "EUR"),
        ("fr", "18 pour cent", "18", "percent", "percent"),
        ("es", "treinta y cinco barcos", "35", "count", None),
        ("es", "3 de cada 10 barcos", "0.3", "fraction", None),
        ("pt", "2,5 bilhões de reais", "2500000000", "money", "BRL"),
        ("it", "1.500 navi", "1500", "count", None),
        ("ru", "2,7 млн рублей", "2700000", "money", "RUB"),
        ("ru", "двадцать шесть лодок", "26", "count", None),
        ("tr", "%35", "35", "percent", "percent"),
        ("tr", "yüzde 35", "35", "percent", "percent"),
        ("hi", "12,34,567 रुपये", "1234567", "money", "INR"),
        ("hi", "४५ प्रतिशत", "45", "percent", "percent"),
        ("hi", "7 लाख लोग", "700000", "count", None),
        ("fa", "۱۲٫۵ درصد", "12.5", "percent", "percent"),
        ("ar", "١٬٢٣٤٫٥ طن", "1234.5", "measure", "t"),
        ("ar", "ربع مليار دولار", "250000000", "money", "USD"),
        ("ar", "مليونين", "2000000", "count", None),
        ("ar", "ستة وثلاثون زورقا", "36", "count", None),
        ("ar", "45 في المائة", "45", "percent", "percent"),
        ("ar", "مليون ونصف", "1500000", "count", None),
        ("he", "ב-35 מדינות", "35", "count", None),
        ("he", "4.5 מיליון שקל", "4500000", "money", "ILS"),
        ("ja", "3兆512億円", "3051200000000", "money", "JPY"),
        ("ja", "5人に1人", "0.2", "fraction", None),
        ("ja", "三分の二", "0.666667", "fraction", None),
        ("ja", "1.85倍", "1.85", "multiple", "times"),
        ("ja", "７割", "70", "percent", "percent"),
        ("ja", "二十三人", "23", "count", None),
        ("zh", "百分之四十五", "45", "percent", "percent"),
        ("zh", "1.6亿美元", "160000000", "money", "USD"),
        ("ko", "2억 3천만 원", "230000000", "money", "KRW"),
        ("ko", "15만 명", "150000", "count", None),
        ("my", "၄၅ ခု", "45", "count", None),
        ("nl", "16 miljoen schepen", "16000000", "count", None),
        ("ur", "56 لاکھ 90 ہزار ناظرین", "5690000", "count", None),
        ("ur", "ساڑھے 12 کروڑ", "125000000", "count", None),
        ("ur", "ساڑھے تین ہزار کارکن", "3500", "count", None),
        ("hi", "सवा लाख लोग", "125000", "count", None),
        ("hi", "पौने दो लाख लोग", "175000", "count", None),
        ("hi", "1.1 ट्रिलियन डॉलर", "1100000000000", "money", "USD"),
        ("tr", "16 bin 700 kişi", "16700", "count", None),
        ("tr", "200 binden fazla", "200000", "count", None),
        ("tr", "200 bina", "200", "count", None),
        ("fa", "۱۶ هزار و ۷۰۰ نفر", "16700", "count", None),
        ("fa", "۵/۶۹ میلیون نفر", "5690000", "count", None),
        ("fa", "چهل و هفتمین بازی", "47", "ordinal", None),
        ("ar", "16 ألفًا و700 شخص", "16700", "count", None),
        ("ar", "التعديل الخامس والعشرون", "25", "ordinal", None),
        ("ar", "مليون ونصف المليون شخص", "1500000", "count", None),
        ("ru", "25-тысячная толпа", "25000", "count", None),
        ("ru", "на 23-м этаже", "23", "ordinal", None),
        ("es", "Unas 16 700 personas", "16700", "count", None),
        ("fr", "1,1 billion de dollars", "1100000000000", "money", "USD"),
        ("ko", "1억2천500만 파운드", "125000000", "money", "GBP"),
        ("ko", "1만 6,700명", "16700", "count", None),
        ("ko", "제25조", "25", "ordinal", None),
        ("ko", "25조를 통해", "25", "count", None),
        ("ko", "25조 원", "25000000000000", "money", "KRW"),
        ("ko", "2년 반 뒤", "2.5", "count", None),
        ("ko", "5가구 중 1가구", "0.2", "fraction", None),
        ("ja", "定数435の下院", "435", "count", None),
        ("en", "seven halves of golf", "7", "count", None),
        ("en", "She won 48.7 per cent", "48.7", "percent", "percent"),
        ("en", "a third-place finish", "3", "ordinal", None),
        ("ko", "시속 160km의 바람", "160", "measure", "km"),
        ("tr", "1. Dünya Savaşı", "1", "ordinal", None),
        ("en", "winds of 800 kph", "800", "measure", "km/h"),
        ("en", "2,400 square feet", "2400", "measure", "ft²"),
    ],
)
def test_numbers_are_read_in_their_language(
    language: str, text: str, value: str, kind: str, unit: str | None
) -> None:
    """Digits of every script, grouping, magnitudes, words and units give one value."""
    number = only(text, language)
    assert (number.value, number.kind, number.unit) == (Decimal(value), kind, unit)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("4-6 kites", ["4", "6"]),
        ("2-3 million kites", ["2000000", "3000000"]),
        ("from $2.4 to $2.7 million", ["2400000", "2700000"]),
        ("from 300 to 2 million kites", ["300", "2000000"]),
        ("rooms 7,8,9 of", ["7", "8", "9"]),
        ("fifty or sixty kites", ["50", "60"]),
    ],
)
def test_ranges_are_two_numbers(text: str, values: list[str]) -> None:
    """Both ends of a range are found, with the magnitude that is written once."""
    assert [number.value for number in find_numbers(text, "en")] == [Decimal(value) for value in values]


@pytest.mark.parametrize(
    ("text", "language"), [("40-50% of it", "en"), ("von 40 auf 50 Prozent", "de"), ("de 40 à 50 %", "fr")]
)
def test_the_first_end_of_a_range_has_the_unit_of_the_last(text: str, language: str) -> None:
    """ "40-50%" are two shares of a hundred."""
    assert {number.kind for number in find_numbers(text, language)} == {NumberKind.PERCENT}


@pytest.mark.parametrize(
    "text",
    [
        "interleukin-31",
        "COVID-19",
        "vitamin B12",
        "call 555-014-7788",
        "release 3.14.2",
        "a 5G mast",
        "at 9:45",
    ],
)
def test_names_with_digits_are_codes(text: str) -> None:
    """Digits in names, phone numbers, versions and times are no counts."""
    assert only(text).kind is NumberKind.CODE


def test_spans_of_the_caller_are_not_read() -> None:
    """A date that was read already is no number."""
    assert find_numbers("On 14 May 30 boats", "en", skip=[(3, 9)])[0].text == "30"
    assert len(find_numbers("On 14 May 30 boats", "en", skip=[(3, 9)])) == 1


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("$3.07 million", "$3,074,035", True),
        ("27.327", "27.372", False),
        ("1.1 million", "1,074,035", False),
        ("about 1.1 million", "1,074,035", True),
        ("1,074,035", "about 1.1 million", True),
        ("about 700,000", "698,512", True),
        ("1,108", "about 1,100", False),
        ("about 1,108", "about 1,100", False),
        ("40%", "40 per cent", True),
        ("40%", "40 boats", False),
        ("40%", "two in five", True),
        ("50%", "half of them", True),
        ("$40", "€40", False),
        ("15 cents", "$0.15", True),
        ("€0.15", "15 cents", True),
        ("15 cents", "$15", False),
        ("15 cents", "¥0.15", False),
        ("sixth", "6th", True),
        ("-20%", "20%", True),
        ("COVID-19", "COVID-21", False),
        ("5 km", "5,000 m", True),
        ("21 km", "13 miles", True),
        ("28 km", "13 miles", False),
        ("5 km", "5 kg", False),
        ("700000", "700,000", True),
        ("twenty-six", "26", True),
        ("20 times", "20x", True),
    ],
)
def test_agreement(one: str, other: str, agree: bool) -> None:  # noqa: FBT001
    """Two numbers agree in value and unit; the coarser one may be rounded if it has digits enough."""
    assert numbers_agree(only(one), only(other)) is agree


@pytest.mark.parametrize(("text", "soft"), [("3 kites", True), ("30 kites", False), ("won 5-2", True)])
def test_small_counts_are_weak_evidence(text: str, soft: bool) -> None:  # noqa: FBT001
    """Small counts and scores are marked."""
    assert all(number.soft is soft for number in find_numbers(text, "en"))


@pytest.mark.parametrize("text", ["about 30 kites", "more than 30 kites", "nearly thirty kites", "30+ kites"])
def test_approximation_is_marked(text: str) -> None:
    """Words around a number that say it is rounded are seen."""
    assert only(text).approximate


def test_the_noun_of_a_count_is_kept() -> None:
    """The word behind a count tells what is counted."""
    assert only("34 Kites flew").noun == "kites"


LOCALES = "en ar de es fr he it ja ko pt ru zh hi ur tr fa pt-PT es-MX de-CH en-IN bn my nl pl sv cs fi uk el th bg".split()


@settings(max_examples=300, deadline=None)
@given(
    value=st.decimals(min_value=-(10**12), max_value=10**12, places=4, allow_nan=False),
    language=st.sampled_from(LOCALES),
)
def test_a_formatted_number_reads_as_itself(value: Decimal, language: str) -> None:
    """What `format_number` writes, `find_numbers` reads, in every locale."""
    assert only(format_number(value, language), language).value == value


@settings(max_examples=100, deadline=None)
@given(text=st.text(max_size=80), language=st.sampled_from(LOCALES))
def test_any_text_can_be_read(text: str, language: str) -> None:
    """Every number is a span of its text, in order, and agrees with itself."""
    end = 0
    for number in find_numbers(text, language):
        assert number.start >= end
        assert text[number.start : number.end] == number.text
        assert numbers_agree(number, replace(number))
        end = number.end


@pytest.mark.parametrize("text", ["1", "a", ".", "1,", "one ", "0-", "(0", "一", "-", " "])
def test_hostile_text_does_not_take_long(text: str) -> None:
    """A megabyte of one thing is read in seconds."""
    started = time.process_time()
    find_numbers(text * (1_000_000 // len(text)), "en")
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("ar", "ثلاثة عشر عاما", [13]),
        ("ar", "خمس عشرة سنة", [15]),
        ("ar", "ثلاثة عشر ألف شخص", [13_000]),
        ("ar", "ارتفعت ستة في المئة", [6]),
        ("ar", "ستة عشر في المائة", [16]),
        ("he", "שלושה עשר איש", [13]),
        ("he", "שתים-עשרה שנים", [12]),
        ("ru", "с пятью конкурентами", [5]),
        ("ru", "о двенадцати странах", [12]),
    ],
)
def test_numbers_of_two_words_and_their_cases(language: str, text: str, values: list[int]) -> None:
    """Thirteen is one number in two words, and the hundred of "in the hundred" is none."""
    assert [number.value for number in find_numbers(text, language)] == values

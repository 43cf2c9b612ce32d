"""Finding phrases such as "today"."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.locales import available, find_deixis, locale
from pressrewrite.locales.deixis import When
from pressrewrite.locales.schema import Deixis

RELEASES = Path(__file__).parents[2].parent / "shared" / "data" / "releases.jsonl"

# tag, text, what is found as "phrase=when"
CASES = [
    ("en", "The plant opened today.", "today=today"),
    ("en", "Today, the plant\nopened; last  year it stood still.", "Today=today last  year=last_year"),
    ("en", "today's plan, today’s plan, present-day, todays", ""),
    ("en", "over the last year and the next week", ""),
    ("en", "last week of April; next year, too", "next year=next_year"),
    ("en", "the leaders of tomorrow meet tomorrow", "tomorrow=tomorrow"),
    ("en", "a review ordered earlier this year of all agreements", "this year=this_year"),
    ("en", "out today (28 December 2016), held yesterday (14) at noon", ""),
    ("en", "launched today (Thursday) in Hull", "today=today"),
    ("de", "Heute Abend und heute, aber nicht heutzutage oder heutige", "Heute Abend=tonight heute=today"),
    (
        "de",
        "am Morgen, ab morgen; in den letzten Jahren, im letzten Jahr",
        "ab morgen=tomorrow letzten Jahr=last_year",
    ),
    ("fr", "aujourd’hui, aujourd'hui, avant-hier, le monde de demain", "aujourd’hui=today aujourd'hui=today"),
    ("fr", "L’an dernier ; cette semaine-là", "L’an dernier=last_year"),
    ("es", "Hoy en día no; hoy sí, y mañana por la tarde.", "hoy=today mañana por la tarde=tomorrow"),
    ("es", "por la mañana, anteayer, el próximo mes de junio", ""),
    ("pt", "hoje em dia; anunciou hoje; no ano passado", "hoje=today ano passado=last_year"),
    ("it", "Quest’anno e oggi; al giorno d’oggi; la città di domani", "Quest’anno=this_year oggi=today"),
    (
        "ru",
        "Сегодня вечером; позавчера; «Россия сегодня»; в прошлом году",
        "Сегодня вечером=tonight в прошлом году=last_year",
    ),
    ("ja", "本日、今年度の予算を発表。今年は2割増。", "本日=today 今年=this_year"),
    ("ja", "日本年金機構、基本日程、一昨年、再来週、今週末、今日本では、説明日", ""),
    ("zh", "公司今天宣布,去年增长。", "今天=today 去年=last_year"),
    ("zh", "日本周刊、以上周期、说明年度、上周五、今年度、过去年", ""),
    ("zh", "上週完成，下個月公布", "上週=last_week 下個月=next_month"),
    ("ko", "오늘은 이번 주에 내년까지", "오늘=today 이번 주=this_week 내년=next_year"),
    ("ko", "오늘날 오늘의 이번 주제 이번 주민 다음 주자 이번 주말 재작년", ""),
    ("ko", "장관은 오늘(20일) 회의를 열었다", ""),
    ("ar", "أعلنت الشركة اليوم نتائج العام الماضي", "اليوم=today العام الماضي=last_year"),
    ("ar", "اليوم العالمي للمرأة، في اليوم التالي، ثلاث مرات في اليوم، أول أمس", ""),
    ("ar", "في الأسبوع المقبل وخلال الشهر الجاري", "الأسبوع المقبل=next_week الشهر الجاري=this_month"),
    ("he", "החברה הודיעה היום כי בשנה שעברה", "היום=today בשנה שעברה=last_year"),
    ("he", "סדר היום, במהלך היום, היום הראשון", ""),
    ("nl", "today last week vandaag", ""),
]


def test_times_and_keys_are_the_same() -> None:
    """Every time that can be found is a key of the locale files, and the other way round."""
    rules = {"words_are_spaced", "endings", "not_followed_by", "not_preceded_by", "idioms"}
    assert Deixis.model_fields.keys() == set(get_args(When)) | rules


@pytest.mark.parametrize(("tag", "text", "expected"), CASES)
def test_find(tag: str, text: str, expected: str) -> None:
    """Phrases are found at their place, and what only looks like one is not."""
    found = find_deixis(text, tag)
    assert " ".join(f"{phrase.text}={phrase.when}" for phrase in found) == expected
    assert all(text[phrase.start : phrase.end] == phrase.text for phrase in found)


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("when", get_args(When))
def test_every_phrase_is_found(tag: str, when: When) -> None:
    """Each listed phrase is found, whole and with its own meaning."""
    for phrase in getattr(locale(tag).deixis, when):
        found = find_deixis(f"– {phrase} –", tag)
        assert [(one.text, one.when) for one in found] == [(phrase, when)]


@pytest.mark.parametrize("tag", available())
def test_no_idiom_is_found(tag: str) -> None:
    """None of the listed idioms is taken for the phrase in it."""
    for idiom in locale(tag).deixis.idioms:
        assert find_deixis(f"– {idiom} –", tag) == ()


@given(st.sampled_from(available()), st.text())
def test_spans_point_at_their_text(tag: str, text: str) -> None:
    """For any text, what is found stands where it is said to stand, in order and without overlaps."""
    words = " ".join(locale(tag).deixis.today)
    text = f"{text} {words} {text}"
    end = 0
    for phrase in find_deixis(text, tag):
        assert phrase.start >= end
        assert text[phrase.start : phrase.end] == phrase.text
        end = phrase.end


@pytest.mark.parametrize("piece", ["this ", "today (", "last\n", "日", "הי", " ", "今日本"])
def test_time_is_linear(piece: str) -> None:
    """A megabyte of text that nearly matches takes no more than its share of time."""
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    for tag in available():
        find_deixis(text, tag)
    assert time.process_time() - start < 20


@pytest.mark.skipif(not RELEASES.exists(), reason="the shared releases are not here")
def test_real_releases() -> None:
    """In real releases, phrases are found in every language and stand where they should."""
    seen = set()
    for line in RELEASES.read_text(encoding="utf-8").splitlines():
        release = json.loads(line)
        text = release["body"] or ""
        for phrase in find_deixis(text, release["language"]):
            assert text[phrase.start : phrase.end] == phrase.text
            seen.add(release["language"])
    assert seen == set(available()) - {"ko"}  # the one Korean release with such a word dates it itself

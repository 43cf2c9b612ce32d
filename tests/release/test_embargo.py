"""Embargo lines: known as such, and read to a moment only where nothing is left to guess."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.release import embargo
from pressrewrite.release.embargo import is_embargo_line, read_embargo


@pytest.mark.parametrize(
    ("line", "language", "moment"),
    [
        ("EMBARGOED UNTIL 00:01 GMT, 24 April 2025", "en", "2025-04-24T00:01:00+00:00"),
        ("Under embargo until 6 a.m. EDT on April 24, 2025", "en", "2025-04-24T06:00:00-04:00"),
        ("EMBARGOED UNTIL Thursday, April 24, 2025 at 4:00 PM ET", "en", "2025-04-24T16:00:00-04:00"),
        ("Embargoed until Jan. 24, 2025, 4 p.m. ET", "en", "2025-01-24T16:00:00-05:00"),
        ("Embargoed until Sept. 5, 2025, 4 p.m. CT", "en", "2025-09-05T16:00:00-05:00"),
        ("EMBARGOED FOR RELEASE UNTIL 0001 hrs GMT, 24 April 2025", "en", "2025-04-24T00:01:00+00:00"),
        ("STRICTLY EMBARGOED until 00.01hrs BST Thursday 24th April 2025", "en", "2025-04-24T00:01:00+01:00"),
        ("Embargo: 24 April 2025, 12 a.m. UTC", "en", "2025-04-24T00:00:00+00:00"),
        ("Embargo: 24 April 2025, 12 p.m. UTC", "en", "2025-04-24T12:00:00+00:00"),
        ("Embargo: 24 April 2025, 12:30 am UTC", "en", "2025-04-24T00:30:00+00:00"),
        ("Embargo: 24 April 2025, noon EST", "en", "2025-04-24T12:00:00-05:00"),
        ("Embargo: 24 April 2025, 12 noon GMT", "en", "2025-04-24T12:00:00+00:00"),
        ("Embargo until 24 April 2025, 24:00 CET", "en", "2025-04-25T00:00:00+01:00"),
        ("Embargo until 2025-04-24T10:00Z", "en", "2025-04-24T10:00:00+00:00"),
        ("Embargo until 2025-04-24 10:00+02:00", "en", "2025-04-24T10:00:00+02:00"),
        ("Embargo until 2025-04-24 10:00 (UTC+5:30)", "en", "2025-04-24T10:00:00+05:30"),
        ("Embargo until 10:00 UTC−03:00, 24 April 2025", "en", "2025-04-24T10:00:00-03:00"),
        ("Embargo until 10:00-11:00 GMT, 24 April 2025", "en", "2025-04-24T10:00:00+00:00"),
        ("Embargo until 24 April 2025, 10:00 GMT. Call +1 202 555 0100", "en", "2025-04-24T10:00:00+00:00"),
        ("Embargo until GMT 10:00, 24 April 2025", "en", "2025-04-24T10:00:00+00:00"),
        ("Not for publication before 24 April 2025, 6:00 GMT", "en", "2025-04-24T06:00:00+00:00"),
        (
            "This press release is under embargo until 24 April 2025, 6:00 GMT",
            "en",
            "2025-04-24T06:00:00+00:00",
        ),
        ("Sperrfrist: 24.04.2025, 10:00 Uhr MESZ", "de", "2025-04-24T10:00:00+02:00"),
        ("Sperrfrist: Donnerstag, 24. April 2025, 9 Uhr MEZ", "de", "2025-04-24T09:00:00+01:00"),
        ("Embargo bis 24. April 2025, 18.30 Uhr CEST", "de", "2025-04-24T18:30:00+02:00"),
        ("Sous embargo jusqu'au 24 avril 2025 à 18h00 CEST", "fr", "2025-04-24T18:00:00+02:00"),
        ("Embargo jusqu’au 1er avril 2025, 6h CEST", "fr", "2025-04-01T06:00:00+02:00"),
        ("Embargado hasta el 24 de abril de 2025 a las 10:00 CEST", "es", "2025-04-24T10:00:00+02:00"),
        ("Embargado até 24 de abril de 2025, 10h00 UTC", "pt", "2025-04-24T10:00:00+00:00"),
        ("Sotto embargo fino al 24 aprile 2025, ore 10:00 CEST", "it", "2025-04-24T10:00:00+02:00"),
        ("Onder embargo tot 24 april 2025, 10.00 uur CEST", "nl", "2025-04-24T10:00:00+02:00"),
        ("Эмбарго до 24 апреля 2025 года, 10:00 МСК", "ru", "2025-04-24T10:00:00+03:00"),
        ("報道解禁：2025年4月24日 午後3時（日本時間）", "ja", "2025-04-24T15:00:00+09:00"),
        ("解禁日時：令和7年4月24日 15時00分 JST", "ja", "2025-04-24T15:00:00+09:00"),
        ("엠바고: 2025년 4월 24일 오후 3시 KST", "ko", "2025-04-24T15:00:00+09:00"),
        ("엠바고: 2025. 4. 24. 오전 9:30 KST", "ko", "2025-04-24T09:30:00+09:00"),
        ("حظر النشر حتى 24 أبريل 2025، 10:00 GMT", "ar", "2025-04-24T10:00:00+00:00"),
        ("אמברגו עד 24 באפריל 2025, 10:00 GMT", "he", "2025-04-24T10:00:00+00:00"),
    ],
)
def test_read(line: str, language: str, moment: str) -> None:
    """A line with date, year, clock and zone is read to that moment, in every way it is written."""
    assert is_embargo_line(line)
    found = read_embargo(line, language)
    assert found is not None
    assert found == datetime.fromisoformat(moment)
    assert found.utcoffset() == datetime.fromisoformat(moment).utcoffset()


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("EMBARGOED UNTIL Thursday", "en"),
        ("EMBARGOED", "en"),
        ("EMBARGOED UNTIL 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:00, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:00 GMT, 24 April", "en"),
        ("EMBARGOED UNTIL 10:00 GMT, 03/04/2025", "en"),
        ("EMBARGOED UNTIL midnight GMT, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 25:00 GMT, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 24:30 GMT, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:75 GMT, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 14:00 p.m. GMT, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:00 UTC+24:00, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:00 +99:99, 24 April 2025", "en"),
        ("EMBARGOED UNTIL 10:00 GMT, 31 February 2025", "en"),
        ("EMBARGOED UNTIL 24:00 GMT, 31 December 9999", "en"),
        ("EMBARGOED UNTIL 6:00 in the evening GMT, 24 April 2025", "en"),
        ("Embargado hasta las 6:00 de la tarde CEST, 24 de abril de 2025", "es"),
        ("Эмбарго до 6:00 вечера МСК, 24 апреля 2025", "ru"),
        ("حظر النشر حتى 6:00 مساء GMT 24 أبريل 2025", "ar"),
    ],
)
def test_not_read(line: str, language: str) -> None:
    """A line that leaves something to guess is an embargo line, and its moment is not guessed."""
    assert is_embargo_line(line)
    assert read_embargo(line, language) is None


@pytest.mark.parametrize(
    "line",
    [
        "Embargo lifted",
        "EMBARGO LIFTED: 24 April 2025",
        "Embargo aufgehoben",
        "The embargo ends on Monday.",
        "Embargo against the island is sixty years old",
        "Embargoed goods were found in the harbour.",
        "Эмбарго на поставки зерна продлено",
        "解禁された鮎釣りに多くの人が訪れました。",
        "For immediate release",
        "",
    ],
)
def test_no_embargo_line(line: str) -> None:
    """An embargo that is lifted, or that is the news itself, keeps nothing back."""
    assert not is_embargo_line(line)


@given(st.text(), st.sampled_from(["en", "de", "ja", "ar", "und"]))
def test_any_line(line: str, language: str) -> None:
    """Whatever a line holds, reading it raises nothing, and a moment has a zone."""
    for text in (
        line,
        f"EMBARGOED UNTIL {line} GMT 24 April 2025",
        f"Embargo: 31 December 9999 23:59 {line}",
    ):
        is_embargo_line(text)
        found = read_embargo(text, language)
        assert found is None or found.utcoffset() is not None


def test_without_a_table_of_zones(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a system knows no time zones, the clock of a place is not guessed; an offset still is read."""

    def missing(key: str) -> None:
        raise ZoneInfoNotFoundError(key)

    monkeypatch.setattr(embargo, "ZoneInfo", missing)
    assert read_embargo("Embargo until 10:00 ET, 24 April 2025", "en") is None
    assert read_embargo("Embargo until 10:00 EST, 24 April 2025", "en") is not None

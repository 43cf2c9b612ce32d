"""Headlines without furniture, and never longer than they may be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.release import clean_title, shorten_headline, whole_title


@pytest.mark.parametrize(
    ("title", "cleaned"),
    [
        ("Reef reopens to divers", "Reef reopens to divers"),
        ("Readout of the Minister’s Call with the Mayor", "the Minister’s Call with the Mayor"),
        ("Press Release: Reef reopens to divers", "Reef reopens to divers"),
        ("PRESS RELEASE - Reef reopens to divers", "Reef reopens to divers"),
        ("FOR IMMEDIATE RELEASE: Reef reopens to divers", "Reef reopens to divers"),
        ("Fact Sheet: Reef reopens to divers", "Reef reopens to divers"),
        ("Pressemitteilung: Das Riff ist wieder offen", "Das Riff ist wieder offen"),
        ("Communiqué de presse – Le récif est ouvert", "Le récif est ouvert"),
        ("Nota de prensa: El arrecife abre", "El arrecife abre"),
        ("Comunicado à imprensa", "Comunicado à imprensa"),
        ("Comunicato stampa: La barriera riapre", "La barriera riapre"),
        ("Пресс-релиз: Риф снова открыт", "Риф снова открыт"),
        ("بيان صحفي: إعادة فتح الميناء", "إعادة فتح الميناء"),
        ("הודעה לעיתונות: הנמל נפתח מחדש", "הנמל נפתח מחדש"),
        ("プレスリリース：新しい駅が来月開業します", "新しい駅が来月開業します"),
        ("보도자료: 새 역이 다음 달 문을 엽니다", "새 역이 다음 달 문을 엽니다"),
        ("新闻稿：新车站将于下个月启用", "新车站将于下个月启用"),
        ("【お知らせ】新しい駅が来月開業します", "新しい駅が来月開業します"),
        ("[UPDATE] Reef reopens to divers", "Reef reopens to divers"),
        ("Riff öffnet für Taucher [Quelle: Hafenamt]", "Riff öffnet für Taucher"),
        ("Le récif rouvre ses portes (Source : Port)", "Le récif rouvre ses portes"),
        ("Reef reopens to divers (PDF 2 MB)", "Reef reopens to divers"),
        ("Reef reopens [Source: Port] (PDF)", "Reef reopens"),
        ("Breaking: Reef reopens to divers", "Reef reopens to divers"),
        ("Update-Manager für Schiffe vorgestellt", "Update-Manager für Schiffe vorgestellt"),
        ("Update on the reef reopening", "Update on the reef reopening"),
        ("<b>Reef</b> &amp; port *reopen* today", "Reef & port reopen today"),
        ("Press release", "Press release"),
        ("【重要】", "【重要】"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Reef\n  reopens", "Reef reopens"),
        ("\u202eReef\u200b reopens", "Reef reopens"),
    ],
)
def test_clean_title(title: str, cleaned: str) -> None:
    """Labels, brackets and named sources go, words of the title stay; pure furniture stays as it is."""
    assert clean_title(title) == cleaned


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_clean_title_is_never_empty(title: str) -> None:
    """A title with something to see never becomes an empty headline."""
    assert clean_title(f"R{title}")


@pytest.mark.parametrize(
    ("title", "limit", "short"),
    [
        ("Short title", 110, "Short title"),
        (
            "The reef reopens to divers today: places can be booked by telephone",
            60,
            "The reef reopens to divers today",
        ),
        (
            "The reef reopens to all divers today, and places can be booked",
            50,
            "The reef reopens to all divers today",
        ),
        (
            "Is the reef open to all divers again? Places can be booked",
            50,
            "Is the reef open to all divers again?",
        ),
        (
            "The reef reopens to divers and swimmers without any limit",
            40,
            "The reef reopens to divers and swimmers…",
        ),
        (
            "新しい駅が来月の一日に開業することが決まりましたので皆様にお知らせします。詳しくは以下の通り",
            40,
            "新しい駅が来月の一日に開業することが決まりましたので皆様にお知らせします。",
        ),
        ("あ" * 50, 20, "あ" * 19 + "…"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", 20, "Donaudampfschifffah…"),
    ],
)
def test_shorten_headline(title: str, limit: int, short: str) -> None:
    """A long headline ends at a clause, or at a word with an ellipsis."""
    assert shorten_headline(title, limit) == short


@given(st.text(), st.integers(1, 130))
def test_shorten_headline_keeps_its_limit(title: str, limit: int) -> None:
    """Whatever the title is, the headline is within its limit, and begins with words of the title."""
    short = shorten_headline(title, limit)
    assert len(short) <= limit
    assert title.startswith(short.removesuffix("…")) or short == title


@pytest.mark.parametrize(
    ("title", "line", "whole"),
    [
        (
            "Statement by the Office on…",
            "Statement by the Office on the Reef",
            "Statement by the Office on the Reef",
        ),
        (
            "Statement by the Office on ...",
            "**Statement by the Office on the Reef**",
            "Statement by the Office on the Reef",
        ),
        ("Statement by the Office on the Reef", "Statement by the Office on the Reef today", None),
        ("Statement by the Office on…", "The reef is open", None),
        ("Statement by…", "Statement by", None),
        ("…", "The reef is open", None),
    ],
)
def test_whole_title(title: str, line: str, whole: str | None) -> None:
    """A title that was cut off is completed from the first line, if that begins with its words."""
    assert whole_title(title, line) == whole

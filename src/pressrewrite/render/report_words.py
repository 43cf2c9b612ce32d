"""The words of a report that no article needs: its headings, and what stands beside a finding.

The words for the verdicts are those of the article (`locales`). A language without words here gets the
English ones, and the page says that they are English.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.models import Severity
from pressrewrite.render.manner import manner_of, verdict_word

if TYPE_CHECKING:
    from pressrewrite.models import Verdict
    from pressrewrite.render.manner import Manner

__all__ = ["ReportWords", "words_of"]

_HEADINGS = ("title", "score", "weakest", "article", "release", "says", "error", "warning", "ran", "skipped")

_WORDS: dict[str, tuple[str, ...]] = {
    "en": (
        "Article held against its release",
        "Score",
        "the weakest sentence weighs most",
        "Article",
        "Release",
        "the release says",
        "error",
        "warning",
        "Checks that ran",
        "Not checked",
    ),
    "ar": (
        "مقابلة المقال بالبيان الصحفي",
        "الدرجة",
        "أضعف جملة هي الأكثر تأثيرًا فيها",
        "المقال",
        "البيان الصحفي",
        "ما يقوله البيان",
        "خطأ",
        "تنبيه",
        "الفحوص التي أُجريت",
        "ما لم يُفحص",
    ),
    "de": (
        "Artikel und Pressemitteilung im Vergleich",
        "Wert",
        "der schwächste Satz zählt am meisten",
        "Artikel",
        "Pressemitteilung",
        "in der Pressemitteilung steht",
        "Fehler",
        "Hinweis",
        "Durchgeführte Prüfungen",
        "Nicht geprüft",
    ),
    "es": (
        "El artículo frente al comunicado",
        "Puntuación",
        "la frase más débil pesa más",
        "Artículo",
        "Comunicado",
        "el comunicado dice",
        "error",
        "aviso",
        "Comprobaciones realizadas",
        "Sin comprobar",
    ),
    "fr": (
        "L’article comparé au communiqué",
        "Score",
        "la phrase la plus faible pèse le plus",
        "Article",
        "Communiqué",
        "le communiqué dit",
        "erreur",
        "avertissement",
        "Vérifications effectuées",
        "Non vérifié",
    ),
    "he": (
        "הכתבה מול ההודעה לעיתונות",
        "ציון",
        "למשפט החלש ביותר המשקל הגדול ביותר",
        "הכתבה",
        "ההודעה לעיתונות",
        "בהודעה נאמר",
        "שגיאה",
        "אזהרה",
        "בדיקות שבוצעו",
        "לא נבדק",
    ),
    "it": (
        "L’articolo a confronto con il comunicato",
        "Punteggio",
        "la frase più debole pesa di più",
        "Articolo",
        "Comunicato",
        "il comunicato dice",
        "errore",
        "avviso",
        "Verifiche eseguite",
        "Non verificato",
    ),
    "ja": (
        "記事とプレスリリースの照合",
        "スコア",
        "最も低い文を最も重く見る",
        "記事",
        "プレスリリース",
        "プレスリリースの記載",
        "誤り",
        "注意",
        "実施した確認",
        "確認していないもの",
    ),
    "ko": (
        "기사와 보도자료 대조",
        "점수",
        "가장 낮은 문장의 비중이 가장 큼",
        "기사",
        "보도자료",
        "보도자료의 내용",
        "오류",
        "주의",
        "수행한 검사",
        "검사하지 않은 것",
    ),
    "pt": (
        "O artigo confrontado com o comunicado",
        "Pontuação",
        "a frase mais fraca pesa mais",
        "Artigo",
        "Comunicado",
        "o comunicado diz",
        "erro",
        "aviso",
        "Verificações realizadas",
        "Não verificado",
    ),
    "ru": (
        "Сверка статьи с пресс-релизом",
        "Оценка",
        "больше всего весит самое слабое предложение",
        "Статья",
        "Пресс-релиз",
        "в пресс-релизе сказано",
        "ошибка",
        "предупреждение",
        "Выполненные проверки",
        "Не проверялось",
    ),
    "zh": (
        "稿件与新闻稿核对",
        "得分",
        "最低的一句权重最大",
        "稿件",
        "新闻稿",
        "新闻稿原文",
        "错误",
        "提醒",
        "已做的检查",
        "未检查",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """What a report says of its own accord.

    Attributes:
        manner: How the language of the report is written.
        language: BCP 47 tag of these words, when it is not the report's; else None.
        title: The heading.
        score: Before the score.
        weakest: Which sentence matters most for the score.
        article: Over the text that was checked.
        release: Over the release, and before places in it.
        says: Before what the release says.
        error: A finding that is an error.
        warning: A finding that is worth a look.
        ran: Before the checks that ran.
        skipped: Before what nobody looked at.
    """

    manner: Manner
    language: str | None
    title: str
    score: str
    weakest: str
    article: str
    release: str
    says: str
    error: str
    warning: str
    ran: str
    skipped: str

    def severity(self, severity: Severity) -> str:
        """Say how much a finding matters."""
        return self.error if severity is Severity.ERROR else self.warning

    def verdict(self, verdict: Verdict) -> str:
        """Say a verdict; the article uses the same words."""
        return verdict_word(self.manner.labels, verdict)


def words_of(language: str) -> ReportWords:
    """Give the words of a report.

    Args:
        language: BCP 47 tag of the report.

    Example:
        >>> words_of("de-AT").skipped, words_of("th").skipped, words_of("th").language
        ('Nicht geprüft', 'Not checked', 'en')
    """
    manner = manner_of(language)
    tag = manner.base if manner.base in _WORDS else "en"
    return ReportWords(
        manner=manner,
        language=None if tag == manner.base else tag,
        **dict(zip(_HEADINGS, _WORDS[tag], strict=True)),
    )

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
    from pressrewrite.models import JudgeRecord, Verdict
    from pressrewrite.render.manner import Manner

__all__ = ["ReportWords", "words_of"]

_HEADINGS = (
    *("title", "score", "weakest", "article", "release", "says", "error", "warning", "ran", "skipped"),
    *("judge", "asked", "raised", "lowered", "undecided", "failed"),
)

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
        "Second opinion",
        "asked",
        "raised",
        "lowered",
        "undecided",
        "no usable answer",
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
        "رأي ثانٍ",
        "سُئل عن",
        "رَفع",
        "خَفض",
        "لم يحسم",
        "بلا جواب صالح",
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
        "Zweite Beurteilung",
        "gefragt",
        "angehoben",
        "herabgestuft",
        "unentschieden",
        "keine brauchbare Antwort",
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
        "Segunda opinión",
        "consultadas",
        "mejoradas",
        "rebajadas",
        "sin decidir",
        "sin respuesta válida",
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
        "Second avis",
        "demandées",
        "relevées",
        "abaissées",
        "indécises",
        "sans réponse exploitable",
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
        "חוות דעת שנייה",
        "נשאלו",
        "הועלו",
        "הורדו",
        "ללא הכרעה",
        "ללא תשובה שמישה",
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
        "Secondo parere",
        "chieste",
        "alzate",
        "abbassate",
        "indecise",
        "senza risposta utile",
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
        "第二の判定",
        "質問",
        "引き上げ",
        "引き下げ",
        "判断保留",
        "有効な回答なし",
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
        "두 번째 판정",
        "질문",
        "상향",
        "하향",
        "판단 보류",
        "쓸 수 있는 답 없음",
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
        "Segunda opinião",
        "consultadas",
        "elevadas",
        "rebaixadas",
        "sem decisão",
        "sem resposta válida",
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
        "Второе мнение",
        "спрошено",
        "повышено",
        "понижено",
        "не решено",
        "без пригодного ответа",
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
        "第二意见",
        "已询问",
        "上调",
        "下调",
        "未定",
        "无有效答复",
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
        judge: Before who gave a second opinion.
        asked: Before how many sentences it was asked about.
        raised: Before how many it raised.
        lowered: Before how many it lowered.
        undecided: Before how many it left open.
        failed: Before how many it gave no usable answer about.
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
    judge: str
    asked: str
    raised: str
    lowered: str
    undecided: str
    failed: str

    def severity(self, severity: Severity) -> str:
        """Say how much a finding matters."""
        return self.error if severity is Severity.ERROR else self.warning

    def heard(self, record: JudgeRecord) -> tuple[tuple[str, int], ...]:
        """Say what came of a second opinion: words with their counts, without zeros but the first."""
        counts = (
            (self.asked, record.asked),
            (self.raised, record.raised),
            (self.lowered, record.lowered),
            (self.undecided, record.undecided),
            (self.failed, record.failed),
        )
        return tuple(pair for pair in counts if pair[1] or pair is counts[0])

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

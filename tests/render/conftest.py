"""Articles to be written: one in English, Arabic and Japanese each, and one that attacks its reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

import pytest

from pressrewrite.locales import fill, locale
from pressrewrite.models import (
    Article,
    Attribution,
    CheckedSentence,
    Disclosure,
    Fact,
    FactKind,
    Gloss,
    GroundingReport,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Provenance,
    Quotation,
    Section,
    SectionKind,
    Sentence,
    SourceItem,
    SourceRecord,
    SourceText,
    Span,
    Verdict,
)

Assemble: TypeAlias = Callable[..., Article]


class Desk:
    """Makes sentences that rest on words of one release."""

    def __init__(self, item: SourceItem) -> None:
        self.source = SourceText(item)

    def span(self, words: str) -> Span:
        """Find words in the release."""
        start = self.source.text.index(words)
        return self.source.span(start, start + len(words))

    def says(self, words: str, **more: Any) -> Sentence:
        """Make a sentence that repeats the release."""
        return Sentence(text=words, spans=(self.span(words),), verdict=Verdict.SUPPORTED, **more)


def assemble(item: SourceItem, **parts: Any) -> Article:
    """Make an article of given parts; report, provenance and disclosure follow from them."""
    language = parts.pop("language", item.language)
    model = parts.pop("model", None)
    record = SourceRecord.of(SourceText(item))
    provenance = Provenance(
        library_version="0",
        provider="gemini" if model else "extractive",
        model=model,
        strategy="news_article",
        strategy_version="1",
        strategy_fingerprint="0" * 16,
        source_sha256=record.sha256,
    )

    def article(report: GroundingReport) -> Article:
        disclosure = Disclosure.of(
            source=record, provenance=provenance, report=report, language=language, notice=False
        )
        return Article(
            language=language,
            disclosure=disclosure,
            provenance=provenance,
            report=report,
            source=record,
            **parts,
        )

    start = 0
    checked = []
    for sentence in article(GroundingReport()).sentences:
        end = start + len(sentence.text)
        checked.append(
            CheckedSentence(text=sentence.text, start=start, end=end, verdict=sentence.verdict, score=1.0)
        )
        start = end + 1
    return article(GroundingReport(sentences=tuple(checked)))


@pytest.fixture(scope="session", name="assemble")
def assemble_fixture() -> Assemble:
    """Give the factory of articles."""
    return assemble


@pytest.fixture(scope="session")
def desk() -> type[Desk]:
    """Give the maker of sentences."""
    return Desk


def _text(*sentences: Sentence) -> Paragraph:
    return Paragraph(sentences=sentences)


_EN_BODY = """\
PORT ELLERY, April 24 – The Harbour Office today reopened the Lantern Reef to divers after 14 months of \
repair. The work cost $2.3 million and was paid for by a levy on mooring fees. Up to 120 divers a day may \
now book a place.

"The reef has healed faster than any of us dared to hope," said Maren Holt, director of the Harbour Office. \
"We want it to stay that way."

Divers must:
- carry a surface marker buoy
- keep two metres away from the coral

The reef was closed in February 2024 after the tanker "Aurora" ran aground.

This text was distributed on behalf of the Port Ellery Tourist Board."""


@pytest.fixture(scope="session")
def english() -> Article:
    """Give an English article that has every part, made without a model."""
    item = SourceItem(
        title="Lantern Reef reopens to divers",
        publisher="Harbour Office",
        published_at=datetime(2025, 4, 24, 9, 30, tzinfo=UTC),
        url="https://harbour.example/news/reef?id=7&lang=en",
        body=_EN_BODY,
        language="en",
        licence="CC BY 4.0",
    )
    desk = Desk(item)
    day = date(2025, 4, 24)
    lead = "The Harbour Office today reopened the Lantern Reef to divers after 14 months of repair."
    at = lead.index("today")
    opened = desk.says(
        lead,
        glosses=(Gloss(start=at, end=at + len("today"), first=day, last=day, text="24 April 2025"),),
    )
    cost = desk.says("The work cost $2.3 million and was paid for by a levy on mooring fees.")
    places = desk.says("Up to 120 divers a day may now book a place.")
    title = desk.span(item.title)
    return assemble(
        item,
        headline=desk.says(item.title),
        dek=places,
        dateline=desk.says("PORT ELLERY, April 24"),
        key_points=(opened, cost),
        sections=(
            Section(kind=SectionKind.LEAD, paragraphs=(_text(opened, cost, places),)),
            Section(
                heading=Sentence(text="What divers must do", spans=(desk.span("Divers must:"),)),
                paragraphs=(
                    Paragraph(
                        kind=ParagraphKind.LIST,
                        sentences=(
                            desk.says("carry a surface marker buoy"),
                            desk.says("keep two metres away from the coral"),
                        ),
                    ),
                ),
            ),
            Section(
                kind=SectionKind.BACKGROUND,
                paragraphs=(
                    _text(
                        desk.says(
                            'The reef was closed in February 2024 after the tanker "Aurora" ran aground.'
                        ),
                        Sentence(
                            text="The repair is thought to be the largest of its kind.",
                            verdict=Verdict.UNSUPPORTED,
                            reason="not_in_source",
                        ),
                        Sentence(
                            text="The Harbour Office published this on 24 April 2025.",
                            fields=("publisher", "published_at"),
                            verdict=Verdict.SUPPORTED,
                        ),
                    ),
                ),
            ),
        ),
        quotations=(
            Quotation(
                pieces=(
                    desk.says("The reef has healed faster than any of us dared to hope,"),
                    desk.says("We want it to stay that way."),
                ),
                speaker="Maren Holt",
                role="director of the Harbour Office",
                speaker_span=desk.span("Maren Holt"),
            ),
            Quotation(pieces=(desk.says("healed faster"),)),
        ),
        facts=(
            Fact(kind=FactKind.WHO, values=(desk.says("Harbour Office"), desk.says("Maren Holt"))),
            Fact(kind=FactKind.WHERE, values=(desk.says("PORT ELLERY"),)),
            Fact(kind=FactKind.WHEN, values=(desk.says("April 24"),)),
            Fact(kind=FactKind.FIGURES, values=(desk.says("14 months"), desk.says("$2.3 million"))),
        ),
        notes=(
            Note(kind=NoteKind.ORIGINAL_TITLE, text=item.title, spans=(title,)),
            Note(
                kind=NoteKind.PAID_NOTICE,
                text="This text was distributed on behalf of the Port Ellery Tourist Board.",
                spans=(desk.span("This text was distributed on behalf of the Port Ellery Tourist Board."),),
            ),
            Note(kind=NoteKind.DISCLAIMER, text=locale("en").disclaimer.text),
            Note(kind=NoteKind.PROMPT, text="You are an editor.\n\n1. Say only\n   what it says."),
        ),
        attribution=Attribution(
            publisher=item.publisher,
            title=item.title,
            url=item.url,
            licence=item.licence,
            text=fill(locale("en").attribution.line, publisher=item.publisher),
        ),
    )


@pytest.fixture(scope="session")
def arabic() -> Article:
    """Give an Arabic article that a model wrote of an English release."""
    item = SourceItem(
        title="Lantern Reef reopens to divers",
        publisher="Harbour Office (Port Ellery)",
        published_at=datetime(2025, 4, 24, 9, 30, tzinfo=UTC),
        url="https://harbour.example/news/reef",
        body=_EN_BODY,
        language="en",
    )
    desk = Desk(item)
    reopened = desk.span(
        "The Harbour Office today reopened the Lantern Reef to divers after 14 months of repair."
    )
    cost = desk.span("The work cost $2.3 million and was paid for by a levy on mooring fees.")
    healed = desk.span("The reef has healed faster than any of us dared to hope,")

    def partly(text: str, *spans: Span) -> Sentence:
        return Sentence(text=text, spans=spans, verdict=Verdict.PARTLY, reason="wording_not_checked")

    lead = (
        "أعادت هيئة Harbour Office (Port Ellery) اليوم فتح شعاب Lantern Reef أمام الغواصين "
        "بعد 14 شهرًا من الترميم."
    )
    day = date(2025, 4, 24)
    at = lead.index("اليوم")
    return assemble(
        item,
        language="ar",
        model="gemini-2.5-flash",
        headline=partly("شعاب Lantern Reef تستقبل الغواصين من جديد", desk.span(item.title)),
        dek=partly("بلغت كلفة الأعمال $2.3 مليون، أي ما يزيد 15% على المتوقع.", cost),
        dateline=Sentence(text="PORT ELLERY, April 24", spans=(desk.span("PORT ELLERY, April 24"),)),
        key_points=(partly("أُعيد فتح شعاب Lantern Reef أمام الغواصين.", reopened),),
        sections=(
            Section(
                kind=SectionKind.LEAD,
                paragraphs=(
                    _text(
                        partly(lead, reopened).model_copy(
                            update={
                                "glosses": (
                                    Gloss(start=at, end=at + 5, first=day, last=day, text="24 أبريل 2025"),
                                )
                            }
                        ),
                        partly("وبلغت كلفة الأعمال $2.3 مليون، وسُدّدت من رسوم الإرساء.", cost),
                        Sentence(
                            text="ويُسمح لعدد 210 غواصين يوميًا بحجز مكان.",
                            spans=(desk.span("Up to 120 divers a day may now book a place."),),
                            verdict=Verdict.CONTRADICTED,
                        ),
                    ),
                ),
            ),
            Section(
                heading=partly("خلفية الإغلاق", desk.span("The reef was closed in February 2024")),
                paragraphs=(
                    _text(
                        partly(
                            "أُغلقت الشعاب في فبراير 2024 بعد جنوح الناقلة Aurora.",
                            desk.span("The reef was closed in February 2024"),
                            desk.span('the tanker "Aurora" ran aground.'),
                        ),
                        Sentence(text="وتستعد المدينة لموسم سياحي واعد."),
                    ),
                ),
            ),
        ),
        quotations=(
            Quotation(
                pieces=(partly("تعافت الشعاب أسرع مما كنا نجرؤ على أن نأمل", healed),),
                speaker="Maren Holt",
                role="مديرة هيئة Harbour Office",
                speaker_span=desk.span("Maren Holt"),
            ),
        ),
        facts=(
            Fact(kind=FactKind.WHO, values=(desk.says("Harbour Office"),)),
            Fact(kind=FactKind.FIGURES, values=(desk.says("$2.3 million"),)),
        ),
        notes=(
            Note(kind=NoteKind.ORIGINAL_TITLE, text=item.title, language="en"),
            Note(kind=NoteKind.DISCLAIMER, text=locale("ar").disclaimer.text),
        ),
        attribution=Attribution(
            publisher=item.publisher,
            title=item.title,
            url=item.url,
            text=fill(locale("ar").attribution.line, publisher=item.publisher),
        ),
    )


_JA_BODY = """\
【港町】港湾局は本日、14か月の修復を経て、灯台礁をダイバーに再び開放しました。工事費は2億3000万円で、係留料の上乗せ分で賄われました。1日に最大120人が予約できます。

局長の堀まれんは「礁は誰も期待しなかった速さで回復した。」と述べました。

灯台礁は2024年2月、タンカー「オーロラ」の座礁を受けて閉鎖されていました。"""


@pytest.fixture(scope="session")
def japanese() -> Article:
    """Give a Japanese article made without a model."""
    item = SourceItem(
        title="灯台礁、ダイバーに再び開放",
        publisher="港湾局",
        published_at=date(2025, 4, 24),
        url="https://harbour.example/ja/reef",
        body=_JA_BODY,
        language="ja",
    )
    desk = Desk(item)
    lead = "港湾局は本日、14か月の修復を経て、灯台礁をダイバーに再び開放しました。"
    day = date(2025, 4, 24)
    at = lead.index("本日")
    opened = desk.says(
        lead, glosses=(Gloss(start=at, end=at + 2, first=day, last=day, text="2025年4月24日"),)
    )
    cost = desk.says("工事費は2億3000万円で、係留料の上乗せ分で賄われました。")
    return assemble(
        item,
        headline=desk.says(item.title),
        dek=desk.says("1日に最大120人が予約できます。"),
        key_points=(opened, cost),
        sections=(
            Section(kind=SectionKind.LEAD, paragraphs=(_text(opened, cost),)),
            Section(
                kind=SectionKind.BACKGROUND,
                paragraphs=(
                    _text(
                        desk.says(
                            "灯台礁は2024年2月、タンカー「オーロラ」の座礁を受けて閉鎖されていました。"
                        ),
                        Sentence(text="回復の早さは専門家も予想していなかったとみられる。"),
                    ),
                ),
            ),
        ),
        quotations=(
            Quotation(
                pieces=(desk.says("礁は誰も期待しなかった速さで回復した。"),), speaker="堀まれん", role="局長"
            ),
        ),
        facts=(
            Fact(kind=FactKind.WHO, values=(desk.says("港湾局"), desk.says("堀まれん"))),
            Fact(kind=FactKind.FIGURES, values=(desk.says("14か月"), desk.says("2億3000万円"))),
        ),
        notes=(Note(kind=NoteKind.PROMPT, text=locale("ja").labels.no_prompt),),
        attribution=Attribution(
            publisher=item.publisher,
            title=item.title,
            url=item.url,
            text=fill(locale("ja").attribution.line, publisher=item.publisher),
        ),
    )


ATTACKS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "</style></title></textarea></pre><svg onload=document.title='owned'>",
    "--><iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>",
    "[click](javascript:document.title='owned') ![x](javascript:alert(1)) <javascript:alert(1)>",
    "\u202edetrever\u202c zero\u200bwidth nul\x00 esc\x1b[31m bell\x07 tag\U000e0041",
    "# heading *bold* _it_ `code` ~~gone~~ | a | b | &lt;b&gt; [^1] [ref]: javascript:alert(1)",
    "- item\n1. one\n> quoted\n---\n```\nfence\n```\n<b>x</b>\n\n    code\n\n<div onclick=alert(1)>\n===",
    "```\n</pre><script>document.title='owned'</script>\n```",
)


@pytest.fixture(scope="session")
def attacks() -> tuple[str, ...]:
    """Give the texts that the hostile article holds in every place."""
    return ATTACKS


@pytest.fixture(scope="session")
def hostile() -> Article:
    """Give an article in which every text that may come from outside attacks its reader."""
    everything = "\n".join(ATTACKS)
    first = everything.replace("\n", " ")
    item = SourceItem(
        title=first,
        publisher=first,
        published_at=date(2025, 4, 24),
        url="https://evil.example/\"><script>document.title='owned'</script>".replace("'", "%27"),
        body=everything,
        language="en",
        licence=everything,
    )
    source = SourceText(item)
    spans = tuple(
        source.span(source.text.index(attack), source.text.index(attack) + len(attack)) for attack in ATTACKS
    )
    sentences = tuple(
        Sentence(
            text=attack,
            spans=(span,),
            fields=(attack,),
            glosses=(Gloss(start=0, end=1, first=date(2025, 1, 1), last=date(2025, 1, 1), text=attack),),
            verdict=verdict,
        )
        for attack, span, verdict in zip(ATTACKS, spans, [*Verdict, *Verdict], strict=False)
    )
    whole = Sentence(text=everything, spans=spans, verdict=Verdict.PARTLY)
    fields = Sentence(text=everything, fields=(everything, "__class__", "title", "url"))
    return assemble(
        item,
        model=first,
        headline=whole,
        dek=whole,
        dateline=whole,
        key_points=(*sentences, fields),
        sections=tuple(
            Section(kind=kind, heading=whole, paragraphs=(Paragraph(kind=way, sentences=sentences),))
            for kind in SectionKind
            for way in ParagraphKind
        ),
        quotations=tuple(
            Quotation(pieces=sentences, speaker=attack, role=attack, speaker_span=span)
            for attack, span in zip(ATTACKS, spans, strict=True)
        ),
        facts=tuple(Fact(kind=kind, values=sentences) for kind in FactKind),
        notes=tuple(
            Note(kind=kind, text=attack, language=language, spans=spans)
            for kind in NoteKind
            for attack in (*ATTACKS, everything)
            for language in (None, '"><script>alert(1)</script>', "ar")
        ),
        attribution=Attribution(
            publisher=first,
            title=first,
            url="javascript:document.title='owned'",
            licence=first,
            text=everything,
        ),
    )

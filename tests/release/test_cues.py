"""What gives a block away as furniture, block by block."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.models import PartKind
from pressrewrite.release import is_background, line_kind
from pressrewrite.release.cues import content_kind, opens_contact, section_kind

ENDS = (
    "### ; # # # ; \\# \\# \\# ; -30- ; - 30 - ; – 30 – ; - ENDS - ; ENDS ; END ; (end) ; * * * ; *** ; **ENDS** ; "
    "Ende ; - Ende - ; FIN ; Fine ; Fim ; Einde ; Slut ; 以上 ; （完） ; 完 ; 全文完 ; 끝. ; 이상 ; انتهى ; - انتهى - ; "
    "סוף ; Конец ; End of release"
).split(" ; ")


@pytest.mark.parametrize("line", ENDS)
def test_end_marks(line: str) -> None:
    """A line that only says that the release ends is an end mark, in every language."""
    assert line_kind(line) is PartKind.END_MARK


@pytest.mark.parametrize(
    "line",
    [
        "The end is near.",
        "# Heading",
        "#1",
        "Ends meet",
        "-40-",
        "以上のとおり決定しました。",
        "Fine words",
        "30",
    ],
)
def test_no_end_marks(line: str) -> None:
    """A sentence that holds such a word is none."""
    assert line_kind(line) is not PartKind.END_MARK


RELEASE_LINES = (
    "FOR IMMEDIATE RELEASE ; For immediate release: ; **FOR IMMEDIATE RELEASE** ; PRESS RELEASE ; News Release ; "
    "Press release No. 12/2025 ; PRESS RELEASE NO. 12/2025 ; Zur sofortigen Veröffentlichung ; Pressemitteilung ; "
    "PRESSEMITTEILUNG NR. 7/2025 ; Pour diffusion immédiate ; Communiqué de presse ; Para publicación inmediata ; "
    "Nota de prensa ; Para divulgação imediata ; Comunicato stampa ; Для немедленного распространения ; Пресс-релиз ; "
    "Persbericht ; Pressmeddelande ; プレスリリース ; 報道発表資料 ; 보도자료 ; 즉시 배포 ; 新闻稿 ; 即时发布 ; للنشر الفوري ; "
    "بيان صحفي ; לפרסום מיידי ; הודעה לעיתונות ; प्रेस विज्ञप्ति ; پریس ریلیز ; ข่าวประชาสัมพันธ์ ; Siaran pers ; Thông cáo báo chí"
).split(" ; ")


@pytest.mark.parametrize("line", RELEASE_LINES)
def test_release_lines(line: str) -> None:
    """A line that only says that this is a press release is none of the story, in every language."""
    assert line_kind(line) is PartKind.RELEASE_LINE


@pytest.mark.parametrize(
    "line",
    [
        "Press release: reef reopens to divers",
        "Press releases are read by few people.",
        "Communiqué de presse du port",
    ],
)
def test_no_release_lines(line: str) -> None:
    """A label before words of the story does not take the story away."""
    assert line_kind(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "https://port.example/reef",
        "https://port.example/reef www.port.example",
        "#reef #diving #Riff",
        "![A reef](reef.jpg)",
        "[Home](/) [News](/news)",
        "<img src=x onerror=alert(1)>",
        "<script>alert(1)</script>",
        "<script>never closed",
        "<div>&nbsp;</div>",
        "[LOGO OF THE PORT]",
        "* 1 | 2 | 3 *",
        "View original content: https://port.example",
        "Read more",
        "Follow us on the usual networks",
        "For more information, visit www.port.example",
        "Copyright 2025 Port",
        "© 2025 Port",
        "Photo: Ann Lee",
        "Weitere Informationen unter www.hafen.example",
        "Pour en savoir plus",
        "Más información: www.puerto.example",
        "詳しくはこちら",
        "更多信息",
        "لمزيد من التفاصيل",
    ],
)
def test_furniture(line: str) -> None:
    """Pictures, links, hashtags, menus and lines of rights are furniture."""
    assert line_kind(line) is PartKind.FURNITURE


@pytest.mark.parametrize(
    "line",
    [
        "The reef is open again.",
        "Copyright law is changing in the whole of Europe.",
        "See https://port.example/reef for the plan of the harbour.",
        "#reef is the word of the day, say divers.",
        "港が再開しました。",
    ],
)
def test_story(line: str) -> None:
    """A sentence of the story is not taken for furniture."""
    assert line_kind(line) is None


ABOUT = (
    "About Port Ellery ; ABOUT PORT ELLERY ; About 3M ; **About Port** ; About: Port ; Über das Hafenamt ; À propos de Port ; "
    "Acerca de Puerto ; Sobre o Porto ; Informazioni su Porto ; О компании «Порт» ; Про компанію «Порт» ; Over Haven ; "
    "Om Hamnen ; Despre Port ; Tentang Pelabuhan ; Về Cảng ; אודות הנמל ; نبذة عن الميناء ; حول الميناء ; 关于港口 ; 關於港口 ; "
    "เกี่ยวกับท่าเรือ ; 港湾局について ; 会社の概要 ; 항만청 소개 ; बंदरगाह के बारे में ; بندرگاہ کے بارے میں ; Liman Hakkında"
).split(" ; ")


@pytest.mark.parametrize("heading", ABOUT)
def test_boilerplate(heading: str) -> None:
    """A heading "About X" opens the boilerplate, in every language."""
    assert section_kind(heading, heading=True) is PartKind.BOILERPLATE


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("About New Pacific Metals Corp.", PartKind.BOILERPLATE),
        ("About Port: The office runs the harbour.", PartKind.BOILERPLATE),
        ("About PortPort is an office of the town.", PartKind.BOILERPLATE),
        ("About 5 million people came.", None),
        ("About 40 divers have come.", None),
        ("About half of the reef is open.", None),
        ("Over Paris the sky burned.", None),
        ("حول العالم يعيش الملايين.", None),
        ("About", None),
        ("港について話しました。", None),
    ],
)
def test_boilerplate_in_a_paragraph(words: str, kind: PartKind | None) -> None:
    """A paragraph is boilerplate only when it begins with the name of a company as a label."""
    assert section_kind(words, heading=False) is kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Contact", PartKind.CONTACT),
        ("Media Contact:", PartKind.CONTACT),
        ("Contact information for the press", PartKind.CONTACT),
        ("Pressekontakt", PartKind.CONTACT),
        ("Contact presse", PartKind.CONTACT),
        ("Contacto de prensa", PartKind.CONTACT),
        ("Ufficio stampa", PartKind.CONTACT),
        ("Контакты для прессы", PartKind.CONTACT),
        ("お問い合わせ先", PartKind.CONTACT),
        ("문의처", PartKind.CONTACT),
        ("媒体联系人", PartKind.CONTACT),
        ("للتواصل", PartKind.CONTACT),
        ("ליצירת קשר", PartKind.CONTACT),
        ("Notes to editors", PartKind.EDITOR_NOTES),
        ("Editor’s note:", PartKind.EDITOR_NOTES),
        ("Hinweise für Redaktionen", PartKind.EDITOR_NOTES),
        ("Note aux rédactions", PartKind.EDITOR_NOTES),
        ("Nota para los editores", PartKind.EDITOR_NOTES),
        ("Note per la redazione", PartKind.EDITOR_NOTES),
        ("Примечание для редакторов", PartKind.EDITOR_NOTES),
        ("편집자 주", PartKind.EDITOR_NOTES),
        ("编者注", PartKind.EDITOR_NOTES),
        ("ملاحظة للمحررين", PartKind.EDITOR_NOTES),
        ("הערה לעורכים", PartKind.EDITOR_NOTES),
        ("Forward-Looking Statements", PartKind.LEGAL),
        ("Cautionary Note Regarding the Future", PartKind.LEGAL),
        ("Zukunftsgerichtete Aussagen", PartKind.LEGAL),
        ("Déclarations prospectives", PartKind.LEGAL),
        ("Declaraciones prospectivas", PartKind.LEGAL),
        ("Dichiarazioni previsionali", PartKind.LEGAL),
        ("Заявления прогнозного характера", PartKind.LEGAL),
        ("将来の見通し", PartKind.LEGAL),
        ("免责声明", PartKind.LEGAL),
        ("إخلاء مسؤولية", PartKind.LEGAL),
        ("Related links", PartKind.FURNITURE),
        ("Weiterführende Links", PartKind.FURNITURE),
        ("関連リンク", PartKind.FURNITURE),
        ("The new harbour", None),
        ("Background", None),
    ],
)
def test_sections(heading: str, kind: PartKind | None) -> None:
    """A heading of the furniture opens its part, and a heading of the story opens none."""
    assert section_kind(heading, heading=True) is kind


@pytest.mark.parametrize(
    ("words", "late", "kind"),
    [
        (
            "Harbour Wire has been retained by Port Ltd to produce and distribute this text.",
            False,
            PartKind.PAID_NOTICE,
        ),
        ("The author has been compensated by Port Ltd to publish this article.", True, PartKind.PAID_NOTICE),
        ("This is a paid advertisement.", False, PartKind.PAID_NOTICE),
        ("Disseminated on behalf of Port Ltd.", False, PartKind.PAID_NOTICE),
        ("Bezahlte Anzeige des Hafenamts", False, PartKind.PAID_NOTICE),
        ("Contenu sponsorisé par le port", False, PartKind.PAID_NOTICE),
        ("Contenido patrocinado por el puerto", False, PartKind.PAID_NOTICE),
        ("Статья публикуется на правах рекламы.", False, PartKind.PAID_NOTICE),
        ("本稿は広告です。", False, PartKind.PAID_NOTICE),
        ("محتوى مدفوع", False, PartKind.PAID_NOTICE),
        ("The levy is paid by divers, who have been retained for an hour.", False, None),
        (
            "This text holds forward-looking statements within the meaning of the law; undue reliance is unwise.",
            True,
            PartKind.LEGAL,
        ),
        ("This press release contains statements about the future.", True, PartKind.LEGAL),
        (
            "Diese Mitteilung enthält zukunftsgerichtete Aussagen, die Risiken und Ungewissheiten unterliegen; safe harbor.",
            True,
            PartKind.LEGAL,
        ),
        ("A forward-looking mayor opened the reef.", False, None),
        ("Ann Lee, ann@port.example, +1 202 555 0100", True, PartKind.CONTACT),
        ("Ann Lee, ann@port.example, +1 202 555 0100", False, None),
        ("Contact: Ann Lee, ann@port.example", False, PartKind.CONTACT),
        ("Pressekontakt: Ann Lee, Tel. 030 1234 56789", False, PartKind.CONTACT),
        ("Contact the divers, they said.", True, None),
        ("The levy brought 1,234,567 in 2025.", True, None),
    ],
)
def test_content(words: str, late: bool, kind: PartKind | None) -> None:  # noqa: FBT001
    """Paid notices, legal text and contacts are known by what they say."""
    assert content_kind(words, late=late) is kind


@pytest.mark.parametrize(
    ("words", "opens"),
    [
        ("* Contact: Ann", True),
        ("Rückfragen an Ann", True),
        ("連絡先 港湾局", True),
        ("Contacts were made", True),
        ("Ann", False),
    ],
)
def test_opens_contact(words: str, opens: bool) -> None:  # noqa: FBT001
    """A paragraph that begins with the words for a contact opens one."""
    assert opens_contact(words) is opens


@pytest.mark.parametrize(
    ("heading", "background"),
    [
        ("Background", True),
        ("**Background**", True),
        ("What this means for divers", True),
        ("Hintergrund", True),
        ("Contexte", True),
        ("Antecedentes", True),
        ("Справка", True),
        ("背景", True),
        ("배경", True),
        ("خلفية", True),
        ("רקע", True),
        ("Backgrounds of the people who came", False),
        ("Background to the decision that the council took", False),
        ("The reef", False),
    ],
)
def test_background(heading: str, background: bool) -> None:  # noqa: FBT001
    """A heading that says what it means or how it came about is known in every language."""
    assert is_background(heading) is background


@given(st.text(min_size=1).filter(str.strip))
def test_any_block(words: str) -> None:
    """No block makes a rule fail."""
    line_kind(words)
    is_background(words)
    for flag in (True, False):
        section_kind(words, heading=flag)
        content_kind(words, late=flag)


@pytest.mark.parametrize(
    "words",
    [
        "http://" * 54 + " x",
        "[ABC] " * 60 + "http://" * 5 + "x y",
        "<script></script>" * 2_000 + "x",
        "<script>" * 20_000,
        "<div>" * 20_000 + "x",
        "#a" * 190 + " b",
        "\\#" * 20_000 + "x",
        "About " + "A" * 100_000,
        "has been retained " * 10_000,
        "forward-looking statements " * 10_000,
        "a@" * 200,
    ],
)
def test_hostile_blocks(words: str) -> None:
    """A block that is built to be read in a thousand ways is read in one: this test ends at once."""
    line_kind(words)
    section_kind(words, heading=False)
    content_kind(words, late=True)

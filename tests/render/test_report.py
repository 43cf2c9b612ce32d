"""Reports as text, JSON and a page."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from pressrewrite.models import (
    CheckedSentence,
    Finding,
    GroundingReport,
    JudgeRecord,
    Severity,
    SourceItem,
    SourceText,
    Span,
    Verdict,
)
from pressrewrite.render.report import (
    findings_to_json,
    findings_to_text,
    has_errors,
    report_to_html,
    report_to_json,
    report_to_text,
)
from pressrewrite.render.report_style import REPORT_STYLE
from pressrewrite.render.report_words import words_of

TEXT = (
    "# Ferry line opens\n\nThe ferry cost 14 million euros. It sails on Sundays.\n\nNobody may bring a dog."
)
SOURCE = SourceText(
    SourceItem(
        title="Ferry line opens",
        publisher="Port of Ness",
        url="https://ness.example/ferry",
        body="The ferry cost 41 million euros. It sails every day.\n\nDogs are welcome on board.",
        language="en",
    )
)


def checked(
    said: str,
    verdict: Verdict,
    *evidence: str,
    about: str = "",
    says: str | None = None,
    severity: Severity = Severity.ERROR,
    score: float = 0.5,
) -> CheckedSentence:
    """Make a sentence of the report at its place in `TEXT`."""
    start = TEXT.index(said)
    findings: tuple[Finding, ...] = ()
    if about:
        at = start + said.index(about)
        findings = (
            Finding(
                kind="number",
                text=about,
                start=at,
                end=at + len(about),
                severity=severity,
                source_says=says,
            ),
        )
    spans = tuple(
        SOURCE.span(SOURCE.text.index(each), SOURCE.text.index(each) + len(each)) for each in evidence
    )
    return CheckedSentence(
        text=said,
        start=start,
        end=start + len(said),
        verdict=verdict,
        score=score,
        evidence=spans,
        findings=findings,
        reason=None if verdict is Verdict.SUPPORTED else "some_reason",
    )


@pytest.fixture
def report() -> GroundingReport:
    """Give a report with every verdict but one."""
    return GroundingReport(
        sentences=(
            checked("Ferry line opens", Verdict.SUPPORTED, "Ferry line opens", score=1.0),
            checked(
                "The ferry cost 14 million euros.",
                Verdict.CONTRADICTED,
                "The ferry cost 41 million euros.",
                "41 million",
                about="14 million euros",
                says="41 million euros",
                score=0.03,
            ),
            checked("It sails on Sundays.", Verdict.UNSUPPORTED, score=0.1),
            checked(
                "Nobody may bring a dog.",
                Verdict.NOT_CHECKABLE,
                "Dogs are welcome on board.",
                about="Nobody",
                severity=Severity.WARNING,
            ),
        ),
        checks=("verbatim", "numbers"),
        not_checked=("wording",),
    )


class _Outline(HTMLParser):
    """Collects ids and links, and sees that every element is closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one element."""
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag


def test_text_says_all_that_was_found(report: GroundingReport) -> None:
    """Score, counts, every sentence with its verdict, findings, evidence, and what nobody looked at."""
    told = report_to_text(report)
    for said in (
        f"Score: {report.score:.2f} (the weakest sentence weighs most)",
        "1 Contradicts the release",
        "[2] Contradicts the release (0.03; some_reason)",
        "! error, number: “14 million euros” (35–51); the release says: “41 million",
        "! warning, number: “Nobody”",
        "> Release 18–50: “The ferry cost 41 million euros.”",
        "    Ferry line opens\n    > Release 0–16\n",
        "Checks that ran: verbatim, numbers",
        "Not checked: wording",
    ):
        assert said in told
    assert max(map(len, told.splitlines())) <= 78


def test_text_is_written_in_the_language_asked_for(report: GroundingReport) -> None:
    """The words of the report are those of its reader; Japanese lines are left whole."""
    assert "Nicht geprüft: wording" in report_to_text(report, language="de")
    assert "41 million euros." in report_to_text(report, language="ja")
    assert "Not checked: wording" in report_to_text(report, language="th")


def test_json_holds_the_report_its_score_and_its_counts(report: GroundingReport) -> None:
    """Without `score` and `counts` it is the report again."""
    told = json.loads(report_to_json(report))
    assert told.pop("score") == report.score
    assert told.pop("counts") == {
        "supported": 1,
        "partly": 0,
        "unsupported": 1,
        "contradicted": 1,
        "not_checkable": 1,
    }
    assert GroundingReport.model_validate_json(json.dumps(told)) == report


def test_every_link_of_the_page_leads_somewhere_and_back(report: GroundingReport) -> None:
    """Sentence and evidence link to each other; no id stands twice; every element is closed."""
    page = report_to_html(report, TEXT, SOURCE)
    outline = _Outline(page)
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))
    inner = [link for link in outline.links if link.startswith("#")]
    assert {link[1:] for link in inner} <= set(outline.ids)
    assert {"s1", "s2", "s3", "s4", "e1", "e2", "e3", "e4"} <= set(outline.ids)
    for number in ("1", "2", "3", "4"):
        assert f"#e{number}" in inner
    assert sorted(link for link in inner if link.startswith("#s")) == ["#s1", "#s2", "#s2", "#s4"]


def test_the_page_needs_nothing_else(report: GroundingReport) -> None:
    """No script, no picture, no address but that of the release, and a policy that forbids them."""
    page = report_to_html(report, TEXT, SOURCE)
    assert {"script", "img", "link", "iframe"}.isdisjoint(_Outline(page).tags)
    assert re.findall(r"https?://[^\"<]+", page) == ["https://ness.example/ferry"]
    assert "default-src 'none'" in page
    assert "@media print" in page
    assert "<" not in REPORT_STYLE


def test_a_verdict_is_a_word_and_a_colour(report: GroundingReport) -> None:
    """Each sentence carries both, and its findings stand under it."""
    page = report_to_html(report, TEXT, SOURCE)
    second = page[page.index('id="s2"') : page.index('id="s3"')]
    assert '<span class="verdict">Contradicts the release</span>' in second
    assert '<mark class="f-error">14 million euros</mark>' in second
    assert "the release says" in second
    assert "41 million euros" in second
    assert 'class="checked v-contradicted" id="s2"' in page
    assert '<mark class="f-warning">Nobody</mark>' in page
    for verdict in ("supported", "unsupported", "contradicted", "not_checkable"):
        assert f'class="checked v-{verdict}"' in page
        assert f".v-{verdict}{{" in page


def test_the_page_holds_both_texts_whole(report: GroundingReport) -> None:
    """Nothing of the release is left out, and text between the sentences is shown as unchecked."""
    page = report_to_html(report, TEXT + " Tickets cost nothing.", SOURCE)
    inner = page[page.index('class="release-text"') :]
    inner = re.sub(r'<bdi class="at".*?</bdi>', "", inner[inner.index(">") + 1 : inner.index("</div>")])
    assert re.sub(r"<[^>]+>", "", inner) == SOURCE.text
    assert "Tickets cost nothing." in page[page.index('class="unchecked-text"') :]


def test_each_side_has_its_own_direction() -> None:
    """An Arabic article beside an English release; a Hebrew report about both."""
    said = "بلغت الكلفة 41 مليون يورو، كما أعلنت هيئة الميناء في نيس اليوم."
    report = GroundingReport(
        sentences=(CheckedSentence(text=said, start=0, end=len(said), verdict=Verdict.PARTLY, score=0.5),)
    )
    page = report_to_html(report, said, SOURCE, language="he")
    assert '<html lang="he" dir="rtl">' in page
    assert '<div class="said" lang="ar" dir="rtl">' in page
    assert '<div class="release-text" lang="en" dir="ltr">' in page
    told = report_to_html(report, said, SOURCE, language="th", text_language="ar")
    assert '<span lang="en" dir="ltr">Not checked</span>' in told


def test_evidence_that_is_not_where_it_says_is_shown_and_not_linked() -> None:
    """A span whose words are not at its place gets no number; nothing points nowhere."""
    wrong = CheckedSentence(
        text="Ferry line opens",
        start=2,
        end=18,
        verdict=Verdict.PARTLY,
        score=0.5,
        evidence=(Span(start=3, end=8, text="wrong"), Span(start=9_000, end=9_004, text="away")),
        findings=(Finding(kind="name", text="far", start=900, end=903, severity=Severity.WARNING),),
    )
    page = report_to_html(GroundingReport(sentences=(wrong,)), TEXT, SOURCE)
    assert 'id="e' not in page
    assert ">wrong<" in page
    assert ">away<" in page


def test_a_hostile_report_is_inert(attacks: tuple[str, ...]) -> None:
    """Whatever article, release, findings and reasons hold is shown as words."""
    text = "\n\n".join(attacks)
    title = " ".join(attacks)
    source = SourceText(
        SourceItem(title=title, publisher=title, body=text, language="en", url="https://evil.example/?a='b")
    )
    sentences = []
    for attack in attacks:
        start = text.index(attack)
        at = source.text.index(attack)
        finding = Finding(
            kind=attack,
            text=attack,
            start=start + 1,
            end=start + 9,
            severity=Severity.ERROR,
            source_says=attack,
        )
        sentences.append(
            CheckedSentence(
                text=attack,
                start=start,
                end=start + len(attack),
                verdict=Verdict.CONTRADICTED,
                score=0.0,
                evidence=(source.span(at, at + len(attack)), Span(start=1, end=1 + len(attack), text=attack)),
                findings=(finding, finding),
                reason=attack,
            )
        )
    report = GroundingReport(sentences=tuple(sentences), checks=attacks, not_checked=attacks)
    page = report_to_html(report, text, source, language="ar", text_language='"><script>alert(1)</script>')
    outline = _Outline(page)
    assert {"script", "img", "svg", "iframe", "textarea"}.isdisjoint(outline.tags)
    assert not {name for name in outline.attributes if name.startswith("on") or name == "srcdoc"}
    assert all(link.startswith(("#", "https://evil.example/")) for link in outline.links)
    for told in (page, report_to_text(report), findings_to_text(report.findings)):
        assert not {"\u202e", "\u200b", "\x00", "\x1b", "\x07", "\U000e0041"} & set(told)


def test_an_empty_report_is_written_all_the_same() -> None:
    """Nothing was checked, and that is what it says."""
    page = report_to_html(GroundingReport(), "", SOURCE)
    assert _Outline(page).open == []
    assert "Score: 0.00" in report_to_text(GroundingReport())
    assert "Not checked: –" in report_to_text(GroundingReport())


def test_errors_are_what_has_to_be_acted_on(report: GroundingReport) -> None:
    """A sentence that fails, or a finding of that weight; a warning alone is none."""
    assert has_errors(report)
    assert not has_errors(GroundingReport(sentences=report.sentences[:1]))
    assert not has_errors(GroundingReport(sentences=report.sentences[3:]))
    graver = checked("Nobody may bring a dog.", Verdict.NOT_CHECKABLE, about="Nobody")
    assert has_errors(GroundingReport(sentences=(graver,)))


def test_findings_alone_can_be_written(report: GroundingReport) -> None:
    """As `proofread` gives them: one paragraph each, or a list in JSON; nothing when there is none."""
    told = findings_to_text(report.findings)
    assert told.startswith("! error, number: “14 million euros” (35–51)")
    assert findings_to_text(()) == ""
    assert [
        Finding.model_validate(one) for one in json.loads(findings_to_json(report.findings))["findings"]
    ] == list(report.findings)


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh"])
def test_every_language_of_the_project_has_its_words(language: str) -> None:
    """None falls back to English, and no word is missing."""
    words = words_of(language)
    assert words.language is None
    assert all((words.title, words.says, words.skipped, words.severity(Severity.WARNING)))
    assert language == "en" or words.skipped != words_of("en").skipped


def test_a_long_report_is_written_in_linear_time(report: GroundingReport) -> None:
    """A megabyte of one letter and thousands of overlapping spans do not stop the writer."""
    body = "a" * 300_000
    source = SourceText(SourceItem(title="t", publisher="p", body=body, language="en"))
    spans = tuple(source.span(at, at + 50) for at in range(10, 20_000, 7))
    one = report.sentences[0].model_copy(update={"evidence": spans, "text": body, "end": len(body)})
    page = report_to_html(GroundingReport(sentences=(one,)), body, source, text_language="en")
    assert page.count('class="at"') == len(spans)
    assert body in report_to_text(GroundingReport(sentences=(one.model_copy(update={"evidence": ()}),)))


JUDGED = GroundingReport(
    sentences=(
        CheckedSentence(
            text="The ferry cost 14 million euros.",
            start=20,
            end=52,
            verdict=Verdict.CONTRADICTED,
            score=0.1,
            findings=(
                Finding(
                    kind="judge",
                    text="The ferry cost 14 million euros.",
                    start=20,
                    end=52,
                    severity=Severity.ERROR,
                    note="<b>It says\n41 million.",
                ),
            ),
            reason="judge",
        ),
    ),
    checks=("verbatim", "judge"),
    not_checked=("context",),
    judge=JudgeRecord(name="<i>model", asked=3, lowered=1, failed=2, failures=("TimeoutError",)),
)


def test_a_second_opinion_is_shown_as_text() -> None:
    """Who was asked, what came of it and what failed stand in the report, and so does the judge's reason."""
    told = report_to_text(JUDGED)
    assert "Second opinion: <i>model (asked 3, lowered 1, no usable answer 2; TimeoutError)" in told
    assert " ".join("<b>It says 41 million.".split()) in " ".join(told.split())
    assert "Second opinion" not in report_to_text(GroundingReport())


def test_a_second_opinion_is_shown_on_the_page() -> None:
    """The same on the page, in its own language, and nothing of it is markup."""
    page = report_to_html(JUDGED, TEXT, SOURCE, language="ar")
    assert "رأي ثانٍ" in page
    assert "&lt;i&gt;model" in page
    assert "&lt;b&gt;It says 41 million." in page
    assert "<i>" not in page
    assert "TimeoutError" in page
    assert "رأي ثانٍ" not in report_to_html(GroundingReport(), TEXT, SOURCE, language="ar")


def test_a_second_opinion_is_in_the_json() -> None:
    """Programs read the record; it is null when nobody was asked."""
    assert json.loads(report_to_json(JUDGED))["judge"]["asked"] == 3
    assert json.loads(report_to_json(GroundingReport()))["judge"] is None

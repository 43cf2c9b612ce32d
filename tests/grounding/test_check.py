"""Any text held against a release without a model."""

from __future__ import annotations

from datetime import date
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressrewrite as pr
from pressrewrite.errors import InvalidInput, InvalidLanguageTag
from pressrewrite.grounding import SourceMaterial, check_sentence
from pressrewrite.models import Severity, SourceText

if TYPE_CHECKING:
    from pathlib import Path

BODY = """LISBON, 3 May 2024 - The Harbour Office reopened the north reef to divers on Friday, 3 May 2024.

The reef had been closed since 2019 and cost 1,074,035 euros to restore. Some 412 volunteers planted 27 coral beds.

"We did not expect the fish to return so quickly," said Ana Costa, director of the Harbour Office. "The reef is alive."

The council approved the budget before the summer. Visitor numbers rose by 40% last year. The port authority charged the
shipping company with negligence. Details are at https://port.example/reef.

The Lisbon Diving Club will run two courses in June."""
RELEASE = pr.SourceItem(
    title="North reef reopens to divers",
    publisher="Harbour Office",
    published_at=date(2024, 5, 6),
    body=BODY,
    language="en",
)


def found(text: str, language: str = "en", item: pr.SourceItem = RELEASE) -> list[tuple[str, str]]:
    """List kinds and words of the findings."""
    return [(one.kind, one.text) for one in pr.check(text, item, language=language).findings]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("The reef cost 1,074,053 euros to restore.", "money", "1,074,053 euros"),
        ("Some 421 volunteers planted 27 coral beds.", "number", "421"),
        ("Some 27 volunteers planted 412 coral beds.", "number", "27"),
        ("Some 412 volunteers planted 3 coral beds.", "number", "3"),
        ("The Harbour Office reopened the north reef to divers on 3 July 2024.", "date", "3 July 2024"),
        ("Visitor numbers rose by 45% last year.", "percentage", "45%"),
        ("The Harbour Office reopened the north reef to divers on 4 May 2024.", "date", "4 May 2024"),
        ("The reef had been closed since 2017.", "date", "2017"),
        ("The mayor Paulo Ribeiro praised the work.", "name", "Paulo Ribeiro"),
        ("The reef in Brussels reopened.", "place", "Brussels"),
        ('"We did not expect the sharks to return so quickly," said Ana Costa.', "quotation", '"We did not expect the sharks to return so quickly,"'),
        ("The council did not approve the budget before the summer.", "negation", "not"),
        ("The council rejected the budget before the summer.", "opposite", "rejected"),
        ("The council approved the budget after the summer.", "opposite", "after"),
        ("Details are at https://port.example/reefs.", "link", "https://port.example/reefs"),
        ("The Lisbon Sailing Trust will run two courses in June.", "name", "Lisbon Sailing Trust"),
        ("The agenda included trade and energy.", "agenda", "agenda"),
        ("The port authority was charged with negligence.", "role", "was charged"),
    ],
)  # fmt: skip
def test_what_is_not_there_is_found(text: str, kind: str, words: str) -> None:
    """Each kind of error is found at its very words, and the sentence is not supported."""
    report = pr.check(text, RELEASE)
    assert (kind, words) in [(one.kind, one.text) for one in report.findings]
    assert report.sentences[0].verdict in {pr.Verdict.UNSUPPORTED, pr.Verdict.CONTRADICTED}
    for one in report.findings:
        assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    "text",
    [
        "The reef cost €1.07 million to restore.",
        "On May 3, 2024 the Harbour Office reopened the north reef to divers.",
        "Visitor numbers rose by 40 per cent last year.",
        '"We did not expect the fish to return…" said Costa.',
        "Costa is the director of the Harbour Office.",
        "The club will run 2 courses in June.",
        "The council approved the budget.",
        "The Harbour Office, 412 volunteers and 27 coral beds: that is the north reef.",
    ],
)
def test_the_same_said_in_another_way_is_no_finding(text: str) -> None:
    """Reformatted figures and dates, trimmed quotations and shortened names stay silent."""
    assert found(text) == []


def test_verdicts_are_honest() -> None:
    """Word for word is supported; new wording never is, however well its facts trace."""
    report = pr.check(
        "The reef had been closed since 2019 and cost 1,074,035 euros to restore. Closed since 2019, it cost 1,074,035 euros.",
        RELEASE,
    )
    assert [one.verdict for one in report.sentences] == [pr.Verdict.SUPPORTED, pr.Verdict.PARTLY]
    assert (
        report.sentences[0].evidence[0].text
        == RELEASE.text[report.sentences[0].evidence[0].start :][: len(report.sentences[0].evidence[0].text)]
    )
    assert report.sentences[1].reason == "wording_not_checked"
    assert "wording" in report.not_checked
    assert "numbers" in report.checks


def test_what_the_release_says_instead() -> None:
    """A contradiction names the words of the release."""
    (finding,) = pr.check("Some 421 volunteers planted 27 coral beds.", RELEASE).findings
    assert finding.source_says == "412"


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("أعيد فتح الشعاب في 3 مايو 2024 بتكلفة 1,074,035 يورو.", "ar", set()),
        ("أعيد فتح الشعاب في 4 مايو 2024 بتكلفة 1,074,035 يورو.", "ar", {"date"}),
        ("شارك 421 متطوعا في العمل.", "ar", {"number"}),
        ("Das Riff kostete 1.074.035 Euro und öffnete am 3. Mai 2024.", "de", set()),
        ("Das Riff kostete 1.074.036 Euro und öffnete am 3. Mai 2024.", "de", {"money"}),
        ("礁は2024年5月3日に再開し、412人が参加した。", "ja", set()),
        ("礁は2024年5月8日に再開し、412人が参加した。", "ja", {"date"}),
        ("La réunion a eu lieu à Bruxelles.", "fr", {"place"}),
    ],
)
def test_other_languages_are_held_to_the_same_facts(text: str, language: str, kinds: set[str]) -> None:
    """Figures, dates and places of a translation are compared with the English release, and nothing is supported."""
    report = pr.check(text, RELEASE, language=language)
    assert {one.kind for one in report.findings} == kinds
    assert all(one.verdict is not pr.Verdict.SUPPORTED for one in report.sentences)


TITLE = pr.SourceItem(
    title="Readout of defence ministers meeting",
    publisher="Defence Office",
    published_at=date(2025, 4, 26),
    language="en",
)
ACCOUNT = pr.SourceItem(
    title="Readout of defence ministers meeting",
    publisher="Defence Office",
    published_at=date(2025, 4, 26),
    language="en",
    body=(
        "Ministers from 12 countries met at the Pentagon on 24 April 2025. They spoke about maritime security. "
        "The secretary hosted the meeting. A joint statement was signed at the end. The next meeting is in 2026."
    ),
)  # fmt: skip
PAGE = {
    "en": 'Ministers met in Brussels on 26 April. "We must act now to protect our future," said John Carter, a fellow of the Atlantic Institute. The agenda included trade, energy and cyber defence.',
    "ar": 'اجتمع الوزراء في بروكسل يوم 26 أبريل. وقال جون كارتر، الزميل في المعهد الأطلسي: "يجب أن نتحرك الآن لحماية مستقبلنا". وشمل جدول الأعمال التجارة والطاقة والدفاع السيبراني.',
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("item", [TITLE, ACCOUNT], ids=["title", "account"])
def test_the_page_that_put_the_meeting_in_brussels(language: str, item: pr.SourceItem) -> None:
    """Place, day, a quoted fellow and an agenda that nobody gave are findings, in English and in Arabic."""
    report = pr.check(PAGE[language], item, language=language)
    kinds = {one.kind for one in report.findings}
    assert {"place", "date", "name", "quotation", "agenda"} <= kinds
    assert all(one.findings for one in report.sentences)


def test_a_title_alone_holds_no_story() -> None:
    """Against a bare title a sentence of new content is marked."""
    assert [kind for kind, _ in found("Delegates praised warm hospitality throughout.", item=TITLE)] == [
        "beyond_title"
    ]


def test_a_fault_in_a_check_clears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """When a check breaks, the sentence is not supported, and the report says so."""
    import sys

    def broken(claim: object) -> None:
        raise RuntimeError(claim)

    module = sys.modules["pressrewrite.grounding.check"]
    monkeypatch.setattr(module, "_CHECKS", (broken,))
    report = pr.check("The reef is open to everybody now.", RELEASE)
    assert report.sentences[0].verdict is pr.Verdict.UNSUPPORTED
    assert report.sentences[0].reason == "check_failed: RuntimeError"


def test_wrong_input_is_a_typed_error() -> None:
    """What is no text, no release or no language is refused in words."""
    with pytest.raises(InvalidInput, match="A SourceItem was expected"):
        pr.check("x", "y")  # type: ignore[arg-type]
    with pytest.raises(InvalidInput, match="A text or an Article"):
        pr.check(3, RELEASE)  # type: ignore[arg-type]
    with pytest.raises(InvalidLanguageTag):
        pr.check("x", RELEASE, language="not a tag")
    assert pr.check("", RELEASE).sentences == ()
    assert pr.check("…\n\n***", RELEASE).sentences == ()


def test_an_article_is_checked_like_a_text() -> None:
    """The embedded writer's article is supported through and through."""
    report = pr.check(pr.rewrite(RELEASE), RELEASE)
    assert report.findings == ()
    assert report.sentences
    assert report.score > 0.5


def test_cited_sentences_are_the_evidence() -> None:
    """What a writer names as evidence is what the sentence is held against; numbers that do not exist are dropped."""
    material = SourceMaterial(SourceText(RELEASE))
    checked = check_sentence("It was closed for years.", material, language="en", cited=(2, 999))
    assert [span.text for span in checked.evidence] == [material.source.sentence_span(2).text]


@given(st.integers(min_value=13, max_value=10**9))
def test_a_number_that_is_not_there_is_always_found(number: int) -> None:
    """Whatever number is added to a sentence, it is found unless the release has it."""
    numbers = {27, 412, 2019, 1074035, 40, 2024, 13}
    if number not in numbers and not 1900 <= number <= 2099:
        assert found(f"Some {number} lanterns were lit.")


@given(st.integers(min_value=0, max_value=8))
def test_a_sentence_cut_from_the_source_is_always_supported(number: int) -> None:
    """Any sentence of the release is supported, with itself as evidence."""
    source = SourceText(RELEASE)
    sentence = source.sentences[number]
    text = source.text[sentence.start : sentence.end]
    report = pr.check(text, RELEASE)
    assert all(one.verdict is pr.Verdict.SUPPORTED for one in report.sentences)


@given(order=st.permutations(range(12)))
def test_the_order_of_checks_changes_no_verdict(order: list[int]) -> None:
    """Verdicts and findings are the same in whatever order the checks run."""
    import sys

    module = sys.modules["pressrewrite.grounding.check"]
    text = (
        "Some 421 volunteers met Paulo Ribeiro in Brussels on 4 May 2024 and did not return. The council rejected "
        'the budget. Visitor numbers fell by 40%. "The reef is alive," said Paulo Ribeiro.'
    )
    before = pr.check(text, RELEASE)
    checks = module._CHECKS
    assert len(checks) == len(order)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_CHECKS", tuple(checks[at] for at in order))
        assert pr.check(text, RELEASE) == before


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("The Brussels Diving Club will run two courses in June.", RELEASE),
        ("Ministers from 12 countries met at the Kremlin on 24 April 2025.", ACCOUNT),
        ("Delegates of Bob Lee praised warm hospitality in Brussels.", TITLE),
    ],
)
def test_each_thing_is_said_once_in_any_order(
    text: str, item: pr.SourceItem, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that is a place is one finding, and what it says does not hang on which check came first."""
    import sys

    module = sys.modules["pressrewrite.grounding.check"]
    forwards = pr.check(text, item)
    monkeypatch.setattr(module, "_CHECKS", tuple(reversed(module._CHECKS)))
    assert pr.check(text, item) == forwards
    places = [(one.start, one.end) for one in forwards.findings]
    assert len(places) == len(set(places))


@given(st.text(max_size=300))
def test_any_text_is_checked(text: str) -> None:
    """No text breaks the checks, and every offset points at its words."""
    report = pr.check(text, RELEASE)
    for one in report.sentences:
        assert text[one.start : one.end] == one.text
        assert not (one.reason or "").startswith("check_failed")
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding.severity in Severity


@pytest.mark.parametrize(
    "unit", ["9", "1,", "a b ", '"', "'a ", "A. ", "٣ ", "東", "not ", "\n", "(", "1 May ", "http://"]
)
def test_hostile_text_ends(unit: str) -> None:
    """A long run of anything is checked in bounded time, on both sides."""
    text = unit * (20_000 // len(unit))
    report = pr.check(
        text,
        pr.SourceItem(title="Reef", publisher="Port", body=f"The reef is open. {text} end", language="en"),
    )
    assert all(0 <= one.score <= 1 for one in report.sentences)


def test_every_shared_release_agrees_with_itself(shared: Path) -> None:
    """A release held against itself gives no finding at all, in all 26 languages."""
    import json

    rows = (shared / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    for row in map(json.loads, rows):
        item = pr.SourceItem(
            title=row["title"], publisher=row["publisher"], body=row["body"], language=row["language"]
        )
        report = pr.check(item.body or "", item)
        assert [(row["id"], one.kind, one.text) for one in report.findings] == []


@pytest.mark.parametrize(("unit", "language"), [("قال محمد علي، ", "ar"), ("Bob Carter in Paris and ", "en")])
def test_a_sentence_full_of_findings_ends(unit: str, language: str) -> None:
    """Ten thousand findings in one sentence take no longer than ten thousand sentences would."""
    begun = process_time()
    report = pr.check(unit * 10_000, RELEASE, language=language)
    assert len(report.findings) >= 1
    assert process_time() - begun < 60

"""Word for word, or not at all."""

from datetime import date

import pytest

from pressrewrite import SourceItem, SourceText, Verdict, anatomy
from pressrewrite.grounding import CHECKS, NOT_CHECKED, Verbatim
from pressrewrite.models import DraftSentence
from pressrewrite.release import notice, story

ITEM = SourceItem(
    title="Press release: Reef reopens to divers",
    publisher="Harbour Office",
    language="en",
    published_at=date(2025, 5, 3),
    body=(
        "LISBON, 3 May 2025 – The **harbour** reef is open. It was not closed by the storm.\n\n"
        "- Divers may return.\n\n“We are glad to see the divers again,” said Marta Silva."
    ),
)


def checker(item: SourceItem = ITEM) -> Verbatim:
    """Make a checker for a release."""
    source = SourceText(item)
    parts = anatomy(source)
    return Verbatim(source, parts, story(source, parts), "en")


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The harbour reef is open.", (1,)),
        ("LISBON, 3 May 2025 – The harbour reef is open.", (1,)),
        ("the HARBOUR reef is open.", (1,)),
        ("It was not closed by the storm.", (2,)),
        ("Divers may return.", (3,)),
        ("The harbour reef is open. It was not closed by the storm.", (1, 2)),
        ("It was not closed by the storm.", ()),
        ("It was not closed by the storm.", (999, -1, 1)),
    ],
)
def test_a_sentence_of_the_release_is_supported(text: str, evidence: tuple[int, ...]) -> None:
    """Also without dateline, bullet and markup, and when the wrong number was cited."""
    sentence = checker().sentence(DraftSentence(evidence=evidence, text=text))
    assert sentence.verdict is Verdict.SUPPORTED
    assert sentence.reason is None
    for span in sentence.spans:
        assert ITEM.text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "evidence", "reason"),
    [
        ("It was closed by the storm.", (2,), "wording_not_checked"),
        ("closed by the storm.", (2,), "wording_not_checked"),
        ("The harbour reef is open", (), "not_found_word_for_word"),
        ("Whales came back.", (), "not_found_word_for_word"),
        ("Whales came back.", (77,), "not_found_word_for_word"),
        ("Divers may return. The harbour reef is open.", (1, 3), "wording_not_checked"),
        ("…", (1,), "wording_not_checked"),
    ],
)
def test_what_is_worded_anew_is_never_supported(text: str, evidence: tuple[int, ...], reason: str) -> None:
    """Half a sentence can say the opposite; not checkable is never shown as supported."""
    sentence = checker().sentence(DraftSentence(evidence=evidence, text=text))
    assert sentence.verdict is Verdict.NOT_CHECKABLE
    assert sentence.reason == reason


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("Reef reopens to divers", True),
        ("Press release: Reef reopens to divers", True),
        ("Reef reopens", False),
        ("Reef closes to divers", False),
    ],
)
def test_the_title_without_its_furniture_is_a_supported_headline(text: str, *, supported: bool) -> None:
    """A headline is the title, with or without "Press release:"."""
    assert (checker().headline(DraftSentence(text=text)).verdict is Verdict.SUPPORTED) is supported


@pytest.mark.parametrize(
    ("text", "supported"),
    [
        ("We are glad to see the divers again", True),
        ("glad to see the divers", False),
        ("we are glad to see the divers again.", False),
        ("We are sad to see the divers again", False),
        ("The harbour reef is open.", False),
        ("", False),
    ],
)
def test_a_quotation_must_stand_within_a_quotation(text: str, *, supported: bool) -> None:
    """Trimmed is allowed, one word changed is not, and narration is no quotation."""
    assert (checker().quotation(DraftSentence(text=text)).verdict is Verdict.SUPPORTED) is supported


def test_a_notice_sentence_must_be_the_one_that_the_fields_make() -> None:
    """A model cannot pass off a sentence as the notice."""
    item = SourceItem(title="Reef", publisher="Port", published_at=date(2025, 5, 3), language="en")
    made = notice(item, "en")
    check = checker(item)
    good = check.sentence(DraftSentence(text=made[0].text, evidence=(0,), fields=made[0].fields))
    assert (good.verdict, good.fields) == (Verdict.SUPPORTED, ("publisher", "published_at", "title"))
    forged = check.sentence(DraftSentence(text="Port opened a casino.", evidence=(0,), fields=("publisher",)))
    assert forged.verdict is Verdict.NOT_CHECKABLE


def test_a_figure_must_stand_in_the_sentence_it_names() -> None:
    """A fragment is looked up in its own sentence only."""
    check = checker()
    assert check.fragment(DraftSentence(text="reef", evidence=(1,))).verdict is Verdict.SUPPORTED
    assert check.fragment(DraftSentence(text="reef", evidence=(2,))).verdict is Verdict.NOT_CHECKABLE


def test_the_check_says_what_it_does_and_does_not() -> None:
    """A report names the checks that ran and what nobody looked at."""
    assert CHECKS[0] == "verbatim"
    assert {"numbers", "dates", "names", "places", "quotations", "links", "negations"} <= set(CHECKS)
    assert "wording" in NOT_CHECKED

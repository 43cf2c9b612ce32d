"""What happens to sentences that the release does not support."""

from __future__ import annotations

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput, NotSupported
from pressrewrite.grounding import apply_policy

RELEASE = pr.SourceItem(
    title="North reef reopens",
    publisher="Harbour Office",
    language="en",
    body="The north reef reopened on 3 May 2024. Some 412 volunteers planted coral. The club runs courses. It costs nothing.",
)
TEXT = """North reef reopens

The north reef reopened on 3 May 2024. The mayor Paulo Ribeiro flew to Brussels. He was glad. The club runs courses.

## The Brussels summit of Paulo Ribeiro

Paulo Ribeiro spoke to 700 delegates."""


def article() -> pr.Article:
    """Make an article with true and invented sentences."""
    return pr.Article.from_text(TEXT, source=RELEASE)


def test_flag_keeps_everything() -> None:
    """FLAG changes nothing."""
    assert apply_policy(article(), "flag") == article()


def test_drop_leaves_nothing_hanging() -> None:
    """What is not supported goes, with the pronoun behind it and the heading over nothing, and each is recorded."""
    dropped = apply_policy(article(), pr.Policy.DROP)
    texts = [sentence.text for sentence in dropped.sentences]
    assert texts == ["North reef reopens", "The north reef reopened on 3 May 2024.", "The club runs courses."]
    recorded = [flag.detail for flag in dropped.flags if flag.kind is pr.FlagKind.SENTENCE_DROPPED]
    assert any("He was glad." in one for one in recorded)
    assert any("Brussels" in one for one in recorded)
    assert any("700 delegates" in one for one in recorded)
    assert dropped.report.findings == ()


def test_drop_gives_the_headline_of_the_release() -> None:
    """An unsupported headline gives way to the release's own title."""
    made = pr.Article.from_text("Paulo Ribeiro conquers Brussels\n\nThe club runs courses.", source=RELEASE)
    assert apply_policy(made, "drop").headline.text == "North reef reopens"


def test_reject_refuses() -> None:
    """REJECT raises an error that names the first sentence; an article without faults passes."""
    with pytest.raises(NotSupported, match="sentences are not supported") as caught:
        apply_policy(article(), "reject")
    assert caught.value.code == "not_supported"
    fine = pr.rewrite(RELEASE)
    assert apply_policy(fine, "reject") == fine


def test_nothing_left_is_an_error() -> None:
    """An article of which nothing is true is no article."""
    made = pr.Article.from_text("Reef\n\nPaulo Ribeiro flew to Brussels.", source=RELEASE)
    with pytest.raises(NotSupported, match="Nothing is left"):
        apply_policy(made, "drop")


def test_a_rewriter_takes_a_policy() -> None:
    """The policy is an option of the rewriter; an unknown one is refused in words."""
    assert pr.rewrite(RELEASE, policy="reject").headline.text == "North reef reopens"
    with pytest.raises(InvalidInput, match="is no policy"):
        pr.Rewriter(policy="maybe")

"""Who did what to whom is held against the sentence that a claim leans on."""

from __future__ import annotations

import pytest

import pressrewrite as pr

BODY = (
    "Arsenal beat Chelsea 2-1 on Sunday. The district attorney charged Paul Reed with fraud. Microsoft bought the small "
    "studio Nuvo in May. The minister told the committee that costs had risen. President Ada Lund met Prime Minister "
    "Kato in Tokyo. Acme sued Globex over a patent. Police arrested two men after the robbery. The board appointed Jane "
    "Doe as chair. The Civil Aviation Authority (CAA) fined SkyHop for late refunds. The agency approved a licence for "
    "FlyNorth, a rival of AirSouth, last week. The bill passed the senate in June."
)
RELEASE = pr.SourceItem(title="News", publisher="Desk", body=BODY, language="en")


@pytest.mark.parametrize(
    ("text", "words", "says"),
    [
        ("Chelsea beat Arsenal 2-1 on Sunday.", "beat", "Arsenal beat Chelsea"),
        (
            "Paul Reed charged the district attorney with fraud.",
            "charged",
            "district attorney charged Paul Reed",
        ),
        (
            "The district attorney was charged with fraud.",
            "was charged",
            "district attorney charged Paul Reed",
        ),
        ("Nuvo bought Microsoft in May.", "bought", "Microsoft bought the small studio Nuvo"),
        ("Microsoft was bought by Nuvo in May.", "was bought", "Microsoft bought the small studio Nuvo"),
        ("The committee told the minister that costs had risen.", "told", "minister told the committee"),
        ("Globex sued Acme over a patent.", "sued", "Acme sued Globex"),
        ("Acme was sued over a patent.", "was sued", "Acme sued Globex"),
        ("Police were arrested after the robbery.", "were arrested", "Police arrested two men"),
        ("Jane Doe appointed the board.", "appointed", "board appointed Jane Doe"),
        ("SkyHop fined the CAA for late refunds.", "fined", "Aviation Authority (CAA) fined SkyHop"),
    ],
)
def test_exchanged_roles_are_found(text: str, words: str, says: str) -> None:
    """Whoever did it had it done to him, or the other way round; the release's own clause stands beside it."""
    (found,) = [one for one in pr.check(text, RELEASE).findings if one.kind == "role"]
    assert found.text == words
    assert found.severity == "error"
    assert found.source_says is not None
    assert says in found.source_says


def test_names_that_changed_places_are_found() -> None:
    """Both names stand in the sentence, each where the other one stood."""
    text = "The agency approved a licence for AirSouth, a rival of FlyNorth, last week."
    (found,) = pr.check(text, RELEASE).findings
    assert (found.kind, found.text, found.source_says) == ("role", "FlyNorth", "AirSouth")


@pytest.mark.parametrize(
    "text",
    [
        "Chelsea were beaten by Arsenal on Sunday.",
        "Paul Reed was charged with fraud by the district attorney.",
        "Paul Reed has been charged with fraud.",
        "The small studio Nuvo was bought by Microsoft.",
        "Prime Minister Kato met President Ada Lund in Tokyo.",
        "Globex was sued by Acme over a patent.",
        "Two men were arrested by police after the robbery.",
        "Jane Doe was appointed chair.",
        "SkyHop, fined by the Civil Aviation Authority, refunded late.",
        "The bill was passed in June.",
        "The reed that Paul cut was charged with nothing.",
    ],
)
def test_the_same_roles_in_other_words_are_no_finding(text: str) -> None:
    """A passive with its agent, a participle, a verb that works both ways: nobody has changed sides."""
    assert [found.kind for found in pr.check(text, RELEASE).findings if found.kind == "role"] == []


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Argentina faced Brazil in the final on Sunday.", "Brazil faced Argentina in the final on Sunday."),
        ("Argentina played Brazil in the final.", "Brazil played Argentina in the final."),
        ("Hull drew Leeds in the third round.", "Leeds drew Hull in the third round."),
        ("Rossi fought Lee in the third round.", "Lee fought Rossi in the third round."),
        ("Acme battled Globex in court.", "Globex battled Acme in court."),
        (
            "Rossi beat Lee in the first round in May, and Lee beat Rossi in the second round.",
            "In the second round, Lee beat Rossi.",
        ),
        (
            "In the first round in May Rossi beat Lee at home. In the second round in June Lee beat Rossi away.",
            "Lee beat Rossi in the round in June in the first round at home.",
        ),
        (
            "Rossi beat Lee in May, and in the second round, on grass, it was he who beat Rossi.",
            "In the second round, Lee beat Rossi on grass.",
        ),
        ("The museum reopened its doors in May.", "The museum was reopened in May."),
        ("The festival celebrated its 50th anniversary in May.", "The festival was celebrated in May."),
        ("The company expanded its network to Leeds.", "The company was expanded to Leeds."),
        ("The team based its results on data from Leeds.", "The team is based in Leeds."),
        ("The bridge connected the two towns in 1950.", "The bridge was connected to the two towns in 1950."),
        ("Acme expected the profits to rise in May.", "Acme was expected to rise in May."),
        ("The museum director approved the plan in May.", "The museum was approved in May."),
        ("Jane Doe was appointed CEO of Acme in May.", "Jane Doe appointed CEO of Acme in May."),
        ("Jane Doe was appointed Head of Acme in May.", "Jane Doe appointed Head of Acme in May."),
        ("Jane Doe was charged in Hull on Tuesday.", "Jane Doe charged Tue in Hull."),
        ("Jane Doe was awarded the prize in May.", "Jane Doe awarded the prize in May."),
        ("Lee replaced Rossi, who had replaced Khan.", "Rossi, who replaced Khan, was replaced by Lee."),
        ("SkyHop was fined US$5 million in May.", "SkyHop fined US$5 million in May."),
        ("Paul Reed was charged on Monday with fraud.", "Paul Reed charged Monday with fraud."),
        (
            "Acme signed an agreement with Initech in May in Hull.",
            "Initech signed an agreement with Acme in May in Hull.",
        ),
        ("Acme has partnered Globex on trains in May.", "Globex has partnered Acme on trains in May."),
        ("The company named Jane Doe CEO in May.", "The company was named after Jane Doe in May."),
        ("Acme and Globex signed the deal in May.", "Globex and Acme signed the deal in May."),
        ("Acme sued Globex over a patent in May.", "Globex, which Acme sued over a patent in May, lost."),
        ("Acme sued Globex over a patent in May.", "Globex was said to have been sued by Acme in May."),
        ("Acme sued Globex over a patent in May.", "Sued by Acme over a patent in May, Globex lost."),
        ("Acme sued Globex over a patent in May.", "Globex sued over a patent in May."),
    ],
)
def test_what_works_both_ways_is_no_finding(body: str, text: str) -> None:
    """A contest is the same from both sides, and who opens its doors is opened."""
    item = pr.SourceItem(title="News", publisher="Desk", body=body, language="en")
    assert [found for found in pr.check(text, item).findings if found.kind == "role"] == []


@pytest.mark.parametrize(
    ("body", "text", "words"),
    [
        ("Passengers boarded the ship in Hull.", "Passengers were boarded in Hull.", "were boarded"),
        (
            "The agency replaced FlyNorth in busy Hull with AirSouth.",
            "The agency replaced AirSouth in busy Hull with FlyNorth.",
            "FlyNorth",
        ),
        ("Acme was sued by Globex in May.", "Globex was sued by Acme in May.", "was sued"),
        ("Acme was sued by Globex in May.", "Acme sued Globex in May.", "sued"),
        (
            "In the first round, Rossi beat Lee on grass, but Lee beat Khan in May.",
            "In the first round, Lee beat Rossi on grass.",
            "beat",
        ),
    ],
)
def test_other_roles_are_still_found(body: str, text: str, words: str) -> None:
    """What agrees with a clause only on one side does not excuse the other one."""
    item = pr.SourceItem(title="News", publisher="Desk", body=body, language="en")
    assert [one.text for one in pr.check(text, item).findings if one.kind == "role"] == [words]


DATED = pr.SourceItem(
    title="Fine",
    publisher="Desk",
    published_at="2025-03-03T09:00:00Z",  # type: ignore[arg-type]  # pydantic reads it
    body="The fine must be paid by 30 April 2025. The airline was founded in 1998 by Peter Holm.",
    language="en",
)


def test_the_other_side_of_a_day_is_found() -> None:
    """By a day and after a day are opposites."""
    (found,) = pr.check("The fine must be paid after 30 April 2025.", DATED).findings
    assert (found.kind, found.text, found.source_says) == ("opposite", "after", "by")
    assert pr.check("The fine must be paid before 30 April 2025.", DATED).findings == ()

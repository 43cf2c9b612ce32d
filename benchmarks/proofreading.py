"""How often proofreading finds a wrong digit in a figure that a release gives twice.

    python benchmarks/proofreading.py releases.jsonl

One release a line, with `title`, `publisher`, `body` and `language`. What is found in the releases as they are is
printed first: findings there are slips of their authors or false alarms. Then, one at a time, one digit of one figure
of a body is changed, where the same figure stands in the release a second time.
"""

from __future__ import annotations

import json
import random
import sys
from collections import Counter
from pathlib import Path

import pressrewrite as pr
from pressrewrite.facts import Number, NumberKind
from pressrewrite.release.proofreading.reading import Reading

MOST_OF_ONE_RELEASE = 10
SMALL = 12


def twice_told(reading: Reading) -> list[Number]:
    """List the figures of a body that stand in the release a second time."""
    numbers = [
        number
        for number in reading.numbers
        if number.kind not in {NumberKind.CODE, NumberKind.ORDINAL}
        and not number.soft
        and not number.spelled
        and abs(number.value) > SMALL
    ]
    told = Counter((number.kind, number.unit, number.value) for number in numbers)
    return [
        number
        for number in numbers
        if number.start >= reading.body_start and told[number.kind, number.unit, number.value] > 1
    ]


def with_wrong_digit(reading: Reading, number: Number, rng: random.Random) -> pr.SourceItem:
    """Give the release with one digit of the figure changed, in the digits of its script."""
    places = [at for at in range(number.start, number.end) if reading.text[at].isdecimal()]
    at = rng.choice(places)
    old = int(reading.text[at])
    new = rng.choice([digit for digit in range(10) if digit != old and (digit or at != places[0])])
    sign = chr(ord(reading.text[at]) - old + new)
    body = reading.text[reading.body_start : at] + sign + reading.text[at + 1 :]
    return reading.item.model_copy(update={"body": body})


def is_name(reading: Reading, number: Number) -> bool:
    """Whether a bare count stands behind a name, as in "PostgreSQL 16": nobody can say which version is meant."""
    words = reading.text[max(0, number.start - 40) : number.start].split()
    return number.kind is NumberKind.COUNT and bool(words) and words[-1][:1].isupper()


def main(path: str) -> None:
    """Measure one file of releases."""
    rng = random.Random(7)
    found: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    quiet = 0
    for row in rows:
        fields = {key: row[key] for key in ("title", "publisher", "body", "language")}
        item = pr.SourceItem(**fields)
        before = pr.proofread(item)
        quiet += not before
        for one in before:
            print(f"{item.language} {one.kind} {one.text!r} / {one.source_says!r}")
        reading = Reading(item)
        figures = twice_told(reading)
        rng.shuffle(figures)
        for number in figures[:MOST_OF_ONE_RELEASE]:
            sort = "behind a name" if is_name(reading, number) else "others"
            planted[sort] += 1
            after = pr.proofread(with_wrong_digit(reading, number, rng))
            found[sort] += any(one not in before for one in after)
    print(f"{quiet} of {len(rows)} releases are silent as they are")
    for sort, count in sorted(planted.items()):
        print(f"wrong digits in figures {sort}: {found[sort]} of {count} found")


if __name__ == "__main__":
    main(sys.argv[1])

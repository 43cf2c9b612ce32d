"""A release in a file."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite import SourceItem, SourceScope, read_release
from pressrewrite.errors import InvalidRelease
from pressrewrite.ingest import parse_release

FRONT = "---\ntitle: Reef: reopened\npublisher: Port\npublished_at: 2025-05-03\ndesk: night\n---\n\nThe reef.\n\nIs open.\n"


def test_front_matter_gives_fields_body_and_metadata() -> None:
    """Values are taken literally behind the first colon; what is no field is kept aside; the body is exact."""
    item = parse_release(FRONT)
    assert (item.title, item.publisher) == ("Reef: reopened", "Port")
    assert item.body == "The reef.\n\nIs open."
    assert item.metadata == {"desk": "night"}


def test_without_front_matter_the_first_line_is_the_title() -> None:
    """The publisher has to come from elsewhere."""
    item = parse_release("\n\nReef reopens\n\nIt is open.\n", overrides={"publisher": "Port"})
    assert (item.title, item.body) == ("Reef reopens", "It is open.")


def test_overrides_go_before_the_file() -> None:
    """What a user says on the command line counts."""
    assert parse_release(FRONT, overrides={"title": "Mine", "language": "de"}).title == "Mine"


def test_a_title_alone_is_a_release() -> None:
    """No body, and the scope says so."""
    assert parse_release("---\ntitle: Reef\npublisher: Port\n---\n").scope is SourceScope.TITLE_ONLY


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("---\ntitle: Reef\n", "does not end"),
        ("---\nno key here\n---\n", "has no key"),
        ("---\n: x\n---\n", "has no key"),
        ("---\ntitle: Reef\n---\n", "--publisher"),
        ("Reef", "`publisher: ...`"),
        ("", "title"),
        ("---\ntitle: A\ntitle: B\npublisher: P\n---\n", "'title' twice, the second time in line 3"),
        ("---\ntitle: A\npublisher: P\nbody: Words.\n---\n", "Line 4 of the front matter gives 'body'"),
        ("\r\n---\r\nno key here\r\n---\r\n", "Line 3 of the front matter"),
        ("\n\n{", "JSON is broken in line 3"),
        ("---\ntitle: Reef\npublisher: Port\npublished_at: yesterday\n---\n", "published_at"),
        ("---\ntitle: Reef\npublisher: Port\nlanguage: english\n---\n", "language"),
    ],
)
def test_a_wrong_text_says_what_to_do(text: str, said: str) -> None:
    """Every failure is one typed error with three parts."""
    with pytest.raises(InvalidRelease) as caught:
        parse_release(text)
    assert said in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.txt", b"Reef\xff", "byte 4 is no UTF-8"),
        ("a.txt", b"\xef\xbb\xbfReef\xff", "byte 7 is no UTF-8"),
        ("a.json", b'{"title": ', "broken in line 1"),
        ("a.json", b'{"title": ' + b"1" * 5000 + b"}", "too many digits"),
        ("a.json", b'{"title": "x", "publisher": "y", "a\\rb": 1}', "'a\\rb'"),
        ("a.json", b"[]", "not an object"),
        ("a.json", b'{"title": "x"}', "publisher"),
        ("a.json", b"[" * 200_000, "nested too deep"),
        ("a.html", b"<p>", "web pages are not read yet"),
        ("a.pdf", b"%PDF", "PDF files are not read yet"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    """The message holds the file's name."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(InvalidRelease) as caught:
        read_release(path)
    assert said in str(caught.value)
    assert name in str(caught.value)


def test_a_missing_file_and_a_folder_are_typed_errors(tmp_path: Path) -> None:
    """No OSError leaves the house."""
    with pytest.raises(InvalidRelease, match="no such file"):
        read_release(tmp_path / "none.txt")
    with pytest.raises(InvalidRelease, match="folder"):
        read_release(tmp_path)
    with pytest.raises(InvalidRelease, match="cannot be read"):
        read_release("a\x00b")


def test_a_title_that_is_given_takes_no_line_of_the_text() -> None:
    """Nothing of a release is lost when its title is known better."""
    item = parse_release("First line.\n\nSecond line.\n", overrides={"title": "Mine", "publisher": "Port"})
    assert (item.title, item.body) == ("Mine", "First line.\n\nSecond line.")


@pytest.mark.parametrize(
    ("text", "title", "body", "licence"),
    [
        ("\n\n---\nTitle: Reef\nPublisher: Port\nlicense: CC0\n---\nOpen now.", "Reef", "Open now.", "CC0"),
        ("---\npublisher: Port\n---\n\n# Reef\n\nOpen now.\n", "Reef", "Open now.", None),
        ("---\ntitle:\npublisher: Port\n---\n\u200b\nReef\nOpen now.", "Reef", "Open now.", None),
        ("---\rtitle: Reef\rpublisher: Port\r---\r\rOpen now.\r", "Reef", "Open now.", None),
        ("---\ntitle: Reef\npublisher: Port\n---\n\n\n  Open now. \n\n", "Reef", "\n  Open now. \n", None),
        ('{"title": "Reef", "publisher": "Port", "body": "Open now."}', "Reef", "Open now.", None),
        ('---\ntitle: "Reef"\npublisher: Port\n---\n---\nOpen now.', '"Reef"', "---\nOpen now.", None),
    ],
)
def test_forms_of_a_text(text: str, title: str, body: str, licence: str | None) -> None:
    """Line ends, spelling of keys and a heading mark may differ; the body is what stands there."""
    item = parse_release(text)
    assert (item.title, item.publisher, item.body, item.licence) == (title, "Port", body, licence)


def test_without_standard_input_there_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs with windows have none."""
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(InvalidRelease, match="no standard input"):
        read_release("-")


def test_json_of_an_item_is_read(tmp_path: Path) -> None:
    """What a `SourceItem` writes, comes back."""
    item = parse_release(FRONT)
    path = tmp_path / "item.json"
    path.write_text(item.model_dump_json(), encoding="utf-8")
    assert read_release(path) == item


def test_a_dash_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a byte-order mark and Windows line ends."""
    data = b"\xef\xbb\xbf" + FRONT.replace("\n", "\r\n").encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert read_release("-") == parse_release(FRONT)


def test_every_shipped_example_is_read(examples: Path) -> None:
    """The README's files are releases with a licence."""
    items = [read_release(path) for path in sorted(examples.glob("*.txt"))]
    assert len(items) >= 10
    assert all(item.licence or item.scope is SourceScope.TITLE_ONLY for item in items)


@given(st.text(max_size=400))
def test_any_text_is_a_release_or_a_typed_error(text: str) -> None:
    """Nothing else comes out."""
    try:
        item = parse_release(text, overrides={"publisher": "Port"})
    except InvalidRelease:
        return
    assert isinstance(item, SourceItem)


# Any words on one line; the values of a front matter end where the line ends.
WORDS = (
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"]), min_size=1, max_size=40
    )
    .map(lambda text: f"w{text}".strip())
    .filter(lambda text: text.isprintable())
)
KEYS = st.text(alphabet="abcdefghijklmnop", min_size=1, max_size=8).map(lambda text: f"x_{text}")
BODY = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=200)


@given(title=WORDS, publisher=WORDS, body=BODY, metadata=st.dictionaries(KEYS, WORDS, max_size=4))
def test_what_is_written_is_read(title: str, publisher: str, body: str, metadata: dict[str, str]) -> None:
    """Front matter and JSON carry the same release, and the body comes back character for character."""
    keys = "".join(f"{key}: {value}\n" for key, value in metadata.items())
    body = f"Words. {body}"
    item = parse_release(f"---\ntitle: {title}\npublisher: {publisher}\n{keys}---\n\n{body}\n")
    assert (item.title, item.publisher, item.body) == (title, publisher, body)
    assert item.metadata == metadata
    assert parse_release(item.model_dump_json()) == item

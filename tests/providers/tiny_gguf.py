"""Writes a small language model whose tokens are whole sentences, so that llama.cpp can be tested for real.

The file is a one-layer llama whose attention and feed-forward weights are all zero. A token is embedded as a unit
vector, the norm stretches it to the root of the width, and the output matrix turns it into logits: each column is
the logarithm of how likely every other token is to follow. So the file is a table of what follows what:

* behind an opening quotation mark stands a sentence, an invented one with the share that the test asked for;
* behind a sentence the string ends, or another sentence follows;
* behind everything else whatever the grammar of the server lets through.
"""

from __future__ import annotations

import math
import struct
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

__all__ = ["write_model"]

_BEGIN, _TURN, _END = 0, 1, 2
_SPECIAL = ("<|begin|>", "<|turn|>", "<|end|>")
_BYTES = len(_SPECIAL)
_RARE = 1e-7
_ALIGNMENT = 32
_U32, _F32, _BOOL, _STRING, _LIST, _I32 = 4, 6, 7, 8, 9, 5
_TENSOR_F32, _TENSOR_F16 = 0, 1
_TEMPLATE = (
    "{% for m in messages %}<|turn|>{{ m['role'] }}\n{{ m['content'] }}<|end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|turn|>assistant\n{% endif %}"
)


def write_model(
    path: Path,
    *,
    true: Sequence[str],
    invented: Sequence[str],
    share: float,
    ends: float = 0.6,
    keys: Sequence[str] = (),
) -> None:
    """Write the model.

    Args:
        path: Where to.
        true: Sentences that a release supports.
        invented: Sentences that it does not.
        share: The share of sentences that are invented, 0 to 1.
        ends: How likely a string ends behind each sentence.
        keys: Names of members of JSON objects that are tokens of their own; it saves most of the time.
    """
    shown = _shown_bytes()
    sentences = (*true, *invented)
    written = [f'"{key}":' for key in keys] + list(sentences) + [" " + each for each in sentences]
    spelled = ["".join(shown[byte] for byte in text.encode("utf-8")) for text in written]
    tokens = [*_SPECIAL, *(shown[byte] for byte in range(256)), *spelled]
    weights = [(1 - share) / len(true)] * len(true) + [share / len(invented)] * len(invented)
    follows = _what_follows(weights, ends, len(keys))
    width = -(-len(tokens) // _ALIGNMENT) * _ALIGNMENT
    tensors = _tensors(follows, len(tokens), width)
    _write(path, _facts(tokens, shown, width), tensors)


def _shown_bytes() -> dict[int, str]:
    """The letters by which tokenizers of the family gpt2 write bytes."""
    plain = {*range(33, 127), *range(161, 173), *range(174, 256)}
    others = iter(range(256, 512))
    return {byte: chr(byte if byte in plain else next(others)) for byte in range(256)}


def _what_follows(weights: Sequence[float], ends: float, keys: int) -> dict[int, dict[int, float]]:
    """For each token that matters: how likely which others are behind it."""
    count = len(weights)
    first = _BYTES + 256 + keys
    named = {_BYTES + 256 + at: 1.0 for at in range(keys)}
    follows: dict[int, dict[int, float]] = {}

    def byte(letter: str) -> int:
        return _BYTES + ord(letter)

    follows[byte('"')] = {first + at: weight for at, weight in enumerate(weights)}
    for at in range(2 * count):
        more = {first + count + other: (1 - ends) * weight for other, weight in enumerate(weights)}
        follows[first + at] = {byte('"'): ends, **more}
    for before, after in {
        **{digit: {",": 0.1, "]": 0.6, "}": 0.3} for digit in "0123456789"},
        "[": {"{": 0.5, "1": 0.3, "2": 0.1, "]": 0.1},
        "}": {"]": 0.6, ",": 0.2, "}": 0.1},
        "]": {",": 0.5, "}": 0.4, "]": 0.1},
        "\n": {"{": 1.0},
    }.items():
        follows[byte(before)] = {byte(letter): chance for letter, chance in after.items()}
    follows[byte("}")][_END] = 0.1
    for key in named:
        follows[key] = {byte(letter): 0.25 for letter in '"[{n'}
    follows[byte("{")] = named
    # Behind a comma the grammar lets through either a name or the next value.
    follows[byte(",")] = {**named, byte("{"): 1.0, byte("1"): 1.0}
    return follows


def _halves(values: Iterable[float], count: int) -> bytes:
    return struct.pack(f"<{count}e", *values)


def _tensors(
    follows: Mapping[int, Mapping[int, float]], tokens: int, width: int
) -> dict[str, tuple[tuple[int, ...], int, bytes]]:
    """Name, shape, kind and bytes of everything that the model holds."""
    unit = _halves([1.0], 1)
    embedded = bytearray(2 * width * tokens)
    for at in range(tokens):
        embedded[2 * (at * width + at) : 2 * (at * width + at) + 2] = unit
    # Row by row: the logit of `after` behind each `before`.
    columns = []
    for before in range(tokens):
        told = follows.get(before, {})
        whole = sum(told.values()) + _RARE * tokens
        columns.append([math.log((told.get(after, 0.0) + _RARE) / whole) for after in range(tokens)])
    stretch = math.sqrt(width)
    rows = b"".join(
        _halves((columns[before][after] / stretch for before in range(tokens)), tokens)
        + bytes(2 * (width - tokens))
        for after in range(tokens)
    )
    ones = struct.pack(f"<{width}f", *[1.0] * width)
    head = _ALIGNMENT
    shapes = {
        "attn_q": (width, width),
        "attn_k": (width, head),
        "attn_v": (width, head),
        "attn_output": (width, width),
        "ffn_gate": (width, _ALIGNMENT),
        "ffn_up": (width, _ALIGNMENT),
        "ffn_down": (_ALIGNMENT, width),
    }
    return {
        "token_embd.weight": ((width, tokens), _TENSOR_F16, bytes(embedded)),
        "output_norm.weight": ((width,), _TENSOR_F32, ones),
        "output.weight": ((width, tokens), _TENSOR_F16, rows),
        "blk.0.attn_norm.weight": ((width,), _TENSOR_F32, ones),
        "blk.0.ffn_norm.weight": ((width,), _TENSOR_F32, ones),
        **{
            f"blk.0.{name}.weight": (shape, _TENSOR_F16, bytes(2 * shape[0] * shape[1]))
            for name, shape in shapes.items()
        },
    }


def _facts(tokens: Sequence[str], shown: Mapping[int, str], width: int) -> list[tuple[str, int, object]]:
    """What the head of the file says."""
    kinds = [3] * _BYTES + [1] * (len(tokens) - _BYTES)
    return [
        ("general.architecture", _STRING, "llama"),
        ("general.name", _STRING, "tiny"),
        ("general.file_type", _U32, 1),
        ("llama.context_length", _U32, 32768),
        ("llama.embedding_length", _U32, width),
        ("llama.block_count", _U32, 1),
        ("llama.feed_forward_length", _U32, _ALIGNMENT),
        ("llama.attention.head_count", _U32, width // _ALIGNMENT),
        ("llama.attention.head_count_kv", _U32, 1),
        ("llama.attention.layer_norm_rms_epsilon", _F32, 1e-6),
        ("llama.rope.dimension_count", _U32, _ALIGNMENT),
        ("llama.vocab_size", _U32, len(tokens)),
        ("tokenizer.ggml.model", _STRING, "gpt2"),
        ("tokenizer.ggml.pre", _STRING, "default"),
        ("tokenizer.ggml.tokens", _LIST, (_STRING, tokens)),
        ("tokenizer.ggml.token_type", _LIST, (_I32, kinds)),
        # The format wants one merge at least; this one never happens.
        ("tokenizer.ggml.merges", _LIST, (_STRING, [f"{shown[0]} {shown[0]}"])),
        ("tokenizer.ggml.bos_token_id", _U32, _BEGIN),
        ("tokenizer.ggml.eos_token_id", _U32, _END),
        ("tokenizer.ggml.add_bos_token", _BOOL, False),
        ("tokenizer.chat_template", _STRING, _TEMPLATE),
    ]


def _text(value: str) -> bytes:
    raw = value.encode("utf-8")
    return struct.pack("<Q", len(raw)) + raw


def _value(kind: int, value: Any) -> bytes:
    if kind == _STRING:
        return _text(str(value))
    if kind == _LIST:
        inner, values = value
        return struct.pack("<IQ", inner, len(values)) + b"".join(_value(inner, each) for each in values)
    return struct.pack({_U32: "<I", _I32: "<i", _F32: "<f", _BOOL: "<?"}[kind], value)


def _write(
    path: Path,
    facts: Sequence[tuple[str, int, object]],
    tensors: Mapping[str, tuple[tuple[int, ...], int, bytes]],
) -> None:
    head = [struct.pack("<4sIQQ", b"GGUF", 3, len(tensors), len(facts))]
    head += [_text(name) + struct.pack("<I", kind) + _value(kind, value) for name, kind, value in facts]
    data, at = [], 0
    for name, (shape, kind, raw) in tensors.items():
        dimensions = struct.pack(f"<I{len(shape)}Q", len(shape), *shape)
        head.append(_text(name) + dimensions + struct.pack("<IQ", kind, at))
        padded = raw + bytes(-len(raw) % _ALIGNMENT)
        data.append(padded)
        at += len(padded)
    begin = b"".join(head)
    path.write_bytes(begin + bytes(-len(begin) % _ALIGNMENT) + b"".join(data))

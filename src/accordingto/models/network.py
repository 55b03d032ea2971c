"""Weights as they run: an ONNX file of the catalog, checked against its card, one window at a time.

A window is never padded and never shares a batch: what is read of a report depends on that report alone. The encoder's products
are computed in whole numbers, whose sums are the same in any order; what else is large is only stored so and computed as floats.
"""

import hashlib
import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np

from accordingto.errors import BadWeights, UnknownName


class Output(NamedTuple):
    """What the network says of a window of n words: statements, then roles, then events.

    at (k) anchors, scores (k), labels (k, n, labels), acts (k, acts); roles (n, 3) of every word; on (e) triggers, types
    (e, types; the first: none), parts (e, n, labels), statuses (e, statuses).
    """

    at: Any
    scores: Any
    labels: Any
    acts: Any
    roles: Any
    on: Any
    types: Any
    parts: Any
    statuses: Any


class Network(NamedTuple):
    """A loaded network: its card, its session, its tokenizer."""

    card: dict[str, Any]
    session: Any
    tokenizer: Any

    def run(self, window: Any, said: Any, done: Any, *, least: tuple[float, float]) -> Output:
        """The output of one window, of all anchors and triggers that score these at least."""
        return Output(*self.session.run(None, given(window, said, done, least=least)))


def given(window: Any, said: Any, done: Any, *, least: tuple[float, float]) -> dict[str, Any]:
    """A window as the network takes it.

    window has `pieces`, `features` and `starts` of words; said are the numbers (n) and lines (lines, n) of the rules' labels
    of statements, done those of events with their kinds (n, 2).
    """
    return {
        "ids": np.array([window.pieces], dtype=np.int64),
        "features": np.array([window.features], dtype=np.int64),
        "starts": np.array(window.starts, dtype=np.int64),
        **dict(zip(("numbers", "lines", "done", "told", "kinds"), (*said, *done), strict=True)),
        "least": np.array(least, dtype=np.float32),
    }


@cache
def catalog() -> dict[str, dict[str, Any]]:
    """The cards of all weights, by name."""
    return tomllib.loads(files("accordingto.models").joinpath("catalog.toml").read_text("utf-8"))


def weights(name: str) -> bytes:
    """The file of the weights of that name; UnknownName, or BadWeights where it is not the one of its card."""
    if name not in catalog():
        raise UnknownName(name, group="model", known=", ".join(sorted(catalog())))
    card = catalog()[name]
    file = files("accordingto.models").joinpath(card["file"])
    data = file.read_bytes() if file.is_file() else b""
    if hashlib.sha256(data).hexdigest() != card["sha256"]:
        raise BadWeights(card["file"])
    return data


@cache
def load(name: str) -> Network:
    """The network of that name, loaded once a process; UnknownName, or BadWeights where its file is not the card's."""
    import onnxruntime  # late: the engine `rules` and `import accordingto` need none of it

    data = weights(name)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    options.add_session_config_entry("session.disable_quant_qdq", "1")  # fold what is only stored as int8 to floats, once
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    return Network(catalog()[name], session, tokenizer())


@cache
def tokenizer() -> Any:
    """The tokenizer of the encoder: word pieces of small letters without accents."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers  # late, too

    vocabulary = files("accordingto.models").joinpath("vocabulary.txt").read_text("utf-8").splitlines()
    pieces = {piece: number for number, piece in enumerate(vocabulary)}
    made = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    made.normalizer = normalizers.BertNormalizer(lowercase=True)
    made.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return made

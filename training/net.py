"""The network that `training/train.py` trains: a six-layer BERT encoder with heads over its words.

An anchor head finds the first word of each cue. For each anchor, a pair head labels every word of the window as source,
cue or content of that statement (as semantic role labellers do), so statements may share, overlap, nest and have gaps.
Further heads give the act, and for every word whether it is source, cue or content of anything. Events alike: the first
word of each trigger with its type, then trigger, actors, recipients and hedge, then the status. Everything is one graph:
`forward` takes one window, and is what becomes the ONNX file.
"""

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

from accordingto.parse.hints import STATUSES, TYPES
from accordingto.parse.labels import DONE, SAID
from training.spans import Linker

ROLES = SAID.roles
ACTS = ("states", "denies", "asks", "demands", "promises", "threatens", "warns", "believes", "declines")
SHAPES, PLACES, BEGINS, MARKS = 6, 3, 2, 16
KERNEL, BUCKETS = 5, 32


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, size: int, inner: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key, self.value = nn.Linear(size, size), nn.Linear(size, size), nn.Linear(size, size)
        self.out, self.inner, self.outer = nn.Linear(size, size), nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor | None) -> Tensor:
        b, n, size = x.shape
        q, k, v = (f(x).view(b, n, self.heads, size // self.heads).transpose(1, 2) for f in (self.query, self.key, self.value))
        if mask is None:
            seen = scaled_dot_product_attention(q, k, v)
        else:  # a batch in training: on a CPU its gradient takes a fifth of the time
            seen = ((q * (size // self.heads) ** -0.5) @ k.transpose(2, 3) + mask).softmax(-1) @ v
        x = self.norm1(x + self.drop(self.out(seen.transpose(1, 2).reshape(b, n, size))))
        return self.norm2(x + self.drop(self.outer(gelu(self.inner(x)))))


class Encoder(nn.Module):
    """BERT with embeddings of each word's shape, place in quotation marks, and place in its paragraph."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.word = nn.Embedding(config["vocab_size"], size)
        self.position = nn.Embedding(config["max_position_embeddings"], size)
        self.segment = nn.Parameter(torch.zeros(size))
        self.features = nn.ModuleList(nn.Embedding(n, size) for n in (SHAPES, PLACES, BEGINS, MARKS))
        for table in self.features:
            nn.init.zeros_(table.weight)
        self.norm, self.drop = nn.LayerNorm(size, eps=1e-12), nn.Dropout(0.1)
        heads, inner = config["num_attention_heads"], config["intermediate_size"]
        self.layers = nn.ModuleList(Layer(size, inner, heads) for _ in range(config["num_hidden_layers"]))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor | None = None) -> Tensor:
        x = self.word(ids) + self.position.weight[: ids.shape[1]] + self.segment
        for number, table in enumerate(self.features):
            x = x + table(features[..., number])
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        return x


def buckets(distance: Tensor) -> Tensor:
    """Signed distances in words as one of BUCKETS: exact to 8, then by powers of the root of two."""
    far = distance.abs()
    log = 8 + 2 * (far.clamp(min=8).float() / 8).log2()
    number = torch.where(far < 8, far, log.long()).clamp(max=BUCKETS // 2 - 1)
    return torch.where(distance < 0, number, number + BUCKETS // 2)


class Pairs(nn.Module):
    """Labels of every word for each anchor: a bilinear product in channels, distance, and two convolutions along the words."""

    def __init__(self, size: int, labels: int, *, width: int = 256, channels: int = 48) -> None:
        super().__init__()
        self.channels, self.width = channels, width
        self.anchor, self.word = nn.Linear(size, width), nn.Linear(size, width)
        self.bilinear = nn.Parameter(torch.randn(width, channels, width) / width)
        self.of_anchor, self.of_word = nn.Linear(width, channels), nn.Linear(width, channels)
        self.distance, self.together = nn.Embedding(BUCKETS, channels), nn.Embedding(2, channels)
        self.ruled = nn.Embedding(labels, channels)
        self.first, self.second = (nn.Conv1d(channels, channels, KERNEL, padding=KERNEL // 2) for _ in range(2))
        self.out = nn.Linear(channels, labels)
        self.drop = nn.Dropout(0.2)

    def forward(self, words: Tensor, crossed: Tensor, row: Tensor, at: Tensor, ruled: Tensor) -> Tensor:
        """Labels (k, n, labels) of each word for each anchor.

        words (b, n, size), crossed (b, n) paragraphs begun up to each, row and at (k) of the anchors, ruled (k, n) the rules' labels.
        """
        a, w = self.drop(gelu(self.anchor(words[row, at]))), self.drop(gelu(self.word(words)))
        x = (a @ self.bilinear.flatten(1)).view(-1, self.channels, self.width) @ w[row].transpose(1, 2)  # (k, channels, n)
        distance = torch.arange(words.shape[1], device=at.device)[None] - at[:, None]
        same = (crossed[row] == crossed[row, at][:, None]).long()
        x = x + self.of_anchor(a)[:, :, None] + self.of_word(w)[row].transpose(1, 2)
        x = x + (self.distance(buckets(distance)) + self.together(same) + self.ruled(ruled)).transpose(1, 2)
        x = gelu(x)
        x = x + gelu(self.first(x))
        x = x + gelu(self.second(x))
        return self.out(x.transpose(1, 2))


class Told(nn.Module):
    """Classes of words, with what the rules say of each: words (..., size), told (...) > (..., classes)."""

    def __init__(self, size: int, classes: int, told: int) -> None:
        super().__init__()
        self.word, self.told, self.out = nn.Linear(size, 192), nn.Embedding(told, 192), nn.Linear(192, classes)
        self.drop = nn.Dropout(0.1)

    def forward(self, words: Tensor, told: Tensor) -> Tensor:
        return self.out(self.drop(gelu(self.word(words) + self.told(told))))


class Net(nn.Module):
    """The encoder and its heads."""

    def __init__(self, config: dict[str, int]) -> None:
        super().__init__()
        size = config["hidden_size"]
        self.encoder = Encoder(config)
        self.anchor = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, 1))
        self.roles = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Linear(128, len(ROLES)))
        self.pairs = Pairs(size, SAID.size)
        self.act = nn.Sequential(nn.Linear(size, 128), nn.GELU(), nn.Dropout(0.1), nn.Linear(128, len(ACTS)))
        self.kinds = Told(size, len(TYPES) + 1, len(TYPES) + 1)
        self.parts = Pairs(size, DONE.size, width=192, channels=40)
        self.statuses = Told(size, len(STATUSES), len(STATUSES) + 1)
        self.linker = Linker(size)  # the second design of links, for comparison only: it does not ship

    def forward(
        self,
        ids: Tensor,
        features: Tensor,
        starts: Tensor,
        numbers: Tensor,
        lines: Tensor,
        done: Tensor,
        told: Tensor,
        kinds: Tensor,
        least: Tensor,
    ) -> tuple[Tensor, ...]:
        """Of one window: anchors, scores, labels, acts; roles of all words; triggers, types, labels and statuses of events.

        ids (1, p), features (1, p, 4), starts (n) of words; numbers (n) and lines (r, n) of the rules' labels of statements;
        done (n) and told (e, n) the same of events, kinds (n, 2) their types and statuses; least scores of anchors and triggers (2).
        """
        words = self.encoder(ids, features)[:, starts]
        crossed = features[:, starts, 2].cumsum(1)
        scores = self.anchor(words)[0, :, 0].sigmoid()
        at = (scores >= least[0]).nonzero()[:, 0]
        labels = self.pairs(words, crossed, torch.zeros_like(at), at, lines[numbers[at]]).float().softmax(-1)
        acts = self.act(words[0, at]).float().softmax(-1)
        types = self.kinds(words[0], kinds[:, 0]).float().softmax(-1)
        on = (1 - types[:, 0] >= least[1]).nonzero()[:, 0]
        parts = self.parts(words, crossed, torch.zeros_like(on), on, told[done[on]]).float().softmax(-1)
        statuses = self.statuses(words[0, on], kinds[on, 1]).float().softmax(-1)
        return at, scores[at], labels, acts, self.roles(words)[0].sigmoid(), on, types[on], parts, statuses


def load(folder: Path) -> Net:
    """The network with the start weights of the encoder (`config.json`, `model.safetensors`)."""
    from safetensors.torch import load_file

    config = json.loads((folder / "config.json").read_text("utf-8"))
    net = Net(config)
    given = load_file(folder / "model.safetensors")
    given = {key.removeprefix("bert."): value for key, value in given.items()}
    names = {"embeddings.word_embeddings.weight": "word.weight", "embeddings.position_embeddings.weight": "position.weight"}
    names |= {f"embeddings.LayerNorm.{p}": f"norm.{p}" for p in ("weight", "bias")}
    parts = {
        "attention.self.query": "query",
        "attention.self.key": "key",
        "attention.self.value": "value",
        "attention.output.dense": "out",
        "attention.output.LayerNorm": "norm1",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "norm2",
    }
    for number in range(config["num_hidden_layers"]):
        for theirs, ours in parts.items():
            for p in ("weight", "bias"):
                names[f"encoder.layer.{number}.{theirs}.{p}"] = f"layers.{number}.{ours}.{p}"
    state = {ours: given[theirs] for theirs, ours in names.items()}
    state["segment"] = given["embeddings.token_type_embeddings.weight"][0]
    missing, strange = net.encoder.load_state_dict(state, strict=False)
    assert not strange, strange
    assert all(key.startswith("features.") for key in missing), missing
    return net

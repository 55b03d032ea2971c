"""The second design of links, trained beside the first for comparison: spans from word tags, and a scorer of pairs of spans.

Every word is tagged as source, cue and content; runs of tagged words are spans; a bilinear product of the means of two
spans, with their distance, says whether a cue belongs to a source or content. `compare` gives the statements it finds.
"""

from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, gelu

CUE = 1
OTHERS = (0, 2)  # source, content


class Linker(nn.Module):
    """Whether a cue span belongs to a source or content span."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.cue, self.other = nn.Linear(size, 192), nn.Linear(size, 2 * 192)
        self.distance = nn.Embedding(32, 2)
        self.bias = nn.Parameter(torch.zeros(2))

    def forward(self, words: Tensor, cues: list[tuple[int, int]], others: list[tuple[int, int]], role: int) -> Tensor:
        """Scores (cues, others) of spans [first, last) of one window's words (n, size)."""
        number = OTHERS.index(role)
        c = gelu(self.cue(torch.stack([words[s:e].mean(0) for s, e in cues])))
        o = gelu(self.other(torch.stack([words[s:e].mean(0) for s, e in others]))[:, number * 192 : (number + 1) * 192])
        gaps = torch.tensor([[_gap(a, b) for b in others] for a in cues])
        scores: Tensor = c @ o.T / 14 + self.distance(gaps)[..., number] + self.bias[number]
        return scores

    def loss(self, words: Tensor, roles: NDArray[np.int64], said: list[dict[str, Any]]) -> Tensor | None:
        """Over the gold runs of one window; said are its statements as sets of words by role."""
        total = None
        cues = runs(roles[:, CUE])
        for role in OTHERS:
            others = runs(roles[:, role])
            if not cues or not others:
                continue
            gold = torch.zeros(len(cues), len(others))
            for one in said:
                a = [i for i, (s, e) in enumerate(cues) if any(x in one["cue"] for x in range(s, e))]
                b = [i for i, (s, e) in enumerate(others) if any(x in one["source" if role == 0 else "content"] for x in range(s, e))]
                for i in a:
                    gold[i, b] = 1.0
            part = binary_cross_entropy_with_logits(self(words, cues, others, role).float(), gold, reduction="sum")
            total = part if total is None else total + part
        return total


def runs(row: NDArray[Any]) -> list[tuple[int, int]]:
    """The runs [first, last) of words that are tagged."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], (row > 0).astype(np.int8), [0]])))
    return [(int(s), int(e)) for s, e in zip(edges[::2], edges[1::2], strict=True)]


def compare(linker: Linker, words: Tensor, roles: NDArray[Any]) -> list[dict[str, list[tuple[int, int]]]]:
    """The statements of one window: each cue with its sources and contents; roles (n, 3) are the tags that were found."""
    cues = runs(roles[:, CUE])
    made: list[dict[str, list[tuple[int, int]]]] = [{"cue": [cue], "source": [], "content": []} for cue in cues]
    for role, name in zip(OTHERS, ("source", "content"), strict=True):
        others = runs(roles[:, role])
        if cues and others:
            scores = linker(words, cues, others, role).detach().numpy()
            for i in range(len(cues)):
                made[i][name] = [others[j] for j in np.flatnonzero(scores[i] > 0)]
    return [one for one in made if one["content"]]


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    """Words between two spans as one of 32 buckets, by side."""
    far = b[0] - a[1] if b[0] >= a[1] else a[0] - b[1] if a[0] >= b[1] else 0
    number = min(int(2 * np.log2(1 + max(far, 0))), 15)
    return number + (16 if b[0] < a[0] else 0)

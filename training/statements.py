"""Train the reader of statements: python -m training.statements WORDS START OUT [--free] [--epochs N] [--seed N].

WORDS is the folder that `training/words.py` made, START that of the encoder's start weights, OUT where checkpoints and the
final weights go (`last.pt` is resumed from, `net.safetensors` is the result). Trained on PolNeAR's training part and our own
texts; with --free on our own texts alone. On a CPU with bf16 units an epoch takes three minutes, on two others about twenty.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from accordingto.extract.statements.hints import Hints, line
from accordingto.parse.windows import Window, Words, window
from training.net import ACTS, LABELS, ROLES, Net, load

PIECES = 8192  # of a batch
EVERY = 600  # seconds between checkpoints
LONGEST = 254
OWN = 2  # times that our own texts stand in an epoch beside PolNeAR's, which are eleven times as long


class Example(NamedTuple):
    """A window with what is said in it: anchors, labels and the rules' labels (k, words), acts (-1: not annotated), roles (words, 3)."""

    window: Window
    anchors: list[int]
    labels: np.ndarray
    ruled: np.ndarray
    acts: list[int]
    roles: np.ndarray


class Text(NamedTuple):
    """A text in words, with its statements as word pieces by role."""

    words: Words
    said: list[dict[str, Any]]
    hints: Hints


def text(row: dict[str, Any]) -> Text:
    """A text of the prepared words, its spans turned into words."""
    hints = Hints(row["hints"][0], row["hints"][1])
    words = Words([tuple(s) for s in row["spans"]], row["pieces"], [tuple(f) for f in row["features"]])
    words = words.marked(hints.marks(len(words.spans)))
    said = []
    for statement in row["attributions"]:
        pieces = {role: [p for s, e in statement.get(role) or [] if (p := words.within(s, e))] for role in ROLES}
        if pieces["cue"]:
            act = ACTS.index(statement["act"]) if "act" in statement else -1
            said.append({"anchor": pieces["cue"][0][0], "act": act, **pieces})
    return Text(words, said, hints)


def cut(words: Words, shift: int) -> list[tuple[int, int]]:
    """Windows one after the other, the first `shift` pieces shorter than it could be."""
    sizes = [len(p) + f[2] for p, f in zip(words.pieces, words.features, strict=True)]
    found, first, size, room = [], 0, 0, LONGEST - shift
    for at, own in enumerate(sizes):
        if size + own > room and at > first:
            found.append((first, at))
            first, size, room = at, 0, LONGEST
        size += own
    return [*found, (first, len(sizes))] if len(sizes) > first else found


def example(found: Text, first: int, last: int) -> Example:
    """The window of these words with the labels inside it."""
    made = window(found.words, first, last)
    numbers, lines = found.hints.of(made)
    inside = [said for said in found.said if first <= said["anchor"] < last]
    anchors = [said["anchor"] - first for said in inside]
    roles = np.zeros((last - first, len(ROLES)), dtype=np.int64)
    for said in found.said:
        for number, role in enumerate(ROLES):
            for start, end in said[role]:
                roles[max(start - first, 0) : max(end - first, 0), number] = 1
    rows = [line(said, first, last) for said in inside]
    labels = np.stack(rows) if rows else np.zeros((0, last - first), dtype=np.int64)
    return Example(made, anchors, labels, lines[numbers[anchors]], [said["act"] for said in inside], roles)


def epoch(texts: list[Text], chance: random.Random) -> list[list[Example]]:
    """Batches of windows of like length, cut anew."""
    examples = []
    for found in texts:
        long = sum(map(len, found.words.pieces)) > LONGEST
        for first, last in cut(found.words, chance.randrange(LONGEST - 40) if long else 0):
            examples.append(example(found, first, last))
    chance.shuffle(examples)
    examples.sort(key=lambda e: len(e.window.pieces) // 32)
    batches: list[list[Example]] = [[]]
    for one in examples:
        if (len(batches[-1]) + 1) * max([len(one.window.pieces), *(len(e.window.pieces) for e in batches[-1][:1])]) > PIECES:
            batches.append([])
        batches[-1].append(one)
    chance.shuffle(batches)
    return batches


def loss(net: Net, batch: list[Example]) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch: anchors, labels of pairs, roles of words, acts."""
    longest = max(len(e.window.pieces) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    features = torch.zeros(len(batch), longest, 4, dtype=torch.long)
    mask = torch.zeros(len(batch), 1, 1, longest, dtype=torch.bool)
    for row, one in enumerate(batch):
        n = len(one.window.pieces)
        ids[row, :n], features[row, :n] = torch.tensor(one.window.pieces), torch.tensor(one.window.features)
        mask[row, 0, 0, :n] = True
    hidden = net.encoder(ids, features, mask)
    most = max(len(e.window.starts) for e in batch)
    starts = torch.stack([padded(e.window.starts, most, 0) for e in batch])
    real = torch.stack([padded([1] * len(e.window.starts), most, 0) for e in batch]).bool()
    words = hidden.gather(1, starts[:, :, None].expand(-1, -1, hidden.shape[-1]))
    crossed = torch.stack([padded([e.window.features[s][2] for s in e.window.starts], most, 0) for e in batch]).cumsum(1)
    row = torch.tensor([r for r, e in enumerate(batch) for _ in e.anchors], dtype=torch.long)
    at = torch.tensor([a for e in batch for a in e.anchors], dtype=torch.long)
    count = max(1, len(at))
    gold = torch.zeros(len(batch), most)
    gold[row, at] = 1.0
    roles = torch.stack([nn.functional.pad(torch.tensor(e.roles), (0, 0, 0, most - len(e.roles))) for e in batch])
    seen = net.roles(words).float().view(len(batch), most, len(ROLES), 3)[..., :2]
    totals = {
        "anchor": binary_cross_entropy_with_logits(net.anchor(words)[..., 0].float()[real], gold[real], reduction="sum") / count,
        "role": cross_entropy(seen[real].reshape(-1, 2), roles[real].reshape(-1), reduction="sum") / count / 25,
    }
    if len(at):
        labels = torch.stack([padded(labelled, most, -100) for e in batch for labelled in e.labels])
        ruled = torch.stack([padded(told, most, 0) for e in batch for told in e.ruled])
        made = net.pairs(words, crossed, row, at, ruled).float()
        totals["pair"] = cross_entropy(made.reshape(-1, len(LABELS)), labels.reshape(-1), reduction="sum") / count / 8
        acts = torch.tensor([a for e in batch for a in e.acts])
        if (acts >= 0).any():
            totals["act"] = cross_entropy(net.act(words[row, at]).float()[acts >= 0], acts[acts >= 0], reduction="sum") / count
    return sum(totals.values()), {k: float(v.detach()) for k, v in totals.items()}  # type: ignore[return-value]


def padded(row: Any, length: int, filler: int) -> Tensor:
    """A row of numbers, filled up."""
    made = torch.full((length,), filler, dtype=torch.long)
    made[: len(row)] = torch.as_tensor(row)
    return made


def optimizer(net: Net, rate: float, heads: float) -> torch.optim.Optimizer:
    """AdamW with a slower encoder; no decay of norms and biases."""
    groups = []
    for module, lr in ((net.encoder, rate), (nn.ModuleList([net.anchor, net.roles, net.pairs, net.act]), heads)):
        for decay in (0.01, 0.0):
            chosen = [p for p in module.parameters() if (p.ndim > 1) == (decay > 0)]
            groups.append({"params": chosen, "lr": lr, "weight_decay": decay, "base": lr})
    return torch.optim.AdamW(groups)


def train(net: Net, texts: list[Text], out: Path, *, epochs: int, seed: int, rate: float = 6e-5, heads: float = 1e-3) -> None:
    """Train and save; goes on from `last.pt` where that is."""
    steps = epochs * len(epoch(texts, random.Random(seed)))
    tuner = optimizer(net, rate, heads)
    state, saved, last = {"step": 0, "epoch": 0}, time.time(), out / "last.pt"
    if last.exists():
        kept = torch.load(last, weights_only=True)
        net.load_state_dict(kept["net"])
        tuner.load_state_dict(kept["tuner"])
        state = kept["state"]
    net.train()
    while state["epoch"] < epochs:
        torch.manual_seed(seed * 1000 + state["epoch"])
        sums: dict[str, float] = {}
        begun = time.time()
        for number, batch in enumerate(epoch(texts, random.Random(seed * 1000 + state["epoch"]))):
            part = min(1.0, state["step"] / (0.06 * steps)) * max(0.02, 1 - state["step"] / steps)
            for group in tuner.param_groups:
                group["lr"] = group["base"] * part
            with torch.autocast("cpu", dtype=torch.bfloat16):
                total, parts = loss(net, batch)
            total.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            tuner.step()
            tuner.zero_grad(set_to_none=True)
            state["step"] += 1
            for key, value in parts.items():
                sums[key] = sums.get(key, 0.0) + value
            if number % 20 == 19:
                print(number + 1, {k: round(v / (number + 1), 3) for k, v in sums.items()}, f"{time.time() - begun:.0f} s", flush=True)
        state["epoch"] += 1
        print("epoch", state["epoch"], {k: round(v / (number + 1), 4) for k, v in sums.items()}, f"{time.time() - begun:.0f} s", flush=True)
        if time.time() - saved > EVERY or state["epoch"] == epochs:
            torch.save({"net": net.state_dict(), "tuner": tuner.state_dict(), "state": state}, last)
            saved = time.time()
        save_file(net.state_dict(), out / "net.safetensors")


def main() -> None:
    """Train by the command line's settings."""
    parser = argparse.ArgumentParser()
    parser.add_argument("words", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--free", action="store_true")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=float, default=1.0, help="this share of PolNeAR's articles, for quick tries")
    options = parser.parse_args()
    rows = json.loads((options.words / "own.json").read_text("utf-8"))
    if not options.free:
        given = json.loads((options.words / "polnear.train.json").read_text("utf-8"))
        rows = rows * OWN + given[: int(options.part * len(given))]
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    train(load(options.start), [text(row) for row in rows], options.out, epochs=options.epochs, seed=options.seed)


if __name__ == "__main__":
    main()

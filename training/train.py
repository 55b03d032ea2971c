"""Train the reader: python -m training.train WORDS START OUT [--free] [--net NET] [--epochs N] [--seed N] [--part SHARE].

WORDS is the folder that `training/words.py` made, START that of the encoder's start weights, OUT where checkpoints and the
final weights go (`last.pt` is resumed from, `net.safetensors` is the result); with --net the network goes on from such a
result. Trained on PolNeAR's training part (statements alone) and our own texts (statements and events); with --free on our own
texts alone. On a CPU with bf16 units an epoch takes five minutes, on two others about half an hour.
"""

import argparse
import json
import random
import time
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from training.examples import Example, Items, Text, epoch, text
from training.net import Net, Pairs, load

EVERY = 600  # seconds between checkpoints
OWN = 3  # times that our own texts stand in an epoch beside PolNeAR's, which are several times as long


def loss(net: Net, batch: list[Example]) -> tuple[Tensor, dict[str, float]]:
    """The loss of a batch: of statements, of events where somebody annotated them, and of the second design's links."""
    words, crossed, real = _encoded(net, batch)
    most = words.shape[1]
    count = max(1, sum(len(e.said.anchors) for e in batch))
    gold = torch.zeros(len(batch), most)
    for row, e in enumerate(batch):
        gold[row, e.said.anchors] = 1.0
    roles = torch.stack([nn.functional.pad(torch.tensor(e.roles), (0, 0, 0, most - len(e.roles))) for e in batch]).float()
    totals = {
        "anchor": binary_cross_entropy_with_logits(net.anchor(words)[..., 0].float()[real], gold[real], reduction="sum") / count,
        "role": binary_cross_entropy_with_logits(net.roles(words).float()[real], roles[real], reduction="sum") / count / 12,
    }
    if made := _labels(net.pairs, words, crossed, [e.said for e in batch]):
        acts = torch.tensor([a for e in batch for a in e.said.classes])
        totals["pair"] = made[0] / 8
        if (acts >= 0).any():
            totals["act"] = cross_entropy(net.act(words[made[1]]).float()[acts >= 0], acts[acts >= 0], reduction="sum") / count
    linked = [net.linker.loss(words[row], e.roles, e.sets) for row, e in enumerate(batch)]
    if links := [x for x in linked if x is not None]:
        totals["link"] = torch.stack(links).sum() / count / 2
    totals |= _events(net, batch, words, crossed)
    return sum(totals.values()), {k: float(v.detach()) for k, v in totals.items()}  # type: ignore[return-value]


def _events(net: Net, batch: list[Example], words: Tensor, crossed: Tensor) -> dict[str, Tensor]:
    """The losses of events, over the windows whose events somebody annotated."""
    most = words.shape[1]
    types = torch.stack([padded(e.types if e.types is not None else [], most, -100) for e in batch])
    if not (types >= 0).any():
        return {}
    kinds = torch.stack([nn.functional.pad(torch.tensor(e.kinds), (0, 0, 0, most - len(e.kinds))) for e in batch])
    count = max(1, int((types > 0).sum()))
    seen = net.kinds(words, kinds[..., 0]).float()
    totals = {"kind": cross_entropy(seen.reshape(-1, seen.shape[-1]), types.reshape(-1), reduction="sum") / count}
    if made := _labels(net.parts, words, crossed, [e.done for e in batch]):
        row, at = made[1]
        statuses = torch.tensor([a for e in batch for a in e.done.classes])
        totals["part"] = made[0] / 4
        totals["status"] = cross_entropy(net.statuses(words[row, at], kinds[row, at, 1]).float(), statuses, reduction="mean")
    share = min(1.0, count / max(1, sum(len(e.said.anchors) for e in batch)))
    return {key: value * share for key, value in totals.items()}


def _encoded(net: Net, batch: list[Example]) -> tuple[Tensor, Tensor, Tensor]:
    """The words of a batch (b, n, size), the paragraphs begun up to each (b, n), and which of them are real."""
    longest = max(len(e.window.pieces) for e in batch)
    ids = torch.zeros(len(batch), longest, dtype=torch.long)
    features = torch.zeros(len(batch), longest, 4, dtype=torch.long)
    mask = torch.full((len(batch), 1, 1, longest), -1e4, dtype=torch.bfloat16)
    for row, one in enumerate(batch):
        n = len(one.window.pieces)
        ids[row, :n], features[row, :n] = torch.tensor(one.window.pieces), torch.tensor(one.window.features)
        mask[row, 0, 0, :n] = 0
    hidden = net.encoder(ids, features, mask)
    most = max(len(e.window.starts) for e in batch)
    starts = torch.stack([padded(e.window.starts, most, 0) for e in batch])
    real = torch.stack([padded([1] * len(e.window.starts), most, 0) for e in batch]).bool()
    words = hidden.gather(1, starts[:, :, None].expand(-1, -1, hidden.shape[-1]))
    crossed = torch.stack([padded([e.window.features[s][2] for s in e.window.starts], most, 0) for e in batch]).cumsum(1)
    return words, crossed, real


def _labels(pairs: Pairs, words: Tensor, crossed: Tensor, items: list[Items]) -> tuple[Tensor, tuple[Tensor, Tensor]] | None:
    """The mean loss of the items' labels, and where their anchors stand; None where there are none."""
    row = torch.tensor([r for r, found in enumerate(items) for _ in found.anchors], dtype=torch.long)
    at = torch.tensor([a for found in items for a in found.anchors], dtype=torch.long)
    if not len(at):
        return None
    most = words.shape[1]
    labels = torch.stack([padded(labelled, most, -100) for found in items for labelled in found.labels])
    ruled = torch.stack([padded(told, most, 0) for found in items for told in found.ruled])
    made = pairs(words, crossed, row, at, ruled).float()
    return cross_entropy(made.reshape(-1, made.shape[-1]), labels.reshape(-1), reduction="sum") / len(at), (row, at)


def padded(row: Any, length: int, filler: int) -> Tensor:
    """A row of numbers, filled up."""
    made = torch.full((length,), filler, dtype=torch.long)
    made[: len(row)] = torch.as_tensor(row)
    return made


def optimizer(net: Net, rate: float, heads: float) -> torch.optim.Optimizer:
    """AdamW with a slower encoder; no decay of norms and biases."""
    groups = []
    others = nn.ModuleList([part for name, part in net.named_children() if name != "encoder"])
    for module, lr in ((net.encoder, rate), (others, heads)):
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
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--part", type=float, default=1.0, help="this share of PolNeAR's articles, for quick tries")
    parser.add_argument("--net", type=Path, help="weights of this script to go on from")
    options = parser.parse_args()
    rows = json.loads((options.words / "own.json").read_text("utf-8"))
    if not options.free:
        given = json.loads((options.words / "polnear.train.json").read_text("utf-8"))
        rows = rows * OWN + given[: int(options.part * len(given))]
    torch.manual_seed(options.seed)
    options.out.mkdir(parents=True, exist_ok=True)
    net = load(options.start)
    if options.net:
        net.load_state_dict(load_file(options.net))
    train(net, [text(row) for row in rows], options.out, epochs=options.epochs, seed=options.seed)


if __name__ == "__main__":
    main()

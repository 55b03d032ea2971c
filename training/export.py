"""From trained weights to the file that ships: python -m training.export WORDS START NET.safetensors OUT.onnx.

One ONNX graph. The encoder's products are in whole numbers (`training/products.py`, measured on our own texts of the folder
WORDS); all other large weights are int8, each row or column with its own scale, and the runtime folds them back to floats when it
loads the file.
"""

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from safetensors.torch import load_file

from accordingto.models import network
from accordingto.models.network import Output
from accordingto.parse import reader, windows
from accordingto.parse.hints import Hints
from accordingto.parse.labels import DONE, SAID
from accordingto.parse.windows import Words
from training import products
from training.net import load

LEAST = 4096  # weights of a tensor that is worth it
EVERY = 60  # of our own texts one is looked at for how large values become
SURE = (reader.LEAST, 0.5)  # scores of anchors and triggers
INPUTS = ["ids", "features", "starts", "numbers", "lines", "done", "told", "kinds", "least"]
OUTPUTS = list(Output._fields)
AXES = {
    "ids": {1: "pieces"},
    "features": {1: "pieces"},
    **{name: {0: "words"} for name in ("starts", "numbers", "done", "kinds", "roles")},
    "lines": {0: "lines", 1: "words"},
    "told": {0: "others", 1: "words"},
    **{name: {0: "found"} for name in ("at", "scores", "acts")},
    **{name: {0: "events"} for name in ("on", "types", "statuses")},
    "labels": {0: "found", 1: "words"},
    "parts": {0: "events", 1: "words"},
}


def graph(start: Path, weights: Path) -> onnx.ModelProto:
    """The network as an ONNX graph in floats, any number of pieces and words."""
    net = load(start)
    net.load_state_dict(load_file(weights))
    net.eval()
    words = torch.zeros(29, dtype=torch.long)
    lines, kinds = torch.zeros(2, 29, dtype=torch.long), torch.zeros(29, 2, dtype=torch.long)
    given = (torch.randint(1000, 2000, (1, 40)), torch.zeros(1, 40, 4, dtype=torch.long), torch.arange(1, 30))
    given = (*given, words, lines, words.clone(), lines.clone(), kinds, torch.zeros(2))
    out = weights.with_suffix(".float.onnx")
    torch.onnx.export(net, given, out, input_names=INPUTS, output_names=OUTPUTS, dynamic_axes=AXES, opset_version=17, dynamo=False)
    return onnx.load(out)


def seen(folder: Path) -> list[dict[str, Any]]:
    """Some of our own texts as the network gets them, window by window."""
    given: list[dict[str, Any]] = []
    for row in json.loads((folder / "own.json").read_text("utf-8"))[::EVERY]:
        words = Words([tuple(s) for s in row["spans"]], row["pieces"], [tuple(f) for f in row["features"]])
        said, done = Hints(SAID, *row["said"]), Hints(DONE, *row["done"])
        cut = windows.windows(words.marked(said.marks(len(words.spans))))
        given += [network.given(window, said.of(window)[:2], done.of(window), least=SURE) for window in cut]
    return given


def lighter(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with its large weights as int8 and a scale for each row (tables) or column (products)."""
    used = {name: node for node in model.graph.node for name in node.input}
    kept, added = [], []
    for tensor in model.graph.initializer:
        weights = numpy_helper.to_array(tensor)
        node = used.get(tensor.name)
        if weights.size < LEAST or weights.dtype != np.float32 or weights.ndim < 2 or node is None:
            kept.append(tensor)
            continue
        axis = 1 if node.op_type in ("MatMul", "Gemm") else 0
        rest = tuple(i for i in range(weights.ndim) if i != axis)
        scale = np.maximum(np.abs(weights).max(rest), 1e-8) / 127
        shape = [-1 if i == axis else 1 for i in range(weights.ndim)]
        small = np.clip(np.rint(weights / scale.reshape(shape)), -127, 127).astype(np.int8)
        names = [f"{tensor.name}.int8", f"{tensor.name}.scale", f"{tensor.name}.zero"]
        arrays = (small, scale.astype(np.float32), np.zeros(len(scale), dtype=np.int8))
        kept += [numpy_helper.from_array(a, n) for a, n in zip(arrays, names, strict=True)]
        added.append(helper.make_node("DequantizeLinear", names, [tensor.name], axis=axis))
    del model.graph.initializer[:]
    model.graph.initializer.extend(kept)
    nodes = [*added, *model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    onnx.checker.check_model(model)
    return model


if __name__ == "__main__":
    words, start, weights, out = map(Path, sys.argv[1:])
    made = graph(start, weights)
    onnx.save(lighter(products.whole(made, products.largest(made, seen(words)))), out)
    print(out, f"{out.stat().st_size / 1e6:.1f} MB")

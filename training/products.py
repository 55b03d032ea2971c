"""The products of the encoder in whole numbers, so that they are read in a fraction of the time of floats.

Each row of what goes into a product (a word piece) is divided by its largest value, and the whole is rounded to eight bits when it
is known; weights have seven bits and a scale a column, so that no processor's sums overflow. Before that each column is divided by
a factor that its weights are multiplied by, since a few columns of an encoder are ten times larger than all others (Xiao and others
2023, SmoothQuant). A window is computed alone, so what is rounded depends on that window alone. Against floats PolNeAR dev loses
nothing (linked 74.0 and 74.1); without rows and factors it loses 0.6.
"""

from typing import Any

import numpy as np
import onnx
import onnxruntime
from numpy.typing import NDArray
from onnx import helper, numpy_helper

Floats = NDArray[np.float32]
BITS = 6  # and the sign
SHARE = 0.3  # of the difference between columns that goes over to the weights
TINY = 1e-4
DOMAIN = "com.microsoft"  # of the runtime's own product that rounds its input


def asked(model: onnx.ModelProto) -> list[onnx.NodeProto]:
    """The products of the encoder with weights."""
    weights = {tensor.name for tensor in model.graph.initializer}
    return [n for n in model.graph.node if n.op_type == "MatMul" and "/encoder/" in n.name and n.input[1] in weights]


def largest(model: onnx.ModelProto, windows: list[dict[str, Any]]) -> dict[str, Floats]:
    """The largest value of each column of what goes into the products, over these inputs of the network."""
    names = sorted({node.input[0] for node in asked(model)})
    shown = onnx.ModelProto()
    shown.CopyFrom(model)
    shown.graph.output.extend(helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in names)
    session = onnxruntime.InferenceSession(shown.SerializeToString(), providers=["CPUExecutionProvider"])
    top = dict.fromkeys(names, np.zeros(1, dtype=np.float32))
    for window in windows:
        for name, value in zip(names, session.run(names, window), strict=True):
            top[name] = np.maximum(top[name], np.abs(value).reshape(-1, value.shape[-1]).max(0))
    return top


def whole(model: onnx.ModelProto, top: dict[str, Floats]) -> onnx.ModelProto:
    """The same graph with the encoder's products in whole numbers."""
    weights = {tensor.name: tensor for tensor in model.graph.initializer}
    into: dict[str, list[onnx.NodeProto]] = {}
    for node in asked(model):
        into.setdefault(node.input[0], []).append(node)
    shares = {name: _shares(top[name], [numpy_helper.to_array(weights[n.input[1]]) for n in into[name]]) for name in into}
    asked_for = {node.output[0] for nodes in into.values() for node in nodes}
    nodes: list[onnx.NodeProto] = []
    ready: set[str] = set()
    for node in model.graph.node:
        if node.output[0] not in asked_for:
            nodes.append(node)
            continue
        name, held = node.input[0], node.input[1]
        if name not in ready:
            ready.add(name)
            model.graph.initializer.append(numpy_helper.from_array(1 / shares[name], f"{name}.share"))
            nodes += _rows(name)
        tensors = _rounded(numpy_helper.to_array(weights[held]) * shares[name][:, None])
        kept = [f"{held}.int8", f"{held}.scale", f"{held}.zero"]
        model.graph.initializer.extend(numpy_helper.from_array(t, n) for t, n in zip(tensors, kept, strict=True))
        product = f"{node.output[0]}.unit"
        nodes.append(helper.make_node("DynamicQuantizeMatMul", [f"{name}.unit", *kept], [product], domain=DOMAIN, name=node.name))
        nodes.append(helper.make_node("Mul", [product, f"{name}.top"], [node.output[0]]))
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    used = {name for node in nodes for name in node.input}
    left = [tensor for tensor in model.graph.initializer if tensor.name in used]
    del model.graph.initializer[:]
    model.graph.initializer.extend(left)
    model.opset_import.append(helper.make_opsetid(DOMAIN, 1))
    return model


def _shares(top: Floats, weights: list[Floats]) -> Floats:
    """What each column is divided by, one on the average."""
    heaviest = np.max([np.abs(w).max(1) for w in weights], axis=0)
    shares = np.maximum(top, TINY) ** SHARE / np.maximum(heaviest, TINY) ** (1 - SHARE)
    return np.asarray(shares / np.exp(np.log(shares).mean()), dtype=np.float32)


def _rows(name: str) -> list[onnx.NodeProto]:
    """Columns divided by their share, then rows by their largest value, which is kept."""
    shared, size, top = f"{name}.shared", f"{name}.size", f"{name}.top"
    return [
        helper.make_node("Mul", [name, f"{name}.share"], [shared]),
        helper.make_node("Abs", [shared], [size]),
        helper.make_node("ReduceMax", [size], [top], axes=[-1], keepdims=1),
        helper.make_node("Div", [shared, top], [f"{name}.unit"]),
    ]


def _rounded(weights: Floats) -> tuple[NDArray[np.int8], Floats, NDArray[np.int8]]:
    """Weights in whole numbers, the scale and the zero of each column."""
    most = 2**BITS
    scale = np.asarray(np.maximum(np.abs(weights).max(0), 1e-8) / most, dtype=np.float32)
    return np.clip(np.rint(weights / scale), -most, most).astype(np.int8), scale, np.zeros(len(scale), dtype=np.int8)

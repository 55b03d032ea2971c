"""Trained weights and the one place that runs them (floor 1).

In: a name of `catalog.toml` and a window of word pieces. Out: the network's scores, as arrays.
To add weights: their ONNX file here, and a card in `catalog.toml` (base, licence, trained on, script, sha256, scores).
"""

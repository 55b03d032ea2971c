"""Text of a report made safe to show: what could steer a terminal or turn a line around becomes visible instead."""

import re

# Embeddings, overrides and isolates, by their short names in UAX #9.
BIDI = dict(
    zip([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ["LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"], strict=True)
)
# The marks of direction that Persian or Hebrew prose needs (LRM, RLM, joiners) turn nothing around and stay.
STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb]")
SPACES = re.compile(r"[\s\x85\u2028\u2029]+")
PICTURES = 0x2400  # Unicode's own pictures of the control characters


def visible(text: str) -> str:
    """The text with control characters as pictures, direction controls as their names in brackets, lone surrogates replaced."""
    return STEERING.sub(lambda match: _shown(ord(match.group())), text)


def line(text: str) -> str:
    """The text made visible, on one line."""
    return SPACES.sub(" ", visible(text)).strip()


def _shown(code: int) -> str:
    if code < 0x20:
        return chr(PICTURES + code)
    if code == 0x7F:
        return "\u2421"
    if 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return f"⟨{BIDI.get(code, f'U+{code:04X}')}⟩"

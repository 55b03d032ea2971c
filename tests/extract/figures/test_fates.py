"""What became of those hit is told in later words: where they were taken, what they died of, who else died."""

import pytest

from accordingto import read_text


@pytest.mark.parametrize(
    ("text", "low", "kind"),
    [
        ("The two guards were taken to a clinic, where they were pronounced dead.", 2, "killed"),
        ("A girl was found with a wound and brought to a clinic, where officials said she later died.", 1, "killed"),
        ("A bullet struck one of the boys. The boy was taken to a clinic, where he passed away.", 1, "killed"),
        ("A porter was found suffering from a gunshot wound. The victim later died.", 1, "killed"),
        ("One man was killed in Orlo. Eight other victims were shot in the yard.", 8, "wounded"),
        ("A guard was shot in Orlo. He thought that he was going to die, but he is recovering.", 1, "wounded"),
        ("Ivo Marr shot a deputy in Orlo. Marr died later.", 1, "casualties"),
    ],
)
def test_the_fate_of_those_hit(text: str, low: int, kind: str) -> None:
    """A death that nobody died, and that of him who shot, are not theirs."""
    assert kind in [f.kind for f in read_text(text).figures if f.low == low]

"""Whether what is counted happened, is planned, is only possible, or is denied by the words."""

import pytest

import accordingto


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The blast killed 12 people.", "happened"),
        ("Varnia will free 12 prisoners.", "planned"),
        ("Varnia promised to free 12 prisoners.", "planned"),
        ("The collapse may have killed 12 people.", "hypothetical"),
        ("Guards allegedly shot 12 people.", "hypothetical"),
        ("Were 12 people killed at the mill?", "hypothetical"),
        ("The blast did not kill 12 people.", "negated"),
        ("No soldiers were wounded.", "negated"),
        ("Police seek anyone who may have witnessed the killing of 12 people.", "happened"),
        ("The court will not release the men charged with the murder of 12 people.", "happened"),
        ("Two women are expected to recover from their wounds.", "happened"),
    ],
)
def test_status(text: str, status: str) -> None:
    """Modals, questions, hedges and negation decide; being expected to recover is to be wounded now."""
    assert [figure.status for figure in accordingto.read_text(text).figures] == [status]

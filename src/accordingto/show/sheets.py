"""What all pages share: their templates, their styles, and the policy that lets them load nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The templates; everything put into them is escaped."""
    loader = PackageLoader("accordingto.show")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def style(name: str) -> str:
    """The style sheet of that name."""
    return files(__package__).joinpath("templates", name).read_text("utf-8")


def policy(style: str, *, pictures: bool = False) -> str:
    """The page's content security policy: nothing but this very style, and pictures that stand in the page itself."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    images = " img-src data:;" if pictures else ""
    return f"default-src 'none'; style-src 'sha256-{digest}';{images} base-uri 'none'; form-action 'none'"

"""One command a figure: `python -m bench.NAME [--json OUT] [--write]`; floors in `floors.toml` may only rise."""

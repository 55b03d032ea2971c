"""The page (floor 8): an archive in the browser of the same machine.

In: an archive and requests. Out: `app.create`, whose views are pages that work without a script, CSV and JSON.
To add a view: one file in `routes/`, one template in `templates/`, one line in `routes/__init__.py`.
To add a word for a field: `labels.toml`.
Scripts and styles of its own are built from `frontend/` into `static/`.
"""

"""The views (floor 8), one a file; each gives a page, CSV and JSON from one answer.

In: the archive and what was asked. Out: `VIEW`.
To add a view: one file here with its `VIEW`, one template, and its line below; menu, API, its description
and the tests of all views follow.
"""

from accordingto.web.routes import (
    accounts,
    bring,
    event,
    events,
    figures,
    network,
    original,
    overview,
    report,
    review,
    search,
    series,
    sources,
    statements,
    stories,
    talks,
    timeline,
    wording,
)
from accordingto.web.view import View

VIEWS: tuple[View, ...] = (
    overview.VIEW,
    search.VIEW,
    statements.VIEW,
    events.VIEW,
    figures.VIEW,
    stories.VIEW,
    series.VIEW,
    talks.VIEW,
    timeline.VIEW,
    sources.VIEW,
    network.VIEW,
    accounts.VIEW,
    wording.VIEW,
    review.VIEW,
    bring.VIEW,
    report.VIEW,
    original.VIEW,
    event.VIEW,
)

-- Version 1. Numbers of items are their places in the record: the third statement is 2. Days are proleptic Gregorian ordinals
-- (Python's date.toordinal): `day` and `last` are the item's own interval, else the day of publication, `own` says which.

CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

-- One row a version of a report, its record beside it, so that questions read narrow rows; `series` is the address that versions share, where there is one.
CREATE TABLE reports (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    digest BLOB NOT NULL,
    series TEXT,
    current INTEGER NOT NULL,
    outlet INTEGER,
    agency INTEGER,
    language INTEGER,
    day INTEGER,
    moment TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE TABLE records (n INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE INDEX reports_id ON reports (id);
CREATE INDEX reports_series ON reports (series) WHERE series IS NOT NULL;
CREATE INDEX reports_day ON reports (day);
CREATE INDEX reports_old ON reports (n) WHERE NOT current;

-- Words of few values (types, statuses, outlets, kinds, countries) and names of parties, each once; a name is found by
-- its CRC-32, since an index of the names themselves would hold them twice.
CREATE TABLE terms (n INTEGER PRIMARY KEY, term TEXT NOT NULL UNIQUE);
CREATE TABLE names (n INTEGER PRIMARY KEY, crc INTEGER NOT NULL, name TEXT NOT NULL);
CREATE INDEX names_crc ON names (crc);
CREATE VIRTUAL TABLE name_words USING fts5 (name, content='names', content_rowid='n', columnsize=0, detail=full,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");

-- What else a party is called, and in how many reports.
CREATE TABLE aliases (alias INTEGER NOT NULL, name INTEGER NOT NULL, reports INTEGER NOT NULL, PRIMARY KEY (alias, name)) WITHOUT ROWID;
CREATE TABLE parties (
    name INTEGER NOT NULL, report INTEGER NOT NULL, kind INTEGER NOT NULL, mentions INTEGER NOT NULL, PRIMARY KEY (name, report)
) WITHOUT ROWID;

CREATE TABLE statements (
    report INTEGER NOT NULL, item INTEGER NOT NULL, speaker INTEGER, form INTEGER NOT NULL, polarity INTEGER NOT NULL, act INTEGER NOT NULL,
    day INTEGER, last INTEGER, own INTEGER NOT NULL, place INTEGER, country INTEGER, score REAL, PRIMARY KEY (report, item)
) WITHOUT ROWID;
CREATE INDEX statements_speaker ON statements (speaker, day, polarity);
CREATE INDEX statements_day ON statements (day, own, polarity);

CREATE TABLE events (
    report INTEGER NOT NULL, item INTEGER NOT NULL, type INTEGER NOT NULL, status INTEGER NOT NULL, denied INTEGER NOT NULL,
    day INTEGER, last INTEGER, own INTEGER NOT NULL, place INTEGER, country INTEGER, score REAL, PRIMARY KEY (report, item)
) WITHOUT ROWID;
CREATE INDEX events_type ON events (type, day);
CREATE INDEX events_day ON events (day, own, denied);
CREATE INDEX events_long ON events (last) WHERE last > day;
CREATE INDEX events_denied ON events (denied) WHERE denied;
CREATE INDEX events_place ON events (place) WHERE place IS NOT NULL;

CREATE TABLE figures (
    report INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL, status INTEGER NOT NULL, denied INTEGER NOT NULL,
    low REAL, high REAL, day INTEGER, last INTEGER, own INTEGER NOT NULL, place INTEGER, country INTEGER, PRIMARY KEY (report, item)
) WITHOUT ROWID;
CREATE INDEX figures_kind ON figures (kind, day);
CREATE INDEX figures_day ON figures (day);
CREATE INDEX figures_long ON figures (last) WHERE last > day;

-- Who takes part in an event; whom an item has come through (`what`: 1 statements, 2 events, 3 figures), the speaker among them.
CREATE TABLE participants (
    name INTEGER NOT NULL, report INTEGER NOT NULL, item INTEGER NOT NULL, recipient INTEGER NOT NULL, PRIMARY KEY (name, report, item, recipient)
) WITHOUT ROWID;
CREATE TABLE voices (
    name INTEGER NOT NULL, what INTEGER NOT NULL, report INTEGER NOT NULL, item INTEGER NOT NULL, PRIMARY KEY (name, what, report, item)
) WITHOUT ROWID;

-- The words of the reports. The text itself stands in the record; scripts without spaces are indexed letter by letter.
CREATE VIRTUAL TABLE report_words USING fts5 (title, text, content='', detail=full,
    tokenize="unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");

-- What people say of items: appended, never edited; only forgetting removes.
CREATE TABLE judgements (
    n INTEGER PRIMARY KEY, report TEXT NOT NULL, item TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, verdict TEXT NOT NULL, value TEXT
);
CREATE INDEX judgements_report ON judgements (report);
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements
    WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'forgetting')
    BEGIN SELECT RAISE(ABORT, 'judgements are appended, never edited'); END;
CREATE TRIGGER judgements_kept BEFORE DELETE ON judgements
    WHEN NOT EXISTS (SELECT 1 FROM meta WHERE key = 'forgetting')
    BEGIN SELECT RAISE(ABORT, 'judgements are appended, never removed'); END;

-- That something was removed, when, how much; never what.
CREATE TABLE removals (n INTEGER PRIMARY KEY, "at" TEXT NOT NULL, what TEXT NOT NULL, reports INTEGER NOT NULL);

-- Version 2. How often each source speaks in the reports' newest versions: a million statements are too many to count at every
-- question. Most sources speak once or twice; those who speak often have an index of their own.

CREATE TABLE speakers (name INTEGER PRIMARY KEY, statements INTEGER NOT NULL);
INSERT INTO speakers
    SELECT speaker, count(*) FROM statements
    WHERE speaker IS NOT NULL AND report NOT IN (SELECT n FROM reports WHERE NOT current)
    GROUP BY speaker;
CREATE INDEX speakers_often ON speakers (statements) WHERE statements >= 16;

-- Indexes that answer without the tables: events of a type in a span of days, who spoke in it, which outlets and agencies there are.
DROP INDEX events_type;
CREATE INDEX events_type ON events (type, day, last, denied);
DROP INDEX statements_day;
CREATE INDEX statements_day ON statements (day, own, polarity, speaker);
CREATE INDEX reports_outlet ON reports (outlet);
CREATE INDEX reports_agency ON reports (agency) WHERE agency IS NOT NULL;

-- Names are indexed as texts are: of scripts without spaces letter by letter, so that a part of a name finds it.
INSERT INTO name_words (name_words) VALUES ('delete-all');
INSERT INTO name_words (rowid, name) SELECT n, indexed(name) FROM names;

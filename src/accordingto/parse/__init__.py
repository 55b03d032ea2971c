"""From a report's text to its sentences, words and quotation marks (floor 2).

In: a `Report`. Out: a `Parsed`: one spaCy Doc over exactly `report.text`, its paragraphs and quotations.
To add a step: one file here, and one line in `pipeline.finish`.
"""

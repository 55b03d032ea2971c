"""What counts as an event, as data (floor 1): one YAML file a class.

In: a codebook's name or folder. Out: its classes with triggers, frames, modes, crosswalks and examples.
To add a class: one YAML file in the codebook's folder; its examples are its tests.
"""

"""What counts as an event, as data (floor 1): one YAML file a class.

In: a codebook's name or folder. Out: its classes with triggers, frames, near misses, crosswalks and examples.
To add a class: one YAML file in the codebook's folder; its examples are its tests.
"""

from accordingto.codebooks.loader import load
from accordingto.codebooks.shapes import Codebook, Condition, Crosswalk, EventClass, Example, NearMiss, Trigger

__all__ = ["Codebook", "Condition", "Crosswalk", "EventClass", "Example", "NearMiss", "Trigger", "load"]

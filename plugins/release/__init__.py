"""From a finished output to what the public sees: stored, signed, checked, switched to in one step.

The layout and the formats stand in ``docs/formats/release.md``. Nothing here
holds a key or knows a person: signing and checking are handed in.
"""

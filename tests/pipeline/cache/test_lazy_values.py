"""Partitions whose values are decoded one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pipeline.cache.codec import Codec, DecodeError, codec_of
from plugins.pipeline.cache.lazy_values import LazyCodec

VALUES = st.dictionaries(st.text(max_size=8), st.tuples(st.integers(), st.text(max_size=8)))
KIND = tuple[int, str]


@given(VALUES, VALUES, st.data())
def test_a_partition_is_a_dictionary_that_comes_back(values, more, data):
    codec = LazyCodec(KIND)
    found = codec.decode(codec.encode(values))
    assert dict(found) == values
    gone = data.draw(st.sets(st.sampled_from(sorted(values)))) if values else set()
    for name in gone:
        found.pop(name)
    found.update(more)
    expected = {name: value for name, value in values.items() if name not in gone} | more
    assert len(found) == len(expected)
    assert dict(codec.decode(codec.encode(found))) == expected


def test_nothing_but_what_is_asked_for_is_decoded(monkeypatch):
    codec = LazyCodec(KIND)
    data = codec.encode({"one": (1, "a"), "two": (2, "b")})
    decoded = []
    decode = Codec.decode
    monkeypatch.setattr(Codec, "decode", lambda self, data: decoded.append(data) or decode(self, data))
    found = codec.decode(data)
    assert (found["two"], found["two"], found.get("three")) == ((2, "b"), (2, "b"), None)
    assert decoded == [b'[2,"b"]']


def test_bytes_that_are_no_partition_are_refused():
    codec = LazyCodec(KIND)
    for data in (b"", b"{}", codec.encode({"one": (1, "a")})[:-1], codec_of(dict[str, KIND]).encode({})):
        with pytest.raises(DecodeError):
            codec.decode(data)
    assert codec.shape not in (codec_of(KIND).shape, codec_of(dict[str, KIND]).shape)


def test_a_name_that_is_no_text_is_found_out_when_the_partition_is_saved():
    codec = LazyCodec(KIND)
    found = codec.decode(codec.encode({}))
    found["one"] = (1, "\udc80")
    assert found["one"] == (1, "\udc80")
    with pytest.raises(UnicodeEncodeError):
        codec.encode(found)

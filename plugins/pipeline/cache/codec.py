"""Values as bytes and back, by their type: nothing that is read here can run code, or make a value of another type.

The bytes are JSON (msgspec). They say something only to the program that wrote
them: whoever saves them saves the shape of the type, or a fingerprint of the
program, with them.
"""

from __future__ import annotations

import zlib
from functools import cache
from typing import Any, Generic, TypeVar

import msgspec

from plugins.pipeline.cache.forms import SHARED, form_of, places, record_form, records, way_of

Value = TypeVar("Value")


class DecodeError(ValueError):
    """Bytes are not those of a value of the type."""


class Codec(Generic[Value]):
    """Values of one type as bytes.

    Attributes:
        shape: names the type with everything in it, in eight characters; bytes of another shape are another type's.
    """

    def __init__(self, kind: Any) -> None:
        """Find out how values of a type are written.

        Args:
            kind: a type of strings, numbers, bytes, days, instants, enumerations, tuples, mappings,
                named tuples, data classes and unions of them; `Any` for plain values and tuples of them.

        Raises:
            TypeError: it is none.
        """
        self._form = form = form_of(kind)
        self.shape = f"{zlib.crc32(form.shape.encode()):08x}"
        self._shared = record_form(SHARED)
        plain: Any = form.plain
        if form.shares:
            plain = tuple.__class_getitem__((tuple.__class_getitem__((self._shared.plain, ...)), plain))
        self._decoder = msgspec.json.Decoder(plain)

    def encode(self, value: Value) -> bytes:
        """Return a value as bytes.

        Raises:
            UnicodeEncodeError: a string in it is no text, such as the name of a file that is not UTF-8.
        """
        pack = self._form.pack
        if pack is None:
            return msgspec.json.encode(value)
        if not self._form.shares:
            return msgspec.json.encode(pack(value))
        places.append({})
        try:
            plain = pack(value)
        finally:
            shared = places.pop()
        return msgspec.json.encode((list(map(way_of(self._shared.pack), shared)), plain))

    def decode(self, data: bytes) -> Value:
        """Return the value of some bytes.

        Raises:
            DecodeError: they are not those of a value of this type.
        """
        unpack = way_of(self._form.unpack)
        try:
            plain = self._decoder.decode(data)
            if not self._form.shares:
                value: Value = unpack(plain)
                return value
            records.append(list(map(way_of(self._shared.unpack), plain[0])))
            try:
                value = unpack(plain[1])
            finally:
                records.pop()
        except (msgspec.MsgspecError, ValueError, TypeError, IndexError) as error:
            raise DecodeError(str(error)) from error
        return value


@cache
def codec_of(kind: Any) -> Codec[Any]:
    """Return the codec of a type; it is made once."""
    return Codec(kind)


def partition_codec(kind: Any) -> Codec[Any]:
    """Return the codec of a partition of a `PartitionedMap` whose values are of a type."""
    return codec_of(dict[str, kind])

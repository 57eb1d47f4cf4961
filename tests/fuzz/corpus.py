"""Inputs that failed once. Each is tried on every run; a new failure is added here, as small as it was found."""

from __future__ import annotations

from tests.importers.workbooks import packed

YAML = (
    b"credits: {1 #1 #}",  # a plain text that ends after the last line
    b"\x0bcaf\xe9\xff ",  # a line end that is none, before a byte that is no text
    b"\xef\xbb\xbfcaf\xe9",
    b"\xef\xbb\xbf\r\n\xe2\x82\xf0\x9f\x98",
    b"name: [a\xe2\x80\xa8\xff",
)
MARKDOWN = (
    b"---\nhide: 3\n---\n",
    b"---\ntitle: [[[[[a]]]]]\n---\n",
    b"---\na: &a [b]\nb: *a\n---\n",
    b"[map](http://[)",
    b"<![x[",
    b"caf\xe9",
    b"1. " * 1500,
    b"[" * 4000,
    b"[^1]: " + b"1. " * 1500,
)
CODE_LISTS = (
    b'code,title\n51-4121,"never closed\n',
    b"code,title\n51-4121," + b"x" * 200_000,
    b'code,title\n"a"b,c\n',
)
SETTINGS = (b"\xff\xfe", b"- a", b"[" * 3000, b"3", b"extra_css: [[]]", b"theme: {name: material, features: 3}")
_WORKBOOK = packed({"content.xml": b"<a/>"})
TABLES = (
    ("a.csv", b"Course Title,\nA," + b"," * 65_536 + b'"\n'),
    ("a.csv", b"Course Title,Description\nA," + b"<b " * 1_400 + b"\n"),
    ("a.ods", _WORKBOOK[:10] + _WORKBOOK[11:]),  # the list of parts points to a place before the beginning
    ("a.ods", _WORKBOOK.replace(b"a/>", b"a//")),
)
# A page, and what follows "?" and "#" in its address, and what every key of the storage holds.
ADDRESSES = (
    ("my-list/", "", "", '{"version": 1, "pathways": null, "done": null}'),
    ("nowhere/%E0%A4", "", "", ""),
)
FRAMEWORKS = (b"", b"[]", b"3", b'{"@graph": [3, null, []]}', b'{"CFItems": [3], "CFDocument": []}', b"[" * 100_000)

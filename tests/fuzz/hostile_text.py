"""Texts that break readers: pieces of the language at hand, mutated, and tokens repeated without end."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

YAML_TOKENS = (
    *("a", " ", "#", ": ", "- ", "\n", "'", '"', "[", "]", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "\\"),
    *("\t", ",", "?", "=", "<", "1", "-", "0", "://", "é", "“", "\r", "a: ", " #", "~", "---\n", "...\n", "<<: "),
)
MARKDOWN_TOKENS = (
    *("[", "]", "(", ")", "!", "*", "_", "`", "<", "<a ", "<!--", "-->", "&", "\\", "> ", "- ", "1. ", "#", "|", "~"),
    *(
        "=",
        "{:",
        "[^",
        "]:",
        "a ",
        "\n",
        "    ",
        "\t",
        '"',
        "<div>",
        "</div>",
        "](",
        "!!! ",
        ": ",
        "[a](",
        "*[",
        "http:",
    ),
    *("---\n", "title: ", "hide: ", "<?", "<![", "&#", "onclick=", "<script>", "://[", "\n\n", "é", "\ufeff"),
)


def built_from(tokens: Sequence[str]) -> st.SearchStrategy[str]:
    """Return texts of a few tokens in any order, some of them repeated."""
    several = st.tuples(st.sampled_from(tokens), st.integers(1, 30)).map(lambda pair: pair[0] * pair[1])
    return st.lists(several | st.sampled_from(tokens), max_size=25).map("".join)


@st.composite
def mutated(draw: st.DrawFn, text: str, tokens: Sequence[str]) -> str:
    """Return `text` after a few cuts, copies and insertions."""
    for _ in range(draw(st.integers(1, 5))):
        begin = draw(st.integers(0, len(text)))
        end = min(len(text), begin + draw(st.integers(0, 40)))
        piece = draw(st.sampled_from(("", text[begin:end] * 2)) | built_from(tokens))
        text = text[:begin] + piece + text[end:]
    return text


def any_bytes(text: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """Return `text` as UTF-8, with or without bytes that no text has."""
    wrong = st.sampled_from((b"", b"\xff", b"\xc3", b"\xed\xa0\x80", b"\0", b"\xef\xbb\xbf", b"\x85"))
    return st.tuples(text, wrong, text).map(lambda parts: parts[0].encode() + parts[1] + parts[2].encode())

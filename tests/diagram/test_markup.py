"""What is written as markup reads back as the same tree, whatever its texts hold."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram.markup import written

# What XML can hold at all: everything but surrogates, control characters and the two last of a plane.
LETTERS = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
TEXTS = st.text(LETTERS | st.sampled_from("\t\n\r&<>\"'"))
NAMES = st.sampled_from(("g", "text", "path", "a"))


@st.composite
def elements(draw: st.DrawFn, depth: int = 2) -> Element:
    """Draw an element with attributes, texts around its children, and children of its own kind."""
    element = Element(draw(NAMES), draw(st.dictionaries(st.sampled_from(("href", "class", "d")), TEXTS, max_size=3)))
    element.text = draw(st.none() | TEXTS)
    for child in draw(st.lists(elements(depth - 1), max_size=3)) if depth else ():
        child.tail = draw(st.none() | TEXTS)
        element.append(child)
    return element


def told(element: Element) -> object:
    """Return what an element says, nothing and empty text being the same."""
    children = [(told(child), child.tail or "") for child in element]
    return element.tag, dict(element.attrib), element.text or "", children


@given(elements())
def test_a_tree_reads_back_as_it_was(tree: Element) -> None:
    assert told(ElementTree.fromstring(written(tree))) == told(tree)


@given(TEXTS)
def test_no_text_becomes_an_element_or_ends_an_attribute(text: str) -> None:
    tree = Element("text", {"class": text})
    tree.text = text
    markup = written(tree)
    assert markup.count("<") == (2 if text else 1)
    assert markup.count('"') == 2

"""What is written as markup reads back as the same tree, whatever its texts hold."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from hypothesis import given
from hypothesis import strategies as st

from generator.diagram.svg.writer import Markup

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


def written(tree: Element) -> str:
    """Write a tree element by element."""
    markup = Markup()
    _write(markup, tree)
    return str(markup)


def _write(markup: Markup, element: Element) -> None:
    if not len(element):
        markup.element(element.tag, dict(element.attrib), element.text or "", element.tail or "")
        return
    with markup.element_around(element.tag, dict(element.attrib)):
        markup.text(element.text or "")
        for child in element:
            _write(markup, child)
    markup.text(element.tail or "")


@given(elements())
def test_a_tree_reads_back_as_it_was(tree: Element) -> None:
    assert told(ElementTree.fromstring(written(tree))) == told(tree)


@given(TEXTS)
def test_no_text_becomes_an_element_or_ends_an_attribute(text: str) -> None:
    markup = Markup()
    markup.element("text", {"class": text}, text, text)
    markup.element("path", {"class": text}, tail=text)
    with markup.element_around("g", {"class": text}):
        markup.text(text)
    assert str(markup).count("<") == (5 if text else 3)
    assert str(markup).count('"') == 6


def test_an_element_that_holds_nothing_closes_itself() -> None:
    markup = Markup()
    with markup.element_around("g", {"class": "steps"}):
        pass
    assert str(markup) == '<g class="steps" />'

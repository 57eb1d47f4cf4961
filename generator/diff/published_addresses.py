"""Which addresses of the site a change adds, changes, removes or redirects."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.catalog.load import Loaded
from generator.diff.changes import Difference
from generator.diff.neighbors import Key, Neighbors
from generator.model.catalog import Catalog
from generator.model.ids import Kind, address_of, is_slug

_PAGE = ".md"
_HOME = "index"


@dataclass(frozen=True, slots=True)
class Published:
    """Addresses of pages below the site, sorted; a redirect is an old address and the one it leads to."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    redirected: tuple[tuple[str, str], ...]

    @property
    def nothing(self) -> bool:
        """Say whether the site stays as it is."""
        return not (self.added or self.changed or self.removed or self.redirected)


def published_changes(
    base: Loaded, head: Loaded, changes: tuple[Difference, ...], after: Neighbors, rewritten: frozenset[str]
) -> Published:
    """Return what the site gains and loses. A page changes with what it describes and with the names it shows.

    `rewritten` are the files of `head` whose content is not that of `base`; of hand-written pages it is all we know.
    """
    added = {address_of(one.kind, one.id) for one in changes if one.added or one.renamed}
    gone = {address_of(one.kind, one.before.id) for one in changes if one.before and (one.removed or one.renamed)}
    changed = {address_of(*key) for key in changed_pages(changes, after)}
    redirects = {
        address_of(entity.kind, old): address_of(entity.kind, entity.id)
        for entity in after.graph.catalog.all()
        for old in entity.formerly
        if all(map(is_slug, old.split("/")))
        and (address_of(entity.kind, old) in gone or old not in _old_names(base.catalog, entity.kind))
    }
    hand = _handwritten(base, head, rewritten)
    return Published(
        added=tuple(sorted(added | hand[0])),
        changed=tuple(sorted((changed | hand[1]) - added)),
        removed=tuple(sorted((gone - redirects.keys()) | hand[2])),
        redirected=tuple(sorted(redirects.items())),
    )


def changed_pages(changes: tuple[Difference, ...], after: Neighbors) -> frozenset[Key]:
    """Return the entities whose pages were there before and show something else now."""
    own = {(one.kind, one.id) for one in changes if one.before and one.after and set(one.fields) - {"formerly"}}
    showing = after.of({(one.kind, one.id) for one in changes if one.visible})
    new = {(one.kind, one.id) for one in changes if one.added}
    return frozenset(key for key in own | showing if key not in new and after.graph.catalog.find(*key))


def _old_names(catalog: Catalog, kind: Kind) -> frozenset[str]:
    return frozenset(old for entity in catalog.entities[kind].values() for old in entity.formerly)


def _handwritten(base: Loaded, head: Loaded, rewritten: frozenset[str]) -> tuple[set[str], set[str], set[str]]:
    before, after = set(base.page_files), set(head.page_files)
    differing = rewritten & before & after
    return _addresses(after - before), _addresses(differing), _addresses(before - after)


def _addresses(files: Iterable[str]) -> set[str]:
    found = set()
    for file in files:
        if not file.lower().endswith(_PAGE):
            found.add(file)
            continue
        folder, _, stem = file[: -len(_PAGE)].rpartition("/")
        parts = [part for part in (folder, "" if stem == _HOME else stem) if part]
        found.add("/".join([*parts, ""]))
    return found

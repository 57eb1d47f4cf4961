"""What imports of frameworks, plans and pathways tell: what was read and what was not, and what changes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.importers.merge import ImportAction
from generator.importers.remarks import Note
from generator.importers.update import EntityUpdate

_SHOWN_PLACES = 8
_SHOWN_NAMES = 40


def used_lines(title: str, used: Mapping[str, str]) -> Iterator[str]:
    """Yield what was `used` for what, below `title`: uses by header or property."""
    yield f"{title}:"
    width = max(map(len, used.values()), default=0)
    for header, use in used.items():
        yield f'  {use:<{width}}  "{header}"'


def unused_lines(title: str, unused: Sequence[str]) -> Iterator[str]:
    """Yield what was not used, or that everything was."""
    yield f"{title}: {', '.join(unused)}." if unused else f"{title}: none."


def update_lines(update: EntityUpdate, *, dry_run: bool, retires: bool = False) -> Iterator[str]:
    """Yield what an import does to the files, with the offer to retire what is gone where a command `retires`."""
    counts = Counter(one.outcome for file, one in update.changes.items() if file not in update.retired)
    counts[ImportAction.GONE] = len(update.gone)
    said = ", ".join(f"{counts[one]:,} {one.value}" for one in ImportAction if counts[one]) or "no files"
    yield ""
    yield f"{'This would be' if dry_run else 'Files'}: {said}."
    changes = [one for file, one in sorted(update.changes.items()) if file not in update.retired]
    for outcome, title in ((ImportAction.NEW, "New"),):
        named = [one.file for one in changes if one.outcome is outcome]
        if named:
            yield f"{title}: {listed(named)}."
    changed = [f"{one.file} ({', '.join(one.changed)})" for one in changes if one.changed]
    if changed:
        yield f"Changed: {listed(changed)}."
    kept = [f"{one.file} ({', '.join(one.kept)})" for one in changes if one.kept]
    if kept:
        yield f"Edited by hand, and kept: {listed(kept)}. Use --force to let the file win."
    deleted = [one.file for one in changes if one.outcome is ImportAction.DELETED]
    if deleted:
        yield f"Deleted by hand, and left so: {listed(deleted)}. Use --force to write them again."
    if update.retired:
        yield f"Marked as ceased: {listed(update.retired)}."
    left = [file for file in update.gone if file not in update.retired]
    if left:
        yield f"Gone from the file, and left as they are: {listed(left)}."
        if retires and not update.retired:
            yield "  If they are not valid any more, run this again with --retire-missing."


def remark_lines(remarks: Iterable[Note]) -> Iterator[str]:
    """Yield each remark once, with the places it is about."""
    places: dict[str, list[str]] = defaultdict(list)
    for remark in remarks:
        places[remark.words].append(remark.place)
    if places:
        yield ""
        yield "Please check these:"
    for words, at in places.items():
        more = f" and {len(at) - _SHOWN_PLACES:,} more" if len(at) > _SHOWN_PLACES else ""
        yield f"  {', '.join(at[:_SHOWN_PLACES])}{more}: {words}"


def ending_lines(kept: str, *, written: bool, dry_run: bool) -> Iterator[str]:
    """Yield where answers are kept, if any were given, and whether anything was written."""
    yield ""
    if dry_run:
        yield "Nothing was written (--dry-run)."
    elif written:
        yield f"How this file was read is kept in {kept}. Correct it there, and import again."


def listed(names: Sequence[str]) -> str:
    """Return the first names of files or courses, and how many more there are."""
    more = f" and {len(names) - _SHOWN_NAMES:,} more" if len(names) > _SHOWN_NAMES else ""
    return ", ".join(names[:_SHOWN_NAMES]) + more

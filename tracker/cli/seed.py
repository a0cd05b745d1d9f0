"""`tracker seed`: from seed files to records, each source whole or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from tracker.cli.place import Place, with_records
from tracker.cli.records import Found, Taking
from tracker.cli.terminal import complain, progress, remark
from tracker.errors import InputInvalid, Problem, SeedFileInvalid, SourceDiffers
from tracker.ingest import seedfile
from tracker.ingest.seedfile import SeedFile
from tracker.settings import folder


@click.command("seed")
@click.argument("places", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check everything and store nothing.")
@click.option("--correct", is_flag=True, help="Let a file take the place of what its source said before.")
@with_records
def command(*, places: tuple[Path, ...], dry_run: bool, correct: bool, place: Place) -> None:
    """Store what seed files say: each PATH is a file, or a directory of *.toml. Without PATH, the bundled seeds.

    All files are read before the first is stored; sources are stored in the order in which they came out, each
    whole or not at all. What is stored already is left as it is, so the same command may be run again at any time.

    \b
    Examples:
      tracker seed
      tracker seed seeds/ukraine-2026
      tracker seed --dry-run my-article.toml
      tracker seed --correct my-article.toml
    """
    files = _read(places or [folder("seeds")])
    done: Counter[str] = Counter()
    with (
        place.opened() as records,
        progress("seeding") as on_progress,
        records.taking(dry_run=dry_run) as take,
    ):
        try:
            for file in files:
                done[_became(_taken(take, file, correct=correct))] += 1
                on_progress(done.total(), len(files))
        except SeedFileInvalid as error:
            complain(error)
            if done:
                remark(f"Before it: {_summary(done, dry_run=dry_run)}.")
            raise click.exceptions.Exit(1) from None
    click.echo(_summary(done, dry_run=dry_run))


def _read(places: Iterable[Path]) -> list[SeedFile]:
    """All files, in order; when any of them is broken, every broken one is shown and the command ends."""
    try:
        paths = seedfile.find(places)
    except FileNotFoundError as error:
        raise click.BadParameter(f"there is no seed file (*.toml) in {error}") from None
    except OSError as error:
        raise click.FileError(str(error.filename), error.strerror) from None
    files, broken = [], []
    for path in paths:
        try:
            files.append(seedfile.read(path))
        except SeedFileInvalid as error:
            broken.append(error)
        except OSError as error:
            raise click.FileError(str(path), error.strerror) from None
    for refusal in broken:
        complain(refusal)
    if broken:
        remark(f"Nothing was stored: {len(broken)} of {_counted(len(paths), 'file')} cannot be taken.")
        raise click.exceptions.Exit(1)
    return seedfile.in_order(files)


def _taken(take: Taking, file: SeedFile, *, correct: bool) -> Found:
    """Take in what a file says; only where it differs from what is stored, and may, as a correction."""
    try:
        try:
            return take(file.submission, False)
        except SourceDiffers as error:
            if not correct:
                raise InputInvalid([_differs(error)]) from None
            return take(file.submission, True)
    except InputInvalid as error:
        raise file.located(error) from None


def _differs(error: SourceDiffers) -> Problem:
    return Problem(
        "/source/id",
        error.slug,
        "--correct, if this is a better version of the same document; else another id",
        f"the source {error.slug!r} is stored with other content",
    )


def _became(receipt: Found) -> str:
    if receipt["unchanged"]:
        return "unchanged"
    return "new" if receipt["revision"] == 1 else "corrected"


def _summary(done: Counter[str], *, dry_run: bool) -> str:
    """How many sources became what.

    >>> _summary(Counter(new=2, unchanged=1), dry_run=False)
    '3 sources: 2 new, 1 unchanged'

    """
    each = ", ".join(f"{done[name]} {name}" for name in ("new", "corrected", "unchanged") if done[name])
    told = f"{_counted(done.total(), 'source')}: {each}" if each else "no sources"
    return f"{told} (dry run: nothing was stored)" if dry_run else told


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"

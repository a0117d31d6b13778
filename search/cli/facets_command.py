"""`cables facets`."""

from pathlib import Path
from typing import Any

import click

from search.asking import Flags, read
from search.cli.search_command import QuestionCommand
from search.cli.shared import (
    TEXT,
    completed_by,
    date_option,
    facets_wanted,
    index_option,
    json_option,
    known_facet,
    opened,
    screen_width,
    show,
)
from search.fields import FACETS
from search.language import arguments_to_question
from search.printers.as_json import SCHEMA, encode, facets_object
from search.printers.terminal import facet_lines, histogram_lines
from search.service import Search


@click.command(
    name="facets",
    cls=QuestionCommand,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("field", required=False, type=TEXT, shell_complete=completed_by(FACETS))
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[QUESTION...]")
@index_option
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Values to show.")
@date_option("--date", "Count only cables of these dates.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, field: str | None, words: tuple[str, ...], folder: Path, **flags: Any) -> None:
    """Count the values of a field, over all cables or over the answer to a question.

    \b
    Fields:
      date sender recipient participant keyword place classification kind language collection
    \b
    Examples:
      cables facets
      cables facets sender missiles --date 1962
      cables facets date from:alekseev
    """
    names = [known_facet(field)] if field else list(FACETS)
    top = flags["top"] if field else 5
    question = arguments_to_question([*words, *ctx.obj])
    wanted = facets_wanted(f"{name}:{top}" for name in names)
    asked = read(question, Flags(date=flags["date"]), limit=0, facets=wanted, snippets=0)
    with opened(folder) as view:
        answer = Search(view).ask(asked)
    if flags["as_json"]:
        facets = facets_object(answer.facets, answer.histogram)
        click.echo(encode({"schema": SCHEMA, "total": answer.total, "facets": facets}))
        return
    width = screen_width()
    blocks = [list(histogram_lines(answer.histogram, width))] if answer.histogram else []
    blocks += [list(facet_lines(facet, width)) for facet in answer.facets]
    lines = [line for block in blocks for line in (*block, ())]
    show(lines[:-1])

"""`cables facets`."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from corpus.errors import UsageError
from index.engine import Interval
from search.asking import read
from search.cli.filters import filter_options, filters_given
from search.cli.search_command import QuestionCommand
from search.cli.shared import (
    TEXT,
    completed_by,
    index_option,
    json_option,
    known_facet,
    opened,
    screen_width,
    show,
)
from search.faceting import FacetWanted, Order
from search.fields import FACETS
from search.language import arguments_to_question
from search.printers.as_json import SCHEMA, encode, facets_object
from search.printers.terminal import facet_lines, histogram_lines, summary_lines
from search.service import Search


@click.command(
    name="facets",
    cls=QuestionCommand,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("field", required=False, type=TEXT, shell_complete=completed_by(FACETS))
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[QUESTION...]")
@index_option
@filter_options
@click.option("--top", type=click.IntRange(1), default=20, show_default=True, help="Values to show.")
@click.option("--like", type=TEXT, metavar="TEXT", help="Only values that have these words, in any spelling.")
@click.option(
    "--sort",
    type=click.Choice([each.value for each in Order]),
    default="count",
    show_default=True,
    help="The order of the values.",
)
@click.option("--significant", is_flag=True, help="The values that mark the answer against the whole index.")
@click.option("--interval", type=click.Choice([each.value for each in Interval]), help="The steps of the date facet.")
@json_option
@click.pass_context
def command(ctx: click.Context, /, field: str | None, words: tuple[str, ...], folder: Path, **flags: Any) -> None:
    """Count the values of a field, over all cables or over the answer to a question.

    A filter on a field does not reduce that field's own counts, so that its other values stay in sight.

    \b
    Fields:
      date sender recipient participant keyword place classification kind language collection
    \b
    Examples:
      cables facets
      cables facets sender missiles --date 1962
      cables facets date from:alekseev --interval month
      cables facets participant --like kennedy --sort value
      cables facets keyword --significant --place havana --since 1962-10
    """
    _check(field, flags)
    names = [known_facet(field)] if field else list(FACETS)
    top = flags["top"] if field else 5
    question = arguments_to_question([*words, *ctx.obj])
    like, order = (flags["like"] or "").strip(), Order(flags["sort"])
    wanted = tuple(FacetWanted(name, top, like, order, flags["significant"]) for name in names)
    asked = read(question, filters_given(flags), limit=0, facets=wanted, snippets=0)
    if flags["interval"]:
        asked = replace(asked, interval=Interval(flags["interval"]))
    with opened(folder) as view:
        answer = Search(view).ask(asked)
    if flags["as_json"]:
        facets = facets_object(answer.facets, answer.histogram)
        click.echo(encode({"schema": SCHEMA, "total": answer.total, "facets": facets}))
        return
    width = screen_width()
    blocks = [list(summary_lines(answer, width))] if asked.text.strip() or asked.query.filters else []
    blocks += [list(histogram_lines(answer.histogram, width))] if answer.histogram else []
    blocks += [list(facet_lines(facet, width)) for facet in answer.facets]
    lines = [line for block in blocks for line in (*block, ())]
    show(lines[:-1])


def _check(field: str | None, flags: Mapping[str, Any]) -> None:
    """Raises `UsageError` where a flag has no meaning for the facet."""
    by_date = field is not None and known_facet(field) == "date"
    for name in ("like", "significant"):
        if flags[name] and by_date:
            raise UsageError(f"--{name} chooses among values, and dates are counted in steps: try --interval")
    if flags["interval"] and field is not None and not by_date:
        raise UsageError("--interval is for `cables facets date`")
    if flags["like"] is not None and not flags["like"].strip():
        raise UsageError("--like has an empty value: leave the flag out, or say what to look for")

"""`cables search`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import UsageError
from index.engine import Sort
from search.cli.shared import (
    TEXT,
    completed_by,
    date_option,
    facets_wanted,
    field_options,
    index_option,
    json_option,
    opened,
    print_each,
    screen_width,
    show,
)  # fmt: skip
from search.fields import FACETS, FIELDS

if TYPE_CHECKING:
    from search.asking import Flags
    from search.service import Asked, Search


class QuestionCommand(click.Command):
    """A command whose words are a question: `-word` excludes, an unknown `--flag` is an error, `--` ends the flags."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Set apart what follows `--`, and let click read the rest."""
        end = args.index("--") if "--" in args else len(args)
        ctx.obj = args[end + 1 :]
        rest = super().parse_args(ctx, args[:end])
        for word in ctx.params.get("words", ()):
            if word.startswith("--") and len(word) > 2:
                self._refuse(word.partition("=")[0], ctx)
        return rest

    def _refuse(self, flag: str, ctx: click.Context) -> None:
        from difflib import get_close_matches

        known = [name for parameter in self.get_params(ctx) for name in parameter.opts if name.startswith("--")]
        near = get_close_matches(flag, known, n=1, cutoff=0.7)
        hint = f"did you mean {near[0]}?" if near else "`cables search --help` lists the flags"
        raise click.UsageError(f"there is no flag {flag}: {hint} (to search for it, put it after --)", ctx)


@click.command(
    name="search",
    cls=QuestionCommand,
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[QUESTION...]")
@index_option
@field_options
@date_option("--date", 'A day, span or period: 1962, 1962-10..1962-11, "autumn 1962", none.')
@date_option("--since", "That day or later.")
@date_option("--until", "That day or earlier.")
@date_option("--on", "That day.")
@click.option("--certain", is_flag=True, help="Only cables that must lie in those dates, not those that may.")
@click.option(
    "--sort",
    type=click.Choice([each.value for each in Sort]),
    default="relevance",
    show_default=True,
    help="The order of the hits.",
)
@click.option("--limit", type=click.IntRange(0, 10_000), default=10, show_default=True, help="Hits a page.")
@click.option("--page", type=click.IntRange(1), default=1, show_default=True, help="Which page.")
@click.option(
    "--facet",
    "facets",
    type=TEXT,
    multiple=True,
    metavar="FIELD[:N]",
    shell_complete=completed_by(FACETS),
    help="Count the values of a field; repeatable.",
)
@click.option("--snippets", type=click.IntRange(0, 20), default=1, show_default=True, help="Passages a hit.")
@click.option("--all", "match_all", is_flag=True, help="Every plain word must be there.")
@click.option("--any", "match_any", is_flag=True, help="One plain word is enough.")
@click.option("--expand", is_flag=True, help="Rank by words of the first hits too: for a matter, not for one cable.")
@click.option("--explain", is_flag=True, help="Say of each hit why it ranks where it does.")
@click.option("--exact", is_flag=True, help="Words as they are written, no other forms.")
@click.option("--strict", is_flag=True, help="Refuse a question that is not well formed, and show where.")
@click.option("--why-not", type=TEXT, metavar="ID", help="Say why this cable is not in the answer, or where in it.")
@json_option
@click.option("--jsonl", is_flag=True, help="Print every hit of the answer as a JSON object on a line.")
@click.option("--csv", "as_csv", is_flag=True, help="Print every hit of the answer as a row of CSV.")
@click.option("--ids", is_flag=True, help="Print the id of every hit of the answer.")
@click.pass_context
def command(ctx: click.Context, /, words: tuple[str, ...], folder: Path, **flags: Any) -> None:
    """Find cables by their words, parties, places and dates.

    Words are ranked, not demanded: the more of them, the rarer and the nearer together, the higher the hit. Flags
    and `field:` terms filter. Without words, all that the filters leave comes in the order of dates.

    \b
    Examples:
      cables search microphone hidden moscow legation
      cables search guarantees --from alekseev --date 1962-11
      cables search '"naval base" +quarantine -press'
      cables search --with mikoyan --since 1962-10-22 --until 1962-11 --sort date
      cables search missiles --facet sender --facet date --json
      cables search missiles --date 1962-11 --why-not wilson-110429

    \b
    In a question:
      +must  -mustnot  "exact phrase"  "near words"~5  a NEAR/10 b  missil*  name~
      AND OR NOT ( )   from:x to:x with:x place:x keyword:x date:1962-10..1962-11
    The whole language is in docs/language.md.
    """
    from search.asking import Flags, read
    from search.language import arguments_to_question
    from search.service import Search

    _check_agreement(flags)
    filters = Flags(
        fields={field.short: flags[f"field_{field.short}"] for field in FIELDS if flags.get(f"field_{field.short}")},
        **{name: flags[name] for name in ("date", "since", "until", "on", "certain", "exact", "strict", "expand")},
        match="all" if flags["match_all"] else "any" if flags["match_any"] else None,
    )
    asked = read(
        arguments_to_question([*words, *ctx.obj]),
        filters,
        sort=Sort(flags["sort"]),
        limit=None if _is_export(flags) and not (_given(ctx, "limit") or _given(ctx, "page")) else flags["limit"],
        page=flags["page"],
        facets=facets_wanted(flags["facets"]),
        snippets=0 if flags["as_csv"] or flags["ids"] else flags["snippets"],
        explain=flags["explain"] and not flags["as_csv"],
    )
    with opened(folder) as view:
        _print(Search(view), asked, filters, flags)


def _is_export(flags: Mapping[str, Any]) -> bool:
    return bool(flags["jsonl"] or flags["as_csv"] or flags["ids"])


def _check_agreement(flags: Mapping[str, Any]) -> None:
    """Raises `UsageError` where one flag contradicts another."""
    if sum(map(bool, (flags["as_json"], flags["jsonl"], flags["as_csv"], flags["ids"]))) > 1:
        raise UsageError("--json, --jsonl, --csv and --ids exclude each other: choose one")
    if flags["match_all"] and flags["match_any"]:
        raise UsageError("--all and --any exclude each other: choose one")
    if flags["why_not"] is not None and (_is_export(flags) or flags["facets"]):
        raise UsageError("--why-not speaks of one cable: leave out --facet, --jsonl, --csv and --ids")
    if flags["facets"] and _is_export(flags):
        raise UsageError("--facet counts on the screen and in --json, not in --jsonl, --csv and --ids: leave one out")


def _given(ctx: click.Context, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _print(search: "Search", asked: "Asked", filters: "Flags", flags: Mapping[str, Any]) -> None:
    if flags["why_not"] is not None:
        _print_why_not(search, asked, flags)
    elif flags["ids"]:
        from search.printers.inert import inert_line

        print_each(map(inert_line, search.ids(asked)))
    elif flags["jsonl"] or flags["as_json"]:
        _print_json(search, asked, filters, flags)
    elif flags["as_csv"]:
        from search.printers.table import write_csv

        write_csv(search.each(asked))
    else:
        from search.printers.terminal import answer_lines

        show(answer_lines(search.ask(asked), screen_width()))


def _print_json(search: "Search", asked: "Asked", filters: "Flags", flags: Mapping[str, Any]) -> None:
    from search.printers.as_json import answer_object, encode, hit_object

    if flags["jsonl"]:
        print_each(encode(hit_object(found)) for found in search.each(asked))
    else:
        click.echo(encode(answer_object(search.ask(asked), filters.given())))


def _print_why_not(search: "Search", asked: "Asked", flags: Mapping[str, Any]) -> None:
    from search.printers.as_json import encode
    from search.printers.why_not import why_not_lines, why_not_object

    why = search.why_not(asked, flags["why_not"])
    if flags["as_json"]:
        click.echo(encode(why_not_object(why)))
    else:
        show(why_not_lines(why, screen_width()))

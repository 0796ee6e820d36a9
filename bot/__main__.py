"""The command line: all commands in one file, as `--help` lists them, each a few lines that call what does it.

It imports the bot only where it runs the bot: `--help` and `calculate` stay quick.
"""

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.exceptions import Abort, TyperException

from bot.cli.refusing import refused
from office.exits import INTERRUPTED, WRONG_USE

app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


def _version(asked: bool) -> None:
    """The version of the package that is installed."""
    if asked:
        from importlib.metadata import version

        typer.echo(f"flexbot {version('flexbot')}")
        raise typer.Exit(0)


@app.callback()
def flexbot(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Which version this is.")] = False,
) -> None:
    """Flextensie in Telegram."""


@app.command()
def run() -> None:
    """The bot, against Telegram or the server of FLEXBOT_API_BASE."""
    import gc

    gc.disable()  # nothing that is imported is ever garbage: looking for it took a third of the start
    from bot.settings import WrongSetting, read

    try:
        settings = read()
        if not settings.token.get_secret_value():
            raise WrongSetting("FLEXBOT_TOKEN is missing: put the token that BotFather gave you there")
        import uvloop  # from here on it takes seconds: a wrong setting is said before

        from bot.app import run as run_bot
        from bot.logs import set_up

        set_up(settings.log, settings.log_level, settings.secrets)
        uvloop.run(run_bot(settings))
    except WrongSetting as wrong:
        refused(str(wrong))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65534, help="The page's port; health is on the next one.")] = 8081,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    data: Annotated[Path, typer.Option(metavar="DIR", help="Where the demo keeps its state.")] = Path(".data/demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over.")] = False,
    now: Annotated[str, typer.Option(metavar="ISO", help="Begin at this moment, as 2026-11-20T09:00.")] = "",
) -> None:
    """The local Telegram with three phones, the real bot, and a sample municipality."""
    import asyncio

    from bot.demo import Demo, DemoFault, WrongMoment

    try:
        asyncio.run(Demo(port, data, now).run(fresh=fresh, browser=not no_browser))
    except WrongMoment as wrong:
        refused(str(wrong), WRONG_USE)
    except DemoFault as fault:
        refused(str(fault))
    except (KeyboardInterrupt, asyncio.CancelledError):
        raise typer.Exit(0) from None


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    import asyncio

    from sqlalchemy.exc import DBAPIError

    import bot.store  # noqa: F401
    from bot.settings import WrongSetting, read
    from core.store.migrate import migrate as upgrade

    try:
        asyncio.run(upgrade(read().database))
    except WrongSetting as wrong:
        refused(str(wrong))
    except (DBAPIError, OSError) as problem:
        why = str(getattr(problem, "orig", problem)).splitlines()[0]
        refused(f"FLEXBOT_DATABASE cannot be opened ({why[:120]}): is it right, and is the server or the folder there?")


@app.command()
def invite(
    ref: Annotated[str, typer.Argument(metavar="REF", help="The person's reference.")],
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write the QR code to this file (.png or .svg).")] = None,
    pdf: Annotated[Path | None, typer.Option(metavar="FILE", help="Write a page to print and hand over.")] = None,
    language: Annotated[
        list[str] | None, typer.Option(metavar="CODE", help="A page in this language (more than once: more pages); `all`: each.")
    ] = None,
) -> None:
    """A one-time link for a person, with a QR code in the terminal or a file, or a page to hand over."""
    from bot.cli import admin
    from bot.cli.keeping import on_database
    from words import LANGUAGES

    spoken = list(LANGUAGES) if language == ["all"] else language or []
    if unknown := [code for code in spoken if code not in LANGUAGES]:
        refused(f"--language {unknown[0]}: choose from {', '.join(LANGUAGES)}, or all", WRONG_USE)
    if out and out.suffix.lower() not in (".png", ".svg"):
        refused(f"--out {out}: the QR code is a picture: end its name in .png or .svg", WRONG_USE)
    link = on_database(lambda database, settings: admin.invite(database, settings, ref, out, pdf, spoken))
    typer.echo(link)
    if out is None and pdf is None:
        import segno

        segno.make(link).terminal(compact=True)


amounts = typer.Typer(help="The dated amounts of the law.")
app.add_typer(amounts, name="amounts")


@amounts.command("add")
def amounts_add(
    series: Annotated[str, typer.Argument(metavar="SERIES", help="For one: premium_cap_per_calendar_year.")],
    since: Annotated[str, typer.Argument(metavar="DATE", help="YYYY-MM-DD")],
    amount: Annotated[str, typer.Argument(metavar="AMOUNT", help="Euros, with a point.")],
    source: Annotated[str, typer.Option(metavar="TEXT", help="Where it can be read.")] = "",
    even_so: Annotated[bool, typer.Option("--even-so", help="It is right although it is far from the amount before it.")] = False,
) -> None:
    """Add a row to a series: amount, first day, source."""
    from bot.cli import admin
    from bot.cli.keeping import on_database
    from core.rules.cents import number
    from office.database import WrongUse, day_of

    try:
        day = day_of(since)
    except WrongUse as wrong:
        refused(str(wrong), WRONG_USE)
    value = number(amount)
    if value is None:
        refused(f"{amount}: write the amount as 3450 or 3450.50", WRONG_USE)
    if not source.strip():
        refused("--source TEXT is missing: say where the amount can be read", WRONG_USE)
    series_now = on_database(lambda database, _settings: admin.add_amount(database, series, day, value, source, even_so))
    typer.echo(f"{series}: {value} since {day}, confirmed until {series_now.confirmed_from(day)}")
    for first, last in series_now.gaps:
        typer.echo(f"{series}: nobody entered an amount for {first} until {last} yet: add it too")


@app.command("import")
def import_files(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH...", help="CSV, XLSX, policy.toml, or folders of them.")
    ] = None,
    municipality: Annotated[str, typer.Option(metavar="NAME", help="Whose data it is, when it cannot be told.")] = "",
    templates: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Only write empty files to fill in, each column explained.")
    ] = None,
) -> None:
    """What a municipality has already: policy, people, employers, jobs, placements, hours, payments. All or nothing."""
    from office.importing.command import import_command, templates_command

    if bool(paths) == bool(templates):
        refused("name the files to import, or --templates and a folder", WRONG_USE)
    raise typer.Exit(
        templates_command(templates) if templates else import_command(_database(), paths or [], municipality, _now())
    )


@app.command()
def overview(
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="The month, as 2026-10.")] = "",
    year: Annotated[int, typer.Option(metavar="YYYY", help="Or the year.")] = 0,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
) -> None:
    """A month's placements, hours, open weeks and coming ends, or a year's figures, as XLSX and CSV."""
    from office.overview.command import overview_command

    raise typer.Exit(overview_command(_database(), month, year, out))


@app.command()
def payments(
    moment: Annotated[str, typer.Option(metavar="DATE", help="Premium on this day, as 2026-12-31.")] = "",
    travel: Annotated[str, typer.Option(metavar="YYYY-MM", help="Or the travel costs until the end of this month.")] = "",
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
    by: Annotated[str, typer.Option(metavar="REF", help="Propose it, as the person with this reference.")] = "",
    approve: Annotated[str, typer.Option(metavar="REF", help="Approve it, as a second person.")] = "",
    accounts: Annotated[
        Path | None,
        typer.Option(metavar="CSV", help="payee_ref,iban,name of this run, with a row `trust`: makes the file for the bank."),
    ] = None,
    skip_faults: Annotated[bool, typer.Option("--skip-faults", help="Pay the rest when an account is wrong.")] = False,
    municipality: Annotated[str, typer.Option(metavar="NAME", help="Only this one.")] = "",
) -> None:
    """A run of premium or travel costs: look at it, propose it, approve it, make the file for the bank."""
    from office.payments.command import payments_command

    raise typer.Exit(payments_command(_database(), moment, travel, out, by, approve, accounts, skip_faults, municipality))


@app.command()
def settle(
    half: Annotated[str, typer.Option(metavar="2026H2", help="The half year.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
    issue: Annotated[bool, typer.Option("--issue", help="For good: what changes later comes in the next half year.")] = False,
    by: Annotated[str, typer.Option(metavar="REF", help="Who issues it.")] = "",
    municipality: Annotated[str, typer.Option(metavar="NAME", help="Only this one.")] = "",
) -> None:
    """A half year: turnover, premium, travel, other costs, administration, and what remains for the municipality."""
    from office.settling.command import settle_command

    raise typer.Exit(settle_command(_database(), half, out, issue, by, municipality))


@app.command()
def ledger(
    format: Annotated[Literal["beancount", "hledger", "csv"], typer.Option(help="For which program.")] = "beancount",
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
    municipality: Annotated[str, typer.Option(metavar="NAME", help="Only this one.")] = "",
) -> None:
    """The whole books over the trust account, double entry."""
    from office.ledger.command import ledger_command

    raise typer.Exit(ledger_command(_database(), format, out, municipality))


@app.command()
def invoices(
    month: Annotated[str, typer.Option(metavar="YYYY-MM", help="The month, as 2026-10.")] = "",
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
    parties: Annotated[
        Path | None, typer.Option(metavar="CSV", help="Who stands on invoices, with a row `creditor`: issues what is new.")
    ] = None,
    statement: Annotated[
        Path | None, typer.Option(metavar="XML", help="Instead of a month: the bank's camt.053; what it pays is booked.")
    ] = None,
    municipality: Annotated[str, typer.Option(metavar="NAME", help="Only this one.")] = "",
) -> None:
    """A month's invoices to employers: numbered, never changed, with timesheets; PDF, UBL and a register. Or what came in on them."""
    from office.invoicing.command import invoices_command

    raise typer.Exit(invoices_command(_database(), month, out, parties, municipality, statement))


@app.command()
def backup(file: Annotated[Path, typer.Argument(metavar="FILE")]) -> None:
    """A consistent copy of the database while the bot goes on, in place of a file of that name. The key is not in it: keep that elsewhere."""
    import asyncio

    from bot.cli import admin
    from bot.settings import WrongSetting, read
    from office.database import Refused

    try:
        anchor = asyncio.run(admin.backup(read(), file))
    except (Refused, WrongSetting) as problem:
        refused(str(problem))
    typer.echo("\n".join(str(made) for made in (file, anchor) if made))


def _database() -> str:
    """The URL of the settings' database."""
    from bot.settings import WrongSetting, read

    try:
        return read().database
    except WrongSetting as wrong:
        refused(str(wrong))


def _now() -> datetime:
    """The moment that a command dates things by: the bot's, where FLEXBOT_CLOCK is set."""
    from bot.cli.moment import moment
    from bot.settings import WrongSetting, read

    try:
        return moment(read().clock)
    except WrongSetting as wrong:
        refused(str(wrong))


@app.command()
def calculate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Plain files: policy.toml, placements.csv, ...")],
    format: Annotated[Literal["json", "table"], typer.Option(help="For programs or for people.")] = "json",
    explain: Annotated[
        str | None, typer.Option(metavar="LINE", help="Only say where one line comes from: placements/P1/premium, for one.")
    ] = None,
) -> None:
    """The rules on plain files, no database."""
    from office.calculate import calculate_command

    raise typer.Exit(calculate_command(directory, format, explain))


@app.command()
def verify(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE.pdf|CODE", help="Only this document, or the one whose picture holds this: ours, unchanged?"),
    ] = None,
) -> None:
    """Whether the trail, what deeds left behind and the documents are as they were; exit code 1 and the first fault when not."""
    from bot.cli.keeping import verify_code_command, verify_command, verify_file_command
    from core.actions.documents import code_in

    if file is None:
        verify_command()
    elif not file.exists() and (code := code_in(str(file))):
        verify_code_command(code)
    else:
        verify_file_command(file)


@app.command("rotate-key")
def rotate_key(
    drop: Annotated[bool, typer.Option("--drop", help="Forget older keys; first restart the bot.")] = False,
) -> None:
    """Seal everything anew with a new key."""
    from bot.cli.keeping import rotate_command

    rotate_command(drop)


@app.command()
def export(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Reference, number in the chat, or #number in the database.")],
    out: Annotated[Path, typer.Option(metavar="DIR", help="Where the files go.")] = Path(),
) -> None:
    """Everything that is held about a person, to read and for programs."""
    from bot.cli.keeping import export_command

    export_command(person, out)


@app.command()
def erase(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Reference, number in the chat, or #number in the database.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask first.")] = False,
) -> None:
    """Erase everything about a person that the law does not keep."""
    from bot.cli.keeping import erase_command

    erase_command(person, sure=yes)


def _said(wrong: TyperException) -> str:
    """What is wrong; in words of our own where those of the parser are about programs."""
    option = str(getattr(wrong, "option_name", ""))
    if option[1:].isdigit():
        amount = next(word for word in sys.argv[1:] if word.startswith(option))
        return f"{amount}: an amount is above 0: write it as 3450 or 3450.50"
    found: Any = getattr(wrong.__cause__, "errors", list)()
    if not isinstance(wrong, typer.BadParameter) or not found:
        return wrong.format_message()
    param: Any = wrong.param
    if found[0]["type"] == "value_error":
        return f"{param.opts[0]}: {found[0]['ctx']['error']}"
    within = f" from {param.min} to {param.max}" if param.min is not None else ""
    return f"{param.opts[0]}: must be a whole number{within}"


def main() -> None:
    """Entry point of `flexbot`. Wrong use is one line, too."""
    try:
        sys.exit(app(prog_name="flexbot", standalone_mode=False) or 0)
    except TyperException as wrong:
        if said := " ".join(_said(wrong).split()):  # nothing when the help was asked for
            command = wrong.ctx.command_path if getattr(wrong, "ctx", None) else "flexbot"  # type: ignore[attr-defined]
            print(f"flexbot: {said.rstrip('.')}: `{command} --help` shows how", file=sys.stderr)
        sys.exit(wrong.exit_code)
    except Abort:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()

"""The command line. It imports the bot only where it runs the bot: `--help` and `calculate` stay quick."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help="Flextensie in Telegram.")


def refused(text: str) -> NoReturn:
    """One line on stderr, exit code 1."""
    typer.echo(f"flexbot: {text}", err=True)
    raise typer.Exit(1)


@app.command()
def run() -> None:
    """The bot, against Telegram or the server of FLEXBOT_API_BASE."""
    from bot.app import run as run_bot
    from bot.logs import set_up
    from bot.settings import WrongSetting, read

    try:
        settings = read()
        if not settings.token.get_secret_value():
            raise WrongSetting("FLEXBOT_TOKEN is missing: put the token that BotFather gave you there")
        set_up(settings.log)
        asyncio.run(run_bot(settings))
    except WrongSetting as wrong:
        refused(str(wrong))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


@app.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65534, help="The page's port; health is on the next one.")] = 8081,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    data: Annotated[Path, typer.Option(help="Where the demo keeps its state.")] = Path(".data/demo"),
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over.")] = False,
    now: Annotated[str, typer.Option(help="Begin at this moment (ISO 8601).")] = "",
) -> None:
    """The local Telegram with three phones, the real bot, and a sample municipality."""
    from bot.demo import Demo, DemoFault

    try:
        asyncio.run(Demo(port, data, now).run(fresh=fresh, browser=not no_browser))
    except DemoFault as fault:
        refused(str(fault))
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


@app.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    import bot.store  # noqa: F401
    from bot.settings import WrongSetting, read
    from core.store.migrate import migrate as upgrade

    try:
        asyncio.run(upgrade(read().database))
    except WrongSetting as wrong:
        refused(str(wrong))


@app.command()
def calculate(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Plain files: policy.toml, placements.csv, ...")],
    format: Annotated[Literal["json", "table"], typer.Option(help="For programs or for people.")] = "json",
) -> None:
    """The rules on plain files, no database."""
    from office.calculate import calculate_command

    raise typer.Exit(calculate_command(directory, format))


def main() -> None:
    """Entry point of `flexbot`."""
    sys.exit(app())


if __name__ == "__main__":
    main()

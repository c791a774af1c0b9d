"""click's commands with every word of their own in Indonesian."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from kinerja_lib.dasar.errors import MAX_NILAI, KinerjaError, nearest, one_line, reason
from kinerja_lib.dasar.layar import KeluaranError, finish, let_go, say

PENUH = (errno.ENOSPC, errno.EIO, errno.EBADF, errno.EPIPE)
"""How a stream that cannot be written to fails."""
MAX_ANGKA = 20
"""Digits that a whole number may have to be looked at."""


class Bulat(click.ParamType):
    """A whole number between two bounds."""

    name = "bilangan"

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number or say which are allowed."""
        text = str(value)
        if text.isascii() and text.isdigit():
            bare = text.lstrip("0") or "0"
            if len(bare) < MAX_ANGKA and self.low <= int(bare) <= self.high:
                return int(bare)
        shown = one_line(text, MAX_NILAI)
        self.fail(f'"{shown}" bukan bilangan bulat {self.low} sampai {self.high}.', param, ctx)


class Pilihan(click.ParamType):
    """Names from a short list, separated by commas."""

    name = "pilihan"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Split at the commas; doubled names count once."""
        if isinstance(value, tuple):
            return value
        names = tuple(dict.fromkeys(n.strip().lower() for n in str(value).split(",") if n.strip()))
        return names or self.fail("harus menyebut sedikitnya satu format.", param, ctx)


def required(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Refuse a missing option; click's own `required` prints an English word in the help."""
    if value is None:
        raise click.MissingParameter(ctx=ctx, param=param)
    return value


class Perintah(click.Command):
    """A command whose help is Indonesian and that names arguments too many."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("options_metavar", "[OPSI]")
        super().__init__(*args, **kwargs)
        self.allow_extra_args = True

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help` with an Indonesian text."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Tampilkan bantuan ini."
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Pemakaian: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [r for p in options if (r := p.get_help_record(ctx)) is not None]
        with formatter.section("Opsi"):
            formatter.write_dl(records)

    def invoke(self, ctx: click.Context) -> Any:
        """Refuse what is left over, then run."""
        if ctx.args and not isinstance(self, click.Group):
            raise click.UsageError(f'argumen "{ctx.args[0]}" berlebih.', ctx)
        return super().invoke(ctx)


class Kelompok(Perintah, click.Group):
    """The group of commands, and the one place where errors become messages and exit codes."""

    command_class = Perintah

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "PERINTAH [ARGUMEN]...")
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        rows = [(n, c.get_short_help_str(90)) for n, c in self.commands.items() if not c.hidden]
        with formatter.section("Perintah"):
            formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            known = list(self.commands)
            near = _near(args[0], known)
            raise click.UsageError(f'perintah "{args[0]}" tidak dikenal.{near}', ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> NoReturn:
        """Run and exit: 0 done, 1 data or a report failed, 2 wrong usage, 130 interrupted."""
        extra["standalone_mode"] = False
        try:
            code = super().main(args, *rest, **extra)
            finish()
        except click.UsageError as error:
            code = _wrong_usage(error)
        except KinerjaError as error:
            _debug()
            say(error)
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            say("Dihentikan. Hasil yang sudah selesai tetap utuh.")
            code = 130
        except OSError as error:
            code = _broken(error)
        except SystemExit as error:
            code = error.code
        except BaseException as error:  # a panic of a library in Rust is no Exception
            code = _unexpected(error)
        let_go()
        sys.exit(code if isinstance(code, int) else 0)


def _broken(error: OSError) -> int:
    """Tell a place that takes no more, which names no file, from all else a system may refuse."""
    if error.filename is not None or error.errno not in PENUH:
        return _unexpected(error)
    say(KeluaranError.of(error))
    return KeluaranError.exit_code


def _wrong_usage(error: click.UsageError) -> int:
    if isinstance(error, getattr(click.exceptions, "NoArgsIsHelpError", ())):
        say(error.format_message())
        return error.exit_code
    path = error.ctx.command_path if error.ctx else "kinerja"
    say(f"{_explain(error)}\nBantuan: {path} --help")
    return error.exit_code


def _explain(error: click.UsageError) -> str:
    """Say in Indonesian what click found wrong."""
    if isinstance(error, click.NoSuchOption):
        params = error.ctx.command.get_params(error.ctx) if error.ctx else []
        known = [name for p in params for name in p.opts if name.startswith("-")]
        return f"opsi {error.option_name} tidak dikenal.{_near(error.option_name, known)}"
    if isinstance(error, click.BadOptionUsage):
        return f"opsi {error.option_name}: nilainya kurang atau tidak diperlukan."
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = error.param.opts[0] if isinstance(error.param, click.Option) else error.param.metavar
        missing = isinstance(error, click.MissingParameter)
        return f"{name} wajib diisi." if missing else f"{name}: {error.message}"
    return error.message


def _near(value: str, known: Sequence[str]) -> str:
    near = nearest(value, known)
    return f' Mungkin maksudnya "{near}".' if near else ""


def _debug() -> None:
    if os.environ.get("KINERJA_DEBUG"):
        import traceback

        traceback.print_exc()


def _unexpected(error: BaseException) -> int:
    _debug()
    say(f"{reason(error)}. Ulangi dengan KINERJA_DEBUG=1 untuk melihat rinciannya, lalu laporkan.")
    return 1

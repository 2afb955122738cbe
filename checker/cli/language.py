"""Which language the program speaks: what ``--lang`` says, else the configuration, else the locale, else Chinese."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import click

from checker.messages import FALLBACK, FIRST, spoken
from checker.model import Lang

OPTION = "--lang"


@dataclass(slots=True)
class Speech:
    """What a run speaks: the object of click's context, from the arguments until a command knows the configuration."""

    lang: Lang = FIRST[0]
    chosen: bool = False
    """Whether the arguments say so: then no configuration has a word in it."""


def asked(arguments: Sequence[str]) -> Speech:
    """What the arguments ask for, not parsed yet: help and mistakes of usage have a language too.

    >>> [asked(a).lang for a in (["lint", "--lang", "en"], ["--lang=en"], ["--lang", "en", "--lang", "zh"])]
    ['en', 'en', 'zh']
    """
    options = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    named = [value for option, value in pairwise(options) if option == OPTION]
    named += [option.partition("=")[2] for option in options if option.startswith(f"{OPTION}=")]
    chosen = next((lang for lang in reversed(named) if spoken(lang)), None)
    return Speech(chosen or of_locale(os.environ), chosen is not None)


def language(option: Lang | None, configured: Lang | None) -> Lang:
    """The language of messages from here on: the option, the configuration, the locale, Chinese."""
    context = click.get_current_context(silent=True)
    speech = (context.find_object(Speech) if context is not None else None) or Speech()
    if option or not speech.chosen:
        speech.lang = option or configured or of_locale(os.environ)
    return speech.lang


def of_context(ctx: click.Context) -> Lang:
    """The language of the run that *ctx* belongs to."""
    speech = ctx.find_object(Speech)
    return speech.lang if speech is not None else FIRST[0]


def of_locale(environment: Mapping[str, str]) -> Lang:
    """The language of the locale, English where we do not speak it; ``C`` and nothing say nothing.

    >>> [of_locale({"LANG": lang}) for lang in ("", "C.UTF-8", "zh_TW.UTF-8", "en_GB.UTF-8", "de_DE")]
    ['zh', 'zh', 'zh', 'en', 'en']
    """
    named = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    lang = named.partition(".")[0].partition("_")[0].lower()
    if lang in {"", "c", "posix"}:
        return FIRST[0]
    return lang if spoken(lang) else FALLBACK

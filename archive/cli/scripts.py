"""
The completion scripts: tables made from the commands, and for each shell the code that reads them.

bash and zsh share their tables, which are functions of plain `case` and `echo`. The bash code keeps
to what bash 3.2 knows, which macOS still ships.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

from archive.cli.commands import COMMANDS, QUERY_COMMANDS, load, root_command
from index.fields import FIELDS, SCOPES

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE_METAVARS = frozenset({"FILE", "DIR"})
_PATH_COMMANDS = ("add",)
_SHELLS = ("bash", "zsh", "fish")


class _Option(NamedTuple):
    """An option for a script; *values* are choices, "@files", "@queries", or None for a flag."""

    spellings: tuple[str, ...]
    values: tuple[str, ...] | None
    help: str


def _options(command: click.Command) -> Iterator[_Option]:
    for parameter in command.params:
        if not isinstance(parameter, click.Option) or parameter.hidden:
            continue
        values: tuple[str, ...] | None = None
        if not parameter.is_flag:
            choices = getattr(parameter.type, "choices", ())
            is_file = parameter.metavar in _FILE_METAVARS
            values = ("@files",) if is_file else tuple(map(str, choices))
        elif parameter.name == "remove":  # archive save --remove NAME
            values = ("@queries",)
        spelt = (*parameter.opts, *parameter.secondary_opts)
        yield _Option(spelt, values, (parameter.help or "").rstrip("."))
    yield _Option(("--help", "-h"), None, "Show help")


def _tables() -> dict[str, list[_Option]]:
    """The options of the root under "", and those of every command."""
    tables = {"": list(_options(root_command()))}
    for name in COMMANDS:
        tables[name] = list(_options(load(name)))
    return tables


def _fields() -> list[str]:
    return [f"{row.name}:" for row in FIELDS.values() if row.plain]


def script(shell: str) -> str:
    """The whole script for "bash", "zsh" or "fish"."""
    if shell == "fish":
        return _fish()
    return f"# {shell} completion for archive\n{_shared()}{_BASH if shell == 'bash' else _ZSH}"


def _shared() -> str:
    """The tables as shell functions."""
    tables = _tables()
    globally = " ".join(s for option in tables[""] for s in option.spellings if s != "--version")
    options: list[str] = []
    values: list[str] = []
    for name, table in tables.items():
        spelt = " ".join(s for option in table for s in option.spellings if len(s) > 2)
        options.append(f"    '{name}') echo {spelt} ;;")
        for option in table:
            if option.values is None:
                continue
            patterns = "|".join(
                f"*' {s}'" if not name else f"'{name} {s}'" for s in option.spellings
            )
            values.append(f"    {patterns}) echo {' '.join(option.values) or '@none'} ;;")
    values.sort(key=lambda line: line.startswith("    *"))  # a command's own options come first
    shells = " ".join(_SHELLS)
    return f"""
_archive_commands() {{ echo {" ".join(COMMANDS)}; }}
_archive_fields() {{ echo {" ".join(_fields())}; }}
_archive_scopes() {{ echo {" ".join(SCOPES)}; }}
_archive_everywhere() {{ echo {globally}; }}
_archive_options() {{
    case "$1" in
{chr(10).join(options)}
    esac
}}
# What may follow an option: choices, @files, @queries, @none; nothing when no value follows.
_archive_values() {{
    case "$1 $2" in
{chr(10).join(values)}
    esac
}}
# What the words of a command are: @query, @files, @none or choices.
_archive_words() {{
    case "$1" in
    {"|".join(sorted(QUERY_COMMANDS))}) echo @query ;;
    {"|".join(_PATH_COMMANDS)}) echo @files ;;
    completion) echo {shells} ;;
    *) echo @none ;;
    esac
}}
"""


_BASH = r"""
# The names in the archive in use: queries or outlets.
_archive_ask() {
    local i where=()
    for ((i = 1; i < ${#_archive_line[@]} - 1; i++)); do
        case "${_archive_line[i]}" in
        --archive) where=(--archive "${_archive_line[i + 1]/#\~/$HOME}") ;;
        --archive=*) where=("${_archive_line[i]}") ;;
        esac
    done
    command "${_archive_line[0]/#\~/$HOME}" ${where[@]+"${where[@]}"} \
        completion --list "$1" 2>/dev/null
}

# Offer those lines of stdin that begin with $1; each gets $2 in front and $3 behind.
_archive_offer() {
    local item
    while IFS= read -r item; do
        if [[ -n $item && $item == "$1"* ]]; then
            COMPREPLY[${#COMPREPLY[@]}]="$2$item$3"
        fi
    done
}

_archive_lines() { local item; for item in "$@"; do printf '%s\n' "$item"; done; }

_archive_files() {
    local item
    compopt -o filenames +o nospace 2>/dev/null
    while IFS= read -r item; do
        COMPREPLY[${#COMPREPLY[@]}]="$item"
    done < <(compgen -f -- "$1")
}

_archive_query() {
    local cur=$1 lead= field back
    while [[ $cur == [-\(\'\"]* ]]; do
        lead="$lead${cur:0:1}"
        cur=${cur:1}
    done
    if [[ $cur != *:* ]]; then
        [[ -n $cur ]] && _archive_offer "$cur" "$lead" "" < <(_archive_lines $(_archive_fields))
        return
    fi
    field=${cur%%:*}
    # Where : divides words, readline replaces only what stands behind it.
    back="$lead$field:"
    [[ $COMP_WORDBREAKS == *:* ]] && back=
    case "$field" in
    query) _archive_offer "${cur#*:}" "$back" " " < <(_archive_ask queries) ;;
    source|only) _archive_offer "${cur#*:}" "$back" " " < <(_archive_ask outlets) ;;
    in) _archive_offer "${cur#*:}" "$back" " " < <(_archive_lines $(_archive_scopes)) ;;
    esac
}

_archive() {
    local line=${COMP_LINE:0:COMP_POINT} cur before command= i values equals=
    local _archive_line
    read -ra _archive_line <<<"$line"
    [[ $line == *[[:space:]] ]] && _archive_line[${#_archive_line[@]}]=
    COMPREPLY=()
    cur=${_archive_line[${#_archive_line[@]} - 1]}
    before=${_archive_line[${#_archive_line[@]} - 2]}
    for ((i = 1; i < ${#_archive_line[@]} - 1; i++)); do
        case "${_archive_line[i]}" in
        --*=*) ;;
        -*) [[ -n $(_archive_values "" "${_archive_line[i]}") ]] && ((i++)) ;;
        *) command=${_archive_line[i]}; break ;;
        esac
    done
    if [[ $cur == --*=* ]]; then
        before=${cur%%=*}
        equals="$before="
        cur=${cur#*=}
        [[ $COMP_WORDBREAKS == *=* ]] && equals=
    fi
    values=$(_archive_values "$command" "$before")
    case "$values" in
    @files) _archive_files "$cur"; return ;;
    @queries) _archive_offer "$cur" "" " " < <(_archive_ask queries); return ;;
    @none) return ;;
    ?*) _archive_offer "$cur" "$equals" " " < <(_archive_lines $values); return ;;
    esac
    if [[ $cur == --* ]]; then
        _archive_offer "$cur" "" " " < <(
            _archive_lines $(_archive_options "$command") $(_archive_everywhere) | LC_ALL=C sort -u
        )
        return
    fi
    if [[ -z $command ]]; then
        _archive_offer "$cur" "" " " < <(_archive_lines $(_archive_commands))
        return
    fi
    values=$(_archive_words "$command")
    case "$values" in
    @query) _archive_query "$cur" ;;
    @files) _archive_files "$cur" ;;
    @none) ;;
    *) _archive_offer "$cur" "" " " < <(_archive_lines $values) ;;
    esac
}

complete -o nospace -F _archive archive
"""

_ZSH = r"""
# The names in the archive in use: queries or outlets.
_archive_ask() {
    local -a where
    integer i
    for ((i = 2; i < CURRENT; i++)); do
        case "$words[i]" in
        --archive) where=(--archive "${(Q)words[i+1]/#\~/$HOME}") ;;
        --archive=*) where=("${(Q)words[i]}") ;;
        esac
    done
    command "${(Q)words[1]}" $where completion --list "$1" 2>/dev/null
}

_archive_query() {
    compset -P '[-(]#'
    if [[ $PREFIX != *:* ]]; then
        compadd -S '' -- $(_archive_fields)
        return
    fi
    local field=${PREFIX%%:*}
    compset -P '*:'
    case "$field" in
    query) compadd -- ${(f)"$(_archive_ask queries)"} ;;
    source|only) compadd -- ${(f)"$(_archive_ask outlets)"} ;;
    in) compadd -- $(_archive_scopes) ;;
    esac
}

_archive() {
    setopt localoptions extendedglob
    local command= before="$words[CURRENT-1]" values
    integer i
    for ((i = 2; i < CURRENT; i++)); do
        case "$words[i]" in
        --*=*) ;;
        -*) [[ -n "$(_archive_values "" "$words[i]")" ]] && ((i++)) ;;
        *) command="$words[i]"; break ;;
        esac
    done
    if [[ $PREFIX == --*=* ]]; then
        before="${PREFIX%%=*}"
        compset -P '*='
    fi
    values="$(_archive_values "$command" "$before")"
    case "$values" in
    @files) _files; return ;;
    @queries) compadd -- ${(f)"$(_archive_ask queries)"}; return ;;
    @none) return ;;
    ?*) compadd -- ${=values}; return ;;
    esac
    if [[ $PREFIX == --* ]]; then
        compadd -- ${(u)=:-"$(_archive_options "$command") $(_archive_everywhere)"}
        return
    fi
    if [[ -z $command ]]; then
        compadd -- $(_archive_commands)
        return
    fi
    values="$(_archive_words "$command")"
    case "$values" in
    @query) _archive_query ;;
    @files) _files ;;
    @none) ;;
    *) compadd -- ${=values} ;;
    esac
}

if [ "$funcstack[1]" = _archive ]; then
    _archive "$@"
else
    compdef _archive archive
fi
"""

_FISH = r"""
function __archive_ask
    set -l where
    set -l line (commandline -opc)
    for i in (seq 2 (count $line))
        switch $line[$i]
            case --archive
                test $i -lt (count $line); and set where --archive $line[(math $i + 1)]
            case '--archive=*'
                set where $line[$i]
        end
    end
    command $line[1] $where completion --list $argv[1] 2>/dev/null
end

function __archive_query
    set -l word (commandline -ct)
    set -l lead (string match -r '^[-(]*' -- $word)
    set -l bare (string replace -r '^[-(]*' '' -- $word)
    switch $bare
        case 'query:*'
            printf "$lead"'query:%s\n' (__archive_ask queries)
        case 'source:*'
            printf "$lead"'source:%s\n' (__archive_ask outlets)
        case 'only:*'
            printf "$lead"'only:%s\n' (__archive_ask outlets)
        case 'in:*'
            printf "$lead"'in:%s\n' @SCOPES@
        case '*'
            printf "$lead"'%s\n' @FIELDS@
    end
end

complete -c archive -f
"""


def _quoted(text: str) -> str:
    r"""*text* as a fish string: in single quotes, where only \ and ' are escaped."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _fish() -> str:
    lines = ["# fish completion for archive"]
    code = _FISH.replace("@SCOPES@", " ".join(SCOPES)).replace("@FIELDS@", " ".join(_fields()))
    lines.append(code)
    for name, (_, line) in COMMANDS.items():
        help_ = _quoted(line.rstrip("."))
        lines.append(f"complete -c archive -n __fish_use_subcommand -a {name} -d {help_}")
    for name, table in _tables().items():
        seen = f"-n '__fish_seen_subcommand_from {name}' " if name else ""
        lines += (f"complete -c archive {seen}{_fish_option(option)}" for option in table)
    queries = " ".join(sorted(QUERY_COMMANDS))
    lines += [
        f"complete -c archive -n '__fish_seen_subcommand_from {queries}' -a '(__archive_query)'",
        f"complete -c archive -n '__fish_seen_subcommand_from {' '.join(_PATH_COMMANDS)}' -F",
        f"complete -c archive -n '__fish_seen_subcommand_from completion' -a '{' '.join(_SHELLS)}'",
    ]
    return "\n".join(lines)


def _fish_option(option: _Option) -> str:
    parts = [
        f"-l {spelling[2:]}" if spelling.startswith("--") else f"-s {spelling[1:]}"
        for spelling in option.spellings
    ]
    if option.values is not None:
        if option.values == ("@files",):
            parts.append("-r -F")
        elif option.values == ("@queries",):
            parts.append("-x -a '(__archive_ask queries)'")
        else:
            parts.append("-x")
            if option.values:
                parts.append(f"-a {_quoted(' '.join(option.values))}")
    parts.append(f"-d {_quoted(option.help)}")
    return " ".join(parts)

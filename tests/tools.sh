# Tools of others that a check asks, and that the project does without. To be sourced by a check that has set `tools`, the folder
# for them, `wanted`, their names and versions, and `missed`, what does not happen without them.

skip() {
    printf 'skipped: %s, since %s\n' "$missed" "$*"
    exit 0
}

# Runs `install` unless the same tools are there already, and skips the check where a program for that is missing, or a network.
need() {
    for program in "$@"; do
        command -v "$program" >/dev/null || skip "\`$program\` is not there"
    done
    [ "$(cat "$tools/installed" 2>/dev/null)" = "$wanted" ] && return
    rm -rf "$tools" && mkdir -p "$tools"
    install >"$tools.log" 2>&1 || skip "the tools could not be installed: see $tools.log"
    printf '%s' "$wanted" >"$tools/installed"
}

# Nothing of the packages runs while they are installed.
npm_install() {
    npm install --prefix "$tools" --ignore-scripts --no-audit --no-fund --loglevel error "$@"
}

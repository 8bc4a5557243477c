#!/usr/bin/env bash
# Makes the picture of the README from a real run, on a server in memory: docs/picture.sh > docs/terminal.svg
set -euo pipefail

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
: >empty
ln -s "$root/opik-export" .
./opik-export --version >/dev/null 2>&1 # builds, if it must
export OPIK_URL_OVERRIDE=emulator OPIK_PROJECT_NAME=golden COLUMNS=96 NO_COLOR=1 SHELL=/bin/bash LC_ALL=C.UTF-8

commands=(
    "./opik-export preview traces -f 'duration > 2s' --limit 4"
    "./opik-export traces -f 'duration > 2s AND NOT tags contains \"test\"' -o slow.parquet"
    "./opik-export filter check 'duraton > 2s AND tags contain \"prod\"'"
    "./opik-export stats spans -f 'type = \"llm\"' | head -n 12"
)

# What a terminal shows in the end: of each line what stands behind its last return, without colours.
for command in "${commands[@]}"; do
    printf '$ %s\n' "$command"
    script -qec "stty cols 96; $command" typescript <empty | sed -E 's/\r+$//; s/.*\r//; s/\x1B\[[0-9;?]*[A-Za-z]//g' || true
    printf '\n'
done | awk '
    { gsub(/&/, "\\&amp;"); gsub(/</, "\\&lt;"); gsub(/>/, "\\&gt;"); lines[++n] = $0 }
    END {
        while (n > 0 && lines[n] == "") n--
        printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 840 %d\" font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"13\">\n", 18 * n + 52
        print "<title>opik-export in a terminal</title>"
        printf "<rect width=\"840\" height=\"%d\" rx=\"8\" fill=\"#16181c\"/>\n", 18 * n + 52
        print "<circle cx=\"20\" cy=\"18\" r=\"5\" fill=\"#ff5f57\"/><circle cx=\"38\" cy=\"18\" r=\"5\" fill=\"#febc2e\"/><circle cx=\"56\" cy=\"18\" r=\"5\" fill=\"#28c840\"/>"
        for (i = 1; i <= n; i++) {
            colour = lines[i] ~ /^\$ / ? "#6ea3ff" : "#e8eaed"
            if (lines[i] != "") printf "<text x=\"18\" y=\"%d\" fill=\"%s\" xml:space=\"preserve\">%s</text>\n", 18 * i + 32, colour, lines[i]
        }
        print "</svg>"
    }'

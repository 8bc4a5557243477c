#!/usr/bin/env bash
# Checks every script of the project with shellcheck: those that say so in their first line, and bash's completion.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../../../.."
mapfile -t scripts < <(git ls-files | while read -r file; do
    [ ! -f "$file" ] || ! head -c 20 "$file" | grep -qaE '^#!.*(ba)?sh' || printf '%s\n' "$file"
done)
shellcheck "${scripts[@]}"
shellcheck --shell=bash cli/src/main/resources/dev/opikexport/cli/completion/completion.bash
printf '%d scripts\n' "${#scripts[@]}"

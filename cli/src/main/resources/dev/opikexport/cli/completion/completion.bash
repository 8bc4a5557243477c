# bash completion for opik-export; asks opik-export itself what could stand at the cursor.
_opik_export() {
    local candidate
    COMPREPLY=()
    while IFS= read -r candidate; do
        COMPREPLY+=("$candidate")
    done < <("${1/#\~/$HOME}" complete bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [ ${#COMPREPLY[@]} -gt 0 ]; then
        compopt -o nospace 2>/dev/null
    fi
}
complete -o default -F _opik_export opik-export
complete -o default -F _opik_export ./opik-export

#compdef opik-export
# zsh completion for opik-export; asks opik-export itself what could stand at the cursor.
_opik_export() {
    local candidate meaning
    local -a ends end_lines begins begin_lines
    while IFS=$'\t' read -r candidate meaning; do
        if [[ $candidate == *' ' ]]; then
            ends+=("${candidate% }")
            end_lines+=("${candidate% }${meaning:+  -- $meaning}")
        else
            begins+=("$candidate")
            begin_lines+=("$candidate${meaning:+  -- $meaning}")
        fi
    done < <("${(Q)words[1]/#\~/$HOME}" complete zsh "${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" 2>/dev/null)
    if (( $#ends + $#begins == 0 )); then
        _files
        return
    fi
    (( $#ends )) && compadd -Q -U -l -d end_lines -- "${ends[@]}"
    (( $#begins )) && compadd -Q -U -l -S '' -d begin_lines -- "${begins[@]}"
    return 0
}
compdef _opik_export opik-export ./opik-export

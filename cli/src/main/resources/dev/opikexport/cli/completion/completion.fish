# fish completion for opik-export; asks opik-export itself what could stand at the cursor.
function __opik_export_complete
    set -l words (commandline -opc)
    set -l found ($words[1] complete fish (commandline -cp | string collect) 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c opik-export -f -k -a '(__opik_export_complete)'

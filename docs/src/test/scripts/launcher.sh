#!/usr/bin/env bash
# Calls ./opik-export from everywhere, with a java that says how it was called.
# Usage: launcher.sh FOLDER, which must not be there yet
set -euo pipefail

root=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)
folder=$1
home="$folder/the tool's home"
mkdir -p "$home/cli/target/opik-export/lib" "$home/core/src/main" "$home/exporters/text/src/main" "$home/testdata" \
    "$folder/jdk/bin" "$folder/else where"
touch "$home/pom.xml" "$home/core/pom.xml" "$home/exporters/text/pom.xml"
cp "$root/opik-export" "$home"
touch "$home/cli/target/opik-export/.built"
ln -s "$home/opik-export" "$folder/else where/absolute"
ln -s "../the tool's home/opik-export" "$folder/else where/relative"
ln -s relative "$folder/else where/twice"

cat >"$folder/jdk/bin/java" <<'JAVA'
#!/usr/bin/env bash
printf '<%s>\n' "$@"
JAVA
chmod +x "$folder/jdk/bin/java"

checks=0
# expect WHAT WANTED COMMAND...: the command's output has the wanted text
expect() {
    local what=$1 wanted=$2 said
    shift 2
    said=$("$@" 2>&1) || true
    case $said in
        *"$wanted"*) checks=$((checks + 1)) ;;
        *)
            printf 'not ok: %s\nwanted: %s\nsaid: %s\n' "$what" "$wanted" "$said"
            exit 1
            ;;
    esac
}

export JAVA_HOME=$folder/jdk
expect "the class path is that of the tool's home" "$home/cli/target/opik-export/lib/*" "$home/opik-export"
expect "arguments stay whole" '<a b  c>' "$home/opik-export" 'a b  c'
expect "an empty argument stays" '<>' "$home/opik-export" traces ''
# shellcheck disable=SC2016  # nothing in it is meant for the shell
expect "filters keep their characters" '<name = "it'"'"'s *" & $x>' "$home/opik-export" 'name = "it'"'"'s *" & $x'
cd "$folder/else where"
for link in ./absolute ./relative ./twice; do
    expect "through the link $link" "$home/cli/target/opik-export/lib/*" "$link" --version
done
expect "from the path" "$home/cli/target/opik-export/lib/*" env PATH="$folder/else where:$PATH" twice --version
expect "without a home folder" '<--version>' env -u HOME ./absolute --version
expect "with options for Java" '<-Xmx64m>' env OPIK_EXPORT_JAVA_OPTS='-Xmx64m -Da=b' ./absolute --version
expect "with a JAVA_HOME that is none" "there is no bin/java in it" env JAVA_HOME="$folder/no jdk" ./absolute
unset JAVA_HOME
expect "without JAVA_HOME" '<--version>' env PATH="$folder/jdk/bin:$PATH" ./absolute --version
printf '%s\n' "$home" >"$home/cli/target/opik-export/.built"
expect "as the last build remembers it" "$home/cli/target/opik-export/lib/*" env PATH="$folder/jdk/bin:$PATH" ./relative
cp -R "$home" "$folder/copy"
expect "a copy does not take the original's libraries" "$folder/copy/cli/target/opik-export/lib/*" \
    env PATH="$folder/jdk/bin:$PATH" "$folder/copy/opik-export"
mkdir "$folder/tools"
for tool in bash env dirname readlink find sed cat mkdir; do
    ln -s "$(command -v "$tool")" "$folder/tools/$tool"
done
expect "without any java" "no java found" env PATH="$folder/tools" ./absolute
touch "$home/core/src/main/New.java"
expect "with newer sources and no Maven" "there is no mvn" env PATH="$folder/jdk/bin:$folder/tools" ./absolute

printf '%d checks\n' "$checks"

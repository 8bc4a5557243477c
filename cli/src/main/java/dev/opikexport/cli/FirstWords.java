package dev.opikexport.cli;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.cli.terminal.DisplayText;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the command line says when it is called without a command: what it is, and what to try. */
final class FirstWords {

    private FirstWords() {}

    static void print(Environment environment) {
        Map<String, String> tries = new LinkedHashMap<>();
        tries.put("demo", "a short tour, on a server in memory");
        tries.put("preview traces --url emulator -p golden", "the newest rows as a table, of the same server");
        if (Configuration.load(environment).isServerKnown()) {
            tries.put("projects", "what is on your server");
        } else {
            tries.put("configure", "set up your own server");
        }
        environment.out().println("opik-export takes traces, spans and threads out of Opik, as Parquet, CSV or JSONL,");
        environment.out().println("every matching row once, or it says what is missing. Try:");
        environment.out().println();
        int width = tries.keySet().stream().mapToInt(String::length).max().orElse(0);
        tries.forEach((arguments, meaning) -> environment
                .out()
                .println("  " + environment.command() + " " + DisplayText.pad(arguments, width, false) + "   "
                        + meaning));
        environment.out().println();
        environment.out().println("All commands: " + environment.command() + " --help");
    }
}

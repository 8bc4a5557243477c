package dev.opikexport.cli.help;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Writes what the commands say of themselves as a manual page, in the macros of man(7). */
final class ManPage {

    private final PrintStream out;

    ManPage(PrintStream out) {
        this.out = out;
    }

    /** The page of a program and all its commands. */
    void print(CommandLine program) {
        CommandSpec spec = program.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        out.println(".TH OPIK-EXPORT 1 \"\" \"" + spec.version()[0] + "\" \"User Commands\"");
        section("NAME");
        out.println("opik\\-export \\- traces, spans and threads of Opik as Parquet, CSV or JSONL");
        section("SYNOPSIS");
        out.println(".B opik\\-export\n.I COMMAND\n[\\fIOPTIONS\\fR]");
        section("DESCRIPTION");
        text(usage.header());
        section("OPTIONS OF ALL COMMANDS");
        spec.options().forEach(this::option);
        section("COMMANDS");
        program.getSubcommands().values().forEach(command -> command(spec, command.getCommandSpec()));
        section("EXIT STATUS");
        usage.exitCodeList().forEach(this::exitCode);
        section("EXAMPLES");
        literal(usage.footer());
    }

    private void command(CommandSpec program, CommandSpec command) {
        UsageMessageSpec usage = command.usageMessage();
        if (usage.hidden()) {
            return;
        }
        String name = command.qualifiedName().replaceFirst("^\\S+ ", "");
        out.println(".SS " + escaped(name)
                + command.positionalParameters().stream()
                        .map(parameter -> " \\fI" + escaped(parameter.paramLabel()) + "\\fR")
                        .reduce("", String::concat));
        text(usage.header());
        literal(usage.description());
        command.positionalParameters()
                .forEach(parameter -> term("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter.description()));
        command.options().stream()
                .filter(option -> !option.hidden() && program.findOption(option.longestName()) == null)
                .forEach(this::option);
        if (usage.footer().length > 0) {
            out.println(".PP\nExamples:");
            literal(usage.footer());
        }
        command.subcommands().values().stream().distinct().forEach(below -> command(program, below.getCommandSpec()));
    }

    private void option(OptionSpec option) {
        String names = String.join(
                ", ",
                Arrays.stream(option.names())
                        .map(name -> "\\fB" + escaped(name) + "\\fR")
                        .toList());
        boolean takesValue = option.arity().max() > 0;
        term(names + (takesValue ? " \\fI" + escaped(option.paramLabel()) + "\\fR" : ""), described(option));
    }

    private static String[] described(OptionSpec option) {
        String shown = option.defaultValueString();
        return Arrays.stream(option.description())
                .map(line -> line.replace("${DEFAULT-VALUE}", String.valueOf(shown)))
                .toArray(String[]::new);
    }

    private void exitCode(String code, String meaning) {
        term("\\fB" + code + "\\fR", new String[] {meaning});
    }

    private void section(String title) {
        out.println(".SH " + title);
    }

    private void term(String term, String[] meaning) {
        out.println(".TP\n" + term);
        text(meaning);
    }

    private void text(String[] lines) {
        for (String line : lines) {
            if (!line.isBlank()) {
                out.println(escaped(plain(line)));
            }
        }
    }

    private void literal(String[] lines) {
        List<String> shown = Arrays.stream(lines).map(ManPage::plain).toList();
        if (!shown.isEmpty()) {
            out.println(".PP\n.nf");
            shown.forEach(line -> out.println(escaped(line)));
            out.println(".fi");
        }
    }

    private static String plain(String line) {
        return Ansi.OFF.string(line.replace("%%", "%"));
    }

    /** Backslashes and hyphens as such, and no line that begins like a macro. */
    private static String escaped(String text) {
        String safe = text.replace("\\", "\\e").replace("-", "\\-");
        return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
    }
}

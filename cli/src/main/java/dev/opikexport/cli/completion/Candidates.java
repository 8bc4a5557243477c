package dev.opikexport.cli.completion;

import dev.opikexport.cli.command.Environment;
import dev.opikexport.cli.command.NamedConverter;
import dev.opikexport.cli.server.Configuration;
import dev.opikexport.core.output.FormatOption;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Finds what could stand at a place of a command line. */
final class Candidates {

    private static final String OQL = "OQL";
    private static final String FILTER = "FILTER";
    private static final String ENTITY = "--entity";

    private final Environment environment;
    private final Position position;

    private Candidates(Environment environment, Position position) {
        this.environment = environment;
        this.position = position;
    }

    /** What could stand in place of the last word; nothing where files could. */
    static List<Candidate> at(ShellWords line, CommandLine program, Environment environment) {
        Position position = Position.after(line.whole(), program);
        return new Candidates(environment, position)
                .all(line.last())
                .filter(candidate -> candidate.word().startsWith(line.last()))
                .toList();
    }

    private Stream<Candidate> all(String word) {
        if (position.open() != null) {
            return values(position.open(), word);
        }
        int equals = word.indexOf('=');
        if (word.startsWith("-") && equals > 0) {
            OptionSpec option = position.command().findOption(word.substring(0, equals));
            String name = word.substring(0, equals + 1);
            return option == null
                    ? Stream.of()
                    : values(option, word.substring(equals + 1)).map(value -> value.behind(name));
        }
        return word.startsWith("-") ? options() : arguments(word);
    }

    private Stream<Candidate> options() {
        return position.command().options().stream()
                .filter(option -> !option.hidden())
                .map(option -> Candidate.whole(option.longestName(), String.join(" ", option.description())));
    }

    private Stream<Candidate> arguments(String word) {
        if (position.arguments().isEmpty() && !position.command().subcommands().isEmpty()) {
            return position.command().subcommands().entrySet().stream()
                    .filter(entry ->
                            !entry.getValue().getCommandSpec().usageMessage().hidden())
                    .map(entry -> Candidate.whole(
                            entry.getKey(),
                            String.join(
                                    " ",
                                    entry.getValue()
                                            .getCommandSpec()
                                            .usageMessage()
                                            .header())));
        }
        int place = position.arguments().size();
        return position.command().positionalParameters().stream()
                .filter(parameter -> parameter.index().contains(place))
                .limit(1)
                .flatMap(parameter -> values(parameter, word));
    }

    private Stream<Candidate> values(ArgSpec argument, String word) {
        String label = argument.paramLabel();
        if (label.startsWith(OQL) || (argument instanceof PositionalParamSpec && label.equals(FILTER))) {
            return OqlCandidates.of(entity(), word).stream();
        }
        return argument instanceof OptionSpec option ? values(option.longestName(), argument, word) : named(argument);
    }

    private Stream<Candidate> values(String option, ArgSpec argument, String word) {
        return switch (option) {
            case "--project" -> ProjectNames.of(position.options(), environment).map(name -> Candidate.whole(name, ""));
            case "--profile" -> profiles();
            case "--columns", "--exclude" -> columns(word);
            case "--format" ->
                OutputFormats.installed().all().stream().map(format -> Candidate.whole(format.name(), ""));
            case "--option" -> settings(word);
            case "--url" -> Stream.of(Candidate.whole("emulator", "a server in memory"));
            default -> named(argument);
        };
    }

    /** The values of an argument that takes one of a few names. */
    private static Stream<Candidate> named(ArgSpec argument) {
        if (argument.converters().length > 0 && argument.converters()[0] instanceof NamedConverter<?> names) {
            return names.names().stream().map(name -> Candidate.whole(name, ""));
        }
        return Stream.of();
    }

    private Stream<Candidate> profiles() {
        return Configuration.profiles(environment).stream().map(name -> Candidate.whole(name, ""));
    }

    private Stream<Candidate> columns(String word) {
        String before = word.substring(0, word.lastIndexOf(',') + 1);
        List<String> chosen = List.of(before.split(","));
        Entity entity = entity();
        return entity == Entity.DATASET_ITEMS || entity == Entity.PROMPT_VERSIONS
                ? Stream.of()
                : Schema.of(entity).columns().stream()
                        .filter(column -> !chosen.contains(column.name()))
                        .map(column -> Candidate.begun(before + column.name(), column.meaning()));
    }

    private Stream<Candidate> settings(String word) {
        String format = position.options().get("--format");
        String output = position.options().getOrDefault("--output", "");
        Stream<FormatOption> settings = OutputFormats.installed().all().stream()
                .filter(known -> format == null
                        ? known.endings().stream().anyMatch(output::endsWith)
                        : known.name().equals(format))
                .map(OutputFormat::options)
                .flatMap(List::stream);
        return settings.flatMap(setting -> setting.values().isEmpty() || !word.contains("=")
                ? Stream.of(Candidate.begun(setting.name() + "=", setting.meaning()))
                : setting.values().stream().map(value -> Candidate.whole(setting.name() + "=" + value, "")));
    }

    private Entity entity() {
        Stream<String> names = Stream.concat(
                Stream.of(position.command().name(), position.options().getOrDefault(ENTITY, "")),
                position.arguments().stream().limit(1));
        return names.flatMap(name -> Entity.of(name).stream()).findFirst().orElse(Entity.TRACES);
    }
}

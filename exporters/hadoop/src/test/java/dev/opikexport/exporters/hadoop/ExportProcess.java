package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.ExportResult;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.files.FolderOptions;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.partition.Partitioning;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An export of spans that can be resumed, for a process of its own, which can be killed. */
final class ExportProcess {

    private ExportProcess() {}

    /** Takes the server, the folder, and settings of the form name=value. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> settings = Arrays.stream(arguments)
                .skip(2)
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        Export.run(
                spans(arguments[0]),
                into(Location.of(arguments[1]).withSettings(settings), "jsonl", FolderOptions.Mode.RESUME));
        System.exit(0);
    }

    static Process start(String server, Location folder) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ExportProcess.class.getName(),
                server,
                folder.text()));
        folder.settings().forEach((name, value) -> command.add(name + "=" + value));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    static ExportRequest spans(String server) {
        return ExportRequest.of(Connection.to(server), Entity.SPANS, ProjectRef.named("golden"))
                .withReading(new ExportRequest.Reading(ReadingWay.LIST, 1, 20, 1 << 20, false));
    }

    static Destination into(Location folder, String format, FolderOptions.Mode mode) {
        return new Destination.ToFolder(
                folder,
                OutputFormats.installed().byName(format),
                FormatOptions.none(),
                FolderOptions.DEFAULT
                        .withMode(mode)
                        .withParts(Long.MAX_VALUE, 300)
                        .withPartitioning(Partitioning.by(Entity.SPANS, List.of("type")), 8));
    }

    static ExportResult result(String server, Location folder, FolderOptions.Mode mode) throws IOException {
        return Export.run(spans(server), into(folder, "jsonl", mode));
    }
}

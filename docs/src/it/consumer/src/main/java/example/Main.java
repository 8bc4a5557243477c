package example;

import dev.opikexport.core.Destination;
import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.storage.Location;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;
import java.nio.file.Path;
import java.util.Map;

// begin consumer
public final class Main {
    public static void main(String[] arguments) throws Exception {
        try (OpikEmulator opik = OpikEmulator.start()) {
            var connection = Connection.to(opik.baseUrl().toString()); // or the URL of your server
            var request = ExportRequest.of(connection, Entity.TRACES, ProjectRef.named("golden"));
            var parquet = OutputFormats.installed().byName("parquet");
            var file = new Destination.ToFile(Path.of("traces.parquet"), parquet, FormatOptions.none());
            System.out.println(Export.run(request, file).rows() + " rows of Parquet");

            var csv = OutputFormats.installed().byName("csv");
            var place = Location.of("viewfs://disk/out/traces.csv.gz") // or hdfs://host/traces.csv.gz
                    .withSettings(Map.of("fs.viewfs.mounttable.disk.link./out", Path.of("").toUri().toString()));
            var onHadoop = new Destination.ToFile(place, csv, FormatOptions.none());
            System.out.println(Export.run(request, onHadoop).rows() + " rows of CSV");
        }
    }
}
// end

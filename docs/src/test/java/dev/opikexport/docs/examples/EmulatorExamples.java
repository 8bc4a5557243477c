package dev.opikexport.docs.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.opikexport.core.Export;
import dev.opikexport.core.ExportRequest;
import dev.opikexport.core.Progress;
import dev.opikexport.core.RowStream;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.emulator.fault.Fault;
import dev.opikexport.emulator.fault.FaultRule;
import dev.opikexport.emulator.junit.OpikEmulatorExtension;
import dev.opikexport.filter.catalog.Entity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

// begin emulator
@ExtendWith(OpikEmulatorExtension.class)
class EmulatorExamples {

    @Test
    void everyRowComesAlthoughTheServerFailsOnce(OpikEmulator opik) throws Exception {
        opik.faults().add(FaultRule.next(1, new Fault.Status(500, 0)));
        Connection connection = Connection.to(opik.baseUrl().toString());

        try (RowStream rows =
                Export.rows(ExportRequest.of(connection, Entity.TRACES, ProjectRef.named("golden")), Progress.NONE)) {
            assertThat(rows.stream().count()).isEqualTo(240);
        }
    }
}
// end

package dev.opikexport.core;

import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.window.ReadingWay;
import dev.opikexport.emulator.OpikEmulator;
import dev.opikexport.filter.catalog.Entity;

/** Exports of the recorded project. */
final class Golden {

    private Golden() {}

    static ExportRequest of(OpikEmulator emulator, Entity entity) {
        return ExportRequest.of(Connection.to(emulator.baseUrl().toString()), entity, ProjectRef.named("golden"));
    }

    /** Its 900 spans, in windows of 60, two at a time. */
    static ExportRequest spans(OpikEmulator emulator) {
        return of(emulator, Entity.SPANS)
                .withReading(new ExportRequest.Reading(ReadingWay.LIST, 2, 60, 1 << 20, false));
    }
}

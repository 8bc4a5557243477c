package dev.opikexport.core.files;

import dev.opikexport.core.manifest.FileForm;
import dev.opikexport.core.manifest.Manifest;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.output.FormatOptions;
import dev.opikexport.core.output.OutputFormat;
import dev.opikexport.core.output.OutputFormats;
import dev.opikexport.core.output.ReadableFormat;
import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import java.util.Optional;

/** The ids that the parts of a folder hold, read from the files themselves. */
public final class IdsInFiles {

    private IdsInFiles() {}

    /**
     * Reads them: each id once, whatever number of versions the parts have of its row. 16 bytes of memory each, twice that where the
     * parts are of several runs.
     *
     * @return empty if the files have no column of ids, or a format that is not read back
     */
    public static Optional<IdSet> of(Storage folder, Manifest manifest) throws IOException {
        FileForm form = manifest.files();
        if (form.idColumn().isEmpty()) {
            return Optional.empty();
        }
        OutputFormat format = OutputFormats.installed().byName(form.format());
        if (!(format instanceof ReadableFormat readable)) {
            return Optional.empty();
        }
        FormatOptions options = FormatOptions.none();
        for (var setting : form.settings().entrySet()) {
            options = options.with(setting.getKey(), setting.getValue());
        }
        IdSet.Builder ids = new IdSet.Builder();
        for (PartFile part : manifest.parts()) {
            readable.readIds(folder, part.name(), form.idColumn(), options, ids::add);
        }
        return Optional.of(ids.build());
    }
}

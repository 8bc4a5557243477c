package dev.opikexport.exporters.hadoop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.opikexport.core.files.FolderOptions.Mode;
import dev.opikexport.core.manifest.PartFile;
import dev.opikexport.core.storage.Location;
import dev.opikexport.core.storage.Storage;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.protocol.HdfsConstants;
import org.junit.jupiter.api.Test;

class HdfsExportTest extends ExportContract {

    @Override
    Location place(String name) {
        return MiniHdfs.shared().location("/exports/" + name);
    }

    @Test
    void aFullDiskLeavesWholeFilesAndCanBeResumed() throws IOException {
        Location folder = place("full/");
        Path path = new Path("/exports/full");
        MiniHdfs.shared().files().mkdirs(path);
        MiniHdfs.shared().files().setQuota(path, 12, HdfsConstants.QUOTA_DONT_SET);

        assertThatThrownBy(() -> ExportProcess.result(server(), folder, Mode.NEW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("quota");
        try (Storage storage = Storage.at(folder)) {
            assertThat(storage.list()).allMatch(name -> PartFile.isName(name) || name.startsWith("_checkpoint"));
        }
        MiniHdfs.shared().files().setQuota(path, HdfsConstants.QUOTA_RESET, HdfsConstants.QUOTA_RESET);
        ExportProcess.result(server(), folder, Mode.RESUME);

        assertHoldsEverySpanOnce(folder);
    }
}

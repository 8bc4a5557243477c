package dev.opikexport.exporters.hadoop;

import dev.opikexport.core.storage.Location;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** An HDFS of one node in this process, started once for all tests, because that takes seconds. */
final class MiniHdfs {

    private static final MiniHdfs SHARED = start();

    private final MiniDFSCluster cluster;

    private MiniHdfs(MiniDFSCluster cluster) {
        this.cluster = cluster;
    }

    static MiniHdfs shared() {
        return SHARED;
    }

    private static MiniHdfs start() {
        try {
            Configuration configuration = new Configuration();
            configuration.set(
                    MiniDFSCluster.HDFS_MINIDFS_BASEDIR,
                    Files.createTempDirectory("mini-hdfs").toString());
            configuration.setInt("dfs.replication", 1);
            MiniDFSCluster cluster =
                    new MiniDFSCluster.Builder(configuration).numDataNodes(1).build();
            cluster.waitActive();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> cluster.shutdown(true)));
            return new MiniHdfs(cluster);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String uri(String path) {
        return cluster.getURI() + path;
    }

    /** A place there, for a client that soon asks again whether a block has arrived, and often where the machine is busy. */
    Location location(String path) {
        return Location.of(uri(path))
                .withSettings(Map.of(
                        "dfs.client.block.write.locateFollowingBlock.initial.delay.ms", "5",
                        "dfs.client.block.write.locateFollowingBlock.retries", "12"));
    }

    DistributedFileSystem files() throws IOException {
        return cluster.getFileSystem();
    }
}

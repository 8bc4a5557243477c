package dev.opikexport.cli.output;

import dev.opikexport.cli.command.UsageException;
import dev.opikexport.core.client.Connection;
import dev.opikexport.core.client.OpikClient;
import dev.opikexport.core.client.ProjectRef;
import dev.opikexport.core.schema.Schema;
import dev.opikexport.filter.catalog.Entity;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;

/** Columns for the scores that the projects have, which the server is asked for. */
final class ScoreColumns {

    private ScoreColumns() {}

    /** The schema with a column for each score instead of one for all, in the order of their names. */
    static Schema in(Schema schema, Connection connection, List<ProjectRef> projects) throws IOException {
        if (schema.entity() == Entity.THREADS) {
            throw new UsageException(
                    "--pivot-scores is for traces and spans: the server does not name the scores of threads.");
        }
        TreeSet<String> names = new TreeSet<>();
        try (OpikClient client = OpikClient.open(connection)) {
            for (ProjectRef project : projects) {
                names.addAll(client.scoreNames(schema.entity(), client.projectId(project)));
            }
        }
        return schema.pivotScores(names);
    }
}

package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.EightBytes;
import dev.opikexport.exporters.parquet.column.LeafColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A column of the schema: its values, how many rows lack it since it came last, and how many have the same text since then. */
final class ColumnShredder {

    private static final int LONGEST_TEXT = 64;

    private final Node node;
    private final LeafColumn[] leaves;
    /** The node if it has no parts. */
    private final @Nullable Leaf leaf;
    /** The JSON string that was written last; not kept if it is long. */
    private final byte[] last = new byte[LONGEST_TEXT];

    private int lastLength;
    private int sameRows;
    private int absentRows;

    ColumnShredder(Node node, List<LeafColumn> leaves) {
        this.node = node;
        this.leaves = leaves.toArray(LeafColumn[]::new);
        this.leaf = node instanceof Leaf single ? single : null;
    }

    void writeAbsent() {
        if (sameRows > 0) {
            writeSame();
        }
        absentRows++;
    }

    void write(byte[] json, int from, int to) {
        if (absentRows > 0) {
            writeAbsentRows();
        }
        if (to - from == lastLength && EightBytes.equal(last, 0, json, from, lastLength)) {
            sameRows++;
            return;
        }
        if (sameRows > 0) {
            writeSame();
        }
        node.writeMember(json, from, to, 0);
        if (leaf != null) {
            remember(leaf, json, from, to - from);
        }
    }

    private void remember(Leaf written, byte[] json, int from, int length) {
        lastLength = json[from] == '"' && length <= LONGEST_TEXT && written.canWriteAgain() ? length : 0;
        System.arraycopy(json, from, last, 0, lastLength);
    }

    private void writeSame() {
        if (leaf != null) {
            for (int rows = leaf.writeAgain(sameRows); rows < sameRows; rows++) {
                leaf.write(last, 0, lastLength, 0);
            }
            sameRows = 0;
        }
    }

    private void writeAbsentRows() {
        for (LeafColumn leaf : leaves) {
            leaf.writeAbsentRows(absentRows);
        }
        absentRows = 0;
    }

    /** Hands over all rows. The next row group knows no text yet. */
    void endRowGroup() {
        writeSame();
        writeAbsentRows();
        lastLength = 0;
    }
}

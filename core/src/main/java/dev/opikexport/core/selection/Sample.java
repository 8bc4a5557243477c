package dev.opikexport.core.selection;

import dev.opikexport.filter.catalog.Entity;
import dev.opikexport.filter.server.RowMembers;
import java.math.BigDecimal;

/**
 * A part of a selection, chosen by the ids alone, so that every run chooses the same rows. Spans are chosen by the id of their trace:
 * a share of the spans is all spans of the same share of the traces.
 */
public sealed interface Sample {

    /**
     * Reads a number of rows, such as {@code 1000}, or a share, such as {@code 5%}.
     *
     * @throws IllegalArgumentException if the text is neither, or there is no sample of that size
     */
    static Sample parse(String text) {
        String number = text.strip();
        try {
            return number.endsWith("%")
                    ? new Share(new BigDecimal(
                                    number.substring(0, number.length() - 1).strip())
                            .movePointLeft(2)
                            .doubleValue())
                    : new Count(Integer.parseInt(number));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no sample; give a number of rows, such as 1000, or a share, such as 5%", e);
        }
    }

    /**
     * About a share of the rows.
     *
     * @param of above 0, at most 1
     */
    record Share(double of) implements Sample {
        public Share {
            if (!(of > 0 && of <= 1)) {
                throw new IllegalArgumentException("A share is more than 0% and at most 100%, not " + 100 * of + "%");
            }
        }

        @Override
        public String toString() {
            return BigDecimal.valueOf(of).movePointRight(2).stripTrailingZeros().toPlainString() + "%";
        }

        /** Whether the row belongs to it. */
        public boolean contains(Entity entity, RowMembers row) {
            return SampleKey.of(entity, row).first() * 0x1p-63 < of;
        }
    }

    /**
     * Just so many rows, or all if there are fewer. A smaller number chooses some of the same rows.
     *
     * @param rows 1 to 1,000,000: their ids are kept in memory
     */
    record Count(int rows) implements Sample {

        private static final int MOST = 1_000_000;

        public Count {
            if (rows < 1 || rows > MOST) {
                throw new IllegalArgumentException(
                        "A sample has 1 to 1,000,000 rows, not " + rows + ". For more, ask for a share, such as 10%.");
            }
        }

        @Override
        public String toString() {
            return rows + " rows";
        }
    }
}

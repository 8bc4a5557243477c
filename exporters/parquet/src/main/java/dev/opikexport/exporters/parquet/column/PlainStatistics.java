package dev.opikexport.exporters.parquet.column;

import dev.opikexport.core.row.EightBytes;
import java.util.Arrays;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.PrimitiveType;

/** The least and the greatest of the values in PLAIN bytes. */
final class PlainStatistics {

    private PlainStatistics() {}

    static Statistics<?> of(PrimitiveType type, Bytes values, int nulls) {
        Statistics<?> statistics =
                Statistics.getBuilderForReading(type).withNumNulls(nulls).build();
        byte[] plain = values.array();
        int from = values.start();
        int to = values.end();
        if (from < to) {
            switch (type.getPrimitiveTypeName()) {
                case INT32 -> addInts(statistics, plain, from, to);
                case INT64 -> addLongs(statistics, plain, from, to);
                case DOUBLE -> addDoubles(statistics, plain, from, to);
                case BOOLEAN -> addFlags(statistics, plain, from, to);
                case BINARY -> addTexts(statistics, plain, from, to);
                case FIXED_LEN_BYTE_ARRAY -> addDecimals(statistics, plain, from, to, type.getTypeLength());
                case FLOAT, INT96 -> throw new IllegalArgumentException("No column has the type " + type);
            }
        }
        return statistics;
    }

    private static void addInts(Statistics<?> statistics, byte[] plain, int from, int to) {
        for (int i = from; i < to; i += Integer.BYTES) {
            statistics.updateStats(Bytes.intAt(plain, i));
        }
    }

    private static void addLongs(Statistics<?> statistics, byte[] plain, int from, int to) {
        for (int i = from; i < to; i += Long.BYTES) {
            statistics.updateStats(EightBytes.at(plain, i));
        }
    }

    /** Zero is both zeros for readers, which compare them as equal. */
    private static void addDoubles(Statistics<?> statistics, byte[] plain, int from, int to) {
        for (int i = from; i < to; i += Long.BYTES) {
            double value = Double.longBitsToDouble(EightBytes.at(plain, i));
            if (value == 0) {
                statistics.updateStats(-0.0);
                statistics.updateStats(0.0);
            } else {
                statistics.updateStats(value);
            }
        }
    }

    private static void addFlags(Statistics<?> statistics, byte[] plain, int from, int to) {
        for (int i = from; i < to; i++) {
            statistics.updateStats(plain[i] != 0);
        }
    }

    private static void addTexts(Statistics<?> statistics, byte[] plain, int from, int to) {
        int least = from;
        int greatest = from;
        int next = from;
        while (next < to) {
            if (compareTexts(plain, next, least) < 0) {
                least = next;
            } else if (compareTexts(plain, next, greatest) > 0) {
                greatest = next;
            }
            next = textEnd(plain, next);
        }
        add(statistics, plain, least + Integer.BYTES, textEnd(plain, least));
        add(statistics, plain, greatest + Integer.BYTES, textEnd(plain, greatest));
    }

    private static int compareTexts(byte[] plain, int a, int b) {
        return a == b
                ? 0
                : Arrays.compareUnsigned(
                        plain, a + Integer.BYTES, textEnd(plain, a), plain, b + Integer.BYTES, textEnd(plain, b));
    }

    private static int textEnd(byte[] plain, int text) {
        return text + Integer.BYTES + Bytes.intAt(plain, text);
    }

    private static void addDecimals(Statistics<?> statistics, byte[] plain, int from, int to, int size) {
        int least = from;
        int greatest = from;
        for (int next = from; next < to; next += size) {
            if (compareDecimals(plain, next, least, size) < 0) {
                least = next;
            } else if (compareDecimals(plain, next, greatest, size) > 0) {
                greatest = next;
            }
        }
        add(statistics, plain, least, least + size);
        add(statistics, plain, greatest, greatest + size);
    }

    /** Big-endian, in two's complement. */
    private static int compareDecimals(byte[] plain, int a, int b, int size) {
        return plain[a] != plain[b]
                ? Byte.compare(plain[a], plain[b])
                : Arrays.compareUnsigned(plain, a, a + size, plain, b, b + size);
    }

    private static void add(Statistics<?> statistics, byte[] plain, int from, int to) {
        statistics.updateStats(Binary.fromConstantByteArray(Arrays.copyOfRange(plain, from, to)));
    }
}

package dev.opikexport.exporters.parquet.column;

/**
 * Parquet's {@code RLE} encoding: runs of at least eight equal numbers as the number and its count, all others packed in
 * groups of eight.
 */
final class HybridEncoder {

    private static final int GROUP = 8;
    private static final int MOST_GROUPS = 63;
    private static final int CLOSED = -1;

    private final int bitWidth;
    private final Bytes out;
    private final int[] group = new int[GROUP];
    private int inGroup;
    private int groups;
    private int header = CLOSED;

    HybridEncoder(int bitWidth, Bytes out) {
        this.bitWidth = bitWidth;
        this.out = out;
    }

    void add(int value, int times) {
        int left = times;
        while (left > 0) {
            if (inGroup == 0 && left >= GROUP) {
                closeGroups();
                addRun(value, left);
                return;
            }
            group[inGroup++] = value;
            left--;
            if (inGroup == GROUP) {
                addGroup();
            }
        }
    }

    /** Adds numbers that are INT32 in PLAIN bytes. */
    void addAll(Bytes numbers) {
        byte[] plain = numbers.array();
        int end = numbers.length();
        int i = 0;
        while (i < end) {
            int value = Bytes.intAt(plain, i);
            int start = i;
            do {
                i += Integer.BYTES;
            } while (i < end && Bytes.intAt(plain, i) == value);
            add(value, (i - start) / Integer.BYTES);
        }
    }

    void finish() {
        if (inGroup > 0) {
            while (inGroup < GROUP) {
                group[inGroup++] = 0;
            }
            addGroup();
        }
        closeGroups();
    }

    private void addRun(int value, int times) {
        int rest = times << 1;
        while (rest >= 0x80) {
            out.addByte(rest | 0x80);
            rest >>>= 7;
        }
        out.addByte(rest);
        for (int bits = 0; bits < bitWidth; bits += Byte.SIZE) {
            out.addByte(value >>> bits);
        }
    }

    private void addGroup() {
        if (header == CLOSED) {
            header = out.length();
            out.addByte(0);
        }
        long packed = 0;
        int bits = 0;
        for (int i = 0; i < GROUP; i++) {
            packed |= (long) group[i] << bits;
            bits += bitWidth;
            if (bits >= Integer.SIZE) {
                out.addInt((int) packed);
                packed >>>= Integer.SIZE;
                bits -= Integer.SIZE;
            }
        }
        for (; bits > 0; bits -= Byte.SIZE) {
            out.addByte((int) packed);
            packed >>>= Byte.SIZE;
        }
        inGroup = 0;
        groups++;
        if (groups == MOST_GROUPS) {
            closeGroups();
        }
    }

    private void closeGroups() {
        if (header != CLOSED) {
            out.setByte(header, groups << 1 | 1);
            header = CLOSED;
            groups = 0;
        }
    }
}

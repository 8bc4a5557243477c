package dev.opikexport.core.manifest;

import dev.opikexport.core.selection.IdSet;
import dev.opikexport.core.storage.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * A sum over ids that tells two collections of them apart, in whatever order they come: the first 64 bits of their SHA-256, added up.
 */
public final class IdSum {

    private final MessageDigest sha256 = Sha256.digest();
    private long sum;
    private long count;

    /** Of no ids. */
    public IdSum() {}

    /** A set of ids in a few words: how many, and their sum. */
    public static String of(IdSet ids) {
        IdSum sum = of(ids, 0, ids.size());
        return sum.count() + " ids " + sum.text();
    }

    /** Of some of a set, by their places. */
    static IdSum of(IdSet ids, int from, int to) {
        IdSum sum = new IdSum();
        for (int i = from; i < to; i++) {
            sum.add(ids.uuidAt(i));
        }
        return sum;
    }

    /** The same of the ids that ranges hold together. */
    public static String of(List<RangeNote> ranges) {
        String sum = new IdSum().text();
        long count = 0;
        for (RangeNote range : ranges) {
            sum = text(sum, range.ids());
            count += range.rows();
        }
        return count + " ids " + sum;
    }

    /** Adds an id. */
    public void add(String id) {
        sum += ByteBuffer.wrap(sha256.digest(id.getBytes(StandardCharsets.UTF_8)))
                .getLong();
        count++;
    }

    /** How many ids were added. */
    public long count() {
        return count;
    }

    /** In 16 hexadecimal digits. */
    public String text() {
        return HexFormat.of().toHexDigits(sum);
    }

    /** The sum over the ids of two collections. */
    static String text(String one, String other) {
        return HexFormat.of().toHexDigits(HexFormat.fromHexDigitsToLong(one) + HexFormat.fromHexDigitsToLong(other));
    }
}

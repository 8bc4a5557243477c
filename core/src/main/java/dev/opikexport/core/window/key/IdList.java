package dev.opikexport.core.window.key;

import dev.opikexport.core.row.RowId;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ids in any order, which take 16 bytes each while all of them are UUIDs in lower case. Grows only; not for use by several threads. */
public final class IdList extends AbstractList<String> implements RandomAccess {

    /** High and low half of each. */
    private long[] halves;

    private int size;
    /** All ids, as soon as one is no UUID. */
    private @Nullable List<String> texts;

    /** No ids yet. */
    public IdList() {
        this(16);
    }

    /** No ids yet, and room for some. */
    public IdList(int room) {
        halves = new long[2 * Math.max(1, room)];
    }

    @Override
    public String get(int index) {
        if (texts != null) {
            return texts.get(index);
        }
        if (index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return new UUID(halves[2 * index], halves[2 * index + 1]).toString();
    }

    @Override
    public int size() {
        return texts == null ? size : texts.size();
    }

    @Override
    public void add(int index, String id) {
        add(index, RowId.of(id));
    }

    /** Adds an id at the end. */
    void add(RowId id) {
        add(size(), id);
    }

    private void add(int index, RowId id) {
        if (texts == null && id.isUuid()) {
            addUuid(index, id);
            return;
        }
        if (texts == null) {
            texts = new ArrayList<>(this);
        }
        texts.add(index, id.toString());
    }

    @Override
    public boolean addAll(Collection<? extends String> ids) {
        if (texts == null && ids instanceof IdList other && other.texts == null) {
            makeRoom(other.size);
            System.arraycopy(other.halves, 0, halves, 2 * size, 2 * other.size);
            size += other.size;
            return other.size > 0;
        }
        return super.addAll(ids);
    }

    private void addUuid(int index, RowId id) {
        makeRoom(1);
        System.arraycopy(halves, 2 * index, halves, 2 * index + 2, 2 * (size - index));
        halves[2 * index] = id.high();
        halves[2 * index + 1] = id.low();
        size++;
    }

    private void makeRoom(int more) {
        int needed = 2 * (size + more);
        if (needed > halves.length) {
            halves = Arrays.copyOf(halves, Math.max(needed, halves.length + halves.length / 2));
        }
    }
}

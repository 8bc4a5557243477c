package dev.opikexport.emulator.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row in a {@link PackedFile}. What is stored there is the form of lists; behind it stand the ranges that the form of
 * searches leaves out, which are the zeros at the end of decimals.
 */
public final class PackedRow implements Row {

    private static final int CUT_BYTES = 5;

    private final UUID id;
    private final @Nullable UUID traceId;
    private final @Nullable UUID parentId;
    private final PackedFile file;
    private final long place;
    private final int length;
    private final byte cuts;
    private @Nullable RowFigures figures;

    /** The row whose bytes are at that place. */
    public PackedRow(UUID id, @Nullable UUID traceId, @Nullable UUID parentId, PackedPlace at) {
        this.id = id;
        this.traceId = traceId;
        this.parentId = parentId;
        this.file = at.file();
        this.place = at.place();
        this.length = at.length();
        this.cuts = (byte) at.cuts();
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public @Nullable UUID traceId() {
        return traceId;
    }

    @Override
    public @Nullable UUID parentId() {
        return parentId;
    }

    @Override
    public Bytes bytes(Form form) {
        return form == Form.LIST || cuts == 0 ? () -> file.slice(place, length) : this::searchBytes;
    }

    @Override
    public Row opened() {
        byte[] bytes = new byte[length];
        file.slice(place, length).get(bytes);
        return new OpenedRow(this, JsonMembers.split(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Kept, as a database keeps its columns: statistics over all rows must not read them all again. */
    @Override
    public RowFigures figures() {
        RowFigures known = figures;
        if (known == null) {
            known = RowFigures.of(this);
            figures = known;
        }
        return known;
    }

    @Override
    public Map<String, String> shown() {
        return opened().shown();
    }

    @Override
    public @Nullable String member(String name) {
        return opened().member(name);
    }

    private ByteBuffer searchBytes() {
        ByteBuffer row = file.slice(place, length + cuts * CUT_BYTES);
        byte[] bytes = new byte[length];
        int from = 0;
        int to = 0;
        for (int i = 0; i < cuts; i++) {
            int cut = length + i * CUT_BYTES;
            int start = ((row.get(cut) & 0xff) << Short.SIZE) | (row.getShort(cut + 1) & 0xffff);
            row.get(from, bytes, to, start - from);
            to += start - from;
            from = start + row.getShort(cut + 3);
        }
        row.get(from, bytes, to, length - from);
        return ByteBuffer.wrap(bytes, 0, to + length - from);
    }
}

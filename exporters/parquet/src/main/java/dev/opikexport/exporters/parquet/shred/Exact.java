package dev.opikexport.exporters.parquet.shred;

import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.core.row.Row;
import dev.opikexport.exporters.parquet.file.OwnNames;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the values of a row that its columns cannot hold exactly, for the column {@value OwnNames#EXACT}: a JSON
 * object from the value's place in the row to the value; from the place and {@value OwnNames#AS_TEXT} to its JSON text as
 * a string where the value has a lone surrogate; from the place and {@value OwnNames#NANOS} to the nanoseconds that a time
 * has beyond microseconds. A place is made of names as {@link #written} gives them.
 */
final class Exact {

    static final int FIELD_ID = 101;

    private static final String MARKS = ".[#\"";

    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    private final List<Misfit> misfits = new ArrayList<>();
    private boolean loneSurrogates;
    private String column = "";

    /** A name as it stands in a place: in quotes if it has a mark of places in it, and a quote in it stands twice then. */
    static String written(String name) {
        boolean plain = name.chars().noneMatch(c -> MARKS.indexOf(c) >= 0);
        return plain ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Starts with a row. */
    void start(Row row) {
        loneSurrogates = row.hasLoneSurrogate();
    }

    /** Goes on with a column. */
    void startColumn(String name) {
        column = name;
    }

    /** Whether the row has lone surrogates somewhere. */
    boolean hasLoneSurrogates() {
        return loneSurrogates;
    }

    /** Keeps a value whose column holds a part of it, as documented. */
    void keep(String place, byte[] json, int from, int to) {
        if (loneSurrogates && LoneSurrogates.replace(json, from, to) != null) {
            String text = new String(json, from, to - from, StandardCharsets.UTF_8);
            byte[] quoted = JsonStrings.quote(text).getBytes(StandardCharsets.UTF_8);
            put(place + OwnNames.AS_TEXT, quoted, 0, quoted.length);
        } else {
            put(place, json, from, to);
        }
    }

    /** Keeps the nanoseconds of a time whose column has its microseconds. */
    void keepNanos(String place, int nanos) {
        byte[] number = String.valueOf(nanos).getBytes(StandardCharsets.US_ASCII);
        put(place + OwnNames.NANOS, number, 0, number.length);
    }

    private void put(String place, byte[] json, int from, int to) {
        values.write(values.size() == 0 ? '{' : ',');
        byte[] name = JsonStrings.quote(place).getBytes(StandardCharsets.UTF_8);
        byte[] portable = loneSurrogates ? LoneSurrogates.replace(name, 0, name.length) : null;
        values.writeBytes(portable == null ? name : portable);
        values.write(':');
        values.write(json, from, to - from);
    }

    /** Keeps a value that its column cannot hold, and tells the user. */
    void keepMisfit(String place, String problem, byte[] json, int from, int to) {
        keep(place, json, from, to);
        misfits.add(new Misfit(column, problem));
    }

    boolean isEmpty() {
        return values.size() == 0;
    }

    /** The JSON object of the row, after which collecting starts anew. */
    byte[] takeValues() {
        values.write('}');
        byte[] json = values.toByteArray();
        values.reset();
        return json;
    }

    /** What to tell the user of the row, after which collecting starts anew. */
    List<Misfit> takeMisfits() {
        if (misfits.isEmpty()) {
            return List.of();
        }
        List<Misfit> taken = List.copyOf(misfits);
        misfits.clear();
        return taken;
    }
}

package dev.opikexport.exporters.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.opikexport.core.row.Cell;
import dev.opikexport.core.row.JsonParts;
import dev.opikexport.core.row.JsonStrings;
import dev.opikexport.core.schema.ColumnType;
import dev.opikexport.core.schema.ColumnType.ListOf;
import dev.opikexport.core.schema.ColumnType.Scalar;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Undoes what differs from call to call: the server's order of tags, scores and their authors, and how it prints decimals.
 * Payloads, the columns of type JSON, are the same in every call and stay as they are.
 */
final class CanonicalForm implements JsonObjectsWriter.Form {

    private static final int LONGEST_NUMBER = 400;
    private static final List<String> JOINED =
            List.of("category_name", "created_by", "last_updated_by", "reason", "source");

    @Override
    public void put(Cell cell, ByteOutput out) throws IOException {
        ColumnType type = cell.column().type();
        if (type == Scalar.JSON || type == Scalar.TEXT || type instanceof ColumnType.Extra) {
            out.putWithoutLineBreaks(cell.bytes(), cell.start(), cell.end());
        } else {
            boolean unordered =
                    type instanceof ListOf && !cell.column().member().equals("comments");
            out.put(value(cell.bytes(), cell.start(), cell.end(), unordered).getBytes(UTF_8));
        }
    }

    private static String value(byte[] json, int from, int to, boolean unordered) {
        return switch (json[from]) {
            case '{' -> object(json, from, to);
            case '[' -> array(json, from, to, unordered);
            case '"', 't', 'f', 'n' -> new String(json, from, to - from, UTF_8);
            default -> number(new String(json, from, to - from, UTF_8));
        };
    }

    private static String array(byte[] json, int from, int to, boolean unordered) {
        List<String> elements = new ArrayList<>();
        JsonParts parts = new JsonParts().over(json, from, to);
        while (parts.next()) {
            elements.add(value(json, parts.start(), parts.end(), false));
        }
        if (unordered) {
            elements.sort(null);
        }
        return "[" + String.join(",", elements) + "]";
    }

    private static String object(byte[] json, int from, int to) {
        Map<String, String> members = new TreeMap<>();
        boolean severalAuthors = false;
        JsonParts parts = new JsonParts().over(json, from, to);
        while (parts.next()) {
            members.put(parts.name(), value(json, parts.start(), parts.end(), false));
            severalAuthors |= parts.name().equals("value_by_author") && count(json, parts.start(), parts.end()) > 1;
        }
        if (severalAuthors) {
            members.replaceAll((name, text) -> JOINED.contains(name) ? sortJoined(text) : text);
        }
        String name = members.remove("name");
        String first = name == null ? "" : "\"name\":" + name + (members.isEmpty() ? "" : ",");
        return members.entrySet().stream()
                .map(member -> JsonStrings.quote(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{" + first, "}"));
    }

    private static int count(byte[] json, int from, int to) {
        int count = 0;
        if (json[from] == '{') {
            JsonParts parts = new JsonParts().over(json, from, to);
            while (parts.next()) {
                count++;
            }
        }
        return count;
    }

    /** The server joins what several authors said, in any order, with a comma and a blank. */
    private static String sortJoined(String text) {
        if (!text.startsWith("\"")) {
            return text;
        }
        String[] pieces = text.substring(1, text.length() - 1).split(", ", -1);
        Arrays.sort(pieces);
        return '"' + String.join(", ", pieces) + '"';
    }

    private static String number(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        try {
            BigDecimal number = new BigDecimal(text).stripTrailingZeros();
            boolean plain = Math.abs((long) number.scale()) <= LONGEST_NUMBER;
            return number.signum() == 0 ? "0" : plain ? number.toPlainString() : number.toString();
        } catch (NumberFormatException e) {
            return text;
        }
    }
}

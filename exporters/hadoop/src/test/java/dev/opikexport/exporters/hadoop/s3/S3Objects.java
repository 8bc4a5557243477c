package dev.opikexport.exporters.hadoop.s3;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** What a bucket holds: objects that everybody sees, and uploads that are not complete. */
final class S3Objects {

    private final NavigableMap<String, byte[]> objects = new ConcurrentSkipListMap<>();
    private final Map<String, Upload> uploads = new ConcurrentSkipListMap<>();

    /** Parts by their number, on the way to an object. */
    record Upload(String key, SortedMap<Integer, byte[]> parts) {}

    NavigableMap<String, byte[]> objects() {
        return objects;
    }

    Map<String, Upload> uploads() {
        return uploads;
    }

    /** Returns false if it must be new and is not. */
    synchronized boolean put(String key, byte[] content, boolean onlyNew) {
        if (onlyNew && objects.containsKey(key)) {
            return false;
        }
        objects.put(key, content);
        return true;
    }

    String begin(String key) {
        String id = UUID.randomUUID().toString();
        uploads.put(id, new Upload(key, new TreeMap<>()));
        return id;
    }

    /** Returns false if there is no such upload, or it must be new and is not. */
    synchronized boolean complete(String id, boolean onlyNew) {
        Upload upload = uploads.get(id);
        if (upload == null) {
            return false;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        upload.parts().values().forEach(whole::writeBytes);
        boolean done = put(upload.key(), whole.toByteArray(), onlyNew);
        if (done) {
            uploads.remove(id);
        }
        return done;
    }

    /** The keys and common prefixes of a listing, in order. */
    List<String> list(String prefix, String delimiter, String after) {
        List<String> found = new ArrayList<>();
        for (String key : objects.tailMap(prefix, true).keySet()) {
            if (!key.startsWith(prefix)) {
                break;
            }
            int cut = delimiter.isEmpty() ? -1 : key.indexOf(delimiter, prefix.length());
            String entry = cut < 0 ? key : key.substring(0, cut + 1);
            boolean known = !found.isEmpty() && found.get(found.size() - 1).equals(entry);
            if (!known && entry.compareTo(after) > 0) {
                found.add(entry);
            }
        }
        return found;
    }
}

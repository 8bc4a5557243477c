package dev.opikexport.emulator.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Which endpoint answers which method and path. */
public final class Routes {

    private static final String PARAMETER = "{id}";
    private static final String OPTIONAL_PREFIX = "/api";

    private final Map<String, Map<String, Endpoint>> byPath = new LinkedHashMap<>();

    /** A matched path. */
    public record Match(Map<String, Endpoint> byMethod, String pathParameter) {

        /** The methods of the path in the server's spelling of the header {@code Allow}. */
        public String allowed(String asked) {
            List<String> methods = new ArrayList<>();
            if (asked.equals("OPTIONS") && byMethod.containsKey("GET")) {
                methods.add("HEAD");
            }
            TreeSet<String> known = new TreeSet<>(byMethod.keySet());
            methods.addAll(known.descendingSet());
            methods.add("OPTIONS");
            return String.join(",", methods);
        }
    }

    public Routes add(String method, String path, Endpoint endpoint) {
        byPath.computeIfAbsent(path, p -> new LinkedHashMap<>()).put(method, endpoint);
        return this;
    }

    /** The route of a path, with or without {@code /api} before it and a slash behind it. */
    public Optional<Match> match(String method, String requested) {
        String path = normalized(requested);
        Map<String, Endpoint> exact = byPath.get(path);
        boolean answers = exact != null && (exact.containsKey(method) || !isById(path, method));
        if (exact != null && answers) {
            return Optional.of(new Match(exact, ""));
        }
        int lastSegment = path.lastIndexOf('/') + 1;
        Map<String, Endpoint> byId = byPath.get(path.substring(0, lastSegment) + PARAMETER);
        return Optional.ofNullable(byId).map(methods -> new Match(methods, path.substring(lastSegment)));
    }

    private boolean isById(String path, String method) {
        String parent = path.substring(0, path.lastIndexOf('/') + 1);
        return byPath.getOrDefault(parent + PARAMETER, Map.of()).containsKey(method);
    }

    /** The path without {@code /api} before it and a slash behind it. */
    public static String normalized(String requested) {
        String path =
                requested.startsWith(OPTIONAL_PREFIX + "/") ? requested.substring(OPTIONAL_PREFIX.length()) : requested;
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}

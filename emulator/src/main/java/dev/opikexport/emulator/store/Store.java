package dev.opikexport.emulator.store;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that the server holds. */
public final class Store {

    private final Map<String, Project> byName = new ConcurrentHashMap<>();
    private final Map<UUID, Project> byId = new ConcurrentHashMap<>();

    /** Adds a project; its name must be new. */
    public Project add(Project project) {
        byName.put(key(project.name()), project);
        byId.put(project.id(), project);
        return project;
    }

    /** The project of that name, without regard to case. */
    public Optional<Project> project(String name) {
        return Optional.ofNullable(byName.get(key(name)));
    }

    /** The project of that id. */
    public Optional<Project> project(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All projects, the newest first. */
    public List<Project> projects() {
        return byId.values().stream()
                .sorted(Comparator.comparing(Project::id, Ids.ORDER.reversed()))
                .toList();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

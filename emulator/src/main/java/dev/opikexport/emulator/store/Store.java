package dev.opikexport.emulator.store;

import dev.opikexport.emulator.row.Ids;
import dev.opikexport.emulator.row.Kind;
import dev.opikexport.emulator.row.Row;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Everything that the server holds. */
public final class Store {

    /** Where traces and spans go that name no project. */
    public static final String DEFAULT_PROJECT = "Default Project";

    private final Clock clock;
    private final NewIds ids;
    private final Map<String, Project> byName = new ConcurrentHashMap<>();
    private final Map<UUID, Project> byId = new ConcurrentHashMap<>();
    private final Attachments attachments = new Attachments();

    /** A row and the project that holds it. */
    public record Found(Project project, Row row) {}

    /** An empty store. */
    public Store(Clock clock, NewIds ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** The files that hang on rows. */
    public Attachments attachments() {
        return attachments;
    }

    /** Now, as the given user. */
    public Stamp stamp(String user) {
        return new Stamp(clock.instant(), user);
    }

    /** A new id with the present time in it. */
    public UUID newId() {
        return ids.at(clock.millis());
    }

    /** Adds a project; its name must be new. */
    public Project add(Project project) {
        byName.put(key(project.name()), project);
        byId.put(project.id(), project);
        return project;
    }

    /** The project of that name, which is made if there is none. */
    public Project projectFor(String name, Stamp stamp) {
        Project project = byName.computeIfAbsent(key(name), key -> new Project(newId(), name, stamp));
        byId.putIfAbsent(project.id(), project);
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

    /** The trace or span of that id, in whichever project it is. */
    public Optional<Found> find(Kind kind, UUID id) {
        for (Project project : byId.values()) {
            Optional<Row> row = project.rows(kind).find(id);
            if (row.isPresent()) {
                return Optional.of(new Found(project, row.get()));
            }
        }
        return Optional.empty();
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}

package dev.opikexport.emulator.http.query;

import dev.opikexport.emulator.http.ApiException;
import dev.opikexport.emulator.store.Project;
import dev.opikexport.emulator.store.Store;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the project that a request names; the id wins over the name. */
public record ProjectLookup(Store store) {

    /** Refuses a request that names none, before anything else of it is looked at. */
    public static void requireGiven(@Nullable UUID id, @Nullable String name) {
        if (id == null && (name == null || name.isBlank())) {
            throw ApiException.of(400, "Either 'project_name' or 'project_id' query params must be provided");
        }
    }

    /** The project. */
    public Project of(@Nullable UUID id, @Nullable String name) {
        requireGiven(id, name);
        if (id != null) {
            return store.project(id).orElseThrow(() -> ApiException.of(404, "Project id: " + id + " not found"));
        }
        return store.project(String.valueOf(name))
                .orElseThrow(() -> ApiException.of(404, "Project name: " + name + " not found"));
    }
}

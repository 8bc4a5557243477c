package dev.opikexport.emulator.access;

import dev.opikexport.emulator.store.Store;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds out who calls, as the server does with authentication on or off. */
public final class Gatekeeper {

    private static final String DEFAULT_WORKSPACE = "default";
    private static final String DEFAULT_USER = "admin";

    private final AccessOptions options;
    private final Map<String, Store> workspaces = new HashMap<>();
    private final Store nothing;

    /**
     * A gatekeeper.
     *
     * @param data what the first workspace holds; the others are empty
     */
    public Gatekeeper(AccessOptions options, Store data, Supplier<Store> emptyStore) {
        this.options = options;
        this.nothing = emptyStore.get();
        for (String workspace : options.workspaces()) {
            workspaces.put(workspace, workspaces.isEmpty() ? data : emptyStore.get());
        }
    }

    /**
     * The caller.
     *
     * @param workspace the header or parameter; null or blank if there is none
     * @param key the API key; null or blank if there is none
     * @param publicEndpoint true for reading, where strangers see what is public instead of being refused
     * @param actingUser a user to write as while authentication is off, or null
     * @throws RefusedException with the server's status and message
     */
    public Caller admit(
            @Nullable String workspace, @Nullable String key, boolean publicEndpoint, @Nullable String actingUser) {
        String name = workspace == null ? "" : workspace;
        if (!options.authentication()) {
            if (!name.isBlank() && !name.equals(DEFAULT_WORKSPACE)) {
                throw new RefusedException(404, "Workspace not found");
            }
            String user = actingUser == null || actingUser.isBlank() ? DEFAULT_USER : actingUser;
            return new Caller(user, store(options.workspaces().get(0)));
        }
        if (name.isBlank()) {
            throw new RefusedException(403, "Workspace name should be provided");
        }
        try {
            return authenticated(name, key);
        } catch (RefusedException refused) {
            boolean mayFallBack = publicEndpoint && !name.equals(DEFAULT_WORKSPACE) && refused.isOfPerson();
            if (mayFallBack) {
                return new Caller(DEFAULT_USER, nothing);
            }
            throw refused;
        }
    }

    private Caller authenticated(String workspace, @Nullable String key) {
        if (key == null || key.isBlank()) {
            throw new RefusedException(401, "API key should be provided");
        }
        if (options.failingKeys().contains(key)) {
            throw new RefusedException(500, "Unexpected error while authenticating user");
        }
        if (options.refusedKeys().contains(key)) {
            throw new RefusedException(403, "User is not allowed to access workspace");
        }
        String user = options.users().get(key);
        if (user == null) {
            throw new RefusedException(401, "User not allowed to access workspace");
        }
        return new Caller(user, store(workspace));
    }

    private Store store(String workspace) {
        Store store = workspaces.get(workspace);
        if (store == null) {
            throw new RefusedException(400, "Workspace not found");
        }
        return store;
    }
}

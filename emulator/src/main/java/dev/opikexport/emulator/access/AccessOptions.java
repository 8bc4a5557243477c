package dev.opikexport.emulator.access;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may come in.
 *
 * @param authentication false as in the open-source installation, which knows one workspace and no keys
 * @param users the user of each API key
 * @param workspaces the workspaces that exist; the first of them holds the data
 * @param refusedKeys keys of users who may not enter any workspace
 * @param failingKeys keys on which the authentication service itself fails
 */
public record AccessOptions(
        boolean authentication,
        Map<String, String> users,
        List<String> workspaces,
        Set<String> refusedKeys,
        Set<String> failingKeys) {

    public AccessOptions {
        users = Map.copyOf(users);
        workspaces = List.copyOf(workspaces);
        refusedKeys = Set.copyOf(refusedKeys);
        failingKeys = Set.copyOf(failingKeys);
        if (workspaces.isEmpty()) {
            throw new IllegalArgumentException("there must be a workspace");
        }
    }

    /** No authentication; the one workspace is {@code default}. */
    public static AccessOptions open() {
        return new AccessOptions(false, Map.of(), List.of("default"), Set.of(), Set.of());
    }

    /** Authentication with one key and one workspace. */
    public static AccessOptions withKey(String workspace, String key, String user) {
        return new AccessOptions(true, Map.of(key, user), List.of(workspace), Set.of(), Set.of());
    }
}

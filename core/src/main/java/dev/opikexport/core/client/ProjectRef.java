package dev.opikexport.core.client;

import java.util.UUID;

/**
 * How a request says which project it means.
 *
 * @param parameter {@code project_id} or {@code project_name}
 * @param value the id or the name; the server compares names without regard to case, but does not trim them
 */
public record ProjectRef(String parameter, String value) {

    /** The project of that name. */
    public static ProjectRef named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("The name of the project is missing");
        }
        return new ProjectRef("project_name", name);
    }

    /**
     * The project of that id.
     *
     * @throws IllegalArgumentException with a message for users, if it is not a UUID
     */
    public static ProjectRef ofId(String id) {
        try {
            return new ProjectRef("project_id", UUID.fromString(id.strip()).toString());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + id + "' is not the id of a project: it must be a UUID.", e);
        }
    }

    @Override
    public String toString() {
        return (parameter.equals("project_id") ? "project id " : "project ") + value;
    }
}

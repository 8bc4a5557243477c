package dev.opikexport.core.partition;

import dev.opikexport.core.storage.Location;

/**
 * A file or folder of a dataset, by the folder above all those named {@code key=value}: they hold members of the rows also where somebody
 * names one of them.
 *
 * @param root the folder of the dataset
 * @param below the path from there; empty for the folder itself
 */
public record DatasetPath(Location root, String below) {

    /** Of a file. */
    public static DatasetPath ofFile(Location file) {
        return climb(file.folder(), file.name());
    }

    /** Of a folder. */
    public static DatasetPath ofFolder(Location folder) {
        return climb(folder, "");
    }

    private static DatasetPath climb(Location start, String name) {
        Location root =
                start.isLocal() ? Location.of(start.path().toAbsolutePath().normalize()) : start;
        String below = name;
        while (root.name().contains("=")) {
            below = below.isEmpty() ? root.name() : root.name() + "/" + below;
            root = root.folder();
        }
        return below.equals(name) ? new DatasetPath(start, name) : new DatasetPath(root, below);
    }

    /** A file by its path below {@link #root}, given the one below what was named. */
    public String file(String name) {
        return below.isEmpty() ? name : below + "/" + name;
    }
}

package dev.opikexport.core.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A file of this machine: written beside its name under a hidden one, forced to disk, then moved. */
final class LocalFile extends WholeFile {

    private static final String UNFINISHED = ".unfinished";
    /** What is at least as large is written without being copied here. */
    private static final int BUFFER = 64 << 10;

    private final Path folder;
    private final Path target;
    private final Path unfinished;
    private final OwnFile file;
    private final ForcedOutput out;

    private LocalFile(Path folder, Path target, Path unfinished, OwnFile file, ForcedOutput out) {
        super(new BufferedOutputStream(out, BUFFER));
        this.folder = folder;
        this.target = target;
        this.unfinished = unfinished;
        this.file = file;
        this.out = out;
    }

    /** Writes what a link leads to, and leaves the permissions of a file that is there as they are. */
    static LocalFile create(Path named) throws IOException {
        Path target = linked(named);
        Path folder = target.toAbsolutePath().getParent();
        Path unfinished = target.resolveSibling("." + target.getFileName() + UNFINISHED);
        if (folder == null || Files.isDirectory(target)) {
            throw new FileSystemException(target.toString(), null, "it is a folder, not a file");
        }
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(
                    target.toString(), null, "it is a device or a pipe, which no file may replace");
        }
        try {
            OwnFile file = OwnFile.take(unfinished)
                    .orElseThrow(() -> new FileSystemException(
                            target.toString(),
                            null,
                            "Another export writes it now. Wait for it, or name another file."));
            copyPermissions(target, unfinished, EnumSet.of(PosixFilePermission.OWNER_WRITE));
            return new LocalFile(folder, target, unfinished, file, new ForcedOutput(unfinished, file.channel()));
        } catch (NoSuchFileException e) {
            throw refusal(target, folder);
        } catch (AccessDeniedException e) {
            throw new AccessDeniedException(target.toString());
        } catch (FileSystemException e) { // of a hidden file, which nobody named
            FileSystemException refused = new FileSystemException(target.toString(), null, e.getReason());
            refused.initCause(e);
            throw refused;
        }
    }

    private static Path linked(Path named) throws IOException {
        if (!Files.isSymbolicLink(named)) {
            return named;
        }
        return Files.exists(named)
                ? named.toRealPath()
                : named.resolveSibling(Files.readSymbolicLink(named)).normalize();
    }

    /** With some more, without which an unfinished file of a killed run could not be deleted. */
    private static void copyPermissions(Path from, Path to, Set<PosixFilePermission> more) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old == null || !Files.exists(from)) {
            return;
        }
        try {
            Set<PosixFilePermission> all = EnumSet.noneOf(PosixFilePermission.class);
            all.addAll(old.readAttributes().permissions());
            all.addAll(more);
            Files.setPosixFilePermissions(to, all);
        } catch (FileSystemException e) {
            // The file system has permissions of its own.
        }
    }

    /** Why nothing can be made in a folder, for a user who named a target in it: where there is none, or in such as {@code /proc}. */
    static FileSystemException refusal(Path target, Path folder) {
        return new NoSuchFileException(
                target.toString(),
                null,
                Files.isDirectory(folder)
                        ? "the folder " + folder + " refuses new files.\nName another place."
                        : "the folder " + folder + " does not exist.\nMake it first, or name another place.");
    }

    static boolean isUnfinished(String name) {
        return name.startsWith(".") && name.endsWith(UNFINISHED);
    }

    @Override
    protected void complete() throws IOException {
        copyPermissions(target, unfinished, Set.of());
        out.force();
        try {
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        }
        free();
        forceFolder(folder);
    }

    /** Makes a folder's entries as durable as their files; systems that cannot open a folder keep them durable themselves. */
    static void forceFolder(Path folder) throws IOException {
        FileChannel entries;
        try {
            entries = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (IOException e) {
            return;
        }
        try (entries) {
            entries.force(true);
        }
    }

    @Override
    protected void abandon() throws IOException {
        try {
            file.delete();
        } finally {
            free();
        }
    }

    private void free() throws IOException {
        try (file) {
            out.close();
        }
    }
}

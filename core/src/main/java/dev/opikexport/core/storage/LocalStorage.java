package dev.opikexport.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A folder of this machine. */
record LocalStorage(Path folder) implements Storage {

    @Override
    public String describe(String name) {
        return folder.resolve(name).toString();
    }

    @Override
    public WholeFile create(String name) throws IOException {
        Path file = folder.resolve(name);
        Path below = file.getParent();
        if (name.contains("/") && below != null && !Files.isDirectory(below)) {
            makeFolder(below);
            LocalFile.forceFolder(folder);
        }
        return LocalFile.create(file);
    }

    @Override
    public SeekableByteChannel open(String name) throws IOException {
        return Files.newByteChannel(folder.resolve(name));
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public List<String> list() throws IOException {
        return files().stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                .toList();
    }

    @Override
    public void delete(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.deleteIfExists(file);
        Path below = file.getParent();
        while (below != null && !below.equals(folder) && below.startsWith(folder)) {
            try {
                Files.deleteIfExists(below);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
            below = below.getParent();
        }
    }

    @Override
    public void deleteUnfinished() throws IOException {
        List<Path> files = files();
        List<Path> ofOthers = files.stream()
                .filter(LocalLock::isLock)
                .map(Path::getParent)
                .filter(below -> !below.equals(folder))
                .toList();
        for (Path file : files) {
            if (LocalFile.isUnfinished(file.getFileName().toString())
                    && ofOthers.stream().noneMatch(file::startsWith)) {
                OwnFile.deleteLeft(file);
            }
        }
    }

    @Override
    public Closeable lock() throws IOException {
        makeFolder(folder);
        return LocalLock.of(folder);
    }

    @Override
    public void close() {}

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        // The folder may be a link.
        Path real = folder.toRealPath();
        try (Stream<Path> files = Files.walk(real)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.resolve(real.relativize(file)))
                    .toList();
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new FileAlreadyExistsException(e.getFile(), null, "it is a file, not a folder");
        } catch (NoSuchFileException e) {
            Path there = folder.toAbsolutePath();
            while (there.getParent() != null && !Files.isDirectory(there)) {
                there = there.getParent();
            }
            throw LocalFile.refusal(folder, there);
        }
    }
}

package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The bytes of all files under a directory, by relative name: to look whether anything has changed, and to copy. */
public record FileTree(SortedMap<String, byte[]> files) {
    public static FileTree of(Path directory) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Path file : list(directory)) {
            if (Files.isRegularFile(file)) {
                files.put(directory.relativize(file).toString(), read(file));
            }
        }
        return new FileTree(files);
    }

    /** Writes the files into a directory, in place of what is there. */
    public void writeTo(Path directory) {
        delete(directory);
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = directory.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void assertSame(FileTree other) {
        assertEquals(files.keySet(), other.files.keySet());
        files.forEach((name, bytes) -> assertArrayEquals(bytes, other.files.get(name), name));
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public static void delete(Path directory) {
        for (Path file : list(directory)) {
            try {
                Files.delete(file);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** Files before the directories that they are in. */
    private static List<Path> list(Path directory) {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(directory)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

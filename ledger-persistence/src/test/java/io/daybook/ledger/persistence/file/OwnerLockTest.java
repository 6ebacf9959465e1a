package io.daybook.ledger.persistence.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One owner at a time, by whatever name the directory is called, and an owner who knows when it is none any more. */
class OwnerLockTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Path file;

    @BeforeEach
    void create() throws IOException {
        directory = Files.createDirectory(temporary.resolve("books"));
        file = directory.resolve(OwnerLock.FILE);
    }

    private static void assertLocked(Runnable call) {
        LedgerException refusal = assertThrows(LedgerException.class, call::run);
        assertEquals(Category.LOCKED, refusal.category(), refusal::getMessage);
        assertTrue(refusal.getMessage().contains("="), refusal::getMessage);
    }

    @Test
    void shouldHaveOneOwnerInThisProcessByAnyName() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), directory);
        try (OwnerLock owner = OwnerLock.acquire(directory)) {
            owner.requireHeld();
            assertLocked(() -> OwnerLock.acquire(directory));
            assertLocked(() -> OwnerLock.acquire(link));
            owner.requireHeld();
        }
        OwnerLock.acquire(link).close();
    }

    @Test
    void shouldKnowThatItsFileWasRemoved() throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(directory)) {
            Files.delete(file);
            assertLocked(owner::requireHeld);
        }
    }

    @Test
    void shouldKnowThatItsFileWasReplaced() throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(directory)) {
            Path other = Files.createFile(directory.resolve("other"));
            Files.delete(file);
            Files.move(other, file);
            assertLocked(owner::requireHeld);
        }
    }

    @Test
    void shouldKnowThatItsDirectoryWasMoved() throws IOException {
        try (OwnerLock owner = OwnerLock.acquire(directory)) {
            Path moved = Files.move(directory, temporary.resolve("moved"));
            assertLocked(owner::requireHeld);
            Files.createDirectory(directory);
            Files.createFile(file);
            assertLocked(owner::requireHeld);
            assertTrue(Files.exists(moved.resolve(OwnerLock.FILE)));
        }
    }
}

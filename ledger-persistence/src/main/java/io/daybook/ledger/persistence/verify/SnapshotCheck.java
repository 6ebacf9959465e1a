package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.snapshot.SnapshotFile;
import io.daybook.ledger.core.snapshot.SnapshotInput;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import io.daybook.ledger.persistence.verify.Finding.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Holds each snapshot against the books that are replayed: it must load, and be at its sequence what the journal makes
 * of them. One that a running ledger replaces meanwhile is not looked at.
 */
final class SnapshotCheck implements Inspection {
    private final SnapshotStore store;
    private final UUID ledger;
    private final Map<Long, SnapshotFile> waiting = new TreeMap<>();
    private FrameSeal seal = FrameSeal.NONE;

    SnapshotCheck(SnapshotStore store, UUID ledger, Consumer<Finding> findings) {
        this.store = store;
        this.ledger = ledger;
        SnapshotStore.Found found = store.find();
        found.snapshots().forEach(file -> waiting.put(file.header().sequence(), file));
        found.unreadable().forEach(file -> findings.accept(finding(0, file.name(), file.why())));
    }

    /** Opens sealed ones; without keys only their checksums are looked at. */
    void seal(FrameSeal known) {
        seal = known;
    }

    @Override
    public void onBatch(LedgerState state, byte[] chainHash, Consumer<Finding> findings) {
        SnapshotFile file = waiting.remove(state.lastSequence());
        if (file == null) {
            return;
        }
        requireEqual(file, "chainHash", Hex.of(chainHash), file.header().chainHash(), findings);
        String stateHash = load(file, findings);
        if (!stateHash.isEmpty()) {
            requireEqual(file, "stateHash", Hex.of(new StateHasher().hash(state)), stateHash, findings);
        }
    }

    private static void requireEqual(
            SnapshotFile file, String what, String expected, String found, Consumer<Finding> findings) {
        if (!expected.equals(found)) {
            String message = "not what the journal makes of the books: field=" + what + ", expected=" + expected
                    + ", found=" + found;
            findings.accept(finding(file.header().sequence(), file.name(), message));
        }
    }

    /** The state hash of a snapshot that can be loaded; otherwise nothing. */
    private String load(SnapshotFile file, Consumer<Finding> findings) {
        try (SnapshotInput input = store.open(file)) {
            if (file.header().isSealed() && !seal.canOpen()) {
                SnapshotLoader.checkBlocks(input, ledger);
                return "";
            }
            return SnapshotLoader.load(input, ledger, seal.opener()).stateHash();
        } catch (LedgerException broken) {
            if (broken.category() == Category.KEY) {
                throw broken;
            }
            if (Files.exists(Path.of(file.name()))) {
                findings.accept(finding(file.header().sequence(), file.name(), broken.getMessage()));
            }
            return "";
        }
    }

    @Override
    public void onEnd(LedgerState state, boolean whole, Consumer<Finding> findings) {
        for (SnapshotFile file : waiting.values()) {
            load(file, findings);
            if (whole && file.header().sequence() > 0) {
                findings.accept(
                        finding(file.header().sequence(), file.name(), "no batch of the journal ends at its sequence"));
            }
        }
    }

    private static Finding finding(long sequence, String file, String message) {
        return new Finding(Check.SNAPSHOT, sequence, "file=" + file, message);
    }
}

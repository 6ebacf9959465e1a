package io.daybook.ledger.core.recovery;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalException;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.snapshot.SnapshotFile;
import io.daybook.ledger.core.snapshot.SnapshotHeader;
import io.daybook.ledger.core.snapshot.SnapshotInput;
import io.daybook.ledger.core.snapshot.SnapshotLoader;
import io.daybook.ledger.core.snapshot.SnapshotStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses the snapshot to begin with: one that belongs to the journal's chain, and of which every checksum and the
 * state hash are right. Changes nothing. Used by one thread.
 */
public final class SnapshotChoice {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotChoice.class);

    private final Journal journal;
    private final UUID ledger;
    private final SnapshotStore store;
    private final RecoveryPlan plan;
    private final Map<String, String> rejected = new LinkedHashMap<>();
    /** What could not be looked at: it may be well. */
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    private Optional<LedgerException> keyless = Optional.empty();

    /**
     * A choice.
     *
     * @param journal that the snapshot must belong to
     * @param ledger whose it must be
     * @param store where snapshots are
     * @param plan which ones there are, and how far the journal goes
     */
    public SnapshotChoice(Journal journal, UUID ledger, SnapshotStore store, RecoveryPlan plan) {
        this.journal = journal;
        this.ledger = ledger;
        this.store = store;
        this.plan = plan;
    }

    /**
     * Loads the newest that can be believed.
     *
     * @param wanted which ones come into question
     * @return empty when there is none
     */
    public Optional<SnapshotLoader.Loaded> newest(Predicate<SnapshotHeader> wanted) {
        return first(plan.snapshots().snapshots(), wanted);
    }

    /**
     * Loads the oldest that can be believed.
     *
     * @return empty when there is none
     */
    public Optional<SnapshotLoader.Loaded> oldest() {
        List<SnapshotFile> oldestFirst = new ArrayList<>(plan.snapshots().snapshots());
        Collections.reverse(oldestFirst);
        return first(oldestFirst, header -> true);
    }

    private Optional<SnapshotLoader.Loaded> first(List<SnapshotFile> files, Predicate<SnapshotHeader> wanted) {
        for (SnapshotFile file : files) {
            boolean reaches = file.header().sequence() >= journal.start().sequence();
            if (!reaches || !wanted.test(file.header())) {
                continue;
            }
            try (SnapshotInput input = store.open(file)) {
                requireInChain(file.header());
                return Optional.of(
                        SnapshotLoader.load(input, ledger, journal.seal().opener()));
            } catch (LedgerException unbelievable) {
                LOG.warn("a snapshot is not used: it cannot be believed: {}, {}", file, unbelievable.getMessage());
                if (unbelievable.category() == Category.KEY) {
                    keyless = Optional.of(unbelievable);
                } else if (unbelievable.category() == Category.DAMAGED) {
                    rejected.put(file.name(), unbelievable.getMessage());
                } else {
                    unreadable.put(file.name(), unbelievable.getMessage());
                }
            }
        }
        return Optional.empty();
    }

    /** The journal must have, at the snapshot's position, the frame that the snapshot names. */
    private void requireInChain(SnapshotHeader header) {
        if (header.sequence() > plan.lastSequence()) {
            throw damaged("it is ahead of the journal", "sequence", plan.lastSequence(), header.sequence());
        }
        if (header.position() == Journal.BEFORE_FIRST) {
            byte[] nothing = new byte[FrameLayout.HASH_LENGTH];
            requireEqual("sequence", 0L, header.sequence());
            requireEqual("chainHash", Hex.of(nothing), header.chainHash());
            return;
        }
        FrameReader frame = new FrameReader();
        byte[] chainHash = new byte[FrameLayout.HASH_LENGTH];
        try (JournalReader reader = journal.newReader()) {
            reader.seek(header.position());
            if (!reader.next() || reader.position() != header.position()) {
                throw damaged("the journal has no frame there", "position", header.position(), "none");
            }
            frame.wrap(reader.frame(), reader.position()).chainHash(chainHash);
            requireEqual("lastSequence", frame.lastSequence(), header.sequence());
            requireEqual("chainHash", Hex.of(chainHash), header.chainHash());
        } catch (JournalException elsewhere) {
            throw new LedgerException(
                    Category.DAMAGED, "it does not belong to the journal: " + elsewhere.facts(), elsewhere);
        }
    }

    private static void requireEqual(String what, Object expected, Object found) {
        if (!expected.equals(found)) {
            throw damaged("it does not belong to the journal", what, expected, found);
        }
    }

    private static LedgerException damaged(String what, String field, Object expected, Object found) {
        return new LedgerException(
                Category.DAMAGED, what + ": field=" + field + ", expected=" + expected + ", found=" + found);
    }

    /**
     * Refuses to do without a snapshot when the journal does not begin at its beginning.
     *
     * @param what needs it
     * @throws LedgerException ENVIRONMENT with what to do, KEY when it was a key that was missing, DAMAGED when there
     *     are snapshots, all could be looked at and none can be believed
     */
    public void requireWhole(String what) {
        if (!journal.start().isWhole()) {
            // a journal that breaks off takes the snapshots with it: that is what is wrong
            plan.requireBelievable();
            keyless.ifPresent(missing -> {
                throw missing;
            });
            requireNoneRejected(what);
        }
        journal.start().require(1, what);
    }

    private void requireNoneRejected(String what) {
        Map<String, String> lost = new LinkedHashMap<>(rejected());
        lost.putAll(unreadable);
        if (!lost.isEmpty()) {
            throw new LedgerException(
                    unreadable.isEmpty() ? Category.DAMAGED : Category.ENVIRONMENT,
                    what + " needs a snapshot that can be believed, or the journal files that were archived: restore a"
                            + " backup, or put the files back into the directory's journal: the journal begins with "
                            + journal.start() + ", not to be used: " + lost);
        }
    }

    /**
     * Whether a snapshot could not be opened for want of its key.
     *
     * @return true when one could not
     */
    public boolean isKeyless() {
        return keyless.isPresent();
    }

    /**
     * What cannot be believed.
     *
     * @return names of files, and why
     */
    public Map<String, String> rejected() {
        Map<String, String> all = new LinkedHashMap<>();
        plan.snapshots().unreadable().forEach(file -> all.put(file.name(), file.why()));
        all.putAll(rejected);
        return all;
    }
}

package io.daybook.ledger.persistence.backup;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.codec.FrameReader;
import io.daybook.ledger.core.codec.FrameWriter;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.journal.JournalAppender;
import io.daybook.ledger.core.journal.JournalReader;
import io.daybook.ledger.core.journal.JournalStart;
import io.daybook.ledger.core.recovery.RecoveryPlan;
import io.daybook.ledger.core.recovery.RecoveryPlanner;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.FrameSealer;
import io.daybook.ledger.persistence.file.DataKeyFile;
import io.daybook.ledger.persistence.file.Identity;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import io.daybook.seal.KeyProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Copies a ledger's journal into a new directory. The source may be in use elsewhere: what it has made durable when the
 * copy comes to its end is in the copy, and nothing else. Every frame is proved (checksums, identity, sequence, chain)
 * before it is written, and the copy is forced before it gets its name: there is a whole copy or none. Sealed batches
 * are copied as they are, with the file of their wrapped keys. Of a journal whose first files were archived, the copy
 * begins with the oldest snapshot.
 */
public final class LedgerCopier {
    private static final int FORCE_EVERY_BYTES = 64 << 20;

    private final Path source;
    private final Path target;
    private final Optional<KeyProvider> keys;
    /** Of the copy. */
    private FrameSeal seal = FrameSeal.NONE;

    /** Where the last frame of the copy is. */
    private long lastPosition = Journal.BEFORE_FIRST;

    /** Where the first frame of the copy is. */
    private long firstPosition = Journal.BEFORE_FIRST;

    /** Where the copy begins in the source. */
    private JournalStart start = JournalStart.BEGINNING;

    /** How far a copy goes. */
    @FunctionalInterface
    public interface Until {
        /**
         * Whether a record still belongs to what is wanted.
         *
         * @param sequence its sequence
         * @param timestampNs its timestamp, ns since the epoch
         * @return false to stop before it
         */
        boolean includes(long sequence, long timestampNs);
    }

    /**
     * What was copied.
     *
     * @param lastSequence the last sequence in the copy; 0 for none
     * @param lastTimestampNs its timestamp, ns since the epoch; 0 for none
     * @param frames how many batches
     * @param bytes of frames
     */
    public record Copied(long lastSequence, long lastTimestampNs, long frames, long bytes) {}

    /**
     * A copier.
     *
     * @param source directory of a ledger
     * @param target a directory that does not exist yet, or is empty
     */
    public LedgerCopier(Path source, Path target) {
        this(source, target, Optional.empty());
    }

    /**
     * A copier with keys, which are needed only when a copy ends in the middle of a sealed batch.
     *
     * @param source directory of a ledger
     * @param target a directory that does not exist yet, or is empty
     * @param keys of whoever has them
     */
    public LedgerCopier(Path source, Path target, Optional<KeyProvider> keys) {
        this.source = source;
        this.target = target;
        this.keys = keys;
    }

    /**
     * Copies.
     *
     * @param until how far
     * @return what was copied
     * @throws LedgerException DAMAGED when the source cannot be believed, MISUSE when the target is not empty, NO_SPACE
     *     or ENVIRONMENT when it cannot be written, KEY when it ends in a sealed batch whose key is missing
     */
    public Copied copy(Until until) {
        Identity identity = LedgerDirectory.identify(source);
        requireFreeTarget();
        Path aside = target.resolveSibling(target.getFileName() + ".incomplete");
        delete(aside);
        try {
            Files.createDirectories(aside);
            Copied copied;
            try (Journal from = LedgerDirectory.openJournalReadOnly(source, keys);
                    Journal to = LedgerDirectory.createJournal(aside)) {
                RecoveryPlan plan =
                        RecoveryPlanner.plan(from, identity.ledger(), LedgerDirectory.readMark(source, identity));
                // each key is in its file before the first frame that needs it
                DataKeyFile.copy(source, aside, identity.ledger());
                seal = DataKeyFile.seal(aside, identity.ledger(), keys);
                if (from.start().isWhole()) {
                    copied = copyFrames(identity, from, plan, to.appender(), until);
                } else {
                    ArchivedCopy base = ArchivedCopy.of(source, identity, from, plan);
                    base.require(until);
                    start = base.start();
                    copied = copyFrames(identity, from, plan, to.appender(), until);
                    base.write(aside, firstPosition, seal);
                }
            }
            LedgerDirectory.createFiles(aside, identity, Acknowledged.upTo(copied.lastSequence(), lastPosition));
            Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return copied;
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot write the copy: check that the directory may be written and has space: directory=" + target
                            + ", cause=" + failure,
                    failure);
        } finally {
            delete(aside);
        }
    }

    private Copied copyFrames(Identity identity, Journal from, RecoveryPlan plan, JournalAppender to, Until until) {
        FrameReader frame = new FrameReader(from.seal().opener());
        byte[] chainHash = HexFormat.of().parseHex(start.chainHash());
        Copied copied = new Copied(start.sequence(), 0, 0, 0);
        long unforced = 0;
        try (JournalReader reader = from.newReader()) {
            reader.seek(start.position());
            while (copied.lastSequence() < plan.lastSequence()) {
                if (!reader.next()) {
                    throw plan.brokenOff(copied.lastSequence(), reader.end());
                }
                frame.wrap(reader.frame(), reader.position());
                frame.follow(identity.ledger(), copied.lastSequence() + 1, chainHash);
                if (!until.includes(frame.lastSequence(), frame.lastTimestampNs())) {
                    return withPart(identity, frame, chainHash, to, until, copied);
                }
                frame.chainHash(chainHash);
                copied = append(to, copied, frame, reader.frame());
                unforced += reader.frame().remaining();
                if (unforced >= FORCE_EVERY_BYTES) {
                    to.force();
                    unforced = 0;
                }
            }
        }
        plan.requireBelievable();
        to.force();
        return copied;
    }

    private Copied append(JournalAppender to, Copied copied, FrameReader frame, ByteBuffer bytes) {
        ByteBuffer header = bytes.duplicate();
        header.limit(bytes.position() + FrameLayout.HEADER_LENGTH);
        ByteBuffer body = bytes.duplicate();
        body.position(bytes.position() + FrameLayout.HEADER_LENGTH);
        lastPosition = to.append(frame.firstSequence(), header, body);
        firstPosition = firstPosition == Journal.BEFORE_FIRST ? lastPosition : firstPosition;
        return new Copied(
                frame.lastSequence(), frame.lastTimestampNs(), copied.frames() + 1, copied.bytes() + bytes.remaining());
    }

    /** The frame in which the copy stops is written anew with the records that belong to it. */
    private Copied withPart(
            Identity identity, FrameReader frame, byte[] chainHash, JournalAppender to, Until until, Copied copied) {
        if (!until.includes(frame.firstSequence(), frame.firstTimestampNs())) {
            to.force();
            return copied;
        }
        FrameSealer sealer = frame.isSealed() ? seal.sealer() : FrameSealer.CLEAR;
        FrameWriter part =
                new FrameWriter(identity.ledger(), chainHash, frame.buffer().capacity(), sealer);
        for (int i = 0; i < frame.count(); i++) {
            int offset = frame.recordOffset(i);
            long sequence = frame.firstSequence() + i;
            if (!until.includes(sequence, frame.buffer().getLong(offset + RecordLayout.TIMESTAMP))) {
                break;
            }
            part.add(frame.buffer(), offset, frame.buffer().getInt(offset + RecordLayout.LENGTH), sequence);
        }
        part.end();
        long bytes = (long) part.header().remaining() + part.body().remaining();
        lastPosition = to.append(part.firstSequence(), part.header(), part.body());
        to.force();
        return new Copied(part.lastSequence(), part.lastTimestampNs(), copied.frames() + 1, copied.bytes() + bytes);
    }

    private void requireFreeTarget() {
        try {
            if (Files.exists(target)) {
                try (Stream<Path> entries = Files.list(target)) {
                    if (entries.findAny().isPresent()) {
                        throw new LedgerException(
                                Category.MISUSE, "the target is not empty: choose another directory: target=" + target);
                    }
                }
            }
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot look into the target: check its rights: target=" + target + ", cause=" + failure,
                    failure);
        }
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException failure) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    "cannot remove an incomplete copy: remove it by hand: directory=" + directory + ", cause="
                            + failure,
                    failure);
        }
    }
}

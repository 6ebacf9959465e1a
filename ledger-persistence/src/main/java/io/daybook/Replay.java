package io.daybook;

import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Decides a ledger's journal again, up to any sequence or instant, and opens the state of then for reading: for tests,
 * audits and post-mortems. The journal is only read, and the ledger may be running elsewhere.
 *
 * <pre>{@code
 * try (Ledger then = Replay.of(books).toSequence(1_000).hashEvery(100, System.out::println).open()) {
 *     System.out.println(then.snapshot().trialBalance());
 * }
 * }</pre>
 *
 * <p>Every outcome is compared with the recorded one. Immutable: each setter answers a changed replay.
 */
public final class Replay {
    private final Source source;
    private final Until until;
    private final Hashes hashes;
    private final Consumer<Step> steps;
    private final LongConsumer progress;

    private record Source(Path directory, DaybookOptions options) {}

    private record Until(long sequence, long timestampNs) {}

    private record Hashes(long every, Consumer<StateHash> listener) {
        void tell(long sequence, LedgerState state) {
            if (every > 0 && sequence % every == 0) {
                listener.accept(hash(sequence, state));
            }
        }
    }

    /** One entry that was just decided again, and the state that it left. Valid until the listener returns. */
    public interface Step {
        /**
         * The command or effect, and its receipt with the totals of the touched accounts.
         *
         * @return the entry
         */
        Event event();

        /**
         * A digest of everything decided so far: computed when it is asked for.
         *
         * @return the hash at this entry's sequence
         */
        StateHash stateHash();
    }

    private Replay(Source source, Until until, Hashes hashes, Consumer<Step> steps, LongConsumer progress) {
        this.source = source;
        this.until = until;
        this.hashes = hashes;
        this.steps = steps;
        this.progress = progress;
    }

    /**
     * A replay of the whole journal.
     *
     * @param directory of a ledger
     * @return the replay, which has not begun
     */
    public static Replay of(Path directory) {
        return of(directory, DaybookOptions.defaults());
    }

    /**
     * A replay of the whole journal.
     *
     * @param directory of a ledger
     * @param options its {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @return the replay, which has not begun
     */
    public static Replay of(Path directory, DaybookOptions options) {
        return new Replay(
                new Source(Objects.requireNonNull(directory, "directory"), options),
                new Until(Long.MAX_VALUE, Long.MAX_VALUE),
                new Hashes(0, hash -> {}),
                null,
                sequence -> {});
    }

    /**
     * Ends it after a sequence.
     *
     * @param last the last sequence to decide; a journal that is shorter ends it earlier
     * @return a changed replay
     */
    public Replay toSequence(long last) {
        return new Replay(source, new Until(last, until.timestampNs), hashes, steps, progress);
    }

    /**
     * Ends it at an instant of ledger time.
     *
     * @param lastNs the last timestamp to decide, ns since the epoch
     * @return a changed replay
     */
    public Replay toInstant(long lastNs) {
        return new Replay(source, new Until(until.sequence, lastNs), hashes, steps, progress);
    }

    /**
     * Tells the state hash along the way.
     *
     * @param sequences after each so many, 1 or more
     * @param listener hears of each, on the thread that replays
     * @return a changed replay
     */
    public Replay hashEvery(long sequences, Consumer<StateHash> listener) {
        if (sequences < 1) {
            throw new LedgerException(Category.MISUSE, "every is 1 or more: sequences=" + sequences);
        }
        return new Replay(
                source, until, new Hashes(sequences, Objects.requireNonNull(listener, "listener")), steps, progress);
    }

    /**
     * Steps through it.
     *
     * @param listener hears of each entry, on the thread that replays; what it throws ends the replay
     * @return a changed replay
     */
    public Replay onStep(Consumer<Step> listener) {
        return new Replay(source, until, hashes, Objects.requireNonNull(listener, "listener"), progress);
    }

    /**
     * Tells how far it is, which costs next to nothing.
     *
     * @param listener hears of each sequence, on the thread that replays
     * @return a changed replay
     */
    public Replay onProgress(LongConsumer listener) {
        return new Replay(source, until, hashes, steps, Objects.requireNonNull(listener, "listener"));
    }

    /**
     * Replays, and opens the state of then.
     *
     * @return a ledger to be read only, with its history up to there
     * @throws LedgerException when the directory holds no ledger, or an outcome is not the recorded one
     */
    public Ledger open() {
        if (steps == null) {
            return Daybook.openReadOnly(source.directory, source.options, this::includes, this::tell);
        }
        try (JournalCursor entries = JournalCursor.open(source.directory, source.options, 1)) {
            return Daybook.openReadOnly(source.directory, source.options, this::includes, (sequence, state) -> {
                tell(sequence, state);
                steps.accept(new Decided(entries.next(), sequence, state));
            });
        }
    }

    /**
     * Replays, and tells the state hash at the end.
     *
     * @return the hash, and the sequence that was come to
     * @throws LedgerException as {@link #open}
     */
    public StateHash run() {
        try (Ledger ledger = open()) {
            return ledger.stateHash();
        }
    }

    private boolean includes(long sequence, long timestampNs) {
        return sequence <= until.sequence && timestampNs <= until.timestampNs;
    }

    private void tell(long sequence, LedgerState state) {
        progress.accept(sequence);
        hashes.tell(sequence, state);
    }

    private static StateHash hash(long sequence, LedgerState state) {
        return new StateHash(sequence, Hex.of(new StateHasher().hash(state)));
    }

    private record Decided(Event event, long sequence, LedgerState state) implements Step {
        @Override
        public StateHash stateHash() {
            return hash(sequence, state);
        }
    }
}

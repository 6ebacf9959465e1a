package io.daybook.ledger.persistence.fault;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ledger's files that faults are done to, and all that is true of them.
 *
 * @param files as they are without a fault
 * @param acknowledged the last sequence that was acknowledged
 * @param hashes the state hash after each sequence
 * @param events the journal's entries in order
 * @param again the commands to be asked again: the n-th has the sequence n
 * @param kept what more there is than a journal
 */
record Subject(
        FileTree files,
        long acknowledged,
        Map<Long, String> hashes,
        List<Event> events,
        List<Command> again,
        Optional<KeptBooks> kept) {
    static Subject of(Path directory, long acknowledged, List<Command> again) {
        return of(directory, SmallBooks.OPTIONS, acknowledged, again);
    }

    /** With snapshots, keys and an archived file: all that is true of them is learned where that file was put back. */
    static Subject of(KeptBooks books) throws IOException {
        List<Command> again = SmallBooks.commandsAgain();
        Subject whole = of(books.whole(), books.options(), again.size() + 2L, again);
        FileTree files = FileTree.of(books.directory());
        return new Subject(files, whole.acknowledged, whole.hashes, whole.events, again, Optional.of(books));
    }

    private static Subject of(Path directory, DaybookOptions options, long acknowledged, List<Command> again) {
        Map<Long, String> hashes = new TreeMap<>();
        List<Event> events = new ArrayList<>();
        try (Ledger ledger = Daybook.openReadOnly(
                directory,
                options,
                (sequence, timestampNs) -> true,
                (sequence, state) -> hashes.put(sequence, Hex.of(new StateHasher().hash(state))))) {
            Daybook.readJournal(directory, options, 1, events::add);
            if (ledger.durableSequence() != events.size()) {
                throw new IllegalStateException("books and journal differ: directory=" + directory);
            }
            return new Subject(FileTree.of(directory), acknowledged, hashes, events, again, Optional.empty());
        }
    }

    long lastSequence() {
        return events.size();
    }

    DaybookOptions options() {
        return kept.map(KeptBooks::options).orElse(SmallBooks.OPTIONS);
    }

    /** The last sequence whose record may be gone. */
    long through() {
        return kept.map(KeptBooks::through).orElse(0L);
    }

    /** The receipt of a sequence as it is answered again. */
    static String answeredAgain(Receipt receipt) {
        return receipt.toString().replace("replayed=false", "replayed=true");
    }
}

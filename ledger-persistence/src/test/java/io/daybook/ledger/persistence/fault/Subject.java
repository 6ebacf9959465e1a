package io.daybook.ledger.persistence.fault;

import io.daybook.Daybook;
import io.daybook.ledger.Event;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.Hex;
import io.daybook.ledger.core.statemachine.state.StateHasher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A ledger's files that faults are done to, and all that is true of them.
 *
 * @param files as they are without a fault
 * @param acknowledged the last sequence that was acknowledged
 * @param hashes the state hash after each sequence
 * @param events the journal's entries in order
 * @param again the commands to be asked again: the n-th has the sequence n
 */
record Subject(FileTree files, long acknowledged, Map<Long, String> hashes, List<Event> events, List<Command> again) {
    static Subject of(Path directory, long acknowledged, List<Command> again) {
        Map<Long, String> hashes = new TreeMap<>();
        List<Event> events = new ArrayList<>();
        try (Ledger ledger = Daybook.openReadOnly(
                directory,
                (sequence, timestampNs) -> true,
                (sequence, state) -> hashes.put(sequence, Hex.of(new StateHasher().hash(state))))) {
            Daybook.readJournal(directory, 1, events::add);
            if (ledger.durableSequence() != events.size()) {
                throw new IllegalStateException("books and journal differ: directory=" + directory);
            }
            return new Subject(FileTree.of(directory), acknowledged, hashes, events, again);
        }
    }

    long lastSequence() {
        return events.size();
    }

    /** The receipt of a sequence as it is answered again. */
    static String answeredAgain(Receipt receipt) {
        return receipt.toString().replace("replayed=false", "replayed=true");
    }
}

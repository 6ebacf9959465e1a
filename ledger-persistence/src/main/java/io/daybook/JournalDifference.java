package io.daybook;

import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.Receipt;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where two histories part: the first sequence at which they do not hold the same command with the same outcome.
 * Immutable.
 *
 * @param sequence which
 * @param part what differs first: {@code end}, {@code command}, {@code outcome}, {@code timestamp}, {@code amount},
 *     {@code accounts} or {@code receipt} for anything else
 * @param first the entry of the first history; empty when it ends before
 * @param second the entry of the second history; empty when it ends before
 */
public record JournalDifference(long sequence, String part, Optional<Event> first, Optional<Event> second) {
    /**
     * Compares the journals of two ledgers; whose they are does not matter, nor what their receipts promise.
     *
     * @param one directory of a ledger
     * @param other directory of another
     * @param toSequence the last sequence to compare
     * @return empty when both hold the same
     * @throws LedgerException when one of them holds no ledger, or cannot be believed
     */
    public static Optional<JournalDifference> between(Path one, Path other, long toSequence) {
        return between(one, other, DaybookOptions.defaults(), toSequence);
    }

    /**
     * Compares the journals of two ledgers; whose they are does not matter, nor what their receipts promise.
     *
     * @param one directory of a ledger
     * @param other directory of another
     * @param options their {@link DaybookOptions#encryption} opens what is sealed; the others do not matter
     * @param toSequence the last sequence to compare
     * @return empty when both hold the same
     * @throws LedgerException when one of them holds no ledger, or cannot be believed
     */
    public static Optional<JournalDifference> between(Path one, Path other, DaybookOptions options, long toSequence) {
        try (JournalCursor first = JournalCursor.open(one, options, 1);
                JournalCursor second = JournalCursor.open(other, options, 1)) {
            return between(first, second, toSequence);
        }
    }

    static Optional<JournalDifference> between(Iterator<Event> one, Iterator<Event> other, long toSequence) {
        for (long sequence = 1; sequence <= toSequence; sequence++) {
            Optional<Event> first = one.hasNext() ? Optional.of(one.next()) : Optional.empty();
            Optional<Event> second = other.hasNext() ? Optional.of(other.next()) : Optional.empty();
            Optional<JournalDifference> found = at(sequence, first, second);
            if (found.isPresent() || first.isEmpty()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static Optional<JournalDifference> at(long sequence, Optional<Event> first, Optional<Event> second) {
        String part = part(first, second);
        return part.isEmpty() ? Optional.empty() : Optional.of(new JournalDifference(sequence, part, first, second));
    }

    private static String part(Optional<Event> first, Optional<Event> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() && second.isEmpty() ? "" : "end";
        }
        Receipt one = plain(first.get().receipt());
        Receipt other = plain(second.get().receipt());
        boolean sameTime = one.timestampNs().equals(other.timestampNs());
        // A command carries its timestamp, so only those of the same time can be compared as a whole.
        boolean sameCommand = one.kind() == other.kind()
                && one.id().equals(other.id())
                && (!sameTime || first.get().command().equals(second.get().command()));
        return sameCommand ? part(one, other) : "command";
    }

    private static String part(Receipt one, Receipt other) {
        if (one.equals(other)) {
            return "";
        }
        if (one.outcome() != other.outcome() || !one.detail().equals(other.detail())) {
            return "outcome";
        }
        if (!one.timestampNs().equals(other.timestampNs())) {
            return "timestamp";
        }
        if (!one.amount().equals(other.amount())) {
            return "amount";
        }
        return one.accounts().equals(other.accounts()) ? "receipt" : "accounts";
    }

    private static Receipt plain(Receipt receipt) {
        return new Receipt(
                receipt.kind(),
                receipt.id(),
                receipt.sequence(),
                receipt.timestampNs(),
                receipt.outcome(),
                receipt.detail(),
                receipt.replayed(),
                receipt.amount(),
                receipt.assetNumber(),
                receipt.accounts(),
                receipt.hold(),
                receipt.members().stream().map(JournalDifference::plain).toList(),
                Durability.OS);
    }

    /**
     * The accounts that either entry names or touches.
     *
     * @return their ids, ascending
     */
    public SortedSet<Id> accounts() {
        SortedSet<Id> accounts = new TreeSet<>();
        first.ifPresent(event -> NamedAccounts.addTo(accounts, event));
        second.ifPresent(event -> NamedAccounts.addTo(accounts, event));
        return accounts;
    }
}

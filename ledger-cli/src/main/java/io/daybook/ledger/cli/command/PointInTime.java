package io.daybook.ledger.cli.command;

import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.InputException;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.History;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** As of when a report is true: now, after a sequence, or at an instant of booking. */
final class PointInTime {
    @ArgGroup
    private Choice choice = new Choice();

    /** One of them. */
    static final class Choice {
        @Option(names = "--at-sequence", paramLabel = "N", description = "As it was after sequence N.")
        private Long sequence;

        @Option(
                names = "--at",
                paramLabel = "INSTANT",
                converter = InstantConverter.class,
                description = "As it was booked at an instant, such as 2026-01-31T17:00:00Z.")
        private Long timestampNs;
    }

    @Option(
            names = "--effective",
            paramLabel = "DATE",
            description = "By effective date: what is posted with an effective date up to DATE. With --at-sequence or "
                    + "--at: as it was known then.")
    private LocalDate effective;

    /** What the accounts of a ledger that was opened at that point come to; all of them, or those wanted. */
    BalanceSnapshot snapshot(Ledger ledger, List<Id> wanted) {
        if (effective == null) {
            return wanted.isEmpty() ? ledger.snapshot() : ledger.snapshot(wanted);
        }
        History history = Histories.of(ledger);
        AsOf asOf = AsOf.effective(effective);
        return wanted.isEmpty() ? history.snapshot(asOf) : history.snapshot(wanted, asOf);
    }

    /** Replays a ledger to that point. */
    Ledger open(LedgerDirectory books) {
        if (choice.sequence == null && choice.timestampNs == null) {
            return books.openReadOnly();
        }
        if (choice.timestampNs != null) {
            return books.openReadOnly((sequence, timestampNs) -> timestampNs <= choice.timestampNs, (at, state) -> {});
        }
        long wanted = choice.sequence;
        if (wanted < 0) {
            throw new UsageException("a sequence is 0 or more: sequence=" + wanted);
        }
        Ledger ledger = books.openReadOnly((sequence, timestampNs) -> sequence <= wanted, (at, state) -> {});
        boolean reached = false;
        try {
            requireReached(ledger, wanted);
            reached = true;
            return ledger;
        } finally {
            if (!reached) {
                ledger.close();
            }
        }
    }

    /** Refuses a sequence that is yet to come: what was asked for is not there. */
    static void requireReached(Ledger ledger, Long wanted) {
        long last = ledger.durableSequence();
        if (wanted != null && last < wanted) {
            throw new UsageException("the ledger has not come that far: sequence=" + wanted + ", last=" + last);
        }
    }

    /** ISO-8601 text to ns since the epoch. */
    static final class InstantConverter implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            try {
                OptionalLong ns = Instants.parse(text);
                return ns.orElseThrow(() -> new TypeConversionException("lies outside the years 1678 to 2262"));
            } catch (InputException malformed) {
                throw new TypeConversionException(malformed.getMessage());
            }
        }
    }
}

package io.daybook.ledger.cli.command;

import io.daybook.ledger.Ledger;
import io.daybook.ledger.cli.UsageException;
import io.daybook.ledger.cli.json.InputException;
import io.daybook.ledger.cli.json.Instants;
import java.util.OptionalLong;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Up to where a ledger is looked at: all of it, up to a sequence, or up to an instant of booking. */
final class Moment {
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

    /** Replays a ledger up to there. */
    Ledger open(LedgerDirectory books) {
        if (choice.timestampNs != null) {
            long lastNs = choice.timestampNs;
            return books.openReadOnly((sequence, timestampNs) -> timestampNs <= lastNs);
        }
        return choice.sequence == null ? books.openReadOnly() : open(books, choice.sequence);
    }

    private static Ledger open(LedgerDirectory books, long wanted) {
        if (wanted < 0) {
            throw new UsageException("a sequence is 0 or more: sequence=" + wanted);
        }
        Ledger ledger = books.openReadOnly((sequence, timestampNs) -> sequence <= wanted);
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

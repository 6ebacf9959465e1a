package io.daybook.ledger.persistence.fault;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.persistence.chronicle.ChronicleJournal;
import io.daybook.ledger.persistence.chronicle.ChronicleJournalOptions;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Books of few commands that are long enough to fill several journal files of the smallest size. */
final class LongBooks {
    private static final long T0 = 1_767_225_600_000_000_000L;
    private static final long LATER = 1_000_000_000_000L;
    private static final int TRANSFERS = 600;

    private LongBooks() {}

    /** Writes the books, and answers the last sequence. */
    static long write(Path directory) {
        LedgerDirectory files = LedgerDirectory.own(directory, true);
        ChronicleJournalOptions options = ChronicleJournalOptions.of(directory.resolve("journal"))
                .withDurability(Durability.OS)
                .withFileLength(1 << 20);
        LedgerContext context = new LedgerContext()
                .durability(Durability.OS)
                .clockMode(ClockMode.HOST)
                .ledgerId(files.identity().ledger())
                .mark(files.openMark())
                .journal(ChronicleJournal.open(options, new FrameLayout()))
                .onClose(files::close);
        try (Ledger ledger = LedgerEngine.open(context)) {
            commands(T0).forEach(ledger::execute);
            return ledger.durableSequence();
        }
    }

    /** The same commands, asked again later. */
    static List<Command> commandsAgain() {
        return commands(T0 + LATER);
    }

    private static List<Command> commands(long start) {
        List<Command> commands = new ArrayList<>();
        commands.add(RegisterAsset.builder("EUR", 2).at(start).build());
        commands.add(OpenAccount.builder(Id.of(1), "EUR", AccountCategory.ASSET)
                .at(start + 1)
                .build());
        commands.add(OpenAccount.builder(Id.of(2), "EUR", AccountCategory.LIABILITY)
                .at(start + 2)
                .build());
        for (int i = 1; i <= TRANSFERS; i++) {
            byte[] metadata = new byte[4096];
            metadata[i] = (byte) i;
            commands.add(Transfer.builder(Id.of(i), Id.of(1), Id.of(2), Amount.of(i))
                    .metadata(Metadata.of(metadata))
                    .at(start + 2 + i)
                    .build());
        }
        return commands;
    }
}

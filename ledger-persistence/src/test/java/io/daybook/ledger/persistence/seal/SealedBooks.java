package io.daybook.ledger.persistence.seal;

import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two accounts and transfers between them, with words in their metadata that are easily found in files. */
final class SealedBooks {
    static final DaybookOptions HOST =
            DaybookOptions.defaults().clock(ClockMode.HOST).durability(Durability.OS);
    static final String WORD = "ZEBRA-CROSSING";

    private SealedBooks() {}

    static void openAccounts(Ledger ledger) {
        ledger.execute(RegisterAsset.builder("EUR", 2).at(1).build());
        for (int id = 1; id <= 2; id++) {
            ledger.execute(OpenAccount.builder(Id.of(id), "EUR", AccountCategory.ASSET)
                    .at(1 + id)
                    .build());
        }
    }

    static Receipt transfer(Ledger ledger, long number) {
        return ledger.execute(transfer(number, 1_000 + number));
    }

    static Transfer transfer(long number, long atNs) {
        return Transfer.builder(Id.of(number), Id.of(1), Id.of(2), Amount.of(number))
                .metadata(Metadata.of((WORD + number).getBytes(StandardCharsets.US_ASCII)))
                .at(atNs)
                .build();
    }

    /** So many transfers in one frame, numbered from one on. */
    static void batch(Ledger ledger, int from, int count) {
        CommandBatch batch = ledger.newBatch(count);
        for (int i = from; i < from + count; i++) {
            batch.transfer(i, 1, 2, i);
            batch.at(1_000L + i);
        }
        ledger.execute(batch);
    }

    /** Whether a word stands in any file of a directory. */
    static boolean isReadable(Path directory, String word) throws IOException {
        try (Stream<Path> walk = Files.walk(directory)) {
            List<Path> files = walk.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(word)) {
                    return true;
                }
            }
            return false;
        }
    }
}

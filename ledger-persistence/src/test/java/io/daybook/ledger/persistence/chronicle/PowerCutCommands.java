package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.util.ArrayList;
import java.util.List;

/** Commands for a ledger whose power goes: the n-th has the sequence n, some fill many pages, and files get full. */
final class PowerCutCommands {
    private static final long T0 = 1_767_225_600_000_000_000L;
    private static final Id CASH = Id.of(1);
    private static final Id CUSTOMER = Id.of(2);
    private static final int ROUNDS = 15;
    private static final int MEMBERS = 24;
    private static final int METADATA_LENGTH = 4096;

    private PowerCutCommands() {}

    static List<Command> all() {
        List<Command> commands = new ArrayList<>();
        commands.add(RegisterAsset.builder("EUR", 2).at(T0).build());
        commands.add(OpenAccount.builder(CASH, "EUR", AccountCategory.ASSET)
                .at(T0 + 1)
                .build());
        commands.add(OpenAccount.builder(CUSTOMER, "EUR", AccountCategory.LIABILITY)
                .at(T0 + 2)
                .build());
        for (int round = 1; round <= ROUNDS; round++) {
            commands.addAll(round(100L * round));
        }
        return commands;
    }

    private static List<Command> round(long number) {
        List<Command> members = new ArrayList<>();
        for (int i = 1; i <= MEMBERS; i++) {
            members.add(payment(number + 10 + i, i).build());
        }
        Id hold = Id.of(number + 1);
        return List.of(
                payment(number, 1).at(T0 + number).build(),
                PlaceHold.builder(hold, CUSTOMER, CASH, Amount.of(5))
                        .at(T0 + number + 1)
                        .build(),
                Group.builder(Id.of(number + 2), members).at(T0 + number + 2).build(),
                CaptureHold.builder(Id.of(number + 3), hold).at(T0 + number + 3).build());
    }

    private static Transfer.Builder payment(long id, int amount) {
        byte[] metadata = new byte[METADATA_LENGTH];
        for (int i = 0; i < METADATA_LENGTH; i++) {
            metadata[i] = (byte) (id * 31 + i * 7L);
        }
        return Transfer.builder(Id.of(id), CASH, CUSTOMER, Amount.of(10 + amount))
                .metadata(Metadata.of(metadata));
    }
}

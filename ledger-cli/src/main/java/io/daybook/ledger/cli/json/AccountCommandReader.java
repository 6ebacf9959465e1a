package io.daybook.ledger.cli.json;

import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.ClosePeriod;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import java.util.Optional;

/** The commands on assets, accounts and books. */
final class AccountCommandReader {
    private AccountCommandReader() {}

    static Command registerAsset(CommandFields fields) {
        String asset = fields.text(Field.ASSET);
        Optional<WholeNumber> scale = fields.number(Field.SCALE);
        if (scale.isEmpty()) {
            throw fields.missing(Field.SCALE);
        }
        boolean holds = fields.holds(Field.SCALE, scale.get().fitsInt());
        RegisterAsset.Builder builder =
                RegisterAsset.builder(asset, holds ? (int) scale.get().toLong() : 0);
        return fields.finish(builder, EventKind.REGISTER_ASSET.label()).build();
    }

    static Command openAccount(Id id, CommandFields fields) {
        OpenAccount.Builder builder =
                OpenAccount.builder(id, fields.text(Field.ASSET), fields.choice(Field.CATEGORY, Choices.CATEGORIES));
        fields.unsigned32(Field.BOOK, builder::book);
        fields.limit(Field.OVERDRAFT_LIMIT, builder::overdraftLimit);
        fields.limit(Field.MAXIMUM_BALANCE, builder::maximumBalance);
        return fields.finish(builder, EventKind.OPEN_ACCOUNT.label()).build();
    }

    static Command updateAccount(Id id, CommandFields fields) {
        UpdateAccount.Builder builder = UpdateAccount.builder(id, fields.id(Field.ACCOUNT));
        fields.limit(Field.OVERDRAFT_LIMIT, builder::overdraftLimit);
        fields.limit(Field.MAXIMUM_BALANCE, builder::maximumBalance);
        fields.unsigned32(Field.NEW_CODE, builder::newCode);
        fields.reference(Field.NEW_REFERENCE, builder::newReference);
        fields.metadata(Field.NEW_METADATA, builder::newMetadata);
        fields.number(Field.EXPECTED_VERSION, WholeNumber::fitsLong)
                .ifPresent(version -> builder.expectedVersion(version.toLong()));
        return fields.finish(builder, EventKind.UPDATE_ACCOUNT.label()).build();
    }

    static Command blockAccount(Id id, CommandFields fields) {
        BlockAccount.Builder builder =
                BlockAccount.builder(id, fields.id(Field.ACCOUNT), fields.choice(Field.SIDE, Choices.BLOCKED_SIDES));
        return fields.finish(builder, EventKind.BLOCK_ACCOUNT.label()).build();
    }

    static Command unblockAccount(Id id, CommandFields fields) {
        UnblockAccount.Builder builder =
                UnblockAccount.builder(id, fields.id(Field.ACCOUNT), fields.choice(Field.SIDE, Choices.BLOCKED_SIDES));
        return fields.finish(builder, EventKind.UNBLOCK_ACCOUNT.label()).build();
    }

    static Command closeAccount(Id id, CommandFields fields) {
        CloseAccount.Builder builder = CloseAccount.builder(id, fields.id(Field.ACCOUNT));
        return fields.finish(builder, EventKind.CLOSE_ACCOUNT.label()).build();
    }

    static Command reopenAccount(Id id, CommandFields fields) {
        ReopenAccount.Builder builder = ReopenAccount.builder(id, fields.id(Field.ACCOUNT));
        return fields.finish(builder, EventKind.REOPEN_ACCOUNT.label()).build();
    }

    static Command closePeriod(Id id, CommandFields fields) {
        ClosePeriod.Builder builder =
                ClosePeriod.builder(id, fields.date(Field.THROUGH).orElseThrow(() -> fields.missing(Field.THROUGH)));
        fields.unsigned32(Field.BOOK, builder::book);
        return fields.finish(builder, EventKind.CLOSE_PERIOD.label()).build();
    }
}

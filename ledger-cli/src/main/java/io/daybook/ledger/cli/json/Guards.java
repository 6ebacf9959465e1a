package io.daybook.ledger.cli.json;

import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parts of a command that say when it must not be done: expected versions and conditions. */
final class Guards {
    private static final String BALANCE = "balance";
    private static final String OPERATOR = "operator";

    private Guards() {}

    static List<ExpectedVersion> expectedVersions(CommandFields fields) {
        Optional<JsonObject> given = fields.optionalObject(Field.EXPECTED_VERSIONS);
        if (given.isEmpty()) {
            return List.of();
        }
        List<ExpectedVersion> versions = new ArrayList<>();
        given.get().takeAll((account, text) -> {
            Id id = Ids.parse(account).orElseThrow(() -> given.get().refused(account, Ids.malformed(account)));
            WholeNumber version = WholeNumber.parse(text)
                    .orElseThrow(
                            () -> given.get().refused(account, "\"" + Texts.shortened(text) + "\" is no whole number"));
            if (fields.holds(Field.EXPECTED_VERSIONS, version.fitsLong())) {
                versions.add(new ExpectedVersion(id, version.toLong()));
            }
        });
        return versions;
    }

    static List<Condition> conditions(CommandFields fields) {
        List<Condition> conditions = new ArrayList<>();
        for (JsonObject object : fields.optionalObjects(Field.CONDITIONS).orElse(List.of())) {
            condition(object, fields).ifPresent(conditions::add);
        }
        return conditions;
    }

    private static Optional<Condition> condition(JsonObject object, CommandFields command) {
        CommandFields fields = new CommandFields(object);
        Id account = fields.id(Field.ACCOUNT);
        BalanceKind balance = object.choice(BALANCE, Choices.BALANCES);
        Comparison comparison = object.choice(OPERATOR, Choices.OPERATORS);
        WholeNumber amount = fields.number(Field.AMOUNT).orElseThrow(() -> fields.missing(Field.AMOUNT));
        fields.requireAllTaken("a condition");
        if (!command.holds(Field.CONDITIONS, amount.magnitudeFitsUnsigned128())) {
            return Optional.empty();
        }
        return Optional.of(Condition.of(account, balance, comparison, amount.toBigInteger()));
    }
}

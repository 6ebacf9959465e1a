package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes a command structurally invalid in one place, whatever its kind. */
final class Faults {
    private static final List<Posting> TOO_MANY_POSTINGS =
            Collections.nCopies(PostingCommands.MOST_POSTINGS + 1, Posting.debit(Id.of(1), Amount.of(1)));
    private static final List<Command> TOO_MANY_MEMBERS = Collections.nCopies(
            PostingCommands.MOST_POSTINGS + 1, Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(1)));

    private final Dice dice;

    Faults(Dice dice) {
        this.dice = dice;
    }

    Command in(Command command) {
        if (dice.chance(0.15)) {
            return FieldChanger.metadata(command, Metadata.of(new byte[4097]));
        } else if (dice.chance(0.05)) {
            return FieldChanger.at(command, OptionalLong.empty());
        } else if (dice.chance(0.05)) {
            return FieldChanger.invalid(command, dice.oneOf(Field.values()));
        }
        if (command instanceof Transaction transaction && dice.chance(0.3)) {
            return FieldChanger.with(command, "postings", postings(transaction.postings()));
        }
        RecordComponent[] parts = FieldChanger.parts(command);
        RecordComponent part = parts[dice.below(parts.length)];
        Optional<Object> fault = fault(part.getName(), FieldChanger.value(command, part));
        return fault.isPresent() ? FieldChanger.with(command, part.getName(), fault.get()) : in(command);
    }

    /** Nothing when no value of that component is invalid. */
    private Optional<Object> fault(String name, Object value) {
        Object fault = switch (name) {
            case "id", "account", "debit", "credit", "hold", "original", "schedule" -> dice.oneOf(Id.ZERO, Id.MAX);
            case "amount" -> value instanceof Amount ? Amount.ZERO : Optional.of(Amount.ZERO);
            case "asset" -> dice.oneOf("", "eur", "ABCDEFGHIJKLMNOPQ", "EU R", "E\u00c4");
            case "scale" -> dice.oneOf(-1, 39, 255, 256, Integer.MAX_VALUE);
            case "dueAtNs" -> dice.oneOf(-1L, Long.MIN_VALUE);
            case "through" -> farDay();
            case "effectiveDate" -> Optional.of(farDay());
            case "timeToLiveSeconds" -> OptionalLong.of(dice.oneOf(0L, -1L, 1L << 32, Long.MAX_VALUE));
            case "expectedVersions" -> expectedVersions();
            case "conditions" -> conditions();
            case "newMetadata" -> Optional.of(Metadata.of(new byte[4097]));
            case "postings" -> postings((List<?>) value);
            case "commands" -> members((List<?>) value);
            default -> null;
        };
        return Optional.ofNullable(fault);
    }

    private LocalDate farDay() {
        return dice.oneOf(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MIN, LocalDate.MAX);
    }

    private List<ExpectedVersion> expectedVersions() {
        return List.of(new ExpectedVersion(dice.oneOf(Id.of(900_001), Id.of(900_002), Id.ZERO), 0));
    }

    private List<Condition> conditions() {
        Id account = dice.chance(0.5) ? Id.of(1) : Id.MAX;
        return Collections.nCopies(
                account.isValid() ? 17 : dice.oneOf(1, 17),
                Condition.of(account, BalanceKind.POSTED, Comparison.AT_LEAST, BigInteger.ZERO));
    }

    private List<Posting> postings(List<?> postings) {
        return switch (dice.below(4)) {
            case 0 -> List.of();
            case 1 -> List.of((Posting) postings.get(0));
            case 2 -> dice.chance(0.5) ? TOO_MANY_POSTINGS : invalid(postings, Posting.debit(Id.MAX, Amount.of(1)));
            default -> invalid(postings, Posting.credit(Id.of(1), Amount.ZERO));
        };
    }

    private static List<Posting> invalid(List<?> postings, Posting invalid) {
        Posting[] changed = postings.toArray(Posting[]::new);
        changed[changed.length - 1] = invalid;
        return Arrays.asList(changed);
    }

    private List<Command> members(List<?> members) {
        if (dice.chance(0.2)) {
            return TOO_MANY_MEMBERS;
        }
        return dice.chance(0.5)
                ? List.of()
                : List.of((Command) members.get(0), Group.of(Id.of(900_003), List.of((Command) members.get(0))));
    }
}

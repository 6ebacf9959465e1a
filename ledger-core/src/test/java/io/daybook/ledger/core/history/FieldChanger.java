package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Transfer;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Copies a command with one component changed, whatever its kind: records know their parts. */
public final class FieldChanger {
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private FieldChanger() {}

    /** A record's parts and how to make one of them. */
    private record Shape(RecordComponent[] parts, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            RecordComponent[] parts = type.getRecordComponents();
            Class<?>[] types =
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            try {
                return new Shape(parts, type.getDeclaredConstructor(types));
            } catch (NoSuchMethodException impossible) {
                throw new IllegalStateException("a record has its constructor: type=" + type, impossible);
            }
        }
    }

    static RecordComponent[] parts(Command command) {
        return SHAPES.get(command.getClass()).parts();
    }

    public static Command at(Command command, OptionalLong timestampNs) {
        Attributes a = command.attributes();
        return with(
                command,
                "attributes",
                new Attributes(timestampNs, a.metadata(), a.reference(), a.code(), a.actor(), a.invalidField()));
    }

    public static Command metadata(Command command, Metadata metadata) {
        Attributes a = command.attributes();
        return with(
                command,
                "attributes",
                new Attributes(a.timestampNs(), metadata, a.reference(), a.code(), a.actor(), a.invalidField()));
    }

    public static Command invalid(Command command, Field field) {
        Attributes a = command.attributes();
        return with(
                command,
                "attributes",
                new Attributes(a.timestampNs(), a.metadata(), a.reference(), a.code(), a.actor(), Optional.of(field)));
    }

    /** Another command with the same id: one component differs. */
    static Command change(Command command, Dice dice) {
        RecordComponent[] parts = parts(command);
        RecordComponent part = parts[1 + dice.below(parts.length - 1)];
        return with(command, part.getName(), changed(part, value(command, part), dice));
    }

    static Command with(Command command, String component, Object newValue) {
        RecordComponent[] parts = parts(command);
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            values[i] = parts[i].getName().equals(component) ? newValue : value(command, parts[i]);
        }
        try {
            return (Command) SHAPES.get(command.getClass()).constructor().newInstance(values);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("a command is a public record: " + command, impossible);
        }
    }

    static Object value(Object owner, RecordComponent part) {
        try {
            return part.getAccessor().invoke(owner);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("a component can be read: part=" + part, impossible);
        }
    }

    private static Object changed(RecordComponent part, Object value, Dice dice) {
        if (value instanceof Id id) {
            return other(id);
        } else if (value instanceof Amount amount) {
            return other(amount);
        } else if (value instanceof Limit limit) {
            return other(limit);
        } else if (value instanceof Boolean flag) {
            return !flag;
        } else if (value instanceof Integer number) {
            return number < 0 || number >= 38 ? 2 : number + 1;
        } else if (value instanceof Long number) {
            return Math.max(0, number + 1);
        } else if (value instanceof String text) {
            return text.length() < 16 ? text + "X" : "EUR";
        } else if (value instanceof LocalDate date) {
            return Math.abs(date.getYear()) > 9000 ? LocalDate.of(2026, 1, 14) : date.plusDays(1);
        } else if (value instanceof Enum<?> constant) {
            return other(constant);
        } else if (value instanceof Attributes attributes) {
            return other(attributes, dice);
        } else if (value instanceof List<?> list) {
            return otherList(part.getName(), list, dice);
        } else if (value instanceof OptionalLong number) {
            return OptionalLong.of(number.orElse(1) == 1 ? 2 : 1);
        } else if (value instanceof OptionalInt number) {
            return OptionalInt.of(number.orElse(0) + 1);
        }
        return otherOptional(part.getName(), (Optional<?>) value);
    }

    private static Optional<?> otherOptional(String name, Optional<?> value) {
        if (value.isPresent()) {
            return Optional.empty();
        }
        return switch (name) {
            case "amount" -> Optional.of(Amount.of(3));
            case "effectiveDate" -> Optional.of(LocalDate.of(2026, 1, 15));
            case "overdraftLimit", "maximumBalance" -> Optional.of(Limit.of(1000));
            case "newReference" -> Optional.of(Id.of(77));
            case "newMetadata" -> Optional.of(Metadata.of("new"));
            default -> throw new IllegalStateException("unknown component: name=" + name);
        };
    }

    private static Id other(Id id) {
        Id next = new Id(id.high(), id.low() + 1);
        return next.isValid() ? next : Id.of(5);
    }

    private static Amount other(Amount amount) {
        return amount.equals(Amount.MAX)
                ? Amount.of(1)
                : Amount.of(amount.toBigInteger().add(BigInteger.ONE));
    }

    private static Limit other(Limit limit) {
        return limit.amount().map(amount -> Limit.of(other(amount))).orElse(Limit.ZERO);
    }

    private static Enum<?> other(Enum<?> constant) {
        Enum<?>[] all = constant.getDeclaringClass().getEnumConstants();
        return all[(constant.ordinal() + 1) % all.length];
    }

    private static Attributes other(Attributes a, Dice dice) {
        Id reference = a.reference().map(FieldChanger::other).orElse(Id.ZERO);
        return switch (dice.below(4)) {
            case 0 ->
                new Attributes(
                        a.timestampNs(),
                        Metadata.of("other" + a.metadata().length()),
                        a.reference(),
                        a.code(),
                        a.actor(),
                        a.invalidField());
            case 1 ->
                new Attributes(
                        a.timestampNs(), a.metadata(), Optional.of(reference), a.code(), a.actor(), a.invalidField());
            case 2 ->
                new Attributes(a.timestampNs(), a.metadata(), a.reference(), a.code() + 1, a.actor(), a.invalidField());
            default ->
                new Attributes(
                        a.timestampNs(),
                        a.metadata(),
                        a.reference(),
                        a.code(),
                        OptionalLong.of(a.actor().orElse(-1) + 1),
                        a.invalidField());
        };
    }

    private static List<?> otherList(String name, List<?> list, Dice dice) {
        List<Object> changed = new ArrayList<>(list);
        Object more = switch (name) {
            case "postings" -> new Posting(Id.of(1), dice.oneOf(Side.values()), Amount.of(2));
            case "conditions" -> Condition.of(Id.of(1), BalanceKind.POSTED, Comparison.AT_LEAST, BigInteger.ZERO);
            case "expectedVersions" -> null;
            case "commands" -> Transfer.of(Id.of(dice.between(500_000, 600_000)), Id.of(1), Id.of(2), Amount.of(1));
            default -> throw new IllegalStateException("unknown list: name=" + name);
        };
        if (more != null && (changed.isEmpty() || dice.chance(0.3))) {
            changed.add(more);
        } else if (name.equals("expectedVersions")) {
            changed.replaceAll(any ->
                    new ExpectedVersion(((ExpectedVersion) any).account(), ((ExpectedVersion) any).version() + 1));
        } else if (more != null) {
            int index = dice.below(changed.size());
            changed.set(index, elementChanged(changed.get(index), dice));
        }
        return changed;
    }

    private static Object elementChanged(Object element, Dice dice) {
        if (element instanceof Posting posting) {
            return switch (dice.below(3)) {
                case 0 -> new Posting(other(posting.account()), posting.side(), posting.amount());
                case 1 -> new Posting(posting.account(), posting.side().opposite(), posting.amount());
                default -> new Posting(posting.account(), posting.side(), other(posting.amount()));
            };
        } else if (element instanceof Condition c) {
            return switch (dice.below(5)) {
                case 0 -> new Condition(other(c.account()), c.balance(), c.comparison(), c.negative(), c.magnitude());
                case 1 ->
                    new Condition(
                            c.account(), (BalanceKind) other(c.balance()), c.comparison(), c.negative(), c.magnitude());
                case 2 ->
                    new Condition(
                            c.account(), c.balance(), (Comparison) other(c.comparison()), c.negative(), c.magnitude());
                case 3 -> new Condition(c.account(), c.balance(), c.comparison(), !c.negative(), c.magnitude());
                default -> new Condition(c.account(), c.balance(), c.comparison(), c.negative(), other(c.magnitude()));
            };
        }
        return change((Command) element, dice);
    }
}

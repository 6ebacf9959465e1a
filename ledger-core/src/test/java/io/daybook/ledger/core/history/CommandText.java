package io.daybook.ledger.core.history;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Condition;
import io.daybook.ledger.command.ExpectedVersion;
import io.daybook.ledger.command.Posting;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** A command as the Java that builds it: what its builder needs, then what differs from the builder's defaults. */
final class CommandText {
    private CommandText() {}

    static String of(Command command) {
        RecordComponent[] parts = FieldChanger.parts(command);
        Method builder = Arrays.stream(command.getClass().getMethods())
                .filter(method -> method.getName().equals("builder"))
                .findFirst()
                .orElseThrow();
        int required = builder.getParameterCount();
        Command plain = plain(command, builder, parts);
        StringBuilder text = new StringBuilder(command.getClass().getSimpleName());
        text.append(".builder(")
                .append(Arrays.stream(parts)
                        .limit(required)
                        .map(part -> text(FieldChanger.value(command, part)))
                        .collect(Collectors.joining(", ")))
                .append(')');
        for (RecordComponent part : parts) {
            Object value = FieldChanger.value(command, part);
            if (value instanceof Attributes attributes) {
                text.append(attributes(attributes));
            } else if (!value.equals(FieldChanger.value(plain, part))) {
                text.append('.')
                        .append(part.getName())
                        .append('(')
                        .append(text(value))
                        .append(')');
            }
        }
        return text.append(".build()").toString();
    }

    private static Command plain(Command command, Method builder, RecordComponent[] parts) {
        Object[] arguments = Arrays.stream(parts)
                .limit(builder.getParameterCount())
                .map(part -> FieldChanger.value(command, part))
                .toArray();
        try {
            Object built = builder.invoke(null, arguments);
            return (Command) built.getClass().getMethod("build").invoke(built);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("every command has a builder: " + command.kind(), impossible);
        }
    }

    private static String attributes(Attributes a) {
        StringBuilder text = new StringBuilder();
        a.timestampNs().ifPresent(at -> text.append(".at(").append(at).append("L)"));
        if (!a.metadata().isEmpty()) {
            text.append(".metadata(").append(text(a.metadata())).append(')');
        }
        a.reference()
                .ifPresent(id -> text.append(".reference(").append(text(id)).append(')'));
        if (a.code() != 0) {
            text.append(".code(").append(a.code()).append(')');
        }
        a.actor().ifPresent(actor -> text.append(".actor(").append(actor).append("L)"));
        a.invalidField()
                .ifPresent(field ->
                        text.append(".invalidField(Field.").append(field.name()).append(')'));
        return text.toString();
    }

    private static String text(Object value) {
        if (value instanceof Id id) {
            return id.high() == 0 && id.low() >= 0 ? "Id.of(" + id + ")" : "Id.parse(\"" + id + "\")";
        } else if (value instanceof Amount amount) {
            boolean small = amount.high() == 0 && amount.low() >= 0;
            return small ? "Amount.of(" + amount + ")" : "Amount.parse(\"" + amount + "\")";
        } else if (value instanceof Limit limit) {
            return limit.amount()
                    .map(amount -> "Limit.of(" + text(amount) + ")")
                    .orElse("Limit.UNLIMITED");
        } else if (value instanceof Metadata metadata) {
            return "Metadata.of(new byte[" + metadata.length() + "])";
        } else if (value instanceof String string) {
            return '"' + string + '"';
        } else if (value instanceof LocalDate date) {
            return "LocalDate.parse(\"" + date + "\")";
        } else if (value instanceof Enum<?> constant) {
            return constant.getDeclaringClass().getSimpleName() + "." + constant.name();
        } else if (value instanceof Long number) {
            return number + "L";
        } else if (value instanceof List<?> list) {
            return list.stream()
                    .limit(20)
                    .map(CommandText::text)
                    .collect(Collectors.joining(", ", "List.of(", list.size() > 20 ? ", ...)" : ")"));
        }
        return composed(value);
    }

    private static String composed(Object value) {
        if (value instanceof Command command) {
            return "\n        " + of(command);
        } else if (value instanceof Posting posting) {
            return "new Posting(" + text(posting.account()) + ", Side." + posting.side() + ", " + text(posting.amount())
                    + ")";
        } else if (value instanceof Condition c) {
            return "new Condition(" + text(c.account()) + ", " + text(c.balance()) + ", " + text(c.comparison()) + ", "
                    + c.negative() + ", " + text(c.magnitude()) + ")";
        } else if (value instanceof ExpectedVersion expected) {
            return "new ExpectedVersion(" + text(expected.account()) + ", " + expected.version() + ")";
        } else if (value instanceof Optional<?> optional) {
            return optional.map(CommandText::text).orElse("");
        } else if (value instanceof OptionalLong number) {
            return number.isPresent() ? number.getAsLong() + "L" : "";
        } else if (value instanceof OptionalInt number) {
            return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
        }
        return String.valueOf(value);
    }
}

package io.daybook.ledger.cli.json;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Balancing;
import io.daybook.ledger.BlockedSide;
import io.daybook.ledger.Comparison;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Side;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The texts that fields with a closed list of values take, in the order in which messages list them. */
final class Choices {
    static final Map<String, EventKind> COMMANDS =
            of(Stream.of(EventKind.values()).filter(kind -> !kind.isEffect()), EventKind::label);
    static final Map<String, EventKind> EFFECTS =
            of(Stream.of(EventKind.values()).filter(EventKind::isEffect), EventKind::label);
    static final Map<String, AccountCategory> CATEGORIES = of(Stream.of(AccountCategory.values()), Enum::name);
    static final Map<String, BlockedSide> BLOCKED_SIDES = of(Stream.of(BlockedSide.values()), Enum::name);
    static final Map<String, Side> SIDES = of(Stream.of(Side.values()), Enum::name);
    static final Map<String, Balancing> BALANCING =
            of(Stream.of(Balancing.values()).filter(balancing -> balancing != Balancing.NONE), Enum::name);
    static final Map<String, BalanceKind> BALANCES = of(Stream.of(BalanceKind.values()), Enum::name);
    static final Map<String, Comparison> OPERATORS = of(Stream.of(Comparison.values()), Comparison::symbol);

    private Choices() {}

    private static <T> Map<String, T> of(Stream<T> values, Function<T, String> text) {
        return Collections.unmodifiableMap(values.collect(
                Collectors.toMap(text, Function.identity(), (first, second) -> first, LinkedHashMap::new)));
    }
}

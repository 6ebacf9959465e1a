package io.daybook.ledger.query;

import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Open holds put together by age in whole days: 0-1, 2-7, 8-30, 31 and more. */
public final class HoldAgeing {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final List<String> DAYS = List.of("0-1", "2-7", "8-30", "31+");
    private static final long[] LAST_DAY = {1, 7, 30};

    private HoldAgeing() {}

    /**
     * Holds of one asset and age. Immutable.
     *
     * @param asset the asset
     * @param days how old they are, in whole days of ledger time
     * @param holds how many
     * @param remaining what they still reserve, in minor units
     */
    public record Line(Asset asset, String days, long holds, BigInteger remaining) {}

    private record Key(int asset, int age) {}

    /**
     * Puts holds together.
     *
     * @param holds open holds
     * @param nowNs ledger time, ns since the epoch
     * @param asset the asset of an account
     * @return in the order of asset and age; what there is none of is left out
     */
    public static List<Line> of(List<OpenHold> holds, long nowNs, Function<Id, Asset> asset) {
        Map<Key, Line> lines = new TreeMap<>(Comparator.comparingInt(Key::asset).thenComparingInt(Key::age));
        for (OpenHold hold : holds) {
            long days = Math.floorDiv(nowNs - hold.placed().timestampNs(), DAY_NS);
            int age = 0;
            while (age < LAST_DAY.length && days > LAST_DAY[age]) {
                age++;
            }
            Asset held = asset.apply(hold.debit());
            BigInteger remaining = hold.balances().remaining().toBigInteger();
            Line before = lines.get(new Key(held.number(), age));
            lines.put(
                    new Key(held.number(), age),
                    new Line(
                            held,
                            DAYS.get(age),
                            before == null ? 1 : before.holds + 1,
                            before == null ? remaining : before.remaining.add(remaining)));
        }
        return new ArrayList<>(lines.values());
    }
}

package io.daybook.ledger.cli.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The fast ways say what the plain ways say. */
class FiguresTest {
    private static final long[] EDGES = {0, 1, (1L << 60) - 1, 1L << 60, Long.MAX_VALUE, Long.MIN_VALUE, -1};

    @Property(tries = 5_000)
    void shouldComputeBalancesAsBigNumbersWould(@ForAll AccountCategory category, @ForAll long seed) {
        Random random = new Random(seed);
        Limit limit = random.nextBoolean() ? Limit.UNLIMITED : Limit.of(amount(random));
        AccountBalances account = new AccountBalances(
                Id.of(1),
                category,
                AccountStatus.OPEN,
                limit,
                0,
                amount(random),
                amount(random),
                amount(random),
                amount(random));
        assertEquals(Figures.ofAny(account), Figures.of(account));
    }

    @Property(tries = 5_000)
    void shouldWriteInstantsAsTheJdkWould(@ForAll long ns, @ForAll boolean whole) {
        long chosen = whole ? ns / 1_000_000 * 1_000_000 : ns;
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(chosen, 1_000_000_000L), Math.floorMod(chosen, 1_000_000_000L));
        assertEquals(instant.toString(), Instants.format(chosen));
        assertEquals(chosen, Instants.parse(instant.toString()).orElseThrow());
    }

    private static Amount amount(Random random) {
        long high = random.nextInt(8) == 0 ? random.nextLong() : 0;
        return new Amount(high, random.nextBoolean() ? EDGES[random.nextInt(EDGES.length)] : random.nextInt(1_000_000));
    }
}

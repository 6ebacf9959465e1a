package io.daybook.ledger.core.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generated histories through ledger and model: 100 thousand commands in every build, as many as
 * {@code -Ddaybook.history.commands} says in a long run. The seeds are the same in every build;
 * {@code -Ddaybook.history.seed=random} takes new ones, and a number plays that one history.
 */
class HistoryTest {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryTest.class);
    private static final String COMMANDS = "daybook.history.commands";
    private static final String SEED = "daybook.history.seed";
    private static final long ENOUGH_FOR_COVERAGE = 100_000;

    private final Coverage coverage = new Coverage();

    @Test
    void shouldAnswerEveryCommandOfEveryHistoryAsTheModelDoes() {
        String seed = System.getProperty(SEED, "1");
        boolean one = !seed.equals("random") && System.getProperty(SEED) != null;
        long first = seed.equals("random") ? new SplittableRandom().nextLong() : Long.parseLong(seed);
        long wanted = one ? 1 : Long.getLong(COMMANDS, ENOUGH_FOR_COVERAGE);
        long commands = 0;
        for (long next = first; commands < wanted; next++) {
            commands += new HistoryRun(EngineUnderTest::open, next).run(coverage);
        }
        LOG.info("histories from seed {}: commands={} {}", first, commands, coverage.summary());
        assertEquals(List.of(), coverage.surprising(), "outcomes that the contract rules out");
        if (commands >= ENOUGH_FOR_COVERAGE) {
            assertEquals(List.of(), coverage.missing(), "outcomes that no history has reached");
        }
    }
}

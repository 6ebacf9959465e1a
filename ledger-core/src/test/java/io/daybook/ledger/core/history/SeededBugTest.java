package io.daybook.ledger.core.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.model.Bug;
import io.daybook.ledger.core.model.ModelLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test of the tests: a ledger that breaks one rule does not get through the generated histories. */
class SeededBugTest {
    private static final int HISTORIES = 60;
    private static final int STEPS = 800;

    @ParameterizedTest
    @EnumSource(value = Bug.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldNoticeALedgerThatBreaksARule(Bug bug) {
        long seed = 1;
        while (seed <= HISTORIES && !isNoticed(bug, seed)) {
            seed++;
        }
        assertTrue(seed <= HISTORIES, () -> bug + " went unnoticed in " + HISTORIES + " histories");
    }

    private static boolean isNoticed(Bug bug, long seed) {
        ModelLedger right = new ModelLedger();
        ModelLedger wrong = new ModelLedger(bug);
        HistoryGenerator generator = new HistoryGenerator(seed, right);
        for (int i = 0; i < STEPS; i++) {
            Step step = generator.next();
            if (differs(step, generator, right, wrong)) {
                return true;
            }
        }
        return !right.events().equals(wrong.events()) || !right.accountViews().equals(wrong.accountViews());
    }

    private static boolean differs(Step step, HistoryGenerator generator, ModelLedger right, ModelLedger wrong) {
        if (step instanceof Step.Apply apply) {
            Receipt expected = right.apply(apply.command());
            generator.applied(apply.command(), expected);
            return !expected.equals(wrong.apply(apply.command()));
        } else if (step instanceof Step.Simulate simulate) {
            return !right.simulate(simulate.command()).equals(wrong.simulate(simulate.command()));
        } else if (step instanceof Step.Advance advance) {
            return !right.advanceTo(advance.timestampNs()).equals(wrong.advanceTo(advance.timestampNs()));
        }
        return false;
    }
}

package io.daybook.ledger.core.mutation;

import org.junit.jupiter.api.Test;

/** What the state machine decides: generated histories, and all tables. */
class RulesSuite {
    @Test
    void histories() throws Throwable {
        Suite.run("history.HistoryTest");
    }

    @Test
    void knownHistories() throws Throwable {
        Suite.run("history.KnownHistoriesTest");
    }

    @Test
    void tables() throws Throwable {
        Suite.run(
                "rules.StructureTableTest",
                "rules.StatusTableTest",
                "rules.WideTransactionTest",
                "rules.LimitTableTest",
                "rules.ConditionTableTest",
                "rules.IdentityTableTest",
                "rules.HoldLifeTest",
                "rules.AdministrationPrecedenceTest",
                "rules.PlanAndGroupPrecedenceTest",
                "rules.TransactionPrecedenceTest",
                "rules.TransferPrecedenceTest",
                "rules.HoldPrecedenceTest",
                "rules.ReversalPrecedenceTest");
    }
}

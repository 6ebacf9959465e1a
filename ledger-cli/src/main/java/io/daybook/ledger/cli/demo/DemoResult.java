package io.daybook.ledger.cli.demo;

import java.math.BigInteger;

/**
 * What the demo found, and its last line. Immutable.
 *
 * @param accounts customers' accounts in the ledger
 * @param transfers postings that the ledger accepted
 * @param balanceMismatches postings after which the ledger's balance was not the bank's
 * @param finalMismatches accounts whose last balance is not the expected one
 * @param trialBalance posted debits less posted credits over all accounts, in minor units
 * @param recoveredIdentical whether the ledger opened again from its files was equal in everything
 * @param stateHash the digest of the state
 */
record DemoResult(
        long accounts,
        long transfers,
        long balanceMismatches,
        long finalMismatches,
        BigInteger trialBalance,
        boolean recoveredIdentical,
        String stateHash) {
    /** Whether the ledger agrees with the bank in everything. */
    boolean holds(BankHistory history) {
        return accounts == history.accounts().size()
                && transfers == history.postings().size()
                && balanceMismatches == 0
                && finalMismatches == 0
                && trialBalance.signum() == 0
                && recoveredIdentical;
    }

    /** The last line, for scripts. */
    String line() {
        return "accounts=" + accounts + " transfers=" + transfers + " balance-mismatches=" + balanceMismatches
                + " final-mismatches=" + finalMismatches + " trial-balance=" + trialBalance + " recovered="
                + (recoveredIdentical ? "identical" : "different") + " state-hash=" + stateHash;
    }
}

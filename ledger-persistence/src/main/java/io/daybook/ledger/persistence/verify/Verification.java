package io.daybook.ledger.persistence.verify;

import io.daybook.ledger.StateHash;
import java.util.List;
import java.util.Optional;

/**
 * What a verification has looked at, and what it has found.
 *
 * @param batches how many batches there are
 * @param commands how many decided commands
 * @param effects how many due effects
 * @param bytes of batches
 * @param accounts how many accounts the replayed books have
 * @param holds how many holds, ended ones included
 * @param unread how many batches are sealed and were not opened, for want of a key: their outcomes were not compared
 * @param findings all that is not as it must be, in the order of finding
 * @param remark what is worth saying and no fault, such as a torn tail that was never acknowledged
 * @param stateHash of the replayed books; empty when a finding or a missing key has stopped the replay
 */
public record Verification(
        long batches,
        long commands,
        long effects,
        long bytes,
        int accounts,
        int holds,
        long unread,
        List<Finding> findings,
        Optional<String> remark,
        Optional<StateHash> stateHash) {
    /** Copies the list. */
    public Verification {
        findings = List.copyOf(findings);
    }

    /**
     * Whether all is well.
     *
     * @return true without findings
     */
    public boolean isVerified() {
        return findings.isEmpty();
    }
}

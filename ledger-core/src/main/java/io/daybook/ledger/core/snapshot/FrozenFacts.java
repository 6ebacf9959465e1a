package io.daybook.ledger.core.snapshot;

import java.util.List;
import java.util.UUID;

/**
 * What a frozen state says of a ledger: everything that a checkpoint names. Durable at the ledger's level.
 *
 * @param ledger its identity
 * @param sequence the last decided command or effect in it; 0 for none
 * @param timestampNs its timestamp, ns since the epoch; 0 for none
 * @param chainHash the hash of the frame that ends with that sequence, 64 hexadecimal digits; zeros for none
 * @param stateHash the digest of the state, 64 hexadecimal digits
 * @param totals by book (as an unsigned number), then by the number of the asset
 */
public record FrozenFacts(
        UUID ledger, long sequence, long timestampNs, String chainHash, String stateHash, List<BookTotals> totals) {
    /** Copies the list. */
    public FrozenFacts {
        totals = List.copyOf(totals);
    }
}

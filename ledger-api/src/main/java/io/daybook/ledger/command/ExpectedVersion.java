package io.daybook.ledger.command;

import io.daybook.ledger.Id;
import java.util.Objects;

/**
 * The version that a touched account must have when a command is decided: an optimistic lock. Immutable.
 *
 * @param account a touched account
 * @param version its version
 */
public record ExpectedVersion(Id account, long version) {
    /** Checks that nothing is null. */
    public ExpectedVersion {
        Objects.requireNonNull(account, "account");
    }
}

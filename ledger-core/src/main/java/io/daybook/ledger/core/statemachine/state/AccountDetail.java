package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import java.util.Optional;

/**
 * What few accounts have: a maximum balance, a code, a reference, metadata. Immutable, so that it may be shared with
 * readers.
 *
 * @param maximumBalance what the balance may not exceed
 * @param code the host's product code
 * @param reference the host's own id
 * @param metadata opaque bytes
 */
public record AccountDetail(Limit maximumBalance, int code, Optional<Id> reference, Metadata metadata) {
    /** What an account has that nothing was said about. */
    public static final AccountDetail NONE = new AccountDetail(Limit.UNLIMITED, 0, Optional.empty(), Metadata.EMPTY);
}

package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.Amount;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * The state hash: SHA-256 over all tables in a fixed order, little endian, and the last sequence and timestamps. Equal
 * for the same history on every machine and JVM; the ledger's own identity is not part of it.
 */
public final class StateHasher {
    private final MessageDigest sha256;
    private final ByteBuffer scratch = ByteBuffer.allocate(8192).order(ByteOrder.LITTLE_ENDIAN);

    /** A hasher. */
    public StateHasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /**
     * Hashes a state.
     *
     * @param state not changing meanwhile
     * @return 32 bytes
     */
    public byte[] hash(LedgerState state) {
        sha256.reset();
        putLong(state.lastSequence());
        putLong(state.lastTimestampNs());
        putLong(state.lastCommandTimestampNs());
        rows(state.assets().rows());
        rows(state.accounts().rows());
        details(state);
        rows(state.decisions().rows());
        rows(state.postings().rows());
        rows(state.holds().rows());
        rows(state.schedules().rows());
        rows(state.reversals().rows());
        periods(state.periods());
        flush();
        return sha256.digest();
    }

    private void rows(Rows rows) {
        putLong(rows.count());
        flush();
        rows.forEachSegment((bytes, length) -> sha256.update(bytes.limit(length).position(0)));
    }

    private void details(LedgerState state) {
        AccountTable accounts = state.accounts();
        for (int number = 0; number < accounts.count(); number++) {
            if (accounts.hasDetail(number)) {
                putLong(number);
                detail(state.details().get(number));
            }
        }
    }

    private void detail(AccountDetail detail) {
        Amount maximum = detail.maximumBalance().amount().orElse(Amount.ZERO);
        putLong(detail.maximumBalance().isUnlimited() ? 1 : 0);
        putLong(maximum.low());
        putLong(maximum.high());
        putLong(detail.code());
        putLong(detail.reference().isPresent() ? 1 : 0);
        detail.reference().ifPresent(reference -> {
            putLong(reference.low());
            putLong(reference.high());
        });
        putLong(detail.metadata().length());
        flush();
        sha256.update(detail.metadata().bytes());
    }

    private void periods(PeriodTable periods) {
        putLong(periods.entries().size());
        for (Map.Entry<Integer, Long> period : periods.entries().entrySet()) {
            putLong(period.getKey());
            putLong(period.getValue());
        }
    }

    private void putLong(long value) {
        if (scratch.remaining() < Long.BYTES) {
            flush();
        }
        scratch.putLong(value);
    }

    private void flush() {
        sha256.update(scratch.array(), 0, scratch.position());
        scratch.clear();
    }
}

package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Fills an empty state from the bytes that an image wrote, and finds again what follows from them: the indexes. */
public final class StateLoader {
    private final LedgerState state;
    private final StateSource source;
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);

    private StateLoader(LedgerState state, StateSource source) {
        this.state = state;
        this.source = source;
    }

    /**
     * Loads. Whether what was loaded is what was written is for the state hash to say, before the indexes are made.
     *
     * @param source gives the bytes
     * @return the state; not yet to be used, see {@link #index}
     */
    public static LedgerState load(StateSource source) {
        LedgerState state = new LedgerState();
        new StateLoader(state, source).load();
        return state;
    }

    /**
     * Makes the indexes of a loaded state.
     *
     * @param state as it was loaded
     */
    public static void index(LedgerState state) {
        state.assets().reindex();
        state.accounts().reindex();
        state.decisions().reindex();
        state.reversals().reindex();
        state.dueQueue().refill();
    }

    private void load() {
        for (StateSection section : StateSection.values()) {
            source.begin(section);
            switch (section) {
                case POSITION -> state.reset(getLong(), getLong(), getLong());
                case ASSETS -> state.assets().rows().load(source);
                case ACCOUNTS -> state.accounts().rows().load(source);
                case DETAILS -> details();
                case DECISIONS -> state.decisions().rows().loadAppendOnly(section, source);
                case POSTINGS -> state.postings().rows().loadAppendOnly(section, source);
                case HOLDS -> state.holds().rows().load(source);
                case SCHEDULES -> state.schedules().rows().load(source);
                case REVERSALS -> state.reversals().rows().load(source);
                case PERIODS -> periods();
            }
        }
    }

    private void details() {
        AccountTable accounts = state.accounts();
        for (int number = 0; number < accounts.count(); number++) {
            if (accounts.hasDetail(number)) {
                long named = getLong();
                if (named != number) {
                    throw source.refuse("details of another account: expected=" + number + ", found=" + named);
                }
                state.details().put(number, detail());
            }
        }
    }

    private AccountDetail detail() {
        boolean unlimited = getLong() != 0;
        Amount maximum = amount();
        int code = (int) getLong();
        Optional<Id> reference = getLong() != 0 ? Optional.of(id()) : Optional.empty();
        long length = getLong();
        if (length < 0 || length > Metadata.MAX_LENGTH) {
            throw source.refuse("metadata is too long: length=" + length);
        }
        ByteBuffer metadata = ByteBuffer.allocate((int) length);
        source.read(metadata);
        return new AccountDetail(
                unlimited ? Limit.UNLIMITED : Limit.of(maximum), code, reference, Metadata.of(metadata.array()));
    }

    private Amount amount() {
        long low = getLong();
        return new Amount(getLong(), low);
    }

    private Id id() {
        long low = getLong();
        return new Id(getLong(), low);
    }

    private void periods() {
        long count = getLong();
        for (long i = 0; i < count; i++) {
            int book = (int) getLong();
            state.periods().close(book, getLong());
        }
    }

    private long getLong() {
        source.read(word.clear());
        return word.getLong(0);
    }
}

package io.daybook.ledger;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Yields strictly increasing, time-ordered ids: 48 bits of milliseconds since the epoch, then 80 bits that start at
 * random in each millisecond and count up within it (the layout of a ULID, {@code github.com/ulid/spec}).
 *
 * <p>Safe to use from many threads. A clock that stands still or jumps back never makes an id repeat or fall: the last
 * millisecond is kept until the clock has passed it.
 */
public final class IdGenerator {
    private final LongSupplier clockMs;
    private final SecureRandom random = new SecureRandom();
    private final AtomicReference<Id> last = new AtomicReference<>(Id.ZERO);

    /** A generator on the system's clock. */
    public IdGenerator() {
        this(System::currentTimeMillis);
    }

    /**
     * A generator on a given clock.
     *
     * @param clockMs milliseconds since the epoch
     */
    public IdGenerator(LongSupplier clockMs) {
        this.clockMs = clockMs;
    }

    /**
     * The next id.
     *
     * @return larger than every id this generator has yielded
     */
    public Id next() {
        while (true) {
            Id previous = last.get();
            Id next = after(previous, clockMs.getAsLong());
            if (last.compareAndSet(previous, next)) {
                return next;
            }
        }
    }

    private Id after(Id previous, long nowMs) {
        if (nowMs > previous.high() >>> 16) {
            // Half of the random space stays free, so that counting up within the millisecond cannot run out of it.
            return new Id(nowMs << 16 | random.nextInt(1 << 15), random.nextLong());
        }
        long low = previous.low() + 1;
        return new Id(low == 0 ? previous.high() + 1 : previous.high(), low);
    }
}

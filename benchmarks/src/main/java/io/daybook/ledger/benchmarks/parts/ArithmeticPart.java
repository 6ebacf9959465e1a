package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.core.statemachine.state.Int192;
import io.daybook.ledger.core.statemachine.state.UInt128;
import java.math.BigInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Money: checked sums of 128 bits, the wider sums of a balance, and what {@link BigInteger} takes for the same. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class ArithmeticPart {
    private static final int VALUES = 1024;

    private final long[] highs = new long[VALUES];
    private final long[] lows = new long[VALUES];
    private final BigInteger[] bigs = new BigInteger[VALUES];
    private final Int192 sum = new Int192();
    private int next;

    /** Values of all sizes below 2^127, so that no sum leaves the range. */
    public ArithmeticPart() {
        for (int i = 0; i < VALUES; i++) {
            highs[i] = Commands.mix(i) >>> 1;
            lows[i] = Commands.mix(~(long) i);
            bigs[i] = BigInteger.valueOf(highs[i])
                    .shiftLeft(Long.SIZE)
                    .add(new BigInteger(Long.toUnsignedString(lows[i])));
        }
    }

    private int step() {
        next = (next + 1) & (VALUES - 1);
        return next;
    }

    /**
     * A checked sum of two amounts.
     *
     * @return its upper half
     */
    @Benchmark
    public long checkedSum() {
        int left = step();
        int right = step();
        return UInt128.sumHigh(highs[left], lows[left], highs[right], lows[right]);
    }

    /**
     * Debits less credits, and its sign.
     *
     * @return whether it is an overdraft
     */
    @Benchmark
    public boolean balance() {
        int left = step();
        int right = step();
        return sum.set(highs[left], lows[left])
                .subtract(highs[right], lows[right])
                .isNegative();
    }

    /**
     * The same with the JDK's numbers of any size.
     *
     * @return the sign
     */
    @Benchmark
    public int balanceByBigInteger() {
        return bigs[step()].subtract(bigs[step()]).signum();
    }
}

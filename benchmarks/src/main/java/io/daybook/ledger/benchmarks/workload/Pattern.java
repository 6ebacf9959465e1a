package io.daybook.ledger.benchmarks.workload;

import java.util.Arrays;

/** Which accounts a command touches. */
public enum Pattern {
    /** All accounts alike. */
    UNIFORM {
        @Override
        public Picker picker(int accounts) {
            return hash -> 1 + below(accounts, hash);
        }
    },
    /** Every command credits account 1, and debits any other. */
    HOT {
        @Override
        public Picker picker(int accounts) {
            return hash -> 2 + below(accounts - 1, hash);
        }
    },
    /** The frequency of the k-th account is proportional to k to the power of -0.99; ranks are scattered. */
    ZIPF {
        @Override
        public Picker picker(int accounts) {
            int[] drawn = draw(accounts);
            return hash -> drawn[(int) hash & (drawn.length - 1)];
        }
    };

    private static final double EXPONENT = 0.99;
    private static final int DRAWS = 1 << 20;

    /** Chooses an account. */
    @FunctionalInterface
    public interface Picker {
        /**
         * Chooses.
         *
         * @param hash equally distributed bits
         * @return an account's number, 1 or more
         */
        int pick(long hash);
    }

    /**
     * Chooses among accounts 1 to a number.
     *
     * @param accounts how many there are, 2 or more
     * @return the same choice for the same hash, always
     */
    public abstract Picker picker(int accounts);

    static int below(int bound, long hash) {
        return (int) (((hash >>> 33) * bound) >>> 31);
    }

    /** Drawn once, so that drawing costs nothing while it is measured. */
    private static int[] draw(int accounts) {
        double[] cumulated = new double[accounts];
        double sum = 0;
        for (int rank = 1; rank <= accounts; rank++) {
            sum += Math.pow(rank, -EXPONENT);
            cumulated[rank - 1] = sum;
        }
        int[] drawn = new int[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            double at = (Commands.mix(i) >>> 11) * 0x1.0p-53 * sum;
            int found = Arrays.binarySearch(cumulated, at);
            int rank = Math.min(accounts - 1, found < 0 ? -found - 1 : found);
            drawn[i] = 1 + below(accounts, Commands.mix(rank * 31L + 7));
        }
        return drawn;
    }
}

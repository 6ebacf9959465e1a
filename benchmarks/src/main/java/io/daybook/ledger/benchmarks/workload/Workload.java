package io.daybook.ledger.benchmarks.workload;

/**
 * What is asked of a ledger. Immutable: each setter answers a changed workload.
 *
 * @param level what a receipt promises
 * @param callers who calls, and how
 * @param accounts how many accounts there are
 * @param pattern which of them are touched
 * @param mix kinds of commands
 * @param remembered how many ids are remembered at the start
 */
public record Workload(Level level, Callers callers, int accounts, Pattern pattern, Mix mix, long remembered) {
    /**
     * Transfers between ten thousand accounts, chosen uniformly.
     *
     * @param level what a receipt promises
     * @param callers who calls, and how
     * @return the workload
     */
    public static Workload of(Level level, Callers callers) {
        return new Workload(level, callers, 10_000, Pattern.UNIFORM, Mix.TRANSFERS, 0);
    }

    /**
     * With other accounts.
     *
     * @param count how many
     * @return a changed workload
     */
    public Workload accounts(int count) {
        return new Workload(level, callers, count, pattern, mix, remembered);
    }

    /**
     * With another pattern.
     *
     * @param choice which accounts are touched
     * @return a changed workload
     */
    public Workload pattern(Pattern choice) {
        return new Workload(level, callers, accounts, choice, mix, remembered);
    }

    /**
     * With another mix.
     *
     * @param kinds of commands
     * @return a changed workload
     */
    public Workload mix(Mix kinds) {
        return new Workload(level, callers, accounts, pattern, kinds, remembered);
    }

    /**
     * With ids remembered at the start.
     *
     * @param ids how many
     * @return a changed workload
     */
    public Workload remembered(long ids) {
        return new Workload(level, callers, accounts, pattern, mix, ids);
    }

    @Override
    public String toString() {
        return level + ", " + callers + ", " + count(accounts) + " accounts " + pattern + ", " + mix
                + (remembered == 0 ? "" : ", " + count(remembered) + " ids remembered");
    }

    private static String count(long number) {
        return number % 1_000_000 == 0
                ? number / 1_000_000 + "M"
                : number % 1000 == 0 ? number / 1000 + "k" : "" + number;
    }
}

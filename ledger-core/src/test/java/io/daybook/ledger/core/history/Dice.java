package io.daybook.ledger.core.history;

import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed gives again. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long between(long least, long most) {
        return least + random.nextLong(most - least + 1);
    }

    long nextLong() {
        return random.nextLong();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** The nth of a collection that has no index. */
    <T> T anyOf(Collection<T> choices) {
        int skip = random.nextInt(choices.size());
        for (T choice : choices) {
            if (skip-- == 0) {
                return choice;
            }
        }
        throw new IllegalStateException("collection changed while it was picked from");
    }
}

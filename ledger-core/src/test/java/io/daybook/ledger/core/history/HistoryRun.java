package io.daybook.ledger.core.history;

import io.daybook.ledger.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One seed: generates, plays, compares, and on a mismatch says how to see it again. */
final class HistoryRun {
    /** Spares the search for the shortest history where only the fact of a mismatch is of interest. */
    private static final String UNSHRUNK = "daybook.history.unshrunk";

    private static final int SHORTEST = 100;
    private static final int LONGEST = 1400;

    private final LedgerUnderTest.Factory factory;
    private final long seed;

    HistoryRun(LedgerUnderTest.Factory factory, long seed) {
        this.factory = factory;
        this.seed = seed;
    }

    /** How many commands were given. */
    int run(Coverage coverage) {
        int stepCount = (int) new Dice(~seed).between(SHORTEST, LONGEST);
        List<Step> steps = new ArrayList<>();
        try (LedgerUnderTest subject = factory.open()) {
            Player player = new Player(subject, seed);
            HistoryGenerator generator = new HistoryGenerator(seed, player.model());
            int commands = 0;
            while (steps.size() < stepCount) {
                Step step = generator.next();
                steps.add(step);
                Optional<Receipt> answered = player.play(step);
                if (step instanceof Step.Apply apply && answered.isPresent()) {
                    generator.applied(apply.command(), answered.get());
                    coverage.count(answered.get());
                    commands++;
                }
            }
            player.finish();
            player.model().events().stream()
                    .filter(event -> event.command().isEmpty())
                    .forEach(effect -> coverage.count(effect.receipt()));
            return commands;
        } catch (Mismatch mismatch) {
            throw explained(mismatch, steps);
        }
    }

    private AssertionError explained(Mismatch mismatch, List<Step> steps) {
        if (Boolean.getBoolean(UNSHRUNK)) {
            return new AssertionError("seed " + seed + ": " + mismatch.getMessage(), mismatch);
        }
        List<Step> shortest = new Shrinker(this::replay).shrink(steps);
        String code = shortest.stream().map(Step::toString).collect(Collectors.joining("\n    "));
        String last = replay(shortest).map(Throwable::getMessage).orElse("(not reproduced)");
        return new AssertionError(
                "seed " + seed + " (-Ddaybook.history.seed=" + seed + "): " + mismatch.getMessage()
                        + "\nshortest history, " + shortest.size() + " steps:\n    " + code + "\nends with: " + last,
                mismatch);
    }

    /** Plays given steps to a new ledger. */
    private Optional<Mismatch> replay(List<Step> steps) {
        try (LedgerUnderTest subject = factory.open()) {
            Player player = new Player(subject, seed);
            steps.forEach(player::play);
            player.finish();
            return Optional.empty();
        } catch (Mismatch mismatch) {
            return Optional.of(mismatch);
        }
    }
}

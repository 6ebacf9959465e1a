package io.daybook.ledger.core.projection.history;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.daybook.ledger.Amount;
import io.daybook.ledger.core.projection.history.AccountLog.Posted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Long lists, so that every level of checkpoints is met, against plain sums. */
class AccountLogTest {
    private static final int ENTRIES = 70_000;
    private static final int QUESTIONS = 300;

    private final Random random = new Random(11);
    private final AccountLog log = new AccountLog(true);
    private final List<Posted> all = new ArrayList<>();

    private void fill(int account) {
        for (int i = 0; i < ENTRIES; i++) {
            int day = i / 100 - (random.nextInt(10) == 0 ? random.nextInt(200) : 0);
            Posted posted = new Posted(i, random.nextBoolean(), 0, 1 + random.nextInt(1000), -1, day, true);
            all.add(posted);
            log.appendPosting(account, posted, 0);
        }
    }

    @Test
    void shouldAddUpByDayAndByPlaceAndFindEachPosting() {
        log.addAccount();
        int account = log.addAccount();
        fill(account);
        for (int question = 0; question < QUESTIONS; question++) {
            int end = random.nextInt(ENTRIES + 1);
            int day = random.nextInt(ENTRIES / 100 + 20) - 10;
            Totals byDay = new Totals();
            log.addUpEffective(account, end, day, byDay);
            assertEquals(sum(end, day), byDay.debitsPosted(), "end=" + end + " day=" + day);
            Totals byPlace = new Totals();
            log.addUp(account, end, byPlace);
            assertEquals(sum(end, Integer.MAX_VALUE), byPlace.debitsPosted(), "end=" + end);
            List<Long> found = new ArrayList<>();
            log.forEachWithin(account, end, day - 3, day, (index, buffer, at) -> found.add(index));
            assertEquals(within(end, day - 3, day), found, "end=" + end + " day=" + day);
            assertEquals(end, log.countBefore(account, end));
        }
    }

    private Amount sum(int end, int day) {
        long sum = 0;
        for (int i = 0; i < end; i++) {
            if (!all.get(i).isCredit() && all.get(i).day() <= day) {
                sum += all.get(i).low();
            }
        }
        return Amount.of(sum);
    }

    private List<Long> within(int end, int first, int last) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < end; i++) {
            if (all.get(i).day() >= first && all.get(i).day() <= last) {
                found.add((long) i);
            }
        }
        return found;
    }
}

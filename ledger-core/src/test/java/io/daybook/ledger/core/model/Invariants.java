package io.daybook.ledger.core.model;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.BalanceSnapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The invariants that can be seen at one moment, over the model and over a ledger's snapshot of all its accounts. */
public final class Invariants {
    private final List<String> broken = new ArrayList<>();

    private Invariants() {}

    /** What is broken; empty when all is well. */
    public static List<String> broken(ModelLedger model) {
        return broken(model, model.accountViews());
    }

    /** What is broken in a ledger that has the model's holds. */
    public static List<String> broken(ModelLedger model, BalanceSnapshot snapshot) {
        return broken(model, snapshot.accounts());
    }

    private static List<String> broken(ModelLedger model, List<AccountView> accounts) {
        Invariants invariants = new Invariants();
        invariants.checkSums(accounts);
        invariants.checkPending(accounts, model.holds());
        invariants.checkHolds(model.holds());
        invariants.checkOriginals(model.originals());
        return invariants.broken;
    }

    /** In each book and asset debits equal credits, posted and pending. */
    private void checkSums(List<AccountView> accounts) {
        Map<String, BigInteger> differences = new HashMap<>();
        for (AccountView account : accounts) {
            String place =
                    "book=" + account.book() + ", asset=" + account.asset().code();
            add(
                    differences,
                    "posted, " + place,
                    number(account.balances().debitsPosted())
                            .subtract(number(account.balances().creditsPosted())));
            add(
                    differences,
                    "pending, " + place,
                    number(account.balances().debitsPending())
                            .subtract(number(account.balances().creditsPending())));
        }
        differences.forEach((what, difference) -> require(difference.signum() == 0, () -> what + ": " + difference));
    }

    /** Pending totals are what remains of open holds. */
    private void checkPending(List<AccountView> accounts, Map<Id, ModelHold> holds) {
        Map<String, BigInteger> reserved = new HashMap<>();
        for (ModelHold hold : holds.values()) {
            if (!hold.isOpen()) {
                continue;
            }
            add(reserved, "debits of " + hold.debit(), hold.remaining());
            add(reserved, "credits of " + hold.credit(), hold.remaining());
        }
        for (AccountView account : accounts) {
            requireSum(
                    reserved,
                    "debits of " + account.id(),
                    number(account.balances().debitsPending()));
            requireSum(
                    reserved,
                    "credits of " + account.id(),
                    number(account.balances().creditsPending()));
        }
    }

    private void requireSum(Map<String, BigInteger> sums, String what, BigInteger pending) {
        BigInteger sum = sums.getOrDefault(what, BigInteger.ZERO);
        require(sum.equals(pending), () -> "pending " + what + ": " + pending + ", open holds " + sum);
    }

    private void checkHolds(Map<Id, ModelHold> holds) {
        holds.values()
                .forEach(hold -> require(
                        hold.captured().compareTo(hold.authorised()) <= 0,
                        () -> "captured beyond authorised: " + hold));
    }

    private void checkOriginals(Map<Id, ModelOriginal> originals) {
        originals.forEach((id, original) ->
                require(original.remaining().signum() >= 0, () -> "reversed beyond the original: id=" + id));
    }

    private static BigInteger number(Amount amount) {
        return amount.toBigInteger();
    }

    private static void add(Map<String, BigInteger> sums, String key, BigInteger amount) {
        sums.merge(key, amount, BigInteger::add);
    }

    private void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            broken.add(what.get());
        }
    }
}

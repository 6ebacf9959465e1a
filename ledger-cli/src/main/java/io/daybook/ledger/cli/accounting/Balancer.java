package io.daybook.ledger.cli.accounting;

import io.daybook.ledger.cli.accounting.PlainTransaction.Posting;
import io.daybook.ledger.cli.accounting.PlainTransaction.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Completes transactions in the order of their dates: finds the amount that is left out, sets accounts to the balance
 * that is asked, checks balances that are stated, and that each transaction balances at cost. What a commodity does not
 * balance by itself is posted to an account of conversions, as an exchange of two assets is. Not safe for use by
 * several threads.
 */
final class Balancer {
    /** The other side of every exchange of commodities. */
    static final String CONVERSION = "equity:conversion";

    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    private final Map<String, Map<String, BigDecimal>> balances = new HashMap<>();

    /** One account's share of a transaction. */
    record Share(String account, String commodity, BigDecimal quantity) {}

    /** The postings of a transaction, balanced in each commodity. */
    List<Share> complete(PlainTransaction transaction) {
        List<Share> shares = new ArrayList<>();
        Map<String, BigDecimal> costs = new TreeMap<>();
        Posting open = null;
        boolean priced = false;
        for (Posting posting : transaction.postings()) {
            if (posting.amount().isEmpty() && posting.balance().isEmpty()) {
                if (open != null) {
                    throw PlainTextReader.refused(transaction.line(), "two amounts are left out", open.account());
                }
                open = posting;
            } else {
                priced |= posting.cost().isPresent();
                given(transaction, posting, shares, costs);
            }
        }
        if (open != null) {
            for (Map.Entry<String, BigDecimal> cost : costs.entrySet()) {
                share(shares, open.account(), cost.getKey(), cost.getValue().negate());
            }
        } else {
            requireBalanced(transaction, costs, priced);
        }
        convert(shares);
        return shares;
    }

    private void given(
            PlainTransaction transaction, Posting posting, List<Share> shares, Map<String, BigDecimal> costs) {
        if (posting.amount().isEmpty()) {
            Quantity wanted = posting.balance().get();
            for (Map.Entry<String, BigDecimal> held : new TreeMap<>(held(posting)).entrySet()) {
                if (wanted.commodity().isEmpty() || wanted.commodity().equals(held.getKey())) {
                    BigDecimal needed = wanted.number().subtract(held.getValue());
                    share(shares, posting.account(), held.getKey(), needed);
                    costs.merge(held.getKey(), needed, BigDecimal::add);
                }
            }
            return;
        }
        Quantity amount = posting.amount().get();
        share(shares, posting.account(), amount.commodity(), amount.number());
        Quantity cost = posting.cost().orElse(amount);
        costs.merge(cost.commodity(), cost.number(), BigDecimal::add);
        posting.balance().ifPresent(stated -> {
            BigDecimal held = held(posting).getOrDefault(stated.commodity(), BigDecimal.ZERO);
            if (held.compareTo(stated.number()) != 0) {
                throw PlainTextReader.refused(
                        transaction.line(), "the stated balance is not the one held, " + held, posting.account());
            }
        });
    }

    private Map<String, BigDecimal> held(Posting posting) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        balances.forEach((account, held) -> {
            boolean below = posting.isInclusive() && account.startsWith(posting.account() + ":");
            if (account.equals(posting.account()) || below) {
                held.forEach((commodity, quantity) -> sums.merge(commodity, quantity, BigDecimal::add));
            }
        });
        return sums;
    }

    private void share(List<Share> shares, String account, String commodity, BigDecimal quantity) {
        if (quantity.signum() != 0) {
            shares.add(new Share(account, commodity, quantity));
            balances.computeIfAbsent(account, any -> new HashMap<>()).merge(commodity, quantity, BigDecimal::add);
        }
    }

    /** Two commodities without a price are an exchange of one for the other. */
    private static void requireBalanced(PlainTransaction transaction, Map<String, BigDecimal> costs, boolean priced) {
        List<String> off = costs.entrySet().stream()
                .filter(cost -> cost.getValue().abs().compareTo(TOLERANCE) > 0)
                .map(Map.Entry::getKey)
                .toList();
        if (!off.isEmpty() && (priced || off.size() != 2)) {
            throw PlainTextReader.refused(
                    transaction.line(), "the transaction does not balance", transaction.description() + " " + costs);
        }
    }

    private void convert(List<Share> shares) {
        Map<String, BigDecimal> sums = new LinkedHashMap<>();
        shares.forEach(share -> sums.merge(share.commodity(), share.quantity(), BigDecimal::add));
        sums.forEach((commodity, sum) -> share(shares, CONVERSION, commodity, sum.negate()));
    }
}

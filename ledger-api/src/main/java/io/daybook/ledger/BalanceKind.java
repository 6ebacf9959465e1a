package io.daybook.ledger;

/** The three balances of an account. The order is part of the journal format. */
public enum BalanceKind {
    /** What is posted, on the normal side. */
    POSTED,
    /** Posted, as if every open hold were captured in full. */
    PENDING,
    /** What can still be taken: posted less what is reserved, plus the overdraft limit. */
    AVAILABLE
}

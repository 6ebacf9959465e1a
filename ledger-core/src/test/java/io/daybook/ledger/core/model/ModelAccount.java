package io.daybook.ledger.core.model;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.BalanceKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.query.AccountView;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/** One account as plain numbers. Changed on a copy, which then takes its place. */
public final class ModelAccount {
    static final BigInteger LARGEST_TOTAL = BigInteger.TWO.pow(128).subtract(BigInteger.ONE);

    final Id id;
    final int book;
    final Asset asset;
    final AccountCategory category;
    final long openedAtNs;
    Limit overdraftLimit;
    Limit maximumBalance;
    AccountStatus status = AccountStatus.OPEN;
    int code;
    Optional<Id> reference;
    Metadata metadata;
    long version;
    BigInteger debitsPosted = BigInteger.ZERO;
    BigInteger creditsPosted = BigInteger.ZERO;
    BigInteger debitsPending = BigInteger.ZERO;
    BigInteger creditsPending = BigInteger.ZERO;

    ModelAccount(OpenAccount command, Asset asset, long openedAtNs) {
        this.id = command.id();
        this.book = command.book();
        this.asset = asset;
        this.category = command.category();
        this.openedAtNs = openedAtNs;
        this.overdraftLimit = command.overdraftLimit();
        this.maximumBalance = command.maximumBalance();
        this.code = command.attributes().code();
        this.reference = command.attributes().reference();
        this.metadata = command.attributes().metadata();
    }

    private ModelAccount(ModelAccount from) {
        this.id = from.id;
        this.book = from.book;
        this.asset = from.asset;
        this.category = from.category;
        this.openedAtNs = from.openedAtNs;
        this.overdraftLimit = from.overdraftLimit;
        this.maximumBalance = from.maximumBalance;
        this.status = from.status;
        this.code = from.code;
        this.reference = from.reference;
        this.metadata = from.metadata;
        this.version = from.version;
        this.debitsPosted = from.debitsPosted;
        this.creditsPosted = from.creditsPosted;
        this.debitsPending = from.debitsPending;
        this.creditsPending = from.creditsPending;
    }

    ModelAccount copy() {
        return new ModelAccount(this);
    }

    void add(Line line) {
        if (line.side() == Side.DEBIT) {
            debitsPosted = debitsPosted.add(line.posted());
            debitsPending = debitsPending.add(line.reserved());
        } else {
            creditsPosted = creditsPosted.add(line.posted());
            creditsPending = creditsPending.add(line.reserved());
        }
    }

    public Id id() {
        return id;
    }

    public int book() {
        return book;
    }

    public Asset asset() {
        return asset;
    }

    public AccountStatus status() {
        return status;
    }

    public long version() {
        return version;
    }

    boolean takesNew(Side side) {
        return switch (status) {
            case OPEN -> true;
            case DEBITS_BLOCKED -> side == Side.CREDIT;
            case CREDITS_BLOCKED -> side == Side.DEBIT;
            case FROZEN, CLOSED -> false;
        };
    }

    public boolean isRaisedBy(Side side) {
        return category.normalSide() == side;
    }

    boolean creditNormal() {
        return category.normalSide() == Side.CREDIT;
    }

    public BigInteger posted() {
        BigInteger creditsLessDebits = creditsPosted.subtract(debitsPosted);
        return creditNormal() ? creditsLessDebits : creditsLessDebits.negate();
    }

    BigInteger pending() {
        return posted().add(pendingRaising()).subtract(pendingLowering());
    }

    /** Empty when infinite. */
    public Optional<BigInteger> available() {
        return overdraftLimit
                .amount()
                .map(limit -> posted().subtract(pendingLowering()).add(limit.toBigInteger()));
    }

    /** What is left up to the maximum; negative beyond it; empty when there is none. */
    public Optional<BigInteger> headroom() {
        return maximumBalance
                .amount()
                .map(limit -> limit.toBigInteger().subtract(posted()).subtract(pendingRaising()));
    }

    Optional<BigInteger> balance(BalanceKind kind) {
        return switch (kind) {
            case POSTED -> Optional.of(posted());
            case PENDING -> Optional.of(pending());
            case AVAILABLE -> available();
        };
    }

    BigInteger pendingRaising() {
        return creditNormal() ? creditsPending : debitsPending;
    }

    BigInteger pendingLowering() {
        return creditNormal() ? debitsPending : creditsPending;
    }

    boolean overflows(BigInteger largest) {
        return Stream.of(debitsPosted, creditsPosted, debitsPending, creditsPending)
                .anyMatch(total -> total.compareTo(largest) > 0);
    }

    /** How much can be added to every total before one overflows. */
    public BigInteger leftInTotals() {
        return LARGEST_TOTAL.subtract(
                debitsPosted.max(creditsPosted).max(debitsPending).max(creditsPending));
    }

    public boolean isEmpty() {
        return debitsPosted.equals(creditsPosted) && debitsPending.signum() == 0 && creditsPending.signum() == 0;
    }

    AccountBalances balances() {
        return new AccountBalances(
                id,
                category,
                status,
                overdraftLimit,
                version,
                Amount.of(debitsPosted),
                Amount.of(creditsPosted),
                Amount.of(debitsPending),
                Amount.of(creditsPending));
    }

    AccountView view() {
        return new AccountView(balances(), book, asset, maximumBalance, code, reference, metadata, openedAtNs);
    }
}

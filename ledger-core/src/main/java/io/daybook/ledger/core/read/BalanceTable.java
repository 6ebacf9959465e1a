package io.daybook.ledger.core.read;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Asset;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.core.codec.OutcomeReader;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.DecisionTable;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.Rows;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import io.daybook.ledger.query.AccountView;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The balances of all accounts at the durable sequence, by account number: after-images, copied in when their batch is
 * released. One thread writes; any thread reads a row, looking again when it was written meanwhile.
 *
 * <pre>
 *   row, 104 bytes
 *    0  stamp, odd while written   8      72  overdraft limit           16
 *    8  the four totals         4 x 16    88  version                    8
 *                                         96  category, status, unlimited   3 x 1
 * </pre>
 *
 * <p>What never changes of an account (id, book, asset, opening) is read from its own row.
 */
public final class BalanceTable {
    private static final int ROW_LENGTH = 104;
    private static final int TOTALS = 8;
    private static final int COLUMNS = 5;
    private static final int VERSION = 88;
    private static final int CATEGORY = 96;
    private static final int STATUS = 97;
    private static final int UNLIMITED = 98;

    private final LedgerState state;
    private final AccountTable accounts;
    private final Rows rows = new Rows(ROW_LENGTH, 13, new UndoLog());
    private final ConcurrentHashMap<Integer, AccountDetail> details = new ConcurrentHashMap<>();
    private volatile int count;
    private volatile Asset[] assets = new Asset[0];

    /**
     * An empty table.
     *
     * @param state whose accounts
     */
    public BalanceTable(LedgerState state) {
        this.state = state;
        this.accounts = state.accounts();
    }

    /** Copies everything from the state, once, after recovery and before anybody else writes or reads. */
    public void load() {
        for (int number = 0; number < accounts.count(); number++) {
            long row = begin(number);
            UnsafeApi.copyMemory(accounts.address(number) + AccountTable.DEBITS_POSTED, row + TOTALS, COLUMNS * 16);
            UnsafeApi.putLong(row + VERSION, accounts.version(number));
            put(row, accounts.category(number), accounts.status(number), accounts.isOverdraftUnlimited(number));
            end(row);
            if (accounts.hasDetail(number)) {
                details.put(number, state.details().get(number));
            }
        }
        Asset[] loaded = new Asset[state.assets().count()];
        for (int number = 1; number <= loaded.length; number++) {
            loaded[number - 1] = Assets.read(state.assets(), number);
        }
        assets = loaded;
        count = accounts.count();
    }

    /**
     * Copies the account image that a reader of a released record stands on.
     *
     * @param image all its columns are read
     */
    public void apply(OutcomeReader image) {
        int number = image.accountNumber();
        long row = begin(number);
        image.readColumn(0);
        UnsafeApi.putLong(row + VERSION, image.low());
        for (int column = 0; column < COLUMNS; column++) {
            image.readColumn(column + 1);
            UnsafeApi.putLong(row + TOTALS + column * 16L, image.low());
            UnsafeApi.putLong(row + TOTALS + column * 16L + Long.BYTES, image.high());
        }
        put(row, image.category(), image.status(), image.isOverdraftUnlimited());
        end(row);
        if (number >= count) {
            count = number + 1;
        }
    }

    /**
     * Brings rows into the cache that are about to be written, many at once, so that their misses overlap.
     *
     * @param numbers of accounts
     * @param numberCount how many
     * @return something of the rows, so that the reads are not left out
     */
    public long touch(int[] numbers, int numberCount) {
        long seen = 0;
        for (int i = 0; i < numberCount; i++) {
            int number = numbers[i];
            if (number < rows.count()) {
                long row = rows.address(number);
                seen ^= UnsafeApi.getLong(row)
                        ^ UnsafeApi.getLong(row + ROW_LENGTH / 2)
                        ^ UnsafeApi.getLong(row + CATEGORY);
            }
        }
        return seen;
    }

    /**
     * Replaces what few accounts have.
     *
     * @param number the account
     * @param detail its detail from now on
     */
    public void applyDetail(int number, AccountDetail detail) {
        if (detail.equals(AccountDetail.NONE)) {
            details.remove(number);
        } else {
            details.put(number, detail);
        }
    }

    /**
     * The detail of an account.
     *
     * @param number the account
     * @return NONE when nothing was said
     */
    public AccountDetail detail(int number) {
        return details.getOrDefault(number, AccountDetail.NONE);
    }

    /**
     * Adds a released asset.
     *
     * @param asset its number is one more than the last
     */
    public void applyAsset(Asset asset) {
        Asset[] grown = Arrays.copyOf(assets, assets.length + 1);
        grown[assets.length] = asset;
        assets = grown;
    }

    /**
     * The released assets.
     *
     * @return in the order of their numbers
     */
    public Asset[] assets() {
        return assets.clone();
    }

    /**
     * How many accounts are released.
     *
     * @return the number of the next one
     */
    public int count() {
        return count;
    }

    /**
     * Finds a released account.
     *
     * @param id its id
     * @return its number, or AccountTable.NOT_FOUND
     */
    public int find(Id id) {
        int number = accounts.findConcurrently(id.high(), id.low());
        return number < count ? number : AccountTable.NOT_FOUND;
    }

    /**
     * The balances of a released account.
     *
     * @param number below {@link #count}
     * @return one consistent image
     */
    public AccountBalances balances(int number) {
        UnsafeBuffer row = (UnsafeBuffer) rows.segment(number);
        int offset = rows.offset(number);
        while (true) {
            long stamp = row.getLongVolatile(offset);
            if ((stamp & 1) == 0) {
                AccountBalances balances = read(number, row, offset);
                VarHandle.loadLoadFence();
                if (row.getLongVolatile(offset) == stamp) {
                    return balances;
                }
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Everything about a released account.
     *
     * @param number below {@link #count}
     * @return with balances that are consistent in themselves
     */
    public AccountView view(int number) {
        AccountDetail detail = detail(number);
        return new AccountView(
                balances(number),
                accounts.book(number),
                assets[accounts.asset(number) - 1],
                detail.maximumBalance(),
                detail.code(),
                detail.reference(),
                detail.metadata(),
                openedAt(number));
    }

    private long openedAt(int number) {
        DecisionTable decisions = state.decisions();
        return decisions.timestampNs(accounts.openingDecision(number));
    }

    private AccountBalances read(int number, UnsafeBuffer row, int offset) {
        boolean unlimited = row.getByte(offset + UNLIMITED) != 0;
        return new AccountBalances(
                new Id(accounts.idHigh(number), accounts.idLow(number)),
                AccountCategory.of(row.getByte(offset + CATEGORY)),
                AccountStatus.of(row.getByte(offset + STATUS)),
                unlimited ? Limit.UNLIMITED : Limit.of(amount(row, offset, 4)),
                row.getLong(offset + VERSION),
                amount(row, offset, 0),
                amount(row, offset, 1),
                amount(row, offset, 2),
                amount(row, offset, 3));
    }

    private static Amount amount(UnsafeBuffer row, int offset, int column) {
        int at = offset + TOTALS + column * 16;
        return new Amount(row.getLong(at + Long.BYTES), row.getLong(at));
    }

    /** Makes the stamp odd; answers where the row starts in memory. Its segments are never replaced. */
    private long begin(int number) {
        while (rows.count() <= number) {
            rows.append();
        }
        long row = rows.address(number);
        UnsafeApi.putLongRelease(null, row, UnsafeApi.getLong(row) + 1);
        VarHandle.storeStoreFence();
        return row;
    }

    private static void put(long row, int category, int status, boolean unlimited) {
        UnsafeApi.putByte(row + CATEGORY, (byte) category);
        UnsafeApi.putByte(row + STATUS, (byte) status);
        UnsafeApi.putByte(row + UNLIMITED, (byte) (unlimited ? 1 : 0));
    }

    private static void end(long row) {
        UnsafeApi.putLongRelease(null, row, UnsafeApi.getLong(row) + 1);
    }
}

package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.core.codec.DecisionLink;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.journal.FrameIndex;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.pipeline.DurablePosition;
import io.daybook.ledger.core.projection.JournalTail;
import io.daybook.ledger.core.projection.history.BalanceReader.Bounds;
import io.daybook.ledger.core.recovery.JournalLookup;
import io.daybook.ledger.query.AccountChange;
import io.daybook.ledger.query.AccountView;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BalanceSnapshot;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.OpenHold;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The history of a ledger, built from its journal on a thread of its own and queried by any. It holds nothing that the
 * journal does not: closing one and starting another is a rebuild. Thread-safe.
 */
public final class HistoryProjection implements History, AutoCloseable {
    private static final long POLL_NS = 200_000;

    private final HistoryTables tables = new HistoryTables();
    private final Lock lock = tables.lock.readLock();
    private final EntryReader entries = new EntryReader(tables);
    private final BalanceReader balances = new BalanceReader(tables);
    private final StatementMaker statements = new StatementMaker(tables);
    private final JournalLookup records;
    private final JournalLookup links;
    private final EventDecoder decoder;
    private final JournalTail tail;

    private HistoryProjection(Journal journal, FrameIndex index, DurablePosition durable, Durability durability) {
        records = new JournalLookup(journal, index);
        links = new JournalLookup(journal, index);
        decoder = new EventDecoder(durability, links);
        HistoryIndexer indexer = new HistoryIndexer(tables);
        tail = JournalTail.ofRecords(journal, durable, 1, "daybook-history", indexer::apply);
    }

    /**
     * Starts to follow a journal from its beginning.
     *
     * @param journal to follow; it must outlive the history
     * @param index where its frames are
     * @param durable how far it may go
     * @param durability what receipts promise
     * @return the history, which still has to come up
     */
    public static HistoryProjection start(
            Journal journal, FrameIndex index, DurablePosition durable, Durability durability) {
        HistoryProjection history = new HistoryProjection(journal, index, durable, durability);
        history.tail.begin();
        return history;
    }

    private <T> T query(Supplier<T> question) {
        requireWell();
        lock.lock();
        try {
            return question.get();
        } finally {
            lock.unlock();
        }
    }

    private void requireWell() {
        tail.failure().ifPresent(cause -> {
            throw new LedgerException(
                    Category.HALTED, "the history has stopped: open the ledger again: " + cause.getMessage(), cause);
        });
    }

    @Override
    public long sequence() {
        return tail.position();
    }

    @Override
    public boolean await(long sequence, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (tail.position() < sequence) {
            requireWell();
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            tail.hurry();
            LockSupport.parkNanos(this, POLL_NS);
        }
        return true;
    }

    @Override
    public Page<BookedPosting> postings(Id account, PageRequest page) {
        return query(() -> {
            int number = tables.accounts.find(account);
            return number < 0 ? nothing() : entries.postings(number, page);
        });
    }

    @Override
    public Page<AccountChange> changes(Id account, PageRequest page) {
        return query(() -> {
            int number = tables.accounts.find(account);
            return number < 0 ? nothing() : entries.changes(number, page);
        });
    }

    private <T> Page<T> nothing() {
        return new Page<>(List.of(), OptionalLong.empty(), tables.sequence());
    }

    @Override
    public Page<HistoryEntry> byReference(Id reference, PageRequest page) {
        return query(
                () -> entries.page(tables.byReference, tables.findReference(reference.high(), reference.low()), page));
    }

    @Override
    public Page<HistoryEntry> byCode(int code, PageRequest page) {
        return query(() -> entries.page(tables.byCode, code, page));
    }

    @Override
    public Page<HistoryEntry> byActor(long actor, PageRequest page) {
        return query(() -> entries.page(tables.byActor, tables.findActor(actor), page));
    }

    @Override
    public Optional<HistoryEntry> command(Id command) {
        return query(() -> {
            long row = tables.commands.find(command.high(), command.low());
            return row < 0 ? Optional.empty() : Optional.of(entries.entry(row));
        });
    }

    @Override
    public Page<HistoryEntry> consequences(Id command, PageRequest page) {
        return query(() -> entries.page(tables.byTarget, tables.commands.find(command.high(), command.low()), page));
    }

    @Override
    public Page<OpenHold> openHolds(PageRequest page) {
        return query(() -> {
            List<OpenHold> holds = new ArrayList<>();
            Iterator<Long> rows = openRows(page);
            while (rows.hasNext() && holds.size() < page.limit()) {
                holds.add(openHold(rows.next()));
            }
            OptionalLong next = rows.hasNext() ? OptionalLong.of(rows.next()) : OptionalLong.empty();
            return new Page<>(holds, next, tables.sequence());
        });
    }

    private Iterator<Long> openRows(PageRequest page) {
        if (page.newestFirst()) {
            long from = page.cursor().orElse(Long.MAX_VALUE);
            return tables.openHolds.headSet(from, true).descendingIterator();
        }
        return tables.openHolds.tailSet(page.cursor().orElse(0), true).iterator();
    }

    private OpenHold openHold(long row) {
        long followers = tables.byTarget.count(row);
        long last = followers == 0 ? row : tables.byTarget.row(row, followers - 1);
        return new OpenHold(
                entries.entry(row),
                tables.accounts.id(tables.decisions.debit(row)),
                tables.accounts.id(tables.decisions.credit(row)),
                receipt(last).hold().orElseThrow());
    }

    private Receipt receipt(long row) {
        long link = tables.decisions.link(row);
        Receipt receipt = event(DecisionLink.sequence(link)).orElseThrow().receipt();
        int member = DecisionLink.member(link);
        return member < 0 ? receipt : receipt.members().get(member);
    }

    @Override
    public Optional<Event> event(long sequence) {
        if (sequence < 1 || sequence > tail.position()) {
            return Optional.empty();
        }
        synchronized (decoder) {
            List<Event> found = new ArrayList<>(1);
            records.read(sequence, (buffer, offset) -> found.add(decoder.event(buffer, offset, sequence)));
            return found.stream().findFirst();
        }
    }

    @Override
    public Page<Event> journal(LocalDate day, PageRequest page) {
        BookedDay booked = query(() -> BookedDay.of(tables.decisions, day, tail.position()));
        long step = page.newestFirst() ? -1 : 1;
        long at = page.cursor().orElse(page.newestFirst() ? booked.last() : booked.first());
        List<Event> events = new ArrayList<>();
        while (booked.holds(at) && events.size() < page.limit()) {
            event(at).ifPresent(events::add);
            at += step;
        }
        return new Page<>(events, booked.holds(at) ? OptionalLong.of(at) : OptionalLong.empty(), booked.known());
    }

    @Override
    public Optional<AccountBalances> balances(Id account, AsOf asOf) {
        return query(() -> {
            int number = tables.accounts.find(account);
            Bounds bounds = balances.bounds(asOf);
            return number < 0 || !balances.isOpen(number, bounds)
                    ? Optional.empty()
                    : Optional.of(balances.balances(number, bounds));
        });
    }

    @Override
    public BalanceSnapshot snapshot(Collection<Id> accounts, AsOf asOf) {
        return query(() -> {
            Bounds bounds = balances.bounds(asOf);
            List<AccountView> views = new ArrayList<>();
            for (Id id : accounts) {
                add(tables.accounts.find(id), bounds, views);
            }
            return balances.snapshot(bounds, views);
        });
    }

    @Override
    public BalanceSnapshot snapshot(AsOf asOf) {
        return query(() -> {
            Bounds bounds = balances.bounds(asOf);
            List<AccountView> views = new ArrayList<>();
            for (int number = 0; number < tables.accounts.count(); number++) {
                add(number, bounds, views);
            }
            return balances.snapshot(bounds, views);
        });
    }

    private void add(int number, Bounds bounds, List<AccountView> views) {
        if (number >= 0 && balances.isOpen(number, bounds)) {
            views.add(balances.view(number, bounds));
        }
    }

    @Override
    public Statement statement(StatementRequest request) {
        return query(() -> statements.make(request));
    }

    /** Ends the following; queries answer what was known. */
    @Override
    public void close() {
        tail.close();
        records.close();
        links.close();
    }
}

package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Side;
import io.daybook.ledger.core.codec.DecisionLink;
import io.daybook.ledger.query.AccountChange;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.Page;
import io.daybook.ledger.query.PageRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.agrona.concurrent.UnsafeBuffer;

/** Turns rows and entries of the history into values of the API. Called under the read lock. */
final class EntryReader {
    private final HistoryTables tables;
    private final DecisionRows decisions;

    EntryReader(HistoryTables tables) {
        this.tables = tables;
        this.decisions = tables.decisions;
    }

    HistoryEntry entry(long row) {
        int member = DecisionLink.member(decisions.link(row));
        int reference = decisions.reference(row);
        int actor = decisions.actor(row);
        long target = decisions.target(row);
        return new HistoryEntry(
                decisions.sequence(row),
                member < 0 ? OptionalInt.empty() : OptionalInt.of(member),
                EventKind.of(decisions.kind(row)),
                id(row),
                Outcome.of(decisions.outcome(row)),
                decisions.timestampNs(row),
                decisions.code(row),
                reference == 0
                        ? Optional.empty()
                        : Optional.of(new Id(tables.referenceHigh(reference), tables.referenceLow(reference))),
                actor == 0 ? OptionalLong.empty() : OptionalLong.of(tables.actor(actor)),
                decisions.metadataLength(row),
                target < 0 ? Optional.empty() : Optional.of(id(target)));
    }

    private Id id(long row) {
        return new Id(decisions.idHigh(row), decisions.idLow(row));
    }

    /** A page of a list whose items are numbered from 0. */
    <T> Page<T> page(long count, PageRequest request, LongFunction<T> item) {
        List<T> items = new ArrayList<>();
        long at = start(count, request);
        long step = request.newestFirst() ? -1 : 1;
        while (at >= 0 && at < count && items.size() < request.limit()) {
            T made = item.apply(at);
            if (made != null) {
                items.add(made);
            }
            at += step;
        }
        OptionalLong next = at < 0 || at >= count ? OptionalLong.empty() : OptionalLong.of(at);
        return new Page<>(items, next, tables.sequence());
    }

    private static long start(long count, PageRequest request) {
        return request.cursor().orElse(request.newestFirst() ? count - 1 : 0);
    }

    Page<HistoryEntry> page(KeyedLists lists, long key, PageRequest request) {
        return page(lists.count(key), request, index -> entry(lists.row(key, index)));
    }

    Page<BookedPosting> postings(int account, PageRequest request) {
        Postings postings = new Postings(account);
        return page(tables.log.count(account), request, postings::at);
    }

    Page<AccountChange> changes(int account, PageRequest request) {
        return page(tables.log.changeCount(account), request, number -> change(account, number));
    }

    private AccountChange change(int account, long number) {
        long index = tables.log.change(account, number);
        Totals totals = new Totals();
        tables.log.addUp(account, index + 1, totals);
        return new AccountChange(
                index,
                entry(tables.log.row(account, index)),
                AccountStatus.of(totals.status()),
                totals.overdraftLimit(),
                totals.version());
    }

    /** Reads postings of one account; those that follow one another share their sums. */
    final class Postings {
        private final int account;
        private Totals totals = new Totals();
        private long next;
        private BookedPosting found;

        Postings(int account) {
            this.account = account;
        }

        /** The posting at an index of the account's entries, or null when it is another entry. */
        BookedPosting at(long index) {
            if (index < next || index - next > AccountLog.CHUNK) {
                totals = new Totals();
                tables.log.addUp(account, index, totals);
                next = index;
            }
            found = null;
            tables.log.forEach(account, next, index + 1, (at, buffer, offset) -> {
                tables.log.add(buffer, offset, totals);
                if (at == index && AccountLog.type(buffer, offset) == AccountLog.POSTING) {
                    found = posting(index, buffer, offset);
                }
            });
            next = index + 1;
            return found;
        }

        private BookedPosting posting(long index, UnsafeBuffer buffer, int at) {
            int counter = AccountLog.counter(buffer, at);
            return new BookedPosting(
                    tables.accounts.id(account),
                    index,
                    entry(AccountLog.row(buffer, at)),
                    AccountLog.isCredit(buffer, at) ? Side.CREDIT : Side.DEBIT,
                    new Amount(tables.log.high(buffer, at), tables.log.low(buffer, at)),
                    counter < 0 ? Optional.empty() : Optional.of(tables.accounts.id(counter)),
                    LocalDate.ofEpochDay(AccountLog.day(buffer, at)),
                    totals.debitsPosted(),
                    totals.creditsPosted());
        }
    }
}

package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Side;
import io.daybook.ledger.core.projection.history.BalanceReader.Bounds;
import io.daybook.ledger.query.AsOf;
import io.daybook.ledger.query.BookedPosting;
import io.daybook.ledger.query.Statement;
import io.daybook.ledger.query.StatementRequest;
import io.daybook.ledger.query.StatementRequest.Basis;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes statements. Called under the read lock. */
final class StatementMaker {
    private final HistoryTables tables;
    private final EntryReader entries;
    private final BalanceReader balances;

    StatementMaker(HistoryTables tables) {
        this.tables = tables;
        this.entries = new EntryReader(tables);
        this.balances = new BalanceReader(tables);
    }

    Statement make(StatementRequest request) {
        int account = tables.accounts.find(request.account());
        if (account < 0) {
            throw new LedgerException(Category.MISUSE, "there is no such account: id=" + request.account());
        }
        if (request.to().isBefore(request.from())) {
            throw new LedgerException(
                    Category.MISUSE,
                    "the last day is before the first: from=" + request.from() + ", to=" + request.to());
        }
        Bounds before = balances.bounds(asOf(request, request.from().minusDays(1)));
        Bounds end = balances.bounds(asOf(request, request.to()));
        AccountBalances opening = balances.balances(account, before);
        return new Statement(
                request,
                balances.view(account, end),
                opening.debitsPosted().toBigInteger(),
                opening.creditsPosted().toBigInteger(),
                lines(opening, postings(account, request, before, end)),
                tables.sequence(),
                tables.timestampNs());
    }

    private static AsOf asOf(StatementRequest request, LocalDate date) {
        OptionalLong instant =
                request.basis() == Basis.BOOKING ? OptionalLong.of(BalanceReader.lastNs(date)) : OptionalLong.empty();
        Optional<LocalDate> effective = request.basis() == Basis.EFFECTIVE ? Optional.of(date) : Optional.empty();
        return new AsOf(request.sequence(), instant, effective);
    }

    private List<BookedPosting> postings(int account, StatementRequest request, Bounds before, Bounds end) {
        boolean byBooking = request.basis() == Basis.BOOKING;
        List<Long> indexes = new ArrayList<>();
        tables.log.forEach(
                account,
                tables.log.countBefore(account, before.stateEnd()),
                tables.log.countBefore(account, end.stateEnd()),
                (index, buffer, at) -> {
                    boolean posted = AccountLog.type(buffer, at) == AccountLog.POSTING;
                    if (posted && (byBooking || !AccountLog.isDated(buffer, at))) {
                        indexes.add(index);
                    }
                });
        if (!byBooking) {
            int from = Math.toIntExact(request.from().toEpochDay());
            tables.dated.forEachWithin(account, end.knownEnd(), from, end.day(), indexes::add);
        }
        Collections.sort(indexes);
        EntryReader.Postings reader = entries.new Postings(account);
        List<BookedPosting> found = new ArrayList<>(indexes.size());
        indexes.forEach(index -> found.add(reader.at(index)));
        if (!byBooking) {
            found.sort(Comparator.comparing(BookedPosting::effectiveDate));
        }
        return found;
    }

    private static List<Statement.Line> lines(AccountBalances opening, List<BookedPosting> postings) {
        Side normal = opening.category().normalSide();
        BigInteger balance = opening.posted();
        List<Statement.Line> lines = new ArrayList<>(postings.size());
        for (BookedPosting posting : postings) {
            BigInteger amount = posting.amount().toBigInteger();
            balance = posting.side() == normal ? balance.add(amount) : balance.subtract(amount);
            lines.add(new Statement.Line(posting, balance));
        }
        return lines;
    }
}

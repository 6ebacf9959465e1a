package io.daybook.ledger.persistence.sql;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Event;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Turns what was accepted into rows. Used by one thread. */
final class SqlRows {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int NO_MEMBER = -1;

    private final SqlWriter writer;

    SqlRows(SqlWriter writer) {
        this.writer = writer;
    }

    /** One posted line: of which account, on which side, how much. */
    record Line(BigDecimal account, Side side, BigDecimal amount) {}

    /** Between which accounts a hold or a schedule moves. */
    record Pair(BigDecimal debit, BigDecimal credit) {}

    /** What all rows of a command or effect share. */
    record Head(Receipt receipt, long sequence, long timestampNs, int member, Optional<Command> command) {
        LocalDate effectiveDate(Optional<LocalDate> given) {
            return given.orElseGet(() -> LocalDate.ofEpochDay(Math.floorDiv(timestampNs, DAY_NS)));
        }
    }

    void add(Event event) throws SQLException {
        Receipt receipt = event.receipt();
        long sequence = receipt.sequence().orElseThrow();
        long timestampNs = receipt.timestampNs().orElseThrow();
        if (!receipt.isAccepted() || receipt.replayed()) {
            return;
        }
        if (event.command().isPresent() && event.command().get() instanceof Group group) {
            for (int i = 0; i < receipt.members().size(); i++) {
                Receipt member = receipt.members().get(i);
                if (member.isAccepted() && !member.replayed()) {
                    add(new Head(
                            member,
                            sequence,
                            timestampNs,
                            i,
                            Optional.of(group.commands().get(i))));
                }
            }
            return;
        }
        add(new Head(receipt, sequence, timestampNs, NO_MEMBER, event.command()));
    }

    private void add(Head head) throws SQLException {
        switch (head.receipt.kind()) {
            case REGISTER_ASSET -> writer.asset((RegisterAsset) command(head));
            case OPEN_ACCOUNT -> writer.account((OpenAccount) command(head), head);
            case TRANSFER -> {
                Transfer transfer = (Transfer) command(head);
                move(head, number(transfer.debit()), number(transfer.credit()), transfer.effectiveDate());
            }
            case TRANSACTION -> {
                Transaction transaction = (Transaction) command(head);
                List<Line> lines =
                        transaction.postings().stream().map(SqlRows::line).toList();
                writer.postings(head, lines, head.effectiveDate(transaction.effectiveDate()));
            }
            case PLACE_HOLD ->
                writer.hold((PlaceHold) command(head), head.receipt.hold().orElseThrow(), head);
            case CAPTURE_HOLD -> {
                CaptureHold capture = (CaptureHold) command(head);
                Pair pair = writer.pairOfHold(number(capture.hold()));
                move(head, pair.debit(), pair.credit(), capture.effectiveDate());
            }
            case REVERSE -> reverse(head, (Reverse) command(head));
            case SCHEDULE_TRANSFER -> writer.schedule((ScheduleTransfer) command(head));
            case SCHEDULE_EXECUTED -> {
                Pair pair = writer.pairOfSchedule(number(head.receipt.id()));
                move(head, pair.debit(), pair.credit(), Optional.empty());
            }
            default -> {}
        }
        for (AccountBalances account : head.receipt.accounts()) {
            writer.balances(account, head.sequence);
        }
        Optional<HoldBalances> hold = head.receipt.hold();
        if (hold.isPresent()) {
            writer.holdAfter(hold.get(), head.sequence);
        }
    }

    private static Command command(Head head) {
        return head.command.orElseThrow();
    }

    private void move(Head head, BigDecimal debit, BigDecimal credit, Optional<LocalDate> date) throws SQLException {
        BigDecimal amount = number(head.receipt.amount().orElseThrow());
        List<Line> lines = List.of(new Line(debit, Side.DEBIT, amount), new Line(credit, Side.CREDIT, amount));
        writer.postings(head, lines, head.effectiveDate(date));
    }

    /** Two lines may be reversed in part, and what is more than that only as a whole. */
    private void reverse(Head head, Reverse reverse) throws SQLException {
        Optional<BigDecimal> amount = head.receipt.amount().map(SqlRows::number);
        List<Line> lines = writer.linesOf(number(reverse.original())).stream()
                .map(line -> new Line(line.account(), opposite(line.side()), amount.orElse(line.amount())))
                .toList();
        writer.postings(head, lines, head.effectiveDate(reverse.effectiveDate()));
    }

    private static Side opposite(Side side) {
        return side == Side.DEBIT ? Side.CREDIT : Side.DEBIT;
    }

    private static Line line(Posting posting) {
        return new Line(number(posting.account()), posting.side(), number(posting.amount()));
    }

    static BigDecimal number(Id id) {
        return new BigDecimal(id.toString());
    }

    static BigDecimal number(Amount amount) {
        return new BigDecimal(amount.toBigInteger());
    }
}

package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Side;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.ScheduleTransfer;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The history as a person would keep it: one list of everything, looked through from end to end for each question. */
final class PaperHistory {
    private static final long DAY_NS = 86_400_000_000_000L;

    final List<Decided> decided = new ArrayList<>();
    final List<Posted> posted = new ArrayList<>();
    final List<Image> images = new ArrayList<>();
    private final Map<Id, List<Posted>> postedBy = new HashMap<>();
    private final Map<Id, Command> commands = new HashMap<>();

    record Decided(long sequence, int member, Optional<Command> command, Receipt receipt) {}

    record Posted(
            long sequence, int member, Id account, Side side, BigInteger amount, LocalDate day, long timestampNs) {}

    record Image(long sequence, int member, long timestampNs, AccountBalances balances) {}

    void add(Event event) {
        Receipt receipt = event.receipt();
        long sequence = receipt.sequence().orElseThrow();
        addOne(new Decided(sequence, -1, event.command(), receipt), receipt);
        if (event.command().orElse(null) instanceof Group group) {
            for (int i = 0; i < receipt.members().size(); i++) {
                Receipt member = receipt.members().get(i);
                if (!member.replayed()) {
                    addOne(new Decided(sequence, i, Optional.of(group.commands().get(i)), member), receipt);
                }
            }
        }
    }

    private void addOne(Decided one, Receipt whole) {
        decided.add(one);
        if (!one.receipt.isAccepted() || !whole.isAccepted()) {
            return;
        }
        long timestampNs = whole.timestampNs().orElseThrow();
        one.receipt.accounts().forEach(b -> images.add(new Image(one.sequence, one.member, timestampNs, b)));
        LocalDate today = LocalDate.ofEpochDay(Math.floorDiv(timestampNs, DAY_NS));
        one.command
                .filter(command -> one.receipt.kind() != EventKind.OPEN_ACCOUNT)
                .ifPresent(command -> commands.put(one.receipt.id(), command));
        for (Posting posting : postings(one)) {
            LocalDate day = one.command.flatMap(PaperHistory::effectiveDate).orElse(today);
            Posted made = new Posted(
                    one.sequence,
                    one.member,
                    posting.account(),
                    posting.side(),
                    posting.amount().toBigInteger(),
                    day,
                    timestampNs);
            posted.add(made);
            postedBy.computeIfAbsent(one.receipt.id(), any -> new ArrayList<>()).add(made);
        }
    }

    private List<Posting> postings(Decided one) {
        if (one.command.isEmpty()) {
            return one.receipt.kind() == EventKind.SCHEDULE_EXECUTED
                    ? pair((ScheduleTransfer) commands.get(one.receipt.id()), one)
                    : List.of();
        }
        Command command = one.command.get();
        if (command instanceof Transfer transfer) {
            return pair(transfer.debit(), transfer.credit(), one);
        }
        if (command instanceof Transaction transaction) {
            return transaction.postings();
        }
        if (command instanceof CaptureHold capture) {
            PlaceHold hold = (PlaceHold) commands.get(capture.hold());
            return pair(hold.debit(), hold.credit(), one);
        }
        return command instanceof Reverse reverse ? mirror(reverse, one) : List.of();
    }

    private static List<Posting> pair(ScheduleTransfer schedule, Decided one) {
        return pair(schedule.debit(), schedule.credit(), one);
    }

    private static List<Posting> pair(Id debit, Id credit, Decided one) {
        Amount amount = one.receipt.amount().orElseThrow();
        return List.of(Posting.debit(debit, amount), Posting.credit(credit, amount));
    }

    private List<Posting> mirror(Reverse reverse, Decided one) {
        List<Posting> mirrored = new ArrayList<>();
        for (Posted original : postedBy.get(reverse.original())) {
            Amount amount = one.receipt.amount().orElse(Amount.of(original.amount));
            mirrored.add(new Posting(original.account, original.side.opposite(), amount));
        }
        return mirrored;
    }

    private static Optional<LocalDate> effectiveDate(Command command) {
        if (command instanceof Transfer transfer) {
            return transfer.effectiveDate();
        }
        if (command instanceof Transaction transaction) {
            return transaction.effectiveDate();
        }
        if (command instanceof CaptureHold capture) {
            return capture.effectiveDate();
        }
        return command instanceof Reverse reverse ? reverse.effectiveDate() : Optional.empty();
    }

    /** The last after-image of an account in a receipt up to a sequence and an instant. */
    Optional<AccountBalances> image(Id account, long sequence, long timestampNs) {
        AccountBalances found = null;
        for (Image image : images) {
            if (image.sequence <= sequence
                    && image.timestampNs <= timestampNs
                    && image.balances.account().equals(account)) {
                found = image.balances;
            }
        }
        return Optional.ofNullable(found);
    }

    BigInteger sum(Id account, Side side, long sequence, LocalDate day) {
        BigInteger sum = BigInteger.ZERO;
        for (Posted posting : posted) {
            if (posting.account.equals(account)
                    && posting.side == side
                    && posting.sequence <= sequence
                    && !posting.day.isAfter(day)) {
                sum = sum.add(posting.amount);
            }
        }
        return sum;
    }
}

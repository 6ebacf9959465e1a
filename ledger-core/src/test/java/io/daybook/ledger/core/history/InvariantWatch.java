package io.daybook.ledger.core.history;

import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.model.Ids;
import io.daybook.ledger.core.model.Invariants;
import io.daybook.ledger.core.model.ModelAccount;
import io.daybook.ledger.core.model.ModelLedger;
import io.daybook.ledger.core.model.ModelSchedule;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The invariants after every step, those that can be seen at one moment and those from one step to the next. They are
 * judged on the model: every receipt is compared with the ledger's, and so the model's accounts are the ledger's.
 */
final class InvariantWatch {
    private final ModelLedger model;
    private final Set<Object> decided = new HashSet<>();
    private Map<Id, ModelAccount> before = new HashMap<>();
    private int seenEvents;
    private long lastSequence;
    private long lastTimestampNs;

    InvariantWatch(ModelLedger model) {
        this.model = model;
    }

    /** After a step. */
    void check(int index) {
        List<Event> events = model.events().subList(seenEvents, model.events().size());
        boolean mayGoBeyond = false;
        for (Event event : events) {
            checkOrder(index, event.receipt());
            event.command().ifPresent(command -> checkDecidedOnce(index, command, event.receipt()));
            mayGoBeyond |= mayGoBeyond(event);
        }
        boolean rejected = events.stream().noneMatch(event -> event.receipt().isAccepted());
        checkAccounts(index, rejected, mayGoBeyond);
        if (!events.isEmpty()) {
            Mismatch.unlessEqual(List.of(), Invariants.broken(model), index, "invariants");
        }
        seenEvents = model.events().size();
    }

    /** No gaps in sequences, strictly increasing timestamps. */
    private void checkOrder(int index, Receipt receipt) {
        lastSequence++;
        Mismatch.unlessEqual(lastSequence, receipt.sequence().orElse(0), index, "the sequence has a gap");
        long now = receipt.timestampNs().orElse(0);
        Mismatch.unless(now > lastTimestampNs, index, "time stands still", "> " + lastTimestampNs, now);
        lastTimestampNs = now;
    }

    private void checkDecidedOnce(int index, Command command, Receipt receipt) {
        boolean staysFree = !receipt.isAccepted()
                && (command.kind() == EventKind.OPEN_ACCOUNT || command.kind() == EventKind.REGISTER_ASSET);
        if (receipt.replayed() || receipt.outcome() == Outcome.ID_REUSED || staysFree) {
            return;
        }
        Mismatch.unless(decided.add(key(command)), index, "an id was decided twice", "once", command);
        if (command instanceof Group group && receipt.isAccepted()) {
            for (int i = 0; i < group.commands().size(); i++) {
                checkDecidedOnce(
                        index, group.commands().get(i), receipt.members().get(i));
            }
        }
    }

    private static Object key(Command command) {
        if (command instanceof RegisterAsset asset) {
            return asset.asset();
        }
        return command.kind() == EventKind.OPEN_ACCOUNT ? List.of(Ids.of(command)) : Ids.of(command);
    }

    private boolean mayGoBeyond(Event event) {
        if (event.receipt().kind() == EventKind.SCHEDULE_EXECUTED) {
            return Optional.ofNullable(model.schedules().get(event.receipt().id()))
                    .map(ModelSchedule::overrideLimits)
                    .orElse(false);
        }
        return event.command().filter(InvariantWatch::mayGoBeyondLimits).isPresent();
    }

    private static boolean mayGoBeyondLimits(Command command) {
        if (command instanceof Group group) {
            return group.commands().stream().anyMatch(InvariantWatch::mayGoBeyondLimits);
        }
        return command instanceof UpdateAccount
                || command instanceof Transfer transfer && transfer.overrideLimits()
                || command instanceof Transaction transaction && transaction.overrideLimits()
                || command instanceof PlaceHold hold && hold.overrideLimits()
                || command instanceof CaptureHold capture && capture.overrideLimits()
                || command instanceof Reverse reverse && reverse.overrideLimits();
    }

    private void checkAccounts(int index, boolean rejected, boolean mayGoBeyond) {
        Map<Id, ModelAccount> after = new HashMap<>();
        for (ModelAccount account : model.accounts()) {
            after.put(account.id(), account);
            ModelAccount old = before.get(account.id());
            if (old != account) {
                Mismatch.unless(!rejected, index, "a rejection has changed an account", old, account.id());
                checkLimits(index, mayGoBeyond, Optional.ofNullable(old), account);
            }
        }
        before = after;
    }

    /**
     * Who was within a limit stays so, and who was beyond goes no further, unless an override or a new limit did it.
     */
    private static void checkLimits(int index, boolean mayGoBeyond, Optional<ModelAccount> old, ModelAccount account) {
        if (!mayGoBeyond) {
            checkLimit(index, "available", old.flatMap(ModelAccount::available), account.available());
            checkLimit(index, "headroom", old.flatMap(ModelAccount::headroom), account.headroom());
        }
    }

    private static void checkLimit(int index, String what, Optional<BigInteger> old, Optional<BigInteger> now) {
        BigInteger least = old.orElse(BigInteger.ZERO).min(BigInteger.ZERO);
        Mismatch.unless(
                now.orElse(BigInteger.ZERO).compareTo(least) >= 0, index, what + " is beyond its limit", old, now);
    }
}

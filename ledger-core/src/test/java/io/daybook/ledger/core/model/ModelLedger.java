package io.daybook.ledger.core.model;

import io.daybook.ledger.Event;
import io.daybook.ledger.Field;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.query.AccountView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole contract on the HOST clock, one command at a time: structure, identity, what is due, decision. */
public final class ModelLedger {
    private final Bug bug;
    private final List<Event> events = new ArrayList<>();
    private ModelState state = new ModelState();

    public ModelLedger() {
        this(Bug.NONE);
    }

    public ModelLedger(Bug bug) {
        this.bug = bug;
    }

    /** The complete receipt that the ledger must answer. */
    public Receipt apply(Command command) {
        try {
            Structure.check(command, Optional.of(true));
            long atNs = command.attributes().timestampNs().orElseThrow();
            requireLater(atNs);
            Optional<Receipt> replay = replay(command);
            return replay.isPresent() ? replay.get() : decideAt(command, atNs);
        } catch (Rejection refusal) {
            return Receipts.refused(command, refusal);
        }
    }

    /** At the end of time there is nothing after the last. */
    private long afterLast() {
        return state.lastTimestampNs == Long.MAX_VALUE ? Long.MAX_VALUE : state.lastTimestampNs + 1;
    }

    private void requireLater(long atNs) {
        long last = has(Bug.EFFECTS_MOVE_THE_HOST_CLOCK) ? state.lastTimestampNs : state.lastCommandNs;
        Rejection.when(atNs <= last, Outcome.TIMESTAMP_NOT_INCREASING);
    }

    /** Moves the clock on; never back: what was overdue already happens at the latest now. */
    public List<Receipt> advanceTo(long timestampNs) {
        List<Receipt> effects = new ArrayList<>();
        Optional<Decider.Due> due = decider().due(Math.max(timestampNs, state.lastTimestampNs));
        while (due.isPresent()) {
            effects.add(happen(due.get(), timestampNs));
            due = decider().due(Math.max(timestampNs, state.lastTimestampNs));
        }
        return effects;
    }

    /** What the command would be answered; without a timestamp, right after the last decision. */
    public Receipt simulate(Command command) {
        ModelState before = state.copy();
        int eventsBefore = events.size();
        try {
            Structure.check(command, Optional.empty());
            long atNs = command.attributes().timestampNs().orElse(afterLast());
            requireLater(atNs);
            Optional<Receipt> replay = replay(command);
            Receipt receipt = replay.isPresent() ? replay.get() : decideAt(command, atNs);
            return Receipts.simulated(receipt);
        } catch (Rejection refusal) {
            return Receipts.refused(command, refusal);
        } finally {
            state = before;
            events.subList(eventsBefore, events.size()).clear();
            if (has(Bug.SIMULATION_TAKES_A_SEQUENCE)) {
                state.lastSequence++;
            }
        }
    }

    // Identity.

    private Optional<Receipt> replay(Command command) {
        return decisionOf(command)
                .filter(decision -> difference(decision, command).isEmpty())
                .filter(decision ->
                        !has(Bug.REJECTIONS_FORGOTTEN) || decision.receipt().isAccepted())
                .map(decision -> Receipts.replayed(decision.receipt()));
    }

    private Optional<Decision> decisionOf(Command command) {
        if (command instanceof RegisterAsset asset) {
            return Optional.ofNullable(state.assetDecisions.get(asset.asset()));
        } else if (command instanceof OpenAccount account) {
            return Optional.ofNullable(state.accountDecisions.get(account.id()));
        }
        return Optional.ofNullable(state.decisions.get(Ids.of(command)));
    }

    private Optional<Field> difference(Decision decision, Command command) {
        return Content.firstDifference(decision.command(), command)
                .filter(field -> field != Field.ACTOR || !has(Bug.ACTOR_IS_NOT_CONTENT));
    }

    // Time.

    private Receipt decideAt(Command command, long givenNs) {
        long atNs = Math.max(givenNs, state.lastTimestampNs + 1);
        Optional<Decider.Due> due = decider().due(atNs);
        while (due.isPresent()) {
            happen(due.get(), givenNs);
            atNs = Math.max(givenNs, state.lastTimestampNs + 1);
            due = decider().due(atNs);
        }
        Rejection.when(state.lastTimestampNs == Long.MAX_VALUE, Outcome.TIMESTAMP_NOT_INCREASING);
        Moment now = next(atNs);
        Receipt receipt = command instanceof Group group ? decideGroup(group, now) : decideOne(command, now);
        state.lastCommandNs = atNs;
        events.add(new Event(Optional.of(command), receipt));
        return receipt;
    }

    private Receipt happen(Decider.Due due, long noticedNs) {
        long dueNs = has(Bug.EFFECT_AT_COMMAND_TIME) ? noticedNs : due.atNs();
        Moment now = next(Math.max(dueNs, state.lastTimestampNs + 1));
        Id id = due.hold() == null ? due.plan().id() : due.hold().id();
        Receipt receipt;
        try {
            receipt = Receipts.accepted(due.kind(), id, now, decider().happen(due, now));
        } catch (Rejection rejection) {
            receipt = Receipts.rejected(due.kind(), id, now, rejection);
        }
        events.add(new Event(Optional.empty(), receipt));
        return receipt;
    }

    private Moment next(long atNs) {
        state.lastSequence++;
        state.lastTimestampNs = atNs;
        return new Moment(state.lastSequence, 0, atNs, Optional.empty());
    }

    // Decision.

    private Receipt decideOne(Command command, Moment now) {
        Optional<Field> reused = decisionOf(command).flatMap(decision -> difference(decision, command));
        if (reused.isPresent()) {
            return reused(command, now, reused.get());
        }
        Receipt receipt;
        try {
            receipt = Receipts.accepted(
                    command.kind(), Ids.of(command), now, decider().decide(command, now));
        } catch (Rejection rejection) {
            receipt = Receipts.rejected(command.kind(), Ids.of(command), now, rejection);
        }
        remember(command, receipt);
        return receipt;
    }

    private static Receipt reused(Command command, Moment now, Field field) {
        return Receipts.rejected(command.kind(), Ids.of(command), now, Rejection.of(Outcome.ID_REUSED, field));
    }

    private void remember(Command command, Receipt receipt) {
        Decision decision = new Decision(command, receipt);
        if (command instanceof RegisterAsset asset) {
            state.assetDecisions.put(asset.asset(), decision);
        } else if (command instanceof OpenAccount account) {
            if (receipt.isAccepted() || has(Bug.REJECTED_OPEN_TAKES_ID)) {
                state.accountDecisions.put(account.id(), decision);
            }
        } else {
            state.decisions.put(Ids.of(command), decision);
        }
    }

    // Groups.

    private Receipt decideGroup(Group group, Moment now) {
        Optional<Field> reused = decisionOf(group).flatMap(decision -> difference(decision, group));
        if (reused.isPresent()) {
            return reused(group, now, reused.get());
        }
        ModelState before = state.copy();
        List<Receipt> members = new ArrayList<>();
        for (Command member : group.commands()) {
            Receipt receipt = decideMember(member, now.ofMember(members.size(), group.id()));
            members.add(receipt);
            if (!receipt.isAccepted()) {
                return remembered(group, failed(group, now, members, before));
            }
        }
        Receipt accepted = Receipts.accepted(group.kind(), group.id(), now, Booked.NOTHING);
        return remembered(group, Receipts.withMembers(accepted, members));
    }

    private Receipt remembered(Group group, Receipt receipt) {
        remember(group, receipt);
        return receipt;
    }

    private Receipt decideMember(Command member, Moment now) {
        try {
            Structure.check(member, Optional.of(false));
        } catch (Rejection refusal) {
            return Receipts.rejected(member.kind(), Ids.of(member), now, refusal);
        }
        boolean hasGroupsId =
                !(member instanceof OpenAccount) && Optional.of(Ids.of(member)).equals(now.group());
        if (hasGroupsId) {
            return reused(member, now, Field.COMMAND);
        }
        Optional<Receipt> replay = replay(member);
        return replay.isPresent() ? replay.get() : decideOne(member, now);
    }

    /** The last of the members that were judged failed; the group is as if it had never begun. */
    private Receipt failed(Group group, Moment now, List<Receipt> judged, ModelState before) {
        Map<Id, Decision> decided = state.decisions;
        Map<Id, ModelAccount> booked = state.accounts;
        state = before;
        if (has(Bug.FAILED_GROUP_DECIDES_MEMBERS)) {
            state.decisions.putAll(decided);
        } else if (has(Bug.FAILED_GROUP_KEEPS_BOOKINGS)) {
            state.accounts.replaceAll((id, account) -> booked.get(id));
        }
        Rejection failure = Rejection.of(Outcome.GROUP_FAILED);
        List<Receipt> members = new ArrayList<>();
        for (Command member : group.commands()) {
            boolean isFailing = members.size() == judged.size() - 1;
            members.add(
                    isFailing
                            ? judged.get(judged.size() - 1)
                            : Receipts.rejected(member.kind(), Ids.of(member), now, failure));
        }
        return Receipts.withMembers(Receipts.rejected(group.kind(), group.id(), now, failure), members);
    }

    private Decider decider() {
        return new Decider(state, bug);
    }

    private boolean has(Bug seeded) {
        return bug == seeded;
    }

    // What a test may look at.

    /** Every decided command and effect, in order. */
    public List<Event> events() {
        return events;
    }

    public long lastSequence() {
        return state.lastSequence;
    }

    public long lastTimestampNs() {
        return state.lastTimestampNs;
    }

    public long lastCommandNs() {
        return state.lastCommandNs;
    }

    public Collection<ModelAccount> accounts() {
        return state.accounts.values();
    }

    public List<AccountView> accountViews() {
        return state.accounts.values().stream().map(ModelAccount::view).toList();
    }

    public Collection<String> assets() {
        return state.assets.keySet();
    }

    public Map<Id, ModelHold> holds() {
        return state.holds;
    }

    public Map<Id, ModelSchedule> schedules() {
        return state.schedules;
    }

    public Map<Id, ModelOriginal> originals() {
        return state.originals;
    }

    public Optional<LocalDate> closedThrough(int book) {
        return Optional.ofNullable(state.closedThrough.get(book));
    }
}

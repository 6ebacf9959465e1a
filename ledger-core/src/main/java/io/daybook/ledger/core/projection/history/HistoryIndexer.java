package io.daybook.ledger.core.projection.history;

import io.daybook.ledger.Asset;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.core.codec.AccountDetailDecoder;
import io.daybook.ledger.core.codec.CommandView;
import io.daybook.ledger.core.codec.DecisionLink;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.OutcomeLayout;
import io.daybook.ledger.core.codec.OutcomeReader;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.read.Assets;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Takes records of the journal, in order, into the tables of the history. Used by one thread. */
final class HistoryIndexer {
    static final long DAY_NS = 86_400_000_000_000L;

    private final HistoryTables tables;
    private final DecisionRows decisions;
    private final PostingIndexer postings;
    private final CommandView view = new CommandView();
    private final OutcomeReader outcome = new OutcomeReader();

    HistoryIndexer(HistoryTables tables) {
        this.tables = tables;
        this.decisions = tables.decisions;
        this.postings = new PostingIndexer(tables);
    }

    /** Takes one record in, visible to queries as a whole. */
    void apply(DirectBuffer buffer, int offset, long sequence) {
        long timestampNs = buffer.getLong(offset + RecordLayout.TIMESTAMP);
        tables.lock.writeLock().lock();
        try {
            if (buffer.getByte(offset + RecordLayout.KIND) == Kinds.GROUP) {
                applyGroup(buffer, offset, sequence, timestampNs);
            } else {
                applyOne(buffer, offset, DecisionLink.of(sequence, -1), timestampNs);
            }
            tables.moveTo(sequence, timestampNs);
        } finally {
            tables.lock.writeLock().unlock();
        }
    }

    private void applyGroup(DirectBuffer buffer, int offset, long sequence, long timestampNs) {
        view.wrap(buffer, offset);
        int decided = view.outcome();
        int at = offset + view.membersOffset();
        int end = offset + view.length();
        long group = append(DecisionLink.of(sequence, -1), timestampNs);
        keepId(group, decided);
        if (decided != Outcome.ACCEPTED.code() && decided != Outcome.GROUP_FAILED.code()) {
            return;
        }
        for (int member = 0; at < end; member++) {
            long link = DecisionLink.of(sequence, member);
            if (decided == Outcome.ACCEPTED.code()) {
                applyOne(buffer, at, link, timestampNs);
            } else {
                view.wrap(buffer, at);
                append(link, timestampNs);
            }
            at += buffer.getInt(at + RecordLayout.LENGTH);
        }
    }

    private void applyOne(DirectBuffer buffer, int offset, long link, long timestampNs) {
        view.wrap(buffer, offset);
        outcome.wrap(buffer, offset + view.commandLength());
        if (outcome.has(OutcomeLayout.REPLAYED)) {
            return;
        }
        long row = append(link, timestampNs);
        keepId(row, view.outcome());
        if (view.outcome() != Outcome.ACCEPTED.code()) {
            if (Kinds.isEffect(view.kind())) {
                findTarget(row);
            }
            return;
        }
        switch (view.kind()) {
            case Kinds.REGISTER_ASSET -> registerAsset();
            case Kinds.OPEN_ACCOUNT -> openAccount(row);
            case Kinds.UPDATE_ACCOUNT -> updateAccount(row);
            case Kinds.CLOSE_PERIOD -> {}
            default -> {
                findTarget(row);
                postings.apply(view, outcome, row);
            }
        }
        noteHold(row);
        postings.images(view, outcome, row);
    }

    private long append(long link, long timestampNs) {
        long row = decisions.append(link, timestampNs, view.kind(), view.outcome());
        decisions.id(row, view.high(RecordLayout.ID), view.low(RecordLayout.ID));
        decisions.effectiveDay(row, effectiveDay(timestampNs));
        int reference = 0;
        if (view.isPresent(RecordLayout.REFERENCE)) {
            int at = view.part(RecordLayout.REFERENCE);
            reference = tables.referenceNumber(view.high(at), view.low(at));
            tables.byReference.add(reference, row);
        }
        int actor = 0;
        if (view.isPresent(RecordLayout.ACTOR)) {
            actor = tables.actorNumber(view.longAt(view.part(RecordLayout.ACTOR)));
            tables.byActor.add(actor, row);
        }
        int code = 0;
        if (view.isPresent(RecordLayout.CODE)) {
            code = (int) view.longAt(view.part(RecordLayout.CODE));
            tables.byCode.add(code, row);
        }
        int metadata = view.isPresent(RecordLayout.METADATA) ? view.bytesLength(view.part(RecordLayout.METADATA)) : 0;
        decisions.said(row, code, reference, actor, metadata);
        return row;
    }

    private int effectiveDay(long timestampNs) {
        return view.isPresent(RecordLayout.EFFECTIVE_DATE)
                ? (int) view.longAt(view.part(RecordLayout.EFFECTIVE_DATE))
                : (int) Math.floorDiv(timestampNs, DAY_NS);
    }

    /** An id belongs to the first command decided under it; assets, accounts and effects have none of their own. */
    private void keepId(long row, int decided) {
        boolean own = view.kind() > Kinds.OPEN_ACCOUNT && !Kinds.isEffect(view.kind());
        if (own && decided != Outcome.ID_REUSED.code()) {
            tables.commands.put(row);
        }
    }

    private void findTarget(long row) {
        int at = switch (view.kind()) {
            case Kinds.CAPTURE_HOLD, Kinds.ADJUST_HOLD, Kinds.RELEASE_HOLD, Kinds.REVERSE, Kinds.CANCEL_SCHEDULED ->
                RecordLayout.TARGET;
            case Kinds.HOLD_EXPIRED, Kinds.SCHEDULE_EXECUTED -> RecordLayout.ID;
            default -> 0;
        };
        if (at != 0) {
            long target = tables.commands.find(view.high(at), view.low(at));
            if (target < 0) {
                throw new IllegalStateException("the history does not know what a record is about: sequence="
                        + decisions.sequence(row) + ", kind=" + view.kind());
            }
            decisions.target(row, target);
            tables.byTarget.add(target, row);
        }
    }

    private void noteHold(long row) {
        if (!outcome.has(OutcomeLayout.HOLD)) {
            return;
        }
        int word = view.buffer().getInt(outcome.holdOffset());
        boolean open = (word >>> 4 & 7) == HoldState.OPEN.ordinal();
        if (view.kind() == Kinds.PLACE_HOLD) {
            if (open) {
                tables.openHolds.add(row);
            }
        } else if (!open) {
            tables.openHolds.remove(decisions.target(row));
        }
    }

    private void registerAsset() {
        int number = (int) outcome.extra();
        if (number == tables.assets.size() + 1) {
            String code = Assets.code(view.high(RecordLayout.ASSET), view.low(RecordLayout.ASSET));
            tables.assets.add(new Asset(code, view.intAt(RecordLayout.SCALE), number));
        }
    }

    private void openAccount(long row) {
        long high = view.high(RecordLayout.ID);
        long low = view.low(RecordLayout.ID);
        if (outcome.imageCount() == 0) {
            return;
        }
        String code = Assets.code(view.high(RecordLayout.ASSET), view.low(RecordLayout.ASSET));
        int asset = 0;
        while (!tables.assets.get(asset).code().equals(code)) {
            asset++;
        }
        int account = tables.accounts.append(high, low, view.intAt(RecordLayout.BOOK), asset + 1, row);
        tables.accounts.category(account, view.byteAt(RecordLayout.CATEGORY));
        tables.log.addAccount();
        keepDetail(account, row, AccountDetailDecoder.opened(view));
    }

    private void updateAccount(long row) {
        int account = tables.accounts.find(view.high(RecordLayout.TARGET), view.low(RecordLayout.TARGET));
        keepDetail(account, row, AccountDetailDecoder.updated(view, tables.detail(account, row)));
    }

    private void keepDetail(int account, long row, AccountDetail detail) {
        if (!detail.equals(tables.detail(account, row))) {
            tables.details.computeIfAbsent(account, any -> new TreeMap<>()).put(row, detail);
        }
    }
}

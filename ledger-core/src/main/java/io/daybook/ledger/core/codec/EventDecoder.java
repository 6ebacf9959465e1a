package io.daybook.ledger.core.codec;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.AccountStatus;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Field;
import io.daybook.ledger.HoldBalances;
import io.daybook.ledger.HoldState;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Turns records into receipts and events of the API. What a record only links to (the first receipt of a retry, the
 * field in which a reused id differs) is read from the journal. Not safe for use by several threads.
 */
public final class EventDecoder {
    private final Durability durability;
    private final RecordSource journal;
    private final CommandDecoder commands = new CommandDecoder();
    /** Used again for each record; members and linked records have one of their own. */
    private final Decoding outermost = new Decoding();

    /**
     * A decoder.
     *
     * @param durability what the receipts promise
     * @param journal where linked records are found
     */
    public EventDecoder(Durability durability, RecordSource journal) {
        this.durability = durability;
        this.journal = journal;
    }

    /**
     * The command and receipt of a journalled record.
     *
     * @param buffer holds it
     * @param offset where it starts
     * @param sequence its sequence
     * @return the event
     */
    public Event event(DirectBuffer buffer, int offset, long sequence) {
        boolean effect = Kinds.isEffect(buffer.getByte(offset + RecordLayout.KIND));
        Optional<Command> command = effect ? Optional.empty() : Optional.of(commands.decode(buffer, offset));
        return new Event(command, receipt(buffer, offset, sequence));
    }

    /**
     * The receipt of a journalled or refused record.
     *
     * @param buffer holds it
     * @param offset where it starts
     * @param sequence its sequence; 0 for none
     * @return the receipt
     */
    public Receipt receipt(DirectBuffer buffer, int offset, long sequence) {
        long timestampNs = buffer.getLong(offset + RecordLayout.TIMESTAMP);
        return outermost
                .at(buffer, offset, sequence, timestampNs, buffer, offset)
                .receipt(false);
    }

    /**
     * The first receipt of a command that is answered again.
     *
     * @param buffer holds the command as it was asked again
     * @param offset where it starts
     * @param link to the first decision
     * @return the first receipt, marked as replayed
     */
    public Receipt replayed(DirectBuffer buffer, int offset, long link) {
        return journalled(DecisionLink.sequence(link))
                .map(record -> linked(record, 0, link).receipt(true))
                .orElseGet(() -> archived(buffer, offset, link));
    }

    /** A copy, for what is decoded may link on to another record, and a reader has one place at a time. */
    private Optional<DirectBuffer> journalled(long sequence) {
        MutableDirectBuffer[] copy = new MutableDirectBuffer[1];
        journal.read(sequence, (record, at) -> {
            int length = record.getInt(at + RecordLayout.LENGTH);
            copy[0] = new UnsafeBuffer(new byte[length]);
            copy[0].putBytes(0, record, at, length);
        });
        return Optional.ofNullable(copy[0]);
    }

    private Receipt archived(DirectBuffer buffer, int offset, long link) {
        CommandView view = new CommandView().wrap(buffer, offset);
        return new Receipt(
                EventKind.of(view.kind()),
                new Id(view.high(RecordLayout.ID), view.low(RecordLayout.ID)),
                OptionalLong.of(DecisionLink.sequence(link)),
                OptionalLong.empty(),
                Outcome.of(view.outcome()),
                "archived",
                true,
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                durability);
    }

    private Decoding linked(DirectBuffer record, int offset, long link) {
        long timestampNs = record.getLong(offset + RecordLayout.TIMESTAMP);
        int at = member(record, offset, DecisionLink.member(link));
        return new Decoding().at(record, at, DecisionLink.sequence(link), timestampNs, record, offset);
    }

    private static int member(DirectBuffer record, int offset, int member) {
        if (member < 0) {
            return offset;
        }
        int at = offset + new CommandView().wrap(record, offset).membersOffset();
        for (int i = 0; i < member; i++) {
            at += record.getInt(at + RecordLayout.LENGTH);
        }
        return at;
    }

    /** One record being decoded; members know the record of their group. */
    private final class Decoding {
        private final CommandView view = new CommandView();
        private final OutcomeReader outcome = new OutcomeReader();
        private DirectBuffer buffer;
        private int offset;
        private long sequence;
        private long timestampNs;
        private DirectBuffer whole;
        private int wholeOffset;

        Decoding at(
                DirectBuffer record, int at, long itsSequence, long itsTimeNs, DirectBuffer group, int groupOffset) {
            buffer = record;
            offset = at;
            sequence = itsSequence;
            timestampNs = itsTimeNs;
            whole = group;
            wholeOffset = groupOffset;
            view.wrap(record, at);
            outcome.wrap(record, at + view.commandLength());
            return this;
        }

        Receipt receipt(boolean replayed) {
            if (outcome.has(OutcomeLayout.REPLAYED)) {
                return follow(outcome.extra());
            }
            EventKind kind = EventKind.of(view.kind());
            Outcome decided = Outcome.of(view.outcome());
            boolean numbered = kind == EventKind.REGISTER_ASSET && decided.isAccepted();
            return new Receipt(
                    kind,
                    id(RecordLayout.ID),
                    sequence == 0 ? OptionalLong.empty() : OptionalLong.of(sequence),
                    timestampNs == 0 ? OptionalLong.empty() : OptionalLong.of(timestampNs),
                    decided,
                    detail(decided),
                    replayed,
                    amount(),
                    numbered ? OptionalLong.of(outcome.extra()) : OptionalLong.empty(),
                    accounts(),
                    hold(),
                    members(decided, replayed),
                    durability);
        }

        private Receipt follow(long link) {
            if (DecisionLink.sequence(link) == sequence || sequence == 0) {
                return linkedInside(link).receipt(true);
            }
            return replayed(buffer, offset, link);
        }

        private Decoding linkedInside(long link) {
            int at = member(whole, wholeOffset, DecisionLink.member(link));
            return new Decoding().at(whole, at, sequence, timestampNs, whole, wholeOffset);
        }

        private String detail(Outcome decided) {
            if (decided == Outcome.ID_REUSED && outcome.has(OutcomeLayout.EXTRA)) {
                return reusedField(outcome.extra()).map(Field::label).orElse("");
            }
            int field = outcome.detailField();
            return field == 0 ? "" : Field.of(field).label();
        }

        private Optional<Field> reusedField(long link) {
            Command now = commands.decode(buffer, offset);
            if (DecisionLink.sequence(link) == sequence) {
                Decoding first = linkedInside(link);
                return CommandFields.firstDifference(commands.decode(first.buffer, first.offset), now);
            }
            return journalled(DecisionLink.sequence(link))
                    .map(record -> commands.decode(record, member(record, 0, DecisionLink.member(link))))
                    .flatMap(first -> CommandFields.firstDifference(first, now));
        }

        private Optional<Amount> amount() {
            if (!outcome.has(OutcomeLayout.AMOUNT)) {
                return Optional.empty();
            }
            if (outcome.has(OutcomeLayout.AMOUNT_AS_ASKED)) {
                return Optional.of(new Amount(view.high(RecordLayout.AMOUNT), view.low(RecordLayout.AMOUNT)));
            }
            outcome.readAmount();
            return Optional.of(new Amount(outcome.high(), outcome.low()));
        }

        private Optional<HoldBalances> hold() {
            if (!outcome.has(OutcomeLayout.HOLD)) {
                return Optional.empty();
            }
            int at = outcome.holdOffset();
            int word = buffer.getInt(at);
            at += Integer.BYTES;
            OptionalLong expires = OptionalLong.empty();
            if ((word >>> 7 & 1) != 0) {
                expires = OptionalLong.of(buffer.getLong(at));
                at += Long.BYTES;
            }
            outcome.read(at, word & 3);
            Amount authorised = lastRead();
            outcome.read(at + OutcomeLayout.bytes(word & 3), word >>> 2 & 3);
            Amount captured = lastRead();
            boolean own = view.kind() == Kinds.PLACE_HOLD || view.kind() == Kinds.HOLD_EXPIRED;
            return Optional.of(new HoldBalances(
                    id(own ? RecordLayout.ID : RecordLayout.TARGET),
                    authorised,
                    captured,
                    HoldState.of(word >>> 4 & 7),
                    expires));
        }

        private List<AccountBalances> accounts() {
            AccountBalances[] images = new AccountBalances[outcome.imageCount()];
            for (int i = 0; outcome.nextAccount(); i++) {
                images[i] = account();
            }
            return images.length == 2 ? List.of(images[0], images[1]) : List.of(images);
        }

        private AccountBalances account() {
            Id id = accountId();
            outcome.readColumn(0);
            long version = outcome.low();
            Amount debitsPosted = column(1);
            Amount creditsPosted = column(2);
            Amount debitsPending = column(3);
            Amount creditsPending = column(4);
            Amount overdraft = column(5);
            return new AccountBalances(
                    id,
                    AccountCategory.of(outcome.category()),
                    AccountStatus.of(outcome.status()),
                    limit(overdraft),
                    version,
                    debitsPosted,
                    creditsPosted,
                    debitsPending,
                    creditsPending);
        }

        private Limit limit(Amount overdraft) {
            if (outcome.isOverdraftUnlimited()) {
                return Limit.UNLIMITED;
            }
            return overdraft.isZero() ? Limit.ZERO : Limit.of(overdraft);
        }

        private Amount column(int column) {
            outcome.readColumn(column);
            return lastRead();
        }

        /** Most numbers of an account are zero: they share one object. */
        private Amount lastRead() {
            return (outcome.high() | outcome.low()) == 0 ? Amount.ZERO : new Amount(outcome.high(), outcome.low());
        }

        private Id accountId() {
            return switch (outcome.idSource()) {
                case OutcomeLayout.ID_DEBIT -> id(RecordLayout.DEBIT);
                case OutcomeLayout.ID_CREDIT -> id(RecordLayout.CREDIT);
                default ->
                    new Id(
                            buffer.getLong(outcome.explicitIdOffset() + Long.BYTES),
                            buffer.getLong(outcome.explicitIdOffset()));
            };
        }

        private List<Receipt> members(Outcome decided, boolean replayed) {
            boolean looked = decided == Outcome.ACCEPTED || decided == Outcome.GROUP_FAILED;
            if (view.kind() != Kinds.GROUP || !looked || timestampNs == 0) {
                return List.of();
            }
            List<Receipt> members = new ArrayList<>();
            int at = offset + view.membersOffset();
            int end = offset + view.length();
            while (at < end) {
                members.add(new Decoding()
                        .at(buffer, at, sequence, timestampNs, whole, wholeOffset)
                        .receipt(replayed));
                at += buffer.getInt(at + RecordLayout.LENGTH);
            }
            return members;
        }

        private Id id(int at) {
            return new Id(view.high(at), view.low(at));
        }
    }
}

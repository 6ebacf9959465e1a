package io.daybook.ledger.core.model;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Receipts as the contract has them. */
final class Receipts {
    private Receipts() {}

    static Receipt refused(Command command, Rejection rejection) {
        return new Receipt(
                command.kind(),
                Ids.of(command),
                OptionalLong.empty(),
                OptionalLong.empty(),
                rejection.outcome(),
                rejection.detail(),
                false,
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Durability.MEMORY);
    }

    static Receipt rejected(EventKind kind, Id id, Moment now, Rejection rejection) {
        return decided(kind, id, now, rejection.outcome(), rejection.detail(), Booked.NOTHING);
    }

    static Receipt accepted(EventKind kind, Id id, Moment now, Booked booked) {
        return decided(kind, id, now, Outcome.ACCEPTED, "", booked);
    }

    private static Receipt decided(EventKind kind, Id id, Moment now, Outcome outcome, String detail, Booked booked) {
        return new Receipt(
                kind,
                id,
                OptionalLong.of(now.sequence()),
                OptionalLong.of(now.timestampNs()),
                outcome,
                detail,
                false,
                booked.amount().map(Amount::of),
                booked.asset().map(asset -> OptionalLong.of(asset.number())).orElse(OptionalLong.empty()),
                booked.touched().stream().map(ModelAccount::balances).toList(),
                booked.hold().map(ModelHold::view),
                List.of(),
                Durability.MEMORY);
    }

    static Receipt withMembers(Receipt group, List<Receipt> members) {
        return copy(group, group.sequence(), group.replayed(), members);
    }

    static Receipt replayed(Receipt first) {
        List<Receipt> members = first.members().stream().map(Receipts::replayed).toList();
        return copy(first, first.sequence(), true, members);
    }

    static Receipt simulated(Receipt receipt) {
        return copy(
                receipt,
                OptionalLong.empty(),
                receipt.replayed(),
                receipt.members().stream().map(Receipts::simulated).toList());
    }

    private static Receipt copy(Receipt from, OptionalLong sequence, boolean replayed, List<Receipt> members) {
        return new Receipt(
                from.kind(),
                from.id(),
                sequence,
                from.timestampNs(),
                from.outcome(),
                from.detail(),
                replayed,
                from.amount(),
                from.assetNumber(),
                from.accounts(),
                from.hold(),
                members,
                from.durability());
    }
}

package io.daybook.ledger;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The outcome of one command, or of an effect that fell due: handed out only once it is durable at the stated level.
 * Immutable.
 *
 * @param kind what was decided
 * @param id the command's id; for an effect the id of the hold or schedule; 0 for RegisterAsset
 * @param sequence its place among all decided commands and due effects; empty for what was refused before its id was
 *     looked at, and in a simulation
 * @param timestampNs ledger time, ns since the epoch; empty when refused before its id was looked at
 * @param outcome ACCEPTED, or the first rejection that applied
 * @param detail names the field or the figures; empty when there is nothing to add
 * @param replayed whether an earlier decision is answered again, with the totals of then
 * @param amount what was moved, reserved, captured or returned, in minor units; empty where nothing moved
 * @param assetNumber the number of the asset, for RegisterAsset
 * @param accounts each touched account right after the command, in the order of first touch
 * @param hold the hold after the command, for commands on holds and expiries
 * @param members for a group the receipts of its members
 * @param durability what this receipt promises
 */
public record Receipt(
        EventKind kind,
        Id id,
        OptionalLong sequence,
        OptionalLong timestampNs,
        Outcome outcome,
        String detail,
        boolean replayed,
        Optional<Amount> amount,
        OptionalLong assetNumber,
        List<AccountBalances> accounts,
        Optional<HoldBalances> hold,
        List<Receipt> members,
        Durability durability) {
    /** Copies the lists. */
    public Receipt {
        accounts = List.copyOf(accounts);
        members = List.copyOf(members);
    }

    /**
     * Whether the command was booked.
     *
     * @return true for ACCEPTED
     */
    public boolean isAccepted() {
        return outcome.isAccepted();
    }

    /**
     * The totals of one touched account right after the command.
     *
     * @param account an account's id
     * @return empty when the command did not touch it
     */
    public Optional<AccountBalances> account(Id account) {
        return accounts.stream()
                .filter(touched -> touched.account().equals(account))
                .findFirst();
    }
}

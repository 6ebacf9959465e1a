package io.daybook.ledger.persistence.kill;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.CaptureHold;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.Posting;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.ReleaseHold;
import io.daybook.ledger.command.Reverse;
import io.daybook.ledger.command.Transaction;
import io.daybook.ledger.command.Transfer;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;

/**
 * Commands by number: whoever knows seed and number knows the command, so that the parent can tell what the child has
 * asked from what nobody has.
 */
final class KillCommands {
    /** Commands with numbers up to here lay the accounts out, and come first, in order. */
    static final int SETUP = 13;

    private static final int ACCOUNTS = SETUP - 1;
    /** A command refers to holds and originals that are at most so many numbers older. */
    private static final int REACH = 60;
    /** Members of groups have ids above all others. */
    private static final long MEMBERS = 1L << 40;

    private final long seed;

    KillCommands(long seed) {
        this.seed = seed;
    }

    /** The command of a number; with a timestamp as the journal has it, or without as it was asked. */
    Command command(long number, OptionalLong at) {
        if (number == 1) {
            RegisterAsset.Builder asset = RegisterAsset.builder("EUR", 2);
            at.ifPresent(asset::at);
            return asset.build();
        }
        if (number <= SETUP) {
            AccountCategory category = number % 3 == 0 ? AccountCategory.LIABILITY : AccountCategory.ASSET;
            OpenAccount.Builder account = OpenAccount.builder(Id.of(number - 1), "EUR", category);
            at.ifPresent(account::at);
            return account.build();
        }
        return booking(number, at);
    }

    private Command booking(long number, OptionalLong at) {
        SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
        int choice = random.nextInt(100);
        if (choice < 50) {
            Transfer.Builder transfer = Transfer.builder(
                            Id.of(number), account(random), account(random), amount(random))
                    .metadata(Metadata.of(new byte[random.nextInt(64)]));
            at.ifPresent(transfer::at);
            return transfer.build();
        }
        if (choice < 70) {
            return hold(number, at, random);
        }
        if (choice < 90) {
            return onEarlier(number, at, random, choice);
        }
        return many(number, at, random, choice);
    }

    private static Command hold(long number, OptionalLong at, SplittableRandom random) {
        PlaceHold.Builder hold = PlaceHold.builder(Id.of(number), account(random), account(random), amount(random));
        if (random.nextInt(3) == 0) {
            hold.timeToLiveSeconds(1);
        }
        at.ifPresent(hold::at);
        return hold.build();
    }

    private static Command onEarlier(long number, OptionalLong at, SplittableRandom random, int choice) {
        Id target = Id.of(Math.max(1, number - 1 - random.nextInt(REACH)));
        if (choice < 80) {
            CaptureHold.Builder capture =
                    CaptureHold.builder(Id.of(number), target).amount(amount(random));
            capture.finalCapture(random.nextInt(2) == 0);
            at.ifPresent(capture::at);
            return capture.build();
        }
        if (choice < 85) {
            ReleaseHold.Builder release = ReleaseHold.builder(Id.of(number), target);
            at.ifPresent(release::at);
            return release.build();
        }
        Reverse.Builder reverse = Reverse.builder(Id.of(number), target);
        at.ifPresent(reverse::at);
        return reverse.build();
    }

    private static Command many(long number, OptionalLong at, SplittableRandom random, int choice) {
        if (choice < 95) {
            Amount amount = amount(random);
            Amount twice = Amount.of(amount.toBigInteger().shiftLeft(1));
            Transaction.Builder transaction = Transaction.builder(
                    Id.of(number),
                    List.of(
                            Posting.debit(account(random), twice),
                            Posting.credit(account(random), amount),
                            Posting.credit(account(random), amount)));
            at.ifPresent(transaction::at);
            return transaction.build();
        }
        Command first = Transfer.of(Id.of(MEMBERS + number * 2), account(random), account(random), amount(random));
        Command second = Transfer.of(Id.of(MEMBERS + number * 2 + 1), account(random), account(random), amount(random));
        Group.Builder group = Group.builder(Id.of(number), List.of(first, second));
        at.ifPresent(group::at);
        return group.build();
    }

    private static Id account(SplittableRandom random) {
        return Id.of(1 + random.nextInt(ACCOUNTS));
    }

    private static Amount amount(SplittableRandom random) {
        return Amount.of(1 + random.nextInt(500));
    }
}

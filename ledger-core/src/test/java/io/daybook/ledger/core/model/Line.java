package io.daybook.ledger.core.model;

import io.daybook.ledger.Id;
import io.daybook.ledger.Side;
import java.math.BigInteger;
import java.util.List;

/**
 * What a command changes on one side of one account.
 *
 * @param account which
 * @param side which total
 * @param posted added to the posted total
 * @param reserved added to the pending total; negative when money is returned
 */
public record Line(Id account, Side side, BigInteger posted, BigInteger reserved) {
    static Line posting(Id account, Side side, BigInteger amount) {
        return new Line(account, side, amount, BigInteger.ZERO);
    }

    static List<Line> transfer(Id debit, Id credit, BigInteger amount) {
        return List.of(posting(debit, Side.DEBIT, amount), posting(credit, Side.CREDIT, amount));
    }

    static List<Line> reservation(Id debit, Id credit, BigInteger amount) {
        return capture(debit, credit, BigInteger.ZERO, amount);
    }

    static List<Line> capture(Id debit, Id credit, BigInteger posted, BigInteger reserved) {
        return List.of(new Line(debit, Side.DEBIT, posted, reserved), new Line(credit, Side.CREDIT, posted, reserved));
    }

    /** What counts toward a limit: postings and new reservations, not what is returned. */
    BigInteger judged() {
        return posted.add(reserved.max(BigInteger.ZERO));
    }
}

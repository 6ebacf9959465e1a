package io.daybook.ledger.statement;

import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Side;
import io.daybook.ledger.query.Statement;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** What both formats say in the same words. */
final class StatementText {
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int LONGEST_ID = 34;

    private StatementText() {}

    /** The currency of a statement; the formats know no other assets. */
    static String currency(Statement statement, int digitsAfterPoint) {
        String code = statement.account().asset().code();
        if (!CURRENCY.matcher(code).matches() || statement.account().asset().scale() > digitsAfterPoint) {
            throw new LedgerException(
                    Category.MISUSE,
                    "the format takes currencies of three letters and at most " + digitsAfterPoint
                            + " digits after the point: use another format: asset="
                            + statement.account().asset());
        }
        return code;
    }

    /** An amount without sign. */
    static BigDecimal amount(Statement statement, BigInteger minorUnits) {
        return new BigDecimal(minorUnits.abs(), statement.account().asset().scale());
    }

    /** The same for amounts with a limit of digits. */
    static BigDecimal amount(Statement statement, BigInteger minorUnits, int digits) {
        BigDecimal amount = amount(statement, minorUnits);
        if (amount.precision() > digits) {
            throw new LedgerException(
                    Category.MISUSE,
                    "the format takes at most " + digits + " digits: use another format: amount=" + amount);
        }
        return amount;
    }

    /** On which side a balance is, as the holder of a credit-normal account sees it. */
    static Side side(Statement statement, BigInteger balance) {
        Side normal = statement.account().balances().category().normalSide();
        return balance.signum() == 0 ? Side.CREDIT : balance.signum() > 0 ? normal : normal.opposite();
    }

    /** An id in at most 34 characters: decimal, or 32 hexadecimal digits. */
    static String id(Id id) {
        String decimal = id.toString();
        return decimal.length() <= LONGEST_ID ? decimal : id.toUuid().toString().replace("-", "");
    }
}

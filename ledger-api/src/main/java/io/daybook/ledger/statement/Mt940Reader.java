package io.daybook.ledger.statement;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads MT940 statements (SWIFT), in the dialects of banks: an entry date may be missing, an amount may end with its
 * comma, lines may end with LF. Safe for use by several threads.
 */
public final class Mt940Reader {
    private static final Pattern FIELD = Pattern.compile(":([0-9]{2}[A-Z]?):(.*)");
    private static final Pattern BALANCE = Pattern.compile("([CD])([0-9]{6})([A-Z]{3})([0-9]+,[0-9]*)\\s*");
    private static final Pattern LINE =
            Pattern.compile("(?<value>[0-9]{6})(?<entry>[0-9]{4})?(?<mark>RC|RD|C|D)[A-Z]?(?<amount>[0-9]+,[0-9]*)"
                    + "(?:[NFS][A-Z0-9]{3})?(?<reference>[^\\n]*)(?s:.*)");
    private static final int CENTURY = 2000;

    private Mt940Reader() {}

    /**
     * Reads all statements of a file. What stands outside of statements (envelopes of SWIFT) is passed over.
     *
     * @param text the file
     * @return in the order of the file, at least one
     * @throws UnreadableStatementException when there is no statement, or one lacks a balance, mixes currencies, or
     *     holds a line that cannot be read
     */
    public static List<BankStatement> read(String text) {
        List<BankStatement> statements = new ArrayList<>();
        Draft draft = null;
        int number = 0;
        for (String line : text.split("\\r?\\n", -1)) {
            number++;
            Matcher field = FIELD.matcher(line);
            if (field.matches() && field.group(1).equals("20")) {
                finish(draft, statements);
                draft = new Draft(number);
            } else if (line.strip().equals("-") || line.startsWith("-}")) {
                finish(draft, statements);
                draft = null;
            } else if (draft != null && field.matches()) {
                draft.field(field.group(1), field.group(2), number);
            } else if (draft != null) {
                draft.more(line);
            }
        }
        finish(draft, statements);
        if (statements.isEmpty()) {
            throw new UnreadableStatementException("the file holds no statement: no field :20:");
        }
        return statements;
    }

    private static void finish(Draft draft, List<BankStatement> statements) {
        if (draft != null) {
            statements.add(draft.statement());
        }
    }

    /** A statement that is being read, one field behind: a field may go on in further lines. */
    private static final class Draft {
        private final int firstLine;
        private final List<BankStatement.Entry> entries = new ArrayList<>();
        private String account = "";
        private String id = "";
        private String currency;
        private BankStatement.Balance opening;
        private BankStatement.Balance closing;
        private String tag = "";
        private String content = "";
        private int line;

        Draft(int firstLine) {
            this.firstLine = firstLine;
        }

        void field(String newTag, String text, int newLine) {
            take();
            tag = newTag;
            content = text;
            line = newLine;
        }

        void more(String text) {
            content += "\n" + text;
        }

        BankStatement statement() {
            take();
            if (opening == null || closing == null) {
                throw new UnreadableStatementException(
                        "a statement lacks its opening or closing balance: line=" + firstLine);
            }
            return new BankStatement(id, account, currency, opening, closing, entries);
        }

        private void take() {
            switch (tag) {
                case "25" -> account = content.strip();
                case "28", "28C" -> id = content.strip();
                case "60F", "60M" -> opening = opening == null ? balance() : opening;
                case "62F", "62M" -> closing = balance();
                case "61" -> entries.add(entry());
                case "86" -> describe();
                default -> {}
            }
            tag = "";
        }

        private BankStatement.Balance balance() {
            Matcher found = BALANCE.matcher(content);
            if (!found.matches()) {
                throw unreadable("balance");
            }
            if (currency != null && !currency.equals(found.group(3))) {
                throw unreadable("single currency");
            }
            currency = found.group(3);
            BigDecimal amount = decimal(found.group(4));
            return new BankStatement.Balance(
                    date(found.group(2)), found.group(1).equals("C") ? amount : amount.negate());
        }

        private BankStatement.Entry entry() {
            Matcher found = LINE.matcher(content);
            if (!found.matches()) {
                throw unreadable("entry");
            }
            LocalDate value = date(found.group("value"));
            String mark = found.group("mark");
            boolean credit = mark.equals("C") || mark.equals("RD");
            BigDecimal amount = decimal(found.group("amount"));
            return new BankStatement.Entry(
                    Optional.ofNullable(found.group("entry")).map(day -> booking(value, day)),
                    Optional.of(value),
                    credit ? amount : amount.negate(),
                    mark.length() > 1,
                    found.group("reference").strip(),
                    "");
        }

        /** The entry date has no year: the one next to the value date is meant. */
        private LocalDate booking(LocalDate value, String monthAndDay) {
            int month = Integer.parseInt(monthAndDay.substring(0, 2));
            int year = value.getYear();
            if (value.getMonthValue() == 12 && month == 1) {
                year++;
            } else if (value.getMonthValue() == 1 && month == 12) {
                year--;
            }
            return date(String.format(Locale.ROOT, "%02d", year % 100) + monthAndDay);
        }

        private void describe() {
            if (!entries.isEmpty() && closing == null) {
                int last = entries.size() - 1;
                BankStatement.Entry entry = entries.get(last);
                entries.set(
                        last,
                        new BankStatement.Entry(
                                entry.bookingDate(),
                                entry.valueDate(),
                                entry.amount(),
                                entry.isReversal(),
                                entry.reference(),
                                content.strip()));
            }
        }

        private LocalDate date(String digits) {
            try {
                return LocalDate.of(
                        CENTURY + Integer.parseInt(digits.substring(0, 2)),
                        Integer.parseInt(digits.substring(2, 4)),
                        Integer.parseInt(digits.substring(4)));
            } catch (DateTimeException malformed) {
                throw new UnreadableStatementException("no date: line=" + line + ", found=" + digits, malformed);
            }
        }

        private UnreadableStatementException unreadable(String what) {
            return new UnreadableStatementException("no " + what + ": line=" + line + ", found=" + content.strip());
        }

        private static BigDecimal decimal(String text) {
            String plain = text.replace(',', '.');
            return new BigDecimal(plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain);
        }
    }
}

package io.daybook.ledger.cli.accounting;

import io.daybook.ledger.cli.UsageException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the transactions of a plain-text accounting file (hledger, ledger): dates, descriptions, postings with amounts,
 * prices and balances. Directives, prices of the market, headings and comments are passed over; what would post
 * something by itself (automated and periodic transactions, virtual postings, includes) is refused.
 */
public final class PlainTextReader {
    private static final Pattern HEAD = Pattern.compile("([0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2})(=\\S+)?(\\s.*)?");
    private static final Pattern POSTING =
            Pattern.compile("\\s+(?:[*!]\\s+)?(?<account>\\S(?: ?\\S)*)(?:(?:\\s{2,}|\\t)(?<rest>.*))?");
    private static final Pattern AMOUNT = Pattern.compile("\\s*(?<before>\"[^\"]+\"|[^-+0-9\\s.,\"{@=;]+)?\\s*"
            + "(?<number>[-+]?[0-9][0-9,]*(?:\\.[0-9]*)?|[-+]?\\.[0-9]+)"
            + "\\s*(?<after>\"[^\"]+\"|[^-+0-9\\s.,\"{@=;*()]+)?\\s*");
    private static final Pattern REST = Pattern.compile(
            "(?<amount>[^{@=]*)(?:\\{(?<lot>[^}]*)\\}\\s*)?(?<at>@@?)?(?<price>[^=]*)(?<sign>==?\\*?)?(?<balance>.*)");
    private static final Pattern REFUSED = Pattern.compile("[=~](\\s.*)?|(include|apply|alias|!include)\\s.*");

    private final List<PlainTransaction> transactions = new ArrayList<>();
    private final List<PlainTransaction.Posting> postings = new ArrayList<>();
    private boolean inComment;
    private int headLine;
    private LocalDate date;
    private String description = "";

    private PlainTextReader() {}

    /**
     * Reads a file.
     *
     * @param lines of it
     * @return its transactions, in the order of the file
     * @throws UsageException for a line that cannot be read, with its number
     */
    static List<PlainTransaction> read(List<String> lines) {
        PlainTextReader reader = new PlainTextReader();
        for (int index = 0; index < lines.size(); index++) {
            try {
                reader.line(lines.get(index), index + 1);
            } catch (NumberFormatException | DateTimeException malformed) {
                throw refused(index + 1, "no date or amount", lines.get(index));
            }
        }
        reader.finish();
        return reader.transactions;
    }

    private void line(String line, int number) {
        String content = line.strip();
        if (inComment || content.equals("comment")) {
            inComment = !content.equals("end comment");
            return;
        }
        if (content.isEmpty()) {
            finish();
        } else if (Character.isWhitespace(line.charAt(0))) {
            posting(line, number);
        } else {
            finish();
            head(line, number);
        }
    }

    private void head(String line, int number) {
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            headLine = number;
            date = date(head.group(1));
            description =
                    head.group(3) == null ? "" : withoutComment(head.group(3)).strip();
        } else if (REFUSED.matcher(line).matches()) {
            throw refused(number, "something that is not taken over", line);
        }
    }

    private static LocalDate date(String text) {
        String[] parts = text.split("[-/.]", -1);
        return LocalDate.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    private void posting(String line, int number) {
        String content = withoutComment(line);
        if (headLine == 0 || content.isBlank()) {
            return;
        }
        Matcher posting = POSTING.matcher(content.stripTrailing());
        if (!posting.matches()) {
            throw refused(number, "no posting", line);
        }
        String account = posting.group("account");
        if (account.startsWith("(") || account.startsWith("[")) {
            throw refused(number, "a virtual posting", line);
        }
        postings.add(posting(account, posting.group("rest"), number));
    }

    private static PlainTransaction.Posting posting(String account, String text, int number) {
        Matcher rest = REST.matcher(text == null ? "" : text);
        if (!rest.matches()) {
            throw refused(number, "no amount", text);
        }
        Optional<PlainTransaction.Quantity> amount = quantity(rest.group("amount"), number);
        Optional<PlainTransaction.Quantity> price = quantity(rest.group("price"), number);
        Optional<PlainTransaction.Quantity> lot = quantity(rest.group("lot"), number);
        boolean total = "@@".equals(rest.group("at"));
        return new PlainTransaction.Posting(
                account,
                amount,
                amount.flatMap(quantity -> cost(quantity, price, lot, total)),
                rest.group("sign") == null ? Optional.empty() : quantity(rest.group("balance"), number),
                rest.group("sign") != null && rest.group("sign").endsWith("*"));
    }

    /** A lot's price counts before the price of the day: the difference of the two is a gain or loss posted apart. */
    private static Optional<PlainTransaction.Quantity> cost(
            PlainTransaction.Quantity amount,
            Optional<PlainTransaction.Quantity> price,
            Optional<PlainTransaction.Quantity> lot,
            boolean total) {
        if (lot.isPresent() || price.isPresent() && !total) {
            return Optional.of(lot.or(() -> price).get().times(amount.number()));
        }
        return price.map(whole -> whole.times(BigDecimal.valueOf(amount.number().signum())));
    }

    private static Optional<PlainTransaction.Quantity> quantity(String text, int number) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Matcher amount = AMOUNT.matcher(signFirst(text));
        if (!amount.matches() || amount.group("before") != null && amount.group("after") != null) {
            throw refused(number, "no amount", text);
        }
        String commodity = amount.group("before") != null ? amount.group("before") : amount.group("after");
        return Optional.of(new PlainTransaction.Quantity(
                new BigDecimal(amount.group("number").replace(",", "")),
                commodity == null ? "" : commodity.replace("\"", "")));
    }

    /** {@code -$5} is {@code $-5}. */
    private static String signFirst(String text) {
        String content = text.strip();
        boolean signed = content.matches("[-+]\\s*[^-+0-9\\s.,].*");
        return signed ? content.substring(1).replaceFirst("([0-9.])", content.charAt(0) + "$1") : content;
    }

    private static String withoutComment(String line) {
        int at = line.indexOf(';');
        return at < 0 ? line : line.substring(0, at);
    }

    private void finish() {
        if (headLine > 0 && !postings.isEmpty()) {
            transactions.add(new PlainTransaction(headLine, date, description, postings));
        }
        postings.clear();
        headLine = 0;
    }

    static UsageException refused(int line, String what, String found) {
        return new UsageException(
                "line " + line + ": " + what + ": " + String.valueOf(found).strip());
    }
}

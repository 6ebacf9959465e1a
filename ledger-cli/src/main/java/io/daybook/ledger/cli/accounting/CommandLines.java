package io.daybook.ledger.cli.accounting;

import io.daybook.ledger.cli.accounting.Balancer.Share;
import io.daybook.ledger.cli.json.Instants;
import io.daybook.ledger.cli.json.JsonLines;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the transactions of a plain-text accounting file as commands: an asset a commodity, with as many decimals as
 * the file uses; an account for each name and commodity, its name as metadata; a transaction each, dated as in the
 * file. Not safe for use by several threads.
 */
public final class CommandLines {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final int LONGEST_CODE = 16;

    private final JsonLines lines;
    private final Map<String, Integer> scales = new LinkedHashMap<>();
    private final Map<String, Long> accounts = new LinkedHashMap<>();
    private long lastNs = Long.MIN_VALUE;

    private CommandLines(JsonLines lines) {
        this.lines = lines;
    }

    private record Complete(PlainTransaction transaction, List<Share> shares) {}

    /**
     * Writes JSON Lines for {@code apply --clock host}.
     *
     * @param text the lines of the file
     * @param out gets the commands; stays open
     * @throws io.daybook.ledger.cli.UsageException for what cannot be read or does not balance, with its line
     * @throws IOException when the stream cannot be written
     */
    public static void write(List<String> text, OutputStream out) throws IOException {
        List<PlainTransaction> transactions = new ArrayList<>(PlainTextReader.read(text));
        transactions.sort(Comparator.comparing(PlainTransaction::date));
        Balancer balancer = new Balancer();
        List<Complete> complete = transactions.stream()
                .map(transaction -> new Complete(transaction, balancer.complete(transaction)))
                .toList();
        try (JsonLines lines = new JsonLines(out)) {
            new CommandLines(lines).write(complete);
            lines.flush();
        }
    }

    private void write(List<Complete> complete) throws IOException {
        for (Complete each : complete) {
            for (Share share : each.shares) {
                scales.merge(
                        share.commodity(),
                        Math.max(0, share.quantity().stripTrailingZeros().scale()),
                        Math::max);
            }
        }
        if (complete.isEmpty()) {
            return;
        }
        LocalDate first = complete.get(0).transaction.date();
        for (Map.Entry<String, Integer> asset : scales.entrySet()) {
            String at = at(first);
            lines.line(json -> {
                json.writeStringField("command", "registerAsset");
                json.writeStringField("asset", code(asset.getKey()));
                json.writeNumberField("scale", asset.getValue());
                json.writeStringField("at", at);
            });
        }
        for (Complete each : complete) {
            for (Share share : each.shares) {
                openAccount(share, at(first));
            }
        }
        long id = 0;
        for (Complete each : complete) {
            if (!each.shares.isEmpty()) {
                writeTransaction(each, ++id);
            }
        }
    }

    private void openAccount(Share share, String at) throws IOException {
        long next = accounts.size() + 1L;
        if (accounts.putIfAbsent(key(share), next) == null) {
            lines.line(json -> {
                json.writeStringField("command", "openAccount");
                json.writeNumberField("id", next);
                json.writeStringField("asset", code(share.commodity()));
                json.writeStringField("category", category(share.account()));
                json.writeStringField("overdraftLimit", "UNLIMITED");
                json.writeStringField("metadata", share.account());
                json.writeStringField("at", at);
            });
        }
    }

    private void writeTransaction(Complete each, long id) throws IOException {
        String at = at(each.transaction.date());
        lines.line(json -> {
            json.writeStringField("command", "transaction");
            json.writeNumberField("id", id);
            json.writeArrayFieldStart("postings");
            for (Share share : each.shares) {
                BigDecimal minor = share.quantity().abs().movePointRight(scales.get(share.commodity()));
                json.writeStartObject();
                json.writeNumberField("account", accounts.get(key(share)));
                json.writeStringField("side", share.quantity().signum() > 0 ? "DEBIT" : "CREDIT");
                json.writeStringField("amount", minor.toBigIntegerExact().toString());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeStringField("effectiveDate", each.transaction.date().toString());
            if (!each.transaction.description().isEmpty()) {
                json.writeStringField("metadata", each.transaction.description());
            }
            json.writeStringField("at", at);
        });
    }

    private String at(LocalDate date) {
        lastNs = Math.max(Math.multiplyExact(date.toEpochDay(), DAY_NS), lastNs + 1);
        return Instants.format(lastNs);
    }

    private static String key(Share share) {
        return share.account() + "\n" + share.commodity();
    }

    /** Letters are capitals, and what a code cannot hold is written as its number in Unicode: $ is U0024. */
    static String code(String commodity) {
        StringBuilder code = new StringBuilder();
        commodity.toUpperCase(Locale.ROOT).codePoints().forEach(point -> {
            boolean fits = point >= 'A' && point <= 'Z' || point >= '0' && point <= '9' || "._/-".indexOf(point) >= 0;
            code.append(fits ? Character.toString(point) : String.format(Locale.ROOT, "U%04X", point));
        });
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw PlainTextReader.refused(0, "a commodity's name is empty or too long for an asset", commodity);
        }
        return code.toString();
    }

    private static String category(String account) {
        String top = account.split(":", 2)[0].toLowerCase(Locale.ROOT);
        return switch (top) {
            case "liabilities", "liability", "debts" -> "LIABILITY";
            case "equity" -> "EQUITY";
            case "income", "revenue", "revenues" -> "INCOME";
            case "expense", "expenses" -> "EXPENSE";
            default -> "ASSET";
        };
    }
}

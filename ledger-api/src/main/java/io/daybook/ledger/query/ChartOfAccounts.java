package io.daybook.ledger.query;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A host's own order of its accounts, as a tree of names. It is written one name a line, children further indented than
 * their parent; a name without children says behind a colon which accounts belong to it:
 *
 * <pre>
 * Assets
 *   Cash: 1, 2, 10-19
 *   Loans: code 300-399
 * Customers: category LIABILITY
 * </pre>
 *
 * <p>Blank lines, and lines that begin with {@code #}, say nothing. Immutable.
 */
public final class ChartOfAccounts {
    private final List<Node> nodes;

    private ChartOfAccounts(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * One name of the tree.
     *
     * @param path its name after those above it, from the top
     * @param accounts which accounts belong to it; none where it has children
     */
    record Node(List<String> path, Predicate<AccountView> accounts) {}

    private record Open(int indent, int index) {}

    /**
     * Reads a chart.
     *
     * @param lines as described above
     * @return the chart
     * @throws LedgerException MISUSE for a line that cannot be followed, with its number
     */
    public static ChartOfAccounts parse(List<String> lines) {
        List<Node> nodes = new ArrayList<>();
        Deque<Open> above = new ArrayDeque<>();
        Set<List<String>> known = new HashSet<>();
        Set<Integer> chosen = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).stripTrailing();
            String content = line.strip();
            if (content.isEmpty() || content.startsWith("#")) {
                continue;
            }
            int indent = line.length() - content.length();
            while (!above.isEmpty() && above.peek().indent >= indent) {
                above.pop();
            }
            int colon = content.indexOf(':');
            String name = (colon < 0 ? content : content.substring(0, colon)).strip();
            List<String> path = new ArrayList<>(above.isEmpty() ? List.of() : nodes.get(above.peek().index).path);
            path.add(name);
            boolean orphan = indent > 0 && above.isEmpty();
            boolean belowChosen = !above.isEmpty() && chosen.contains(above.peek().index);
            if (name.isEmpty() || orphan || belowChosen || !known.add(List.copyOf(path))) {
                throw refused(i + 1, "a name once, below one that has no accounts of its own", content);
            }
            if (colon >= 0) {
                chosen.add(nodes.size());
            }
            above.push(new Open(indent, nodes.size()));
            nodes.add(new Node(
                    List.copyOf(path), colon < 0 ? any -> false : choice(content.substring(colon + 1), i + 1)));
        }
        return new ChartOfAccounts(nodes);
    }

    private static Predicate<AccountView> choice(String text, int line) {
        Predicate<AccountView> choice = account -> false;
        for (String part : text.split(",", -1)) {
            choice = choice.or(one(part.strip(), line));
        }
        return choice;
    }

    private static Predicate<AccountView> one(String text, int line) {
        try {
            if (text.startsWith("category ")) {
                AccountCategory category =
                        AccountCategory.valueOf(text.substring(9).strip().toUpperCase(Locale.ROOT));
                return account -> account.balances().category() == category;
            }
            boolean byCode = text.startsWith("code ");
            String[] ends = (byCode ? text.substring(5) : text).strip().split("-", 2);
            BigInteger first = new BigInteger(ends[0].strip());
            BigInteger last = ends.length == 1 ? first : new BigInteger(ends[1].strip());
            return account -> {
                BigInteger number = byCode
                        ? BigInteger.valueOf(Integer.toUnsignedLong(account.code()))
                        : new BigInteger(account.id().toString());
                return number.compareTo(first) >= 0 && number.compareTo(last) <= 0;
            };
        } catch (IllegalArgumentException malformed) {
            throw refused(line, "ids, ranges of ids, 'code' and a number or range, or 'category' and its name", text);
        }
    }

    private static LedgerException refused(int line, String expected, String found) {
        return new LedgerException(
                Category.MISUSE,
                "the chart of accounts cannot be read: line=" + line + ", expected " + expected + ", found=" + found);
    }

    List<Node> nodes() {
        return nodes;
    }
}

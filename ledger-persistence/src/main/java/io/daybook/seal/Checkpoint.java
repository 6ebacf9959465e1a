package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a ledger was at one sequence, in few lines: the text of a note that is signed, in the form of a <a
 * href="https://c2sp.org/tlog-checkpoint">checkpoint</a>. Origin, size and root hash are the first three lines; the
 * root is the ledger's chain hash, no Merkle tree's.
 *
 * <pre>
 *   example.com/books
 *   1234
 *   CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
 *   ledger 018f4e2a-7b1c-4c3d-9a55-0242ac120002
 *   time 1767225600000000000
 *   state 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=
 *   total 1 EUR 5000 5000 700 700
 * </pre>
 *
 * @param origin the name of the key that signs it
 * @param sequence the last decided command or effect; a batch ends with it
 * @param chainHash the hash of that batch, 64 hexadecimal digits
 * @param ledger its identity
 * @param timestampNs of that sequence, ns since the epoch
 * @param stateHash of the books, 64 hexadecimal digits
 * @param totals of all accounts, by book and asset
 */
public record Checkpoint(
        String origin,
        long sequence,
        String chainHash,
        UUID ledger,
        long timestampNs,
        String stateHash,
        List<Total> totals) {
    private static final String HASH = "([A-Za-z0-9+/]{43}=)";
    private static final Pattern TEXT = Pattern.compile(String.join(
            "\n",
            "([^\n]+)",
            "(0|[1-9]\\d{0,18})",
            HASH,
            "ledger ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})",
            "time (\\d{1,19})",
            "state " + HASH,
            "((?:total [^\n]+\n)*)"));
    private static final Pattern TOTAL = Pattern.compile("total (\\d{1,10}) (\\S{1,16})" + " (\\d{1,60})".repeat(4));

    /** Copies the list. */
    public Checkpoint {
        totals = List.copyOf(totals);
    }

    /**
     * Sums over all accounts of a book in an asset, in minor units.
     *
     * @param book unsigned 32 bits
     * @param asset its code
     * @param debitsPosted sum
     * @param creditsPosted sum
     * @param debitsPending sum
     * @param creditsPending sum
     */
    public record Total(
            int book,
            String asset,
            BigInteger debitsPosted,
            BigInteger creditsPosted,
            BigInteger debitsPending,
            BigInteger creditsPending) {
        @Override
        public String toString() {
            return "total " + Integer.toUnsignedString(book) + " " + asset + " " + debitsPosted + " " + creditsPosted
                    + " " + debitsPending + " " + creditsPending;
        }
    }

    /**
     * Reads the text of a note.
     *
     * @param text of a note whose signature was verified
     * @return the checkpoint
     * @throws LedgerException MISUSE when it is none of a ledger
     */
    public static Checkpoint parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw none(null);
        }
        try {
            List<Total> totals = new ArrayList<>();
            matcher.group(7).lines().forEach(line -> totals.add(total(line)));
            return new Checkpoint(
                    matcher.group(1),
                    Long.parseLong(matcher.group(2)),
                    hex(matcher.group(3)),
                    UUID.fromString(matcher.group(4)),
                    Long.parseLong(matcher.group(5)),
                    hex(matcher.group(6)),
                    totals);
        } catch (IllegalArgumentException malformed) {
            throw none(malformed);
        }
    }

    private static Total total(String line) {
        Matcher matcher = TOTAL.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(line);
        }
        return new Total(
                Integer.parseUnsignedInt(matcher.group(1)),
                matcher.group(2),
                new BigInteger(matcher.group(3)),
                new BigInteger(matcher.group(4)),
                new BigInteger(matcher.group(5)),
                new BigInteger(matcher.group(6)));
    }

    private static LedgerException none(Throwable cause) {
        return new LedgerException(Category.MISUSE, "the note is no checkpoint of a ledger", cause);
    }

    private static String hex(String base64) {
        return HexFormat.of().formatHex(Base64.getDecoder().decode(base64));
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    /**
     * The text to be signed.
     *
     * @return ends with a line feed
     */
    public String text() {
        StringBuilder text = new StringBuilder(origin)
                .append("\n" + sequence + "\n" + base64(chainHash) + "\n")
                .append("ledger " + ledger + "\ntime " + timestampNs + "\nstate " + base64(stateHash) + "\n");
        totals.forEach(total -> text.append(total).append('\n'));
        return text.toString();
    }
}

package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with signatures, in the form of a <a href="https://c2sp.org/signed-note">signed note</a>: the text, an empty
 * line, and a line for each signature. Immutable.
 *
 * <pre>
 *   — example.com/books BASE64 of key id, 4 bytes, and signature
 * </pre>
 */
public final class SignedNote {
    private static final int MAX_LENGTH = 1 << 20;
    private static final int MAX_SIGNATURES = 100;
    private static final Pattern SIGNATURE = Pattern.compile("\u2014 ([^\\s\\p{Z}+]+) ([A-Za-z0-9+/]+={0,2})");
    private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x09\\x0b-\\x1f]");

    private final String text;
    private final List<String> signatures;

    private SignedNote(String text, List<String> signatures) {
        this.text = text;
        this.signatures = List.copyOf(signatures);
    }

    /**
     * Signs a text.
     *
     * @param text ends with a line feed
     * @param signer with what
     * @return the note
     * @throws LedgerException MISUSE when the text cannot be one of a note, or the signer does not sign with its key
     */
    public static SignedNote sign(String text, NoteSigner signer) {
        if (!text.endsWith("\n") || CONTROL.matcher(text).find()) {
            throw misuse("a note's text ends with a line feed and has no other control characters");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = signer.sign(bytes);
        NoteVerifier verifier = signer.verifier();
        if (!verifier.verify(bytes, signature)) {
            throw misuse("the signer does not sign with the key that it shows: name=" + verifier.name());
        }
        byte[] numbered = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(verifier.keyId())
                .put(signature)
                .array();
        String line = "\u2014 " + verifier.name() + " " + Base64.getEncoder().encodeToString(numbered);
        return new SignedNote(text, List.of(line));
    }

    /**
     * Reads a note. Nothing in it is to be believed before {@link #verify}.
     *
     * @param note the whole of it
     * @return the note
     * @throws LedgerException MISUSE when it is none
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (note.length() > MAX_LENGTH
                || end < 0
                || !note.endsWith("\n")
                || CONTROL.matcher(note).find()) {
            throw misuse("no signed note: a text, an empty line and signatures are expected");
        }
        List<String> lines = note.substring(end + 2).lines().toList();
        boolean signed = !lines.isEmpty() && lines.size() <= MAX_SIGNATURES;
        if (!signed || !lines.stream().allMatch(line -> SIGNATURE.matcher(line).matches())) {
            throw misuse("no signed note: a line behind the last empty one is no signature");
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    /**
     * Whether a key has signed it. Signatures of other keys are ignored.
     *
     * @param verifier the key
     * @return false when the key has not signed, or something else than this text
     */
    public boolean verify(NoteVerifier verifier) {
        boolean verified = false;
        for (String line : signatures) {
            Matcher matcher = SIGNATURE.matcher(line);
            if (matcher.matches() && matcher.group(1).equals(verifier.name())) {
                byte[] numbered = decode(matcher.group(2));
                if (numbered.length > Integer.BYTES && ByteBuffer.wrap(numbered).getInt() == verifier.keyId()) {
                    byte[] signature = Arrays.copyOfRange(numbered, Integer.BYTES, numbered.length);
                    if (!verifier.verify(text.getBytes(StandardCharsets.UTF_8), signature)) {
                        return false;
                    }
                    verified = true;
                }
            }
        }
        return verified;
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            return new byte[0];
        }
    }

    /**
     * What was signed.
     *
     * @return ends with a line feed
     */
    public String text() {
        return text;
    }

    private static LedgerException misuse(String what) {
        return new LedgerException(Category.MISUSE, what);
    }

    /** The note as it is written and read. */
    @Override
    public String toString() {
        return text + "\n" + String.join("\n", signatures) + "\n";
    }
}

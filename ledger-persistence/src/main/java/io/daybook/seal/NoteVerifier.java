package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A public Ed25519 key with a name, as text {@code NAME+KEYID+BASE64}: the verifier key of a <a
 * href="https://c2sp.org/signed-note">signed note</a>. Immutable.
 */
public final class NoteVerifier {
    /** The type of an Ed25519 signature. */
    private static final byte ED25519 = 1;

    private static final int KEY_LENGTH = 32;
    private static final byte[] X509_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cntrl}+]{1,200}");
    private static final Pattern TEXT = Pattern.compile("(" + NAME + ")\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

    private final String name;
    private final byte[] key;
    private final PublicKey publicKey;

    private NoteVerifier(String name, byte[] key, PublicKey publicKey) {
        this.name = name;
        this.key = key;
        this.publicKey = publicKey;
    }

    /**
     * A key by its bytes.
     *
     * @param name without spaces and plus signs; a URL without its scheme, such as {@code example.com/books}
     * @param key 32 bytes, as RFC 8032 encodes a public key
     * @return the verifier
     * @throws LedgerException MISUSE when the name cannot be used, or the bytes are no key
     */
    public static NoteVerifier of(String name, byte[] key) {
        if (key.length != KEY_LENGTH || !NAME.matcher(name).matches()) {
            throw misuse("a key has 32 bytes and a name without spaces and plus signs: name=" + name, null);
        }
        byte[] encoded = ByteBuffer.allocate(X509_PREFIX.length + KEY_LENGTH)
                .put(X509_PREFIX)
                .put(key)
                .array();
        try {
            PublicKey publicKey = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            return new NoteVerifier(name, key.clone(), publicKey);
        } catch (GeneralSecurityException none) {
            throw misuse("no public key of Ed25519: name=" + name, none);
        }
    }

    /**
     * Reads the text of a verifier key.
     *
     * @param text {@code NAME+KEYID+BASE64}
     * @return the verifier
     * @throws LedgerException MISUSE when it is none of an Ed25519 key
     */
    public static NoteVerifier parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw misuse("a verifier key has the form NAME+KEYID+BASE64: found=" + text.strip(), null);
        }
        byte[] typed = Base64.getDecoder().decode(matcher.group(3));
        if (typed.length != KEY_LENGTH + 1 || typed[0] != ED25519) {
            throw misuse("the verifier key is none of Ed25519: found=" + text.strip(), null);
        }
        NoteVerifier verifier = of(matcher.group(1), Arrays.copyOfRange(typed, 1, typed.length));
        if (!String.format(Locale.ROOT, "%08x", verifier.keyId()).equals(matcher.group(2))) {
            throw misuse("the verifier key's id is not that of its key: found=" + text.strip(), null);
        }
        return verifier;
    }

    /**
     * Who signs.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The number that a signature names its key with.
     *
     * @return the first four bytes of SHA-256 over name, line feed, type and key
     */
    public int keyId() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha256.update(ED25519);
            return ByteBuffer.wrap(sha256.digest(key)).getInt();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM has SHA-256", impossible);
        }
    }

    /**
     * Whether a signature is this key's.
     *
     * @param text that was signed
     * @param signature 64 bytes
     * @return true when it is
     */
    public boolean verify(byte[] text, byte[] signature) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey);
            ed25519.update(text);
            return ed25519.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM of 15 and later has Ed25519", impossible);
        }
    }

    private static LedgerException misuse(String what, Throwable cause) {
        return new LedgerException(Category.MISUSE, what, cause);
    }

    /** The text that {@link #parse} reads. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(KEY_LENGTH + 1).put(ED25519).put(key).array();
        return name + "+" + String.format(Locale.ROOT, "%08x", keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}

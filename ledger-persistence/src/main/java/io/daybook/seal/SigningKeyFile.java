package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * An Ed25519 key pair in a text file that its owner alone may read: the private key (PKCS #8, base64) in the first
 * line, the public one, as {@link NoteVerifier} has it, in the second. Who operates the ledger and has this file can
 * sign whatever he likes: hand each checkpoint to somebody else, too. Reads the file once; thread-safe.
 */
public final class SigningKeyFile implements NoteSigner {
    private static final String PRIVATE = "private ";
    private static final String PUBLIC = "public ";
    private static final int KEY_LENGTH = 32;

    private final PrivateKey key;
    private final NoteVerifier verifier;

    private SigningKeyFile(PrivateKey key, NoteVerifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /**
     * Makes a new random key pair.
     *
     * @param file that does not exist yet
     * @param name of the key, which is the checkpoints' origin: a URL without its scheme, such as
     *     {@code example.com/books}
     * @return the key
     * @throws LedgerException MISUSE when the file exists or the name cannot be used, KEY when it cannot be written
     */
    public static SigningKeyFile create(Path file, String name) {
        if (PrivateFile.exists(file)) {
            throw new LedgerException(Category.MISUSE, "the file exists, and is left as it is: file=" + file);
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] last = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
            NoteVerifier verifier = NoteVerifier.of(name, last);
            String secret = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            PrivateFile.addLine(file, PRIVATE + secret + "\n" + PUBLIC + verifier);
            return open(file);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM of 15 and later has Ed25519", impossible);
        }
    }

    /**
     * Reads a key file.
     *
     * @param file readable by its owner alone
     * @return the key
     * @throws LedgerException KEY when there is no such file, others may read it, or it holds no key pair
     */
    public static SigningKeyFile open(Path file) {
        List<String> lines = PrivateFile.readLines(file);
        boolean shaped = lines.size() == 2
                && lines.get(0).startsWith(PRIVATE)
                && lines.get(1).startsWith(PUBLIC);
        if (!shaped) {
            throw keyless(file, null);
        }
        try {
            byte[] secret = Base64.getDecoder().decode(lines.get(0).substring(PRIVATE.length()));
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(secret));
            SigningKeyFile signer =
                    new SigningKeyFile(key, NoteVerifier.parse(lines.get(1).substring(PUBLIC.length())));
            if (!signer.verifier.verify(secret, signer.sign(secret))) {
                throw keyless(file, null);
            }
            return signer;
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw keyless(file, none);
        }
    }

    private static LedgerException keyless(Path file, Throwable cause) {
        return new LedgerException(
                Category.KEY, "the file holds no key pair: use the one that was made for signing: file=" + file, cause);
    }

    @Override
    public NoteVerifier verifier() {
        return verifier;
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key);
            ed25519.update(text);
            return ed25519.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JVM of 15 and later has Ed25519", impossible);
        }
    }
}

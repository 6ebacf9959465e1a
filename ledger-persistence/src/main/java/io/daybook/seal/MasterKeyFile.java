package io.daybook.seal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Master keys in a text file that its owner alone may read, one a line, the last one being the current one:
 *
 * <pre>
 *   2026-01 kPmA4Ue9bJ0m0Zk6Xw3vCkq3Rk7Xy0m8J1u3c5q2WbA=
 *   2026-07 6yH0t0b1Xo2v9sQd7P3kqVYV5k3n1c0u4xv2m8Q1ZsE=
 * </pre>
 *
 * <p>Data keys are wrapped with AES-256-GCM. Keep the file apart from the ledger and its backups, and keep a copy:
 * without it nobody can read the ledger. Reads the file once; thread-safe.
 */
public final class MasterKeyFile implements KeyProvider {
    private static final int KEY_LENGTH = 32;
    private static final int NONCE_LENGTH = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern LINE = Pattern.compile("([A-Za-z0-9._:/@-]{1,200}) ([A-Za-z0-9+/]{43}=)");

    private final Path file;
    private final Map<String, SecretKey> keys;
    private final String current;
    private final SecureRandom random = new SecureRandom();

    private MasterKeyFile(Path file, Map<String, SecretKey> keys, String current) {
        this.file = file;
        this.keys = keys;
        this.current = current;
    }

    /**
     * Reads a key file.
     *
     * @param file readable by its owner alone
     * @return its keys
     * @throws LedgerException KEY when there is no such file or others may read it, or a line in it is no key
     */
    public static MasterKeyFile open(Path file) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        String last = "";
        List<String> lines = PrivateFile.readLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher line = LINE.matcher(lines.get(i));
            if (!line.matches() || keys.containsKey(line.group(1))) {
                throw keyless("line " + (i + 1) + " of the key file is no key, or its id stands twice", file);
            }
            byte[] key = Base64.getDecoder().decode(line.group(2));
            keys.put(line.group(1), new SecretKeySpec(key, "AES"));
            Arrays.fill(key, (byte) 0);
            last = line.group(1);
        }
        if (keys.isEmpty()) {
            throw keyless("the key file holds no key: make one in it", file);
        }
        return new MasterKeyFile(file, keys, last);
    }

    /**
     * Adds a new random key to a key file, which becomes the current one; the file is made when it is missing, for its
     * owner alone. The keys that were in it stay.
     *
     * @param file where
     * @param keyId of the new key, not in the file yet: 1-200 characters of {@code A-Z a-z 0-9 . _ : / @ -}
     * @return the keys of the file
     * @throws LedgerException MISUSE when the id cannot be used, KEY when the file cannot
     */
    public static MasterKeyFile addKey(Path file, String keyId) {
        byte[] key = new byte[KEY_LENGTH];
        new SecureRandom().nextBytes(key);
        String line = keyId + " " + Base64.getEncoder().encodeToString(key);
        Arrays.fill(key, (byte) 0);
        boolean known = PrivateFile.exists(file) && open(file).keys.containsKey(keyId);
        if (known || !LINE.matcher(line).matches()) {
            throw new LedgerException(
                    Category.MISUSE,
                    "a key needs an id that is not in the file yet, of A-Z a-z 0-9 . _ : / @ -: id=" + keyId);
        }
        PrivateFile.addLine(file, line);
        return open(file);
    }

    @Override
    public String currentKeyId() {
        return current;
    }

    @Override
    public byte[] wrap(String masterKeyId, byte[] dataKey, byte[] context) {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        try {
            byte[] cipherText =
                    cipher(Cipher.ENCRYPT_MODE, masterKeyId, nonce, context).doFinal(dataKey);
            return ByteBuffer.allocate(NONCE_LENGTH + cipherText.length)
                    .put(nonce)
                    .put(cipherText)
                    .array();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JVM cannot seal with AES-256-GCM", failure);
        }
    }

    @Override
    public byte[] unwrap(String masterKeyId, byte[] wrapped, byte[] context) {
        if (wrapped.length <= NONCE_LENGTH) {
            throw another(masterKeyId);
        }
        byte[] nonce = Arrays.copyOf(wrapped, NONCE_LENGTH);
        try {
            return cipher(Cipher.DECRYPT_MODE, masterKeyId, nonce, context)
                    .doFinal(wrapped, NONCE_LENGTH, wrapped.length - NONCE_LENGTH);
        } catch (AEADBadTagException changed) {
            throw another(masterKeyId);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("this JVM cannot open with AES-256-GCM", failure);
        }
    }

    private Cipher cipher(int mode, String masterKeyId, byte[] nonce, byte[] context) throws GeneralSecurityException {
        SecretKey key = keys.get(masterKeyId);
        if (key == null) {
            throw keyless("the master key is not in the key file: use the file that has it: id=" + masterKeyId, file);
        }
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private LedgerException another(String masterKeyId) {
        return keyless(
                "a data key does not open with this master key: the key file has another key of that id, or the"
                        + " ledger's file of wrapped keys was changed: id="
                        + masterKeyId,
                file);
    }

    private static LedgerException keyless(String what, Path file) {
        return new LedgerException(Category.KEY, what + ": file=" + file);
    }
}

package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.seal.AesGcmSeal;
import io.daybook.ledger.core.seal.DataKeys;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.seal.KeyProvider;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data keys of one ledger, each wrapped by a master key, in a file of its directory that is replaced as a whole:
 * before the first frame under a new key, and when the master key changes. Numbers of keys are random, so that a key
 * that was lost with an older copy of the file never has its number taken by another one. Thread-safe.
 */
public final class DataKeyFile implements DataKeys {
    private static final int KEY_LENGTH = 32;

    private final Path directory;
    private final UUID ledger;
    private final KeyProvider provider;
    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, SecretKey> opened = new HashMap<>();
    private Map<Integer, WrappedKey> wrapped;

    private DataKeyFile(Path directory, UUID ledger, KeyProvider provider) {
        this.directory = directory;
        this.ledger = ledger;
        this.provider = provider;
        this.wrapped = WrappedKeys.read(directory, ledger);
    }

    /**
     * How the frames of a directory are sealed and opened.
     *
     * @param directory of a ledger
     * @param ledger its identity
     * @param provider of master keys, when there is one
     * @return in the clear without a provider
     * @throws LedgerException when the file of wrapped keys cannot be read or believed
     */
    public static FrameSeal seal(Path directory, UUID ledger, Optional<KeyProvider> provider) {
        return provider.<FrameSeal>map(known -> new AesGcmSeal(new DataKeyFile(directory, ledger, known)))
                .orElse(FrameSeal.NONE);
    }

    /**
     * Which data keys a directory has.
     *
     * @param directory of a ledger
     * @param ledger its identity
     * @return their numbers
     * @throws LedgerException when the file of wrapped keys cannot be read or believed
     */
    public static Set<Integer> numbers(Path directory, UUID ledger) {
        return WrappedKeys.read(directory, ledger).keySet();
    }

    /**
     * Wraps all data keys of a ledger anew, with the master key that is current; durable when it returns. A failure, at
     * any point, leaves the file as it was.
     *
     * @param directory of a ledger, owned
     * @param ledger its identity
     * @param provider has the former master keys and the current one
     * @return how many data keys there are
     * @throws LedgerException KEY when a master key is missing, NO_SPACE or ENVIRONMENT when the file cannot be written
     */
    public static int rotate(Path directory, UUID ledger, KeyProvider provider) {
        DataKeyFile file = new DataKeyFile(directory, ledger, provider);
        String current = provider.currentKeyId();
        Map<Integer, WrappedKey> anew = new TreeMap<>();
        file.wrapped.forEach((number, key) -> {
            byte[] plain = file.unwrap(number, key);
            anew.put(number, file.wrap(number, current, plain));
            Arrays.fill(plain, (byte) 0);
        });
        if (!anew.isEmpty()) {
            WrappedKeys.write(directory, ledger, anew);
        }
        return anew.size();
    }

    @Override
    public synchronized int fresh() {
        int number = freeNumber();
        byte[] plain = new byte[KEY_LENGTH];
        random.nextBytes(plain);
        Map<Integer, WrappedKey> more = new TreeMap<>(wrapped);
        more.put(number, wrap(number, provider.currentKeyId(), plain));
        WrappedKeys.write(directory, ledger, more);
        wrapped = more;
        opened.put(number, new SecretKeySpec(plain, "AES"));
        Arrays.fill(plain, (byte) 0);
        return number;
    }

    private int freeNumber() {
        int number = 0;
        while (number == 0 || wrapped.containsKey(number)) {
            number = random.nextInt() & Integer.MAX_VALUE;
        }
        return number;
    }

    @Override
    public synchronized SecretKey key(int number) {
        SecretKey known = opened.get(number);
        if (known != null) {
            return known;
        }
        if (!wrapped.containsKey(number)) {
            // the ledger may have been opened again, by another process, since the file was read
            wrapped = WrappedKeys.read(directory, ledger);
        }
        WrappedKey key = wrapped.get(number);
        if (key == null) {
            throw new LedgerException(
                    Category.KEY,
                    "a data key is missing: restore the file of wrapped keys that belongs to the journal: file="
                            + directory.resolve(WrappedKeys.FILE) + ", dataKey=" + number);
        }
        byte[] plain = unwrap(number, key);
        SecretKey secret = new SecretKeySpec(plain, "AES");
        Arrays.fill(plain, (byte) 0);
        opened.put(number, secret);
        return secret;
    }

    /** What a provider wraps is unwrapped once before anything rests on it. */
    private WrappedKey wrap(int number, String masterKeyId, byte[] plain) {
        byte[] bytes = provider.wrap(masterKeyId, plain.clone(), context(number));
        WrappedKey key = new WrappedKey(masterKeyId, bytes);
        byte[] again = unwrap(number, key);
        if (!Arrays.equals(plain, again)) {
            throw new LedgerException(
                    Category.KEY,
                    "the key provider does not unwrap what it has wrapped: masterKey=" + masterKeyId + ", dataKey="
                            + number);
        }
        Arrays.fill(again, (byte) 0);
        return key;
    }

    private byte[] unwrap(int number, WrappedKey key) {
        byte[] plain = provider.unwrap(key.masterKeyId(), key.bytes().clone(), context(number));
        if (plain.length != KEY_LENGTH) {
            throw new LedgerException(
                    Category.KEY,
                    "the key provider answers no data key: expected bytes=" + KEY_LENGTH + ", found=" + plain.length
                            + ", masterKey=" + key.masterKeyId());
        }
        return plain;
    }

    private byte[] context(int number) {
        return ("daybook data key " + number + " of ledger " + ledger).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Copies the wrapped keys of one ledger into a directory that becomes a copy of it.
     *
     * @param from directory of a ledger
     * @param to exists
     * @param ledger the identity of both
     * @throws LedgerException when they cannot be read or written
     */
    public static void copy(Path from, Path to, UUID ledger) {
        Map<Integer, WrappedKey> keys = WrappedKeys.read(from, ledger);
        if (!keys.isEmpty()) {
            WrappedKeys.write(to, ledger, keys);
        }
    }

    /** A data key as it lies in the file. */
    record WrappedKey(String masterKeyId, byte[] bytes) {}

    static LedgerException failed(String what, Path file, IOException failure) {
        return new LedgerException(
                FileFailures.category(failure),
                what + " the file of wrapped keys: check its rights and the free space: file=" + file + ", cause="
                        + failure,
                failure);
    }
}

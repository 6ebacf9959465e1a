package io.daybook.ledger.persistence.fault;

import io.daybook.ledger.persistence.fault.Fault.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The faults that a file can suffer, sampled by a seed or all of them. */
final class Faults {
    private static final int PAGE = 4096;
    /** A range that is longer is for the most part Chronicle's index. */
    private static final int LONGEST = 16_384;

    private final SplittableRandom random;
    private final boolean all;
    private final List<Fault> faults = new ArrayList<>();

    Faults(long seed, boolean all) {
        this.random = new SplittableRandom(seed);
        this.all = all;
    }

    List<Fault> list() {
        return faults;
    }

    /** One flipped bit in each byte of a range, or every bit. */
    void bits(String file, int from, int to) {
        for (int at = from; at < to; at++) {
            if (all || Sweep.BITS) {
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    bit(file, at, bit);
                }
            } else {
                bit(file, at, random.nextInt(Byte.SIZE));
            }
        }
    }

    /** Flipped bits at some places of a range, or in each of its bytes. */
    void someBits(String file, int from, int to, int count) {
        if (all || (Sweep.BITS || Sweep.BYTES) && to - from < LONGEST) {
            bits(file, from, to);
            return;
        }
        for (int i = 0; i < count; i++) {
            bit(file, from + random.nextInt(to - from), random.nextInt(Byte.SIZE));
        }
    }

    private void bit(String file, int at, int bit) {
        onBytes("bit flipped", file, "byte=" + at + ", bit=" + bit, bytes -> {
            bytes[at] ^= (byte) (1 << bit);
            return bytes;
        });
    }

    /** Cut to some of the lengths below its own. */
    void lengths(String file, int length, int count) {
        int step = all ? 1 : Math.max(1, length / count);
        for (int at = 0; at < length; at += step) {
            int to = all ? at : Math.min(length - 1, at + random.nextInt(step));
            onBytes("cut short", file, "length=" + to, bytes -> Arrays.copyOf(bytes, to));
        }
    }

    /** Made longer, by zeros and by something else. */
    void longer(String file) {
        longer(file, 1, 4, 100, PAGE, 10_000);
    }

    /** Made longer by so many zeros, and by so much else. */
    void longer(String file, int... by) {
        for (int more : by) {
            onBytes("made longer", file, "zeros=" + more, bytes -> Arrays.copyOf(bytes, bytes.length + more));
            byte[] noise = new byte[more];
            random.nextBytes(noise);
            onBytes("made longer", file, "noise=" + more, bytes -> {
                byte[] longer = Arrays.copyOf(bytes, bytes.length + more);
                System.arraycopy(noise, 0, longer, bytes.length, more);
                return longer;
            });
        }
    }

    /** Pages that were lost, or written in another's place. */
    void pages(String file, int length) {
        int pages = length / PAGE;
        for (int page = 0; page < pages; page++) {
            int at = page * PAGE;
            int other = random.nextInt(pages) * PAGE;
            onBytes("page lost", file, "page=" + page, bytes -> {
                Arrays.fill(bytes, at, at + PAGE, (byte) 0);
                return bytes;
            });
            onBytes("page misplaced", file, "page=" + page + " over " + other / PAGE, bytes -> {
                System.arraycopy(bytes, at, bytes, other, PAGE);
                return bytes;
            });
        }
    }

    /** Deleted, emptied, or a link in its place. */
    void gone(String file) {
        add("deleted", file, directory -> Files.delete(directory.resolve(file)));
        add("emptied", file, directory -> Files.write(directory.resolve(file), new byte[0]));
        add("symbolic link", file, directory -> {
            Path target = directory.resolveSibling("elsewhere");
            Files.copy(directory.resolve(file), target, StandardCopyOption.REPLACE_EXISTING);
            Files.delete(directory.resolve(file));
            Files.createSymbolicLink(directory.resolve(file), target);
        });
    }

    /** Another file's bytes in its place. */
    void replaced(String kind, String file, byte[] by) {
        onBytes(kind, file, "bytes=" + by.length, bytes -> by);
    }

    void add(String kind, String what, Damage damage) {
        faults.add(new Fault(kind, what, damage));
    }

    private interface Change {
        byte[] of(byte[] bytes);
    }

    private void onBytes(String kind, String file, String what, Change change) {
        add(kind, file + " " + what, directory -> change(directory.resolve(file), change));
    }

    private static void change(Path file, Change change) throws IOException {
        Files.write(file, change.of(Files.readAllBytes(file)));
    }
}

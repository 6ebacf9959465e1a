package io.daybook.ledger.persistence.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.persistence.ChildJvm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that somebody has made on purpose: lengths and counts that cannot be, under checksums that are right. A process
 * with a small heap reads them all, and refuses each one.
 */
class HostileFilesTest {
    private static final String CYCLE = "journal/19700102F.cq4";
    private static final int HEADER = 128;
    private static final int BODY_LENGTH = 40;
    private static final int BODY_CRC = 96;
    private static final int HEADER_CRC = 100;
    private static final int[] BOMBS = {
        -1, 0, 7, 1 << 20, 1 << 30, Integer.MAX_VALUE - 7, Integer.MAX_VALUE, Integer.MIN_VALUE
    };
    /** In the header: count of records, their length, length of the body. */
    private static final int[] IN_HEADER = {32, 36, 40};
    /** In the first record: its length, presence bits, length of the command. */
    private static final int[] IN_RECORD = {0, 16, 20};
    /** In its body: counts of postings and of members, lengths of metadata, whatever stands there. */
    private static final int[] IN_BODY = {40, 88, 120};

    @TempDir
    Path temporary;

    private int made;

    /** Reads every directory in a directory, and says what it is told. */
    static final class Reader {
        private Reader() {}

        /** Arguments: the directory. */
        public static void main(String[] arguments) throws IOException {
            try (Stream<Path> directories = Files.list(Path.of(arguments[0]))) {
                directories
                        .sorted()
                        .forEach(directory -> System.out.println(directory.getFileName() + " " + read(directory)));
            }
        }

        private static String read(Path directory) {
            try (Ledger ledger = Daybook.openReadOnly(directory)) {
                return "OK " + ledger.durableSequence();
            } catch (LedgerException refusal) {
                return refusal.category().name();
            } catch (Throwable other) {
                return "wrong: " + other;
            }
        }
    }

    @Test
    void shouldRefuseLengthsAndCountsThatCannotBe() throws IOException {
        Path books = temporary.resolve("books");
        SmallBooks.write(books);
        FileTree files = FileTree.of(books);
        byte[] cycle = files.files().get(CYCLE);
        List<Integer> frames = frames(cycle);
        for (int frame : frames.subList(frames.size() / 3, frames.size() / 3 + 4)) {
            for (int bomb : BOMBS) {
                for (int offset : IN_HEADER) {
                    make(files, cycle, frame, frame + offset, bomb);
                }
                for (int offset : IN_RECORD) {
                    make(files, cycle, frame, frame + HEADER + offset, bomb);
                }
                for (int offset : IN_BODY) {
                    make(files, cycle, frame, frame + HEADER + offset, bomb);
                }
                make(files, cycle, frame, frame - Integer.BYTES, bomb);
            }
        }
        ChildJvm.Ended ended = ChildJvm.run(
                Reader.class, flag -> true, temporary.resolve("hostile").toString());
        List<String> answers =
                ended.output().lines().filter(line -> line.matches("\\d+ .*")).toList();
        assertEquals(0, ended.exitCode(), ended.output());
        assertEquals(made, answers.size(), ended.output());
        for (String answer : answers) {
            assertTrue(answer.matches("\\d+ (DAMAGED|UNKNOWN_VERSION)"), answer);
        }
        System.out.println("hostile files=" + made + ", refused=" + answers.size());
    }

    private static List<Integer> frames(byte[] cycle) {
        String text = new String(cycle, StandardCharsets.ISO_8859_1);
        List<Integer> found = new ArrayList<>();
        for (int at = text.indexOf("DBKJ"); at >= 0; at = text.indexOf("DBKJ", at + 1)) {
            found.add(at);
        }
        return found;
    }

    /** Makes a directory in which one number is another, with right checksums; none when it was that number already. */
    private void make(FileTree files, byte[] cycle, int frame, int offset, int bomb) throws IOException {
        byte[] hostile = cycle.clone();
        ByteBuffer bytes = ByteBuffer.wrap(hostile).order(ByteOrder.LITTLE_ENDIAN);
        int body = bytes.getInt(frame + BODY_LENGTH);
        if (bytes.getInt(offset) == bomb || offset + Integer.BYTES > frame + HEADER + body) {
            return;
        }
        bytes.putInt(offset, bomb);
        bytes.putInt(frame + BODY_CRC, crc(hostile, frame + HEADER, body));
        bytes.putInt(frame + HEADER_CRC, 0);
        bytes.putInt(frame + HEADER_CRC, crc(hostile, frame, HEADER));
        Path directory = temporary.resolve("hostile").resolve(Integer.toString(made++));
        Files.createDirectories(directory.resolve("journal"));
        for (String name : List.of("ledger.id", "acknowledged")) {
            Files.write(directory.resolve(name), files.files().get(name));
        }
        Files.write(directory.resolve(CYCLE), hostile);
    }

    private static int crc(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}

package io.daybook.ledger.persistence.file;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Acknowledged;
import io.daybook.ledger.core.journal.AcknowledgedMark;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes how far the ledger was acknowledged, in a page of memory that the file system keeps when the process dies. Two
 * slots are written in turn, each in a sector of its own, so that a note that was interrupted leaves the one before it.
 *
 * <pre>
 *   slot, at 0 and at 2048; little endian
 *    0  magic "DBAK"     4      32  position of the frame           8
 *    4  format version   4      40  number of the note              8
 *    8  ledger uuid     16      48  CRC32C of the 48 bytes before   4
 *   24  sequence         8
 * </pre>
 *
 * <p>Opened by one thread, then used by one other.
 */
public final class MarkFile implements AcknowledgedMark {
    /** The name of the file. */
    public static final String FILE = "acknowledged";

    private static final Logger LOG = LoggerFactory.getLogger(MarkFile.class);
    private static final int LENGTH = 4096;
    private static final int SLOT_DISTANCE = 2048;
    private static final int MAGIC = 0x4B414244;
    private static final int VERSION = 1;
    private static final int VERSION_OFFSET = 4;
    private static final int UUID_OFFSET = 8;
    private static final int SEQUENCE_OFFSET = 24;
    private static final int POSITION_OFFSET = 32;
    private static final int NUMBER_OFFSET = 40;
    private static final int CRC_OFFSET = 48;
    private static final int SLOT_LENGTH = 52;

    private final Path file;
    private final UUID ledger;
    private final Acknowledged last;
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer[] slots = new ByteBuffer[2];
    /** Null until the first note. */
    private MappedByteBuffer page;

    private long number;

    private MarkFile(Path file, UUID ledger, Found found) {
        this.file = file;
        this.ledger = ledger;
        this.last = found.acknowledged;
        this.number = found.number;
    }

    /** What a file says. */
    private record Found(Acknowledged acknowledged, long number) {
        static final Found NOTHING_READABLE = new Found(Acknowledged.UNKNOWN, 0);
    }

    /**
     * Makes the file of a directory that becomes a ledger; durable when it returns, but for its name in the directory.
     *
     * @param directory exists
     * @param ledger its identity
     * @param acknowledged what to note first
     * @throws LedgerException NO_SPACE or ENVIRONMENT when the file cannot be written
     */
    public static void create(Path directory, UUID ledger, Acknowledged acknowledged) {
        Path file = directory.resolve(FILE);
        ByteBuffer bytes = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        put(bytes, ledger, acknowledged.sequence(), acknowledged.position(), 0, new CRC32C());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes, bytes.position());
            }
            channel.force(true);
        } catch (IOException failure) {
            throw failed("cannot write", file, failure);
        }
    }

    /**
     * Reads what a directory's file says; it may be noted in meanwhile.
     *
     * @param directory of a ledger
     * @param ledger its identity
     * @return how far it was acknowledged; unknown when the file is missing or cannot be read
     * @throws LedgerException DAMAGED when the file is another ledger's, UNKNOWN_VERSION when it is of another format
     */
    public static Acknowledged read(Path directory, UUID ledger) {
        return find(directory.resolve(FILE), ledger).acknowledged;
    }

    /**
     * Opens the file: it is read at once, and not changed before the first note, which makes one that is missing.
     *
     * @param directory of a ledger, owned
     * @param ledger its identity
     * @return the mark
     * @throws LedgerException as {@link #read}
     */
    public static MarkFile open(Path directory, UUID ledger) {
        Path file = directory.resolve(FILE);
        return new MarkFile(file, ledger, find(file, ledger));
    }

    private void map() {
        try (FileChannel channel = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
            // written, not only made long: a page without a block would fail later, in memory
            ByteBuffer rest = ByteBuffer.allocate(LENGTH);
            rest.position((int) Math.min(LENGTH, channel.size()));
            while (rest.hasRemaining()) {
                channel.write(rest, rest.position());
            }
            page = channel.map(MapMode.READ_WRITE, 0, LENGTH);
        } catch (IOException failure) {
            throw failed("cannot open", file, failure);
        }
        for (int i = 0; i < slots.length; i++) {
            slots[i] = page.slice(i * SLOT_DISTANCE, SLOT_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private static Found find(Path file, UUID ledger) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Found.NOTHING_READABLE;
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new LedgerException(
                    Category.DAMAGED, "not a regular file: put back what the ledger has written: file=" + file);
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            Found best = Found.NOTHING_READABLE;
            for (int at = 0; at + SLOT_LENGTH <= Math.min(bytes.length, LENGTH); at += SLOT_DISTANCE) {
                Found slot = find(ByteBuffer.wrap(bytes, at, SLOT_LENGTH).slice(), file, ledger);
                best = slot.acknowledged.known() && slot.number >= best.number ? slot : best;
            }
            return best;
        } catch (IOException failure) {
            throw failed("cannot read", file, failure);
        }
    }

    private static Found find(ByteBuffer slot, Path file, UUID ledger) {
        slot.order(ByteOrder.LITTLE_ENDIAN);
        if (slot.getInt(0) != MAGIC || slot.getInt(CRC_OFFSET) != checksum(slot, new CRC32C())) {
            return Found.NOTHING_READABLE;
        }
        if (slot.getInt(VERSION_OFFSET) != VERSION) {
            throw new LedgerException(
                    Category.UNKNOWN_VERSION,
                    "the ledger has another format: open it with a Daybook that knows it: file=" + file + ", expected="
                            + VERSION + ", found=" + slot.getInt(VERSION_OFFSET));
        }
        UUID owner = new UUID(slot.getLong(UUID_OFFSET), slot.getLong(UUID_OFFSET + Long.BYTES));
        if (!owner.equals(ledger)) {
            throw new LedgerException(
                    Category.DAMAGED,
                    "the file is of another ledger: put back the files that belong together: file=" + file
                            + ", expected=" + ledger + ", found=" + owner);
        }
        Acknowledged acknowledged = Acknowledged.upTo(slot.getLong(SEQUENCE_OFFSET), slot.getLong(POSITION_OFFSET));
        return new Found(acknowledged, slot.getLong(NUMBER_OFFSET));
    }

    private static void put(ByteBuffer slot, UUID ledger, long sequence, long position, long number, CRC32C crc) {
        slot.putInt(0, MAGIC)
                .putInt(VERSION_OFFSET, VERSION)
                .putLong(UUID_OFFSET, ledger.getMostSignificantBits())
                .putLong(UUID_OFFSET + Long.BYTES, ledger.getLeastSignificantBits())
                .putLong(SEQUENCE_OFFSET, sequence)
                .putLong(POSITION_OFFSET, position)
                .putLong(NUMBER_OFFSET, number)
                .putInt(CRC_OFFSET, checksum(slot, crc));
    }

    /** The slot's position is 0 before and after, its limit at the end. */
    private static int checksum(ByteBuffer slot, CRC32C crc) {
        int limit = slot.limit();
        crc.reset();
        crc.update(slot.limit(CRC_OFFSET).position(0));
        slot.limit(limit).position(0);
        return (int) crc.getValue();
    }

    private static LedgerException failed(String what, Path file, IOException cause) {
        return new LedgerException(
                FileFailures.category(cause),
                what + " the ledger's file: check its rights and the free space: file=" + file + ", cause=" + cause,
                cause);
    }

    @Override
    public Acknowledged last() {
        return last;
    }

    @Override
    public void note(long sequence, long position) {
        if (page == null) {
            map();
        }
        number++;
        put(slots[(int) (number & 1)], ledger, sequence, position, number, crc);
    }

    @Override
    public void close() {
        if (page == null) {
            return;
        }
        try {
            page.force();
        } catch (RuntimeException | InternalError failure) {
            LOG.warn("the note of what was acknowledged could not be forced: file={}", file, failure);
        }
    }
}

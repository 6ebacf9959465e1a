package io.daybook.ledger.core.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.Journal;
import io.daybook.ledger.core.seal.AesGcmSeal;
import io.daybook.ledger.core.seal.DataKeys;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.SealedJournal;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.zip.CRC32C;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFrameTest {
    private static final UUID LEDGER = new UUID(3, 4);
    private static final byte[] SECRET = "nobody shall read this".getBytes(StandardCharsets.US_ASCII);

    private final TestKeys keys = new TestKeys();
    private final FrameSeal seal = new AesGcmSeal(keys);
    private final FrameWriter writer = new FrameWriter(LEDGER, new byte[32], 4096, seal.sealer());

    /** Key i is 32 times the byte i. */
    private static final class TestKeys implements DataKeys {
        private int last;

        @Override
        public int fresh() {
            return ++last;
        }

        @Override
        public SecretKey key(int number) {
            if (number < 1 || number > last) {
                throw new LedgerException(Category.KEY, "no such key: dataKey=" + number);
            }
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) number);
            return new SecretKeySpec(key, "AES");
        }
    }

    /** Lengths around the chunks of 65,520 bytes: a body is a record and 4 bytes. */
    @ParameterizedTest
    @ValueSource(ints = {64, 65_504, 65_512, 65_520, 65_528, 131_032, 131_040, 1 << 20})
    void shouldComeBackAsItWas(int recordLength) {
        ByteBuffer frame = frame(recordLength, 1);
        FrameReader reader = new FrameReader(seal.opener()).wrap(frame, 7);
        assertTrue(reader.isSealed());
        assertEquals(1, reader.keyNumber());
        int offset = reader.recordOffset(0);
        DirectBuffer record = record(recordLength);
        for (int i = 0; i < recordLength; i++) {
            assertEquals(record.getByte(i), reader.buffer().getByte(offset + i), "byte " + i);
        }
    }

    @Test
    void shouldHideTheRecordsAndLetTheChainBeFollowedWithoutAKey() {
        ByteBuffer first = frame(128, 1);
        ByteBuffer second = frame(128, 2);
        byte[] bytes = new byte[first.remaining()];
        first.get(0, bytes);
        assertFalse(new String(bytes, StandardCharsets.ISO_8859_1).contains("nobody"));
        FrameReader reader = new FrameReader();
        byte[] hash = new byte[32];
        reader.wrap(first, 1).follow(LEDGER, 1, hash);
        reader.chainHash(hash);
        reader.wrap(second, 2).follow(LEDGER, 2, hash);
        LedgerException refused = assertThrows(LedgerException.class, () -> reader.recordOffset(0));
        assertEquals(Category.KEY, refused.category());
    }

    @Test
    void shouldRefuseEveryFlippedBit() {
        ByteBuffer frame = frame(64, 1);
        FrameReader reader = new FrameReader(seal.opener());
        for (int bit = 0; bit < frame.remaining() * Byte.SIZE; bit++) {
            flip(frame, bit);
            assertRefused(reader, frame, bit);
            flip(frame, bit);
        }
        assertEquals(FrameLayout.HEADER_LENGTH, reader.wrap(frame, 1).recordOffset(0));
    }

    /** Whoever changes a frame can compute its checksums anew; the seal is what he cannot. */
    @Test
    void shouldRefuseEveryFlippedBitBehindNewChecksums() {
        ByteBuffer frame = frame(64, 1);
        FrameReader reader = new FrameReader(seal.opener());
        for (int bit = 0; bit < frame.remaining() * Byte.SIZE; bit++) {
            int at = bit / Byte.SIZE;
            boolean isFlag = bit == FrameLayout.FLAGS_OFFSET * Byte.SIZE;
            boolean isChecksum =
                    at >= FrameLayout.BODY_CRC_OFFSET && at < FrameLayout.HEADER_CRC_OFFSET + Integer.BYTES;
            if (!isChecksum && !isFlag) {
                flip(frame, bit);
                putChecksums(frame);
                assertRefused(reader, frame, bit);
                flip(frame, bit);
                putChecksums(frame);
            }
        }
        // without its flag the sealed body is longer than a clear one can be
        flip(frame, FrameLayout.FLAGS_OFFSET * Byte.SIZE);
        putChecksums(frame);
        assertRefused(reader, frame, FrameLayout.FLAGS_OFFSET * Byte.SIZE);
    }

    @Test
    void shouldNotTakeAChunkFromAnotherPlace() {
        ByteBuffer frame = frame(131_040, 1);
        byte[] one = new byte[65_536];
        byte[] two = new byte[65_536];
        frame.get(FrameLayout.HEADER_LENGTH, one).get(FrameLayout.HEADER_LENGTH + one.length, two);
        frame.put(FrameLayout.HEADER_LENGTH, two).put(FrameLayout.HEADER_LENGTH + one.length, one);
        putChecksums(frame);
        assertRefused(new FrameReader(seal.opener()), frame, 0);
    }

    @Test
    void shouldSealEachFrameWithANumberOfItsOwn() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 1; i <= 100; i++) {
            assertTrue(
                    numbers.add(frame(64, i).order(ByteOrder.LITTLE_ENDIAN).getLong(FrameLayout.FRAME_NUMBER_OFFSET)));
        }
        FrameWriter other = new FrameWriter(LEDGER, new byte[32], 4096, seal.sealer());
        assertNotEquals(frame(writer, 64, 101).getInt(104), frame(other, 64, 1).getInt(104));
    }

    /** The format as docs/format.md has it, opened by hand. */
    @Test
    void shouldBeWhatTheFormatSays() throws Exception {
        ByteBuffer frame = frame(64, 1).order(ByteOrder.LITTLE_ENDIAN);
        byte[] header = new byte[128];
        frame.get(0, header);
        Arrays.fill(header, 96, 104, (byte) 0);
        byte[] body = new byte[64 + 4 + 16];
        frame.get(128, body);
        byte[] nonce =
                ByteBuffer.allocate(12).putLong(frame.getLong(112)).putInt(0).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, keys.key(frame.getInt(104)), new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header);
        byte[] plain = cipher.doFinal(body);
        assertTrue(new String(plain, StandardCharsets.ISO_8859_1).contains("nobody"));
    }

    /** A method of the port that is not passed on would fall back to what the port says of journals without one. */
    @Test
    void shouldPassEverythingOnToTheJournalInside() throws NoSuchMethodException {
        for (Method method : Journal.class.getMethods()) {
            if (!Modifier.isStatic(method.getModifiers())) {
                Method own = SealedJournal.class.getMethod(method.getName(), method.getParameterTypes());
                assertEquals(SealedJournal.class, own.getDeclaringClass(), method.toString());
            }
        }
    }

    private static void assertRefused(FrameReader reader, ByteBuffer frame, int bit) {
        assertThrows(LedgerException.class, () -> reader.wrap(frame, 1).recordOffset(0), () -> "flipped bit " + bit);
    }

    private static void flip(ByteBuffer frame, int bit) {
        frame.put(bit / Byte.SIZE, (byte) (frame.get(bit / Byte.SIZE) ^ 1 << bit % Byte.SIZE));
    }

    private static void putChecksums(ByteBuffer frame) {
        frame.order(ByteOrder.LITTLE_ENDIAN).putLong(FrameLayout.BODY_CRC_OFFSET, 0);
        CRC32C crc = new CRC32C();
        crc.update(frame.slice(FrameLayout.HEADER_LENGTH, frame.remaining() - FrameLayout.HEADER_LENGTH));
        frame.putInt(FrameLayout.BODY_CRC_OFFSET, (int) crc.getValue());
        crc.reset();
        crc.update(frame.slice(0, FrameLayout.HEADER_LENGTH));
        frame.putInt(FrameLayout.HEADER_CRC_OFFSET, (int) crc.getValue());
    }

    private ByteBuffer frame(int recordLength, long sequence) {
        return frame(writer, recordLength, sequence);
    }

    private static ByteBuffer frame(FrameWriter writer, int recordLength, long sequence) {
        writer.clear();
        writer.add(record(recordLength), 0, recordLength, sequence);
        writer.end();
        ByteBuffer frame = ByteBuffer.allocateDirect(
                writer.header().remaining() + writer.body().remaining());
        return frame.put(writer.header()).put(writer.body()).flip().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static DirectBuffer record(int length) {
        UnsafeBuffer record = new UnsafeBuffer(new byte[length]);
        for (int i = RecordLayout.BODY; i < length; i++) {
            record.putByte(i, SECRET[i % SECRET.length]);
        }
        record.putInt(RecordLayout.LENGTH, length);
        return record;
    }
}

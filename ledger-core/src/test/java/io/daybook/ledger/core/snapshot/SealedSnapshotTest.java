package io.daybook.ledger.core.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Id;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.history.LastingJournal;
import io.daybook.ledger.core.seal.AesGcmSeal;
import io.daybook.ledger.core.seal.DataKeys;
import io.daybook.ledger.core.seal.FrameOpener;
import io.daybook.ledger.core.seal.FrameSeal;
import io.daybook.ledger.core.seal.SealedJournal;
import io.daybook.ledger.core.statemachine.state.StateSection;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32C;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Snapshots of a ledger whose journal is sealed: the key is what tells, also where every checksum was computed anew.
 */
class SealedSnapshotTest {
    private static final UUID LEDGER = new UUID(0, 0);
    private static final String WORD = "ZEBRA-CROSSING";

    private final FrameSeal seal = new AesGcmSeal(new TestKeys());
    private final LastingJournal journal = new LastingJournal();
    private final MemorySnapshots snapshots = new MemorySnapshots();
    private byte[] older = {};
    private byte[] newer = {};
    private String stateHash = "";

    /** Key i is 32 times the byte i. */
    private static final class TestKeys implements DataKeys {
        private int last;

        @Override
        public synchronized int fresh() {
            return ++last;
        }

        @Override
        public SecretKey key(int number) {
            byte[] key = new byte[32];
            Arrays.fill(key, (byte) number);
            return new SecretKeySpec(key, "AES");
        }
    }

    private LedgerEngine open() {
        return LedgerEngine.open(new LedgerContext()
                .durability(Durability.MEMORY)
                .journal(new SealedJournal(journal, seal))
                .snapshots(snapshots));
    }

    /** Two snapshots of one open, of more than a block each. */
    @BeforeEach
    void keepBooks() {
        try (LedgerEngine ledger = open()) {
            ledger.execute(RegisterAsset.of("EUR", 2));
            for (int id = 1; id <= 1_100; id++) {
                ledger.submit(OpenAccount.builder(Id.of(id), "EUR", AccountCategory.ASSET)
                        .metadata(Metadata.of((WORD + id).getBytes(StandardCharsets.US_ASCII)))
                        .build());
            }
            ledger.takeSnapshot();
            ledger.execute(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(5)));
            ledger.takeSnapshot();
            stateHash = ledger.stateHash().hex();
        }
        older = snapshots.files().firstEntry().getValue();
        newer = snapshots.files().lastEntry().getValue();
    }

    private static SnapshotLoader.Loaded load(byte[] bytes, FrameOpener opener) {
        return SnapshotLoader.load(MemorySnapshots.input("sealed", bytes), LEDGER, opener);
    }

    private void requireRefused(byte[] bytes, String field) {
        LedgerException refused = assertThrows(
                LedgerException.class, () -> load(bytes, seal.opener()).header());
        assertEquals(Category.DAMAGED, refused.category(), refused.getMessage());
        assertTrue(refused.getMessage().contains(field), refused.getMessage());
    }

    /** Where the blocks start. */
    private static List<Integer> blocks(byte[] snapshot) {
        ByteBuffer bytes = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> found = new ArrayList<>();
        for (int at = SnapshotHeader.LENGTH; at < snapshot.length; ) {
            found.add(at);
            at += BlockWriter.HEADER + bytes.getInt(at + Integer.BYTES);
        }
        return found;
    }

    private static int lengthOfBlock(byte[] snapshot, int at) {
        return BlockWriter.HEADER
                + ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN).getInt(at + Integer.BYTES);
    }

    /** What somebody with the right to write the file would do. */
    private static void computeChecksumsAnew(byte[] snapshot) {
        ByteBuffer bytes = ByteBuffer.wrap(snapshot).order(ByteOrder.LITTLE_ENDIAN);
        CRC32C crc = new CRC32C();
        crc.update(snapshot, 0, SnapshotHeader.LENGTH - Integer.BYTES);
        bytes.putInt(SnapshotHeader.LENGTH - Integer.BYTES, (int) crc.getValue());
        for (int at : blocks(snapshot)) {
            ByteBuffer block = bytes.slice(at, lengthOfBlock(snapshot, at)).order(ByteOrder.LITTLE_ENDIAN);
            block.putInt(BlockWriter.CRC_OFFSET, BlockWriter.checksum(block, crc));
        }
    }

    @Test
    void shouldComeBackWithItsKeyAndNotWithoutAndHideWhatItHolds() {
        assertEquals(stateHash, load(newer, seal.opener()).stateHash());
        LedgerException keyless = assertThrows(
                LedgerException.class,
                () -> load(newer, FrameOpener.WITHOUT_KEYS).header());
        assertEquals(Category.KEY, keyless.category());
        for (byte[] snapshot : List.of(older, newer)) {
            assertFalse(new String(snapshot, StandardCharsets.ISO_8859_1).contains(WORD));
        }
        try (LedgerEngine ledger = open()) {
            assertEquals(stateHash, ledger.stateHash().hex());
            assertTrue(ledger.execute(Transfer.of(Id.of(1), Id.of(1), Id.of(2), Amount.of(5)))
                    .replayed());
        }
        assertEquals(Map.of(), snapshots.aside());
    }

    @Test
    void shouldSealEachBlockUnderANumberOfItsOwn() {
        SnapshotHeader first = SnapshotHeader.decode(ByteBuffer.wrap(older));
        SnapshotHeader second = SnapshotHeader.decode(ByteBuffer.wrap(newer));
        assertEquals(first.keyNumber(), second.keyNumber());
        assertTrue(first.sealNumber() + blocks(older).size() < second.sealNumber());
        assertTrue(blocks(older).size() > StateSection.values().length + 2, "a section of more than a block");
        assertNotEquals(1, first.keyNumber(), "the key of the journal's frames");
        for (int at : blocks(newer)) {
            assertTrue(lengthOfBlock(newer, at) <= BlockWriter.MAX_BLOCK);
        }
    }

    @Test
    void shouldNeverBelieveASnapshotOfWhichAByteHasChanged() {
        for (int at = 0; at < newer.length; at += at < 200 ? 1 : 1_009) {
            byte[] broken = newer.clone();
            broken[at] ^= (byte) (1 << at % 8);
            requireRefused(broken, "field=");
            LedgerException found = assertThrows(
                    LedgerException.class,
                    () -> SnapshotLoader.checkBlocks(MemorySnapshots.input("sealed", broken), LEDGER));
            assertEquals(Category.DAMAGED, found.category(), "without a key");
        }
        SnapshotLoader.checkBlocks(MemorySnapshots.input("sealed", newer), LEDGER);
        for (int length : blocks(newer)) {
            requireRefused(Arrays.copyOf(newer, length), "");
        }
    }

    @Test
    void shouldFindBytesThatWereChangedWithAllTheirChecksums() {
        for (int at : blocks(newer)) {
            byte[] forged = newer.clone();
            forged[at + BlockWriter.HEADER] ^= 1;
            computeChecksumsAnew(forged);
            requireRefused(forged, "field=seal");
        }
        // the header's sequence, time, position, hash: what the blocks vouch for
        for (int at : new int[] {24, 32, 40, 48}) {
            byte[] forged = newer.clone();
            forged[at] ^= 1;
            computeChecksumsAnew(forged);
            requireRefused(forged, "field=seal");
        }
    }

    @Test
    void shouldFindBlocksOfAnotherSnapshotOfTheSameKey() {
        int at = blocks(newer).get(1);
        assertEquals(at, blocks(older).get(1));
        assertEquals(lengthOfBlock(older, at), lengthOfBlock(newer, at));
        byte[] mixed = newer.clone();
        System.arraycopy(older, at, mixed, at, lengthOfBlock(older, at));
        requireRefused(mixed, "field=seal");
    }
}

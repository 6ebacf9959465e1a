package io.daybook.ledger.persistence.chronicle;

import java.lang.reflect.Field;
import net.openhft.chronicle.bytes.BytesStore;
import net.openhft.chronicle.bytes.ref.TwoLongReference;
import net.openhft.chronicle.core.io.ReferenceOwner;
import net.openhft.chronicle.queue.ExcerptAppender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Chronicle's write position out of the file while frames are appended. Chronicle stores it in the file's first
 * page with every excerpt, so that every force would have to write that page as well as the frame, in two places of the
 * disk. Nothing needs it there before the file is left: the journal's readers and ordinary tailers go from word to
 * word, and a file that was not left in order gets it anew from its frames.
 *
 * <p>It is a private field of a class that is not public, and there is no other way to it. In a version of Chronicle
 * without that field the write position stays where it is, which costs time and nothing else.
 */
final class WritePosition {
    private static final Logger LOG = LoggerFactory.getLogger(WritePosition.class);
    private static final long LENGTH = 2L * Long.BYTES;

    private final ExcerptAppender appender;

    WritePosition(ExcerptAppender appender) {
        this.appender = appender;
    }

    /** To be called when the appender has entered a file: the position goes on in memory from what the file says. */
    boolean keepAside() {
        try {
            Object store = valueOf(appender, "store");
            TwoLongReference position = (TwoLongReference) valueOf(store, "writePosition");
            BytesStore<?, ?> aside = BytesStore.nativeStoreWithFixedCapacity(LENGTH);
            aside.writeLong(0, position.getValue());
            aside.writeLong(Long.BYTES, position.getValue2());
            position.bytesStore(aside, 0, LENGTH);
            aside.release(ReferenceOwner.INIT);
            return true;
        } catch (ReflectiveOperationException | ClassCastException unknown) {
            LOG.debug("the write position stays in the file", unknown);
            return false;
        }
    }

    private static Object valueOf(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }
}

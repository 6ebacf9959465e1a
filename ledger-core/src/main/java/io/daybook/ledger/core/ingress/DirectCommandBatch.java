package io.daybook.ledger.core.ingress;

import io.daybook.ledger.Field;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.Outcome;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.batch.CommandBatch;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.Kinds;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.pipeline.Completion;
import io.daybook.ledger.core.pipeline.LedgerPipeline;
import io.daybook.ledger.core.pipeline.Slot;
import java.util.concurrent.locks.LockSupport;
import org.agrona.ExpandableDirectByteBuffer;

/** The reusable batch: encodes into memory of its own, which then travels as one slot, and keeps its outcomes. */
public final class DirectCommandBatch implements CommandBatch, Completion {
    private static final int TYPICAL_COMMAND = 96;
    private static final int TYPICAL_REPLY = 224;
    private static final int MAX_BYTES = 256 << 20;

    private final Object owner;
    private final int maxCommands;
    private final EventDecoder decoder;
    private final boolean spinning;
    private final CommandEncoder encoder = new CommandEncoder();
    private final ExpandableDirectByteBuffer commands;
    private final Reply reply;
    private final int[] entries;
    private int size;
    private int length;
    private int last;
    private boolean indexed;
    private volatile boolean inFlight;
    private volatile Thread waiter;
    private LedgerException failure;

    /**
     * An empty batch.
     *
     * @param owner the ledger it belongs to
     * @param maxCommands how many commands it takes
     * @param decoder for whole receipts, of the batch alone
     * @param spinning whether who awaits it spins instead of parking
     */
    public DirectCommandBatch(Object owner, int maxCommands, EventDecoder decoder, boolean spinning) {
        this.owner = owner;
        this.spinning = spinning;
        this.maxCommands = maxCommands;
        this.decoder = decoder;
        this.commands = new ExpandableDirectByteBuffer(maxCommands * TYPICAL_COMMAND);
        this.reply = new Reply(maxCommands * TYPICAL_REPLY);
        this.entries = new int[maxCommands];
    }

    /**
     * Publishes the batch.
     *
     * @param ledger who asks
     * @param pipeline where to
     */
    public void publishTo(Object ledger, LedgerPipeline pipeline) {
        requireIdle();
        if (ledger != owner || size == 0) {
            throw misuse(size == 0 ? "the batch is empty" : "the batch is of another ledger");
        }
        indexed = false;
        failure = null;
        inFlight = true;
        try {
            pipeline.publishBatch(commands, length, reply, this);
        } catch (RuntimeException refused) {
            inFlight = false;
            throw refused;
        }
    }

    @Override
    public int add(Command command) {
        if (isFull()) {
            return FULL;
        }
        return added(encoder.encode(command, commands, length));
    }

    @Override
    public int transfer(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow) {
        if (isFull()) {
            return FULL;
        }
        int at = begin(Kinds.TRANSFER, RecordLayout.BODY + 48, 0, 0);
        put(at + RecordLayout.ID, idHigh, idLow);
        put(at + RecordLayout.DEBIT, debitHigh, debitLow);
        put(at + RecordLayout.CREDIT, creditHigh, creditLow);
        put(at + RecordLayout.AMOUNT, amountHigh, amountLow);
        return added(RecordLayout.BODY + 48);
    }

    @Override
    public int placeHold(
            long idHigh,
            long idLow,
            long debitHigh,
            long debitLow,
            long creditHigh,
            long creditLow,
            long amountHigh,
            long amountLow,
            long timeToLiveSeconds) {
        if (isFull()) {
            return FULL;
        }
        boolean limited = timeToLiveSeconds != 0;
        int commandLength = RecordLayout.BODY + 48 + (limited ? Long.BYTES : 0);
        int at = begin(Kinds.PLACE_HOLD, commandLength, limited ? RecordLayout.TIME_TO_LIVE : 0, 0);
        put(at + RecordLayout.ID, idHigh, idLow);
        put(at + RecordLayout.DEBIT, debitHigh, debitLow);
        put(at + RecordLayout.CREDIT, creditHigh, creditLow);
        put(at + RecordLayout.AMOUNT, amountHigh, amountLow);
        if (limited) {
            commands.putLong(at + RecordLayout.BODY + 48, timeToLiveSeconds);
            if (timeToLiveSeconds < 0 || timeToLiveSeconds > 0xFFFF_FFFFL) {
                int field = Field.TIME_TO_LIVE_SECONDS.code();
                commands.putByte(at + RecordLayout.INVALID_FIELD, (byte) field);
            }
        }
        return added(commandLength);
    }

    @Override
    public int captureHold(long idHigh, long idLow, long holdHigh, long holdLow, long amountHigh, long amountLow) {
        if (isFull()) {
            return FULL;
        }
        int options = (amountHigh | amountLow) == 0 ? RecordLayout.ALL : 0;
        int at = begin(Kinds.CAPTURE_HOLD, RecordLayout.BODY + 32, 0, options);
        put(at + RecordLayout.ID, idHigh, idLow);
        put(at + RecordLayout.TARGET, holdHigh, holdLow);
        put(at + RecordLayout.TARGET_AMOUNT, amountHigh, amountLow);
        return added(RecordLayout.BODY + 32);
    }

    @Override
    public int releaseHold(long idHigh, long idLow, long holdHigh, long holdLow) {
        if (isFull()) {
            return FULL;
        }
        int at = begin(Kinds.RELEASE_HOLD, RecordLayout.BODY + 16, 0, 0);
        put(at + RecordLayout.ID, idHigh, idLow);
        put(at + RecordLayout.TARGET, holdHigh, holdLow);
        return added(RecordLayout.BODY + 16);
    }

    private int begin(int kind, int commandLength, int presence, int options) {
        int at = length;
        commands.putLong(at + RecordLayout.AMOUNT + 16, 0);
        commands.putInt(at + RecordLayout.LENGTH, commandLength);
        commands.putInt(at + RecordLayout.KIND, kind | options << 16);
        commands.putLong(at + RecordLayout.TIMESTAMP, 0);
        commands.putInt(at + RecordLayout.PRESENCE, presence);
        commands.putInt(at + RecordLayout.COMMAND_LENGTH, commandLength);
        return at;
    }

    private void put(int at, long high, long low) {
        commands.putLong(at, low);
        commands.putLong(at + Long.BYTES, high);
    }

    private int added(int commandLength) {
        last = length;
        length += commandLength;
        return size++;
    }

    private boolean isFull() {
        requireIdle();
        return size == maxCommands || length >= MAX_BYTES;
    }

    @Override
    public void at(long timestampNs) {
        requireIdle();
        commands.putLong(last + RecordLayout.TIMESTAMP, timestampNs);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void clear() {
        requireIdle();
        size = 0;
        length = 0;
        indexed = false;
    }

    @Override
    public boolean isDone() {
        return !inFlight;
    }

    @Override
    public void await() {
        while (spinning && inFlight) {
            Thread.onSpinWait();
        }
        waiter = Thread.currentThread();
        boolean interrupted = false;
        while (inFlight) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        waiter = null;
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        requireDecided();
    }

    @Override
    public void released(Slot slot) {
        finish();
    }

    @Override
    public void failed(LedgerException why) {
        failure = why;
        finish();
    }

    private void finish() {
        inFlight = false;
        Thread waiting = waiter;
        if (waiting != null) {
            LockSupport.unpark(waiting);
        }
    }

    @Override
    public Outcome outcome(int index) {
        int record = entry(index) + Reply.HEADER;
        return Outcome.of(reply.buffer().getByte(record + RecordLayout.OUTCOME));
    }

    @Override
    public long sequence(int index) {
        return reply.sequence(entry(index));
    }

    @Override
    public long timestampNs(int index) {
        int at = entry(index);
        return replayed(index)
                ? receipt(index).timestampNs().orElse(0)
                : reply.buffer().getLong(at + Reply.HEADER + RecordLayout.TIMESTAMP);
    }

    @Override
    public boolean replayed(int index) {
        return (reply.flags(entry(index)) & Reply.REPLAYED) != 0;
    }

    @Override
    public Receipt receipt(int index) {
        return Receipts.decode(decoder, reply, entry(index));
    }

    private int entry(int index) {
        requireIdle();
        requireDecided();
        if (!indexed) {
            indexEntries();
        }
        if (index < 0 || index >= size) {
            throw misuse("no such command in the batch: index=" + index + ", size=" + size);
        }
        return entries[index];
    }

    private void indexEntries() {
        int index = 0;
        for (int at = 0; at < reply.length(); at = reply.next(at)) {
            if ((reply.flags(at) & Reply.EFFECT) == 0) {
                entries[index++] = at;
            }
        }
        if (index != size) {
            throw misuse("the batch was changed after it was decided: decided=" + index + ", size=" + size);
        }
        indexed = true;
    }

    private void requireIdle() {
        if (inFlight) {
            throw misuse("the batch is in flight: await() it first");
        }
    }

    private void requireDecided() {
        LedgerException why = failure;
        if (why != null) {
            throw new LedgerException(why.category(), why.getMessage(), why);
        }
    }

    private static LedgerException misuse(String message) {
        return new LedgerException(Category.MISUSE, message);
    }
}

package io.daybook.ledger.core.statemachine.state;

import io.daybook.ledger.Amount;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Turns an image into its stream of bytes, little endian. A table is the count of its rows and then the rows; what is
 * not kept in rows is written field by field:
 *
 * <pre>
 *   position   last sequence 8, last timestamp 8, last timestamp of a command 8
 *   details    for each account that has one, in order: account number 8, unlimited maximum 8, maximum 16, code 8,
 *              has a reference 8, reference 16 if it has, length of metadata 8, metadata
 *   periods    count 8; in the order of books: book 8, last closed day 8
 * </pre>
 */
final class StateWriter {
    private static final int BUFFER_LENGTH = 1 << 16;

    private final StateImage image;
    private final StateSink sink;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
    private int[] detailed = new int[64];
    private int detailedCount;

    StateWriter(StateImage image, StateSink sink) {
        this.image = image;
        this.sink = sink;
    }

    void write() {
        for (StateSection section : StateSection.values()) {
            sink.begin(section);
            switch (section) {
                case POSITION -> position();
                case DETAILS -> details();
                case PERIODS -> periods();
                case ACCOUNTS, ASSETS, DECISIONS, POSTINGS, HOLDS, SCHEDULES, REVERSALS -> rows(section);
            }
            flush();
        }
    }

    private void position() {
        putLong(image.lastSequence());
        putLong(image.lastTimestampNs());
        putLong(image.lastCommandTimestampNs());
    }

    private void rows(StateSection table) {
        FrozenRows rows = image.rows(table);
        putLong(rows.count());
        flush();
        long row = 0;
        while (row < rows.count()) {
            long next = rows.read(row, buffer);
            buffer.flip();
            if (table == StateSection.ACCOUNTS) {
                noteDetailed((int) row, (int) next);
            }
            sink.rows(table, row, buffer);
            buffer.clear();
            row = next;
        }
    }

    private void noteDetailed(int from, int to) {
        for (int number = from; number < to; number++) {
            if (AccountTable.hasDetail(buffer, (number - from) * AccountTable.ROW_LENGTH)) {
                if (detailedCount == detailed.length) {
                    detailed = Arrays.copyOf(detailed, detailedCount * 2);
                }
                detailed[detailedCount++] = number;
            }
        }
    }

    private void details() {
        for (int i = 0; i < detailedCount; i++) {
            putLong(detailed[i]);
            detail(image.details().get(detailed[i]));
        }
    }

    private void detail(AccountDetail detail) {
        Amount maximum = detail.maximumBalance().amount().orElse(Amount.ZERO);
        putLong(detail.maximumBalance().isUnlimited() ? 1 : 0);
        putLong(maximum.low());
        putLong(maximum.high());
        putLong(detail.code());
        putLong(detail.reference().isPresent() ? 1 : 0);
        detail.reference().ifPresent(reference -> {
            putLong(reference.low());
            putLong(reference.high());
        });
        putLong(detail.metadata().length());
        flush();
        sink.bytes(ByteBuffer.wrap(detail.metadata().bytes()));
    }

    private void periods() {
        putLong(image.periods().size());
        for (Map.Entry<Integer, Long> period : image.periods().entrySet()) {
            putLong(period.getKey());
            putLong(period.getValue());
        }
    }

    private void putLong(long value) {
        if (buffer.remaining() < Long.BYTES) {
            flush();
        }
        buffer.putLong(value);
    }

    private void flush() {
        if (buffer.position() > 0) {
            sink.bytes(buffer.flip());
        }
        buffer.clear();
    }
}

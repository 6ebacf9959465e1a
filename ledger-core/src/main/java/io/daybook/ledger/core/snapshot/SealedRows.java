package io.daybook.ledger.core.snapshot;

import io.daybook.ledger.core.statemachine.state.LedgerState;
import io.daybook.ledger.core.statemachine.state.StateImage;
import io.daybook.ledger.core.statemachine.state.StateSection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part of one table that goes into its row file at a snapshot: the full segments. Those that are new are written;
 * when the snapshot is committed, the ledger reads them from the file.
 */
final class SealedRows {
    private final StateSection table;
    private final Optional<RowFile> file;
    /** Rows that are in the file, and read from there already. */
    private final long before;

    private final long rows;
    private final int rowLength;
    private final int segmentLength;

    /** For one snapshot. */
    SealedRows(StateSection table, StateImage image, Optional<RowFile> file) {
        this.table = table;
        this.file = file;
        this.before = image.sealedRows(table);
        this.rows = file.isPresent() ? image.fullSegmentRows(table) : 0;
        this.rowLength = image.rowLength(table);
        this.segmentLength = image.segmentLength(table);
    }

    /** How many rows are in the file when the snapshot is committed. */
    long rows() {
        return rows;
    }

    /** Takes what goes into the file; the position moves behind it, and the rest goes into the snapshot. */
    void take(long firstRow, ByteBuffer chunk) {
        int limit = chunk.limit();
        long taken = Math.max(0, Math.min(chunk.remaining(), (rows - firstRow) * rowLength));
        chunk.limit(chunk.position() + (int) taken);
        if (taken > 0 && firstRow * rowLength + taken > before * rowLength) {
            file.orElseThrow().write(firstRow * rowLength, chunk);
        }
        chunk.position(chunk.limit()).limit(limit);
    }

    void force() {
        if (rows > before) {
            file.orElseThrow().force();
        }
    }

    /** The new segments as they stand in the file. */
    List<ByteBuffer> map() {
        List<ByteBuffer> segments = new ArrayList<>();
        for (long offset = before * rowLength; offset < rows * rowLength; offset += segmentLength) {
            segments.add(file.orElseThrow().map(offset, segmentLength));
        }
        return segments;
    }

    /** Called on the ledger thread. */
    void replace(LedgerState state, List<ByteBuffer> segments) {
        int first = (int) (before * rowLength / segmentLength);
        for (int i = 0; i < segments.size(); i++) {
            state.replaceSegment(table, first + i, segments.get(i));
        }
    }
}

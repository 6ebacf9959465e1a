package io.daybook.ledger.core.codec;

import org.agrona.AbstractMutableDirectBuffer;
import org.agrona.DirectBuffer;

/**
 * Walks over the outcome part of a record ({@link OutcomeLayout}) without allocating. Not safe for use by several
 * threads.
 */
public final class OutcomeReader {
    private static final int WIDTHS = 0xFFF;

    private AbstractMutableDirectBuffer buffer;
    private int start;
    private int position;
    private int remaining;
    private long high;
    private long low;
    private int word;
    private int imageStart;

    /**
     * Looks at the outcome part of a record, standing before its account images.
     *
     * @param record holds the record
     * @param offset where the outcome part starts
     */
    public void wrap(DirectBuffer record, int offset) {
        buffer = (AbstractMutableDirectBuffer) record;
        start = offset;
        position = offset + OutcomeLayout.EXTRA_VALUE;
        if (has(OutcomeLayout.EXTRA)) {
            position += Long.BYTES;
        }
        if (has(OutcomeLayout.AMOUNT) && !has(OutcomeLayout.AMOUNT_AS_ASKED)) {
            position += OutcomeLayout.bytes(flags() & OutcomeLayout.AMOUNT_WIDTH_MASK);
        }
        if (has(OutcomeLayout.HOLD)) {
            skipHold();
        }
        remaining = buffer.getInt(start + OutcomeLayout.IMAGE_COUNT);
    }

    /**
     * Whether a flag is set.
     *
     * @param flag of {@link OutcomeLayout}
     * @return true when set
     */
    public boolean has(int flag) {
        return (flags() & flag) != 0;
    }

    /**
     * The code of the field that the detail names.
     *
     * @return 0 for none
     */
    public int detailField() {
        return buffer.getByte(start + OutcomeLayout.DETAIL_FIELD);
    }

    /**
     * The extra number.
     *
     * @return meaningful with EXTRA
     */
    public long extra() {
        return buffer.getLong(start + OutcomeLayout.EXTRA_VALUE);
    }

    /** Reads the amount that stands here; {@link #high} and {@link #low} then have it. */
    public void readAmount() {
        int at = start + OutcomeLayout.EXTRA_VALUE + (has(OutcomeLayout.EXTRA) ? Long.BYTES : 0);
        read(at, flags() & OutcomeLayout.AMOUNT_WIDTH_MASK);
    }

    /**
     * Where the hold image starts.
     *
     * @return offset in the buffer, meaningful with HOLD
     */
    public int holdOffset() {
        int at = start + OutcomeLayout.EXTRA_VALUE + (has(OutcomeLayout.EXTRA) ? Long.BYTES : 0);
        boolean stands = has(OutcomeLayout.AMOUNT) && !has(OutcomeLayout.AMOUNT_AS_ASKED);
        return at + (stands ? OutcomeLayout.bytes(flags() & OutcomeLayout.AMOUNT_WIDTH_MASK) : 0);
    }

    /**
     * How many account images are left.
     *
     * @return 0 or more
     */
    public int imageCount() {
        return remaining;
    }

    /**
     * Where the next account image starts, with the number of its account.
     *
     * @return offset in the buffer
     */
    public int imagesOffset() {
        return position;
    }

    /**
     * Moves to the next account image.
     *
     * @return false when there is none
     */
    public boolean nextAccount() {
        if (remaining == 0) {
            return false;
        }
        remaining--;
        imageStart = position;
        word = buffer.getInt(position + Integer.BYTES);
        position += 2 * Integer.BYTES;
        if (idSource() == OutcomeLayout.ID_EXPLICIT) {
            position += 2 * Long.BYTES;
        }
        return true;
    }

    /**
     * The number of the account.
     *
     * @return from 0
     */
    public int accountNumber() {
        return buffer.getInt(imageStart);
    }

    /**
     * Where the id is.
     *
     * @return a constant of {@link OutcomeLayout}
     */
    public int idSource() {
        return word >>> 19 & 3;
    }

    /**
     * Where an explicit id stands.
     *
     * @return offset in the buffer
     */
    public int explicitIdOffset() {
        return imageStart + 2 * Integer.BYTES;
    }

    /**
     * Whether the overdraft is unlimited.
     *
     * @return true when there is no limit
     */
    public boolean isOverdraftUnlimited() {
        return (word >>> 12 & 1) != 0;
    }

    /**
     * The category.
     *
     * @return its code
     */
    public int category() {
        return word >>> 13 & 7;
    }

    /**
     * The status.
     *
     * @return its code
     */
    public int status() {
        return word >>> 16 & 7;
    }

    /**
     * Reads the next number of the image: version, then the four totals, then the overdraft limit. All six must be
     * read, or {@link #skipColumns skipped}, before the next image.
     *
     * @param column 0 .. 5
     */
    public void readColumn(int column) {
        int width = word >>> 2 * column & 3;
        read(position, width);
        position += OutcomeLayout.bytes(width);
    }

    /** Goes over the six numbers of the image without reading them. */
    public void skipColumns() {
        for (int widths = word & WIDTHS; widths != 0; widths >>>= 2) {
            position += OutcomeLayout.bytes(widths & 3);
        }
    }

    /**
     * The upper half of the number read last.
     *
     * @return 64 bits
     */
    public long high() {
        return high;
    }

    /**
     * The lower half of the number read last.
     *
     * @return 64 bits
     */
    public long low() {
        return low;
    }

    /**
     * Reads a number of a given width; {@link #high} and {@link #low} then have it.
     *
     * @param at where it stands
     * @param width 0 .. 3
     */
    public void read(int at, int width) {
        high = width == 3 ? buffer.getLong(at + Long.BYTES) : 0;
        low = switch (width) {
            case 0 -> 0;
            case 1 -> buffer.getInt(at) & 0xFFFF_FFFFL;
            default -> buffer.getLong(at);
        };
    }

    private void skipHold() {
        int hold = buffer.getInt(position);
        position += Integer.BYTES + ((hold >>> 7 & 1) != 0 ? Long.BYTES : 0);
        position += OutcomeLayout.bytes(hold & 3) + OutcomeLayout.bytes(hold >>> 2 & 3);
    }

    private int flags() {
        return buffer.getByte(start + OutcomeLayout.FLAGS);
    }
}

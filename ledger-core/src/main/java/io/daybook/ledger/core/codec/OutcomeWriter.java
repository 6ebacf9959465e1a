package io.daybook.ledger.core.codec;

import io.daybook.ledger.core.statemachine.state.AccountTable;
import io.daybook.ledger.core.statemachine.state.HoldTable;
import org.agrona.UnsafeApi;

/**
 * Writes the outcome part of a record ({@link OutcomeLayout}) from the tables as they are after the decision. Does not
 * allocate. Not safe for use by several threads.
 */
public final class OutcomeWriter {
    private byte[] bytes;
    private int start;
    private int position;
    private int flags;
    private int detailField;
    private int images;

    /**
     * Starts an outcome part.
     *
     * @param target must have room for {@link #maxLength}
     * @param offset where it starts, a multiple of 8
     */
    public void begin(byte[] target, int offset) {
        bytes = target;
        start = offset;
        position = offset + OutcomeLayout.EXTRA_VALUE;
        flags = 0;
        detailField = 0;
        images = 0;
    }

    /**
     * The most bytes an outcome part takes.
     *
     * @param accounts how many images
     * @return bytes
     */
    public static int maxLength(int accounts) {
        return 128 + accounts * 128;
    }

    /**
     * Names a field.
     *
     * @param field its code; 0 for none
     */
    public void detail(int field) {
        detailField = field;
    }

    /**
     * Adds the number of an asset, or the sequence of the decision that has the id. Before anything but the detail.
     *
     * @param value the number
     */
    public void extra(long value) {
        flags |= OutcomeLayout.EXTRA;
        LittleEndian.putLong(bytes, position, value);
        position += Long.BYTES;
    }

    /** Says that an earlier decision is answered again; its link is the extra number. */
    public void replayed() {
        flags |= OutcomeLayout.REPLAYED;
    }

    /** Says that the amount is the command's own. */
    public void amountAsAsked() {
        flags |= OutcomeLayout.AMOUNT | OutcomeLayout.AMOUNT_AS_ASKED;
    }

    /**
     * Adds the amount that was moved. Before the images.
     *
     * @param high upper 64 bits
     * @param low lower 64 bits
     */
    public void amount(long high, long low) {
        int width = OutcomeLayout.width(high, low);
        flags |= OutcomeLayout.AMOUNT | width;
        number(width, high, low);
    }

    /**
     * Adds the hold. Before the account images.
     *
     * @param holds the table
     * @param number the hold
     */
    public void hold(HoldTable holds, int number) {
        flags |= OutcomeLayout.HOLD;
        int authorised = OutcomeLayout.width(holds.authorisedHigh(number), holds.authorisedLow(number));
        int captured = OutcomeLayout.width(holds.capturedHigh(number), holds.capturedLow(number));
        long expiresAtNs = holds.expiresAt(number);
        int word = authorised | captured << 2 | holds.state(number) << 4 | (expiresAtNs != 0 ? 1 << 7 : 0);
        LittleEndian.putInt(bytes, position, word);
        position += Integer.BYTES;
        if (expiresAtNs != 0) {
            LittleEndian.putLong(bytes, position, expiresAtNs);
            position += Long.BYTES;
        }
        number(authorised, holds.authorisedHigh(number), holds.authorisedLow(number));
        number(captured, holds.capturedHigh(number), holds.capturedLow(number));
    }

    /**
     * Adds the image of an account.
     *
     * @param accounts the table
     * @param number the account
     * @param idSource where a reader finds the id
     */
    public void account(AccountTable accounts, int number, int idSource) {
        long row = accounts.address(number);
        int wordAt = position + Integer.BYTES;
        LittleEndian.putInt(bytes, position, number);
        position = wordAt + Integer.BYTES;
        if (idSource == OutcomeLayout.ID_EXPLICIT) {
            LittleEndian.putLong(bytes, position, UnsafeApi.getLong(row));
            LittleEndian.putLong(bytes, position + Long.BYTES, UnsafeApi.getLong(row + Long.BYTES));
            position += 2 * Long.BYTES;
        }
        long version = accounts.version(number);
        int versionWidth = OutcomeLayout.width(0, version);
        number(versionWidth, 0, version);
        int word = versionWidth;
        word |= column(row + AccountTable.DEBITS_POSTED) << 2;
        word |= column(row + AccountTable.CREDITS_POSTED) << 4;
        word |= column(row + AccountTable.DEBITS_PENDING) << 6;
        word |= column(row + AccountTable.CREDITS_PENDING) << 8;
        word |= column(row + AccountTable.OVERDRAFT) << 10;
        word |= accounts.isOverdraftUnlimited(number) ? 1 << 12 : 0;
        word |= accounts.category(number) << 13 | accounts.status(number) << 16 | idSource << 19;
        LittleEndian.putInt(bytes, wordAt, word);
        images++;
    }

    /**
     * Finishes the part.
     *
     * @return its length, a multiple of 8
     */
    public int end() {
        while ((position - start & 7) != 0) {
            LittleEndian.putInt(bytes, position, 0);
            position += Integer.BYTES;
        }
        LittleEndian.putInt(bytes, start + OutcomeLayout.IMAGE_COUNT, images);
        LittleEndian.putInt(bytes, start + OutcomeLayout.FLAGS, flags | detailField << 8);
        return position - start;
    }

    private int column(long at) {
        long low = UnsafeApi.getLong(at);
        long high = UnsafeApi.getLong(at + Long.BYTES);
        int width = OutcomeLayout.width(high, low);
        number(width, high, low);
        return width;
    }

    private void number(int width, long high, long low) {
        switch (width) {
            case 0 -> {}
            case 1 -> LittleEndian.putInt(bytes, position, (int) low);
            case 2 -> LittleEndian.putLong(bytes, position, low);
            default -> {
                LittleEndian.putLong(bytes, position, low);
                LittleEndian.putLong(bytes, position + Long.BYTES, high);
            }
        }
        position += OutcomeLayout.bytes(width);
    }
}

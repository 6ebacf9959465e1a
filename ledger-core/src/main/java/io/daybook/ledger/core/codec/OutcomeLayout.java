package io.daybook.ledger.core.codec;

/**
 * Where things are in the outcome part of a record: what the receipt says beside outcome and timestamp.
 *
 * <pre>
 *    0  count of account images   4
 *    4  flags and width           1
 *    5  field of the detail       1
 *    6  unused                    2
 *    8  extra                     8   with EXTRA: number of an asset, or link to the decision that has the id
 *    …  amount                        with AMOUNT: in its width
 *    …  hold image                    with HOLD
 *    …  account images
 *       filled up to a multiple of 8
 *
 *   hold image:     word 4, [expires at 8], authorised, captured
 *                   word: bits 0-1 width of authorised, 2-3 of captured, 4-6 state, 7 expires
 *   account image:  number 4, word 4, [id 16], version, debits posted, credits posted, debits pending,
 *                   credits pending, overdraft limit
 *                   word: bits 0-11 the widths in that order, 12 unlimited, 13-15 category, 16-18 status,
 *                   19-20 where the id is
 *   width:          0 absent (zero), 1 four bytes, 2 eight bytes, 3 sixteen bytes
 * </pre>
 *
 * <p>Small numbers take few bytes, so that a plain transfer with both after-images stays under 160 bytes.
 */
public final class OutcomeLayout {
    /** Offset of the count of account images. */
    public static final int IMAGE_COUNT = 0;

    /** Offset of the flags. */
    public static final int FLAGS = 4;

    /** Offset of the code of the field that the detail names. */
    public static final int DETAIL_FIELD = 5;

    /** Offset of the extra number, when there is one. */
    public static final int EXTRA_VALUE = 8;

    /** Bits 0-1: width of the amount. */
    public static final int AMOUNT_WIDTH_MASK = 3;

    /** There is an amount, here or in the command. */
    public static final int AMOUNT = 4;

    /** The amount is the command's own. */
    public static final int AMOUNT_AS_ASKED = 8;

    /** There is a hold image. */
    public static final int HOLD = 16;

    /** There is an extra number. */
    public static final int EXTRA = 32;

    /** A member of a group that answers an earlier decision again: the extra number is its {@link DecisionLink}. */
    public static final int REPLAYED = 64;

    /** The id stands in the image. */
    public static final int ID_EXPLICIT = 0;

    /** The account is the command's debit account. */
    public static final int ID_DEBIT = 1;

    /** The account is the command's credit account. */
    public static final int ID_CREDIT = 2;

    private OutcomeLayout() {}

    /**
     * The width that a number needs.
     *
     * @param high upper 64 bits
     * @param low lower 64 bits
     * @return 0 .. 3
     */
    static int width(long high, long low) {
        if (high != 0) {
            return 3;
        }
        if (low == 0) {
            return 0;
        }
        return low >>> 32 == 0 ? 1 : 2;
    }

    /**
     * The bytes of a width.
     *
     * @param width 0 .. 3
     * @return 0, 4, 8 or 16
     */
    static int bytes(int width) {
        return width == 0 ? 0 : 2 << width;
    }
}

package io.daybook.ledger.core.journal;

import io.daybook.ledger.LedgerException;
import io.daybook.ledger.LedgerException.Category;

/**
 * Where a journal begins: with its first frame ever, or behind files that were archived.
 *
 * @param sequence the last one that was archived; 0 for none
 * @param position the position of the first frame that has to be there; {@link Journal#BEFORE_FIRST} for the first ever
 * @param chainHash the hash that this frame must name as the one before it, 64 hexadecimal digits
 */
public record JournalStart(long sequence, long position, String chainHash) {
    /** Nothing was archived. */
    public static final JournalStart BEGINNING = new JournalStart(0, Journal.BEFORE_FIRST, "00".repeat(32));

    /**
     * Whether all of the journal is there.
     *
     * @return false when its first files were archived
     */
    public boolean isWhole() {
        return sequence == 0;
    }

    /**
     * A new reader of the journal that begins here, before the first frame that has to be there.
     *
     * @param journal begins here
     * @return the reader, to be closed by the caller
     * @throws JournalException DAMAGED when that frame is missing
     */
    public JournalReader newReader(Journal journal) {
        JournalReader reader = journal.newReader();
        if (!isWhole()) {
            boolean sought = false;
            try {
                reader.seek(position);
                sought = true;
            } finally {
                if (!sought) {
                    reader.close();
                }
            }
        }
        return reader;
    }

    /**
     * Refuses what needs a sequence that was archived.
     *
     * @param wanted the first sequence that is needed
     * @param what needs it, to begin a sentence with
     * @throws LedgerException ENVIRONMENT with what is there and what to do
     */
    public void require(long wanted, String what) {
        if (wanted <= sequence) {
            throw new LedgerException(
                    Category.ENVIRONMENT,
                    what + " needs journal files that were archived: put them back into the directory's journal, in a"
                            + " copy of it if the ledger is open: needed from sequence=" + wanted
                            + ", the journal begins with sequence=" + (sequence + 1));
        }
    }

    /** What was archived, for messages. */
    @Override
    public String toString() {
        return isWhole() ? "the beginning" : "sequence=" + (sequence + 1);
    }
}

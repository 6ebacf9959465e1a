package io.daybook.ledger.core.model;

/**
 * When something was created: orders what is due at the same time.
 *
 * @param sequence of the command or its group
 * @param member the place inside the group, from 0
 */
record Creation(long sequence, int member) implements Comparable<Creation> {
    @Override
    public int compareTo(Creation other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Integer.compare(member, other.member);
    }
}

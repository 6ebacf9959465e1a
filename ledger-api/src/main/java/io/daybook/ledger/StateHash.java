package io.daybook.ledger;

/**
 * A digest of the whole state at a sequence. Immutable.
 *
 * @param sequence after which decided command or effect
 * @param hex SHA-256, 64 lower-case hexadecimal digits
 */
public record StateHash(long sequence, String hex) {}

package io.daybook.ledger;

/**
 * A snapshot that was written: the books at one sequence, from which the ledger can be opened without deciding again
 * what came before.
 *
 * @param file where it is
 * @param sequence the last decided command or effect that it holds
 * @param stateHash the digest of the books at that sequence, 64 hexadecimal digits
 * @param bytes how long the file is
 */
public record TakenSnapshot(String file, long sequence, String stateHash, long bytes) {}

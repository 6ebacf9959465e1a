package io.daybook.ledger.core.snapshot;

/**
 * A snapshot that is there, not looked into further than its header.
 *
 * @param name of the file in its directory
 * @param header says where it belongs
 * @param bytes how long it is
 */
public record SnapshotFile(String name, SnapshotHeader header, long bytes) {
    @Override
    public String toString() {
        return "file=" + name + ", sequence=" + header.sequence();
    }
}

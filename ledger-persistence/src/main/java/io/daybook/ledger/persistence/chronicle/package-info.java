/**
 * The journal in a Chronicle Queue: the only place that knows Chronicle.
 *
 * <pre>
 *   ChronicleJournal ── opens ──▶ TailRepair: last file clean? seal it, or refuse
 *     │                              │
 *     ├─ appender() ─▶ ChronicleAppender ─▶ CycleQueue (Chronicle: reserves and closes the excerpt, rolls, indexes)
 *     │                    │                    payload: positional writes on DiskFile, same file, same offset
 *     │                    └─ force() ────────▶ DiskFile.force, Disk.forceDirectory
 *     │
 *     └─ newReader() ─▶ ChronicleReader ─▶ CycleWindow (reads cycle files by their format; no Chronicle, no mapping)
 *                           └─ end() ────────▶ TailInspector: clean, unfinished or damaged
 * </pre>
 *
 * <p>The files are an ordinary queue: any tailer of this Chronicle version reads them. What this package adds is that a
 * payload never goes through a mapping, that a force is a force, and that the end of a file is never taken on trust.
 * The page {@code docs/journal-chronicle.md} lists each fact of Chronicle's that this rests on, with its fence and its
 * test.
 */
package io.daybook.ledger.persistence.chronicle;

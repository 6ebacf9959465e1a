package io.daybook.ledger.benchmarks.parts;

import io.daybook.ledger.benchmarks.workload.Commands;
import io.daybook.ledger.core.statemachine.state.IdHash;
import io.daybook.ledger.core.statemachine.state.IdIndex;
import io.daybook.ledger.core.statemachine.state.UndoLog;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Looks up ids that are remembered, and ids that are not, one after the other: each waits for its cache miss. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class IdIndexPart {
    /** How many ids are remembered. */
    @Param({"10000", "1000000", "20000000"})
    public int ids;

    private IdIndex index;
    private long next;

    /** Remembers. */
    @Setup
    public void prepare() {
        index = new IdIndex(new UndoLog());
        for (long id = 0; id < ids; id++) {
            index.insert(hashOf(id), id);
        }
    }

    private static long hashOf(long id) {
        return IdHash.of(Commands.ID_HIGH, id);
    }

    /**
     * An id that is there.
     *
     * @return where
     */
    @Benchmark
    public long find() {
        return index.first(hashOf((Commands.mix(next++) >>> 1) % ids));
    }

    /**
     * An id that is not.
     *
     * @return nothing, nearly always
     */
    @Benchmark
    public long miss() {
        return index.first(hashOf(ids + (Commands.mix(next++) >>> 1) % ids));
    }
}

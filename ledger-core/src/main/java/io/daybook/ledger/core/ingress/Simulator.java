package io.daybook.ledger.core.ingress;

import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.LedgerClock;
import io.daybook.ledger.core.codec.CommandEncoder;
import io.daybook.ledger.core.codec.EventDecoder;
import io.daybook.ledger.core.codec.RecordLayout;
import io.daybook.ledger.core.codec.Reply;
import io.daybook.ledger.core.statemachine.LedgerStateMachine;
import io.daybook.ledger.core.statemachine.state.LedgerState;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;

/** Simulates commands on a state that nobody else changes: the same decision as a running ledger's, and forgotten. */
public final class Simulator {
    private static final int INITIAL_CAPACITY = 4096;

    private final LedgerState state;
    private final EventDecoder decoder;
    private final ClockMode clockMode;
    private final LedgerClock clock;
    private final LedgerStateMachine machine;
    private final CommandEncoder encoder = new CommandEncoder();
    private final MutableDirectBuffer encoded = new ExpandableArrayBuffer(INITIAL_CAPACITY);
    private final Reply reply = new Reply(INITIAL_CAPACITY);

    /**
     * A simulator.
     *
     * @param state as it was before and is again after each simulation
     * @param decoder of receipts; used by nobody else
     * @param clockMode by whose clock commands are judged
     * @param clock says what time it is on the SYSTEM clock
     */
    public Simulator(LedgerState state, EventDecoder decoder, ClockMode clockMode, LedgerClock clock) {
        this.state = state;
        this.decoder = decoder;
        this.clockMode = clockMode;
        this.clock = clock;
        this.machine = new LedgerStateMachine(state, clockMode == ClockMode.HOST);
    }

    /**
     * What a command would be answered. Not safe for use by several threads.
     *
     * @param command to decide and forget; on the HOST clock without a timestamp, as if right after the last decision
     * @return its receipt, without a sequence
     */
    public Receipt simulate(Command command) {
        encoder.encode(command, encoded, 0);
        reply.clear();
        boolean hostClock = clockMode == ClockMode.HOST;
        if (hostClock && encoded.getLong(RecordLayout.TIMESTAMP) == 0) {
            encoded.putLong(RecordLayout.TIMESTAMP, state.nextTimestampNs());
        }
        machine.simulate(encoded, 0, hostClock ? 0 : clock.nowNs(), reply);
        return Receipts.simulated(decoder, reply);
    }
}

package io.daybook.ledger.core.pipeline;

import io.daybook.ledger.core.codec.Reply;
import org.agrona.ExpandableDirectByteBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * One place of the ring: carries commands to their decision and their reply to the release. The publisher fills it, the
 * ledger thread writes the reply, the journal thread releases it; the ring orders them.
 */
public final class Slot {
    /** What a slot asks for. */
    enum Request {
        /** Decide the commands. */
        DECIDE,
        /** Decide the command and forget it. */
        SIMULATE,
        /** Apply what is due. */
        ADVANCE,
        /** Run the task on the state. */
        TASK,
        /** Nothing: its publisher failed after it was claimed. */
        NOTHING
    }

    private static final int OWN_COMMANDS = 512;
    private static final int OWN_REPLY = 1024;
    private static final int KEPT_COMMANDS = 1 << 20;

    /** Null until a command is encoded into this slot: most slots of a ledger that is soon closed never carry one. */
    private ExpandableDirectByteBuffer ownCommands;

    private final Reply ownReply = new Reply(OWN_REPLY);
    private Request request = Request.NOTHING;
    private MutableDirectBuffer commands;
    private int commandsLength;
    private Reply reply = ownReply;
    private Completion completion;
    private StateTask task;
    private FrameEnd frameEnd;
    private long timestampNs;

    /**
     * The buffer to encode a single command into.
     *
     * @return the slot's own, growing
     */
    MutableDirectBuffer ownCommands() {
        if (ownCommands == null) {
            ownCommands = new ExpandableDirectByteBuffer(OWN_COMMANDS);
        }
        return ownCommands;
    }

    void decide(int length, Completion whoWaits) {
        set(Request.DECIDE, ownCommands, length, ownReply, whoWaits);
    }

    void decideBatch(MutableDirectBuffer batch, int length, Reply batchReply, Completion whoWaits) {
        set(Request.DECIDE, batch, length, batchReply, whoWaits);
    }

    void simulate(int length, Completion whoWaits) {
        set(Request.SIMULATE, ownCommands, length, ownReply, whoWaits);
    }

    void advance(long toNs, Completion whoWaits) {
        set(Request.ADVANCE, ownCommands, 0, ownReply, whoWaits);
        timestampNs = toNs;
    }

    void task(StateTask stateTask, Completion whoWaits) {
        set(Request.TASK, ownCommands, 0, ownReply, whoWaits);
        task = stateTask;
    }

    void freeze(StateTask stateTask, FrameEnd end, Completion whoWaits) {
        task(stateTask, whoWaits);
        frameEnd = end;
    }

    private void set(Request what, MutableDirectBuffer commandBuffer, int length, Reply whereTo, Completion whoWaits) {
        request = what;
        commands = commandBuffer;
        commandsLength = length;
        reply = whereTo;
        completion = whoWaits;
        reply.clear();
    }

    /** Forgets what was asked; a buffer that has grown far is given back. */
    void reset() {
        request = Request.NOTHING;
        completion = null;
        task = null;
        frameEnd = null;
        reply = ownReply;
        ownReply.clear();
        if (ownCommands != null && ownCommands.capacity() > KEPT_COMMANDS) {
            ownCommands = null;
        }
        commands = ownCommands;
    }

    Request request() {
        return request;
    }

    MutableDirectBuffer commands() {
        return commands;
    }

    int commandsLength() {
        return commandsLength;
    }

    /**
     * What is answered.
     *
     * @return one entry for each command, and the effects that fell due before
     */
    public Reply reply() {
        return reply;
    }

    Completion completion() {
        return completion;
    }

    StateTask task() {
        return task;
    }

    /** Who wants a frame to end here; null for nobody. */
    FrameEnd frameEnd() {
        return frameEnd;
    }

    long timestampNs() {
        return timestampNs;
    }
}

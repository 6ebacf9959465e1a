package io.daybook.ledger.core.codec;

import io.daybook.ledger.Amount;
import io.daybook.ledger.Id;
import io.daybook.ledger.Limit;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.core.statemachine.state.AccountDetail;
import java.util.Optional;

/** What OpenAccount and UpdateAccount say of maximum balance, code, reference and metadata. */
public final class AccountDetailDecoder {
    private static final int SAID = RecordLayout.CODE | RecordLayout.REFERENCE | RecordLayout.METADATA;

    private AccountDetailDecoder() {}

    /**
     * The detail of an account that is opened.
     *
     * @param command an OpenAccount
     * @return NONE when it says nothing
     */
    public static AccountDetail opened(CommandView command) {
        boolean unlimited = command.byteAt(RecordLayout.MAXIMUM_UNLIMITED) != 0;
        if (unlimited && (command.presence() & SAID) == 0) {
            return AccountDetail.NONE;
        }
        return new AccountDetail(
                limit(command, unlimited, RecordLayout.MAXIMUM),
                code(command, RecordLayout.CODE, 0),
                reference(command, RecordLayout.REFERENCE, Optional.empty()),
                metadata(command, RecordLayout.METADATA, Metadata.EMPTY));
    }

    /**
     * The detail of an account that is updated: what the command leaves out stays.
     *
     * @param command an UpdateAccount
     * @param former what the account had
     * @return what it has now
     */
    public static AccountDetail updated(CommandView command, AccountDetail former) {
        Limit maximum = former.maximumBalance();
        if (command.isPresent(RecordLayout.NEW_MAXIMUM)) {
            int at = command.part(RecordLayout.NEW_MAXIMUM);
            maximum = limit(command, command.longAt(at) != 0, at + Long.BYTES);
        }
        return new AccountDetail(
                maximum,
                code(command, RecordLayout.NEW_CODE, former.code()),
                reference(command, RecordLayout.NEW_REFERENCE, former.reference()),
                metadata(command, RecordLayout.NEW_METADATA, former.metadata()));
    }

    private static Limit limit(CommandView command, boolean unlimited, int at) {
        return unlimited ? Limit.UNLIMITED : Limit.of(new Amount(command.high(at), command.low(at)));
    }

    private static int code(CommandView command, int part, int otherwise) {
        return command.isPresent(part) ? (int) command.longAt(command.part(part)) : otherwise;
    }

    private static Optional<Id> reference(CommandView command, int part, Optional<Id> otherwise) {
        if (!command.isPresent(part)) {
            return otherwise;
        }
        int at = command.part(part);
        return Optional.of(new Id(command.high(at), command.low(at)));
    }

    private static Metadata metadata(CommandView command, int part, Metadata otherwise) {
        if (!command.isPresent(part)) {
            return otherwise;
        }
        int at = command.part(part);
        byte[] bytes = new byte[command.bytesLength(at)];
        command.buffer().getBytes(command.offset() + at + Integer.BYTES, bytes);
        return Metadata.of(bytes);
    }
}

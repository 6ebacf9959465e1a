package io.daybook.ledger.core.projection.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.ledger.AccountBalances;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Id;
import io.daybook.ledger.Metadata;
import io.daybook.ledger.command.Attributes;
import io.daybook.ledger.command.BlockAccount;
import io.daybook.ledger.command.CloseAccount;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.command.Group;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.ReopenAccount;
import io.daybook.ledger.command.UnblockAccount;
import io.daybook.ledger.command.UpdateAccount;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.journal.MemoryJournal;
import io.daybook.ledger.core.projection.history.PaperHistory.Decided;
import io.daybook.ledger.query.AccountChange;
import io.daybook.ledger.query.History;
import io.daybook.ledger.query.HistoryEntry;
import io.daybook.ledger.query.PageRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was made of each account, and who made it, against a search through everything that the ledger answered. */
class AccountChangesTest {
    private static final long SEED = Long.getLong("daybook.seed", 20_261_127);
    private static final int COMMANDS = 3000;

    private final PaperHistory paper = new PaperHistory();
    private LedgerEngine ledger;
    private History history;

    @BeforeEach
    void play() {
        System.out.println("seed: -Ddaybook.seed=" + SEED);
        ledger = LedgerEngine.open(new LedgerContext().clockMode(ClockMode.HOST).journal(new MemoryJournal()));
        RandomBooks books = new RandomBooks(ledger, SEED);
        books.open();
        books.run(COMMANDS);
        history = ledger.history();
        long last = ledger.durableSequence();
        assertTrue(history.await(last, Duration.ofSeconds(60)));
        for (long sequence = 1; sequence <= last; sequence++) {
            paper.add(history.event(sequence).orElseThrow());
        }
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void shouldTellTheChangesOfAnAccountAndWhoMadeThem() {
        for (int account = 1; account <= RandomBooks.ALL_ACCOUNTS; account++) {
            Id id = Id.of(account);
            List<AccountChange> changes = Pages.all(PageRequest.oldestFirst(4), page -> history.changes(id, page));
            List<AccountChange> back = Pages.all(PageRequest.newestFirst(5), page -> history.changes(id, page));
            Collections.reverse(back);
            assertEquals(changes, back);
            assertEquals(
                    paper.decided.stream()
                            .filter(one -> one.receipt().isAccepted() && isChangeOf(one, id))
                            .map(AccountChangesTest::said)
                            .toList(),
                    changes.stream().map(change -> said(change.entry())).toList());
            changes.forEach(change -> requireAsItWas(id, change));
            changes.forEach(change -> requireItsMetadata(change.entry()));
        }
    }

    private void requireAsItWas(Id account, AccountChange change) {
        if (change.entry().member().isEmpty()) {
            AccountBalances then = paper.image(account, change.entry().sequence(), Long.MAX_VALUE)
                    .orElseThrow();
            assertEquals(then.status(), change.status());
            assertEquals(then.overdraftLimit(), change.overdraftLimit());
            assertEquals(then.version(), change.version());
        }
    }

    /** Not their length alone. */
    private void requireItsMetadata(HistoryEntry entry) {
        Metadata asked = paper.decided.stream()
                .filter(one -> one.sequence() == entry.sequence()
                        && one.member() == entry.member().orElse(-1))
                .findFirst()
                .flatMap(Decided::command)
                .orElseThrow()
                .attributes()
                .metadata();
        assertEquals(asked, told(entry).attributes().metadata());
    }

    /** As a host gets it: from the event, by the place of the member. */
    private Command told(HistoryEntry entry) {
        Command command =
                history.event(entry.sequence()).orElseThrow().command().orElseThrow();
        return entry.member().isPresent()
                ? ((Group) command).commands().get(entry.member().getAsInt())
                : command;
    }

    private static boolean isChangeOf(Decided one, Id account) {
        Command command = one.command().orElse(null);
        return command instanceof OpenAccount o && o.id().equals(account)
                || command instanceof UpdateAccount u && u.account().equals(account)
                || command instanceof BlockAccount b && b.account().equals(account)
                || command instanceof UnblockAccount f && f.account().equals(account)
                || command instanceof CloseAccount c && c.account().equals(account)
                || command instanceof ReopenAccount r && r.account().equals(account);
    }

    private static String said(Decided one) {
        Attributes why = one.command().orElseThrow().attributes();
        return one.sequence() + "/" + one.member() + " " + one.receipt().kind() + " " + why.actor() + " " + why.code()
                + " " + why.reference() + " " + why.metadata().length();
    }

    private static String said(HistoryEntry entry) {
        return entry.sequence() + "/" + entry.member().orElse(-1) + " " + entry.kind() + " " + entry.actor() + " "
                + entry.code() + " " + entry.reference() + " " + entry.metadataLength();
    }
}

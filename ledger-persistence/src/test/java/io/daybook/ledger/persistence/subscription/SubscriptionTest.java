package io.daybook.ledger.persistence.subscription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.AccountCategory;
import io.daybook.ledger.Amount;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Event;
import io.daybook.ledger.EventKind;
import io.daybook.ledger.Id;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.Receipt;
import io.daybook.ledger.Subscription;
import io.daybook.ledger.command.CommandBuilder;
import io.daybook.ledger.command.OpenAccount;
import io.daybook.ledger.command.PlaceHold;
import io.daybook.ledger.command.RegisterAsset;
import io.daybook.ledger.command.Transfer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every receipt and effect once, in order, from wherever a listener asks, by a ledger in a directory. */
class SubscriptionTest {
    private static final Id CASH = Id.of(1);
    private static final Id ANNA = Id.of(2);
    private static final long SECOND_NS = 1_000_000_000L;

    @TempDir
    private Path directory;

    private final List<Receipt> receipts = new ArrayList<>();
    private long nowNs = 1_767_225_600_000_000_000L;
    private int lastId;

    @BeforeEach
    void layOut() {
        try (Ledger ledger = open()) {
            keep(ledger.execute(timed(RegisterAsset.builder("EUR", 2)).build()));
            keep(ledger.execute(timed(OpenAccount.builder(CASH, "EUR", AccountCategory.ASSET))
                    .build()));
            keep(ledger.execute(timed(OpenAccount.builder(ANNA, "EUR", AccountCategory.LIABILITY))
                    .build()));
        }
    }

    @Test
    void shouldDeliverEachEventOnceAcrossRestarts() throws InterruptedException {
        LinkedBlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        long position = 0;
        for (int start = 0; start < 4; start++) {
            Subscription closed;
            try (Ledger ledger = open();
                    Subscription subscription = ledger.subscribe(position + 1, heard::add)) {
                work(ledger, 50);
                awaitPosition(subscription, receipts.size() - 7 * start);
                closed = subscription;
            }
            // until then it may have gone on
            position = closed.position();
        }
        try (Ledger ledger = open();
                Subscription subscription = ledger.subscribe(position + 1, heard::add)) {
            awaitPosition(subscription, receipts.size());
        }
        assertEquals(receipts, heard.stream().map(Event::receipt).toList());
    }

    @Test
    void shouldTakeUpAtTheSequenceAfterTheLastOneThatWasHandled() throws InterruptedException {
        LinkedBlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        try (Ledger ledger = open()) {
            work(ledger, 40);
            Subscription failing = ledger.subscribe(1, event -> {
                if (event.receipt().sequence().orElseThrow() == 17) {
                    throw new IllegalStateException("the host's own fault");
                }
                heard.add(event);
            });
            awaitFailure(failing);
            assertEquals(16, failing.position());
            assertEquals("the host's own fault", failing.failure().orElseThrow().getMessage());
            assertTrue(work(ledger, 1), "the ledger goes on");
        }
        try (Ledger ledger = open();
                Subscription again = ledger.subscribe(17, heard::add)) {
            awaitPosition(again, receipts.size());
        }
        assertEquals(receipts, heard.stream().map(Event::receipt).toList());
    }

    @Test
    void shouldNotWaitForASlowListenerAndLetItReadOnBehind() throws InterruptedException {
        List<Receipt> heard = new ArrayList<>();
        CountDownLatch go = new CountDownLatch(1);
        try (Ledger ledger = open();
                Subscription slow = ledger.subscribe(1, event -> {
                    await(go);
                    heard.add(event.receipt());
                })) {
            work(ledger, 3000);
            assertEquals(0, slow.position());
            go.countDown();
            awaitPosition(slow, receipts.size());
        }
        assertEquals(receipts, heard);
    }

    @Test
    void shouldDeliverEffectsInTheirPlaceAndWhatIsStillToComeOnly() throws InterruptedException {
        LinkedBlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        try (Ledger ledger = open();
                Subscription ahead = ledger.subscribe(7, heard::add)) {
            keep(ledger.execute(
                    timed(PlaceHold.builder(nextId(), CASH, ANNA, Amount.of(5)).timeToLiveSeconds(1))
                            .build()));
            nowNs += 2 * SECOND_NS;
            List<Receipt> effects = ledger.advanceTo(nowNs);
            assertEquals(
                    List.of(EventKind.HOLD_EXPIRED),
                    effects.stream().map(Receipt::kind).toList());
            receipts.addAll(effects);
            work(ledger, 4);
            awaitPosition(ahead, receipts.size());
        }
        assertEquals(receipts.subList(6, 9), heard.stream().map(Event::receipt).toList());
    }

    private Ledger open() {
        return Daybook.open(
                directory, DaybookOptions.defaults().durability(Durability.OS).clock(ClockMode.HOST));
    }

    private <B extends CommandBuilder<B>> B timed(B builder) {
        nowNs++;
        return builder.at(nowNs);
    }

    private Id nextId() {
        lastId++;
        return Id.of(lastId);
    }

    /** Payments, every tenth of them rejected. */
    private boolean work(Ledger ledger, int count) {
        boolean decided = true;
        for (int i = 0; i < count; i++) {
            Id debit = i % 10 == 9 ? Id.of(99) : CASH;
            Receipt receipt = ledger.execute(
                    timed(Transfer.builder(nextId(), debit, ANNA, Amount.of(1))).build());
            decided &= keep(receipt);
        }
        return decided;
    }

    private boolean keep(Receipt receipt) {
        receipts.add(receipt);
        return receipt.sequence().orElseThrow() == receipts.size();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitPosition(Subscription subscription, long position) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (subscription.position() < position && System.nanoTime() < deadlineNs) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertTrue(subscription.position() >= position, () -> "position=" + subscription.position());
    }

    private static void awaitFailure(Subscription subscription) throws InterruptedException {
        long deadlineNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (subscription.failure().isEmpty() && System.nanoTime() < deadlineNs) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        assertTrue(subscription.failure().isPresent());
    }
}

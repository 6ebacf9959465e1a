package io.daybook.ledger.persistence.chronicle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.daybook.Daybook;
import io.daybook.DaybookOptions;
import io.daybook.ledger.ClockMode;
import io.daybook.ledger.Durability;
import io.daybook.ledger.Ledger;
import io.daybook.ledger.LedgerException;
import io.daybook.ledger.StateHash;
import io.daybook.ledger.command.Command;
import io.daybook.ledger.core.LedgerContext;
import io.daybook.ledger.core.LedgerEngine;
import io.daybook.ledger.core.codec.FrameLayout;
import io.daybook.ledger.core.recovery.RecoveryPlan.Action;
import io.daybook.ledger.persistence.disk.ModelDisk;
import io.daybook.ledger.persistence.disk.PowerCut;
import io.daybook.ledger.persistence.file.LedgerDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole ledger on a disk that knows what a power cut would leave. Before every call to the disk the power goes, many
 * times over: all that was acknowledged must be there, and the books must be those of some sequence, to the byte.
 *
 * <p>{@code -Ddaybook.images=1000000} for more than ten thousand, {@code -Ddaybook.seed=…} for the same again.
 */
class PowerCutTest {
    private static final int IMAGES = Integer.getInteger("daybook.images", 10_000);
    private static final long SEED = Long.getLong("daybook.seed", System.nanoTime());
    /** One image in so many is replayed, and one in so many is opened for writing; of all the frames are compared. */
    private static final int REPLAYED = 200;

    private static final int OPENED = 250;
    private static final int MIB = 1 << 20;
    /** About so many moments there are in the scenario. */
    private static final int MOMENTS = 225;

    private static final int A_MOMENT = IMAGES / MOMENTS + 1;
    private static final DaybookOptions OPTIONS = DaybookOptions.defaults().clock(ClockMode.HOST);

    @TempDir
    Path temporary;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final List<Command> commands = PowerCutCommands.all();
    private final Map<Long, String> hashes = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private final Map<Action, Long> ends = new EnumMap<>(Action.class);
    private Path books;
    private Path left;
    private PowerCut cut;
    private CutImage image;
    private volatile long acknowledged;
    private boolean forgetful;
    private long images;
    private long moments;

    @BeforeEach
    void prepare() throws IOException {
        System.out.println("daybook.images=" + IMAGES + ", daybook.seed=" + SEED);
        books = temporary.resolve("books");
        image = new CutImage(temporary.resolve("image"), hashes, commands);
        cut = PowerCut.none(temporary.resolve("image"));
        try (Ledger ledger = Daybook.open(temporary, OPTIONS.durability(Durability.MEMORY))) {
            hashes.put(0L, ledger.stateHash().hex());
            for (Command command : commands) {
                ledger.execute(command);
                StateHash hash = ledger.stateHash();
                hashes.put(hash.sequence(), hash.hex());
            }
        }
    }

    private Ledger open() {
        LedgerDirectory files = LedgerDirectory.own(books, true);
        ChronicleJournalOptions options = ChronicleJournalOptions.of(books.resolve("journal"))
                .withFileLength(MIB)
                .withReserveBytes(0)
                .withAllocateAhead(0);
        ModelDisk disk = new ModelDisk(books, forgetful, this::cut);
        return LedgerEngine.open(new LedgerContext()
                .durability(Durability.SYNC)
                .clockMode(ClockMode.HOST)
                .ledgerId(files.identity().ledger())
                .mark(files.openMark())
                .journal(ChronicleJournal.open(options, new FrameLayout(), disk))
                .onClose(files::close));
    }

    @Test
    void shouldLoseNothingThatWasAcknowledgedWhereverThePowerGoes() {
        write(commands.size() / 3);
        write(commands.size() * 2 / 3);
        // on with what a power cut has left, with a torn tail: the next open cuts and seals, and the power goes again
        books = left;
        acknowledged = 0;
        write(commands.size());
        System.out.println("images=" + images + ", moments=" + moments + ", recovered=" + ends);
        assertEquals(List.of(), wrong);
        assertTrue(images >= IMAGES, () -> "images=" + images);
        assertTrue(ends.get(Action.KEEP) > IMAGES / 20 && ends.get(Action.CUT) > IMAGES / 20, ends::toString);
    }

    /** The test of the test: on a disk that forgets what it was told to force, acknowledged commands get lost. */
    @Test
    void shouldFindADiskThatForcesNothing() {
        forgetful = true;
        write(10);
        assertTrue(wrong.stream().anyMatch(found -> found.contains("acknowledged and lost")), wrong::toString);
    }

    private void write(int to) {
        image.begin(books);
        try (Ledger ledger = open()) {
            int from = (int) ledger.durableSequence();
            assertTrue(from >= acknowledged);
            for (Command command : commands.subList(from, to)) {
                acknowledged = ledger.execute(command).sequence().orElseThrow();
            }
        }
    }

    private void cut(String call, ModelDisk disk) {
        moments++;
        image.noteWhatIsThere();
        PowerCut moment = cut.at(disk);
        for (int i = 0; i < A_MOMENT; i++) {
            images++;
            moment.leave(random);
            image.leaveMark(random);
            try {
                ends.merge(check(), 1L, Long::sum);
            } catch (LedgerException | AssertionError | CompletionException failure) {
                wrong.add("before " + call + ", image " + images + ": " + failure.getMessage());
                assertTrue(forgetful || wrong.size() < 10, wrong::toString);
            }
        }
    }

    private Action check() {
        Action action = image.check(acknowledged);
        if (images % REPLAYED == 0) {
            image.replay();
        }
        if (images % OPENED == 0) {
            image.open(temporary.resolve("opened"));
        }
        if (left == null && action == Action.CUT && acknowledged > commands.size() / 2) {
            left = image.copy(temporary.resolve("left"));
        }
        return action;
    }
}

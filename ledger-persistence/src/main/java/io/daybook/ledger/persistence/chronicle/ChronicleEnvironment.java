package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.LedgerException.Category;
import io.daybook.ledger.core.journal.JournalException;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/**
 * What Chronicle needs of the JVM, and what it is told before its first class is loaded: no banner, no usage data, no
 * threads of its own. A host that has set one of these properties, or has loaded Chronicle before, keeps its choice.
 */
final class ChronicleEnvironment {
    private static final String[][] SILENCE = {
        // the sign-up banner
        {"chronicle.announcer.disable", "true"},
        // usage data; the library that would send them is not even there
        {"chronicle.analytics.disable", "true"},
        // the thread that watches the disk: the journal has its own guard
        {"chronicle.disk.monitor.disable", "true"},
        // the thread that unmaps: a few mappings a file, done where the file is left
        {"background.releaser", "false"},
        // messages of the kind "took 2 ms to add mapping"
        {"disable.perf.info", "true"},
        // JNA, which Chronicle's thread library loads, starts ldconfig to learn where libraries are, unless it is told
        {"jna.platform.library.path", libraryPath()},
    };

    private ChronicleEnvironment() {}

    /** Where libraries are on Linux; the C library, which is all that is looked for, is found without it. */
    private static String libraryPath() {
        String machine = System.getProperty("os.arch", "").replace("amd64", "x86_64") + "-linux-gnu";
        return String.join(
                File.pathSeparator,
                "/lib/" + machine,
                "/usr/lib/" + machine,
                "/lib64",
                "/usr/lib64",
                "/lib",
                "/usr/lib");
    }

    /**
     * To be called before any class of Chronicle's is touched.
     *
     * @throws JournalException when the JVM lacks a flag; the message holds the flags to add
     */
    static void prepare() {
        List<String> missing = missingFlags();
        if (!missing.isEmpty()) {
            throw new JournalException(
                    Category.ENVIRONMENT,
                    "the JVM lacks flags that the journal needs; start it with: " + String.join(" ", missing));
        }
        for (String[] property : SILENCE) {
            if (System.getProperty(property[0]) == null) {
                System.setProperty(property[0], property[1]);
            }
        }
    }

    /** The flags that are missing, each as it has to be given. */
    static List<String> missingFlags() {
        Module base = Object.class.getModule();
        Module us = ChronicleEnvironment.class.getModule();
        List<String> missing = new ArrayList<>();
        for (String exported : new String[] {"sun.nio.ch", "jdk.internal.ref"}) {
            if (!base.isExported(exported, us)) {
                missing.add("--add-exports=java.base/" + exported + "=ALL-UNNAMED");
            }
        }
        if (!base.isOpen("java.lang.reflect", us)) {
            missing.add("--add-opens=java.base/java.lang.reflect=ALL-UNNAMED");
        }
        return missing;
    }
}

package io.daybook.ledger.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where something was measured.
 *
 * @param processor its name, and how many there are
 * @param memory bytes
 * @param disk the type of the file system
 * @param system the operating system
 * @param jdk name and version of the virtual machine
 */
public record Machine(String processor, long memory, String disk, String system, String jdk) {
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final Path MEMORY_INFO = Path.of("/proc/meminfo");

    /**
     * This machine.
     *
     * @param directory that is measured in
     * @return what can be found out
     * @throws IOException when the directory cannot be looked at
     */
    public static Machine of(Path directory) throws IOException {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Machine(
                processors + " x " + value(CPU_INFO, "model name"),
                bytes(value(MEMORY_INFO, "MemTotal")),
                Files.getFileStore(directory).type(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.vendor") + " " + System.getProperty("java.runtime.version"));
    }

    /**
     * Whether a force here says anything about a disk.
     *
     * @return false for a file system in memory
     */
    public boolean hasDisk() {
        return !List.of("tmpfs", "ramfs").contains(disk);
    }

    private static String value(Path file, String key) throws IOException {
        if (!Files.isReadable(file)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    private static long bytes(String kilobytes) {
        String digits = kilobytes.replaceAll("\\D", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits) << 10;
    }

    @Override
    public String toString() {
        return processor + ", " + (memory >> 30) + " GiB, " + disk + ", " + system + ", " + jdk;
    }
}

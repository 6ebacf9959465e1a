package io.daybook.ledger.persistence.chronicle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A disk that knows what a power cut would leave: beside the real files, which Chronicle maps, it keeps of each the
 * bytes and the length as they were last forced, and the names as the directory was last forced. The power may go
 * before every call.
 */
final class ModelDisk implements Disk {
    /** No file of a test is longer. */
    private static final int LONGEST = 4 << 20;

    private static final String SUFFIX = ".cq4";

    private final Path directory;
    private final Cut cut;
    private final boolean forgetful;
    private final FileSystemDisk real = new FileSystemDisk();
    private final Map<String, Content> forced = new HashMap<>();
    private Set<String> names = new TreeSet<>();
    private String lastCall = "";

    /** What a file holds, without the zeros at its end. */
    record Content(byte[] bytes, long size) {
        static final Content EMPTY = new Content(new byte[0], 0);
    }

    /** Hears that the power may go now. */
    @FunctionalInterface
    interface Cut {
        void before(String call, ModelDisk disk);
    }

    /**
     * A disk on which everything that is in a directory is durable.
     *
     * @param forgetful whether a force does nothing: what a disk that lies does
     */
    ModelDisk(Path directory, boolean forgetful, Cut cut) {
        this.directory = directory;
        this.forgetful = forgetful;
        this.cut = cut;
        forced.putAll(current());
        names.addAll(forced.keySet());
    }

    /** What is in the directory now, by name. */
    Map<String, Content> current() {
        Map<String, Content> found = new TreeMap<>();
        String[] listed = directory.toFile().list((parent, name) -> name.endsWith(SUFFIX));
        for (String name : listed == null ? new String[0] : listed) {
            found.put(name, read(directory.resolve(name)));
        }
        return found;
    }

    /** What was forced of a file, whether or not its name was. */
    Content forced(String name) {
        return forced.getOrDefault(name, Content.EMPTY);
    }

    /** The names that were forced. */
    Set<String> names() {
        return names;
    }

    private static Content read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(size, LONGEST));
            while (bytes.hasRemaining() && channel.read(bytes, bytes.position()) > 0) {
                Thread.onSpinWait();
            }
            int length = bytes.position();
            while (length > 0 && bytes.get(length - 1) == 0) {
                length--;
            }
            return new Content(Arrays.copyOf(bytes.array(), length), size);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void before(String call) {
        if (!call.equals(lastCall)) {
            cut.before(call, this);
        }
        lastCall = call;
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        return new ModelFile(real.open(file), file);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        before("create");
        return new ModelFile(real.create(file), file);
    }

    @Override
    public void forceDirectory(Path forcedDirectory) throws IOException {
        before("force directory");
        if (!forgetful && forcedDirectory.toAbsolutePath().equals(directory.toAbsolutePath())) {
            names = new TreeSet<>(current().keySet());
        }
    }

    @Override
    public long usableSpace(Path anyDirectory) {
        return Long.MAX_VALUE;
    }

    private final class ModelFile implements DiskFile {
        private final DiskFile file;
        private final Path path;

        ModelFile(DiskFile file, Path path) {
            this.file = file;
            this.path = path;
        }

        @Override
        public int write(ByteBuffer bytes, long offset) throws IOException {
            before(bytes.get(bytes.position()) == 0 ? "zeros" : "write " + offset);
            return file.write(bytes, offset);
        }

        @Override
        public int read(ByteBuffer bytes, long offset) throws IOException {
            return file.read(bytes, offset);
        }

        @Override
        public void force() {
            before("force");
            if (!forgetful) {
                forced.put(path.getFileName().toString(), ModelDisk.read(path));
            }
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            before("truncate " + size);
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            before("close");
            file.close();
        }
    }
}

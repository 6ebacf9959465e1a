package io.daybook.ledger.persistence.disk;

import io.daybook.ledger.persistence.chronicle.FileSystemDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A disk that knows what a power cut would leave: beside the real files, which Chronicle maps, it keeps of each the
 * bytes and the length as they were last forced, and of each directory the names as it was last forced, with what was
 * made, renamed and removed since. The power may go before every call.
 */
public final class ModelDisk implements Disk {
    /** No file of a test is longer. */
    private static final int LONGEST = 16 << 20;

    /** Where files of a ledger are that are written through a disk. */
    static final List<String> DIRECTORIES = List.of("journal", "snapshots");

    private final Path root;
    private final Cut cut;
    private final boolean forgetful;
    private final FileSystemDisk real = new FileSystemDisk();
    private final Map<String, Inode> live = new TreeMap<>();
    private final Map<String, Inode> durable = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Set<Path> durableDirectories = new HashSet<>();
    private String lastCall = "";

    /** What a file holds, without the zeros at its end. */
    record Content(byte[] bytes, long size) {
        static final Content EMPTY = new Content(new byte[0], 0);
    }

    /** A file, whatever it is called. */
    static final class Inode {
        private Content forced;
        /** Null when it was removed. */
        private Path path;

        private Content last = Content.EMPTY;

        private Inode(Path path, Content forced) {
            this.path = path;
            this.forced = forced;
        }

        Content forced() {
            return forced;
        }

        Content now() {
            return path == null ? last : read(path);
        }
    }

    /** A change of names that was not forced: a name that goes, a name that comes, or both; null for none. */
    record Change(String removed, String added, Inode inode) {}

    /** Hears that the power may go now. */
    @FunctionalInterface
    public interface Cut {
        /** Called before each call that changes something. */
        void before(String call, ModelDisk disk);
    }

    /**
     * A disk on which everything that is in a ledger's directory is durable.
     *
     * @param forgetful whether a force does nothing: what a disk that lies does
     */
    public ModelDisk(Path root, boolean forgetful, Cut cut) {
        this.root = root.toAbsolutePath();
        this.forgetful = forgetful;
        this.cut = cut;
        for (String directory : DIRECTORIES) {
            findWhatIsThere(this.root.resolve(directory));
        }
        durable.putAll(live);
    }

    private void findWhatIsThere(Path directory) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        durableDirectories.add(directory);
        try (Stream<Path> files = Files.list(directory)) {
            // Chronicle's own notes are made anew at each open
            files.filter(file -> !file.toString().endsWith(".cq4t"))
                    .forEach(file -> live.put(name(file), new Inode(file, read(file))));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The files by the names that were forced. */
    Map<String, Inode> durable() {
        return durable;
    }

    /** What was not forced of the names, in its order. */
    List<Change> changes() {
        return changes;
    }

    /** Whether a directory may be gone with all that is in it. */
    boolean isLoose(String name) {
        return !durableDirectories.contains(root.resolve(name).getParent());
    }

    private String name(Path file) {
        return root.relativize(file.toAbsolutePath()).toString();
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
        return new ModelFile(real.open(file), live.get(name(file)));
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        before("create");
        DiskFile created = real.create(file);
        Inode inode = new Inode(file, Content.EMPTY);
        live.put(name(file), inode);
        changes.add(new Change(null, name(file), inode));
        return new ModelFile(created, inode);
    }

    @Override
    public void rename(Path file, Path to) throws IOException {
        before("rename");
        real.rename(file, to);
        Inode inode = live.remove(name(file));
        inode.path = to;
        live.put(name(to), inode);
        changes.add(new Change(name(file), name(to), inode));
    }

    @Override
    public void delete(Path file) throws IOException {
        before("delete");
        Inode inode = live.remove(name(file));
        inode.last = read(file);
        inode.path = null;
        real.delete(file);
        changes.add(new Change(name(file), null, inode));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        before("force directory");
        if (forgetful) {
            return;
        }
        Path forced = directory.toAbsolutePath();
        try (Stream<Path> entries = Files.list(forced)) {
            entries.filter(Files::isDirectory).forEach(durableDirectories::add);
        }
        changes.removeIf(change -> isIn(forced, change));
        durable.keySet().removeIf(name -> root.resolve(name).startsWith(forced) && !live.containsKey(name));
        live.forEach((name, inode) -> {
            if (root.resolve(name).getParent().equals(forced)) {
                durable.put(name, inode);
            }
        });
    }

    private boolean isIn(Path directory, Change change) {
        String name = change.added() == null ? change.removed() : change.added();
        return root.resolve(name).getParent().equals(directory);
    }

    @Override
    public long usableSpace(Path anyDirectory) {
        return Long.MAX_VALUE;
    }

    private final class ModelFile implements DiskFile {
        private final DiskFile file;
        private final Inode inode;

        ModelFile(DiskFile file, Inode inode) {
            this.file = file;
            this.inode = inode;
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
                inode.forced = inode.now();
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

package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.persistence.disk.Disk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real disk, which notes what is asked of it and fails when it is told to. */
final class FaultyDisk implements Disk {
    /** What was asked, in order: "write 19700102F.cq4", "force 19700102F.cq4", "force directory" and so on. */
    final List<String> calls = new ArrayList<>();

    private final Disk disk = new FileSystemDisk();
    /** The next call whose note begins so fails. */
    private String failing;

    private IOException failure;
    /** How many bytes of the write that fails reach the file. */
    private int shortWrite;

    long usableSpace = Long.MAX_VALUE;

    void failNext(String call, IOException with) {
        failing = call;
        failure = with;
        shortWrite = 0;
    }

    /** A disk that fills up in the middle of a write. */
    void fillUpAfter(int bytes) {
        failNext("write", new IOException("No space left on device"));
        shortWrite = bytes;
    }

    private void note(String call) throws IOException {
        calls.add(call);
        if (failing != null && call.startsWith(failing)) {
            failing = null;
            throw failure;
        }
    }

    @Override
    public DiskFile open(Path file) throws IOException {
        note("open " + file.getFileName());
        return new FaultyFile(disk.open(file), file.getFileName().toString());
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        note("create " + file.getFileName());
        return new FaultyFile(disk.create(file), file.getFileName().toString());
    }

    @Override
    public void rename(Path file, Path to) throws IOException {
        note("rename " + file.getFileName());
        disk.rename(file, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        note("delete " + file.getFileName());
        disk.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        note("force directory");
        disk.forceDirectory(directory);
    }

    @Override
    public long usableSpace(Path directory) throws IOException {
        note("space");
        return usableSpace;
    }

    private final class FaultyFile implements DiskFile {
        private final DiskFile file;
        private final String name;

        FaultyFile(DiskFile file, String name) {
            this.file = file;
            this.name = name;
        }

        @Override
        public int write(ByteBuffer bytes, long offset) throws IOException {
            if (shortWrite > 0 && shortWrite < bytes.remaining()) {
                ByteBuffer part = bytes.slice(bytes.position(), shortWrite);
                shortWrite = 0;
                int written = file.write(part, offset);
                bytes.position(bytes.position() + written);
                calls.add("short write " + name);
                return written;
            }
            shortWrite = Math.max(0, shortWrite - bytes.remaining());
            if (shortWrite == 0) {
                note("write " + name);
            }
            return file.write(bytes, offset);
        }

        @Override
        public int read(ByteBuffer bytes, long offset) throws IOException {
            return file.read(bytes, offset);
        }

        @Override
        public void force() throws IOException {
            note("force " + name);
            file.force();
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            note("truncate " + name);
            file.truncate(size);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}

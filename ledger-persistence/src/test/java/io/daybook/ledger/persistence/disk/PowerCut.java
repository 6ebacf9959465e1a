package io.daybook.ledger.persistence.disk;

import io.daybook.ledger.persistence.disk.ModelDisk.Change;
import io.daybook.ledger.persistence.disk.ModelDisk.Content;
import io.daybook.ledger.persistence.disk.ModelDisk.Inode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a power cut at one moment can leave in a ledger's directory. Of all that was not forced, each page is there, is
 * not, or is torn between sectors; a file has its old length or its new one; each name that was made, changed or
 * removed since its directory was forced has been, or has not. What was forced is there.
 */
public final class PowerCut {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    /** Of the hole behind a file's bytes so much is kept: it is only zeros, and readers look through all of it. */
    private static final int HOLE = 1 << 16;

    private final Path image;
    private final Map<String, Inode> durable = new TreeMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final IdentityHashMap<Inode, OneFile> files = new IdentityHashMap<>();
    private final Set<String> loose = new HashSet<>();
    /** What the image's files hold between two images: kept, since most of it stays from one moment to the next. */
    private final Map<String, OneImage> images;

    /** A file before and after what was not forced. */
    private record OneFile(Content old, Content now, int[] dirtyPages) {}

    /** A file of the image: the forced content, but for the pages from which something else was left. */
    private static final class OneImage {
        private Content content = Content.EMPTY;
        private final Set<Integer> pagesLeft = new HashSet<>();
    }

    private PowerCut(Path image, Map<String, OneImage> images) {
        this.image = image;
        this.images = images;
    }

    /** A directory for images, empty. */
    public static PowerCut none(Path image) throws IOException {
        for (String directory : ModelDisk.DIRECTORIES) {
            Files.createDirectories(image.resolve(directory));
        }
        return new PowerCut(image, new HashMap<>());
    }

    /** The same directory, for the moment at which a disk is now. */
    public PowerCut at(ModelDisk disk) {
        PowerCut moment = new PowerCut(image, images);
        disk.durable().forEach(moment::add);
        moment.durable.putAll(disk.durable());
        for (Change change : disk.changes()) {
            moment.add(change.added() == null ? change.removed() : change.added(), change.inode());
            moment.changes.add(change);
        }
        for (String name : moment.names()) {
            if (disk.isLoose(name)) {
                moment.loose.add(name);
            }
        }
        return moment;
    }

    private void add(String name, Inode inode) {
        files.computeIfAbsent(inode, absent -> {
            Content now = inode.now();
            return new OneFile(inode.forced(), now, dirtyPages(inode.forced(), now));
        });
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>(durable.keySet());
        changes.stream().map(Change::added).filter(Objects::nonNull).forEach(names::add);
        return names;
    }

    private static int[] dirtyPages(Content old, Content now) {
        List<Integer> pages = new ArrayList<>();
        int length = Math.max(old.bytes().length, now.bytes().length);
        for (int at = 0; at < length; at += PAGE) {
            if (!Arrays.equals(page(old, at, PAGE), page(now, at, PAGE))) {
                pages.add(at);
            }
        }
        return pages.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Bytes of a file, zeros behind its end. */
    private static byte[] page(Content content, int at, int length) {
        int end = Math.min(content.bytes().length, at + length);
        return at >= end ? new byte[length] : Arrays.copyOf(Arrays.copyOfRange(content.bytes(), at, end), length);
    }

    /** Leaves in the directory what one cut at this moment may leave. */
    public void leave(SplittableRandom random) {
        int kept = random.nextInt(5);
        Map<String, Inode> names = namesLeft(random);
        for (String gone : List.copyOf(images.keySet())) {
            if (!names.containsKey(gone)) {
                delete(gone);
            }
        }
        names.forEach((name, inode) -> {
            OneFile file = files.get(inode);
            int used = Math.max(file.old.bytes().length, file.now.bytes().length);
            long size = Math.min(random.nextBoolean() ? file.old.size() : file.now.size(), used + HOLE);
            leave(name, file, size, kept, random);
        });
    }

    private Map<String, Inode> namesLeft(SplittableRandom random) {
        Map<String, Inode> names = new TreeMap<>(durable);
        for (Change change : changes) {
            if (random.nextBoolean()) {
                if (change.removed() != null) {
                    names.remove(change.removed());
                }
                if (change.added() != null) {
                    names.put(change.added(), change.inode());
                }
            }
        }
        if (random.nextBoolean()) {
            names.keySet().removeAll(loose);
        }
        return names;
    }

    private void leave(String name, OneFile file, long size, int kept, SplittableRandom random) {
        OneImage there = images.computeIfAbsent(name, absent -> new OneImage());
        Path target = image.resolve(name);
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            restore(channel, there, file.old);
            for (int at : file.dirtyPages) {
                int sectors = sectorsOf(kept, random);
                if (sectors != 0) {
                    channel.write(ByteBuffer.wrap(mixed(file, at, sectors)), at);
                    there.pagesLeft.add(at);
                }
            }
            resize(channel, there, size);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** All that was not forced, nothing of it, or some: a bit for each sector of a page. */
    private static int sectorsOf(int kept, SplittableRandom random) {
        return switch (kept) {
            case 0 -> 0;
            case 1 -> 0xff;
            case 2 -> random.nextBoolean() ? 0xff : 0;
            default -> random.nextInt(3) == 0 ? random.nextInt(256) : random.nextBoolean() ? 0xff : 0;
        };
    }

    private static byte[] mixed(OneFile file, int at, int sectors) {
        byte[] page = page(file.old, at, PAGE);
        byte[] now = page(file.now, at, PAGE);
        for (int sector = 0; sector < PAGE / SECTOR; sector++) {
            if ((sectors & 1 << sector) != 0) {
                System.arraycopy(now, sector * SECTOR, page, sector * SECTOR, SECTOR);
            }
        }
        return page;
    }

    /** Makes the file hold what was forced. */
    private static void restore(FileChannel channel, OneImage there, Content old) throws IOException {
        if (!there.content.equals(old)) {
            int length = Math.max(there.content.bytes().length, old.bytes().length);
            for (int at = 0; at < length; at += PAGE) {
                if (there.pagesLeft.contains(at)
                        || !Arrays.equals(page(there.content, at, PAGE), page(old, at, PAGE))) {
                    channel.write(ByteBuffer.wrap(page(old, at, PAGE)), at);
                }
            }
        }
        for (int at : there.pagesLeft) {
            channel.write(ByteBuffer.wrap(page(old, at, PAGE)), at);
        }
        there.pagesLeft.clear();
        there.content = old;
    }

    private static void resize(FileChannel channel, OneImage there, long size) throws IOException {
        if (channel.size() < size) {
            channel.write(ByteBuffer.allocate(1), size - 1);
            return;
        }
        channel.truncate(size);
        // what was cut off has to be written again
        int from = (int) Math.min(size, there.content.bytes().length) / PAGE * PAGE;
        for (int at = from; at < there.content.bytes().length; at += PAGE) {
            there.pagesLeft.add(at);
        }
    }

    private void delete(String name) {
        try {
            Files.deleteIfExists(image.resolve(name));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        images.remove(name);
    }
}

package io.daybook.ledger.persistence.chronicle;

import io.daybook.ledger.persistence.chronicle.ModelDisk.Content;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What a power cut at one moment can leave in a directory. Of all that was not forced, each page is there, is not, or
 * is torn between sectors; a file has its old length or its new one; a name that was not forced is there or not. What
 * was forced is there.
 */
final class PowerCut {
    private static final int PAGE = 4096;
    private static final int SECTOR = 512;
    /** Of the hole behind a file's bytes so much is kept: it is only zeros, and readers look through all of it. */
    private static final int HOLE = 1 << 16;

    private final Path image;
    private final List<OneFile> files = new ArrayList<>();
    /** What the image's files hold between two images: kept, since most of it stays from one moment to the next. */
    private final Map<String, OneImage> images;

    /** A file before and after what was not forced. */
    private record OneFile(String name, Content old, Content now, boolean certain, int[] dirtyPages) {}

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
    static PowerCut none(Path image) {
        return new PowerCut(image, new HashMap<>());
    }

    /** The same directory, for the moment at which a disk is now. */
    PowerCut at(ModelDisk disk) {
        PowerCut moment = new PowerCut(image, images);
        Map<String, Content> current = disk.current();
        TreeSet<String> names = new TreeSet<>(current.keySet());
        names.addAll(disk.names());
        for (String name : names) {
            Content old = disk.forced(name);
            Content now = current.getOrDefault(name, old);
            boolean certain = current.containsKey(name) && disk.names().contains(name);
            moment.files.add(new OneFile(name, old, now, certain, dirtyPages(old, now)));
        }
        for (String gone : List.copyOf(images.keySet())) {
            if (!names.contains(gone)) {
                moment.delete(gone);
            }
        }
        return moment;
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
    void leave(SplittableRandom random) {
        int kept = random.nextInt(5);
        for (OneFile file : files) {
            if (!file.certain && random.nextBoolean()) {
                delete(file.name);
                continue;
            }
            int used = Math.max(file.old.bytes().length, file.now.bytes().length);
            long size = Math.min(random.nextBoolean() ? file.old.size() : file.now.size(), used + HOLE);
            leave(file, size, kept, random);
        }
    }

    private void leave(OneFile file, long size, int kept, SplittableRandom random) {
        OneImage there = images.computeIfAbsent(file.name, name -> new OneImage());
        try (FileChannel channel =
                FileChannel.open(image.resolve(file.name), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
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

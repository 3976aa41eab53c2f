package dev.tinyimage.image;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * A tar file of entries that lies nowhere: it is put together while it is read. The same entries give the same bytes.
 *
 * @param size length in bytes
 */
record TarContent(List<Entry> entries, long size) implements Content {

    /** One second after the epoch, as Jib does: some programs take 0 for "no time". */
    private static final long MODIFIED_MILLIS = 1000;

    private static final int LINK_MODE = 0777;

    TarContent {
        entries = List.copyOf(entries);
    }

    @Override
    public InputStream open() {
        return open(entries);
    }

    static InputStream open(List<Entry> entries) {
        return new TarStream(entries.iterator());
    }

    /** What comes before an entry's content. */
    private static byte[] header(Entry entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tar(bytes).putArchiveEntry(tarEntry(entry));
        return bytes.toByteArray();
    }

    /** What comes after all entries. */
    private static byte[] end() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        tar(bytes).finish();
        return bytes.toByteArray();
    }

    private static TarArchiveOutputStream tar(ByteArrayOutputStream bytes) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }

    private static TarArchiveEntry tarEntry(Entry entry) throws IOException {
        String name = entry.path().substring(1);
        TarArchiveEntry header;
        if (entry instanceof Entry.Directory directory) {
            header = new TarArchiveEntry(name + "/", TarConstants.LF_DIR);
            header.setMode(directory.mode());
            header.setIds(directory.owner(), directory.owner());
        } else if (entry instanceof Entry.Link link) {
            header = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
            header.setMode(LINK_MODE);
            header.setLinkName(link.target());
        } else {
            Entry.File file = (Entry.File) entry;
            header = new TarArchiveEntry(name, TarConstants.LF_NORMAL);
            header.setMode(file.mode());
            header.setSize(file.content().size());
        }
        header.setModTime(MODIFIED_MILLIS);
        return header;
    }

    /** Who skips contents, as readers of headers do, does not read them. */
    private static final class TarStream extends InputStream {

        private final Iterator<Entry> entries;
        private final Deque<InputStream> parts = new ArrayDeque<>();
        private boolean ended;

        TarStream(Iterator<Entry> entries) {
            this.entries = entries;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            while (hasPart()) {
                int count = parts.peek().read(bytes, offset, length);
                if (count >= 0) {
                    return count;
                }
                parts.remove().close();
            }
            return -1;
        }

        @Override
        public long skip(long count) throws IOException {
            return hasPart() ? parts.peek().skip(count) : 0;
        }

        private boolean hasPart() throws IOException {
            if (parts.isEmpty() && entries.hasNext()) {
                add(entries.next());
            } else if (parts.isEmpty() && !ended) {
                ended = true;
                parts.add(new ByteArrayInputStream(TarContent.end()));
            }
            return !parts.isEmpty();
        }

        private void add(Entry entry) throws IOException {
            parts.add(new ByteArrayInputStream(header(entry)));
            if (entry instanceof Entry.File file) {
                long size = file.content().size();
                parts.add(new Exactly(size, file.content().open()));
                int padding = (int) (-size & TarConstants.DEFAULT_RCDSIZE - 1);
                parts.add(new ByteArrayInputStream(new byte[padding]));
            }
        }

        @Override
        public void close() throws IOException {
            for (InputStream part : parts) {
                part.close();
            }
        }
    }
}

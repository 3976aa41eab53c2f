package dev.tinyimage.rootfs;

import dev.tinyimage.image.Entry;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A layer of a root. */
public interface Level {

    /** In the order of the layer, those that hide files of lower ones too. */
    List<LayerEntry> entries();

    /** Reads all of them again, with their contents. */
    void read(Visitor visitor) throws IOException;

    /** Gets the entries of a layer, one after the other. */
    interface Visitor {

        /**
         * Gets one.
         *
         * @param number index in the layer
         * @param content of a file; empty for others; not to be closed
         */
        void visit(int number, LayerEntry entry, InputStream content) throws IOException;
    }

    /** One that is not written yet. */
    static Level of(List<Entry> files) {
        List<LayerEntry> entries = files.stream().map(LayerEntry::of).toList();
        return new Level() {
            @Override
            public List<LayerEntry> entries() {
                return entries;
            }

            @Override
            public void read(Visitor visitor) throws IOException {
                for (int i = 0; i < files.size(); i++) {
                    try (InputStream content = files.get(i) instanceof Entry.File file
                            ? file.content().open()
                            : InputStream.nullInputStream()) {
                        visitor.visit(i, entries.get(i), content);
                    }
                }
            }
        };
    }
}

package dev.tinyimage.registry;

import dev.tinyimage.console.Step;
import dev.tinyimage.image.Content;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A content of which each byte that is read is an advance of a step. */
record CountedContent(Content content, Step step) implements Content {

    @Override
    public long size() throws IOException {
        return content.size();
    }

    @Override
    public InputStream open() throws IOException {
        return new FilterInputStream(content.open()) {
            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = super.read(buffer, from, length);
                step.advance(Math.max(0, count));
                return count;
            }
        };
    }
}

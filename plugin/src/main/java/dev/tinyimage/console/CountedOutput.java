package dev.tinyimage.console;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Bytes on their way to another stream, each of them an advance of a step. */
public final class CountedOutput extends FilterOutputStream {

    private final Step step;

    /** A stream to another one. */
    public CountedOutput(OutputStream out, Step step) {
        super(out);
        this.step = step;
    }

    @Override
    public void write(int value) throws IOException {
        out.write(value);
        step.advance(1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        step.advance(length);
    }
}

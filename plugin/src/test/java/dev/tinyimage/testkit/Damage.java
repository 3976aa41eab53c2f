package dev.tinyimage.testkit;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** What a full disk or a bad copy makes of a file; its time stays as it was. */
public enum Damage {
    HALVED {
        @Override
        void to(RandomAccessFile file) throws IOException {
            file.setLength(file.length() / 2);
        }
    },
    ONE_BIT_FLIPPED {
        @Override
        void to(RandomAccessFile file) throws IOException {
            long middle = file.length() / 2;
            file.seek(middle);
            int before = file.read();
            file.seek(middle);
            file.write(before ^ 1);
        }
    },
    EMPTIED {
        @Override
        void to(RandomAccessFile file) throws IOException {
            file.setLength(0);
        }
    };

    abstract void to(RandomAccessFile file) throws IOException;

    /** Damages a file that has more than one byte. */
    public void to(Path path) throws IOException {
        FileTime time = Files.getLastModifiedTime(path);
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
            to(file);
        }
        Files.setLastModifiedTime(path, time);
    }
}

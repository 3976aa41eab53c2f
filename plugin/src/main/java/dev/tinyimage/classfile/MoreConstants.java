package dev.tinyimage.classfile;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Constants (JVMS 4.4) that come after those of a class file, each once; what asks for one gets its place. */
final class MoreConstants {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);
    private final Map<String, Integer> places = new HashMap<>();
    private int count;

    /** @param count what the class file says of its own: one more than the last place (JVMS 4.1) */
    MoreConstants(int count) {
        this.count = count;
    }

    int count() {
        return count;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    int utf8(String text) throws IOException {
        Integer place = places.get(text);
        if (place != null) {
            return place;
        }
        out.writeByte(ConstantPool.UTF8);
        out.writeUTF(text);
        return next(text);
    }

    int string(String text) throws IOException {
        return reference(ConstantPool.STRING, utf8(text));
    }

    int classNamed(String name) throws IOException {
        return reference(ConstantPool.CLASS, utf8(name));
    }

    int method(int owner, String name, String descriptor) throws IOException {
        return pair(ConstantPool.METHOD, owner, pair(ConstantPool.NAME_AND_TYPE, utf8(name), utf8(descriptor)));
    }

    private int reference(int tag, int to) throws IOException {
        String key = tag + " " + to;
        Integer place = places.get(key);
        if (place != null) {
            return place;
        }
        out.writeByte(tag);
        out.writeShort(to);
        return next(key);
    }

    private int pair(int tag, int first, int second) throws IOException {
        out.writeByte(tag);
        out.writeShort(first);
        out.writeShort(second);
        return count++;
    }

    private int next(String key) {
        places.put(key, count);
        return count++;
    }
}

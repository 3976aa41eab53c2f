package dev.tinyimage.runtime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Writes trust stores as the JDK's own are since 18: PKCS #12 (RFC 7292) without a password (JDK-8275252). Java's own
 * writer would mix random salts and the time into it.
 */
final class Pkcs12 {

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int BMP_STRING = 0x1e;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** Context-specific, constructed, number 0. */
    private static final int EXPLICIT = 0xa0;

    private static final int LONGEST_SHORT_FORM = 0x7f;

    /** Object identifiers, encoded. */
    private static final byte[] DATA = hex("06092a864886f70d010701"); // 1.2.840.113549.1.7.1

    private static final byte[] CERT_BAG = hex("060b2a864886f70d010c0a0103"); // 1.2.840.113549.1.12.10.1.3
    private static final byte[] X509 = hex("060a2a864886f70d01091601"); // 1.2.840.113549.1.9.22.1
    private static final byte[] FRIENDLY_NAME = hex("06092a864886f70d010914"); // 1.2.840.113549.1.9.20

    /** Java takes a certificate for trusted only if it has this attribute: 2.16.840.1.113894.746875.1.1. */
    private static final byte[] TRUSTED_KEY_USAGE = hex("060c6086480186f966adca7b0101");

    private static final byte[] ANY_USAGE = hex("0604551d2500"); // 2.5.29.37.0

    private Pkcs12() {}

    /** A trust store of certificates by name, in their order. */
    static byte[] trusting(Map<String, Certificate> certificates) {
        byte[][] bags = certificates.entrySet().stream()
                .map(entry -> bag(entry.getKey(), entry.getValue()))
                .toArray(byte[][]::new);
        byte[] safe = der(SEQUENCE, content(der(SEQUENCE, bags)));
        return der(SEQUENCE, der(INTEGER, new byte[] {3}), content(safe));
    }

    private static byte[] content(byte[] data) {
        return der(SEQUENCE, DATA, der(EXPLICIT, der(OCTETS, data)));
    }

    private static byte[] bag(String name, Certificate certificate) {
        try {
            byte[] encoded = der(SEQUENCE, X509, der(EXPLICIT, der(OCTETS, certificate.getEncoded())));
            byte[] alias = der(BMP_STRING, name.getBytes(StandardCharsets.UTF_16BE));
            byte[] attributes = der(
                    SET,
                    der(SEQUENCE, FRIENDLY_NAME, der(SET, alias)),
                    der(SEQUENCE, TRUSTED_KEY_USAGE, der(SET, ANY_USAGE)));
            return der(SEQUENCE, CERT_BAG, der(EXPLICIT, encoded), attributes);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }

    /** Tag, length, content (X.690, section 8.1). */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        writeLength(content.size(), whole);
        whole.writeBytes(content.toByteArray());
        return whole.toByteArray();
    }

    private static void writeLength(int length, ByteArrayOutputStream out) {
        if (length <= LONGEST_SHORT_FORM) {
            out.write(length);
            return;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        out.write(LONGEST_SHORT_FORM + 1 + bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >> i * Byte.SIZE);
        }
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}

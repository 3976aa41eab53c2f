package dev.tinyimage.corpus.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.datagram.DatagramSocket;

/** Knows one answer, since there is no network: every name is 192.0.2.1. */
final class NameServer {

    private NameServer() {}

    static Future<DatagramSocket> start(Vertx vertx, String host) {
        DatagramSocket socket = vertx.createDatagramSocket();
        socket.handler(packet -> socket.send(
                answer(packet.data()), packet.sender().port(), packet.sender().host()));
        return socket.listen(0, host);
    }

    private static Buffer answer(Buffer query) {
        int end = 12;
        while (query.getByte(end) != 0) {
            end += query.getByte(end) + 1;
        }
        end += 5;
        return Buffer.buffer()
                .appendBytes(query.getBytes(0, 2))
                .appendInt(0x81800001)
                .appendInt(0x00010000)
                .appendShort((short) 0)
                .appendBytes(query.getBytes(12, end))
                .appendShort((short) 0xC00C)
                .appendInt(0x00010001)
                .appendInt(60)
                .appendShort((short) 4)
                .appendBytes(new byte[] {(byte) 192, 0, 2, 1});
    }
}

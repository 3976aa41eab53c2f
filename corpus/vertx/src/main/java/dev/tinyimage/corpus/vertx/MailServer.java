package dev.tinyimage.corpus.vertx;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;

/** Speaks just as much SMTP as a client needs. */
final class MailServer {

    private final NetServer server;
    private String subject;

    private MailServer(Vertx vertx) {
        server = vertx.createNetServer();
        server.connectHandler(this::talk);
    }

    static Future<MailServer> start(Vertx vertx, String host) {
        MailServer mails = new MailServer(vertx);
        return mails.server.listen(0, host).map(mails);
    }

    int port() {
        return server.actualPort();
    }

    String subject() {
        return subject;
    }

    Future<Void> close() {
        return server.close();
    }

    private void talk(NetSocket socket) {
        boolean[] inMessage = {false};
        socket.write("220 corpus.test ESMTP\r\n");
        socket.handler(RecordParser.newDelimited("\r\n", record -> {
            String line = record.toString();
            if (inMessage[0]) {
                inMessage[0] = !line.equals(".");
                if (line.startsWith("Subject:")) {
                    subject = line;
                }
                if (!inMessage[0]) {
                    socket.write("250 taken\r\n");
                }
            } else if (line.startsWith("DATA")) {
                inMessage[0] = true;
                socket.write("354 go on\r\n");
            } else if (line.startsWith("QUIT")) {
                socket.write("221 bye\r\n").eventually(socket::close);
            } else {
                socket.write("250 corpus.test\r\n");
            }
        }));
    }
}

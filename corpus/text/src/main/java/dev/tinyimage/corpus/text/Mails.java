package dev.tinyimage.corpus.text;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Properties;

/** A message to Japan, with an attachment, for which there is no server. */
final class Mails {

    private static final String CHARSET = "ISO-2022-JP";

    private Mails() {}

    static String message() throws Exception {
        Properties properties = new Properties();
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            properties.setProperty("mail.smtp.port", Integer.toString(socket.getLocalPort()));
        }
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.auth", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        Session session = Session.getInstance(properties);
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress("jane@example.org", "ジェーン", CHARSET));
        message.setRecipients(Message.RecipientType.TO, "hanako@example.jp");
        message.setSubject("ご注文", CHARSET);
        MimeBodyPart text = new MimeBodyPart();
        text.setText("こんにちは", CHARSET);
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setDataHandler(new DataHandler(new ByteArrayDataSource("<order/>", "text/xml")));
        attachment.setFileName("order.xml");
        message.setContent(new MimeMultipart(text, attachment));
        message.saveChanges();

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        message.writeTo(out);
        MimeMessage read = new MimeMessage(session, new ByteArrayInputStream(out.toByteArray()));
        MimeMultipart parts = (MimeMultipart) read.getContent();
        return read.getHeader("Subject", null) + " " + read.getSubject() + "\n"
                + parts.getBodyPart(0).getContent() + "\n"
                + parts.getBodyPart(1).getFileName() + " "
                + parts.getBodyPart(1).getDataHandler().getContentType() + "\n"
                + sent(message);
    }

    private static String sent(MimeMessage message) {
        try {
            Transport.send(message, "jane", "secret");
            return "sent";
        } catch (MessagingException e) {
            return e.getClass().getSimpleName();
        }
    }
}

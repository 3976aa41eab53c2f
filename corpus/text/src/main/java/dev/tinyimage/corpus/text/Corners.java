package dev.tinyimage.corpus.text;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.PlatformManagedObject;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.text.MessageFormat;
import java.util.Date;
import java.util.HexFormat;
import java.util.Hashtable;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TimeZone;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** What apps ask the JDK for by a name in a string. */
final class Corners {

    private Corners() {}

    static String charsets() {
        StringBuilder answer = new StringBuilder();
        for (String name : new String[] {"IBM037", "Big5", "EUC-KR", "x-windows-874", "windows-1252"}) {
            Charset charset = Charset.forName(name);
            byte[] bytes = "Öl 1€".getBytes(charset);
            answer.append(charset)
                    .append(' ')
                    .append(HexFormat.of().formatHex(bytes))
                    .append(' ')
                    .append(new String(bytes, charset))
                    .append('\n');
        }
        return answer.toString();
    }

    static String messages() {
        StringBuilder answer = new StringBuilder();
        for (Locale locale : new Locale[] {Locale.ROOT, Locale.FRANCE}) {
            Locale spoken = locale.equals(Locale.ROOT) ? Locale.UK : locale;
            String pattern = ResourceBundle.getBundle("messages", locale).getString("greeting");
            MessageFormat format = new MessageFormat(pattern, spoken);
            answer.append(format.format(new Object[] {"Zoé", 3, 12.5, new Date(1_772_366_400_000L)}))
                    .append('\n');
        }
        return answer + TimeZone.getTimeZone("Asia/Tokyo").getDisplayName(Locale.FRENCH) + " "
                + Locale.JAPAN.getDisplayCountry(Locale.FRENCH);
    }

    /** Of a name server that is not there. */
    static String dns() throws IOException {
        int port;
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Hashtable<String, String> environment = new Hashtable<>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        environment.put(Context.PROVIDER_URL, "dns://127.0.0.1:" + port);
        environment.put("com.sun.jndi.dns.timeout.initial", "200");
        environment.put("com.sun.jndi.dns.timeout.retries", "1");
        try {
            return new InitialDirContext(environment)
                    .getAttributes("example.org", new String[] {"MX"})
                    .toString();
        } catch (NamingException e) {
            return e.getClass().getSimpleName();
        }
    }

    static String virtualMachine() throws Exception {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Class<? extends PlatformManagedObject> type = Class.forName("com.sun.management.HotSpotDiagnosticMXBean")
                .asSubclass(PlatformManagedObject.class);
        PlatformManagedObject bean = ManagementFactory.getPlatformMXBean(type);
        Object option = type.getMethod("getVMOption", String.class).invoke(bean, "HeapDumpOnOutOfMemoryError");
        CompositeData same = (CompositeData) server.invoke(
                bean.getObjectName(),
                "getVMOption",
                new Object[] {"HeapDumpOnOutOfMemoryError"},
                new String[] {String.class.getName()});
        long memory = (long) server.getAttribute(
                new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME), "TotalPhysicalMemorySize");
        return option.getClass().getMethod("getValue").invoke(option) + " " + same.get("value") + " " + (memory > 0);
    }
}

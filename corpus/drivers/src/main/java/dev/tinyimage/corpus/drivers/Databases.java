package dev.tinyimage.corpus.drivers;

import com.microsoft.sqlserver.jdbc.SQLServerXADataSource;
import com.mysql.cj.jdbc.MysqlXADataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javax.naming.Reference;
import javax.naming.spi.NamingManager;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetProvider;
import javax.sql.rowset.WebRowSet;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;
import org.sqlite.Function;
import org.sqlite.SQLiteConfig;

/** Everything behind JDBC. */
final class Databases {

    private Databases() {}

    /** Of a server that is not there. */
    static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String drivers() {
        return DriverManager.drivers()
                .map(driver -> driver.getClass().getName())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    static String sqlite() throws Exception {
        Path file = Files.createTempFile("orders", ".db");
        SQLiteConfig configuration = new SQLiteConfig();
        configuration.enforceForeignKeys(true);
        try (Connection connection = configuration.createConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            Function.create(connection, "shout", new Function() {
                @Override
                protected void xFunc() throws SQLException {
                    result(value_text(0).toUpperCase(Locale.ROOT));
                }
            });
            statement.execute("create table item (id integer primary key, name text, price real, picture blob)");
            try (PreparedStatement insert =
                    connection.prepareStatement("insert into item (name, price, picture) values (?, ?, ?)")) {
                insert.setString(1, "Öl");
                insert.setDouble(2, 4.5);
                insert.setBytes(3, "♥".getBytes(StandardCharsets.UTF_16));
                insert.executeUpdate();
            }
            try (ResultSet result = statement.executeQuery("select id, shout(name) as name, price from item")) {
                return rows(result);
            }
        } finally {
            Files.delete(file);
        }
    }

    private static String rows(ResultSet result) throws Exception {
        CachedRowSet rows = RowSetProvider.newFactory().createCachedRowSet();
        rows.populate(result);
        rows.beforeFirst();
        rows.next();
        WebRowSet web = RowSetProvider.newFactory().createWebRowSet();
        return rows.getInt(1) + " " + rows.getString("name") + " " + rows.getDouble(3) + " of " + rows.size() + " "
                + web.getType();
    }

    static String refused() throws IOException {
        int port = closedPort();
        Map<String, String> urls = new LinkedHashMap<>();
        urls.put("postgresql", "jdbc:postgresql://127.0.0.1:" + port + "/orders?sslmode=require&connectTimeout=2");
        urls.put("mysql", "jdbc:mysql://127.0.0.1:" + port + "/orders?sslMode=REQUIRED&connectTimeout=2000");
        urls.put("mariadb", "jdbc:mariadb://127.0.0.1:" + port + "/orders?sslMode=trust&connectTimeout=2000");
        urls.put(
                "sqlserver", "jdbc:sqlserver://127.0.0.1:" + port + ";encrypt=true;loginTimeout=2;connectRetryCount=0");
        StringBuilder answer = new StringBuilder();
        urls.forEach((name, url) -> {
            try (Connection connection = DriverManager.getConnection(url, "jane", "secret")) {
                answer.append(name).append(" is there: ").append(connection).append('\n');
            } catch (SQLException e) {
                answer.append(name).append(' ').append(e.getSQLState()).append('\n');
            }
        });
        return answer.toString();
    }

    static String distributed() throws Exception {
        int port = closedPort();
        PGXADataSource postgres = new PGXADataSource();
        postgres.setURL("jdbc:postgresql://127.0.0.1:" + port + "/orders");
        MysqlXADataSource mysql = new MysqlXADataSource();
        mysql.setUrl("jdbc:mysql://127.0.0.1:" + port + "/orders?connectTimeout=2000");
        SQLServerXADataSource sqlServer = new SQLServerXADataSource();
        sqlServer.setURL("jdbc:sqlserver://127.0.0.1:" + port + ";loginTimeout=2;connectRetryCount=0");
        MariaDbDataSource mariaDb = new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + port + "/orders");
        StringBuilder answer = new StringBuilder();
        for (XADataSource source : new XADataSource[] {postgres, mysql, sqlServer, mariaDb}) {
            try {
                answer.append(source.getXAConnection().getXAResource()).append('\n');
            } catch (SQLException e) {
                answer.append(source.getClass().getSimpleName())
                        .append(' ')
                        .append(e.getSQLState())
                        .append('\n');
            }
        }
        return answer + byReference();
    }

    /** The way a naming service stores and finds a data source. */
    private static String byReference() throws Exception {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setDatabaseName("orders");
        Reference reference = source.getReference();
        DataSource found = (DataSource) NamingManager.getObjectInstance(reference, null, null, null);
        return ((PGSimpleDataSource) found).getDatabaseName();
    }
}

package dev.tinyimage.jar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tinyimage.testkit.Jars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarRewriterTest {

    private static final String MANIFEST = "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n";

    private final JarRewriter storing = new JarRewriter(name -> true, true);

    @TempDir
    Path folder;

    @Test
    void storedEntriesKeepOrderNamesTimesAndContents() throws IOException {
        Path jar = Jars.jar()
                .file("META-INF/MANIFEST.MF", MANIFEST)
                .file("META-INF/versions/17/z.txt", "z".repeat(1000))
                .file("META-INF/INDEX.LIST", "JarIndex-Version: 1.0\r\n\r\n")
                .file("ä/b.txt", "b".repeat(1000))
                .file("a.txt", "")
                .write(folder.resolve("x.jar"));

        Path copy = rewrite(storing, jar);

        assertThat(listing(copy)).isEqualTo(listing(jar));
        assertThat(methods(copy)).containsOnly(ZipEntry.STORED);
        assertThat(Files.readAllBytes(rewrite(storing, jar))).isEqualTo(Files.readAllBytes(copy));
    }

    @Test
    void entriesThatDoNotStayAreLeftOutAndTheOthersAreNotTouched() throws IOException {
        Path jar = Jars.jar().file("a.txt", "a".repeat(1000)).file("b.dll", "b").write(folder.resolve("x.jar"));

        Path copy = rewrite(new JarRewriter(name -> !name.endsWith(".dll"), false), jar);

        assertThat(listing(copy)).isEqualTo(listing(jar).subList(0, 1));
        assertThat(methods(copy)).containsOnly(ZipEntry.DEFLATED);
    }

    @Test
    void aSignedJarStillVerifies() throws Exception {
        Path nested = Jars.jar().file("a.txt", "a".repeat(1000)).write(folder.resolve("nested.jar"));
        Path jar = Jars.jar()
                .file("META-INF/MANIFEST.MF", MANIFEST)
                .file("nested.jar", nested)
                .file("x.txt", "x".repeat(1000))
                .write(folder.resolve("x.jar"));
        sign(jar);

        Path copy = rewrite(storing, jar);

        assertThat(methods(copy)).containsOnly(ZipEntry.STORED);
        assertThat(signers(jar, "x.txt")).isEqualTo(1);
        assertThat(signers(copy, "x.txt")).isEqualTo(1);
        assertThat(signers(copy, "nested.jar")).isEqualTo(1);
    }

    @Test
    void aJarInAJarIsStoredToo() throws IOException {
        Path nested = Jars.jar().file("a.txt", "a".repeat(1000)).write(folder.resolve("nested.jar"));
        Path jar = Jars.jar().file("lib/nested.jar", nested).write(folder.resolve("x.jar"));

        Path copy = rewrite(storing, jar);

        Path extracted = folder.resolve("extracted.jar");
        try (ZipFile zip = new ZipFile(copy.toFile())) {
            Files.copy(zip.getInputStream(zip.getEntry("lib/nested.jar")), extracted);
        }
        assertThat(listing(extracted)).isEqualTo(listing(nested));
        assertThat(methods(extracted)).containsOnly(ZipEntry.STORED);
    }

    @Test
    void whatIsNoPlainJarStaysAsItIs() throws IOException {
        byte[] jar = Files.readAllBytes(Jars.jar().file("a.txt", "a").write(folder.resolve("x.jar")));
        byte[] program = "#!/bin/sh\nexec java -jar $0\n".getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[program.length + jar.length];
        System.arraycopy(program, 0, both, 0, program.length);
        System.arraycopy(jar, 0, both, program.length, jar.length);
        Path appended = Files.write(folder.resolve("program.jar"), both);
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar at all");

        assertThat(Files.readAllBytes(rewrite(storing, appended))).isEqualTo(both);
        assertThat(rewrite(storing, text)).hasContent("no jar at all");
    }

    private Path rewrite(JarRewriter rewriter, Path jar) throws IOException {
        Path copy = Files.createTempFile(folder, "copy", ".jar");
        rewriter.rewrite(jar, copy);
        return copy;
    }

    private static List<String> listing(Path jar) throws IOException {
        try (JarFile zip = new JarFile(jar.toFile())) {
            return zip.stream()
                    .map(entry ->
                            entry.getName() + " " + entry.getTime() + " " + entry.getSize() + " " + entry.getCrc())
                    .toList();
        }
    }

    private static List<Integer> methods(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getMethod).toList();
        }
    }

    /** Reading to the end is what makes a JarFile verify an entry; it throws where the digest differs. */
    private static int signers(Path jar, String name) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), true)) {
            JarEntry entry = file.getJarEntry(name);
            file.getInputStream(entry).readAllBytes();
            return entry.getCodeSigners() == null ? 0 : entry.getCodeSigners().length;
        }
    }

    private void sign(Path jar) throws Exception {
        String keys = folder.resolve("keys.p12").toString();
        run(
                "keytool",
                "-genkeypair",
                "-alias",
                "k",
                "-keyalg",
                "EC",
                "-dname",
                "CN=x",
                "-keystore",
                keys,
                "-storepass",
                "secret");
        run("jarsigner", "-keystore", keys, "-storepass", "secret", jar.toString(), "k");
    }

    private static void run(String tool, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", tool).toString()));
        Collections.addAll(command, arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}

package dev.tinyimage.scan;

import dev.tinyimage.classfile.ByteFilter;
import dev.tinyimage.classfile.ByteNames;
import dev.tinyimage.classfile.ClassReferences;
import dev.tinyimage.jdk.JdkCharsets;
import dev.tinyimage.jdk.JdkClasses;
import dev.tinyimage.jdk.JdkModules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;

/** Reads one jar entry by entry, those of the target release where it is a multi-release jar. */
final class JarReader implements AutoCloseable {

    private static final String SERVICES = "META-INF/services/";
    private static final String NATIVE_IMAGE = "META-INF/native-image/";
    private static final String CLASS = ".class";
    private static final String DESCRIPTOR = "module-info.class";

    /** Pages and tag files, which only the server compiles (Jakarta Pages 3.1, 1.1.3 and 8.4). */
    private static final Set<String> PAGES = Set.of("jsp", "jspx", "jspf", "tag", "tagx");

    /** Forms in which servers ship themselves and their applications; WildFly is a zip of jars in a jar. */
    private static final Set<String> ARCHIVES = Set.of("jar", "war", "ear", "rar", "zip");

    private final int feature;
    private final JdkModules modules;
    private final JdkClasses classes;
    private final JdkCharsets charsets;
    private final Interests interests;
    private final Interests.Names members;
    private final Interests.Names strings;
    private final ClassReferences.Wanted wanted;

    JarReader(int feature, JdkModules modules, JdkClasses classes, JdkCharsets charsets, Interests interests) {
        this.feature = feature;
        this.modules = modules;
        this.classes = classes;
        this.charsets = charsets;
        this.interests = interests;
        this.members = interests.memberNames();
        this.strings = interests.stringNames();
        this.wanted = new ClassReferences.Wanted(
                ByteNames.of(classes.packages()),
                ByteNames.of(interests.parts()),
                name -> classes.has(name) || interests.partOf(name) != null,
                ByteNames.of(interests.owners()),
                ByteFilter.of(texts()));
    }

    private Set<String> texts() {
        Set<String> texts = new HashSet<>(classes.packages());
        texts.addAll(charsets.extended());
        texts.addAll(Languages.ISO_639);
        interests.strings().forEach(text -> texts.add(text.replaceFirst("\\.\\*$", "")));
        return texts;
    }

    JarScan read(Path file, String digest) {
        try {
            OneJar jar = WholeFile.read(file, this::read);
            int oldest = jar.releases.getCount() == 0 ? 0 : jar.releases.getMin();
            int newest = jar.releases.getCount() == 0 ? 0 : jar.releases.getMax();
            return new JarScan(digest, oldest, newest, jar.mentions.sorted());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OneJar read(byte[] bytes) throws IOException {
        try (JarBytes jar = new JarBytes(bytes, feature)) {
            OneJar one = new OneJar(jar);
            one.read();
            return one;
        }
    }

    /** What has been read of one jar so far. */
    private final class OneJar {

        private final MentionCollector mentions = new MentionCollector();
        private final IntSummaryStatistics releases = new IntSummaryStatistics();
        private final JarBytes jar;

        OneJar(JarBytes jar) {
            this.jar = jar;
        }

        void read() throws IOException {
            for (JarBytes.Member entry : jar.entries()) {
                if (entry.name().endsWith(CLASS)) {
                    readClass(entry);
                } else {
                    readOther(entry);
                }
            }
        }

        private void readOther(JarBytes.Member entry) throws IOException {
            String name = entry.name();
            String extension = name.substring(name.lastIndexOf('.') + 1);
            if (name.startsWith(SERVICES)) {
                readServices(name.substring(SERVICES.length()), content(entry));
            } else if (name.startsWith(NATIVE_IMAGE) && extension.equals("json")) {
                ReachabilityMetadata.read(content(entry), classes::has)
                        .forEach((type, condition) ->
                                mentions.add(MentionKind.METADATA, type, new Place(List.of(), name, condition)));
            } else if (PAGES.contains(extension)) {
                readPage(name, content(entry));
            } else if (ARCHIVES.contains(extension)) {
                readNested(name, entry);
            } else {
                Languages.ofBundle(name).ifPresent(tag -> mentions.add(MentionKind.BUNDLE, tag, name));
            }
        }

        private void readClass(JarBytes.Member entry) throws IOException {
            String file = entry.name();
            if (file.endsWith(DESCRIPTOR)) {
                readDescriptor(content(entry));
                return;
            }
            try (InputStream in = jar.open(entry)) {
                ClassReferences references = ClassReferences.read(in, entry.size(), wanted);
                if (entry.release() == 0 && !file.startsWith("META-INF/")) {
                    releases.accept(references.release());
                }
                addPackage(references.name());
                if (!references.isEmpty()) {
                    addUses(references);
                }
            } catch (IOException e) {
                mentions.add(MentionKind.DAMAGED, file, e.getMessage());
            }
        }

        private void addPackage(String className) {
            int end = className.lastIndexOf('.');
            if (end >= 0) {
                mentions.add(MentionKind.PACKAGE, className.substring(0, end));
            }
        }

        private void addUses(ClassReferences references) {
            Place user = Place.of(references.name());
            for (String used : references.classes()) {
                addClass(used, user);
            }
            for (String member : references.members()) {
                String name = Interests.withoutParameters(member);
                if (members.has(name)) {
                    mentions.add(MentionKind.MEMBER, name, user);
                } else if (members.has(member)) {
                    mentions.add(MentionKind.MEMBER, member, user);
                }
            }
            for (String tag : Languages.of(references)) {
                mentions.add(MentionKind.LANGUAGE, tag, user);
            }
            for (String text : references.strings()) {
                addString(text, user);
            }
        }

        private void addClass(String used, Place user) {
            String part = interests.partOf(used);
            if (part == null && isOfTheJdk(used)) {
                mentions.add(MentionKind.CLASS, used, user);
            } else if (part != null && !user.name().startsWith(part)) {
                mentions.add(MentionKind.PART, part, user);
            }
        }

        private void addString(String text, Place user) {
            if (strings.has(text) || classes.has(text) && !isOwn(text)) {
                mentions.add(MentionKind.STRING, text, user);
            } else if (charsets.isExtended(text)) {
                mentions.add(MentionKind.CHARSET, text, user);
            }
        }

        /**
         * A jar's own class counts only where the JDK does not show the package to others: class loaders ask a module of
         * the JDK first for all packages that it has.
         */
        private boolean isOfTheJdk(String name) {
            return !isOwn(name) || modules.isExported(name);
        }

        private boolean isOwn(String className) {
            return jar.has(className.replace('.', '/') + CLASS);
        }

        /** On the class path a descriptor means nothing to the JVM, so a broken one means nothing here. */
        private void readDescriptor(byte[] bytes) {
            try {
                ModuleDescriptor descriptor = JdkModules.descriptor(bytes);
                descriptor.provides().stream()
                        .filter(provides -> isJdkService(provides.service()))
                        .forEach(provides -> provides.providers()
                                .forEach(provider -> mentions.add(MentionKind.SERVICE, provides.service(), provider)));
                descriptor.uses().stream()
                        .filter(this::isJdkService)
                        .forEach(service -> mentions.add(MentionKind.USES, service, "module-info"));
            } catch (InvalidModuleDescriptorException | IndexOutOfBoundsException e) {
                // see above
            }
        }

        private void readServices(String service, byte[] bytes) {
            if (isJdkService(service)) {
                new String(bytes, StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceFirst("#.*", "").strip())
                        .filter(provider -> !provider.isEmpty())
                        .forEach(provider -> mentions.add(MentionKind.SERVICE, service, provider));
            }
        }

        private void readPage(String page, byte[] bytes) {
            PageNames.of(bytes).stream()
                    .filter(name -> modules.ofClass(name)
                            .filter(module -> !module.equals("java.base"))
                            .isPresent())
                    .forEach(name -> mentions.add(MentionKind.PAGE, name, page));
        }

        private boolean isJdkService(String service) {
            return modules.ofClass(service).isPresent();
        }

        /**
         * No class path reaches into it, but what ships it will load it in a way of its own. What release it is for does
         * not count: Open Liberty has jars for newer ones only, which it leaves alone on older ones.
         */
        private void readNested(String name, JarBytes.Member entry) {
            mentions.add(MentionKind.NESTED, name);
            try {
                OneJar nested = JarReader.this.read(content(entry));
                mentions.addAll(name, nested.mentions);
            } catch (IOException e) {
                mentions.add(MentionKind.DAMAGED, name, e.getMessage());
            }
        }

        private byte[] content(JarBytes.Member entry) throws IOException {
            try (InputStream in = jar.open(entry)) {
                return in.readNBytes(entry.size());
            }
        }
    }

    @Override
    public void close() {
        classes.close();
    }
}

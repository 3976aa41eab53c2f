package dev.tinyimage.corpus.lucene;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** German text, in memory and in a mapped file. */
final class Search {

    private static final List<String> TEXTS =
            List.of("Die Häuser am Fluss", "Ein Haus in der Straße", "Größere Städte", "Äpfel und Öl");

    private Search() {}

    static String inMemory() throws Exception {
        try (Directory directory = new ByteBuffersDirectory()) {
            return found(directory) + "\n" + terms() + "\n" + sorted();
        }
    }

    static String onDisk() throws Exception {
        Path folder = Files.createTempDirectory("index");
        try (Directory directory = FSDirectory.open(folder)) {
            String found = found(directory);
            for (String file : directory.listAll()) {
                directory.deleteFile(file);
            }
            return found + " in " + directory.getClass().getSimpleName();
        }
    }

    private static String found(Directory directory) throws Exception {
        Analyzer analyzer = new GermanAnalyzer();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
            for (String text : TEXTS) {
                Document document = new Document();
                document.add(new TextField("text", text, Field.Store.YES));
                document.add(new IntPoint("length", text.length()));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        Query query = new QueryParser("text", analyzer).parse("Häusern OR stra*");
        Highlighter highlighter = new Highlighter(new QueryScorer(query));
        StringBuilder found = new StringBuilder();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = new IndexSearcher(reader);
            for (ScoreDoc hit : searcher.search(query, 10).scoreDocs) {
                String text = searcher.storedFields().document(hit.doc).get("text");
                found.append(highlighter.getBestFragment(analyzer, "text", text))
                        .append('\n');
            }
            return found + "of " + searcher.count(IntPoint.newRangeQuery("length", 0, 15));
        }
    }

    private static List<String> terms() throws IOException {
        List<String> terms = new ArrayList<>();
        try (Analyzer analyzer = new GermanAnalyzer();
                TokenStream stream = analyzer.tokenStream("text", String.join(" ", TEXTS))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        }
        return terms;
    }

    /** As a list for readers of Swedish would be, where these letters come last. */
    private static List<String> sorted() {
        List<String> words = new ArrayList<>(List.of("Öl", "Zebra", "Apfel", "Äpfel"));
        words.sort(Collator.getInstance(Locale.forLanguageTag("sv-SE")));
        return words;
    }
}

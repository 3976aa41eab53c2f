import java.io.StringReader;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/** Compiles a style sheet. */
class StyleSheet {

    private static final String TEXT = "<s:stylesheet version='1.0' xmlns:s='http://www.w3.org/1999/XSL/Transform'>"
            + "<s:template match='/'><g/></s:template></s:stylesheet>";

    public static void main(String[] args) throws Exception {
        TransformerFactory.newInstance()
                .newTransformer(new StreamSource(new StringReader(TEXT)))
                .transform(new StreamSource(new StringReader("<a/>")), new StreamResult(System.out));
    }
}

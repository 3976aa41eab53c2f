import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.sax.SAXTransformerFactory;
import javax.xml.transform.sax.TransformerHandler;
import javax.xml.transform.stax.StAXResult;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.helpers.DefaultHandler;

/** What java.xml does without compiling style sheets. */
class Trees {

    private static final String XML = "<?xml-stylesheet type='text/xsl' href='a.xsl'?>"
            + "<a xmlns:n='urn:n'><n:b c='1'>x &amp; y</n:b><d/><!-- e --><![CDATA[<f>]]></a>";

    private static final String SCHEMA =
            "<x:schema xmlns:x='http://www.w3.org/2001/XMLSchema'><x:element name='a' type='x:int'/></x:schema>";

    private static Document document() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(XML)));
    }

    private static void copies() throws Exception {
        for (String method : new String[] {"xml", "html", "text"}) {
            Transformer copier = TransformerFactory.newInstance().newTransformer();
            copier.setOutputProperty(OutputKeys.METHOD, method);
            copier.setOutputProperty(OutputKeys.INDENT, "yes");
            copier.setOutputProperty("{http://xml.apache.org/xslt}indent-amount", "3");
            StringWriter text = new StringWriter();
            copier.transform(new DOMSource(document()), new StreamResult(text));
            System.out.println(method + ": " + text);
        }
        Transformer copier = TransformerFactory.newDefaultInstance().newTransformer();
        StringWriter text = new StringWriter();
        copier.transform(
                new StAXSource(XMLInputFactory.newInstance().createXMLEventReader(new StringReader(XML))),
                new StAXResult(XMLOutputFactory.newInstance().createXMLStreamWriter(text)));
        copier.transform(
                new StAXSource(XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(XML))),
                new StAXResult(XMLOutputFactory.newInstance().createXMLEventWriter(text)));
        DOMResult tree = new DOMResult();
        copier.transform(
                new SAXSource(new InputSource(new StringReader(XML))),
                tree);
        copier.transform(new DOMSource(tree.getNode()), new SAXResult(new DefaultHandler()));
        copier.transform(new StreamSource(new StringReader(XML)), new StreamResult(text));
        System.out.println(text);
    }

    private static void handlers() throws Exception {
        SAXTransformerFactory factory = (SAXTransformerFactory) TransformerFactory.newInstance();
        TransformerHandler handler = factory.newTransformerHandler();
        StringWriter text = new StringWriter();
        handler.setResult(new StreamResult(text));
        handler.startDocument();
        handler.startElement("", "h", "h", new org.xml.sax.helpers.AttributesImpl());
        handler.endElement("", "h", "h");
        handler.endDocument();
        System.out.println(text);
        System.out.println(factory.getFeature(SAXTransformerFactory.FEATURE));
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        // As Spring looks for annotations on a bean
        System.out.println(factory.getClass().getDeclaredMethods().length > 0);
        System.out.println(factory.getClass().getDeclaredFields().length > 0);
        System.out.println(factory.getClass().getDeclaredConstructors().length);
    }

    private static void failures() throws Exception {
        Transformer copier = TransformerFactory.newInstance().newTransformer();
        for (String wrong : new String[] {"<a>", ""}) {
            try {
                copier.transform(new StreamSource(new StringReader(wrong)), new StreamResult(new StringWriter()));
            } catch (TransformerException e) {
                System.out.println(e.getMessage());
            }
        }
        try {
            copier.setOutputProperty("unknown", "x");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            copier.transform(new StreamSource(new StringReader(XML)), null);
        } catch (Exception e) {
            System.out.println(e);
        }
        try {
            TransformerFactory.newInstance().setAttribute("unknown", "x");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            XPathFactory.newInstance().newXPath().compile("a[");
        } catch (Exception e) {
            System.out.println(e);
        }
    }

    private static void others() throws Exception {
        NodeList found = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate("//*[starts-with(name(), 'n')] | /a/d", document(), XPathConstants.NODESET);
        System.out.println(found.getLength());
        try {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(new StreamSource(new StringReader(SCHEMA)))
                    .newValidator()
                    .validate(new DOMSource(document()));
        } catch (Exception e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) throws Exception {
        copies();
        handlers();
        failures();
        others();
    }
}

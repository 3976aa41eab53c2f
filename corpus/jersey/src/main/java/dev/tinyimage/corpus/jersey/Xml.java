package dev.tinyimage.corpus.jersey;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.SchemaOutputResolver;
import jakarta.xml.bind.util.JAXBSource;
import java.io.StringReader;
import java.io.StringWriter;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.Result;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.xpath.XPathFactory;
import org.xml.sax.InputSource;

/** XML as JAXB's users have it: a schema made from the classes, validation by it, a style sheet, a path. */
final class Xml {

    private Xml() {}

    static String roundTrip(Order order) throws Exception {
        JAXBContext context = JAXBContext.newInstance(Order.class);
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(new StringReader(schema(context))));
        Marshaller marshaller = context.createMarshaller();
        marshaller.setSchema(schema);
        marshaller.setProperty(Marshaller.JAXB_FORMATTED_OUTPUT, true);
        marshaller.setProperty(Marshaller.JAXB_ENCODING, "windows-1252");
        StringWriter text = new StringWriter();
        marshaller.marshal(order, text);

        StringWriter styled = new StringWriter();
        TransformerFactory.newInstance()
                .newTransformer(new StreamSource(Xml.class.getResourceAsStream("/order.xsl")))
                .transform(new JAXBSource(context, order), new StreamResult(styled));

        XMLStreamReader reader =
                XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(text.toString()));
        Order read = (Order) context.createUnmarshaller().unmarshal(reader);
        String path = XPathFactory.newInstance()
                .newXPath()
                .evaluate("//item[2]", new InputSource(new StringReader(text.toString())));
        return text + "\n" + styled + "\n" + read.day + " " + path;
    }

    private static String schema(JAXBContext context) throws Exception {
        StringWriter text = new StringWriter();
        context.generateSchema(new SchemaOutputResolver() {
            @Override
            public Result createOutput(String namespace, String fileName) {
                StreamResult result = new StreamResult(text);
                result.setSystemId(fileName);
                return result;
            }
        });
        return text.toString();
    }
}

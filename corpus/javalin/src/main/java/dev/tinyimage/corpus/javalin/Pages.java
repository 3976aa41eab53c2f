package dev.tinyimage.corpus.javalin;

import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import io.javalin.http.Context;
import io.javalin.rendering.FileRenderer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/** Freemarker with the numbers of a language that java.base does not speak. */
final class Pages implements FileRenderer {

    private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

    Pages() {
        configuration.setClassForTemplateLoading(Pages.class, "/pages");
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocale(Locale.GERMANY);
        configuration.setRecognizeStandardFileExtensions(true);
    }

    @Override
    public String render(String file, Map<String, ?> model, Context context) {
        StringWriter page = new StringWriter();
        try {
            configuration.getTemplate(file).process(model, page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException(e);
        }
        return page.toString();
    }
}

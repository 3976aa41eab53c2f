package dev.tinyimage.corpus.log4j2;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;

/** Keeps what the filters let through. */
@Plugin(name = "Memory", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE)
public final class MemoryAppender extends AbstractAppender {

    static final BlockingQueue<String> KEPT = new LinkedBlockingQueue<>();

    private MemoryAppender(String name, Filter filter) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
    }

    @PluginFactory
    public static MemoryAppender create(
            @PluginAttribute("name") String name, @PluginElement("Filter") Filter filter) {
        return new MemoryAppender(name, filter);
    }

    @Override
    public void append(LogEvent event) {
        KEPT.add(event.getMessage().getFormattedMessage() + " from "
                + event.getSource().getMethodName());
    }
}

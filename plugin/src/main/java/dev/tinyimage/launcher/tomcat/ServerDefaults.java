package dev.tinyimage.launcher.tomcat;

import org.apache.catalina.Context;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.LifecycleEvent;
import org.apache.catalina.LifecycleListener;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

/** What a Tomcat's {@code conf/web.xml} gives every application, before the application's own configuration is read. */
final class ServerDefaults implements LifecycleListener {

    private static final String JASPER = "/org/apache/jasper/servlet/JspServlet.class";

    @Override
    public void lifecycleEvent(LifecycleEvent event) {
        if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
            Context context = (Context) event.getLifecycle();
            Tomcat.initWebappDefaults(context);
            if (ServerDefaults.class.getResource(JASPER) == null) {
                removeJsp(context);
            }
            useStrongETags(context);
        }
    }

    /** The image has Jasper for applications with JSP only. */
    private static void removeJsp(Context context) {
        context.removeServletMapping("*.jsp");
        context.removeServletMapping("*.jspx");
        context.removeChild(context.findChild("jsp"));
    }

    /** The usual ones are made of size and time, and all files of an image have the same time. */
    private static void useStrongETags(Context context) {
        ((Wrapper) context.findChild("default")).addInitParameter("useStrongETags", "true");
    }
}

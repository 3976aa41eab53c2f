package it.web;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

@WebListener
public class Listener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        event.getServletContext().setAttribute("listener", "called");
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        System.out.println("destroyed in order");
    }
}

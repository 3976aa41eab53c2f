package it.web;

import it.lib.Greets;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/hello")
public class Hello extends HttpServlet implements Greets {

    @Override
    public String greeting() {
        return "hello from " + getServletContext().getContextPath() + "/";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(greeting());
        response.getWriter().println("found " + getServletContext().getAttribute("found"));
        response.getWriter().println("listener " + getServletContext().getAttribute("listener"));
    }
}

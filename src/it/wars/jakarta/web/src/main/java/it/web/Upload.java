package it.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;

/** The threshold of 0 puts every part into a file. */
@WebServlet("/upload")
@MultipartConfig(fileSizeThreshold = 0)
public class Upload extends HttpServlet {

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Part part = request.getPart("file");
        response.getWriter().print(part.getSubmittedFileName() + " has " + part.getSize() + " bytes");
    }
}

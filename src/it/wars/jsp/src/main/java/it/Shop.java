package it;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

public class Shop extends HttpServlet {

    public record Article(String name, double price) {
        public String getName() {
            return name;
        }

        public double getPrice() {
            return price;
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setAttribute("articles", List.of(new Article("<tea>", 3.5), new Article("cake", 12)));
        request.getRequestDispatcher("/WEB-INF/articles.jsp").forward(request, response);
    }
}

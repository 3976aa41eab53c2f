<%@ page contentType="text/plain;charset=UTF-8" trimDirectiveWhitespaces="true" %>
${greeting}
<% for (int i = 1; i <= 3; i++) { %><%= i %> <% } %>

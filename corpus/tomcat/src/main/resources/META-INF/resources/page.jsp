<%@ page contentType="text/plain;charset=UTF-8" pageEncoding="UTF-8" import="java.time.LocalDate,java.util.List" %>
<% LocalDate day = LocalDate.of(2026, 3, 1); %>
Grüße, <%= request.getParameter("name") %>, am <%= day.getDayOfWeek() %>
<% for (String item : List.of("Öl", "Reis")) { pageContext.setAttribute("item", item); %>
* ${item.toUpperCase()} ${item.length() + 1}
<% } %>

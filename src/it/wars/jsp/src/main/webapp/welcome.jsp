<%@ page contentType="text/plain;charset=UTF-8" trimDirectiveWhitespaces="true" %>
<%@ page import="java.net.http.HttpClient" %>
<%! private static String greet(String name) { return "welcome to " + name; } %>
<%= greet(request.getContextPath()) %>, session is new: ${pageContext.session['new']}, speaks <%= HttpClient.Version.HTTP_2 %>

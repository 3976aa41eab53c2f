<%@ page contentType="text/plain;charset=UTF-8" trimDirectiveWhitespaces="true" %>
<%! private static String greet(String name) { return "welcome to " + name; } %>
<%= greet(request.getContextPath()) %>, session is new: ${pageContext.session['new']}

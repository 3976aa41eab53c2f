<%@ page contentType="text/html;charset=UTF-8" session="false" trimDirectiveWhitespaces="true" %>
<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%@ taglib prefix="fmt" uri="jakarta.tags.fmt" %>
<%@ taglib prefix="t" tagdir="/WEB-INF/tags" %>
<fmt:setLocale value="en-US"/>
<c:forEach var="article" items="${articles}">
<t:article name="${article.name}"><fmt:formatNumber value="${article.price}" minFractionDigits="2"/></t:article>
</c:forEach>

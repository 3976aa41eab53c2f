<%@ tag body-content="scriptless" %><%@ attribute name="name" required="true" %><%@ taglib prefix="c" uri="jakarta.tags.core" %><p><c:out value="${name}"/>: <jsp:doBody/></p>

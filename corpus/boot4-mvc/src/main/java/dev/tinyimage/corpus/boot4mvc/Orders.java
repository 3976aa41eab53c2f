package dev.tinyimage.corpus.boot4mvc;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The app's own interface as its client sees it. */
public interface Orders {

    @PostExchange(
            url = "/orders",
            contentType = MediaType.APPLICATION_JSON_VALUE,
            accept = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
    ResponseEntity<String> json(@RequestHeader("Accept-Language") String language, @RequestBody Order order);

    @PostExchange(
            url = "/orders",
            contentType = MediaType.APPLICATION_XML_VALUE,
            accept = MediaType.APPLICATION_XML_VALUE)
    Order xml(@RequestBody Order order);

    @PostExchange(
            url = "/orders",
            contentType = MediaType.APPLICATION_CBOR_VALUE,
            accept = MediaType.APPLICATION_CBOR_VALUE)
    Order cbor(@RequestBody Order order);

    @GetExchange("/version")
    String version(@RequestHeader("API-Version") String version);
}

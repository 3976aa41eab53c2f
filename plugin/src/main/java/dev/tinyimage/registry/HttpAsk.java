package dev.tinyimage.registry;

import dev.tinyimage.image.Content;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request by HTTP.
 *
 * @param body what is sent; it is read again where it has to be sent again
 */
record HttpAsk(String method, URI uri, Map<String, String> headers, Optional<Content> body) {

    static final String AUTHORIZATION = "Authorization";

    /** What a token service gets identity tokens as. */
    static final String FORM = "application/x-www-form-urlencoded";

    private static final String CONTENT_TYPE = "Content-Type";

    HttpAsk {
        headers = Map.copyOf(headers);
    }

    static HttpAsk of(String method, URI uri) {
        return new HttpAsk(method, uri, Map.of(), Optional.empty());
    }

    HttpAsk with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new HttpAsk(method, uri, more, body);
    }

    HttpAsk with(String mediaType, Content content) {
        return new HttpAsk(method, uri, headers, Optional.of(content)).with(CONTENT_TYPE, mediaType);
    }

    HttpAsk authorized(Optional<String> authorization) {
        return authorization.map(value -> with(AUTHORIZATION, value)).orElse(this);
    }

    /**
     * The same at another place, which learns of no login unless it is of the same server.
     *
     * @throws IOException if it is nothing but a login
     */
    HttpAsk redirected(URI place) throws IOException {
        Map<String, String> kept = new TreeMap<>(headers);
        if (!Host.isSame(place, uri)) {
            if (isLogin()) {
                throw new IOException("a login that is sent on to " + place.getRawAuthority() + " is not sent there");
            }
            kept.remove(AUTHORIZATION);
        }
        return new HttpAsk(method, place, kept, body);
    }

    /** Whether its body says who asks. */
    boolean isLogin() {
        return FORM.equals(headers.get(CONTENT_TYPE));
    }

    boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}

package dev.tinyimage.example;

import com.sun.net.httpserver.HttpExchange;
import java.io.InterruptedIOException;
import java.util.Map;

/** Takes two seconds: time enough to stop the container and see the answer arrive all the same. */
final class SlowAnswer implements Routes.Endpoint {

    @Override
    public Reply answer(HttpExchange request) throws InterruptedIOException {
        try {
            Thread.sleep(2000);
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        return Reply.json(200, Map.of("answer", "worth the wait"));
    }
}

package it

import com.sun.net.httpserver.HttpServer

class Main {
    static void main(String[] args) {
        def server = HttpServer.create(new InetSocketAddress(System.getenv('PORT') as int), 0)
        server.createContext('/hello') { exchange ->
            def body = ['hello', 'from', 'Groovy'].join(' ').bytes
            exchange.sendResponseHeaders(200, body.length)
            exchange.responseBody.withStream { it.write(body) }
        }
        server.start()
    }
}

package it

import com.sun.net.httpserver.HttpServer
import java.net.InetSocketAddress

fun main() {
    val server = HttpServer.create(InetSocketAddress(System.getenv("PORT").toInt()), 0)
    server.createContext("/hello") { exchange ->
        val body = listOf("hello", "from", "Kotlin").joinToString(" ").toByteArray()
        exchange.sendResponseHeaders(200, body.size.toLong())
        exchange.responseBody.use { it.write(body) }
    }
    server.start()
}

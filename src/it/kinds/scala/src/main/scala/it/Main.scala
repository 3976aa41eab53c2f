package it

import com.sun.net.httpserver.HttpServer
import java.net.InetSocketAddress

object Main {
  def main(args: Array[String]): Unit = {
    val server = HttpServer.create(new InetSocketAddress(sys.env("PORT").toInt), 0)
    server.createContext("/hello", exchange => {
      val body = List("hello", "from", "Scala").mkString(" ").getBytes
      exchange.sendResponseHeaders(200, body.length)
      exchange.getResponseBody.write(body)
      exchange.close()
    })
    server.start()
  }
}

import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, "target/tinyimage/result.json"))
def platform = result.platforms[0]
assert new File(basedir, "target/tinyimage/image.tar").file
assert result.pushed == false
assert platform.layers*.name == ["base", "jvm", "runtime", "archive", "app", "bom"]
assert platform.archive.kind == "jdk" && platform.archive.digest == platform.layers[3].digest
assert platform.modules.containsAll(["java.base", "jdk.httpserver"])
assert platform.compressedSize == platform.layers*.compressedSize.sum()

def log = new File(basedir, "build.log").text
assert log =~ /jdk\.httpserver +\d\.\d\d MB  app\.jar: it\.Hello uses com\.sun\.net\.httpserver\.HttpContext, and 3 more/
assert log =~ /total +\d+\.\d\d MB  compressed, native libraries included/
assert log =~ /jdk\.httpserver costs 0\.\d\d MB/
assert log.contains("  app.jar: it.Hello uses com.sun.net.httpserver.HttpServer")
assert log =~ /cannot explain the module java\.loging: .* Did you mean java\.logging\? Correct tinyimage\.explain/

def explained = new JsonSlurper().parse(new File(basedir, "target/tinyimage/explain.json"))
def server = explained.modules.find { it.name == "jdk.httpserver" }
assert server.cost >= server.size && server.size > 10_000
assert server.evidence[0] == [kind: "BYTE_CODE", jar: "app.jar", place: "it.Hello",
    name: "com.sun.net.httpserver.HttpContext", reason: ""]

import groovy.json.JsonSlurper

def result = new JsonSlurper().parse(new File(basedir, "target/tinyimage/result.json"))
def platform = result.platforms[0]
assert new File(basedir, "target/tinyimage/image.tar").file
assert result.pushed == false
assert platform.layers*.name == ["base", "runtime", "app"]
assert platform.modules.containsAll(["java.base", "jdk.httpserver"])
assert platform.compressedSize == platform.layers*.compressedSize.sum()

def log = new File(basedir, "build.log").text
assert log.contains("jdk.httpserver") && log.contains("byte code of app.jar")

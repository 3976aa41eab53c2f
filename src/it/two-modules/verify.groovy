import groovy.json.JsonSlurper

def log = new File(basedir, "build.log").text
assert log.contains("Skipped: two-modules only holds other modules together")
assert log.contains("Skipped: lib is no application")

def result = new JsonSlurper().parse(new File(basedir, "web/target/tinyimage/result.json"))
assert result.platforms[0].layers*.name == ["base", "jvm", "runtime", "archive", "snapshots", "app", "bom"]
assert !new File(basedir, "lib/target/tinyimage/image.tar").exists()

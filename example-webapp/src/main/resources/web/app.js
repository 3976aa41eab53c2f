const $ = id => document.getElementById(id);

/** An element with text or child elements. Text stays text, so a note cannot smuggle in markup. */
function element(name, ...children) {
  const result = document.createElement(name);
  result.append(...children);
  return result;
}

/** What the API answers. What it refuses becomes an error with its words. */
async function ask(path, options) {
  const response = await fetch(path, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error);
  return answer;
}

const number = (value, digits = 0) => value.toLocaleString("en", { maximumFractionDigits: digits });

function bytes(value) {
  if (value < 1e6) return `${number(value / 1e3)} kB`;
  return `${number(value / 1e6, value < 1e7 ? 1 : 0)} MB`;
}

function time(millis) {
  if (millis < 1e3) return `${millis} ms`;
  if (millis < 6e4) return `${number(millis / 1e3, 1)} s`;
  return millis < 36e5 ? `${number(millis / 6e4)} min` : `${number(millis / 36e5, 1)} h`;
}

function showFigures(facts) {
  const figures = [
    [time(facts.startupMillis), "from start to ready"],
    [bytes(facts.residentBytes || facts.heapBytes), facts.residentBytes ? "memory in use" : "heap in use"],
    [facts.modules.length, "JDK modules"],
    [facts.java, "Java version"],
    [facts.cpu, `${facts.system}, ${facts.processors} CPU${facts.processors === 1 ? "" : "s"}`],
    [time(facts.uptimeMillis), "up"],
    [facts.user, "user"],
    [facts.readOnly ? "read-only" : "writable", "root file system"],
  ];
  $("figures").replaceChildren(
    ...figures.map(([value, label]) => element("div", element("dt", label), element("dd", value))));
}

function showFiles(files) {
  const part = (name, index) => {
    const result = element(name);
    result.className = `part-${Math.min(index, 2)}`;
    return result;
  };
  $("total").textContent = bytes(files.reduce((sum, file) => sum + file.bytes, 0));
  $("bar").replaceChildren(...files.map((file, index) => {
    const slice = part("span", index);
    slice.style.flexGrow = file.bytes;
    return slice;
  }));
  $("files").replaceChildren(
    ...files.map((file, index) => element("li", part("i", index), file.name, element("b", bytes(file.bytes)))));
}

function showModules(modules) {
  $("module-count").textContent = modules.length;
  $("modules").replaceChildren(...modules.map(name => element("li", name)));
}

async function showRuntime() {
  const facts = await ask("/api/runtime");
  showFigures(facts);
  showFiles(facts.files);
  showModules(facts.modules);
}

async function showNotes() {
  const notes = await ask("/api/notes");
  $("notes").replaceChildren(...notes.map(note => {
    const when = new Date(note.at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
    return element("li", note.text, element("time", when));
  }));
}

async function sign(event) {
  event.preventDefault();
  try {
    await ask("/api/notes", { method: "POST", body: JSON.stringify({ text: $("text").value }) });
    $("form").reset();
    $("problem").textContent = "";
    await showNotes();
  } catch (error) {
    $("problem").textContent = `Not signed: ${error.message}`;
  }
}

async function askSlowly() {
  const begin = Date.now();
  $("slow").disabled = true;
  $("slow-answer").textContent = "…";
  try {
    const { answer } = await ask("/api/slow");
    $("slow-answer").textContent = `${answer}, after ${time(Date.now() - begin)}`;
  } catch (error) {
    $("slow-answer").textContent = `No answer: ${error.message}`;
  }
  $("slow").disabled = false;
}

$("form").addEventListener("submit", sign);
$("slow").addEventListener("click", askSlowly);
showRuntime();
showNotes();

// The page: two tabs, one article or many, over the service that it came from.
import { Batch } from "./batch.js";
import { count, find } from "./elements.js";
import { Intake, onDrop } from "./intake.js";
import { KeyField } from "./key.js";
import { clear, show } from "./result.js";
import { ServiceProblem, ask, normalize } from "./service.js";
import { languageName } from "./vocabulary.js";

const TABS = ["article", "batch"];
let running = null;
let again = null;

const key = new KeyField(() => {
  const next = again;
  again = null;
  dismiss();
  learnLanguages();
  next?.();
});
const intake = new Intake(() => submit());
const batch = new Batch(open, problem);

/** Sends the article, or stops the one on its way. */
async function submit() {
  if (running) return running.abort();
  const article = await intake.article();
  if (!article) {
    say("Paste an article first, drop a file, or pick an example.");
    return intake.focus();
  }
  running = new AbortController();
  const start = performance.now();
  clear();
  busy(true);
  say("Reading and translating…");
  const clock = setInterval(() => elapsed(performance.now() - start), 1000);
  try {
    const onwait = (seconds) => say(`The service is busy. Asking again in ${count(seconds, "second")}…`);
    const made = await normalize(article, { signal: running.signal, onwait });
    open(made, article);
    say(`Done in ${((performance.now() - start) / 1000).toFixed(2)} s: ${told(made)}.`);
  } catch (error) {
    if (error.name === "AbortError") say("Stopped.");
    else problem(error, submit);
  } finally {
    clearInterval(clock);
    elapsed(null);
    running = null;
    busy(false);
  }
}

/** How long the reader has waited; not read out, the status beside it is. */
function elapsed(milliseconds) {
  find("elapsed").textContent = milliseconds === null ? "" : `${Math.round(milliseconds / 1000)} s`;
}

function told({ translation, removed }) {
  const flagged = translation.flagged ? `, ${translation.flagged} in doubt` : "";
  return `${count(translation.sentences, "sentence")} translated${flagged}, ${count(removed.length, "part")} removed`;
}

function open(made, article) {
  dismiss();
  choose("article");
  show(made, article);
}

/** Shows an error; where a key is wanted, its field, and `retry` once it is given. */
function problem(error, retry = null) {
  say("");
  if (!(error instanceof ServiceProblem)) {
    console.error(error);
    return alert("This page failed on the answer. The document may still be had with curl.");
  }
  if (error.status === 401) {
    again = retry ?? again;
    return key.ask(
      error.problem.type?.endsWith("key-unknown")
        ? "The service does not know this key."
        : "This service asks for an API key.",
    );
  }
  return alert(error.message);
}

function alert(text) {
  find("problem").textContent = text;
  find("problem").hidden = false;
  find("problem").scrollIntoView({ block: "nearest" });
}

function dismiss() {
  find("problem").hidden = true;
}

function say(text) {
  if (text) dismiss();
  find("status").textContent = text;
}

function busy(on) {
  find("submit").textContent = on ? "Stop" : "Normalize";
  find("result").setAttribute("aria-busy", String(on));
}

function choose(name, { focus = false } = {}) {
  for (const tab of TABS) {
    const chosen = tab === name;
    find(`tab-${tab}`).setAttribute("aria-selected", String(chosen));
    find(`tab-${tab}`).tabIndex = chosen ? 0 : -1;
    find(`panel-${tab}`).hidden = !chosen;
  }
  if (name !== "article") find("inspector").hidden = true;
  if (focus) find(`tab-${name}`).focus();
}

function tabs() {
  for (const tab of TABS) {
    find(`tab-${tab}`).addEventListener("click", () => choose(tab));
    find(`tab-${tab}`).addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      event.preventDefault();
      choose(TABS[1 - TABS.indexOf(tab)], { focus: true });
    });
  }
}

/** What this service can read, and whether its packages are placeholders. */
async function learnLanguages() {
  try {
    const { languages } = await (await ask("v1/languages")).json();
    find("languages").textContent = `Reads ${languages.map(({ code }) => languageName(code)).join(", ")}`;
    find("placeholder").hidden = !languages.some(({ placeholder }) => placeholder);
  } catch (error) {
    problem(error);
  }
}

onDrop((files) => {
  const onBatch = !find("panel-batch").hidden;
  if (files.length > 1 || onBatch) {
    choose("batch");
    batch.add(files);
  } else if (files.length) {
    choose("article");
    intake.takeFile(files[0]);
    submit();
  }
});
tabs();
learnLanguages();

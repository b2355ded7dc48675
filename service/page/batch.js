// Many files: a few at a time to the service, a row of results each, all documents as NDJSON in the order of the files.
import { count, download, element, find } from "./elements.js";
import { fromFile } from "./intake.js";
import { plainJson } from "./output.js";
import { ServiceProblem, normalize } from "./service.js";
import { moment } from "./summary.js";
import { languageName } from "./vocabulary.js";

const AT_ONCE = 3;

/** The batch tab; `onopen(document, article)` shows a result, `onproblem(error)` is told what stops all of them. */
export class Batch {
  #entries = [];
  #running = null;
  #onopen;
  #onproblem;

  constructor(onopen, onproblem) {
    this.#onopen = onopen;
    this.#onproblem = onproblem;
    find("batch-choose").addEventListener("click", () => find("batch-files").click());
    find("batch-files").addEventListener("change", ({ target }) => {
      this.add([...target.files]);
      target.value = "";
    });
    find("batch-stop").addEventListener("click", () => this.#running?.abort());
    find("batch-clear").addEventListener("click", () => this.#clear());
    find("batch-again").addEventListener("click", () => this.#run());
    find("batch-download").addEventListener("click", () =>
      download("documents.ndjson", this.ndjson(), "application/x-ndjson"),
    );
  }

  /** Takes files and begins. */
  add(files) {
    for (const file of files) {
      const row = element("tr");
      this.#entries.push({ file, row, made: null, error: null });
      find("batch-rows").append(row);
      this.#draw(this.#entries.at(-1), "waiting");
    }
    this.#run();
  }

  /** A document or an error a line, as `/v1/batches` answers. */
  ndjson() {
    return this.#entries
      .filter(({ made, error }) => made || error)
      .map(({ made, error, file }) =>
        made ? plainJson(made, 0) : JSON.stringify({ error: error.problem, file: file.name }),
      )
      .map((line) => `${line}\n`)
      .join("");
  }

  async #run() {
    if (this.#running) return;
    this.#running = new AbortController();
    const { signal } = this.#running;
    this.#tell();
    const work = async () => {
      for (let entry; !signal.aborted && (entry = this.#next());) await this.#one(entry, signal);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    this.#running = null;
    this.#tell();
  }

  #next() {
    const entry = this.#entries.find(({ made, error, busy }) => !made && !error && !busy);
    if (entry) entry.busy = true;
    return entry;
  }

  async #one(entry, signal) {
    this.#draw(entry, "at work");
    try {
      const article = await fromFile(entry.file);
      const onwait = (seconds) => this.#draw(entry, `the service is busy: again in ${seconds} s`);
      entry.made = await normalize(article, { signal, onwait });
      entry.article = article;
    } catch (error) {
      this.#failed(entry, error);
    }
    entry.busy = false;
    this.#draw(entry, "waiting");
    this.#tell();
  }

  #failed(entry, error) {
    if (error.name === "AbortError") return;
    if (error instanceof ServiceProblem && [0, 401].includes(error.status)) {
      this.#running?.abort();
      this.#onproblem(error);
      return;
    }
    entry.error =
      error instanceof ServiceProblem
        ? error
        : new ServiceProblem({ status: 0, title: "Not read", detail: "The file could not be read." });
  }

  #draw(entry, state) {
    const { made, error, file, row } = entry;
    row.className = made ? "done" : error ? "failed" : "";
    const name = element("th", { scope: "row" }, file.name);
    if (error) row.replaceChildren(name, element("td", { colspan: "6" }, error.message));
    else if (!made) row.replaceChildren(name, element("td", { colspan: "6" }, state));
    else row.replaceChildren(name, ...this.#cells(entry));
  }

  #cells({ made, article }) {
    const { title, metadata, language, translation, warnings } = made;
    const open = () => this.#onopen(made, article);
    return [
      element(
        "td",
        {},
        element("button", { type: "button", class: "link", onclick: open }, title ? title.text : "Untitled"),
      ),
      element("td", { class: "date" }, metadata.published ? moment(metadata.published) : "not stated"),
      element("td", {}, languageName(language.primary)),
      element("td", { class: "figure" }, metadata.word_count.toLocaleString("en")),
      element("td", { class: "figure" }, String(translation.flagged)),
      element("td", {}, warnings.join(", ")),
    ];
  }

  #clear() {
    this.#running?.abort();
    this.#entries = [];
    find("batch-rows").replaceChildren();
    this.#tell();
  }

  #tell() {
    const all = this.#entries.length;
    const failed = this.#entries.filter(({ error }) => error).length;
    const done = this.#entries.filter(({ made, error }) => made || error).length;
    const bar = find("batch-progress");
    bar.max = Math.max(all, 1);
    bar.value = done;
    const stopped = !this.#running && done < all ? ", stopped" : "";
    find("batch-status").textContent = all
      ? `${done.toLocaleString("en")} of ${count(all, "file")}${failed ? `, ${failed} failed` : ""}${stopped}`
      : "";
    find("batch-results").hidden = all === 0;
    find("batch-stop").hidden = !this.#running;
    find("batch-again").hidden = Boolean(this.#running) || done === all;
    find("batch-download").disabled = done === 0;
  }
}

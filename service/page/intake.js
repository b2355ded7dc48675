// What the reader gives: pasted text, a file as its bytes, or an example.
import { element, find } from "./elements.js";
import { ask } from "./service.js";

const HINTS = ["language", "url", "title", "published", "site"];
const HTML_NAME = /\.x?html?$/i;
const HTML_START = /^\s*(<\?xml|<!doctype\s+html|<html[\s>])/i;

/** The media type of a file by its name; the service finds the charset from the bytes. */
export const typeOfFile = (file) =>
  HTML_NAME.test(file.name) || /html/.test(file.type) ? "text/html" : "text/plain";

/** An article as `{body, type, name, hints, text}`; `text` is null for files, whose charset is not known yet. */
export async function fromFile(file, hints = {}) {
  return { body: await file.arrayBuffer(), type: typeOfFile(file), name: file.name, hints, text: null };
}

/** The first step of the page; `onsubmit` gets the article. */
export class Intake {
  #file = null;
  #name = null;
  #box = find("article-text");

  constructor(onsubmit) {
    const form = find("intake-form");
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      onsubmit();
    });
    this.#box.addEventListener("input", () => (this.#name = null));
    this.#box.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    });
    find("choose").addEventListener("click", () => find("file").click());
    find("file").addEventListener("change", ({ target }) => {
      if (target.files.length) this.takeFile(target.files[0]);
      target.value = "";
    });
    find("forget-file").addEventListener("click", () => {
      this.#setFile(null);
      this.#box.focus();
    });
    this.#offerExamples(onsubmit);
  }

  /** The article as it stands, or null when there is none. */
  async article() {
    const hints = {};
    for (const name of HINTS) {
      const value = find(`hint-${name}`).value.trim();
      if (value) hints[name] = value;
    }
    if (this.#file) return fromFile(this.#file, hints);
    const text = this.#box.value;
    if (!text.trim()) return null;
    const chosen = find("read-as").value;
    const type = chosen === "auto" ? (HTML_START.test(text) ? "text/html" : "text/plain") : chosen;
    return { body: text, type: `${type}; charset=utf-8`, name: this.#name, hints, text };
  }

  takeFile(file) {
    this.#setFile(file);
    find("submit").focus();
  }

  focus() {
    (this.#file ? find("submit") : this.#box).focus();
  }

  #setFile(file) {
    this.#file = file;
    find("file-chosen").hidden = !file;
    find("text-field").hidden = Boolean(file);
    find("file-name").textContent = file ? `${file.name}, ${Math.max(1, Math.round(file.size / 1024))} KB` : "";
  }

  async #offerExamples(onsubmit) {
    const list = find("example-list");
    let examples;
    try {
      examples = await (await ask("page/examples")).json();
    } catch {
      return;
    }
    find("examples").hidden = examples.length === 0;
    for (const example of examples) {
      const tag = example.media_type === "text/html" ? "html" : example.language;
      const load = async () => {
        const response = await ask(`page/examples/${encodeURIComponent(example.name)}`);
        this.#setFile(null);
        this.#box.value = await response.text();
        this.#name = example.name;
        onsubmit();
      };
      const button = element("button", { type: "button", class: "example", onclick: load }, example.label);
      if (tag) button.append(" ", element("span", { class: "code" }, tag));
      list.append(element("li", {}, button));
    }
  }
}

/** Takes files dropped anywhere on the page. */
export function onDrop(take) {
  const veil = find("veil");
  let depth = 0;
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (carriesFiles(event)) veil.hidden = (depth += 1) === 0;
  });
  addEventListener("dragleave", (event) => {
    if (carriesFiles(event)) veil.hidden = (depth = Math.max(0, depth - 1)) === 0;
  });
  addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    veil.hidden = true;
    depth = 0;
    take([...event.dataTransfer.files]);
  });
}

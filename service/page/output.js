// A document to take along: JSON and curl to copy, files to download.
import { copier, download, element } from "./elements.js";
import { requestOf } from "./service.js";
import { heldKey } from "./service.js";

const LONGEST_INLINE = 4000;

/** The document as the service answers it without `include=source`. */
export function plainJson(document, indent = 2) {
  return JSON.stringify({ ...document, source: { ...document.source, text: null } }, null, indent);
}

/** A command line that sends the same article. Long texts and files are read from a file; the key stays a variable. */
export function curl(article) {
  const { path, headers } = requestOf(article);
  const lines = [`curl --silent --show-error ${quoted(new URL(path, document.baseURI).href)}`];
  for (const [name, value] of Object.entries(headers)) lines.push(`--header ${quoted(`${name}: ${value}`)}`);
  if (heldKey()) lines.push('--header "Authorization: Bearer $DRAGOMAN_KEY"');
  const inline = article.text !== null && article.text.length <= LONGEST_INLINE;
  const name = article.name ?? (article.type.startsWith("text/html") ? "article.html" : "article.txt");
  lines.push(`--data-binary ${inline ? "@-" : quoted(`@${name}`)}`);
  const command = lines.join(" \\\n  ");
  return inline ? `printf %s ${quoted(article.text)} |\n${command}` : command;
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The buttons, and the JSON to look at. */
export function output(made, article) {
  const json = () => plainJson(made);
  const stem = (article.name ?? "article").replace(/\.[^.]*$/, "");
  const buttons = [
    copier("Copy JSON", json),
    copier("Copy curl", () => curl(article)),
    copier("Copy English", () => made.text),
    element(
      "button",
      { type: "button", class: "quiet", onclick: () => download(`${stem}.json`, json(), "application/json") },
      "Download JSON",
    ),
    element(
      "button",
      { type: "button", class: "quiet", onclick: () => download(`${stem}.en.txt`, `${made.text}\n`, "text/plain") },
      "Download text",
    ),
  ];
  const view = element("pre", { tabindex: "0", "aria-label": "The document as JSON" });
  const details = element("details", { class: "json" }, element("summary", {}, "The document as JSON"), view);
  details.addEventListener("toggle", () => details.open && !view.textContent && (view.textContent = json()));
  return element(
    "section",
    { class: "output", "aria-label": "Take along" },
    element("div", { class: "buttons" }, buttons),
    details,
  );
}

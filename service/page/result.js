// One document on the page: head, legend, the two columns, findings, output.
import { element, find, reveal } from "./elements.js";
import { findings, legend } from "./findings.js";
import { Inspector } from "./inspector.js";
import { annotations } from "./marks.js";
import { output } from "./output.js";
import { Reading, sourceLanguages } from "./reading.js";
import { evidenceOf, heading, languageBar, metadata, warnings } from "./summary.js";

const SIDES = { both: "Both", source: "Source", english: "English" };
let inspector = null;

/** Shows a document, which must hold its decoded source, and the article that it was made from. */
export function show(made, article) {
  inspector ??= new Inspector();
  const annotated = annotations(made);
  const reading = new Reading(made, annotated, evidenceOf(made), (number) => inspector.show(number));
  inspector.watch(reading, annotated);
  const onevidence = (id) => reading.show(id, "source");
  const onfinding = (id) => reading.show(id, "english");
  const head = element(
    "div",
    { class: "card head" },
    heading(made, onevidence),
    metadata(made, onevidence),
    languageBar(made),
  );
  const tools = element("div", { class: "tools" }, legend(made, annotated, reading.element), sides(reading.element));
  const columns = element(
    "div",
    { class: "columns" },
    element("h3", {}, "Source", element("span", { class: "method" }, sourceLanguages(made))),
    element("h3", {}, "English"),
  );
  const text = element(
    "section",
    { class: "card text", "aria-label": "Source and English" },
    tools,
    columns,
    reading.element,
  );
  const target = find("result");
  target.replaceChildren(
    ...[warnings(made), head, text, findings(annotated, onfinding), output(made, article)].filter(Boolean),
  );
  target.hidden = false;
  reveal(find("result-title"), { focus: false });
  find("result-title").focus({ preventScroll: true });
  target.scrollIntoView({ block: "start" });
}

/** Takes the document away. */
export function clear() {
  inspector?.watch(null, []);
  find("result").replaceChildren();
  find("result").hidden = true;
}

function sides(target) {
  const choices = Object.entries(SIDES).map(([name, label]) => {
    const box = element("input", { type: "radio", name: "sides", value: name, checked: name === "both" });
    box.addEventListener("change", () => {
      const card = target.closest(".text");
      card.classList.toggle("source-only", name === "source");
      card.classList.toggle("english-only", name === "english");
    });
    return element("label", {}, box, element("span", {}, label));
  });
  return element("fieldset", { class: "sides" }, element("legend", { class: "spoken" }, "Columns"), choices);
}

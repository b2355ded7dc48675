// The head of a document: warnings, title, metadata with the place each value was read from, language mix.
import { count, element } from "./elements.js";
import { DOUBTS, WARNINGS, inWords, languageName, methodInWords } from "./vocabulary.js";

const ROWS = [
  ["published", "Published"],
  ["modified", "Updated"],
  ["authors", "Authors"],
  ["agency", "Agency"],
  ["dateline", "Dateline"],
  ["section", "Section"],
  ["site", "Site"],
];
const LANGUAGE_COLORS = 5;

/** Everything that was read with its place: `{id, kind: "evidence", span}`, spans in the source. */
export function evidenceOf(document) {
  return facts(document)
    .flatMap(({ values }) => values)
    .concat(headlines(document))
    .filter(({ found }) => found.span)
    .map(({ id, found }) => ({ id, kind: "evidence", span: found.span }));
}

function headlines(document) {
  return ["title", "subtitle"]
    .filter((name) => document[name])
    .map((name) => ({ id: `evidence-${name}`, found: document[name] }));
}

function facts({ metadata }) {
  return ROWS.map(([name, label]) => {
    const values = [metadata[name]].flat().filter(Boolean);
    return { label, values: values.map((found, index) => ({ id: `evidence-${name}-${index}`, found })) };
  });
}

/** Warnings in words, as a list; null when there are none. */
export function warnings(document) {
  if (!document.warnings.length) return null;
  const items = document.warnings.map((code) => {
    const [text, detail] = inWords(WARNINGS, code);
    const grave = code === "placeholder-package" || code === "translation-failed";
    const told = detail
      ? `${text}: ${code.startsWith("unsupported-language") ? languageName(detail) : detail}`
      : text;
    return element("li", { class: grave ? "grave" : null }, told, " ", element("code", {}, code));
  });
  return element("ul", { class: "warnings", "aria-label": "Warnings" }, items);
}

/** Title and subtitle; `onshow(id)` leads to their place. */
export function heading(document, onshow) {
  const { title, subtitle } = document;
  const english = title ? title.text : "Untitled";
  const head = element("h2", { id: "result-title", tabindex: "-1" }, english);
  const lines = [head];
  if (title && title.source_text !== title.text) {
    lines.push(element("p", { class: "original", lang: title.language, dir: "auto" }, title.source_text));
  }
  if (subtitle) lines.push(element("p", { class: "subtitle" }, subtitle.text));
  if (title) lines.push(element("p", { class: "how" }, origin("evidence-title", title, onshow)));
  return element("header", { class: "heading" }, lines);
}

function origin(id, found, onshow) {
  const how = `Title found as ${methodInWords(found.method)}`;
  if (!found.span) return how;
  return element("button", { type: "button", class: "link", onclick: () => onshow(id) }, how);
}

/** Metadata as a list of terms; each value is a button to its place in the source. */
export function metadata(document, onshow) {
  const stated = facts(document).filter(({ values }) => values.length);
  const missing = facts(document).filter(({ values }) => !values.length);
  const list = element("dl", { class: "facts" });
  for (const { label, values } of stated) {
    const shown = values.map((value) => element("dd", {}, fact(value, onshow)));
    list.append(element("div", {}, element("dt", {}, label), shown));
  }
  const { word_count, reading_minutes } = document.metadata;
  const length = element("dd", {}, element("span", { class: "value" }, count(word_count, "word")));
  if (reading_minutes) length.append(element("span", { class: "method" }, `${reading_minutes} min to read`));
  list.append(element("div", {}, element("dt", {}, "Length"), length));
  const names = missing.map(({ label }) => label.toLowerCase()).join(", ");
  return element(
    "section",
    { "aria-label": "Metadata" },
    list,
    names && element("p", { class: "how" }, `Not stated: ${names}.`),
  );
}

function fact({ id, found }, onshow) {
  const value = valueOf(found);
  const doubts = (found.flags ?? []).map((flag) => element("span", { class: "doubt" }, inWords(DOUBTS, flag)[0]));
  const quoted = found.source_text && found.source_text !== value ? `“${found.source_text}”, ` : "";
  const method = element("span", { class: "method" }, `${quoted}${methodInWords(found.method)}`);
  if (!found.span) return [element("span", { class: "value" }, value), method, ...doubts];
  const title = "Show where it stands in the source";
  return [
    element("button", { type: "button", class: "value", title, onclick: () => onshow(id) }, value),
    method,
    ...doubts,
  ];
}

function valueOf(found) {
  if ("precision" in found) return moment(found);
  if ("place" in found) return [found.place, found.agency].filter(Boolean).join(", ") || found.source_text;
  return found.value;
}

/** "2017-06-05 16:30 +03:00": as stated, never put into the reader's own time zone. */
export function moment({ value, timezone }) {
  const zone = timezone === "Z" ? " UTC" : timezone ? ` ${timezone}` : "";
  return value.replace("T", " ") + zone;
}

/** The share of each language as a bar, with its words beside it. */
export function languageBar({ language }) {
  const shares = language.mix.map(({ code, share }) => [languageName(code), Math.round(share * 100)]);
  const told = shares.map(([name, percent]) => `${name} ${percent} %`).join(", ") || "No language was found";
  const bar = element("div", { class: "bar", "aria-hidden": "true" });
  const legend = element("ul", { class: "shares" });
  language.mix.forEach(({ share }, index) => {
    const color = `share-${Math.min(index, LANGUAGE_COLORS - 1)}`;
    const part = element("span", { class: color });
    part.style.flexGrow = String(Math.max(share, 0.01));
    bar.append(part);
    const [name, percent] = shares[index];
    legend.append(
      element("li", {}, element("span", { class: `dot ${color}`, "aria-hidden": "true" }), `${name} ${percent} %`),
    );
  });
  return element("section", { class: "mix", "aria-label": `Languages: ${told}` }, bar, legend);
}

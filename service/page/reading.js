// Source and English side by side: a row for each block and removed part in source order, sentence beside sentence.
import { count, element, reveal, spoken } from "./elements.js";
import { KINDS, englishMarks, sourceMarks } from "./marks.js";
import { CodePoints, overlaps, segments } from "./spans.js";
import { REASONS, inWords, languageName } from "./vocabulary.js";

/** The two columns; `onselect(number)` is told which sentence was chosen, `onselect(null)` that none is. */
export class Reading {
  #sides = [];
  #onselect;
  #chosen = null;

  constructor(document, annotated, evidence, onselect) {
    this.document = document;
    this.sentences = document.blocks.flatMap((block) => block.sentences.map((sentence) => ({ ...sentence, block })));
    this.#onselect = onselect;
    this.element = element("div", { class: "reading", id: "reading" });
    this.#fill(annotated, evidence);
    this.#listen();
  }

  /** Marks every place of an annotation or a piece of evidence and scrolls to the first on `side`. */
  show(id, side = "english") {
    for (const lit of this.element.querySelectorAll(".lit")) lit.classList.remove("lit");
    const places = [...this.element.querySelectorAll(`[data-marks~="${CSS.escape(id)}"]`)];
    for (const place of places) place.classList.add("lit");
    const first = places.find((place) => place.closest(`.${side}`)) ?? places[0];
    if (!first) return false;
    const sentence = first.closest(".sentence");
    reveal(first, { focus: false });
    (sentence ?? first.closest(".cell")).focus({ preventScroll: true });
    return true;
  }

  /** Chooses a sentence; both sides light up. */
  select(number, { move = true } = {}) {
    this.#each(this.#chosen, (span) => {
      span.classList.remove("chosen");
      span.setAttribute("aria-pressed", "false");
    });
    this.#chosen = number;
    this.#each(number, (span) => {
      span.classList.add("chosen");
      span.setAttribute("aria-pressed", "true");
    });
    this.#onselect(number);
    if (number !== null && move) reveal(this.#sides[number].english);
  }

  #each(number, act) {
    if (number !== null && this.#sides[number]) Object.values(this.#sides[number]).forEach(act);
  }

  #fill(annotated, evidence) {
    const { document } = this;
    const texts = { source: new CodePoints(document.source.text), english: new CodePoints(document.text) };
    const marks = { source: [...evidence, ...sourceMarks(document, annotated)], english: englishMarks(annotated) };
    const parts = [
      ...document.blocks.map((block) => ({ block, span: block.span })),
      ...document.removed.map((removed) => ({ removed, span: removed.span })),
    ].sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
    let number = 0;
    for (const { block, removed } of parts) {
      this.element.append(
        block ? this.#blockRow(block, number, texts, marks) : this.#removedRow(removed, texts.source, marks.source),
      );
      if (block) number += block.sentences.length;
    }
    const first = this.#sides[0];
    if (first) first.english.tabIndex = 0;
  }

  #blockRow(block, number, texts, marks) {
    const source = element("p", { class: "cell source", lang: block.language, dir: "auto", tabindex: "-1" });
    const english = element("p", { class: "cell english", lang: "en", tabindex: "-1" });
    fill(
      source,
      block.span,
      block.sentences.map((one) => one.span),
      texts.source,
      marks.source,
      (part, index) => this.#sentence(part, number + index, "source", block.sentences[index]),
    );
    fill(
      english,
      block.text_span,
      block.sentences.map((one) => one.text_span),
      texts.english,
      marks.english,
      (part, index) => this.#sentence(part, number + index, "english", block.sentences[index]),
    );
    return element("div", { class: `row block ${block.kind}` }, source, english);
  }

  #removedRow(removed, text, marks) {
    const source = element("p", { class: "cell source", dir: "auto", tabindex: "-1" });
    source.append(spoken("Removed: "), ...marked(removed.span, text, marks));
    const [reason] = inWords(REASONS, removed.reason);
    const why = element(
      "p",
      { class: "cell english" },
      element("span", { class: "reason", title: removed.reason }, reason),
    );
    return element("div", { class: "row removed" }, source, why);
  }

  #sentence(parts, number, side, sentence) {
    const flags = sentence.flags.length;
    const span = element(
      "span",
      {
        class: `sentence ${sentence.status}${flags ? " flagged" : ""}`,
        role: "button",
        tabindex: "-1",
        "aria-pressed": "false",
        "data-number": number,
        "data-side": side,
        "data-flags": flags && side === "english" ? flags : null,
      },
      ...parts,
    );
    if (flags && side === "english") span.append(spoken(` (${count(flags, "doubt")})`));
    this.#sides[number] = { ...this.#sides[number], [side]: span };
    return span;
  }

  #listen() {
    const own = (event) => event.target.closest?.(".sentence");
    const pair = (span, on) =>
      span && this.#each(Number(span.dataset.number), (one) => one.classList.toggle("near", on));
    this.element.addEventListener("pointerover", (event) => pair(own(event), true));
    this.element.addEventListener("pointerout", (event) => pair(own(event), false));
    this.element.addEventListener("focusin", (event) => {
      const span = own(event);
      if (!span) return;
      pair(span, true);
      for (const open of this.element.querySelectorAll('.sentence[tabindex="0"]')) open.tabIndex = -1;
      span.tabIndex = 0;
    });
    this.element.addEventListener("focusout", (event) => pair(own(event), false));
    this.element.addEventListener("click", (event) => {
      const span = own(event);
      if (span && getSelection().isCollapsed) this.#toggle(span);
    });
    this.element.addEventListener("keydown", (event) => {
      const span = own(event);
      if (span && this.#key(event.key, span)) event.preventDefault();
    });
  }

  #toggle(span) {
    const number = Number(span.dataset.number);
    this.select(number === this.#chosen ? null : number, { move: false });
  }

  #key(key, span) {
    const number = Number(span.dataset.number);
    const side = span.dataset.side;
    const last = this.#sides.length - 1;
    const steps = { ArrowDown: number + 1, ArrowUp: number - 1, Home: 0, End: last };
    if (key === "Enter" || key === " ") this.#toggle(span);
    else if (key in steps) this.#sides[Math.max(0, Math.min(last, steps[key]))][side].focus();
    else if (key === "ArrowLeft" || key === "ArrowRight") {
      this.#sides[number][key === "ArrowLeft" ? "source" : "english"].focus();
    } else return false;
    return true;
  }
}

/** Fills a cell: sentences made by `make`, what stands between them as it is. */
function fill(cell, span, sentences, text, all, make) {
  const marks = all.filter((mark) => overlaps(mark.span, span));
  let at = span[0];
  sentences.forEach((sentence, index) => {
    if (sentence[0] > at) cell.append(...marked([at, sentence[0]], text, marks));
    cell.append(make(marked(sentence, text, marks), index));
    at = sentence[1];
  });
  if (at < span[1]) cell.append(...marked([at, span[1]], text, marks));
}

/** The text of a span as nodes, with its marks. */
function marked(span, text, marks) {
  return segments(span, marks).map(({ span: [start, end], marks: over }) => {
    const part = text.slice(start, end);
    if (!over.length) return part;
    const kinds = [...new Set(over.map((mark) => mark.kind))];
    const names = kinds.map((kind) => KINDS[kind]?.[1]).filter(Boolean);
    const attributes = { class: `mark ${kinds.join(" ")}`, "data-marks": over.map((mark) => mark.id).join(" ") };
    return element("span", { ...attributes, title: names.join(", ") || null }, part);
  });
}

/** "Russian" or "Russian and English": what the left column is in. */
export function sourceLanguages(document) {
  const names = document.language.mix.map(({ code }) => languageName(code));
  return names.length > 2 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join(" and ");
}

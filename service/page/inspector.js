// The strip at the foot: what happened to the chosen sentence, its doubts in words, what is marked in it.
import { element, find } from "./elements.js";
import { KINDS, within } from "./marks.js";
import { FLAGS, STATUSES, inWords, languageName } from "./vocabulary.js";

/** Shows one sentence of a reading. */
export class Inspector {
  #reading = null;
  #annotated = [];
  #number = null;

  constructor() {
    this.strip = find("inspector");
    find("inspector-close").addEventListener("click", () => this.#close());
    find("inspector-before").addEventListener("click", () => this.#step(-1));
    find("inspector-after").addEventListener("click", () => this.#step(1));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !this.strip.hidden) this.#close();
    });
  }

  /** From now on sentences of this reading are shown; null for none. */
  watch(reading, annotated) {
    this.#reading = reading;
    this.#annotated = annotated;
    this.show(null);
  }

  show(number) {
    this.#number = number;
    this.strip.hidden = number === null;
    if (number === null) return;
    const { sentences } = this.#reading;
    const sentence = sentences[number];
    const language = languageName(sentence.language ?? sentence.block.language);
    find("inspector-title").textContent = `Sentence ${number + 1} of ${sentences.length}`;
    const names = (sentence.restored ?? []).map(
      ({ source, english, model }) => ` ${english} stands for ${source}; the model wrote ${model}.`,
    );
    find("inspector-status").textContent = `${language}, ${inWords(STATUSES, sentence.status)[0]}.${names.join("")}`;
    find("inspector-flags").replaceChildren(...sentence.flags.map(flagged));
    find("inspector-marks").replaceChildren(...within(sentence.text_span, this.#annotated).map(noted));
    find("inspector-before").disabled = number === 0;
    find("inspector-after").disabled = number === sentences.length - 1;
    this.#uncover();
  }

  /** Moves the text up where the strip lies over the sentence. */
  #uncover() {
    const over = this.strip.getBoundingClientRect().top - 16;
    const chosen = [...this.#reading.element.querySelectorAll(".chosen")];
    const hidden = Math.max(...chosen.map((one) => one.getBoundingClientRect().bottom)) - over;
    if (hidden > 0) scrollBy({ top: hidden });
  }

  #step(by) {
    this.#reading.select(this.#number + by, { move: false });
    this.#reading.element.querySelector(".english .chosen")?.scrollIntoView({ block: "center" });
  }

  #close() {
    const inside = this.strip.contains(document.activeElement);
    const chosen = this.#reading?.element.querySelector(".english .chosen");
    this.#reading?.select(null);
    if (inside) chosen?.focus();
  }
}

function flagged(code) {
  const [text, detail] = inWords(FLAGS, code);
  return element("li", {}, detail ? [`${text}: `, element("strong", {}, detail)] : text);
}

function noted({ kind, item }) {
  return element("li", { class: `mark ${kind}` }, `${KINDS[kind]?.[1] ?? kind}: ${item.name ?? item.text}`);
}

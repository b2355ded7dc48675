// What is marked in the text: annotations of the document and the evidence of its metadata, on either side.
import { overlaps } from "./spans.js";

/** Kinds of mark in the order of the legend: name in the plural, and how one of them is called. */
export const KINDS = {
  person: ["People", "person"],
  organization: ["Organizations", "organization"],
  place: ["Places", "place"],
  quantity: ["Quantities", "quantity"],
  date: ["Dates", "date"],
  quote: ["Quotes", "quote"],
};

/**
 * All annotations as `{id, kind, item, places}`; a place is `{block, text_span, span}`. Items come in document order.
 */
export function annotations(document) {
  const found = [];
  const add = (kind, item, places) => found.push({ id: `mark-${found.length}`, kind, item, places });
  for (const entity of document.entities) add(entity.type, entity, entity.mentions);
  for (const quantity of document.quantities) add("quantity", quantity, [quantity]);
  for (const date of document.dates) add("date", date, [date]);
  for (const quote of document.quotes) add("quote", quote, [quote]);
  return found;
}

/** Marks of the English side: `{id, kind, span}`, spans in the English text. */
export function englishMarks(annotated) {
  return annotated.flatMap(({ id, kind, places }) => places.map(({ text_span }) => ({ id, kind, span: text_span })));
}

/**
 * Marks of the source side. A span that is no finer than a sentence is left out, unless it is a quote: it says only
 * that the sentence holds the annotation, and that is told by its partner.
 */
export function sourceMarks(document, annotated) {
  const sentences = new Set(document.blocks.flatMap((block) => block.sentences.map(({ span }) => span.join())));
  const fine = (kind, span) => span && (kind === "quote" || !sentences.has(span.join()));
  return annotated.flatMap(({ id, kind, places }) =>
    places.filter(({ span }) => fine(kind, span)).map(({ span }) => ({ id, kind, span })),
  );
}

/** The kinds and texts of the marks that touch a span of the English. */
export function within(span, annotated) {
  return annotated.filter(({ places }) => places.some(({ text_span }) => overlaps(text_span, span)));
}

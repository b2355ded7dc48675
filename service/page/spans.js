// Spans of the contract are half-open and count Unicode code points; strings of the browser count UTF-16 units.

/** A text that is cut by code points. */
export class CodePoints {
  #text;
  #units = null;

  constructor(text) {
    this.#text = text;
    if (/[\ud800-\udfff]/.test(text)) {
      const units = [];
      let at = 0;
      for (const point of text) {
        units.push(at);
        at += point.length;
      }
      units.push(at);
      this.#units = units;
    }
  }

  slice(start, end) {
    const units = this.#units;
    return units ? this.#text.slice(units[start], units[end]) : this.#text.slice(start, end);
  }
}

export const overlaps = (a, b) => a[0] < b[1] && b[0] < a[1];

/**
 * Cuts `[start, end)` wherever a mark begins or ends: `[{span, marks}]` in order, without gaps.
 * Marks are objects with a `span`; they may overlap in any way.
 */
export function segments([start, end], marks) {
  const inside = marks.filter((mark) => overlaps(mark.span, [start, end]));
  const cuts = new Set([start, end]);
  for (const { span } of inside) {
    for (const cut of span) if (cut > start && cut < end) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, index) => {
    const span = [sorted[index], to];
    return { span, marks: inside.filter((mark) => overlaps(mark.span, span)) };
  });
}

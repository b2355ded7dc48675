// What the article says, as lists: people, organizations, places, quantities, dates, quotes, each leading to its place.
import { count, element } from "./elements.js";
import { KINDS } from "./marks.js";

/** So many of a kind are listed at once; a long article has thousands. */
const FIRST = 60;

const QUALIFIERS = {
  about: "about",
  at_least: "at least",
  at_most: "at most",
  more_than: "more than",
  less_than: "less than",
  between: "between",
};

/** A section for each kind that was found; null when nothing was. */
export function findings(annotated, onshow) {
  const sections = Object.entries(KINDS).map(([kind, [plural]]) => {
    const own = annotated.filter((one) => one.kind === kind);
    if (!own.length) return null;
    const title = element("h3", {}, plural, " ", element("span", { class: "code" }, own.length.toLocaleString("en")));
    return element("section", {}, title, list(own, kind, onshow));
  });
  return sections.some(Boolean) ? element("div", { class: "card findings" }, sections) : null;
}

/** The first of a kind, and a button for the others. */
function list(own, kind, onshow) {
  const item = (one) => element("li", {}, line(one, onshow));
  const items = element("ul", { class: `${kind}s` }, own.slice(0, FIRST).map(item));
  if (own.length <= FIRST) return items;
  const all = () => {
    const rest = own.slice(FIRST).map(item);
    more.replaceWith(...rest);
    rest[0].querySelector("button").focus();
  };
  const label = `Show all ${own.length.toLocaleString("en")}`;
  const more = element("li", {}, element("button", { type: "button", class: "link more", onclick: all }, label));
  items.append(more);
  return items;
}

function line({ id, kind, item, places }, onshow) {
  const [text, ...details] = (DESCRIBED[kind] ?? described)(item, places);
  const button = element("button", { type: "button", class: `mark ${kind}`, onclick: () => onshow(id) }, text);
  const told = details.filter((detail) => detail && detail !== text);
  return told.length ? [button, element("span", { class: "method" }, told.join(" · "))] : [button];
}

const described = (item) => [item.name ?? item.text];

function entity({ name, variants, source_names, country, role }, places) {
  const others = [...new Set([...variants, ...source_names])].filter((other) => other !== name);
  return [name, role, country, others.join(", "), places.length > 1 && count(places.length, "mention")];
}

function quantity(item) {
  const said = item.attribution && `said by ${item.attribution}`;
  return [item.text, amount(item), item.object, item.action, item.place, item.date, said];
}

function amount({ qualifier, value, minimum, maximum, unit }) {
  const show = (number) => number.toLocaleString("en");
  const number =
    qualifier === "between" && minimum !== null && maximum !== null
      ? `${show(minimum)} to ${show(maximum)}`
      : (value ?? minimum ?? maximum) === null
        ? ""
        : show(value ?? minimum ?? maximum);
  const word = qualifier === "between" ? "" : (QUALIFIERS[qualifier] ?? "");
  return [word, number, unit].filter(Boolean).join(" ");
}

const DESCRIBED = {
  person: entity,
  organization: entity,
  place: entity,
  quantity,
  date: ({ text, value, resolved_from }) => [text, value, resolved_from && `counted from ${resolved_from}`],
  quote: ({ text, speaker, verb }) => [
    `“${text}”`,
    speaker ? [speaker, verb].filter(Boolean).join(" ") : "speaker not sure",
  ],
};

/** The legend: a switch for every kind that is present; hides its marks in `target`. */
export function legend(document, annotated, target) {
  const flagged = document.blocks.flatMap((block) => block.sentences).filter(({ flags }) => flags.length).length;
  const entries = Object.entries(KINDS).map(([kind, [plural]]) => [
    kind,
    plural,
    annotated.filter((one) => one.kind === kind).length,
  ]);
  entries.push(["flagged", "Doubts", flagged], ["removed", "Removed", document.removed.length]);
  const switches = entries
    .filter(([, , number]) => number)
    .map(([kind, label, number]) => {
      const box = element("input", { type: "checkbox", checked: true });
      box.addEventListener("change", () => target.classList.toggle(`without-${kind}`, !box.checked));
      const amount = element("span", { class: "number" }, number.toLocaleString("en"));
      return element("label", { class: `switch ${kind}` }, box, element("span", {}, label), amount);
    });
  return element(
    "fieldset",
    { class: "legend" },
    element("legend", { class: "spoken" }, "Show in the text"),
    switches,
  );
}

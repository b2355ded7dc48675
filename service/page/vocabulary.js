// The codes of a document in words (docs/contract.md, docs/truth.md, docs/reading.md). What is not listed is shown as
// it stands, so that a newer service never hides anything. Codes may carry a detail after a colon.

export const FLAGS = {
  "number-missing": "A number of the source was not found in the English",
  "number-added": "The English states a number that the source does not",
  "qualifier-changed": "More than a number became less than it, or the other way round",
  "negation-missing": "The source denies something that the English may not deny",
  "death-missing": "The source tells of the dead, the English may not",
  "quotation-broken": "Where a quotation begins or ends is lost",
  "name-missing": "A name of the source was not found in the English",
  "name-misspelt": "The English misspells a name of the source",
  "name-added": "The English has a name that the source does not, in the place of one that it has",
  "glossary-missing": "A term of the glossary was not found in the English",
  untranslated: "Letters of the source language were left in the English",
  loop: "The translation repeated itself",
  echo: "The translation gave the source back",
  empty: "The translation was empty",
  length: "The English is far too short or too long for its source",
  cut: "The English may stop before the sentence ends",
  "too-long": "The sentence is longer than the package can read",
  "unsupported-language": "There is no package for this language; the source text stands",
};

export const WARNINGS = {
  "placeholder-package":
    "Made with a placeholder package: it is real in form, but its English often says something else. " +
    "Do not rely on the translated sentences. Text that was English is not affected.",
  "no-article-text": "Nothing was left after page furniture was removed.",
  "unsupported-language": "Sentences in a language without a package were kept as they are",
  "translation-failed": "At least one sentence could not be translated; its source text stands.",
  "unclaimed-text": "A part of the source was claimed by no stage. Please report it.",
  "charset-mismatch": "The declared charset is not the one the bytes are in.",
  "charset-unknown": "The page names a charset that does not exist.",
  "invalid-bytes": "Some bytes fitted no charset and were replaced.",
  "mojibake-repaired": "Text that had been decoded wrongly before it came here was repaired.",
  "references-decoded":
    "Character references that were left in the plain text (&laquo;, &#171;) were read as their characters.",
  "quotation-marks-mended":
    "Quotation marks that plain text writes with other signs (<…>, <<…>>, ''…'') were put right.",
  "letters-unmixed": "Words with Latin letters among Cyrillic ones of the same shape were written in one alphabet.",
  "control-characters-removed": "Control characters were taken out.",
  "html-timeout": "The page took too long to read; its visible text was read without markup.",
  "html-failed": "The page could not be parsed; its visible text was read without markup.",
  "html-too-large": "The page is too large to parse; its visible text was read without markup.",
  "html-body-guessed": "No article body was found in the page; all of its text was taken.",
  "published-relative": "The article states its date only relative to a day that is not known.",
  "published-hint-unread": "The hint about the day of publication states no full date and was not used.",
};

export const REASONS = {
  account: "sign-in or account",
  advertisement: "advertisement",
  "above-title": "of the page, above the title",
  "beside-masthead": "of the page, between title and text",
  "age-rating": "age rating",
  archive: "archive listing",
  "author-box": "about the author",
  boilerplate: "about the organization that sent it",
  comments: "comment area",
  contact: "contact line",
  cookie: "cookie note",
  cookies: "cookie note",
  copyright: "copyright line",
  counter: "counter of views or shares",
  credits: "credits",
  donation: "donation bar",
  embed: "embedded post or player",
  follow: "follow us",
  footer: "page footer",
  form: "form",
  "image-prompt": "prompt to open an image",
  legal: "legal note",
  "masthead-agency": "agency line, read as metadata",
  "masthead-authors": "byline, read as metadata",
  "masthead-date": "date line, read as metadata",
  "masthead-modified": "date of change, read as metadata",
  "masthead-published": "date of publication, read as metadata",
  "masthead-section": "section line, read as metadata",
  "masthead-site": "name of the site, read as metadata",
  "media-player": "media player",
  navigation: "navigation",
  "other-date": "a date that is not the article's",
  "outside-article": "outside the article",
  pagination: "page numbers",
  paywall: "paywall note",
  "photo-credit": "photo credit",
  popular: "popular articles",
  related: "related articles",
  "repeated-lead": "lead said again",
  "repeated-caption": "caption said again",
  "repeated-title": "title said again",
  "report-error": "prompt to report an error",
  separator: "line of marks",
  share: "share buttons",
  sidebar: "sidebar",
  "social-names": "names of social networks",
  stray: "left-over last word",
  subscribe: "prompt to subscribe",
  tags: "tags",
  unclaimed: "claimed by no stage: please report it",
  widget: "widget",
};

export const STATUSES = {
  original: "normalized, not translated",
  translated: "translated",
  kept: "kept in its own language",
  failed: "translation failed; kept in its own language",
};

export const DOUBTS = {
  "ambiguous-order": "day and month may be the other way round",
  "year-told": "the year does not stand beside the day, it comes from elsewhere on the page",
  "modified-before-published": "lies before the date of publication",
  future: "lies in the future",
};

const METHODS = {
  "first-line": "first line of the article",
  "first-headline": "first line that reads like a headline",
  "best-headline": "line most like a headline",
  "date-line": "a line that holds a date",
  dateline: "opening of the text",
  "agency-line": "a line that names an agency",
  "section-line": "a line that names a section",
  "site-line": "a line that names the site",
  "brand-line": "a line that names the site",
  "name-line": "a line that holds names",
  "label-above": "label on the line above",
  "title-suffix": "end of the title",
  "under-title": "line under the title",
  "lead-before-metadata": "lead above byline and date",
  "lead-before-dateline": "lead above the dateline",
  "url-path": "address of the page",
  "relative:retrieved": "counted back from the time of retrieval",
  "title-element": "title of the page",
  "title-element:longest-part": "longest part of the page's title",
  "title-element:outer-part": "outer part of the page's title",
  "html:lang": "language of the page",
  headline: "headline of the page",
  h1: "heading of the page",
  time: "time element of the page",
  breadcrumb: "breadcrumb of the page",
  closing: "brackets at the end",
  notice: "notice of the agency",
  copyright: "copyright line",
  registration: "registration notice",
  credit: "reporting credit",
  hint: "given with the request",
};

/** [what the code says, its detail or null]. */
export function inWords(table, code) {
  const colon = code.indexOf(":");
  const bare = colon < 0 ? code : code.slice(0, colon);
  const detail = colon < 0 ? null : code.slice(colon + 1);
  return Object.hasOwn(table, bare) ? [table[bare], detail] : [code, null];
}

/** How a value was found, in words. */
export function methodInWords(method) {
  if (Object.hasOwn(METHODS, method)) return METHODS[method];
  const comma = method.indexOf(", ");
  if (comma > 0) return methodInWords(method.slice(0, comma)) + method.slice(comma);
  const [kind, detail] = method.split(/:(.*)/s);
  if (kind === "label" && detail) return `label “${detail}”`;
  if (kind === "json-ld" && detail) return `page data, JSON-LD ${detail}`;
  if (kind === "meta" && detail) return `page data, ${detail}`;
  return method;
}

const languages = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" });

/** "Russian" for `ru`; the code itself where there is no name. */
export function languageName(code) {
  if (code === "und") return "Unknown language";
  if (code === "other") return "Another language";
  try {
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

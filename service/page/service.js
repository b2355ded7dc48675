// Talking to the service that this page came from. Addresses are relative, so that the page works below a path too.

const STORED = "dragoman-key";
const MOST_TRIES = 6;

/** An error that can be shown: a problem document (RFC 9457), and the seconds to wait where the service says so. */
export class ServiceProblem extends Error {
  constructor(problem, retryAfter = 0) {
    const told = problem.detail || problem.title || "the service answered with an error";
    super(told[0].toUpperCase() + told.slice(1));
    this.problem = problem;
    this.status = problem.status ?? 0;
    this.retryAfter = retryAfter;
  }
}

/** The API key for this tab, or null. */
export function heldKey() {
  try {
    return sessionStorage.getItem(STORED);
  } catch {
    return null;
  }
}

/** Keeps the key until the tab is closed; null forgets it. */
export function keepKey(key) {
  if (key === null) sessionStorage.removeItem(STORED);
  else sessionStorage.setItem(STORED, key);
}

/**
 * `fetch` with the key; anything but success throws a ServiceProblem.
 * A key that was refused while another took its place says nothing of that one: the request goes again with it.
 */
export async function ask(path, options = {}) {
  const headers = new Headers(options.headers);
  const key = heldKey();
  if (key) headers.set("Authorization", `Bearer ${key}`);
  let response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ServiceProblem({
      status: 0,
      title: "No answer",
      detail: "The service does not answer. Is it running?",
    });
  }
  if (response.ok) return response;
  if (response.status === 401 && heldKey() !== null && heldKey() !== key) return ask(path, options);
  throw new ServiceProblem(await problemIn(response), Number(response.headers.get("Retry-After")) || 0);
}

async function problemIn(response) {
  try {
    return { status: response.status, ...(await response.json()) };
  } catch {
    return {
      status: response.status,
      title: response.statusText,
      detail: `The service answered ${response.status}.`,
    };
  }
}

/** Where an article goes, and the header that says what it is. */
export function requestOf(article, extra = {}) {
  const query = new URLSearchParams({ ...article.hints, ...extra });
  const search = query.size ? `?${query}` : "";
  return { path: `v1/documents${search}`, headers: { "Content-Type": article.type } };
}

/** The document of one article, with its decoded source. Waits and asks again when the service is busy. */
export async function normalize(article, { signal, onwait = () => {} } = {}) {
  const { path, headers } = requestOf(article, { include: "source" });
  for (let tries = 1; ; tries += 1) {
    try {
      const response = await ask(path, { method: "POST", headers, body: article.body, signal });
      return await response.json();
    } catch (error) {
      const busy = error instanceof ServiceProblem && [429, 503].includes(error.status);
      if (!busy || tries === MOST_TRIES) throw error;
      const seconds = Math.min(Math.max(error.retryAfter, 1), 60);
      onwait(seconds);
      await pause(seconds * 1000, signal);
    }
  }
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(new DOMException("stopped", "AbortError"));
    });
  });
}

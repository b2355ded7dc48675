// The API key, where the service asks for one: kept in this tab until it is closed.
import { find } from "./elements.js";
import { heldKey, keepKey } from "./service.js";

const USABLE = /^[\x21-\x7e]+$/;

/** The field for the key; `onkey` runs when a new one was given. */
export class KeyField {
  constructor(onkey) {
    find("key-form").addEventListener("submit", (event) => {
      event.preventDefault();
      const key = find("key").value.trim();
      if (!USABLE.test(key)) return this.ask("That is not an API key: it may hold no spaces and no accents.");
      keepKey(key);
      find("key").value = "";
      find("key-card").hidden = true;
      this.#tell();
      onkey();
    });
    find("key-forget").addEventListener("click", () => {
      keepKey(null);
      this.#tell();
      this.ask("The key is forgotten.");
    });
    this.#tell();
  }

  /** Shows the field with the reason. */
  ask(reason) {
    find("key-reason").textContent = reason;
    find("key-card").hidden = false;
    find("key").focus();
  }

  #tell() {
    find("key-forget").hidden = heldKey() === null;
  }
}

/** Questions that hold the page until they are answered. */
import { el } from "./dom.js";

let number = 0;

/** Shows `text` with one button; resolves when it is closed. `title` names who speaks. */
export async function tell(title, text) {
  await ask(title, [el("p", { class: "dialog-text", dir: "auto" }, text)], { accept: "OK", cancel: null });
}

/**
 * Shows a form. Resolves to its values by field name, or `null` when it was cancelled. `check(values)` may answer a
 * sentence that says what is wrong: then the form stays open and shows it.
 */
export function ask(title, fields, { accept = "OK", cancel = "Cancel", check = () => "" } = {}) {
  const heading = `dialog-${(number += 1)}`;
  const problem = el("p", { class: "problem", role: "alert", hidden: true });
  const form = el("form", { method: "dialog" },
    el("h2", { id: heading, dir: "auto" }, title),
    ...fields,
    problem,
    el("div", { class: "dialog-buttons" },
      cancel && el("button", { type: "button", class: "plain", onclick: () => dialog.close() }, cancel),
      el("button", { type: "submit", class: "primary" }, accept)));
  const dialog = el("dialog", { "aria-labelledby": heading }, form);
  return new Promise((resolve) => {
    let values = null;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = Object.fromEntries(new FormData(form));
      problem.textContent = check(given) || "";
      problem.hidden = !problem.textContent;
      if (!problem.hidden) return;
      values = given;
      dialog.close();
    });
    dialog.addEventListener("close", () => { dialog.remove(); resolve(values); });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A labelled text field for `ask`. */
export function field(label, name, attributes = {}) {
  return el("label", { class: "field" }, el("span", {}, label), el("input", { name, dir: "auto", autocomplete: "off", ...attributes }));
}

/** A labelled choice for `ask`; `options` are `[value, text]` pairs. */
export function choice(label, name, options, chosen) {
  return el("label", { class: "field" }, el("span", {}, label),
    el("select", { name }, options.map(([value, text]) => el("option", { value, selected: String(value) === String(chosen) }, text))));
}

/** Elements built from data. Text always becomes a text node, so nothing a person or a bot writes can become markup. */

/**
 * Builds an element. In `props`, functions named `on…` become listeners, `null`, `undefined` and `false` leave an
 * attribute out, `true` writes it empty. Children are nodes or strings; empty ones are skipped.
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else setAttribute(node, name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
}

/** Writes an attribute, or takes it away for `null`, `undefined` and `false`. */
export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? "" : String(value));
}

/** A drawing of 24 by 24 in the current text colour; it says nothing, the button around it does. */
export function icon(path) {
  const space = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(space, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", class: "icon", "aria-hidden": "true", focusable: "false" }))
    drawing.setAttribute(name, value);
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  drawing.append(line);
  return drawing;
}

export const ICONS = {
  attach: "M21 11.5 12.5 20a5.5 5.5 0 0 1-7.8-7.8l8.6-8.5a3.7 3.7 0 0 1 5.2 5.2l-8.6 8.5a1.8 1.8 0 0 1-2.6-2.6l7.9-7.8",
  send: "M4 12 20 4l-4.5 16-4-6.5L4 12Zm7.5 1.5L20 4",
  close: "M6 6l12 12M18 6 6 18",
  reply: "M10 8V4L3 11l7 7v-4c5 0 8.500 1.500 11 5-1-6-4.500-11-11-11Z",
  edit: "M4 20h4L19 9l-4-4L4 16v4ZM13 7l4 4",
  down: "M12 5v14M6 13l6 6 6-6",
  file: "M6 3h8l4 4v14H6V3Zm8 0v4h4",
  link: "M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1-1",
};

/** Runs `task` with the button marked busy: it keeps its focus but does nothing until the task ends. */
export async function whileBusy(button, task) {
  if (button.getAttribute("aria-busy") === "true") return undefined;
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  try {
    return await task();
  } finally {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  }
}

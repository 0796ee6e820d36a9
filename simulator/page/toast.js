/** Short words that go away by themselves. */
import { el } from "./dom.js";

const SHOWN_FOR = 5000;

/** Shows `text` in `place` (an element with role `status`); it leaves after five seconds or at a click. */
export function toast(place, text, kind = "note") {
  const note = el("p", { class: `toast ${kind}`, dir: "auto", onclick: () => note.remove() }, text);
  place.append(note);
  while (place.children.length > 3) place.firstElementChild.remove();
  setTimeout(() => note.remove(), SHOWN_FOR);
}

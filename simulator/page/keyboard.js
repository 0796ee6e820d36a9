/** The reply keyboard: captions that a bot puts under the text field; a tap sends the caption. */
import { el } from "./dom.js";

/** The keyboard that counts now: the last one a message of the bot brought. An empty one takes it away. */
export function currentKeyboard(messages) {
  const bringing = messages.filter((message) => message.keyboard);
  return bringing.length ? bringing[bringing.length - 1].keyboard : [];
}

export class ReplyKeyboard {
  /** `onPress(caption)` when a key is pressed. */
  constructor(onPress) {
    this.onPress = onPress;
    this.shown = "[]";
    this.node = el("div", { class: "reply-keyboard", role: "group", "aria-label": "Reply keyboard", hidden: true });
  }

  show(rows) {
    const signature = JSON.stringify(rows);
    if (signature === this.shown) return;
    this.shown = signature;
    this.node.hidden = rows.length === 0;
    this.node.replaceChildren(...rows.map((row) => el("div", { class: "button-row" }, row.map((caption) => this.key(caption)))));
  }

  key(caption) {
    return el("button", { type: "button", class: "reply-key", dir: "auto", onclick: () => this.onPress(caption) }, caption);
  }
}

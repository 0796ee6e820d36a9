/** Where a person writes: text, a reply, a change of an own text, a file with its caption, a contact card. */
import { firstLine } from "./bubble.js";
import { chooseContact } from "./contacts.js";
import { el, icon, ICONS } from "./dom.js";
import { chooseFile, encoded, KINDS, sizeText } from "./files.js";

export class Composer {
  /** `actions.send(content)` and `actions.edit(message_id, text)` resolve to whether the server took it; `actions.people()` lists everybody. */
  constructor(person, actions) {
    this.person = person;
    this.actions = actions;
    this.replyTo = this.editing = this.file = null;
    this.sent = Promise.resolve();
    this.strip = el("div", { class: "strip", hidden: true });
    this.input = el("textarea", { class: "input", rows: "1", dir: "auto", placeholder: "Message", "aria-label": `Message from ${person.first_name}` });
    const send = el("button", { type: "submit", class: "round send", "aria-label": "Send" }, icon(ICONS.send));
    this.menu = this.buildMenu();
    this.node = el("form", { class: "composer" }, this.strip, el("div", { class: "composer-row" }, this.menu, this.input, send));
    this.node.addEventListener("submit", (event) => { event.preventDefault(); this.submit(); });
    this.input.addEventListener("keydown", (event) => this.keyPressed(event));
    this.input.addEventListener("input", () => this.fit());
  }

  buildMenu() {
    const item = (label, act) => el("button", { type: "button", onclick: () => { this.closeMenu(); act(); } }, label);
    const items = el("div", { class: "menu", role: "group", "aria-label": "Attach" },
      Object.entries(KINDS).map(([kind, { label }]) => item(label, () => this.attach(kind))),
      item("Contact", () => this.contact()));
    const opener = el("summary", { class: "round", "aria-label": "Attach", title: "Attach" }, icon(ICONS.attach));
    const menu = el("details", { class: "attach" }, opener, items);
    menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && menu.open) { this.closeMenu(); opener.focus(); } });
    menu.addEventListener("focusout", (event) => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) this.closeMenu(); });
    return menu;
  }

  closeMenu() {
    this.menu.open = false;
  }

  keyPressed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !this.strip.hidden) {
      event.preventDefault();
      this.clear();
    }
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${this.input.scrollHeight}px`;
  }

  /** The next text answers this message. */
  reply(message) {
    this.clear();
    this.replyTo = message;
    this.showStrip("Reply to", firstLine(message));
  }

  /** The next text replaces this own message. */
  change(message) {
    this.clear();
    this.editing = message;
    this.input.value = message.text || message.file.caption;
    this.showStrip("Edit", firstLine(message));
    this.fit();
  }

  async attach(kind) {
    const file = await chooseFile(kind);
    if (file) this.showFile({ kind, file });
  }

  showFile(chosen) {
    this.file = chosen;
    this.showStrip(KINDS[chosen.kind].label, `${chosen.file.name} · ${sizeText(chosen.file.size)}`);
  }

  async contact() {
    const contact = await chooseContact(this.person, this.actions.people());
    if (contact) this.actions.send({ contact });
  }

  showStrip(what, text) {
    this.strip.replaceChildren(
      el("div", { class: "strip-text" }, el("strong", {}, what), el("span", { dir: "auto" }, text)),
      el("button", { type: "button", class: "round small", "aria-label": `Cancel: ${what}`, onclick: () => this.clear() }, icon(ICONS.close)));
    this.strip.hidden = false;
    this.input.focus();
  }

  clear() {
    if (this.editing) this.input.value = "";
    this.replyTo = this.editing = this.file = null;
    this.strip.hidden = true;
    this.strip.replaceChildren();
    this.fit();
    this.input.focus();
  }

  /** Hands over what is written and is free at once for the next; what the server did not take comes back. */
  submit() {
    const draft = { text: this.input.value, replyTo: this.replyTo, editing: this.editing, file: this.file };
    if (!draft.text.trim() && !draft.file) return;
    this.input.value = "";
    this.editing = null;
    this.clear();
    this.sent = this.sent.then(async () => {
      if (!(await this.deliver(draft))) this.takeBack(draft);
    });
  }

  takeBack(draft) {
    if (this.input.value || !this.strip.hidden) return;
    if (draft.editing) this.change(draft.editing);
    if (draft.replyTo) this.reply(draft.replyTo);
    if (draft.file) this.showFile(draft.file);
    this.input.value = draft.text;
    this.fit();
  }

  async deliver({ text, replyTo, editing, file }) {
    if (editing) return this.actions.edit(editing.message_id, text);
    const content = file ? await fileContent(file, text) : { text };
    if (replyTo) content.reply_to = replyTo.message_id;
    return this.actions.send(content);
  }
}

async function fileContent({ kind, file }, caption) {
  const content = { [kind]: await encoded(file) };
  if (caption.trim()) content.caption = caption;
  return content;
}

/** One message on the screen. It is patched in place: a part is only rebuilt when what it shows has changed. */
import { el, icon, ICONS, setAttribute } from "./dom.js";
import { attachment } from "./files.js";
import { richText } from "./richtext.js";
import { moment, timeText } from "./time.js";

/** The first line of a message, or what it carries. */
export function firstLine(message) {
  const line = (message.text || message.file?.caption || "").split("\n", 1)[0];
  return line || (message.file ? message.file.name || message.file.kind : "Message");
}

export class Bubble {
  /** `chat` offers `person`, `find(id)`, `onPress(message, button, node)`, `onReply(message)`, `onEdit(message)`, `onLink(address)`. */
  constructor(chat, id) {
    this.chat = chat;
    this.parts = {};
    this.shown = {};
    for (const part of ["quote", "file", "text", "meta", "action"]) this.parts[part] = el("div", { class: part, hidden: true });
    this.parts.text.setAttribute("dir", "auto");
    const { quote, file, text, meta, action } = this.parts;
    this.body = el("div", { class: "bubble" }, quote, file, el("div", { class: "line" }, text, meta), action);
    this.parts.buttons = el("div", { class: "inline-buttons", hidden: true });
    this.node = el("article", { class: "message", tabindex: "-1", "data-message-id": id }, this.body, this.parts.buttons);
    this.body.addEventListener("click", (event) => this.clicked(event));
  }

  /** Shows the message as it is now. Focus inside stays, also when the buttons were exchanged. */
  show(message) {
    this.message = message;
    const quoted = message.reply_to ? this.chat.find(message.reply_to) : null;
    const hadFocus = this.parts.buttons.contains(document.activeElement);
    const place = hadFocus ? this.buttonNodes().indexOf(document.activeElement) : -1;
    this.node.classList.toggle("own", !message.from_bot);
    this.node.classList.toggle("gone", Boolean(message.deleted));
    if (message.deleted) this.showDeleted();
    else this.showAll(message, quoted);
    if (hadFocus && !this.node.contains(document.activeElement)) (this.buttonNodes()[place] ?? this.node).focus({ preventScroll: true });
  }

  showDeleted() {
    for (const part of ["quote", "file", "meta", "action", "buttons"]) this.part(part, null, () => []);
    this.part("text", "deleted", () => ["Message deleted"]);
  }

  showAll(message, quoted) {
    const file = message.file;
    this.part("quote", message.reply_to && [message.reply_to, quoted && firstLine(quoted)], () => this.quote(message, quoted));
    this.part("file", file, () => attachment(this.chat.person.id, message));
    this.part("text", message.html || message.text || file?.caption, () => this.text(message));
    this.part("meta", message.date || message.edited ? [message.date, message.edited] : null, () => this.meta(message));
    this.part("action", this.deed(), (deed) => [this.actionButton(deed)]);
    this.part("buttons", message.buttons?.length ? message.buttons : null, () => this.rows(message.buttons));
  }

  part(name, content, build) {
    const signature = JSON.stringify(content ?? null);
    if (this.shown[name] === signature) return;
    this.shown[name] = signature;
    const empty = content === null || content === undefined || content === "";
    this.parts[name].hidden = empty;
    this.parts[name].replaceChildren(...(empty ? [] : build(content)));
  }

  text(message) {
    return message.html ? richText(message.html) : [message.text || message.file.caption];
  }

  quote(message, quoted) {
    const who = quoted?.from_bot ? "Bot" : this.chat.person.first_name;
    return [el("strong", { dir: "auto" }, quoted ? who : "Reply"), el("span", { dir: "auto" }, quoted ? firstLine(quoted) : "Message not shown")];
  }

  meta(message) {
    const sent = moment(message.date);
    return [
      message.edited ? el("span", { class: "edited" }, "edited") : null,
      sent ? el("time", { datetime: sent.toISOString() }, timeText(sent)) : null,
    ].filter(Boolean);
  }

  /** What a tap on this message does, if anything. */
  deed() {
    if (this.message.deleted) return null;
    if (this.message.from_bot) return "reply";
    return this.message.text || this.message.file?.caption ? "edit" : null;
  }

  actionButton(deed) {
    const label = deed === "reply" ? "Reply to this message" : "Edit this message";
    return el("button", { type: "button", class: "message-action", tabindex: "-1", title: label, "aria-label": label, onclick: () => this.act() }, icon(ICONS[deed]));
  }

  rows(rows) {
    return rows.map((row, number) => el("div", { class: "button-row" }, row.map((button, column) => this.button(button, number, column))));
  }

  button(button, row, column) {
    const press = (event) => this.chat.onPress(this.message, { ...button, row, column }, event.currentTarget);
    return el("button", { type: "button", class: "inline-button", dir: "auto", title: button.url ?? null, onclick: press },
      el("span", { class: "button-text" }, button.text), button.url ? icon(ICONS.link) : null);
  }

  buttonNodes() {
    return [...this.parts.buttons.querySelectorAll("button")];
  }

  /** A tap on the bubble itself: reply to the bot, change an own text. Marking text or opening a link is no tap. */
  clicked(event) {
    const link = event.target.closest("a[href]");
    if (link && this.chat.onLink(link.href)) event.preventDefault();
    if (link || event.target.closest("button, audio, video, [role=button]") || !getSelection().isCollapsed) return;
    if (event.target.closest(".quote")) this.chat.onQuote(this.message.reply_to);
    else this.act();
  }

  act() {
    const deed = this.deed();
    if (deed === "reply") this.chat.onReply(this.message);
    else if (deed === "edit") this.chat.onEdit(this.message);
  }

  /** Marks the message for a moment, as the one that was looked for. */
  flash() {
    this.node.scrollIntoView({ block: "center" });
    setAttribute(this.node, "data-flash", true);
    setTimeout(() => setAttribute(this.node, "data-flash", null), 1200);
  }
}

/** The list of messages of one phone, kept in step with the chat by message_id. */
import { Bubble } from "./bubble.js";
import { el, icon, ICONS } from "./dom.js";
import { dayText, moment } from "./time.js";

const NEAR_THE_END = 60;
let number = 0;

export class MessageLog {
  /** `chat` as in Bubble, without `find` and `onQuote`, which the log adds. */
  constructor(chat) {
    this.chat = { ...chat, find: (id) => this.messages.get(id), onQuote: (id) => this.bubbles.get(id)?.flash() };
    this.messages = new Map();
    this.bubbles = new Map();
    this.days = new Map();
    this.atEnd = true;
    this.lastTop = 0;
    this.build();
  }

  build() {
    const hint = `log-hint-${(number += 1)}`;
    this.list = el("div", { class: "message-list" });
    this.empty = el("p", { class: "empty" }, "No messages yet. Press Start to open the bot.");
    this.log = el("div", { class: "log", role: "log", "aria-live": "polite", "aria-busy": "true", tabindex: "0", "aria-label": `Messages of ${this.chat.person.first_name}`, "aria-describedby": hint }, this.empty, this.list);
    this.newer = el("button", { type: "button", class: "to-end", hidden: true, onclick: () => this.toEnd() }, icon(ICONS.down), "New messages");
    this.node = el("div", { class: "log-frame" }, this.log, this.newer,
      el("p", { id: hint, class: "visually-hidden" }, "Arrow keys go through the messages. Enter replies to a message of the bot or edits your own."));
    this.log.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.log.addEventListener("keydown", (event) => this.keyPressed(event));
    const grown = new ResizeObserver(() => this.atEnd && this.toEnd());
    grown.observe(this.list);
    grown.observe(this.log);
  }

  /** Shows these messages, in this order. */
  show(messages) {
    const more = messages.some((message) => !this.messages.has(message.message_id));
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.empty.hidden = messages.length > 0;
    this.arrange(messages);
    this.log.removeAttribute("aria-busy");
    if (this.atEnd) this.toEnd();
    else if (more) this.newer.hidden = false;
  }

  arrange(messages) {
    const wanted = this.nodesFor(messages);
    const kept = new Set(wanted);
    for (const node of [...this.list.children]) if (!kept.has(node)) node.remove();
    wanted.forEach((node, index) => {
      const present = this.list.children[index];
      if (present !== node) this.list.insertBefore(node, present ?? null);
    });
    for (const id of this.bubbles.keys()) if (!this.messages.has(id)) this.bubbles.delete(id);
  }

  nodesFor(messages) {
    const nodes = [];
    let day = "";
    for (const message of messages) {
      const sent = moment(message.date);
      const today = sent ? dayText(sent) : day;
      if (today !== day) nodes.push(this.dayNode(today));
      day = today;
      nodes.push(this.bubbleNode(message));
    }
    return nodes;
  }

  dayNode(day) {
    if (!this.days.has(day)) this.days.set(day, el("p", { class: "day" }, el("span", {}, day)));
    return this.days.get(day);
  }

  bubbleNode(message) {
    const id = message.message_id;
    if (!this.bubbles.has(id)) this.bubbles.set(id, new Bubble(this.chat, id));
    this.bubbles.get(id).show(message);
    return this.bubbles.get(id).node;
  }

  /** Only a person scrolls up: when the list grows or the window shrinks, the place stays what it was. */
  scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_THE_END;
    if (near) this.atEnd = true;
    else if (scrollTop < this.lastTop) this.atEnd = false;
    this.lastTop = scrollTop;
    if (this.atEnd) this.newer.hidden = true;
  }

  toEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.atEnd = true;
    this.newer.hidden = true;
  }

  keyPressed(event) {
    const article = event.target.closest("article.message");
    if (event.target !== this.log && event.target !== article) return;
    if (event.key === "ArrowUp" || event.key === "ArrowDown") {
      event.preventDefault();
      this.step(article, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Enter" && article) {
      event.preventDefault();
      this.bubbles.get(Number(article.dataset.messageId))?.act();
    }
  }

  step(from, direction) {
    const articles = [...this.list.querySelectorAll("article.message")];
    const at = from ? articles.indexOf(from) + direction : articles.length - 1;
    articles[Math.max(0, Math.min(at, articles.length - 1))]?.focus();
  }
}

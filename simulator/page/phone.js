/** One person's phone: the chat with the bot, live, and everything that person can do in it. */
import * as api from "./api.js";
import { Composer } from "./composer.js";
import { tell } from "./dialogs.js";
import { el, whileBusy } from "./dom.js";
import { currentKeyboard, ReplyKeyboard } from "./keyboard.js";
import { deepLinkPayload } from "./links.js";
import { followChat } from "./live.js";
import { MessageLog } from "./messages.js";
import { toast } from "./toast.js";

export class Phone {
  /**
   * `onNews()` when the bot wrote; `onLink(payload, person)` when a link to the bot was opened here; `onStart()` when the
   * bot was started; `people()` lists everybody.
   */
  constructor(person, { onNews, onLink, onStart, people }) {
    this.person = person;
    this.onNews = onNews;
    this.onLink = onLink;
    this.onStart = onStart;
    this.log = new MessageLog({
      person,
      onPress: (message, button, node) => this.press(message, button, node),
      onReply: (message) => this.composer.reply(message),
      onEdit: (message) => this.composer.change(message),
      onLink: (address) => this.openLink(address),
    });
    this.composer = new Composer(person, {
      send: (content) => this.attempt(() => api.send(person.id, content)),
      edit: (message, text) => this.attempt(() => api.edit(person.id, message, text)),
      people,
    });
    this.keyboard = new ReplyKeyboard((caption) => this.attempt(() => api.send(person.id, { text: caption })));
    this.build();
    this.unfollow = followChat(person.id, (chat) => this.show(chat), (connected) => { this.away.hidden = connected; });
  }

  build() {
    const { first_name: name, last_name: surname, id, language_code: language, role } = this.person;
    this.toasts = el("div", { class: "toasts", role: "status" });
    this.away = el("p", { class: "away", role: "status", hidden: true }, "No connection. Trying again…");
    const head = el("header", { class: "phone-head" },
      el("span", { class: "avatar", "aria-hidden": "true" }, [...name][0] ?? "?"),
      el("div", { class: "phone-name" }, el("h2", {}, el("bdi", {}, [name, surname].filter(Boolean).join(" "))), el("p", {}, [role, language, id].filter(Boolean).join(" · "))),
      el("button", { type: "button", class: "plain", onclick: () => this.onLink("", this.person), title: "Open the bot by a link" }, "Link…"),
      el("button", { type: "button", class: "primary", onclick: (event) => whileBusy(event.currentTarget, () => this.start()) }, "Start"));
    this.node = el("div", { class: "phone" }, head, this.away,
      el("div", { class: "screen", lang: language ?? null }, this.log.node, this.toasts), this.composer.node, this.keyboard.node);
  }

  show(chat) {
    const newest = chat.messages.reduce((id, message) => (message.from_bot ? Math.max(id, message.message_id) : id), 0);
    if (this.newest !== undefined && newest > this.newest) this.onNews();
    this.newest = newest;
    this.log.show(chat.messages);
    this.keyboard.show(currentKeyboard(chat.messages));
  }

  async start(payload = "") {
    if (await this.attempt(() => api.start(this.person.id, payload))) this.onStart();
  }

  /** Does what was asked; says so on this phone when it fails. Resolves to whether it went well. */
  async attempt(deed) {
    try {
      await deed();
      return true;
    } catch (error) {
      this.say(error.message, "problem");
      return false;
    }
  }

  say(text, kind) {
    toast(this.toasts, text, kind);
  }

  press(message, button, node) {
    if (button.url) return this.openLink(button.url) || window.open(button.url, "_blank", "noopener");
    return whileBusy(node, () => this.attempt(async () => this.answered((await api.press(this.person.id, pressOf(message, button))).answer)));
  }

  answered(answer) {
    if (!answer) this.say("The bot has not answered this press.", "problem");
    else if (answer.text && answer.show_alert) tell("Message from the bot", answer.text);
    else if (answer.text) this.say(answer.text);
    if (answer?.url) this.openLink(answer.url);
  }

  /** Opens a link to the bot; answers whether it was one. */
  openLink(address) {
    const payload = deepLinkPayload(address);
    if (payload === null) return false;
    this.onLink(payload, this.person);
    return true;
  }

  close() {
    this.unfollow();
    this.node.remove();
  }
}

/** The press as Telegram sends it: by its data, so that it stays the button the person saw, whatever stands there now. */
function pressOf(message, { data, row, column }) {
  return { message_id: message.message_id, ...(data ? { data } : { row, column }) };
}

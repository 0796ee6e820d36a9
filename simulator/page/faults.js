/** Faults and limits of the Bot API, set and lifted by hand. */
import { get, post, remove } from "./api.js";
import { el } from "./dom.js";

const KINDS = [
  ["429", "429: too many requests"], ["500", "500: server error"], ["502", "502: bad gateway"], ["400", "400: bad request"],
  ["403", "403: forbidden"], ["409", "409: conflict"], ["garbage", "garbage: HTML for JSON"], ["timeout", "timeout: silence"], ["cut", "cut: done, no answer"],
];
const ASK_EVERY = 3000;
const METHODS = ["*", "sendMessage", "editMessageText", "editMessageReplyMarkup", "deleteMessage", "answerCallbackQuery", "copyMessage",
  "sendPhoto", "sendVoice", "sendDocument", "getFile", "getUpdates", "setMyCommands"];

export class Faults {
  /** `onProblem(text)` when the server refuses; `onCount(n)` with how many are in force. */
  constructor(place, { onProblem, onCount }) {
    Object.assign(this, { onProblem, onCount });
    this.listed = el("ul", { class: "rules", "aria-label": "Faults and limits in force" });
    place.append(
      el("div", { class: "panel-columns" }, this.faultForm(), this.limitForm()),
      el("div", { class: "in-force" }, el("h2", {}, "In force"), this.listed, el("button", { type: "button", onclick: () => this.clear() }, "Clear all")));
    this.ask();
  }

  faultForm() {
    const methods = el("datalist", { id: "fault-methods" }, METHODS.map((method) => el("option", { value: method })));
    const kind = el("select", { name: "kind" }, KINDS.map(([value, text]) => el("option", { value }, text)));
    const pause = labelled("Retry after (s)", el("input", { name: "retry_after", type: "number", min: 1, value: 5 }));
    const silence = labelled("Seconds", el("input", { name: "seconds", type: "number", min: 1, value: 5 }));
    const adapt = () => { pause.hidden = kind.value !== "429"; silence.hidden = kind.value !== "timeout"; };
    kind.addEventListener("change", adapt);
    adapt();
    return el("form", { class: "panel-form", "aria-label": "New fault", onsubmit: (event) => this.setFault(event) }, methods,
      labelled("Method", el("input", { name: "method", value: "*", list: "fault-methods", required: true, autocomplete: "off" })),
      labelled("Fault", kind, "wide"), labelled("Times", el("input", { name: "times", type: "number", min: 1, value: 1, required: true })), pause, silence,
      el("button", { type: "submit", class: "primary" }, "Set fault"));
  }

  limitForm() {
    return el("form", { class: "panel-form", "aria-label": "Send limits", onsubmit: (event) => this.setLimits(event) },
      labelled("Messages a second", el("input", { name: "per_second", type: "number", min: 1, value: 30, required: true })),
      labelled("In one chat", el("input", { name: "per_chat_per_second", type: "number", min: 1, value: 1, required: true })),
      el("button", { type: "submit" }, "Enforce limits"));
  }

  setFault(event) {
    event.preventDefault();
    const { method, kind, times, retry_after: pause, seconds } = Object.fromEntries(new FormData(event.target));
    const fault = { method, kind, times: Number(times) };
    if (kind === "429") fault.retry_after = Number(pause);
    if (kind === "timeout") fault.seconds = Number(seconds);
    this.change(() => post("/faults", fault));
  }

  setLimits(event) {
    event.preventDefault();
    const limits = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, Number(value)]));
    this.change(() => post("/limits", limits));
  }

  clear() {
    this.change(() => Promise.all([remove("/faults"), remove("/limits")]));
  }

  async change(deed) {
    try {
      await deed();
    } catch (error) {
      this.onProblem(error.message);
    }
    await this.ask();
  }

  /** Looks again and again: every call of a bot uses a fault up. */
  async ask() {
    clearTimeout(this.timer);
    try {
      if (!document.hidden) this.show(await get("/faults"), await get("/limits"));
    } catch {
      // The phones say that the server is away.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), ASK_EVERY);
  }

  show({ faults }, limits) {
    const lines = [...faults.map(faultText), ...limitText(limits)];
    const texts = lines.length ? lines : ["None"];
    if (texts.join() !== this.texts) this.listed.replaceChildren(...texts.map((line) => el("li", {}, line)));
    this.texts = texts.join();
    this.onCount(lines.length);
  }
}

function faultText({ method, kind, times, retry_after: pause, seconds }) {
  const extra = { 429: `, retry after ${pause} s`, timeout: `, ${seconds} s` }[kind] ?? "";
  return `${method === "*" ? "every method" : method}: ${kind}, ${times === 1 ? "once" : `${times} times`} more${extra}`;
}

function limitText({ per_second: all, per_chat_per_second: chat }) {
  return all === null && chat === null ? [] : [`limits: ${all ?? "any number of"} messages a second, ${chat ?? "any number"} in one chat`];
}

function labelled(label, input, width = "") {
  return el("label", { class: `field ${width}`.trim() }, el("span", {}, label), input);
}

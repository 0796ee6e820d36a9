/** Faults and limits of the Bot API, set and lifted by hand. */
import { get, post, remove } from "./api.js";
import { el } from "./dom.js";

const KINDS = [
  ["429", "429: too many requests"], ["500", "500: server error"], ["502", "502: bad gateway"], ["400", "400: bad request"],
  ["403", "403: forbidden"], ["409", "409: conflict"], ["garbage", "garbage: HTML for JSON"], ["timeout", "timeout: silence"], ["cut", "cut: done, no answer"],
];
const METHODS = ["*", "sendMessage", "editMessageText", "editMessageReplyMarkup", "deleteMessage", "answerCallbackQuery", "copyMessage",
  "sendPhoto", "sendVoice", "sendDocument", "getFile", "getUpdates", "setMyCommands"];

export class Faults {
  /** `onProblem(text)` when the server refuses; `onCount(n)` with the number of rules in force. */
  constructor(place, { onProblem, onCount }) {
    Object.assign(this, { onProblem, onCount, rules: [], limits: null });
    this.listed = el("ul", { class: "rules", "aria-label": "Faults and limits in force" });
    place.append(
      el("div", { class: "panel-columns" }, this.faultForm(), this.limitForm()),
      el("div", { class: "in-force" }, el("h3", {}, "In force"), this.listed, el("button", { type: "button", onclick: () => this.clear() }, "Clear all")));
    this.show();
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
    this.attempt(async () => { await post("/faults", fault); this.rules.push(fault); });
  }

  setLimits(event) {
    event.preventDefault();
    const limits = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, Number(value)]));
    this.attempt(async () => { await post("/limits", limits); this.limits = limits; });
  }

  clear() {
    this.attempt(async () => { await remove("/faults"); await remove("/limits"); this.rules = []; this.limits = null; });
  }

  async attempt(deed) {
    try {
      await deed();
    } catch (error) {
      this.onProblem(error.message);
    }
    this.show();
  }

  show() {
    const lines = this.rules.map(faultText);
    if (this.limits) lines.push(`Limits: ${this.limits.per_second} a second, ${this.limits.per_chat_per_second} in one chat`);
    this.listed.replaceChildren(...(lines.length ? lines : ["None"]).map((line) => el("li", {}, line)));
    this.onCount(lines.length);
  }
}

function faultText({ method, kind, times, retry_after: pause, seconds }) {
  const extra = pause ? `, retry after ${pause} s` : seconds ? `, ${seconds} s` : "";
  return `${method === "*" ? "every method" : method}: ${kind}, ${times} ${times === 1 ? "time" : "times"}${extra}`;
}

function labelled(label, input, width = "") {
  return el("label", { class: `field ${width}`.trim() }, el("span", {}, label), input);
}

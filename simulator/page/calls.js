/** The last calls that bots made, for whoever wants to look under the bonnet. */
import { get } from "./api.js";
import { el } from "./dom.js";
import { moment, secondText } from "./time.js";

const KEPT = 100;
const ASK_EVERY = 1500;

export class Calls {
  /** `fold` is the `details` element that holds the list; it asks the server only while it is open. */
  constructor(fold) {
    this.fold = fold;
    this.after = 0;
    this.withPolling = el("input", { type: "checkbox", onchange: () => this.again() });
    this.list = el("ol", { class: "calls", tabindex: "0", "aria-label": "Bot calls, newest first" });
    fold.append(el("div", { class: "panel calls-panel" }, el("label", { class: "check" }, this.withPolling, "Also getUpdates"), this.list));
    fold.addEventListener("toggle", () => this.ask());
  }

  again() {
    this.after = 0;
    this.list.replaceChildren();
    this.ask();
  }

  async ask() {
    clearTimeout(this.timer);
    if (!this.fold.open) return;
    const asked = (this.asked = {});
    try {
      const calls = document.hidden ? [] : await get(`/calls?after=${this.after}`);
      if (asked === this.asked) this.add(calls);
    } catch {
      // The phones say that the server is away.
    }
    if (asked !== this.asked) return;
    this.timer = setTimeout(() => this.ask(), ASK_EVERY);
  }

  add(calls) {
    const wanted = calls.filter(({ method }) => method !== "getUpdates" || this.withPolling.checked);
    this.after = calls.at(-1)?.n ?? this.after;
    this.list.prepend(...wanted.slice(-KEPT).reverse().map((call) => this.line(call)));
    while (this.list.children.length > KEPT) this.list.lastElementChild.remove();
  }

  line({ method, parameters, answer, time, fault }) {
    const good = answer?.ok === true && !fault;
    const outcome = [answer?.ok ? "ok" : answer?.error_code ?? "no answer", fault && `fault: ${fault}`].filter(Boolean).join(", ");
    const details = el("details", {},
      el("summary", {}, el("time", {}, secondText(moment(time))), el("strong", {}, method), el("span", { class: good ? "good" : "bad" }, outcome), el("span", { class: "call-brief" }, brief(parameters))));
    details.addEventListener("toggle", () => details.append(el("pre", { tabindex: "0" }, JSON.stringify({ parameters, answer }, null, 2))), { once: true });
    return el("li", {}, details);
  }
}

function brief(parameters) {
  return [parameters?.chat_id, parameters?.text ?? parameters?.caption].filter(Boolean).join(" · ").slice(0, 160);
}

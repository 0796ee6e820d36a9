/** The clock of the bots: shown, ticking, and moved. */
import { get, post } from "./api.js";
import { ask, field } from "./dialogs.js";
import { el, setAttribute } from "./dom.js";
import { clockText, fieldValue, fromField, moment, secondText, weekdayText, ZONE } from "./time.js";

const STEPS = [["+1 hour", "PT1H"], ["+1 day", "P1D"], ["+1 week", "P7D"]];
const ASK_EVERY = 10000;
const ASK_EVERY_WHILE_MOVING = 700;

export class Clock {
  /** `onProblem(text)` when the clock could not be moved. */
  constructor(place, onProblem) {
    this.onProblem = onProblem;
    this.difference = null;
    this.parts = { weekday: el("span", { class: "clock-extra" }), moment: el("span", {}, "…"), second: el("span", { class: "clock-extra" }) };
    this.face = el("time", { class: "clock-face" }, Object.values(this.parts));
    this.state = el("span", { class: "clock-state", role: "status" });
    this.buttons = STEPS.map(([label, advance]) => this.button(label, () => this.move({ advance })));
    this.buttons.push(this.button("To a date…", () => this.toDate()));
    const steps = el("div", { id: "clock-steps", class: "button-set", role: "group", "aria-label": "Move the clock" }, this.buttons);
    place.append(el("div", { class: "clock-now" }, el("span", { class: "clock-label" }, "Clock"), this.face, this.state), this.opener(steps), steps);
    setInterval(() => this.tick(), 1000);
    this.ask();
  }

  /** On a small screen the steps are folded away behind this button. */
  opener(steps) {
    const flip = (event) => setAttribute(event.currentTarget, "aria-expanded", String(steps.classList.toggle("open")));
    return el("button", { type: "button", class: "clock-opener", "aria-expanded": "false", "aria-controls": "clock-steps", onclick: flip }, "Move");
  }

  button(label, act) {
    return el("button", { type: "button", onclick: () => this.moving || act() }, label);
  }

  now() {
    return new Date(Date.now() + (this.difference ?? 0));
  }

  tick() {
    if (this.difference === null) return;
    const now = this.now();
    this.parts.weekday.textContent = `${weekdayText(now)} `;
    this.parts.moment.textContent = clockText(now);
    this.parts.second.textContent = secondText(now).slice(-3);
    setAttribute(this.face, "datetime", now.toISOString());
  }

  set(answer) {
    const now = moment(answer?.now);
    if (!now) return;
    this.difference = now - Date.now();
    this.tick();
  }

  /** Asks again and again, for another page may move it too; often while it is moving. */
  async ask() {
    try {
      if (!document.hidden) this.set(await get("/clock"));
    } catch {
      // The phones say that the server is away.
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), this.moving ? ASK_EVERY_WHILE_MOVING : ASK_EVERY);
  }

  async toDate() {
    const values = await ask("Move the clock to", [
      field(`Date and time (${ZONE})`, "moment", { type: "datetime-local", required: true, value: fieldValue(this.now()) }),
    ], { accept: "Move" });
    if (values) await this.move({ now: fromField(values.moment).toISOString() });
  }

  async move(how) {
    this.busy(true);
    this.ask();
    try {
      const moved = await post("/clock", how);
      this.set(moved);
      if (!moved.quiet) this.onProblem("The bots did not come to rest; the clock stands where it stands.");
    } catch (error) {
      this.onProblem(error.message);
    } finally {
      this.busy(false);
      this.ask();
    }
  }

  busy(moving) {
    this.moving = moving;
    this.state.textContent = moving ? "moving…" : "";
    for (const button of this.buttons) setAttribute(button, "aria-disabled", moving ? "true" : null);
  }
}

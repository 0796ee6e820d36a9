/** The places where phones stand: three side by side, or one beside the other to slide through on a small screen. */
import * as api from "./api.js";
import { ask, choice, field } from "./dialogs.js";
import { el, setAttribute } from "./dom.js";
import { pastedPayload } from "./links.js";
import { newPerson, personText } from "./people.js";
import { Phone } from "./phone.js";

const NEW = "new";

export class Slots {
  /** `row` holds the phones, `tabs` the buttons that slide to one; `onChange(ids)` when someone else is shown, `onProblem(text)`. */
  constructor(row, tabs, { onChange, onProblem }) {
    Object.assign(this, { row, tabs, onChange, onProblem, people: [], slots: [], blocked: new Set() });
    this.seen = new IntersectionObserver((entries) => entries.forEach((entry) => this.turned(entry)), { root: row, threshold: 0.6 });
  }

  /** How many phones stand here. */
  get count() {
    return this.slots.length;
  }

  /** Whether the phone of this person stands here. */
  shows(id) {
    return this.slots.some(({ person }) => person.id === id);
  }

  /** Everybody who may be chosen. */
  know(people) {
    if (JSON.stringify(people) === JSON.stringify(this.people)) return;
    this.people = people;
    this.listPeople();
  }

  add(person) {
    const slot = { select: el("select", { class: "person-select", "aria-label": `Person on phone ${this.slots.length + 1}` }) };
    slot.block = el("button", { type: "button", class: "plain small", onclick: () => this.toggleBlock(slot) });
    slot.node = el("section", { class: "slot" }, el("div", { class: "slot-bar" }, slot.select, slot.block));
    slot.tab = el("button", { type: "button", class: "tab", onclick: () => slot.node.scrollIntoView({ inline: "start", block: "nearest" }) });
    slot.select.addEventListener("change", () => this.choose(slot));
    this.slots.push(slot);
    this.tabs.append(slot.tab);
    this.row.append(slot.node);
    this.seen.observe(slot.node);
    this.put(slot, person);
    this.listPeople();
  }

  /** Puts a person's phone in the slot. */
  put(slot, person) {
    slot.phone?.close();
    slot.person = person;
    slot.phone = new Phone(person, {
      onNews: () => this.news(slot),
      onLink: (payload, owner) => this.openLink(payload, owner),
      onStart: () => this.setBlocked(slot, false),
      people: () => this.people,
    });
    slot.node.append(slot.phone.node);
    setAttribute(slot.node, "aria-label", `Phone of ${person.first_name}`);
    slot.node.dataset.person = person.id;
    slot.node.dataset.role = person.role ?? "";
    this.nameTab(slot);
    this.showBlock(slot);
    this.onChange(this.slots.map((each) => each.person?.id));
  }

  listPeople() {
    for (const { select, person } of this.slots) {
      const options = this.people.map((each) => el("option", { value: each.id, selected: each.id === person.id }, personText(each)));
      select.replaceChildren(...options, el("option", { value: NEW }, "New person…"));
    }
  }

  /** Shows who was chosen; whoever already has another of the phones changes places. */
  async choose(slot) {
    const chosen = slot.select.value;
    slot.select.value = slot.person.id;
    const person = chosen === NEW ? await this.invent() : this.people.find((each) => String(each.id) === chosen);
    if (!person) return;
    const other = this.slots.find((each) => each.person.id === person.id);
    if (other) this.put(other, slot.person);
    this.put(slot, person);
    this.listPeople();
  }

  /** Adds a person nobody knew yet. Resolves to `null` when that was called off or refused. */
  async invent() {
    try {
      const person = await newPerson();
      if (person) this.people.push(person);
      if (person) this.listPeople();
      return person;
    } catch (error) {
      this.onProblem(error.message);
      return null;
    }
  }

  /** Asks which phone opens the bot, and with what; then opens it there. */
  async openLink(payload, owner) {
    const phones = this.slots.map(({ person }) => [person.id, personText(person)]);
    const values = await ask("Open the bot by a link", [
      field("Link or payload", "link", { value: payload, placeholder: "https://t.me/…?start=…", dir: "ltr" }),
      choice("On the phone of", "person", phones, owner.id),
    ], { accept: "Open", check: ({ link }) => (pastedPayload(link) === null ? "Paste a link such as https://t.me/bot?start=abc, or what follows start=." : "") });
    if (!values) return;
    const slot = this.slots.find(({ person }) => String(person.id) === values.person);
    slot?.phone.start(pastedPayload(values.link));
    slot?.node.scrollIntoView({ inline: "start", block: "nearest" });
  }

  async toggleBlock(slot) {
    const { id } = slot.person;
    const blocked = this.blocked.has(id);
    const done = await slot.phone.attempt(() => (blocked ? api.unblock(id) : api.block(id)));
    if (done) this.setBlocked(slot, !blocked);
  }

  /** Who starts a blocked bot lets it write again. */
  setBlocked(slot, blocked) {
    if (blocked) this.blocked.add(slot.person.id);
    else this.blocked.delete(slot.person.id);
    this.showBlock(slot);
  }

  showBlock(slot) {
    const blocked = this.blocked.has(slot.person.id);
    slot.block.textContent = blocked ? "Unblock bot" : "Block bot";
    slot.node.classList.toggle("blocked", blocked);
  }

  nameTab({ tab, person }) {
    tab.replaceChildren(el("bdi", {}, person.first_name), person.role ? el("small", {}, person.role) : "");
  }

  news(slot) {
    if (slot.tab.getAttribute("aria-current") || slot.tab.querySelector(".news")) return;
    slot.tab.append(el("span", { class: "news" }, "new"));
  }

  turned({ target, isIntersecting }) {
    const slot = this.slots.find((each) => each.node === target);
    setAttribute(slot.tab, "aria-current", isIntersecting ? "true" : null);
    if (isIntersecting) slot.tab.querySelector(".news")?.remove();
  }
}

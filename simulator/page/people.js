/** The people who have a phone, and who of them is shown. */
import { addPerson } from "./api.js";
import { ask, field } from "./dialogs.js";

export const ROLES = ["candidate", "employer", "consultant"];

/** What a person is called in a list. */
export function personText({ first_name: name, last_name: surname, id }) {
  return `${[name, surname].filter(Boolean).join(" ")} (${id})`;
}

/** The ids of the three phones: those of the address bar, else the first of each role, else the first three people. */
export function chosenPeople(people, remembered) {
  const known = remembered.filter((id) => people.some((person) => person.id === id));
  const firsts = ROLES.map((role) => people.find((person) => person.role === role)).filter(Boolean);
  const order = [...known, ...firsts.map((person) => person.id), ...people.map((person) => person.id)];
  return [...new Set(order)].slice(0, 3);
}

export function rememberedPeople() {
  return location.hash.slice(1).split(",").map(Number).filter(Boolean);
}

export function remember(ids) {
  history.replaceState(null, "", `#${ids.filter(Boolean).join(",")}`);
}

/** Asks for a new person and adds them; resolves to the person or to `null`. */
export async function newPerson() {
  const values = await ask("New person", [
    field("First name", "first_name", { required: true, maxlength: 64 }),
    field("Last name", "last_name", { maxlength: 64 }),
    field("Username", "username", { maxlength: 32, dir: "ltr" }),
    field("Language code", "language_code", { value: "nl", maxlength: 8, dir: "ltr" }),
  ], { accept: "Add" });
  if (!values) return null;
  return addPerson(Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim())));
}

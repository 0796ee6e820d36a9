/** Contact cards: one's own, that of another person here, or any name and number. */
import { ask, choice, field } from "./dialogs.js";
import { personText } from "./people.js";

const OWN = "own";
const OTHER = "other";

/** Lets `person` choose a card; resolves to what the server takes as `contact`, or to `null`. */
export async function chooseContact(person, people) {
  const others = people.filter((each) => each.id !== person.id);
  const cards = [[OWN, "My own"], ...others.map((each) => [each.id, personText(each)]), [OTHER, "Somebody else…"]];
  const values = await ask("Send a contact", [choice("Whose card", "card", cards, OWN)], { accept: "Send" });
  if (!values) return null;
  if (values.card === OWN) return true;
  if (values.card === OTHER) return stranger();
  return card(others.find((each) => String(each.id) === values.card));
}

function stranger() {
  return ask("Send a contact", [
    field("First name", "first_name", { required: true, maxlength: 64 }),
    field("Phone number", "phone_number", { required: true, type: "tel", dir: "ltr" }),
  ], { accept: "Send" });
}

function card({ id, first_name, last_name }) {
  return { first_name, last_name, user_id: id, phone_number: `+316${String(id).slice(-8).padStart(8, "0")}` };
}

/** The page: three phones, and above them the clock, the faults and the calls. */
import { listPeople } from "./api.js";
import { Calls } from "./calls.js";
import { Clock } from "./clock.js";
import { el } from "./dom.js";
import { Faults } from "./faults.js";
import { chosenPeople, remember, rememberedPeople } from "./people.js";
import { Slots } from "./slots.js";
import { toast } from "./toast.js";

const RETRY_AFTER = 1000;
const LOOK_EVERY = 5000;
const SHOWN = 3;

const place = (id) => document.getElementById(id);
const problem = (text) => toast(place("page-toasts"), text, "problem");

function controls() {
  new Clock(place("clock"), problem);
  new Calls(place("calls"));
  new Faults(place("faults-panel"), {
    onProblem: problem,
    onCount: (count) => place("faults-count").replaceChildren(...(count ? [String(count), el("span", { class: "count-words" }, " in force")] : [])),
  });
  closeByEscape(place("faults"));
  closeByEscape(place("calls"));
}

function closeByEscape(fold) {
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !fold.open) return;
    fold.open = false;
    fold.querySelector("summary").focus();
  });
}

/** Keeps the people known: whoever gets a phone elsewhere can be chosen here, and the first ones are shown by themselves. */
async function phones() {
  const slots = new Slots(place("phones"), place("tabs"), { onChange: remember, onProblem: problem });
  let invited = null;
  for (;;) {
    try {
      const people = await listPeople();
      slots.know(people);
      for (const id of chosenPeople(people, rememberedPeople())) if (!slots.shows(id)) slots.add(people.find((person) => person.id === id));
      if (invited !== slots.count) invite(slots);
      invited = slots.count;
    } catch (error) {
      if (invited === null) place("invitation").textContent = `${error.message} Trying again…`;
    }
    await new Promise((resolve) => setTimeout(resolve, slots.count < SHOWN ? RETRY_AFTER : LOOK_EVERY));
  }
}

/** As long as fewer than three phones stand here, one more person may come. */
function invite(slots) {
  const invitation = place("invitation");
  invitation.hidden = slots.count >= SHOWN;
  if (invitation.hidden) return;
  const add = async () => {
    const person = await slots.invent();
    if (person && !slots.shows(person.id)) slots.add(person);
    invite(slots);
  };
  const text = slots.count ? "There is room for another phone." : "Nobody has a phone here yet.";
  invitation.replaceChildren(el("p", {}, text), el("button", { type: "button", class: "primary", onclick: add }, "Add a person"));
}

controls();
phones();

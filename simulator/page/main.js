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

async function people() {
  for (;;) {
    try {
      const answer = await listPeople();
      return answer.people ?? answer;
    } catch (error) {
      place("invitation").textContent = `${error.message} Trying again…`;
      await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER));
    }
  }
}

async function phones() {
  const known = await people();
  const slots = new Slots(place("phones"), place("tabs"), known, { onChange: remember, onProblem: problem });
  const byId = (id) => known.find((person) => person.id === id);
  const chosen = chosenPeople(known, rememberedPeople());
  chosen.forEach((id) => slots.add(byId(id)));
  invite(slots, chosen.length);
}

/** As long as fewer than three phones stand here, one more person may come. */
function invite(slots, shown) {
  const invitation = place("invitation");
  invitation.hidden = shown >= SHOWN;
  if (invitation.hidden) return;
  const add = async () => {
    const person = await slots.invent();
    if (!person) return;
    slots.add(person);
    invite(slots, shown + 1);
  };
  const text = shown ? "There is room for another phone." : "Nobody has a phone here yet.";
  invitation.replaceChildren(el("p", {}, text), el("button", { type: "button", class: "primary", onclick: add }, "Add a person"));
}

controls();
phones();

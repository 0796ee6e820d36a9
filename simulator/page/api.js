/** The simulator's HTTP interface for people: JSON in, JSON out. */

/** The server answered, but not with what was asked for. */
export class Refused extends Error {
  constructor(status, reason) {
    super(reason || `The simulator answered ${status}.`);
    this.status = status;
  }
}

/** No answer at all: the server is away. */
export class Away extends Error {
  constructor() {
    super("No connection with the simulator.");
  }
}

async function call(method, path, body, signal) {
  const request = { method, signal, cache: "no-store" };
  if (body !== undefined) {
    request.headers = { "Content-Type": "application/json" };
    request.body = JSON.stringify(body);
  }
  let response;
  let text;
  try {
    response = await fetch(path, request);
    text = await response.text();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Away();
  }
  const answer = read(text);
  if (!response.ok) throw new Refused(response.status, reasonOf(answer));
  return answer;
}

function read(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

function reasonOf(answer) {
  return answer?.error ?? "";
}

export const get = (path, signal) => call("GET", path, undefined, signal);
export const post = (path, body = {}) => call("POST", path, body);
export const remove = (path) => call("DELETE", path);

export const listPeople = () => get("/people");
export const addPerson = (person) => post("/people", person);
export const start = (person, payload) => post(`/people/${person}/start`, payload ? { payload } : {});
export const send = (person, content) => post(`/people/${person}/send`, content);
export const press = (person, button) => post(`/people/${person}/press`, button);
export const edit = (person, message, text) => post(`/people/${person}/edit`, { message_id: message, text });
export const block = (person) => post(`/people/${person}/block`);
export const unblock = (person) => post(`/people/${person}/unblock`);
export const fileAddress = (person, message) => `/people/${person}/files/${message}`;

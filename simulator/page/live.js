/** Follows one person's chat by long polling, and comes back by itself when the server was away. */
import { get } from "./api.js";

const WAIT_SECONDS = 25;
const FIRST_PAUSE = 400;
const LONGEST_PAUSE = 5000;

/**
 * Calls `onChat(chat)` with the whole chat at once and after every change, and `onConnection(true | false)` when the
 * connection comes or goes. Answers a function that ends it.
 */
export function followChat(person, onChat, onConnection) {
  const ended = new AbortController();
  poll(person, onChat, onConnection, ended.signal);
  return () => ended.abort();
}

async function poll(person, onChat, onConnection, signal) {
  let after = null;
  let pause = FIRST_PAUSE;
  while (!signal.aborted) {
    try {
      await visible(signal);
      const chat = await untilHidden(signal, (either) => get(chatAddress(person, after), either));
      if (signal.aborted) return;
      onConnection(true);
      if (chat.event !== after) onChat(chat);
      after = chat.event;
      pause = FIRST_PAUSE;
    } catch (error) {
      if (signal.aborted) return;
      if (error.name === "AbortError") continue;
      onConnection(false);
      after = null; // A server that came back may number its events anew.
      await rest(pause, signal);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }
}

function chatAddress(person, after) {
  return after === null ? `/people/${person}/chat` : `/people/${person}/chat?after=${after}&wait=${WAIT_SECONDS}`;
}

/** A browser opens six connections to one host for all its tabs together: a hidden tab gives its own back. */
function visible(signal) {
  if (!document.hidden) return Promise.resolve();
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true, signal });
    signal.addEventListener("abort", resolve, { once: true });
  });
}

async function untilHidden(signal, task) {
  const either = new AbortController();
  const stop = () => either.abort();
  const stopWhenHidden = () => document.hidden && stop();
  signal.addEventListener("abort", stop);
  document.addEventListener("visibilitychange", stopWhenHidden);
  try {
    return await task(either.signal);
  } finally {
    signal.removeEventListener("abort", stop);
    document.removeEventListener("visibilitychange", stopWhenHidden);
  }
}

function rest(milliseconds, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => { clearTimeout(timer); resolve(); }, { once: true });
  });
}

/** Telegram's own links: which of them open the bot, and with what. */

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
const HOSTS = ["t.me", "telegram.me", "telegram.dog"];

function parse(text) {
  try {
    return new URL(/^[a-z]+:/i.test(text) ? text : `https://${text}`);
  } catch {
    return null;
  }
}

/** The payload of a deep link (`""` when it has none), or `null` when the text is no link to a bot. */
export function deepLinkPayload(text) {
  const address = parse(text.trim());
  if (!address) return null;
  if (address.protocol === "tg:" && address.host === "resolve") return address.searchParams.get("start") ?? "";
  if (!HOSTS.includes(address.hostname)) return null;
  if (address.pathname.startsWith("/share")) return deepLinkPayload(address.searchParams.get("url") ?? "");
  return address.searchParams.get("start") ?? "";
}

/** What a person pasted: a link or the payload itself. `null` when it is neither. */
export function pastedPayload(text) {
  const trimmed = text.trim();
  if (trimmed === "" || PAYLOAD.test(trimmed)) return trimmed;
  return deepLinkPayload(trimmed);
}

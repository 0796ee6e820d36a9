/** A bot's HTML as DOM nodes: known tags only, no attribute but a safe link. */
import { el } from "./dom.js";

const TAGS = {
  B: "strong", STRONG: "strong", I: "em", EM: "em", U: "u", INS: "u", S: "s", DEL: "s", STRIKE: "s",
  CODE: "code", PRE: "pre", BLOCKQUOTE: "blockquote",
};
const SAFE_LINK = /^(https?:|tg:|mailto:|tel:)/i;

/** The nodes of `html`. Unknown tags lose their shell and keep their text; scripts and styles vanish whole. */
export function richText(html) {
  const parsed = new DOMParser().parseFromString(`<!doctype html><body><div>${html}</div>`, "text/html");
  return safeChildren(parsed.body);
}

function safeChildren(parent) {
  return [...parent.childNodes].flatMap(safeNode);
}

function safeNode(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) return [];
  if (node.tagName === "A") return [link(node)];
  if (isSpoiler(node)) return [spoiler(node)];
  if (node.tagName === "BR") return [document.createTextNode("\n")];
  const tag = TAGS[node.tagName];
  return tag ? [el(tag, {}, safeChildren(node))] : safeChildren(node);
}

function link(node) {
  const address = (node.getAttribute("href") ?? "").trim();
  if (!SAFE_LINK.test(address)) return el("span", {}, safeChildren(node));
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, safeChildren(node));
}

function isSpoiler(node) {
  return node.tagName === "TG-SPOILER" || (node.tagName === "SPAN" && node.classList.contains("tg-spoiler"));
}

/** Covered text that a click, Enter or the space bar uncovers. */
function spoiler(node) {
  const text = el("span", { class: "spoiler-text", "aria-hidden": "true" }, safeChildren(node));
  const cover = el("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Show the hidden text" }, text);
  const uncover = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    cover.replaceWith(el("span", { class: "spoiler-shown" }, ...text.childNodes));
  };
  cover.addEventListener("click", uncover);
  cover.addEventListener("keydown", uncover);
  return cover;
}

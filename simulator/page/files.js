/** Photos, voice notes and documents: shown in a message, chosen from the disk. */
import { fileAddress } from "./api.js";
import { el, icon, ICONS } from "./dom.js";

const UNITS = ["bytes", "kB", "MB", "GB"];

/** What a kind of file is called, and which files its picker offers. */
export const KINDS = {
  photo: { label: "Photo", accept: "image/*" },
  voice: { label: "Voice note", accept: "audio/*,.ogg,.oga,.opus" },
  document: { label: "Document", accept: "" },
};

/** A number of bytes for people. */
export function sizeText(bytes) {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < UNITS.length - 1) { size /= 1000; unit += 1; }
  return `${unit && size < 10 ? size.toFixed(1) : Math.round(size)} ${UNITS[unit]}`;
}

/** The nodes that show the file of a message. */
export function attachment(person, message) {
  const { kind, name, size, caption } = message.file;
  const address = fileAddress(person, message.message_id);
  if (kind === "photo") return [picture(address, caption || name || "Photo")];
  if (kind === "voice" || kind === "audio") return [el("audio", { controls: true, preload: "metadata", src: address, "aria-label": "Voice note" })];
  return [documentLink(address, name || kind, size)];
}

function picture(address, text) {
  return el("a", { href: address, target: "_blank", class: "photo" }, el("img", { src: address, alt: text, loading: "lazy" }));
}

function documentLink(address, name, size) {
  return el("a", { href: address, download: name, class: "document" },
    el("span", { class: "document-mark" }, icon(ICONS.file)),
    el("span", { class: "document-name" }, el("bdi", {}, name), size ? el("small", {}, sizeText(size)) : null));
}

/** Lets a person choose a file of a kind; resolves to it, or to `null`. */
export function chooseFile(kind) {
  const picker = el("input", { type: "file", accept: KINDS[kind].accept, class: "file-picker", "aria-label": KINDS[kind].label, tabindex: "-1" });
  document.body.append(picker);
  return new Promise((resolve) => {
    picker.addEventListener("change", () => resolve(picker.files[0] ?? null));
    picker.addEventListener("cancel", () => resolve(null));
    picker.click();
  }).finally(() => picker.remove());
}

/** A file as `{name, base64}`. */
export function encoded(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: reader.result.slice(reader.result.indexOf(",") + 1) });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}

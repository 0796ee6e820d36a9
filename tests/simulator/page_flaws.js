/* Looks at the open page as a careful reader would; answers a list of sentences, empty when all is well. */
() => {
  const flaws = [];
  const shown = (node) => node.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const where = (node) => `${node.tagName.toLowerCase()}.${node.className} "${node.textContent.trim().slice(0, 30)}"`;

  if (!document.documentElement.lang) flaws.push("the page does not say its language");
  if (document.querySelectorAll("h1").length !== 1) flaws.push("there is not one main heading");
  if (document.querySelectorAll("main").length !== 1) flaws.push("there is not one main part");
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) flaws.push(`two elements are #${id}`);
  for (const node of document.querySelectorAll("[aria-describedby], [aria-labelledby], [aria-controls]"))
    for (const name of ["aria-describedby", "aria-labelledby", "aria-controls"])
      if (node.hasAttribute(name) && !document.getElementById(node.getAttribute(name))) flaws.push(`${name} of ${where(node)} leads nowhere`);

  const named = (node) => node.ariaLabel || node.textContent.trim() || node.labels?.[0]?.textContent.trim() || node.alt;
  for (const node of document.querySelectorAll("button, a[href], input, select, textarea, summary, img, [role=button]"))
    if (!named(node)) flaws.push(`${where(node)} has no name`);
  for (const log of document.querySelectorAll("[role=log]")) if (log.ariaLive !== "polite") flaws.push("a list of messages is not announced");

  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      layers.push(colour);
      if (colour[3] === 255) break;
    }
    return layers.reverse().reduce((under, over) => under.map((c, i) => (i < 3 ? c + (over[i] - c) * (over[3] / 255) : 255)));
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const node = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || !shown(node) || node.closest("noscript, script, option, datalist, .visually-hidden")) continue;
    const style = getComputedStyle(node);
    const [a, b] = [light(rgba(style.color)), light(behind(node))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) flaws.push(`${where(node)} has a contrast of ${contrast.toFixed(2)}`);
  }
  return flaws;
}

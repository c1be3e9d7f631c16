// Adds a search to the page. Where scripts do not run there is none, and everything can be read all the same.
(() => {
  "use strict";
  const root = document.currentScript.src.replace(/[^/]*$/, "");
  const MOST = 30;

  const made = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  const input = made("input", { type: "search", placeholder: "Search", autocomplete: "off" });
  input.setAttribute("aria-label", "Search the framework");
  const count = made("p");
  count.setAttribute("role", "status");
  const list = made("ul");
  const found = made("div", { className: "found", hidden: true }, count, list);
  const form = made("form", { className: "search" }, input, found);
  form.setAttribute("role", "search");
  document.querySelector("header.site").append(form);

  // The index is fetched once somebody begins to search.
  let index = null;
  const load = () => {
    if (index) return index;
    index = new Promise((resolve) => {
      const script = made("script", { src: root + "search-index.js" });
      script.onload = () => resolve(window.stepsIndex.map((entry) => [entry, plain(entry.join(" ")), plain(entry[1])]));
      script.onerror = () => resolve([]);
      document.head.append(script);
    });
    return index;
  };

  const matches = (entries, words) => {
    const all = entries.filter(([, text]) => words.every((word) => text.includes(word)));
    const isNamed = ([, , name]) => words.every((word) => name.includes(word));
    return [...all.filter(isNamed), ...all.filter((entry) => !isNamed(entry))].map(([entry]) => entry);
  };

  const show = async () => {
    const words = plain(input.value).split(/\s+/).filter((word) => word);
    if (words.length === 0) {
      found.hidden = true;
      return;
    }
    const all = matches(await load(), words);
    const links = all.slice(0, MOST).map(([kind, name, address, text]) => {
      const where = kind === "Example" ? text : kind;
      return made("li", {}, made("a", { href: root + address }, name, made("span", { className: "quiet" }, where)));
    });
    list.replaceChildren(...links);
    const shown = all.length > MOST ? `, the first ${MOST} of them here` : "";
    count.textContent = all.length === 0 ? "Nothing found" : `${all.length} found${shown}`;
    found.hidden = false;
  };

  input.addEventListener("focus", load, { once: true });
  input.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      found.hidden = true;
      input.focus();
    }
  });
  // A link to the same page closes the list as well.
  list.addEventListener("click", () => { found.hidden = true; });
  document.addEventListener("click", (event) => {
    if (!form.contains(event.target)) found.hidden = true;
  });
})();

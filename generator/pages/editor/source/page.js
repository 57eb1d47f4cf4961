// Small helpers for elements. Nothing is ever written as markup.
export function element(name, properties = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key in made && !key.includes("-")) made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...content.filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

// Words of a catalog in the language of the page, else in the first they are in.
export const inReadersLanguage = (words) => (typeof words === "object" && words !== null ? words[document.documentElement.lang] ?? Object.values(words)[0] : words);

let made = 0;
export const newId = () => `edit-${++made}`;

export const button = (words, label, onclick) => {
  const one = element("button", { type: "button", className: "edit-button", onclick }, words);
  if (label && label !== words) one.setAttribute("aria-label", label);
  return one;
};

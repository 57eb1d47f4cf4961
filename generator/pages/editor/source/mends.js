// What a click can do about a value that has not the shape it needs: each as [words, value]; `GONE` takes it away.

export const GONE = undefined;

export const slugOf = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60).replace(/-$/, "");

const NUMBER = /-?\d+(?:\.\d+)?/;
const DAY = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/; // month/day/year, as people of the United States write it

// `say` gives the form's words, `option` those of a closed list; `fits` says whether a value has the shape of the field.
export function mendsOf({ keyword, limit }, value, schema, { say, option, fits }) {
  if (keyword === "unknown_field" || keyword === "minProperties") return [[say("remove"), GONE]];
  if (keyword === "minimum" || keyword === "maximum") return [[String(limit), limit]];
  const tries = [];
  if (typeof value === "string") {
    const text = value.trim();
    const day = DAY.exec(text);
    tries.push(text, slugOf(text), text.split("/").map((part) => part.trim()).join("/").toLowerCase(), `https://${text.replace(/^\w+:\/*/, "")}`);
    if (day) tries.push(`${day[3]}-${day[1].padStart(2, "0")}-${day[2].padStart(2, "0")}`);
    if (NUMBER.test(text)) tries.push(Number(NUMBER.exec(text.replace(/(\d),(?=\d{3}\b)/g, "$1"))[0]));
    if (/^(?:yes|true|sí|si)$/i.test(text)) tries.push(true);
    if (/^(?:no|false)$/i.test(text)) tries.push(false);
    tries.push(...(schema.enum ?? []).filter((one) => near(text, one) || near(text, option(one))));
  } else if (typeof value === "number") tries.push(String(value));
  if (value !== "" && !Array.isArray(value)) tries.push([value]);
  const good = tries.find((one) => one !== value && one !== "" && fits(one));
  return good === undefined ? [] : [[typeof good === "boolean" ? say(good ? "yes" : "no") : schema.enum ? option(good) : String(good), good]];
}

const plain = (words) => slugOf(String(words));
const near = (typed, option) => plain(typed) !== "" && (plain(option).startsWith(plain(typed)) || plain(typed).startsWith(plain(option)));

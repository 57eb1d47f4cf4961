// What changes between two texts, line by line, as a unified diff shows it.
import { matches } from "./rewrite.js";

const AROUND = 3;

// Lines as [sign, text]; "@" stands where unchanged lines are left out.
export function changedLines(before, after) {
  const [old, now] = [lines(before), lines(after)];
  let start = 0;
  let end = 0;
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++;
  while (end < Math.min(old.length, now.length) - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const middle = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  if (!middle[0].length && !middle[1].length) return [];
  const found = [];
  let [at, from] = [0, 0];
  for (const [keptAt, keptFrom] of [...matches(...middle), [middle[0].length, middle[1].length]]) {
    while (at < keptAt) found.push(["-", middle[0][at++]]);
    while (from < keptFrom) found.push(["+", middle[1][from++]]);
    if (at < middle[0].length) found.push([" ", middle[0][at]]);
    at++;
    from++;
  }
  const lead = old.slice(Math.max(0, start - AROUND), start).map((line) => [" ", line]);
  const tail = old.slice(old.length - end, old.length - end + AROUND).map((line) => [" ", line]);
  return shortened([...lead, ...found, ...tail]);
}

function lines(text) {
  const all = text.split(/\r?\n/);
  if (all.at(-1) === "") all.pop();
  return all;
}

function shortened(all) {
  const near = (at) => all.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(([sign]) => sign !== " ");
  return all.flatMap((line, at) => (near(at) ? [line] : near(at - 1) ? [["@", ""]] : []));
}

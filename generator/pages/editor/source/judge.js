// "Check it as the repository will": our own Python in a worker, started by a click only, which then follows each change.
import { button, element } from "./page.js";

const PAUSE = 700; // milliseconds after the last change
const THEIR_LANGUAGE = "en"; // that of the check

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

export class Judge {
  // `address` is that of the worker, "" where the site has none; `judged` hears that there is a new answer.
  constructor({ address, say, folder, named, judged }) {
    Object.assign(this, { address, say, folder, named, judged, number: 0, said: null });
    this.status = element("p", { className: "edit-note" });
    this.status.setAttribute("role", "status");
    this.result = element("div", {});
    this.start = button(say("judge"), "", () => this.begin());
    this.element = element("section", {}, element("h2", {}, say("judge_title")),
      ...(address ? [element("p", { className: "edit-help" }, say("judge_how")), this.start, this.status, this.result] : [element("p", {}, say("judge_later"))]));
  }

  begin() {
    if (this.worker) return;
    this.start.disabled = true;
    this.status.textContent = this.say("judge_loading");
    this.worker = new Worker(this.address, { type: "module" });
    this.worker.addEventListener("message", ({ data }) => this.hear(data));
    this.worker.addEventListener("error", (event) => this.fail(event.message));
    this.ask();
  }
  fail(reason) {
    console.error(reason);
    this.worker?.terminate();
    this.worker = null;
    this.start.disabled = false;
    this.status.textContent = this.say("judge_failed");
  }

  // The files as they are now: their texts by their paths. Ask again if they are others than those last judged.
  follow(texts) {
    this.texts = texts;
    if (!this.worker || this.knows(texts)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }
  ask() {
    if (this.said?.texts !== undefined) this.status.textContent = this.say("judge_working");
    this.number++;
    this.asked = this.texts;
    const files = Object.fromEntries(Object.entries(this.texts).map(([path, text]) => [path.slice(this.folder.length + 1), text]));
    this.worker.postMessage({ number: this.number, asked: JSON.stringify({ files, folder: this.folder, as_of: today() }) });
  }
  hear({ number, answer, failed }) {
    if (failed) this.fail(failed);
    else if (number === this.number) {
      this.said = { texts: this.asked, ...JSON.parse(answer) };
      this.show();
      this.judged();
    }
  }
  knows(texts) {
    return this.said !== null && JSON.stringify(this.said.texts) === JSON.stringify(texts);
  }

  // What was found new in a file, if these texts were judged; null where nobody knows.
  findings(texts, path) {
    return this.knows(texts) ? this.said.findings.filter((one) => one.new && one.file === path) : null;
  }
  show() {
    const { say, said } = this;
    const found = said.findings.filter((one) => one.new);
    const elsewhere = found.filter(({ file }) => !Object.hasOwn(said.texts, file));
    const { impact } = said;
    this.status.textContent = found.length ? say(found.length === 1 ? "judge_one" : "judge_many", { count: found.length }) : say("judge_good");
    // What happens to several organizations alike is said once.
    const seen = new Map();
    for (const { organization, name, sees } of impact.effects) {
      const key = JSON.stringify([name, sees.join(" ")]);
      seen.set(key, [...(seen.get(key) ?? []), this.named(organization)]);
    }
    const rows = [...seen].map(([key, who]) => [...JSON.parse(key), who.join(", ")]).map(([name, sees, who]) => element("li", {}, element("strong", {}, name), ` (${who}): ${sees}`));
    this.result.replaceChildren(
      element("p", { lang: THEIR_LANGUAGE }, element("strong", {}, impact.headline)),
      elsewhere.length ? element("ul", { lang: THEIR_LANGUAGE }, ...elsewhere.map((one) => element("li", {}, element("strong", {}, one.title), ` ${one.message} ${one.fix} (${one.file})`))) : "",
      rows.length ? element("ul", { lang: THEIR_LANGUAGE }, ...rows) : "");
  }
}

// A finding as the form shows it: where, and in its own words.
export const asProblem = ({ pointer, title, message, fix }) => ({
  path: pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")),
  words: element("span", { lang: THEIR_LANGUAGE }, element("strong", {}, `${title}. `), message, " ", fix),
});

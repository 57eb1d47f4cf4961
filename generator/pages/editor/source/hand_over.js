// The ways out on the page: GitHub, a copy, a file, an email, and for whoever has a token, all at once.
import { propose, Refused } from "./github.js";
import { button, element, newId } from "./page.js";
import { editAddress, emailAddress, newFileAddress } from "./ways_out.js";

// How one file is handed over.
export function waysOf(file, { catalog, say }) {
  const { repository, email } = catalog;
  const { path, text, target } = file;
  const copied = element("span", { className: "edit-note" });
  copied.setAttribute("role", "status");
  const whole = element("details", {}, element("summary", {}, say("whole_text")), element("textarea", { readOnly: true, rows: 12, value: text, spellcheck: false, ariaLabel: say("whole_text") }));
  const copy = button(say("copy"), "", async () => {
    try {
      await navigator.clipboard.writeText(text);
      copied.textContent = say("copied");
    } catch {
      whole.open = true;
      whole.querySelector("textarea").select();
      copied.textContent = say("copy_by_hand");
    }
  });
  const parts = [];
  const address = repository && !target.file && file.hasId ? newFileAddress(catalog, path, text) : "";
  if (address) parts.push(element("p", {}, element("a", { href: address, className: "button" }, say("propose_new"))), element("p", { className: "edit-help" }, say("propose_new_how")));
  else if (repository) {
    const open = target.file ? editAddress(catalog, path) : newFileAddress(catalog, path, "");
    parts.push(element("ol", { className: "edit-steps-out" }, element("li", {}, copy, " ", copied), element("li", {}, element("a", { href: open }, say("open_github")), " ", say("paste_how")), element("li", {}, say("propose_how"))));
  } else parts.push(element("p", {}, copy, " ", copied));
  const link = element("a", { href: URL.createObjectURL(new Blob([text], { type: "text/yaml" })), download: path.split("/").at(-1) }, say("download"));
  const ways = [element("li", {}, link)];
  if (email) ways.push(element("li", {}, element("a", { href: emailAddress(email, say("email_subject", { file: path }), `${path}\n\n${text}`, say("email_attach", { file: path })) }, say("email"))));
  return [...parts, element("p", {}, say("other_ways")), element("ul", {}, ...ways), whole];
}

// All files in one proposal, for whoever has a token. It is nowhere but in this part of the page, which stays the same.
export class TokenWay {
  constructor({ catalog, say, files, done }) {
    Object.assign(this, { catalog, say, files, done });
    const [token, title, help] = [newId(), newId(), newId()];
    this.token = element("input", { id: token, type: "password", autocomplete: "off", spellcheck: false });
    this.token.setAttribute("aria-describedby", help);
    this.title = element("input", { id: title, type: "text", maxLength: 120 });
    this.answer = element("div", { className: "edit-answer", tabIndex: -1 });
    this.answer.setAttribute("role", "status");
    this.send = button(say("token_send"), "", () => this.propose());
    this.element = element("details", { className: "edit-token" }, element("summary", {}, say("token")),
      element("p", { id: help, className: "edit-help" }, say("token_how", { repository: catalog.repository })),
      element("p", {}, element("label", { htmlFor: token }, say("token_label")), this.token),
      element("p", {}, element("label", { htmlFor: title }, say("token_title")), this.title),
      this.send, this.answer);
  }

  suggest(words) {
    this.title.placeholder = words;
  }
  async propose() {
    if (this.busy) return;
    const { say } = this;
    this.busy = true;
    this.answer.replaceChildren(say("token_working"));
    try {
      const files = this.files().map(({ path, text, base }) => ({ path, text, base }));
      const address = await propose(this.catalog, this.token.value.trim(), this.title.value.trim() || this.title.placeholder, files);
      this.answer.replaceChildren(say("token_done"), " ", element("a", { href: address }, say("token_see")));
      this.done();
    } catch (problem) {
      const { key, values, address } = problem instanceof Refused ? problem : new Refused("failed");
      this.answer.replaceChildren(say(`token_${key}`, values), ...(address ? [" ", element("a", { href: address }, say("token_open"))] : []));
      if (!(problem instanceof Refused)) console.error(problem);
    } finally {
      this.busy = false;
    }
    this.answer.focus();
  }
}

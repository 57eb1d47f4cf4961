// A proposal by GitHub's own interface: one branch, one commit with every file, one pull request.
// https://docs.github.com/rest; the token is a fine-grained one, for contents and pull requests of this repository.
const API = "https://api.github.com";
const PATIENCE = 20_000; // milliseconds
const FILE_MODE = "100644";

// What keeps a proposal from being made: the key of its sentence, values for it, and an address that helps.
export class Refused extends Error {
  constructor(key, values = {}, address = "") {
    super(key);
    Object.assign(this, { key, values, address });
  }
}

const encoded = (path) => path.split("/").map(encodeURIComponent).join("/");

class Repository {
  constructor(repository, token) {
    this.path = `/repos${new URL(repository).pathname.replace(/\/$/, "")}`;
    this.token = token;
  }

  // The answer to what is asked; `allowed` are states beside success that the caller understands.
  async ask(method, path, body, { accept = "application/vnd.github+json", allowed = [] } = {}) {
    let answer;
    try {
      answer = await fetch(`${API}${this.path}${path}`, {
        method, credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store", signal: AbortSignal.timeout(PATIENCE),
        headers: { Accept: accept, Authorization: `Bearer ${this.token}`, "X-GitHub-Api-Version": "2022-11-28", ...(body && { "Content-Type": "application/json" }) },
        body: body && JSON.stringify(body),
      });
    } catch {
      throw new Refused("no_answer");
    }
    if (answer.ok || allowed.includes(answer.status)) return answer;
    throw new Refused(await reason(answer), { status: answer.status });
  }
  async json(...asked) {
    return (await this.ask(...asked)).json();
  }
}

async function reason(answer) {
  if (answer.status === 401) return "refused";
  if (answer.status === 429 || (answer.status === 403 && answer.headers.get("x-ratelimit-remaining") === "0")) return "wait";
  if (answer.status === 403) return "may_not";
  if (answer.status === 404) return "not_seen";
  return answer.status >= 500 ? "github_down" : "other";
}

// Propose `files` ({path, text, base}; the base of a new file is "") under a title. Returns the address of the pull
// request. Throws Refused; nothing that others see has changed then, or its address says where it is.
export async function propose({ repository, branch }, token, title, files) {
  // What cannot stand in a header is no token.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new Refused("refused");
  const github = new Repository(repository, token);
  const { object: { sha } } = await github.json("GET", `/git/ref/heads/${encoded(branch)}`);
  for (const { path, base } of files) {
    const answer = await github.ask("GET", `/contents/${encoded(path)}?ref=${sha}`, null, { accept: "application/vnd.github.raw+json", allowed: [404] });
    const now = answer.status === 404 ? "" : await answer.text();
    if (now !== base) throw new Refused(base ? "changed_since" : "exists", { file: path });
  }
  const before = await github.json("GET", `/git/commits/${sha}`);
  const tree = await github.json("POST", "/git/trees", { base_tree: before.tree.sha, tree: files.map(({ path, text }) => ({ path, mode: FILE_MODE, type: "blob", content: text })) });
  const commit = await github.json("POST", "/git/commits", { message: title, tree: tree.sha, parents: [sha] });
  const head = `form-${commit.sha.slice(0, 12)}`;
  await github.json("POST", "/git/refs", { ref: `refs/heads/${head}`, sha: commit.sha });
  try {
    const made = await github.json("POST", "/pulls", { title, head, base: branch, maintainer_can_modify: true });
    return `${repository}/pull/${Number(made.number)}`;
  } catch (problem) {
    if (!(problem instanceof Refused)) throw problem;
    throw new Refused("no_pull_request", { branch: head }, `${repository}/compare/${encoded(branch)}...${encoded(head)}?expand=1`);
  }
}
